//! `--cache`: a second run says what the first said, whatever lies in the cache.

mod desk;

use desk::Desk;
use snapbox::str;
use std::fs;

const SLIP: &str = "The delegation visited Stepanekert last week.\n\nThe streets of Stepanakert were calm.\n\n\
                    It will stay in Stepanakert until Monday.\n";
const TWICE: &str = "The talks ended on on Monday without a statement.\n";
const ELSEWHERE: &str = "A speech by Steven Warhtel was long, and the chamber was full.\n";
const HERE: &str = "The letter was read by Steven Warthel in the chamber.\n\nMr. Warhtel did not comment on it.\n";

fn desk(name: &str) -> Desk {
    let desk = Desk::new(&format!("cache-{name}")).with("a.txt", SLIP).with("b.txt", TWICE);
    desk.with("c.txt", ELSEWHERE).with("d.txt", HERE)
}

/// The findings of a run, which must end as every run over these articles does.
fn findings(desk: &Desk, args: &[&str]) -> String {
    let run = desk.run(&[&["check", "--format", "json"], args].concat()).code(1);
    String::from_utf8(run.get_output().stdout.clone()).unwrap()
}

fn cold(desk: &Desk) -> String {
    findings(desk, &["--isolated", "."])
}

fn warm(desk: &Desk) -> String {
    findings(desk, &["--isolated", "--cache", "kept", "."])
}

#[test]
fn a_second_run_says_what_the_first_said() {
    let desk = desk("again");
    let expected = cold(&desk);
    assert!(expected.lines().count() > 2);
    assert_eq!(warm(&desk), expected);
    for threads in ["1", "2", "8"] {
        assert_eq!(findings(&desk, &["--isolated", "--cache", "kept", "--threads", threads, "."]), expected);
    }
}

#[test]
fn what_did_not_change_is_not_written_again() {
    let desk = desk("unchanged");
    warm(&desk);
    let file = desk.0.join("kept/articles.cache");
    let before = fs::metadata(&file).unwrap().modified().unwrap();
    warm(&desk);
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), before);
}

#[test]
fn an_article_that_changed_is_read_anew() {
    let desk = desk("changed");
    warm(&desk);
    let desk = desk.with("b.txt", format!("A line above.\n\n{TWICE}"));
    let expected = cold(&desk);
    assert!(expected.contains("\"path\":\"b.txt\",\"line\":3"));
    assert_eq!(warm(&desk), expected);
    assert_eq!(warm(&desk), expected);
}

#[test]
fn other_settings_and_lists_have_findings_of_their_own() {
    let desk = desk("settings").with("house.names", "Stepanakert -> Stepanekert\n");
    warm(&desk);
    let with = |args: &[&str]| findings(&desk, &[args, &["--cache", "kept", "."]].concat());
    let without = |args: &[&str]| findings(&desk, &[args, &["."]].concat());
    for args in [&["--isolated", "--names", "house.names"][..], &["--isolated", "--rule", "duplicates"]] {
        assert_eq!(with(args), without(args));
        assert_ne!(with(args), cold(&desk));
    }
    let desk = desk.with("copydesk.toml", "[severity]\n\"duplicates\" = \"note\"\n");
    assert_eq!(findings(&desk, &["--cache", "kept", "."]), findings(&desk, &["."]));
}

#[test]
fn an_article_that_was_read_alone_is_compared_when_others_come() {
    let desk = desk("alone");
    findings(&desk, &["--isolated", "--cache", "kept", "d.txt"]);
    assert_eq!(warm(&desk), cold(&desk));
}

#[test]
fn lines_of_one_file_are_kept_one_by_one() {
    let line = |text: &str| format!("{{\"text\":{}}}\n", serde_json::to_string(text).unwrap());
    let desk = Desk::new("cache-lines").with("a.jsonl", [SLIP, TWICE, HERE].map(line).concat());
    let expected = cold(&desk);
    assert_eq!((warm(&desk), warm(&desk)), (expected.clone(), expected));
}

#[test]
fn damaged_and_foreign_caches_are_as_none() {
    let desk = desk("damaged");
    let expected = cold(&desk);
    warm(&desk);
    let whole = fs::read(desk.0.join("kept/articles.cache")).unwrap();
    let cut = |end: usize| whole[..end].to_vec();
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        bytes
    };
    let huge = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at..at + 8].fill(0xFF);
        bytes
    };
    let end = whole.len();
    let mut damaged: Vec<Vec<u8>> = vec![Vec::new(), b"not a cache".to_vec(), vec![0xFF; 4096]];
    damaged.extend([0, 1, 15, 16, 40, end / 2, end - 41, end - 40, end - 1].map(cut));
    damaged.extend((0..end).step_by(end / 16).chain((end - 40..end).step_by(4)).map(flipped));
    damaged.extend([end - 40, end - 32, end - 24, end - 60].map(huge));
    for bytes in damaged {
        fs::write(desk.0.join("kept/articles.cache"), bytes).unwrap();
        assert_eq!(warm(&desk), expected);
    }
    assert_eq!(warm(&desk), expected, "the last run has made it anew");
}

#[test]
fn fixes_are_made_without_a_cache() {
    let desk = desk("fix");
    let args =
        ["check", "--isolated", "--cache", "kept", "--rule", "duplicates/repeated-word", "--fix=suggested", "b.txt"];
    desk.run(&args).code(0);
    assert_eq!(fs::read_to_string(desk.0.join("b.txt")).unwrap(), TWICE.replace("on on", "on"));
    assert!(!desk.0.join("kept").exists());
}

#[test]
fn a_cache_that_cannot_be_made_is_an_error() {
    let desk = desk("refused").with("kept", "a file");
    desk.run(&["check", "--isolated", "--cache", "kept", "."]).code(2).stdout_eq("").stderr_eq(str![[r#"
copydesk: kept: file exists

"#]]);
}

#[test]
fn a_cache_says_that_it_is_one() {
    let desk = desk("tag");
    warm(&desk);
    assert!(fs::read_to_string(desk.0.join("kept/CACHEDIR.TAG")).unwrap().starts_with("Signature: 8a477f597d28d172"));
    assert_eq!(fs::read_to_string(desk.0.join("kept/.gitignore")).unwrap(), "*\n");
}
