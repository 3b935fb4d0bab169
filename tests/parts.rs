//! A feed that comes in parts, as a cluster has it: what the parts teach is what the feed teaches, and what is found in them
//! is what is found in the feed, to the byte.

mod desk;

use desk::Desk;
use snapbox::cmd::OutputAssert;
use snapbox::str;
use std::fs;

/// One article a line. One in twenty spells a name otherwise, and one in four repeats a word.
fn article(number: usize) -> String {
    let name = if number % 20 == 7 { "Thorvaldsson" } else { "Thorvaldson" };
    let verb = if number.is_multiple_of(4) { "froze froze" } else { "froze" };
    format!(
        "{{\"id\": \"wire/{number:03}\", \"title\": \"Bank Acts In Case {number}\", \"text\": \"The bank {verb} the accounts of \
         Henrik {name}.\\n\\nIt was case {number}, the \\u201ccourt\\u201d said.\"}}\n"
    )
}

fn feed() -> Vec<String> {
    (0..60).map(article).collect()
}

fn piped(desk: &Desk, args: &[&str], bytes: impl AsRef<[u8]>) -> OutputAssert {
    desk.command(args).stdin(bytes.as_ref()).assert()
}

fn learnt(desk: &Desk, lines: &[String]) -> Vec<u8> {
    let args = ["learn", "--isolated", "--input-format", "jsonl", "-o", "-", "-"];
    piped(desk, &args, lines.concat()).code(0).get_output().stdout.clone()
}

const CHECK: [&str; 10] = [
    "check",
    "--isolated",
    "--no-desk",
    "--quiet",
    "--input-format",
    "jsonl",
    "--path-field",
    "id",
    "--format=json",
    "-",
];

fn checked(desk: &Desk, lines: &[String]) -> String {
    let found = piped(desk, &[&CHECK[..], &["--against", "all.names"]].concat(), lines.concat());
    String::from_utf8(found.get_output().stdout.clone()).unwrap()
}

#[test]
fn an_archive_goes_through_pipes() {
    let desk = Desk::new("parts-pipes").with("feed.jsonl", feed().concat());
    desk.run(&["learn", "--isolated", "feed.jsonl", "-o", "all.names"]).code(0);
    let whole = fs::read(desk.0.join("all.names")).unwrap();
    assert!(learnt(&desk, &feed()) == whole);
    let parts: Vec<u8> = feed().chunks(7).flat_map(|part| learnt(&desk, part)).collect();
    let merged = piped(&desk, &["learn", "--merge", "-o", "-", "-"], &parts).code(0).stderr_eq(str![[r#"
<stdout>: 60 articles, 3 names, 1 kilobyte

"#]]);
    assert!(merged.get_output().stdout == whole);
    piped(&desk, &["learn", "--merge", "-o", "twice.names", "-", "all.names"], &parts).code(0);
    assert_eq!(desk.files(), ["all.names", "feed.jsonl", "twice.names"]);
}

#[test]
fn a_part_without_articles_has_an_archive_that_adds_nothing() {
    let desk = Desk::new("parts-empty");
    let (nothing, all) = (learnt(&desk, &[]), learnt(&desk, &feed()));
    let merged = piped(&desk, &["learn", "--merge", "-o", "-", "-"], [nothing, all.clone()].concat()).code(0);
    assert!(merged.get_output().stdout == all);
    piped(&desk, &["learn", "--merge", "-o", "-", "-"], "").code(0);
}

#[test]
fn a_part_that_cannot_be_read_has_no_archive() {
    let desk = Desk::new("parts-unread").with("feed.jsonl", feed().concat());
    desk.run(&["learn", "--isolated", "feed.jsonl", "nowhere", "-o", "-"]).code(2).stdout_eq("");
}

#[test]
fn archives_that_were_cut_on_their_way_are_refused() {
    let desk = Desk::new("parts-cut");
    let all = learnt(&desk, &feed());
    for cut in [1, 40, all.len() - 1, all.len() + 8, 2 * all.len() - 1] {
        let sent = [all.as_slice(), all.as_slice()].concat();
        piped(&desk, &["learn", "--merge", "-o", "-", "-"], &sent[..cut]).code(2).stdout_eq("");
    }
}

#[test]
fn what_is_found_in_the_parts_is_what_is_found_in_the_feed() {
    let desk = Desk::new("parts-check");
    let feed = feed();
    fs::write(desk.0.join("all.names"), learnt(&desk, &feed)).unwrap();
    let whole = checked(&desk, &feed);
    let found = |rule: &str| whole.lines().filter(|line| line.contains(rule)).count();
    assert_eq!((found("repeated-word"), found("in 57 articles of all.names")), (15, 3));
    for size in [1, 7, 25, 60] {
        let parts: String = feed.chunks(size).map(|part| checked(&desk, part)).collect();
        assert!(parts == whole, "in parts of {size}");
    }
}

#[test]
fn an_article_that_names_itself_is_a_file_of_one_line() {
    let desk = Desk::new("parts-path");
    let lines = [article(1), "\n".to_owned(), article(4), article(7).replace("\"id\"", "\"key\"")].concat();
    let args =
        ["check", "--isolated", "--rule", "duplicates/repeated-word", "--input-format", "jsonl", "--format", "short"];
    let found =
        |more: &[&str]| piped(&desk, &[&args[..], more].concat(), lines.replace("7, the", "7, the the")).code(1);
    found(&["--path-field", "id", "-"]).stdout_eq(str![[r#"
wire/004:1:76: warning: the word "froze" stands twice in a row [duplicates/repeated-word]
<stdin>:4:136: error: the word "the" stands twice in a row [duplicates/repeated-word]

"#]]);
    found(&["-"]).stdout_eq(str![[r#"
<stdin>:3:76: warning: the word "froze" stands twice in a row [duplicates/repeated-word]
<stdin>:4:136: error: the word "the" stands twice in a row [duplicates/repeated-word]

"#]]);
    fs::write(desk.0.join("feed.jsonl"), &lines).unwrap();
    desk.run(&[&args[..], &["--path-field", "id", "feed.jsonl"]].concat()).code(1).stdout_eq(str![[r#"
wire/004:1:76: warning: the word "froze" stands twice in a row [duplicates/repeated-word]

"#]]);
}

#[test]
fn a_number_names_an_article_and_nothing_else_does() {
    let desk = Desk::new("parts-number");
    let line = |id: &str| format!("{{\"id\": {id}, \"text\": \"They met on the the bridge.\"}}\n");
    let lines: String = ["17", "\"\"", "null", "[1]", "\"caf\\u00e9\""].map(line).concat();
    let args = ["check", "--isolated", "--rule", "duplicates/repeated-word", "--format", "short", "--path-field", "id"];
    let args = [&args[..], &["--input-format", "jsonl", "-"]].concat();
    piped(&desk, &args, lines).code(1).stdout_eq(str![[r#"
17:1:37: error: the word "the" stands twice in a row [duplicates/repeated-word]
<stdin>:2:37: error: the word "the" stands twice in a row [duplicates/repeated-word]
<stdin>:3:39: error: the word "the" stands twice in a row [duplicates/repeated-word]
<stdin>:4:38: error: the word "the" stands twice in a row [duplicates/repeated-word]
café:1:46: error: the word "the" stands twice in a row [duplicates/repeated-word]

"#]]);
}

#[test]
fn stets_and_overrides_know_an_article_by_the_path_that_it_gives_itself() {
    let config = "[[stet]]\nrule = \"duplicates/repeated-word\"\npath = \"wire/004\"\nreason = \"so he said\"\n\
                  [[override]]\npaths = [\"wire/008\"]\nseverity = { duplicates = \"note\" }\n";
    let desk = Desk::new("parts-stet").with("copydesk.toml", config);
    let args =
        ["check", "--rule", "duplicates/repeated-word", "--input-format", "jsonl", "--path-field", "id", "--format"];
    let lines = [4, 8, 16].map(article).concat();
    piped(&desk, &[&args[..], &["short", "-"]].concat(), lines).code(1).stdout_eq(str![[r#"
wire/008:1:76: note: the word "froze" stands twice in a row [duplicates/repeated-word]
wire/016:1:77: warning: the word "froze" stands twice in a row [duplicates/repeated-word]

"#]]);
}

#[test]
fn a_baseline_of_the_feed_holds_in_its_parts() {
    let desk = Desk::new("parts-baseline");
    let feed = feed();
    fs::write(desk.0.join("all.names"), learnt(&desk, &feed)).unwrap();
    let args = [&CHECK[..], &["--against", "all.names"]].concat();
    piped(&desk, &[&args[..], &["--write-baseline", "accepted.json"]].concat(), feed.concat()).code(0);
    // One slip more, like one that was accepted in another part.
    let more = article(300).replace("300", "301");
    for part in feed.chunks(20) {
        let part = [part.concat(), more.clone()].concat();
        let found = piped(&desk, &[&args[..], &["--baseline", "accepted.json"]].concat(), part).code(1);
        let found = String::from_utf8(found.get_output().stdout.clone()).unwrap();
        assert!(!found.is_empty() && found.lines().all(|line| line.contains("\"path\":\"wire/301\"")), "{found}");
    }
}

#[test]
fn articles_that_name_themselves_are_not_mended() {
    let desk = Desk::new("parts-fix").with("feed.jsonl", article(4));
    for job in ["--fix", "--diff", "--since=HEAD"] {
        desk.run(&["check", "--isolated", "--path-field", "id", job, "feed.jsonl"]).code(2).stdout_eq("");
    }
    assert_eq!(fs::read_to_string(desk.0.join("feed.jsonl")).unwrap(), article(4));
}
