//! Real command lines with their output and exit status. `SNAPSHOTS=overwrite cargo test --test cli` rewrites them.

mod desk;

use desk::Desk;
use snapbox::cmd::Command;
use snapbox::str;
use std::fs;

const TWICE: &str =
    "Ministers meet in Yerevan\n\nMinisters meet in Yerevan\n\nThe ministers met on Monday in the capital.\n";
const SOUND: &str = "Ministers meet in Yerevan\n\nThe talks ended on Monday without a statement.\n";

#[test]
fn findings_go_to_stdout_and_the_summary_to_stderr() {
    let desk = Desk::new("findings").with("a.txt", TWICE).with("b.txt", SOUND);
    desk.check(&["--isolated", "."])
        .code(1)
        .stdout_eq(str![[r#"
warning[duplicates/repeated-line]: the headline "Ministers meet in Yerevan" is printed twice
  ┌─ a.txt:3:1
  │
3 │ Ministers meet in Yerevan
  │ ^^^^^^^^^^^^^^^^^^^^^^^^^ again here
  │
  ┌─ a.txt:1:1
  │
1 │ Ministers meet in Yerevan
  │ ------------------------- first here
  │
  = help: cut one of the two


"#]])
        .stderr_eq(str![[r#"
2 articles, 28 words: 0 errors, 1 warning, 0 notes

"#]]);
}

#[test]
fn check_is_the_default_job() {
    Desk::new("default").with("a.txt", SOUND).run(&["--isolated", "a.txt"]).code(0);
}

#[test]
fn the_short_format_is_one_line_a_finding() {
    let desk = Desk::new("short").with("a.txt", TWICE);
    desk.check(&["--isolated", "--format", "short", "a.txt"]).code(1).stdout_eq(str![[r#"
a.txt:3:1: warning: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]

"#]]);
}

#[test]
fn the_json_format_is_one_object_a_finding() {
    let desk = Desk::new("json").with("a.txt", TWICE);
    desk.check(&["--isolated", "--format", "json", "a.txt"]).code(1).stdout_eq(str![[r#"
{"rule":"duplicates/repeated-line","severity":"warning","path":"a.txt","line":3,"column":1,"end_line":3,"end_column":26,"byte_start":27,"byte_end":52,"message":"the headline \"Ministers meet in Yerevan\" is printed twice","help":"cut one of the two","related":[{"path":"a.txt","line":1,"column":1,"end_line":1,"end_column":26,"byte_start":0,"byte_end":25,"message":"first here"}],"fix":{"safety":"suggested","replacement":"","edits":[{"path":"a.txt","byte_start":25,"byte_end":52,"replacement":""}]},"fingerprint":"e8c5213d1f5e1ce9"}

"#]]);
}

#[test]
fn several_formats_go_to_several_files() {
    let desk = Desk::new("formats").with("a.txt", TWICE);
    desk.check(&["--isolated", "--format", "json=out.jsonl", "--format", "short=out.txt", "a.txt"])
        .code(1)
        .stdout_eq("");
    assert_eq!(desk.files(), ["a.txt", "out.jsonl", "out.txt"]);
}

#[test]
fn every_format_can_be_written_in_one_run() {
    let desk = Desk::new("all-formats").with("a.txt", TWICE);
    let names = ["checkstyle", "github", "gitlab", "html", "human", "json", "junit", "rdjsonl", "sarif", "short"];
    let wanted: Vec<String> = names.iter().map(|name| format!("--format={name}=report.{name}")).collect();
    let args: Vec<&str> = ["--isolated", "a.txt"].into_iter().chain(wanted.iter().map(String::as_str)).collect();
    desk.check(&args).code(1).stdout_eq("");
    let written = desk.files();
    assert_eq!(written, [vec!["a.txt".to_owned()], names.map(|name| format!("report.{name}")).to_vec()].concat());
    assert!(written.iter().all(|file| fs::metadata(desk.0.join(file)).unwrap().len() > 0));
}

#[test]
fn two_reports_do_not_go_to_one_file() {
    let desk = Desk::new("one-file").with("a.txt", TWICE);
    let args = ["--isolated", "--format", "json=out", "--format", "sarif=out", "a.txt"];
    desk.check(&args).code(2).stdout_eq("").stderr_eq(str![[r#"
copydesk: cannot write two reports to out

"#]]);
}

#[test]
fn a_report_is_never_written_over_an_article() {
    let desk = Desk::new("overwrite").with("a.txt", TWICE);
    desk.check(&["--isolated", "--format", "json=a.txt", "a.txt"]).code(2).stdout_eq("").stderr_eq(str![[r#"
copydesk: cannot write a.txt: it is one of the articles

"#]]);
    assert_eq!(fs::read_to_string(desk.0.join("a.txt")).unwrap(), TWICE);
}

#[test]
fn a_report_without_a_place_to_go_is_an_error() {
    let desk = Desk::new("nowhere").with("a.txt", SOUND);
    desk.check(&["--isolated", "--format", "json=no/such/folder.jsonl", "a.txt"]).code(2).stderr_eq(str![[r#"
copydesk: cannot write no/such/folder.jsonl: no such file or folder

"#]]);
}

#[test]
fn fail_on_decides_the_exit_status() {
    let desk = Desk::new("fail-on").with("a.txt", TWICE);
    desk.check(&["--isolated", "--fail-on", "error", "a.txt"]).code(0);
    desk.check(&["--isolated", "--fail-on", "never", "a.txt"]).code(0);
}

#[test]
fn colour_can_be_forced_and_refused() {
    let desk = Desk::new("colour").with("a.txt", TWICE);
    let coloured = |command: Command| command.output().unwrap().stdout.contains(&0x1b);
    let plain = || desk.command(&["check", "--isolated", "a.txt"]);
    assert!(!coloured(plain()));
    assert!(coloured(plain().env("CLICOLOR_FORCE", "1")));
    assert!(!coloured(plain().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")));
    assert!(coloured(plain().arg("--color=always")));
}

#[test]
fn every_mistake_in_the_configuration_has_its_caret() {
    let config = "ingore = [\"names\"]\nnotes = \"yes\"\nexclude = [\"a{b\"]\n[severity]\nduplicates = \"eror\"\n\
                  \"duplicates/repeated-lines\" = \"off\"\n[[stet]]\ntext = \"By\"\n";
    let desk = Desk::new("config-mistakes").with("copydesk.toml", config).with("a.txt", TWICE);
    desk.check(&["a.txt"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error[config]: there is no key `ingore`
  ┌─ copydesk.toml:1:1
  │
1 │ ingore = ["names"]
  │ ^^^^^^ did you mean `ignore`?
  │
  = help: known are names, terms, against, files, exclude, ignore, leftovers, house-lines, fail-on, notes, desk, rule-pages, severity, override, stet

error[config]: this must be true or false
  ┌─ copydesk.toml:2:9
  │
2 │ notes = "yes"
  │         ^^^^^ this is a string
  │
  = help: write notes = true

error[config]: this pattern cannot be read
  ┌─ copydesk.toml:3:12
  │
3 │ exclude = ["a{b"]
  │            ^^^^^ unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)
  │
  = help: write it as in .gitignore: `wire/`, `*.draft.md`, `desk/**/old.txt`

error[config]: there is no severity `eror`
  ┌─ copydesk.toml:5:14
  │
5 │ duplicates = "eror"
  │              ^^^^^^ did you mean `error`?
  │
  = help: known are error, warning, note, off

error[config]: there is no rule or family `duplicates/repeated-lines`
  ┌─ copydesk.toml:6:1
  │
6 │ "duplicates/repeated-lines" = "off"
  │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^ did you mean `duplicates/repeated-line`?
  │
  = help: `copydesk rules` lists them

error[config]: a stet names the rule whose findings it lets stand
  ┌─ copydesk.toml:7:1
  │
7 │ [[stet]]
  │ ^^^^^^^^ no `rule` in this table
  │
  = help: every finding shows its rule in brackets: write rule = "names/near-spelling"

"#]]);
}

#[test]
fn a_configuration_that_is_no_toml_has_its_caret() {
    let desk = Desk::new("config-broken").with(".copydesk.toml", "ignore = [\n").with("a.txt", TWICE);
    desk.check(&["a.txt"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error[config]: not TOML: unclosed array, expected `]`
  ┌─ .copydesk.toml:1:11
  │
1 │ ignore = [
  │           ^
  │
  = help: a list is written ["one", "two"]

"#]]);
    desk.check(&["--isolated", "a.txt"]).code(1);
}

#[test]
fn the_command_line_wins_over_the_configuration() {
    let config = "ignore = [\"duplicates\"]\nfail-on = \"never\"\n";
    let desk = Desk::new("config-wins").with("copydesk.toml", config).with("a.txt", TWICE);
    desk.run(&["check", "--format", "short", "a.txt"]).code(0);
    desk.check(&["--format", "short", "a.txt"]).code(0).stdout_eq(str![[r#"
a.txt:3:1: warning: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]

"#]]);
    desk.check(&["--format", "short", "--fail-on", "warning", "a.txt"]).code(1);
}

#[test]
fn the_configuration_is_found_upwards_and_its_paths_start_at_its_folder() {
    let config = "exclude = [\"desk/wire/\"]\n[[stet]]\nrule = \"duplicates/repeated-line\"\npath = \"desk/a.txt\"\n";
    let desk = Desk::new("config-upwards")
        .with("copydesk.toml", config)
        .with("desk/a.txt", TWICE)
        .with("desk/b.txt", TWICE)
        .with("desk/wire/c.txt", TWICE);
    let inside = Desk(desk.0.join("desk"));
    inside
        .check(&["--format", "short"])
        .code(1)
        .stdout_eq(str![[r#"
b.txt:3:1: warning: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]

"#]])
        .stderr_eq(str![[r#"
2 articles, 32 words: 0 errors, 1 warning, 0 notes; 1 let stand

"#]]);
}

#[test]
fn an_unused_stet_is_a_note_on_the_configuration() {
    let config = "[[stet]]\nrule = \"duplicates/repeated-line\"\npath = \"a.txt\"\n";
    let desk = Desk::new("config-stet").with("copydesk.toml", config).with("a.txt", SOUND);
    desk.check(&["a.txt"]).code(0).stderr_eq(str![[r#"
note[config]: this stet lets nothing stand: no such finding of duplicates/repeated-line
  ┌─ copydesk.toml:1:1
  │
1 │ [[stet]]
  │ ^^^^^^^^
  │
  = help: remove the table
1 article, 12 words: 0 errors, 0 warnings, 0 notes

"#]]);
}

#[test]
fn a_comment_lets_a_finding_stand_and_is_noted_where_it_lets_none() {
    let copy = TWICE.replace("\n\nThe", " <!-- copydesk: stet duplicates/repeated-line -->\n\nThe");
    let unused = SOUND.replace("statement.", "statement. <!-- copydesk: stet duplicates -->");
    let desk = Desk::new("stet").with("a.txt", copy).with("b.txt", unused);
    let check =
        ["check", "--isolated", "--rule", "duplicates", "--rule", "source", "--notes", "--format", "short", "."];
    desk.run(&check)
        .code(0)
        .stdout_eq(str![[r#"
b.txt:3:48: note: this comment lets nothing stand: no finding of duplicates here [source/unused-stet]

"#]])
        .stderr_eq(str![[r#"
2 articles, 28 words: 0 errors, 0 warnings, 1 note; 1 let stand

"#]]);
}

#[test]
fn a_mistake_in_the_list_of_names_has_its_caret() {
    let list = "# ours\nKyiv = Kiev\nMinsk Group -> Minks Group\nMinsk Group\nA -> B = C\n";
    let desk = Desk::new("names").with("house.names", list).with("a.txt", SOUND);
    desk.check(&["--isolated", "--names", "house.names", "a.txt"]).code(2).stderr_eq(str![[r#"
error[names]: "Minsk Group" is listed as right and as wrong
  ┌─ house.names:4:1
  │
4 │ Minsk Group
  │ ^^^^^^^^^^^
  │
  ┌─ house.names:3:1
  │
3 │ Minsk Group -> Minks Group
  │ ----------- wrong here

error[names]: one line lists one thing
  ┌─ house.names:5:1
  │
5 │ A -> B = C
  │ ^^^^^^^^^^
  │
  = help: write `wrong form -> right form`, and the right form's other forms on a line of their own

"#]]);
}

#[test]
fn a_list_of_names_that_the_configuration_misses_has_its_caret() {
    let desk = Desk::new("names-missing").with("copydesk.toml", "names = [\"house.names\"]\n").with("a.txt", SOUND);
    desk.check(&["a.txt"]).code(2).stderr_eq(str![[r#"
error[config]: cannot read "house.names"
  ┌─ copydesk.toml:1:10
  │
1 │ names = ["house.names"]
  │          ^^^^^^^^^^^^^ no such file or folder
  │
  = help: paths are relative to this file's folder

"#]]);
}

#[test]
fn an_unknown_rule_is_refused_with_the_nearest() {
    let desk = Desk::new("unknown").with("a.txt", SOUND);
    desk.run(&["check", "--rule", "duplicates/repeted-line", "a.txt"]).code(2).stderr_eq(str![[r#"
copydesk: there is no rule or family `duplicates/repeted-line` (did you mean `duplicates/repeated-line`?)

"#]]);
    desk.run(&["explain", "duplicates/repeted-line"]).code(2).stderr_eq(str![[r#"
copydesk: there is no rule `duplicates/repeted-line` (did you mean `duplicates/repeated-line`?)

"#]]);
}

#[test]
fn a_rule_can_be_explained() {
    let page = fs::read_to_string("rules/duplicates/repeated-line.md").unwrap();
    Desk::new("explain").run(&["explain", "duplicates/repeated-line"]).code(0).stdout_eq(page);
}

#[test]
fn what_is_missing_is_said_after_all_else_was_linted() {
    let desk = Desk::new("missing").with("a.txt", TWICE);
    desk.check(&["--isolated", "--format", "short", "nope.txt", "a.txt"])
        .code(2)
        .stdout_eq(str![[r#"
a.txt:3:1: warning: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]

"#]])
        .stderr_eq(str![[r#"
copydesk: nope.txt: no such file or folder
1 article, 16 words: 0 errors, 1 warning, 0 notes

"#]]);
}

#[test]
fn an_empty_file_and_an_empty_folder_are_sound() {
    let desk = Desk::new("empty").with("a.txt", "").with("folder/picture.png", "");
    desk.check(&["--isolated", "a.txt"]).code(0).stderr_eq(str![[r#"
1 article, 0 words: 0 errors, 0 warnings, 0 notes

"#]]);
    desk.check(&["--isolated", "folder"]).code(0).stderr_eq(str![[r#"
copydesk: no articles found under folder
0 articles, 0 words: 0 errors, 0 warnings, 0 notes

"#]]);
}

#[test]
fn a_binary_is_an_error_where_it_is_named_and_counted_where_it_is_met() {
    let desk = Desk::new("binary").with("a.txt", b"\x7fELF\0\0\0\x01").with("b.txt", SOUND);
    desk.check(&["--isolated", "a.txt"]).code(2).stderr_eq(str![[r#"
copydesk: a.txt: not text (it holds NUL bytes)
0 articles, 0 words: 0 errors, 0 warnings, 0 notes

"#]]);
    desk.check(&["--isolated", "."]).code(0).stderr_eq(str![[r#"
1 article, 12 words: 0 errors, 0 warnings, 0 notes; 1 skipped as binary

"#]]);
}

#[test]
fn other_encodings_are_read_and_bytes_are_counted_on_disk() {
    let utf16: Vec<u8> = format!("\u{FEFF}{TWICE}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let windows: Vec<u8> = TWICE.bytes().map(|byte| if byte == b'Y' { 0xDD } else { byte }).collect();
    let desk = Desk::new("encodings").with("16.txt", utf16).with("1252.txt", windows);
    desk.check(&["--isolated", "--format", "json", "."]).code(1).stdout_eq(str![[r#"
{"rule":"duplicates/repeated-line","severity":"warning","path":"1252.txt","line":3,"column":1,"end_line":3,"end_column":26,"byte_start":27,"byte_end":52,"message":"the headline \"Ministers meet in Ýerevan\" is printed twice","help":"cut one of the two","related":[{"path":"1252.txt","line":1,"column":1,"end_line":1,"end_column":26,"byte_start":0,"byte_end":25,"message":"first here"}],"fix":{"safety":"suggested","replacement":"","edits":[{"path":"1252.txt","byte_start":25,"byte_end":52,"replacement":""}]},"fingerprint":"16a485de2ea0f099"}
{"rule":"duplicates/repeated-line","severity":"warning","path":"16.txt","line":3,"column":1,"end_line":3,"end_column":26,"byte_start":56,"byte_end":106,"message":"the headline \"Ministers meet in Yerevan\" is printed twice","help":"cut one of the two","related":[{"path":"16.txt","line":1,"column":1,"end_line":1,"end_column":26,"byte_start":2,"byte_end":52,"message":"first here"}],"fix":{"safety":"suggested","replacement":"","edits":[{"path":"16.txt","byte_start":52,"byte_end":106,"replacement":""}]},"fingerprint":"a854c74ed7de3789"}

"#]]);
}

#[test]
fn nothing_of_the_copy_steers_the_terminal() {
    let copy = "Min\u{1b}[31mister \u{202E}meets\n\nMin\u{1b}[31mister \u{202E}meets\n\nThe minister met.\n";
    let desk = Desk::new("hostile").with("a.txt", copy);
    desk.check(&["--isolated", "--notes", "--fail-on", "note", "a.txt"]).code(1).stdout_eq(str![[r#"
note[duplicates/repeated-line]: the headline "Min�[31mister �meets" is printed twice
  ┌─ a.txt:3:1
  │
3 │ Min�[31mister �meets
  │ ^^^^^^^^^^^^^^^^^^^^ again here
  │
  ┌─ a.txt:1:1
  │
1 │ Min�[31mister �meets
  │ -------------------- first here
  │
  = help: cut one of the two


"#]]);
}

#[test]
fn standard_input_has_the_name_it_is_given() {
    let desk = Desk::new("stdin");
    let check = ["check", "--isolated", "--rule", "duplicates", "--format", "short", "-"];
    desk.command(&check).stdin(TWICE).assert().code(1).stdout_eq(str![[r#"
<stdin>:3:1: warning: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]

"#]]);
    desk.command(&check).arg("--stdin-filename=page.txt").stdin(TWICE).assert().code(1).stdout_eq(str![[r#"
page.txt:3:1: warning: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]

"#]]);
}

#[test]
fn output_does_not_depend_on_the_number_of_threads() {
    let mut desk = Desk::new("threads");
    for number in 0..40 {
        desk = desk.with(&format!("{number:02}.txt"), if number % 3 == 0 { TWICE } else { SOUND });
    }
    let run = |threads: &str| desk.command(&["check", "--isolated", "--threads", threads, "."]).output().unwrap();
    assert_eq!(run("1").stdout, run("4").stdout);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::process::{Command, Stdio};

    fn sh(desk: &Desk, script: &str) -> std::process::Output {
        let binary = snapbox::cmd::cargo_bin!("copydesk");
        let script = script.replace("copydesk", &binary.to_string_lossy());
        Command::new("sh").args(["-c", &script]).current_dir(&desk.0).stdin(Stdio::null()).output().unwrap()
    }

    #[test]
    fn a_pipe_met_in_a_walk_does_not_block() {
        let desk = Desk::new("pipe").with("a.txt", SOUND);
        let output = sh(&desk, "mkfifo b.txt && copydesk check --isolated .");
        assert_eq!(output.status.code(), Some(0));
    }

    #[test]
    fn a_closed_pipe_is_no_error() {
        let copy = "Ministers meet in Yerevan\n\n".repeat(5000);
        let desk = Desk::new("closed").with("a.txt", copy);
        let output = sh(&desk, "{ copydesk check --isolated a.txt; echo $? > status; } | head -n 1");
        assert!(!String::from_utf8_lossy(&output.stderr).contains("anic"));
        assert_eq!(fs::read_to_string(desk.0.join("status")).unwrap(), "1\n");
    }

    /// The limit is that of all addresses, of which the program fills a part.
    #[cfg(target_os = "linux")]
    #[test]
    fn hostile_files_take_little_memory() {
        let word = |document: &[u8]| {
            let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut zip, document).unwrap();
            zip.finish().unwrap().into_inner()
        };
        let desk = Desk::new("hostile")
            .with("spaces.docx", word(&vec![b' '; 100 << 20]))
            .with("paragraphs.docx", word("<w:p/>".repeat(10_000_000).as_bytes()))
            .with("deep.xml", format!("<nitf>{}", "<p>".repeat(100_000)))
            .with("deep.html", "<div>".repeat(100_000));
        let script = "ulimit -v 204800; copydesk check --isolated --threads 1 --rule source --format short .";
        let output = sh(&desk, script);
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(
            said.matches("[source/broken-file]").count(),
            4,
            "{said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    #[test]
    fn closed_standard_error_is_no_panic() {
        let desk = Desk::new("closed-stderr").with("a.txt", SOUND);
        assert_eq!(sh(&desk, "copydesk check --isolated a.txt 2>&-").status.code(), Some(0));
    }
}

/// So many articles that speak of one man.
fn past(desk: Desk, folder: &str, articles: usize) -> Desk {
    (0..articles).fold(desk, |desk, number| {
        let copy = format!("The bank froze the accounts of Henrik Thorvaldson in case {number}, the court said.\n");
        desk.with(&format!("{folder}/{number}.txt"), copy)
    })
}

const SLIP: &str = "The shipyard was sold to Henrik Thorvaldsson in March, court papers show.\n";

#[test]
fn an_archive_is_learnt_and_checked_against() {
    let desk = past(Desk::new("archive"), "past", 12).with("new.txt", SLIP);
    desk.run(&["learn", "--isolated", "past", "-o", "archive.names"]).code(0).stdout_eq("").stderr_eq(str![[r#"
archive.names: 12 articles, 2 names, 1 kilobyte

"#]]);
    let check = ["check", "--isolated", "--rule", "cross", "--no-desk", "--format", "short", "new.txt", "--against"];
    let said = str![[r#"
new.txt:1:33: warning: "Thorvaldsson" is spelled "Thorvaldson" in 12 articles of archive.names [cross/name-spelling]

"#]];
    desk.run(&[&check[..], &["archive.names"]].concat()).code(1).stdout_eq(said);
    // The articles themselves say the same.
    desk.run(&[&check[..], &["past"]].concat()).code(1);
    let desk = desk.with("copydesk.toml", "against = [\"archive.names\"]\n");
    desk.run(&["check", "--rule", "cross", "--no-desk", "new.txt"]).code(1);
    assert_eq!(desk.files(), ["archive.names", "copydesk.toml", "new.txt", "past"]);
}

#[test]
fn archives_merge_in_any_order() {
    let desk = past(past(Desk::new("merge"), "all/a", 5), "all/b", 0);
    let desk = (5..9).fold(desk, |desk, number| {
        let copy = format!("Henrik Thorvaldson has bought {number} yards in {number} years.\n");
        desk.with(&format!("all/b/{number}.txt"), copy)
    });
    for (paths, file) in [(["all/a"], "a"), (["all/b"], "b"), (["all"], "whole")] {
        desk.run(&[&["learn", "--isolated", "--threads", "2", "-o", file], &paths[..]].concat()).code(0);
    }
    desk.run(&["learn", "--merge", "a", "b", "-o", "ab"]).code(0);
    desk.run(&["learn", "--merge", "b", "a", "-o", "ba"]).code(0);
    let read = |file: &str| fs::read(desk.0.join(file)).unwrap();
    assert!(read("ab") == read("whole") && read("ba") == read("whole"));
    desk.run(&["learn", "--merge", "ab", "a", "-o", "ab"]).code(0).stderr_eq(str![[r#"
ab: 14 articles, 2 names, 1 kilobyte; 5 in more than one archive and counted in each

"#]]);
}

#[test]
fn a_damaged_archive_is_refused() {
    let desk = past(Desk::new("damaged"), "past", 3).with("new.txt", SLIP);
    desk.run(&["learn", "--isolated", "past", "-o", "whole.names"]).code(0);
    let whole = fs::read(desk.0.join("whole.names")).unwrap();
    let mut newer = whole.clone();
    newer[16] = 3;
    let desk = desk.with("cut.names", &whole[..whole.len() - 1]).with("newer.names", newer);
    desk.run(&["check", "--isolated", "new.txt", "--against", "cut.names"]).code(2).stdout_eq("").stderr_eq(str![[
        r#"
copydesk: cut.names: a damaged archive: learn it again

"#
    ]]);
    desk.run(&["learn", "--merge", "whole.names", "newer.names", "-o", "out"]).code(2).stderr_eq(str![[r#"
copydesk: newer.names: an archive of format 3, and this copydesk reads format 2

"#]]);
    desk.run(&["learn", "--merge", "whole.names", "new.txt", "-o", "out"]).code(2).stderr_eq(str![[r#"
copydesk: new.txt: not an archive of names

"#]]);
    desk.run(&["check", "new.txt"]).code(0);
    let desk = desk.with("copydesk.toml", "against = [\"cut.names\"]\n");
    desk.run(&["check", "new.txt"]).code(2);
}

#[test]
fn half_an_archive_does_not_take_the_place_of_a_whole_one() {
    let desk = past(Desk::new("half"), "past", 3);
    desk.run(&["learn", "--isolated", "past", "-o", "a.names"]).code(0);
    let whole = fs::read(desk.0.join("a.names")).unwrap();
    desk.run(&["learn", "--isolated", "past/0.txt", "nowhere", "-o", "a.names"]).code(2).stderr_eq(str![[r#"
copydesk: nowhere: no such file or folder
copydesk: nothing was written

"#]]);
    desk.run(&["learn", "--isolated", "past/0.txt", "-o", "past/0.txt"]).code(2).stderr_eq(str![[r#"
copydesk: cannot write past/0.txt: it is one of the articles

"#]]);
    desk.run(&["learn", "--isolated", "past", "-o", "nowhere/a.names"]).code(2).stderr_eq(str![[r#"
copydesk: cannot write nowhere/a.names: no such file or folder

"#]]);
    assert!(fs::read(desk.0.join("a.names")).unwrap() == whole);
    assert_eq!(desk.files(), ["a.names", "past"]);
}

const LINES: &str = "{\"id\": 1, \"headline\": \"Ministers meet\", \"body\": \"They met on the the bridge.\"}\n\n\
                     {\"id\": 2, \"headline\": \"Talks end\" \"body\": 1}\n\
                     {\"id\": 3, \"headline\": \"Talks end\", \"body\": \"The talks\\nended and and began.\"}\n";

#[test]
fn a_folder_is_searched_for_articles_of_all_formats() {
    let page = "<p>They met on the the bridge.</p>";
    let wire = "{\"uri\": \"a\", \"body_text\": \"They met on the the bridge.\"}";
    let nitf = "<nitf><body><body.content><p>They met on the the bridge.</p></body.content></body></nitf>";
    let desk = Desk::new("formats")
        .with("a.html", page)
        .with("b.json", wire)
        .with("c.xml", nitf)
        .with("d.md", "They met on the\nthe *bridge*.\n")
        .with("e.docx", "no Word file")
        .with("lines.jsonl", LINES)
        .with("package.json", "{\"name\": \"the the\"}")
        .with("feed.xml", "<feed>the the</feed>")
        .with("script.js", "the the");
    let args =
        ["check", "--isolated", "--format", "short", "--rule", "duplicates/repeated-word", "--rule", "source", "."];
    desk.run(&args)
        .code(1)
        .stdout_eq(str![[r#"
a.html:1:20: error: the word "the" stands twice in a row [duplicates/repeated-word]
b.json:1:44: error: the word "the" stands twice in a row [duplicates/repeated-word]
c.xml:1:46: error: the word "the" stands twice in a row [duplicates/repeated-word]
d.md:2:1: error: the word "the" stands twice in a row [duplicates/repeated-word]
e.docx:1:1: error: this is no sound Word file: it is no archive, or a part of one [source/broken-file]
lines.jsonl:1:66: error: the word "the" stands twice in a row [duplicates/repeated-word]
lines.jsonl:3:35: error: this is no sound JSON: expected `,` or `}` [source/broken-file]
lines.jsonl:4:66: error: the word "and" stands twice in a row [duplicates/repeated-word]

"#]])
        .stderr_eq(str![[r#"
8 articles, 40 words: 8 errors, 0 warnings, 0 notes

"#]]);
}

#[test]
fn json_lines_come_from_standard_input_too() {
    let desk = Desk::new("json-lines").with("lines.jsonl", LINES);
    let args = ["check", "--isolated", "--format", "short", "--rule", "duplicates/repeated-word", "-"];
    let from_file = desk.run(&[&args[..6], &["lines.jsonl"]].concat()).get_output().stdout.clone();
    let piped = desk.command(&args).args(["--input-format", "jsonl"]).stdin(LINES).assert();
    let piped = String::from_utf8(piped.get_output().stdout.clone()).unwrap();
    assert_eq!(piped.replace("<stdin>", "lines.jsonl"), String::from_utf8(from_file).unwrap());
    let named = desk.command(&args).args(["--stdin-filename", "a.jsonl"]).stdin(LINES).assert().code(1);
    named.stdout_eq(piped.replace("<stdin>", "a.jsonl"));
}

#[test]
fn a_place_in_a_word_file_has_no_bytes() {
    let document = "<w:document><w:p/><w:p><w:r><w:t>They met on the the bridge.</w:t></w:r></w:p></w:document>";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut zip, document.as_bytes()).unwrap();
    let desk = Desk::new("word").with("a.docx", zip.finish().unwrap().into_inner());
    let args = ["check", "--isolated", "--rule", "duplicates/repeated-word"];
    desk.run(&[&args[..], &["--format", "json", "a.docx"]].concat()).code(1).stdout_eq(str![[r#"
{"rule":"duplicates/repeated-word","severity":"error","path":"a.docx","line":2,"column":17,"end_line":2,"end_column":20,"byte_start":null,"byte_end":null,"message":"the word \"the\" stands twice in a row","help":"delete one of the two","related":[{"path":"a.docx","line":2,"column":13,"end_line":2,"end_column":16,"byte_start":null,"byte_end":null,"message":"first here"}],"fix":null,"fingerprint":"836c496418da0e17"}

"#]]);
    desk.run(&[&args[..], &["a.docx"]].concat()).code(1).stdout_eq(str![[r#"
error[duplicates/repeated-word]: the word "the" stands twice in a row
  ┌─ a.docx:2:17
  │
2 │ They met on the the bridge.
  │             --- ^^^ again here
  │             │
  │             first here
  │
  = help: delete one of the two


"#]]);
}

#[test]
fn an_archive_is_learnt_from_json_lines() {
    let lines: String =
        (0..12).map(|n| format!("{{\"body\": \"The mayor spoke in Stepanakert on day {n}.\"}}\n")).collect();
    let desk = Desk::new("learn-lines").with("past.jsonl", lines);
    desk.run(&["learn", "--isolated", "past.jsonl", "-o", "a.names"]).success().stderr_eq(str![[r#"
a.names: 12 articles, 1 name, 1 kilobyte

"#]]);
}
