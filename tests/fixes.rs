//! `check --fix` on real files: what it writes, what it never touches, and that nothing is lost when it is killed.

mod desk;

use desk::Desk;
use snapbox::str;
use std::fs;

const NAMES: &str = "Minks Group -> Minsk Group\n";
const SLIP: &str = "The talks of the Minks Group ended on Monday.\n\nNo statement was made.\n";
const MENDED: &str = "The talks of the Minsk Group ended on Monday.\n\nNo statement was made.\n";
const TWICE: &str = "The talks ended on on Monday without a statement.\n";

/// A desk with a house's list, so that what is safe to mend is known.
fn desk(name: &str) -> Desk {
    Desk::new(&format!("fixes-{name}")).with("house.names", NAMES)
}

const CHECK: [&str; 8] = [
    "check",
    "--isolated",
    "--names",
    "house.names",
    "--rule",
    "names/house-list",
    "--rule",
    "duplicates/repeated-word",
];

fn check<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [&CHECK[..], args].concat()
}

fn read(desk: &Desk, file: &str) -> Vec<u8> {
    fs::read(desk.0.join(file)).unwrap()
}

fn utf16(text: &str) -> Vec<u8> {
    "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn safe_fixes_are_written_and_the_status_is_that_of_what_remains() {
    let desk = desk("safe").with("a.txt", SLIP).with("b.txt", TWICE);
    desk.run(&check(&["--format", "short", "--fix", "a.txt"])).code(0).stdout_eq("").stderr_eq(str![[r#"
1 article, 13 words: 0 errors, 0 warnings, 0 notes; 1 fix in 1 file

"#]]);
    assert_eq!(read(&desk, "a.txt"), MENDED.as_bytes());
    desk.run(&check(&["--format", "short", "--fix", "."])).code(1).stdout_eq(str![[r#"
b.txt:1:20: error: the word "on" stands twice in a row [duplicates/repeated-word]

"#]]);
    assert_eq!(read(&desk, "b.txt"), TWICE.as_bytes());
    assert_eq!(desk.files(), ["a.txt", "b.txt", "house.names"]);
}

#[test]
fn suggested_fixes_are_written_when_asked_for() {
    let desk = desk("suggested").with("a.txt", format!("{SLIP}\n{TWICE}"));
    desk.run(&check(&["--fix=suggested", "a.txt"])).code(0);
    assert_eq!(String::from_utf8(read(&desk, "a.txt")).unwrap(), format!("{MENDED}\n{}", TWICE.replace("on on", "on")));
}

#[test]
fn what_one_finding_counts_is_mended_in_one_go() {
    let story = "The talks ended on Monday without a statement by the envoys.\n\n";
    let desk = desk("counted").with("a.txt", format!("{story}Advertisement\n\n").repeat(60));
    let args = ["check", "--isolated", "--rule", "leftovers/boilerplate", "--fix=suggested", "a.txt"];
    desk.run(&args).code(0).stderr_eq(str![[r#"
1 article, 660 words: 0 errors, 0 warnings, 0 notes; 60 fixes in 1 file

"#]]);
    assert!(!String::from_utf8(read(&desk, "a.txt")).unwrap().contains("Advertisement"));
}

#[test]
fn nothing_is_written_without_a_fix() {
    let desk = desk("none").with("a.txt", SLIP);
    desk.run(&check(&["a.txt"])).code(1);
    assert_eq!(read(&desk, "a.txt"), SLIP.as_bytes());
}

#[test]
fn what_somebody_said_is_not_mended() {
    let said = "“I left the Minks Group on on Monday,” the envoy said.\n";
    let desk = desk("quoted").with("a.txt", said);
    desk.run(&check(&["--fix=suggested", "a.txt"])).code(1);
    assert_eq!(read(&desk, "a.txt"), said.as_bytes());
}

#[test]
fn fixes_that_overlap_are_made_one_after_the_other() {
    let desk = desk("overlap").with("a.txt", TWICE.replace("on on", "on on on on"));
    desk.run(&check(&["--fix=suggested", "a.txt"])).code(0);
    assert_eq!(read(&desk, "a.txt"), TWICE.replace("on on", "on").as_bytes());
}

#[test]
fn encodings_byte_order_marks_and_line_ends_stay() {
    type Form = fn(&str) -> Vec<u8>;
    let forms: [(&str, Form); 4] = [
        ("crlf.txt", |text| text.replace('\n', "\r\n").into_bytes()),
        ("marked.txt", |text| format!("\u{FEFF}{text}").into_bytes()),
        ("wide.txt", |text| utf16(&text.replace('\n', "\r\n"))),
        ("old.txt", |text| [text.as_bytes(), b"Caf\xE9 \x93open\x94.\n"].concat()),
    ];
    let desk = forms.iter().fold(desk("forms"), |desk, (name, form)| desk.with(name, form(SLIP)));
    desk.run(&check(&["--fix", "."])).code(0);
    for (name, form) in forms {
        assert_eq!(read(&desk, name), form(MENDED), "{name}");
    }
}

#[test]
fn every_line_of_a_file_of_many_articles_is_mended() {
    let line = |text: &str| format!("{{\"headline\": \"Talks\", \"body\": {text:?}}}\n");
    let lines = |text: &str| format!("{}\n{}{}", line(text), line("Nothing else was new."), line(text));
    let desk = desk("lines").with("a.jsonl", lines(SLIP.trim()));
    desk.run(&check(&["--fix", "a.jsonl"])).code(0);
    assert_eq!(String::from_utf8(read(&desk, "a.jsonl")).unwrap(), lines(MENDED.trim()));
}

#[test]
fn what_stands_across_markup_stays() {
    let page = "<p>The talks of the Min<b>ks</b> Group ended on <i>on</i> Monday.</p>";
    let desk = desk("markup").with("a.html", page);
    desk.run(&check(&["--fix=suggested", "a.html"])).code(1);
    assert_eq!(read(&desk, "a.html"), page.as_bytes());
}

#[test]
fn a_word_file_is_never_written() {
    let document = format!("<w:document><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:document>", SLIP.trim());
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut zip, document.as_bytes()).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    let desk = desk("word").with("a.docx", &bytes);
    desk.run(&check(&["--fix=suggested", "a.docx"])).code(1);
    assert_eq!(read(&desk, "a.docx"), bytes);
}

#[test]
fn evidence_is_never_written_even_if_it_is_checked_too() {
    let desk = desk("evidence").with("a.txt", SLIP).with("past/b.txt", SLIP);
    desk.run(&check(&["--fix", ".", "--against", "past"])).code(1);
    assert_eq!((read(&desk, "a.txt"), read(&desk, "past/b.txt")), (MENDED.into(), SLIP.into()));
}

#[test]
fn a_patch_is_printed_and_nothing_written() {
    let desk = desk("diff").with("a.txt", SLIP).with("b.txt", TWICE);
    desk.run(&check(&["--diff", "a.txt", "b.txt"]))
        .code(1)
        .stdout_eq(str![[r#"
--- a/a.txt
+++ b/a.txt
@@ -1,3 +1,3 @@
-The talks of the Minks Group ended on Monday.
+The talks of the Minsk Group ended on Monday.
 
 No statement was made.

"#]])
        .stderr_eq(str![[r#"
2 articles, 22 words: 1 error, 1 warning, 0 notes; 1 fix in 1 file

"#]]);
    assert_eq!((read(&desk, "a.txt"), read(&desk, "b.txt")), (SLIP.into(), TWICE.into()));
    desk.run(&check(&["--diff", "--format", "json", "a.txt"])).code(2).stdout_eq("");
}

#[test]
fn git_applies_the_patch_to_the_very_bytes_that_a_fix_writes() {
    let odd = "a desk/\u{e9} \"page\"\tone.txt";
    let files: [(&str, Vec<u8>); 3] = [
        ("a.txt", SLIP.replace('\n', "\r\n").into_bytes()),
        (odd, format!("{SLIP}\n{}", TWICE.trim_end()).into_bytes()),
        ("old.txt", [SLIP.as_bytes(), b"Caf\xE9.\n"].concat()),
    ];
    let fill = |name: &str| files.iter().fold(desk(name), |desk, (file, bytes)| desk.with(file, bytes));
    let (fixed, patched) = (fill("fixed"), fill("patched"));
    fixed.run(&check(&["--fix=suggested", "."])).code(0);
    let patch = patched.run(&check(&["--diff", "--fix=suggested", "."])).code(1).get_output().stdout.clone();
    fs::write(patched.0.join("all.patch"), patch).unwrap();
    let git = |args: &[&str]| std::process::Command::new("git").args(args).current_dir(&patched.0).status().unwrap();
    assert!(git(&["init", "--quiet"]).success());
    assert!(git(&["apply", "--whitespace=nowarn", "all.patch"]).success());
    for (file, _) in files {
        assert_eq!(read(&fixed, file), read(&patched, file), "{file}");
    }
}

#[test]
fn of_standard_input_the_mended_text_is_printed() {
    let desk = desk("stdin");
    let mended = desk.command(&check(&["--fix", "-"])).stdin(format!("{SLIP}\n{TWICE}")).assert().code(1);
    mended.stdout_eq(format!("{MENDED}\n{TWICE}")).stderr_eq(str![[r#"
error[duplicates/repeated-word]: the word "on" stands twice in a row
  ┌─ <stdin>:5:20
  │
5 │ The talks ended on on Monday without a statement.
  │                 -- ^^ again here
  │                 │
  │                 first here
  │
  = help: delete one of the two

1 article, 22 words: 1 error, 0 warnings, 0 notes; 1 fix in 1 file

"#]]);
    desk.command(&check(&["--fix", "-"]))
        .stdin("Nothing is wrong.\r\n")
        .assert()
        .code(0)
        .stdout_eq("Nothing is wrong.\r\n");
    desk.command(&check(&["--diff", "-"])).stdin(SLIP).assert().code(1).stdout_eq(str![[r#"
--- a/<stdin>
+++ b/<stdin>
@@ -1,3 +1,3 @@
-The talks of the Minks Group ended on Monday.
+The talks of the Minsk Group ended on Monday.
 
 No statement was made.

"#]]);
}

#[test]
fn the_report_is_that_of_what_was_written() {
    let desk = desk("report").with("a.txt", format!("{TWICE}\n{SLIP}\n{TWICE}"));
    let args = check(&["--fix", "--format", "json=left.jsonl", "a.txt"]);
    desk.run(&args).code(1).stdout_eq("");
    let left = String::from_utf8(read(&desk, "left.jsonl")).unwrap();
    assert_eq!(left.matches("\"duplicates/repeated-word\"").count(), 2, "{left}");
    assert!(!left.contains("house-list"), "{left}");
}

#[test]
fn a_second_run_changes_nothing() {
    for kind in ["--fix", "--fix=suggested"] {
        let seeds = fs::read_dir("seeds").unwrap().map(|entry| entry.unwrap().path());
        let desk = seeds
            .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
            .fold(desk("seeds"), |desk, path| {
                desk.with(path.file_name().unwrap().to_str().unwrap(), fs::read(&path).unwrap())
            });
        let state = || desk.files().iter().map(|file| read(&desk, file)).collect::<Vec<_>>();
        let original = state();
        let args = ["check", "--isolated", "--names", "house.names", "--format", "short", kind, "."];
        desk.run(&args);
        let once = state();
        assert!(original != once, "{kind} mends nothing");
        desk.run(&args);
        assert!(once == state(), "{kind} mends what it wrote");
    }
}

#[test]
fn fixes_that_never_come_to_an_end_are_not_made() {
    // The entry is sound, and what it puts in is wrong again.
    let copy = "They met on the home page of the bridge.\n";
    let desk = desk("circle").with("house.names", "home page -> web home page\nMinks Group -> Minsk Group\n");
    let desk = desk.with("a.txt", copy).with("b.txt", SLIP);
    let args = ["check", "--isolated", "--names", "house.names", "--rule", "terms", "--rule", "names/house-list"];
    desk.run(&[&args[..], &["--format", "short", "--fix=suggested", "."]].concat()).stderr_eq(str![[r#"
copydesk: a.txt was not mended: its fixes never come to an end
2 articles, 22 words: 0 errors, 1 warning, 0 notes; 1 fix in 1 file

"#]]);
    assert_eq!(read(&desk, "a.txt"), copy.as_bytes());
    assert_eq!(read(&desk, "b.txt"), MENDED.as_bytes());
}

#[test]
fn each_configuration_mends_by_its_own_list() {
    let of = |name: &str| format!("names = [\"{name}\"]\n");
    let desk = Desk::new("fixes-houses")
        .with("north/copydesk.toml", of("house.names"))
        .with("north/house.names", "Minks Group -> Minsk Group\n")
        .with("north/a.txt", SLIP)
        .with("south/copydesk.toml", of("other.names"))
        .with("south/other.names", "Minks Group -> Minsk Circle\n")
        .with("south/a.txt", SLIP)
        .with("a.txt", SLIP);
    desk.run(&["check", "--rule", "names/house-list", "--format", "short", "--fix", "."]).code(0).stderr_eq(str![[
        r#"
3 articles, 39 words: 0 errors, 0 warnings, 0 notes; 2 fixes in 2 files

"#
    ]]);
    assert_eq!(read(&desk, "north/a.txt"), MENDED.as_bytes());
    assert_eq!(read(&desk, "south/a.txt"), MENDED.replace("Minsk Group", "Minsk Circle").as_bytes());
    assert_eq!(read(&desk, "a.txt"), SLIP.as_bytes());
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    #[test]
    fn modes_and_links_stay() {
        let desk = desk("modes").with("real.txt", SLIP);
        fs::set_permissions(desk.0.join("real.txt"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real.txt", desk.0.join("link.txt")).unwrap();
        desk.run(&check(&["--fix", "link.txt"])).code(0);
        assert_eq!(read(&desk, "real.txt"), MENDED.as_bytes());
        assert_eq!(fs::metadata(desk.0.join("real.txt")).unwrap().permissions().mode() & 0o7777, 0o640);
        assert!(fs::symlink_metadata(desk.0.join("link.txt")).unwrap().is_symlink());
    }

    /// A run that mends many files, from which on the first is written.
    #[test]
    fn an_interruption_leaves_each_article_old_or_new_and_nothing_beside_them() {
        const FILES: usize = 400;
        let desk = (0..FILES).fold(desk("interrupted"), |desk, n| desk.with(&format!("{n}.txt"), SLIP));
        let mut command = Command::new(snapbox::cmd::cargo_bin!("copydesk"));
        command.args(check(&["--fix", "."])).current_dir(&desk.0).stdout(Stdio::null()).stderr(Stdio::null());
        let mut run = command.spawn().unwrap();
        let mended = || (0..FILES).filter(|n| read(&desk, &format!("{n}.txt")) == MENDED.as_bytes()).count();
        let patience = Instant::now() + Duration::from_secs(60);
        while mended() == 0 && Instant::now() < patience {
            std::thread::sleep(Duration::from_micros(200));
        }
        Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap();
        assert!(matches!(run.wait().unwrap().code(), Some(0 | 130)));
        let old = (0..FILES).filter(|n| read(&desk, &format!("{n}.txt")) == SLIP.as_bytes()).count();
        assert_eq!(old + mended(), FILES);
        assert_eq!(desk.files().len(), FILES + 1, "the articles and the house's list");
    }

    /// What became of the articles.
    #[derive(Debug, Default)]
    struct Told {
        /// Runs that were killed between the first and the last file.
        amid: usize,
        /// Runs that had written nothing, or everything.
        before: usize,
        after: usize,
    }

    /// Kills a run at a random moment, so many times. Every article must be what it was or what it was to become.
    fn kill(times: u32, files: usize) -> Told {
        let long = |copy: &str| copy.repeat(400);
        let (slip, mended) = (long(SLIP), long(MENDED));
        let desk = (0..files).fold(desk(&format!("kill-{times}")), |desk, n| desk.with(&format!("{n}.txt"), &slip));
        let run = || {
            let mut command = Command::new(snapbox::cmd::cargo_bin!("copydesk"));
            command.args(check(&["--fix", "--threads", "1", "."])).current_dir(&desk.0);
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        };
        let started = Instant::now();
        assert!(run().wait().unwrap().success());
        let whole = started.elapsed().as_micros() as u64;
        let mut told = Told::default();
        // Any sequence will do, but the same one each time.
        let mut random = 0x2545_F491_4F6C_DD1D_u64;
        for _ in 0..times {
            (0..files).for_each(|n| fs::write(desk.0.join(format!("{n}.txt")), &slip).unwrap());
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let mut child = run();
            std::thread::sleep(Duration::from_micros((random >> 33) % whole));
            child.kill().unwrap();
            child.wait().unwrap();
            let done = (0..files).filter(|n| {
                let now = fs::read_to_string(desk.0.join(format!("{n}.txt"))).unwrap();
                assert!(now == slip || now == mended, "{n}.txt is neither what it was nor what it was to become");
                now == mended
            });
            match done.count() {
                0 => told.before += 1,
                all if all == files => told.after += 1,
                _ => told.amid += 1,
            }
        }
        told
    }

    #[test]
    fn a_kill_loses_no_byte() {
        let told = kill(30, 40);
        assert!(told.amid > 0, "no kill struck while files were written: {told:?}");
    }

    /// `cargo test --release --test fixes -- --ignored --nocapture`
    #[test]
    #[ignore = "takes minutes"]
    fn a_thousand_kills_lose_no_byte() {
        let told = kill(1000, 40);
        println!("{told:?}");
        assert!(told.amid > 200, "{told:?}");
    }
}
