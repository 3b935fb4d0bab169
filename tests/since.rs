//! `check --since`: only what touches a changed line counts.

mod desk;

use desk::Desk;
use snapbox::cmd::OutputAssert;
use snapbox::str;
use std::fs;
use std::process::Command;

const OLD: &str = "The talks ended on on Monday.\n\nNo statement was made at at the the end.\n\nThe envoys left.\n";
const ODD: &str = "wire desk/\u{e9} \"page\"\tone.txt";

/// A desk under git, with all its files committed.
fn desk(name: &str, files: &[(&str, &str)]) -> Desk {
    let desk = files.iter().fold(Desk::new(&format!("since-{name}")), |desk, (file, copy)| desk.with(file, copy));
    git(&desk, &["init", "--quiet"]);
    commit(&desk);
    desk
}

fn git(desk: &Desk, args: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=Desk", "-c", "user.email=desk@example.org"]).args(args).current_dir(&desk.0);
    assert!(command.output().unwrap().status.success(), "git {args:?}");
}

fn commit(desk: &Desk) {
    git(desk, &["add", "--all", "--force"]);
    git(desk, &["commit", "--quiet", "--allow-empty", "--message", "articles"]);
}

fn change(desk: &Desk, file: &str, from: &str, to: &str) {
    let path = desk.0.join(file);
    let copy = fs::read_to_string(&path).unwrap();
    assert!(copy.contains(from));
    fs::write(path, copy.replace(from, to)).unwrap();
}

fn since(desk: &Desk, args: &[&str]) -> OutputAssert {
    let check = ["check", "--isolated", "--format", "short", "--rule", "duplicates", "--since"];
    desk.run(&[&check[..], args].concat())
}

#[test]
fn what_stood_there_before_is_passed_over() {
    let desk = desk("before", &[("a.txt", OLD)]);
    since(&desk, &["HEAD", "."]).code(0).stdout_eq("").stderr_eq(str![[r#"
1 article, 18 words: 0 errors, 0 warnings, 0 notes; 3 on lines that did not change

"#]]);
    change(&desk, "a.txt", "No statement", "No joint statement");
    since(&desk, &["HEAD", "."]).code(1).stdout_eq(str![[r#"
a.txt:3:32: error: the word "at" stands twice in a row [duplicates/repeated-word]
a.txt:3:39: error: the word "the" stands twice in a row [duplicates/repeated-word]

"#]]);
}

#[test]
fn a_finding_counts_if_only_its_other_place_changed() {
    let twice = "Ministers meet in Yerevan\n\nThe talks ended on Monday.\n\nMinisters meet in Tbilisi\n";
    let desk = desk("other", &[("a.txt", twice)]);
    change(&desk, "a.txt", "Yerevan", "Tbilisi");
    // The first of the two lines changed, and the second is the one that is flagged.
    since(&desk, &["HEAD", "a.txt"]).code(1).stdout_eq(str![[r#"
a.txt:5:1: warning: the headline "Ministers meet in Tbilisi" is printed twice [duplicates/repeated-line]

"#]]);
}

#[test]
fn lines_that_were_taken_out_change_no_other() {
    let desk = desk("out", &[("a.txt", OLD)]);
    change(&desk, "a.txt", "\nThe envoys left.\n", "");
    change(&desk, "a.txt", "The talks ended on on Monday.\n\n", "");
    since(&desk, &["HEAD", "."]).code(0);
}

#[test]
fn new_files_and_files_that_git_ignores_count_whole() {
    let desk = desk("new", &[("a.txt", OLD), (".gitignore", "drafts/\n")]).with("b.txt", OLD).with("drafts/c.txt", OLD);
    let said = since(&desk, &["HEAD", ".", "drafts/c.txt"]).code(1);
    let said = String::from_utf8(said.get_output().stdout.clone()).unwrap();
    assert_eq!(
        (said.matches("a.txt").count(), said.matches("b.txt").count(), said.matches("c.txt").count()),
        (0, 3, 3)
    );
    git(&desk, &["add", "b.txt"]);
    since(&desk, &["HEAD", "b.txt"]).code(1);
}

#[test]
fn odd_names_renames_and_other_folders_are_known() {
    let desk = desk("odd", &[(ODD, OLD), ("b.txt", OLD)]);
    change(&desk, ODD, "The envoys left.", "The envoys left left.");
    fs::rename(desk.0.join("b.txt"), desk.0.join("moved.txt")).unwrap();
    git(&desk, &["add", "--all"]);
    let said = since(&desk, &["HEAD", "."]).code(1);
    let said = String::from_utf8(said.get_output().stdout.clone()).unwrap();
    assert_eq!((said.lines().count(), said.contains("one.txt:5:17: ")), (1, true), "{said}");
    // From another folder, with git told of another repository, as hooks are.
    let folder = desk.0.join("wire desk");
    let check = ["check", "--isolated", "--rule", "duplicates", "--since", "HEAD", "../moved.txt"];
    desk.command(&check).current_dir(folder).env("GIT_DIR", "/nowhere").assert().code(0);
}

#[test]
fn fixes_are_made_on_changed_lines_only() {
    let desk = desk("fix", &[("a.txt", OLD)]);
    change(&desk, "a.txt", "The envoys left.", "The envoys\n\nleft left.");
    since(&desk, &["HEAD", "--fix=suggested", "."]).code(0);
    let copy = fs::read_to_string(desk.0.join("a.txt")).unwrap();
    assert_eq!(copy, OLD.replace("The envoys left.", "The envoys\n\nleft."));
}

#[test]
fn a_binary_article_counts_whole_once_it_changed() {
    let utf16 = |copy: &str| -> Vec<u8> {
        "\u{FEFF}".encode_utf16().chain(copy.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let desk = desk("binary", &[]).with("a.txt", utf16(OLD));
    commit(&desk);
    since(&desk, &["HEAD", "."]).code(0);
    let desk = desk.with("a.txt", utf16(&format!("{OLD}More came.\n")));
    since(&desk, &["HEAD", "."]).code(1);
}

#[test]
fn no_repository_and_no_such_revision_are_usage_errors() {
    let desk = desk("unknown", &[("a.txt", OLD)]);
    for revision in ["nowhere", "--output=x", ""] {
        let said = desk.run(&["check", &format!("--since={revision}"), "."]).code(2).stdout_eq("");
        let said = String::from_utf8(said.get_output().stderr.clone()).unwrap();
        assert!(said.contains(&format!("git knows no revision `{revision}`")), "{said}");
    }
    assert_eq!(desk.files(), [".git", "a.txt"]);
    let elsewhere = Desk(tempfile::tempdir().unwrap().keep()).with("a.txt", OLD);
    since(&elsewhere, &["HEAD", "."]).code(2).stderr_eq(str![[r#"
copydesk: --since: none of the files lies in a git repository

"#]]);
    fs::remove_dir_all(&elsewhere.0).unwrap();
}
