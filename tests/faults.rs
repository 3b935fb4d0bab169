//! What can go wrong around a run, with the real program: links, pipes, files that change under its hands, full disks, narrow
//! limits, strange names. Each test says in its name how the run ends; docs/reliability.md lists them.
#![cfg(unix)]

mod desk;

use desk::Desk;
use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

const SLIP: &str = "They met on the the bridge.\n";
const FOUND: &str = ":1:17: error: the word \"the\" stands twice in a row [duplicates/repeated-word]\n";

/// No run of these takes a hundredth of it: what takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// What a run printed, and how it ended.
struct Ended {
    out: String,
    said: String,
    code: Option<i32>,
}

/// Runs a shell's script in the desk's folder. `copydesk` is the program with one rule, so that a new rule changes nothing.
fn sh(desk: &Desk, script: &str) -> Ended {
    let binary = snapbox::cmd::cargo_bin!("copydesk").to_string_lossy().into_owned();
    let check = format!("{binary} check --isolated --rule duplicates/repeated-word --format");
    let script = script.replace("CHECK", &check).replace("COPYDESK", &binary);
    let mut command = Command::new("sh");
    command.args(["-c", &script]).current_dir(&desk.0).env_remove("CLICOLOR_FORCE").env("NO_COLOR", "1");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    ended(command.spawn().unwrap())
}

fn ended(run: Child) -> Ended {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || sender.send(run.wait_with_output()));
    let output = receiver.recv_timeout(PATIENCE).expect("it hangs").unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("what is printed is UTF-8");
    let ended = Ended { out: text(output.stdout), said: text(output.stderr), code: output.status.code() };
    assert!(!ended.said.contains("panicked"), "{}", ended.said);
    ended
}

/// A check that has found its files, and reads them when standard input ends.
fn paused(desk: &Desk, path: &str) -> Child {
    let mut command = Command::new(snapbox::cmd::cargo_bin!("copydesk"));
    command.args(["check", "--isolated", "--rule", "duplicates/repeated-word", "--format", "short", path, "-"]);
    command.current_dir(&desk.0).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut run = command.spawn().unwrap();
    // More than a pipe holds: when it is written, standard input is read, and that is after the walk.
    run.stdin.as_mut().unwrap().write_all("The talks ended.\n\n".repeat(1 << 16).as_bytes()).unwrap();
    run
}

/// The administrator reads everything.
fn reads_all(path: &Path) -> bool {
    fs::File::open(path).is_ok() || fs::read_dir(path).is_ok()
}

mod links {
    use super::*;

    #[test]
    fn links_that_go_in_circles_are_passed_over() {
        let desk = Desk::new("faults-circles").with("a/b/x.txt", SLIP);
        symlink("..", desk.0.join("a/b/up")).unwrap();
        symlink("../a", desk.0.join("a/self")).unwrap();
        symlink("loop.txt", desk.0.join("a/loop.txt")).unwrap();
        symlink("nowhere.txt", desk.0.join("a/dangling.txt")).unwrap();
        let run = sh(&desk, "CHECK short a");
        assert_eq!((run.out, run.code), (format!("a/b/x.txt{FOUND}"), Some(1)));
        assert_eq!(run.said, "1 article, 6 words: 1 error, 0 warnings, 0 notes\n");
    }

    #[test]
    fn a_link_that_leads_nowhere_is_an_error_where_it_is_named() {
        let desk = Desk::new("faults-nowhere").with("a.txt", SLIP);
        symlink("loop.txt", desk.0.join("loop.txt")).unwrap();
        symlink("nowhere.txt", desk.0.join("dangling.txt")).unwrap();
        let run = sh(&desk, "CHECK short loop.txt dangling.txt a.txt");
        assert_eq!((run.out, run.code), (format!("a.txt{FOUND}"), Some(2)));
        assert!(run.said.contains("copydesk: loop.txt: too many levels of symbolic links\n"), "{}", run.said);
        assert!(run.said.contains("copydesk: dangling.txt: no such file or folder\n"), "{}", run.said);
    }

    #[test]
    fn an_article_that_has_a_link_in_its_folder_is_one_article() {
        let desk = Desk::new("faults-two-names").with("a/z.txt", SLIP).with("a/.draft/y.txt", SLIP);
        symlink("z.txt", desk.0.join("a/b.txt")).unwrap();
        symlink(".draft/y.txt", desk.0.join("a/c.txt")).unwrap();
        let run = sh(&desk, "CHECK short a");
        assert_eq!((run.out, run.code), (format!("a/b.txt{FOUND}a/c.txt{FOUND}"), Some(1)));
    }

    #[test]
    fn links_out_of_a_folder_are_passed_over_and_counted_unless_they_are_named() {
        let desk = Desk::new("faults-out").with("secret.txt", SLIP).with("a/b.txt", SLIP).with("key", SLIP);
        symlink("../secret.txt", desk.0.join("a/link.txt")).unwrap();
        symlink("../key", desk.0.join("a/key")).unwrap();
        symlink("..", desk.0.join("a/folder")).unwrap();
        let run = sh(&desk, "CHECK short a");
        assert_eq!((run.out, run.code), (format!("a/b.txt{FOUND}"), Some(1)));
        let counted = "1 article, 6 words: 1 error, 0 warnings, 0 notes; 1 behind links out of their folder\n";
        assert_eq!(run.said, counted);
        assert_eq!(sh(&desk, "CHECK short a/link.txt").out, format!("a/link.txt{FOUND}"));
        assert_eq!(sh(&desk, "CHECK short a/folder/secret.txt").out, format!("a/folder/secret.txt{FOUND}"));
    }
}

mod pipes_and_devices {
    use super::*;

    #[test]
    fn a_pipe_that_is_named_is_read_to_its_end() {
        let desk = Desk::new("faults-fifo").with("a.txt", SLIP);
        let slowly =
            "mkfifo p.txt; { cat a.txt; sleep 0.2; printf '\\nThey met on on it.\\n'; } > p.txt & CHECK short p.txt";
        let run = sh(&desk, slowly);
        let second = "p.txt:3:13: error: the word \"on\" stands twice in a row [duplicates/repeated-word]\n";
        assert_eq!((run.out, run.code), (format!("p.txt{FOUND}{second}"), Some(1)));
    }

    #[test]
    fn a_pipe_or_device_is_written_and_nothing_takes_its_place() {
        let desk = Desk::new("faults-written").with("a.txt", SLIP);
        let jobs = ["COPYDESK learn --isolated a.txt -o", "COPYDESK check --isolated a.txt --write-baseline"];
        for job in jobs {
            let run = sh(&desk, &format!("mkfifo p; cat p > got & {job} p; wait"));
            assert!(fs::symlink_metadata(desk.0.join("p")).unwrap().file_type().is_fifo(), "{job}: {}", run.said);
            sh(&desk, &format!("rm p; {job} file"));
            assert!(!fs::read(desk.0.join("got")).unwrap().is_empty());
            if job.contains("learn") {
                assert_eq!(fs::read(desk.0.join("got")).unwrap(), fs::read(desk.0.join("file")).unwrap());
            }
            fs::remove_file(desk.0.join("file")).unwrap();
        }
    }

    #[test]
    fn a_file_that_became_a_pipe_after_it_was_found_does_not_block() {
        let desk = Desk::new("faults-became-pipe").with("a/a.txt", SLIP).with("a/b.txt", SLIP);
        let run = paused(&desk, "a");
        assert!(
            Command::new("sh").args(["-c", "rm a.txt; mkfifo a.txt"]).current_dir(desk.0.join("a")).status().is_ok()
        );
        let run = ended(run);
        assert_eq!((run.out, run.code), (format!("a/b.txt{FOUND}"), Some(1)));
        assert!(run.said.contains("copydesk: a/a.txt: it is no file any more\n"), "{}", run.said);
    }
}

mod files_that_change {
    use super::*;

    /// A folder of two articles, the first of which is changed when both are found. What is found in the first.
    fn changed(name: &str, change: impl FnOnce(&Path)) -> (String, Ended) {
        let desk = Desk::new(name).with("a/a.txt", SLIP.repeat(3)).with("a/b.txt", SLIP);
        let run = paused(&desk, "a");
        change(&desk.0.join("a/a.txt"));
        let run = ended(run);
        let (first, second): (Vec<&str>, Vec<&str>) = run.out.lines().partition(|line| line.starts_with("a/a.txt"));
        assert_eq!(second, [format!("a/b.txt{FOUND}").trim_end()]);
        (first.join("\n"), run)
    }

    #[test]
    fn one_that_vanishes_after_it_was_found_is_said_and_the_rest_is_linted() {
        let (first, run) = changed("faults-vanish", |path| fs::remove_file(path).unwrap());
        assert_eq!((first.as_str(), run.code), ("", Some(1)));
        assert!(run.said.contains("copydesk: a/a.txt: no such file or folder\n"), "{}", run.said);
    }

    #[test]
    fn one_that_becomes_a_folder_is_said() {
        let (first, run) = changed("faults-folder", |path| {
            fs::remove_file(path).unwrap();
            fs::create_dir(path).unwrap();
        });
        assert_eq!((first.as_str(), run.code), ("", Some(1)));
        assert!(run.said.contains("copydesk: a/a.txt: it is no file any more\n"), "{}", run.said);
    }

    #[test]
    fn one_that_shrinks_or_grows_is_read_as_it_is_then() {
        let (first, _) = changed("faults-shrink", |path| fs::write(path, "").unwrap());
        assert_eq!(first, "");
        let (first, _) = changed("faults-grow", |path| fs::write(path, format!("They met.\n\n{SLIP}")).unwrap());
        assert!(first.starts_with("a/a.txt:3:17"), "{first}");
    }

    #[test]
    fn lines_that_move_after_they_were_found_are_broken_articles_and_no_panic() {
        let line = "{\"body\": \"They met on the the bridge, Erdoğan said.\"}\n";
        for (name, now) in [("cut", &line[..40]), ("moved", &line[7..]), ("gone", ""), ("long", &line.repeat(9))] {
            let desk = Desk::new(&format!("faults-lines-{name}")).with("a.jsonl", line.repeat(3));
            let run = paused(&desk, "a.jsonl");
            fs::write(desk.0.join("a.jsonl"), now).unwrap();
            let run = ended(run);
            assert!(run.code.is_some_and(|code| code < 2), "{name}: {}", run.said);
        }
    }

    #[test]
    fn files_that_are_rewritten_all_the_time_are_linted_and_printed_without_a_panic() {
        // More than is kept from linting to printing, so that texts are read twice.
        let copy = format!("{SLIP}\n{}", "The talks ended on a Monday.\n\n".repeat(60_000));
        let desk = (0..24).fold(Desk::new("faults-rewritten"), |desk, n| desk.with(&format!("a/{n}.txt"), &copy));
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for number in (0..24).cycle().take_while(|_| !done.load(Ordering::Relaxed)) {
                    let path = desk.0.join(format!("a/{number}.txt"));
                    let now = ["é", "", &copy[..90], &copy][number % 4];
                    fs::write(path, now).unwrap();
                    std::thread::sleep(Duration::from_millis(1));
                }
            });
            for formats in ["human --format=json=j", "html=h --format=sarif=s", "short --format=junit=x"] {
                let run = sh(&desk, &format!("CHECK {formats} a"));
                assert!(run.code.is_some_and(|code| code < 2), "{formats}: {}", run.said);
            }
            done.store(true, Ordering::Relaxed);
        });
    }
}

mod what_cannot_be_read {
    use super::*;

    #[test]
    fn a_path_through_a_file_is_said_and_the_rest_is_linted() {
        let desk = Desk::new("faults-through").with("a.txt", SLIP);
        let run = sh(&desk, "CHECK short a.txt/b.txt a.txt");
        assert_eq!((run.out, run.code), (format!("a.txt{FOUND}"), Some(2)));
        assert!(run.said.starts_with("copydesk: a.txt/b.txt: not a directory\n"), "{}", run.said);
    }

    #[test]
    fn an_article_without_permission_is_said_and_the_rest_is_linted() {
        let desk = Desk::new("faults-mode").with("a/a.txt", SLIP).with("a/b.txt", SLIP).with("a/c/d.txt", SLIP);
        let forbid =
            |path: &str, mode| fs::set_permissions(desk.0.join(path), fs::Permissions::from_mode(mode)).unwrap();
        forbid("a/a.txt", 0);
        if !reads_all(&desk.0.join("a/a.txt")) {
            let run = sh(&desk, "CHECK short a/b.txt a/a.txt");
            assert_eq!((run.out, run.code), (format!("a/b.txt{FOUND}"), Some(2)));
            assert!(run.said.contains("copydesk: a/a.txt: no permission\n"), "{}", run.said);
            forbid("a/c", 0);
            let run = sh(&desk, "CHECK short a");
            assert_eq!((run.out, run.code), (format!("a/b.txt{FOUND}"), Some(2)));
            assert!(run.said.contains("copydesk: a/c: no permission\n"), "{}", run.said);
            forbid("a/c", 0o755);
        }
    }

    #[test]
    fn a_folder_named_like_an_article_is_a_folder() {
        let desk = Desk::new("faults-folder-name").with("a/x.txt/in.txt", SLIP);
        for path in ["a", "a/x.txt"] {
            let run = sh(&desk, &format!("CHECK short {path}"));
            assert_eq!((run.out, run.code), (format!("a/x.txt/in.txt{FOUND}"), Some(1)));
        }
    }

    #[test]
    fn an_empty_file_is_an_article_without_findings() {
        let desk =
            Desk::new("faults-empty").with("a.txt", "").with("b.jsonl", "").with("c.json", "").with("d.docx", "");
        let run = sh(&desk, "CHECK json a.txt b.jsonl");
        assert_eq!((run.out.as_str(), run.code), ("", Some(0)));
        let run = sh(&desk, "COPYDESK check --isolated --format short c.json d.docx");
        assert_eq!((run.out.matches("[source/broken-file]").count(), run.code), (2, Some(1)));
    }

    #[test]
    fn nul_bytes_are_no_text_an_error_where_named_and_counted_where_met() {
        let desk = Desk::new("faults-nul").with("a/a.txt", "They met\0on the the bridge.\n").with("a/b.txt", SLIP);
        let run = sh(&desk, "CHECK short a/a.txt");
        assert_eq!((run.out.as_str(), run.code), ("", Some(2)));
        assert!(run.said.starts_with("copydesk: a/a.txt: not text"), "{}", run.said);
        let run = sh(&desk, "CHECK short a");
        assert_eq!((run.out, run.code), (format!("a/b.txt{FOUND}"), Some(1)));
        assert!(run.said.ends_with("; 1 skipped as binary\n"), "{}", run.said);
    }
}

mod limits {
    use super::*;

    #[test]
    fn more_files_than_may_be_open_at_once_are_all_read() {
        let desk = (0..2000).fold(Desk::new("faults-files"), |desk, n| desk.with(&format!("a/{n}.txt"), SLIP));
        let run = sh(&desk, "ulimit -n 16; CHECK short a");
        assert_eq!((run.out.lines().count(), run.code), (2000, Some(1)), "{}", run.said);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_memory_does_not_hold_is_said_and_the_rest_is_linted() {
        let copy = "The bank froze the accounts of the harbour in the spring.\n\n".repeat(600_000);
        let desk = Desk::new("faults-memory").with("huge.txt", copy).with("a.txt", SLIP);
        // One that can be read and not be worked on, and one that cannot be read.
        for limit in [250_000, 120_000] {
            let run = sh(&desk, &format!("ulimit -v {limit}; CHECK short --threads 1 huge.txt a.txt"));
            assert_eq!((run.out, run.code), (format!("a.txt{FOUND}"), Some(2)), "{}", run.said);
            assert!(run.said.starts_with("copydesk: huge.txt: no memory for all of it\n"), "{}", run.said);
        }
    }

    #[test]
    fn a_line_of_50_mb_is_linted_and_cut_for_the_screen() {
        let copy = "The bank froze the accounts of the harbour in the spring. ".repeat(900_000);
        let desk = Desk::new("faults-line").with("a.txt", format!("{copy}They met on the the bridge.\n"));
        let run = sh(&desk, "CHECK human --width 80 a.txt");
        assert!(run.out.contains(&format!("a.txt:1:{}\n", copy.len() + 17)), "{}", run.out);
        assert!(run.code == Some(1) && run.out.len() < 1000);
    }

    #[test]
    fn a_folder_deeper_than_any_path_is_read_as_far_as_paths_reach() {
        let desk = Desk::new("faults-deep");
        let (clean, deep) = (|| sh(&desk, "rm -rf a b"), "abc/".repeat(900));
        clean();
        for top in ["a", "b"] {
            fs::create_dir_all(desk.0.join(top).join(&deep)).unwrap();
            fs::write(desk.0.join(top).join(&deep).join("x.txt"), SLIP).unwrap();
        }
        fs::rename(desk.0.join("b"), desk.0.join("a").join(&deep).join("b")).unwrap();
        let run = sh(&desk, "ulimit -n 40; CHECK short a");
        assert_eq!((run.out, run.code), (format!("a/{deep}x.txt{FOUND}"), Some(2)), "{}", run.said);
        assert!(run.said.contains(": file name too long\n"), "{}", run.said);
        clean();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_and_the_status_is_2() {
        let desk = (0..300).fold(Desk::new("faults-full"), |desk, n| desk.with(&format!("a/{n}.txt"), SLIP));
        for format in ["human", "short", "json", "sarif", "github", "gitlab", "rdjsonl", "checkstyle", "junit", "html"]
        {
            let run = sh(&desk, &format!("CHECK {format} a > /dev/full"));
            assert_eq!((run.said.as_str(), run.code), ("copydesk: cannot write: no space left\n", Some(2)), "{format}");
            let run = sh(&desk, &format!("CHECK {format}=/dev/full a"));
            assert!(
                run.said.starts_with("copydesk: cannot write /dev/full: no space left\n"),
                "{format}: {}",
                run.said
            );
            assert_eq!(run.code, Some(2));
        }
        for job in ["learn --isolated -o - a", "facts a/1.txt", "rules", "man", "check --isolated --fix - < a/1.txt"] {
            let run = sh(&desk, &format!("COPYDESK {job} > /dev/full"));
            assert_eq!(
                (run.said.lines().last(), run.code),
                (Some("copydesk: cannot write: no space left"), Some(2)),
                "{job}"
            );
        }
    }

    /// A disk that is full at a file's fourth kilobyte.
    #[test]
    fn a_disk_that_fills_while_a_file_is_written_costs_no_article_report_or_archive() {
        let name = |n: usize| String::from_iter([n / 26 % 26, n % 26].map(|at| char::from(b'a' + at as u8)));
        let paragraph = |n| format!("The talks that were held by Henrik Thorval{} ended on a Monday.\n\n", name(n));
        let names: String = (0..600).map(paragraph).collect();
        let desk = Desk::new("faults-filling").with("a.txt", format!("{SLIP}\n{names}"));
        for file in ["report", "accepted", "names"] {
            fs::write(desk.0.join(file), if file == "accepted" { "{\"version\": 1, \"accepted\": []}" } else { "old" })
                .unwrap();
        }
        let all = || -> Vec<Vec<u8>> { desk.files().iter().map(|file| fs::read(desk.0.join(file)).unwrap()).collect() };
        let (before, files) = (all(), desk.files());
        let jobs = [
            ("CHECK short --fix=suggested a.txt", "a.txt was not mended: file too large"),
            ("COPYDESK check --isolated --format html=report a.txt", "cannot write report: file too large"),
            ("COPYDESK learn --isolated a.txt -o names", "cannot write names: file too large"),
        ];
        for (job, said) in jobs {
            let run = sh(&desk, &format!("trap '' XFSZ; ulimit -f 8; {job}"));
            assert!(run.said.contains(said) && run.code == Some(2), "{job}: {} {:?}", run.said, run.code);
            assert!(all() == before && desk.files() == files, "{job}");
        }
        let run = sh(&desk, "trap '' XFSZ; ulimit -f 0; CHECK short --write-baseline accepted a.txt");
        assert!(run.said.contains("cannot write accepted: file too large") && run.code == Some(2), "{}", run.said);
        assert!(all() == before && desk.files() == files);
    }
}

mod interruptions {
    use super::*;

    #[test]
    fn one_while_a_report_is_made_leaves_the_old_report_or_the_new_one_and_nothing_beside_it() {
        let copy = format!("{SLIP}\n{}", "The talks ended on a Monday.\n\n".repeat(2000));
        let desk = (0..40).fold(Desk::new("faults-interrupted"), |desk, n| desk.with(&format!("a/{n}.txt"), &copy));
        let args = ["check", "--isolated", "--rule", "duplicates", "--format", "html=report.html", "a"];
        let start = || {
            fs::write(desk.0.join("report.html"), "old").unwrap();
            let mut command = Command::new(snapbox::cmd::cargo_bin!("copydesk"));
            command.args(args).current_dir(&desk.0).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        };
        let started = Instant::now();
        start().wait().unwrap();
        let whole = (started.elapsed(), fs::read(desk.0.join("report.html")).unwrap());
        let mut amid = 0;
        for part in 1..12 {
            let mut run = start();
            std::thread::sleep(whole.0 * part / 10);
            // It may be over already.
            let kill = Command::new("kill").args(["-INT", &run.id().to_string()]).stderr(Stdio::null()).status();
            assert!(kill.is_ok());
            let ended = run.wait().unwrap();
            let report = fs::read(desk.0.join("report.html")).unwrap();
            assert!(report == b"old" || report == whole.1, "after {part} tenths");
            assert_eq!(desk.files(), ["a", "report.html"], "after {part} tenths");
            amid += usize::from(ended.code() == Some(130));
        }
        assert!(amid > 0, "no run was interrupted");
    }

    #[test]
    fn one_while_standard_input_is_awaited_ends_the_run_at_once() {
        let desk = Desk::new("faults-awaited");
        let mut run = paused(&desk, "nowhere");
        let id = run.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let began = Instant::now();
        let ended = run.wait().unwrap();
        assert!(!ended.success() && began.elapsed() < Duration::from_secs(10));
        let mut out = String::new();
        run.stdout.take().unwrap().read_to_string(&mut out).unwrap();
        assert_eq!(out, "");
    }
}

mod names {
    use super::*;

    /// Not every system takes such names.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_not_utf_8_is_read_and_shown_with_a_mark_for_what_it_is_not() {
        use std::os::unix::ffi::OsStrExt;
        let name = std::ffi::OsStr::from_bytes(b"caf\xE9.txt");
        let desk = Desk::new("faults-name").with("a/b.txt", SLIP);
        fs::write(desk.0.join("a").join(name), SLIP).unwrap();
        for path in ["a", "a/b.txt a/caf?.txt"] {
            let run = sh(&desk, &format!("CHECK short {path}"));
            assert_eq!((run.out, run.code), (format!("a/b.txt{FOUND}a/caf\u{FFFD}.txt{FOUND}"), Some(1)));
        }
        let run = sh(&desk, "CHECK short --fix=suggested a");
        assert!(run.said.ends_with("; 2 fixes in 2 files\n"), "{}", run.said);
        assert_eq!(fs::read_to_string(desk.0.join("a").join(name)).unwrap(), "They met on the bridge.\n");
    }

    #[test]
    fn a_name_with_line_ends_and_escapes_takes_one_line_and_no_colour() {
        let desk = Desk::new("faults-escapes").with("a/new\nline \u{1b}[31mred\r.txt", SLIP);
        let run = sh(&desk, "CHECK short a; CHECK short a/nowhere'\n\u{1b}'[31m");
        assert_eq!(run.out, format!("a/new line \u{FFFD}[31mred .txt{FOUND}"));
        assert!(run.said.contains("copydesk: a/nowhere \u{FFFD}[31m: no such file or folder\n"), "{}", run.said);
    }

    #[test]
    fn a_name_that_begins_with_a_hyphen_is_read_behind_two_hyphens() {
        let desk = Desk::new("faults-hyphen").with("-fix.txt", SLIP);
        let run = sh(&desk, "CHECK short -- -fix.txt; CHECK short ./-fix.txt; CHECK short .");
        assert_eq!(run.out, format!("-fix.txt{FOUND}").repeat(3));
    }
}
