//! What it is like to live with: configurations, hooks, the terminal, the papers about the options.
//! `UPDATE=1 cargo test --test comfort` rewrites `docs/options.md` and the schema.

mod desk;
mod schema;

use copydesk::cli::command;
use copydesk::config;
use desk::Desk;
use schema::Schema;
use snapbox::str;
use std::fmt::Write;
use std::fs;

const TWICE: &str =
    "Ministers meet in Yerevan\n\nMinisters meet in Yerevan\n\nThe ministers met on Monday in the capital.\n";
const SOUND: &str = "Ministers meet in Yerevan\n\nThe talks ended on Monday without a statement.\n";
const NOTES: &str = "severity = { \"duplicates/repeated-line\" = \"note\" }\n";

#[test]
fn each_file_goes_by_the_nearest_configuration() {
    let desk = Desk::new("nearest")
        .with("near/copydesk.toml", "severity = { duplicates = \"error\" }\n")
        .with("near/deep/a.txt", TWICE)
        .with("far/.copydesk.toml", "ignore = [\"duplicates\"]\n")
        .with("far/b.txt", TWICE)
        .with("c.txt", TWICE);
    let args = ["--format", "short", "near/deep/a.txt", "far/b.txt", "c.txt"];
    desk.run(&[&["check"], &args[..]].concat()).code(1).stdout_eq(str![[r#"
near/deep/a.txt:3:1: error: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]
c.txt:3:1: warning: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]

"#]]);
    // A walk meets the same configurations; one that is named holds for all.
    desk.run(&["check", "--format", "short", "--fail-on", "error", "."]).code(1);
    desk.run(&["check", "--config", "far/.copydesk.toml", "."]).code(0);
    desk.check(&["--isolated", "--statistics", "."]).code(1).stdout_eq(str![[r#"
3  warning  duplicates/repeated-line

"#]]);
}

#[test]
fn a_configuration_without_a_nearer_one_is_that_of_the_current_folder() {
    let desk =
        Desk::new("elsewhere").with("here/copydesk.toml", "ignore = [\"duplicates\"]\n").with("there/a.txt", TWICE);
    Desk(desk.0.join("here")).run(&["check", "../there/a.txt"]).code(0);
    Desk(desk.0.join("there")).run(&["check", "a.txt"]).code(1);
}

#[test]
fn a_configurations_folder_is_a_desk_of_its_own() {
    let names = "The shipyard was sold to Henrik Thorvaldsson in March, court papers show.\n";
    let desk = past(Desk::new("desks"), 12).with("one/new.txt", names).with("one/copydesk.toml", "");
    let check = |args: &[&str]| desk.run(&[&["check", "--rule", "cross", "--format", "short"], args].concat());
    check(&["."]).code(0);
    check(&["--isolated", "."]).code(1);
    // Evidence is each desk's own as well.
    fs::rename(desk.0.join("past"), desk.0.join("one/past")).unwrap();
    let desk = desk.with("one/copydesk.toml", "against = [\"past\"]\nexclude = [\"past\"]\n");
    desk.run(&["check", "--rule", "cross", "--format", "short", "."]).code(1).stdout_eq(str![[r#"
one/new.txt:1:33: warning: "Thorvaldsson" is spelled "Thorvaldson" in 12 other articles [cross/name-spelling]

"#]]);
}

/// So many articles that speak of one man.
fn past(desk: Desk, articles: usize) -> Desk {
    (0..articles).fold(desk, |desk, number| {
        let copy = format!("The bank froze the accounts of Henrik Thorvaldson in case {number}, the court said.\n");
        desk.with(&format!("past/{number}.txt"), copy)
    })
}

#[test]
fn a_mistake_in_a_nested_configuration_is_drawn_where_it_lies() {
    let desk = Desk::new("nested-mistake").with("in/copydesk.toml", "notes = 1\n").with("in/a.txt", SOUND);
    desk.run(&["check", "."]).code(2).stdout_eq("").stderr_eq(str![[r#"
error[config]: this must be true or false
  ┌─ in/copydesk.toml:1:9
  │
1 │ notes = 1
  │         ^ this is a number
  │
  = help: write notes = true

"#]]);
}

#[test]
fn a_missing_list_has_a_caret_and_the_name_that_was_meant() {
    let desk =
        Desk::new("missing-list").with("copydesk.toml", "names = [\"hose.names\"]\n").with("house.names", "Minsk\n");
    desk.with("a.txt", SOUND).run(&["check", "a.txt"]).code(2).stderr_eq(str![[r#"
error[config]: cannot read "hose.names"
  ┌─ copydesk.toml:1:10
  │
1 │ names = ["hose.names"]
  │          ^^^^^^^^^^^^ no such file or folder
  │
  = help: did you mean "house.names"? paths are relative to this file's folder

"#]]);
}

#[test]
fn an_override_changes_rules_for_its_paths() {
    let config = "[[override]]\npaths = [\"opinion/\"]\nignore = [\"duplicates\"]\n[[override]]\npaths = [\"*.wire.txt\"]\n\
                  severity = { duplicates = \"error\", \"cross/near-duplicate-article\" = \"off\" }\n";
    let desk = Desk::new("override")
        .with("copydesk.toml", config)
        .with("opinion/a.txt", TWICE)
        .with("b.txt", TWICE)
        .with("c.wire.txt", TWICE);
    // A rule that is asked for by name is not off, so none is here.
    desk.run(&["check", "--format", "short", "--ignore", "cross", "."]).code(1).stdout_eq(str![[r#"
b.txt:3:1: warning: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]
c.wire.txt:3:1: error: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]

"#]]);
}

#[test]
fn an_override_holds_for_what_the_desk_finds_too() {
    let both = "The bank froze the accounts of Henrik Thorvaldson and of Marek Wojciechowski in case";
    let desk = (0..12).fold(Desk::new("override-desk"), |desk, number| {
        desk.with(&format!("past/{number}.txt"), format!("{both} {number}, the court said.\n"))
    });
    let desk = desk
        .with("new/a.txt", "The shipyard was sold to Henrik Thorvaldsson in March, court papers show.\n")
        .with("old/b.txt", "A bridge was named after Marek Wojcechowski in May, the mayor said on Monday.\n");
    let config = "[severity]\ncross = \"off\"\n[[override]]\npaths = [\"new/\"]\n\
                  severity = { \"cross/name-spelling\" = \"error\" }\n";
    let desk = desk.with("copydesk.toml", config);
    desk.run(&["check", "--isolated", "--rule", "cross/name-spelling", "--statistics", "."]).stdout_eq(str![[r#"
2  warning  cross/name-spelling

"#]]);
    desk.run(&["check", "--format", "short", "."]).code(1).stdout_eq(str![[r#"
new/a.txt:1:33: error: "Thorvaldsson" is spelled "Thorvaldson" in 12 other articles [cross/name-spelling]

"#]]);
}

#[test]
fn files_says_what_a_folder_is_searched_for() {
    let desk = Desk::new("files")
        .with("copydesk.toml", "files = [\"stories/\", \"*.story\"]\nexclude = [\"stories/old/\"]\n")
        .with("stories/README.txt", TWICE)
        .with("stories/old/a.txt", TWICE)
        .with("b.story", TWICE)
        .with("c.txt", TWICE);
    desk.check(&["--format", "short", "."]).code(1).stdout_eq(str![[r#"
b.story:3:1: warning: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]
stories/README.txt:3:1: warning: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]

"#]]);
}

#[test]
fn terms_are_a_list_of_the_house_too() {
    let desk = Desk::new("terms")
        .with("copydesk.toml", "terms = [\"house.terms\"]\n")
        .with("house.terms", "e-mail -> email\n");
    let desk = desk.with("a.txt", "The minister read the e-mail on Monday in the capital.\n");
    desk.run(&["check", "--format", "short", "--rule", "terms/preferred", "a.txt"]).code(1);
}

#[test]
fn a_hook_passes_over_what_a_walk_passes_over() {
    let desk = Desk::new("force-exclude")
        .with("copydesk.toml", "exclude = [\"wire/\"]\n")
        .with("wire/a.txt", TWICE)
        .with("README.md", TWICE)
        .with("package.json", "{\"name\": \"the the\"}")
        .with("script.sh", TWICE)
        .with("b.txt", TWICE);
    let named = ["--format", "short", "wire/a.txt", "README.md", "package.json", "script.sh", "b.txt"];
    desk.check(&[&["--force-exclude"], &named[..]].concat()).code(1).stdout_eq(str![[r#"
b.txt:3:1: warning: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]

"#]]);
    desk.check(&[&["--force-exclude"], &named[..5]].concat()).code(0).stdout_eq("");
    desk.check(&named).code(1).stderr_eq(str![[r#"
5 articles, 64 words: 0 errors, 4 warnings, 0 notes

"#]]);
}

#[test]
fn piped_copy_goes_by_the_folder_of_its_name() {
    let desk = Desk::new("stdin-house").with("in/copydesk.toml", "ignore = [\"duplicates\"]\n");
    let check = ["check", "--format", "short", "-", "--stdin-filename"];
    desk.command(&check).arg("in/a.txt").stdin(TWICE).assert().code(0);
    desk.command(&check).arg("a.txt").stdin(TWICE).assert().code(1);
}

#[test]
fn config_shows_what_holds_and_which_line_says_so() {
    let config = "names = [\n    \"house.names\", # ours\n]\nnotes = true\nignore = [\"quotes\"]\n[severity]\n\
                  \"names/near-spelling\" = \"note\"\n[[override]]\npaths = [\"opinion/\"]\nignore = [\"figures\"]\n\
                  [[stet]]\nrule = \"names\"\npath = \"opinion/a.txt\"\n[[stet]]\nrule = \"names\"\npath = \"b.txt\"\n";
    let desk =
        Desk::new("show").with("copydesk.toml", config).with("house.names", "Minsk\n").with("opinion/a.txt", SOUND);
    let shown = desk.run(&["config", "--show", "opinion/a.txt"]).code(0).get_output().stdout.clone();
    let shown = String::from_utf8(shown).unwrap();
    let origin = |setting: &str| {
        let line = shown.lines().find(|line| line.starts_with(setting)).unwrap_or_else(|| panic!("{setting}: {shown}"));
        line.rsplit("  # ").next().unwrap().to_owned()
    };
    assert_eq!(origin("names = [\"house.names\"]"), "copydesk.toml:1");
    assert_eq!(origin("notes = true"), "copydesk.toml:4");
    assert_eq!(origin("fail-on = \"warning\""), "default");
    assert_eq!(origin("\"quotes/unbalanced-pair\" = \"off\""), "copydesk.toml:5");
    assert_eq!(origin("\"names/near-spelling\" = \"note\""), "copydesk.toml:7");
    assert_eq!(origin("\"figures/total-mismatch\" = \"off\""), "copydesk.toml:10, an override");
    assert_eq!(origin("\"dates/impossible-date\" = \"error\""), "default");
    assert!(shown.contains("opinion/a.txt\"") && !shown.contains("b.txt"));
    // What is shown is itself a configuration.
    assert_eq!(config::Config::read(&shown).1, []);
}

#[test]
fn config_shows_defaults_where_there_is_no_configuration() {
    let desk = Desk::new("show-defaults");
    let shown = desk.run(&["config", "--isolated", "--show", "nowhere/a.txt"]).code(0).get_output().stdout.clone();
    let shown = String::from_utf8(shown).unwrap();
    assert!(shown.contains("fail-on = \"warning\"") && !shown.contains("copydesk.toml"));
    desk.run(&["config"]).code(2);
}

#[test]
fn init_writes_a_start_once() {
    let desk = Desk::new("init").with("a.txt", TWICE);
    desk.run(&["init"]).code(0).stderr_eq(str![[r#"
copydesk.toml: take away the # of what you want

"#]]);
    desk.run(&["check", "a.txt"]).code(1);
    let written = fs::read_to_string(desk.0.join("copydesk.toml")).unwrap();
    desk.run(&["init"]).code(2).stderr_eq(str![[r#"
copydesk: copydesk.toml is there already

"#]]);
    assert_eq!(fs::read_to_string(desk.0.join("copydesk.toml")).unwrap(), written);
    let hidden = Desk::new("init-hidden").with(".copydesk.toml", NOTES);
    hidden.run(&["init", "."]).code(2);
    assert_eq!(hidden.files(), [".copydesk.toml"]);
    hidden.run(&["init", "no/such/folder"]).code(2);
}

#[test]
fn quiet_leaves_the_findings_alone() {
    let desk = Desk::new("quiet").with("a.txt", TWICE);
    desk.check(&["--isolated", "--quiet", "--format", "short", "a.txt"]).code(1).stderr_eq("").stdout_eq(str![[r#"
a.txt:3:1: warning: the headline "Ministers meet in Yerevan" is printed twice [duplicates/repeated-line]

"#]]);
    // What stands in the way is said all the same.
    desk.check(&["--isolated", "-q", "nowhere.txt"]).code(2).stderr_eq(str![[r#"
copydesk: nowhere.txt: no such file or folder

"#]]);
}

#[test]
fn statistics_count_findings_by_rule() {
    let desk = Desk::new("statistics")
        .with("a.txt", TWICE)
        .with("b.txt", TWICE)
        .with("c.txt", "They met on the the bridge.\n");
    let args = ["check", "--isolated", "--rule", "duplicates", "--statistics", "--format", "short"];
    desk.run(&[&args[..], &["--format", "json=all.jsonl", "."]].concat()).code(1).stdout_eq(str![[r#"
2  warning  duplicates/repeated-line
1  error    duplicates/repeated-word

"#]]);
    assert_eq!(fs::read_to_string(desk.0.join("all.jsonl")).unwrap().lines().count(), 3);
}

#[test]
fn a_rule_is_linked_to_its_page_where_that_can_be_read() {
    let link = "\u{1b}]8;;https://desk.example/rules/duplicates/repeated-line.md\u{1b}\\";
    let config = "rule-pages = \"https://desk.example/rules/\"\n";
    let desk = Desk::new("links").with("copydesk.toml", config).with("a.txt", TWICE);
    let printed = |when: &str| desk.check(&["--hyperlinks", when, "a.txt"]).code(1).get_output().stdout.clone();
    assert!(String::from_utf8(printed("always")).unwrap().contains(link));
    assert!(!printed("never").contains(&0x1b) && !printed("auto").contains(&0x1b));
    let bare = desk.check(&["--isolated", "--hyperlinks", "always", "a.txt"]).code(1).get_output().stdout.clone();
    assert!(!bare.contains(&0x1b));
}

#[test]
fn a_report_takes_the_place_of_an_old_one_and_leaves_nothing_beside_it() {
    let desk = Desk::new("report").with("a.txt", TWICE).with("out.txt", "an old report\n");
    desk.check(&["--isolated", "--format", "short=out.txt", "a.txt"]).code(1);
    assert!(fs::read_to_string(desk.0.join("out.txt")).unwrap().starts_with("a.txt:3:1"));
    assert_eq!(desk.files(), ["a.txt", "out.txt"]);
    desk.check(&["--isolated", "--format", "short=no/such/out.txt", "a.txt"]).code(2);
    #[cfg(unix)]
    desk.check(&["--isolated", "--format", "short=/dev/null", "a.txt"]).code(1);
    assert_eq!(desk.files(), ["a.txt", "out.txt"]);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_nothing_half_written() {
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};
    let desk = Desk::new("interrupted").with("a.txt", SOUND.repeat(300_000)).with("out.json", "an old report\n");
    let mut run = Command::new(snapbox::cmd::cargo_bin!("copydesk"))
        .args(["check", "--isolated", "--format", "json=out.json", "a.txt"])
        .current_dir(&desk.0)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let patience = Instant::now() + Duration::from_secs(60);
    while desk.files().len() == 2 && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(desk.files().len(), 3, "no report was begun");
    Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap();
    assert_eq!(run.wait().unwrap().code(), Some(130));
    assert_eq!(desk.files(), ["a.txt", "out.json"]);
    assert_eq!(fs::read_to_string(desk.0.join("out.json")).unwrap(), "an old report\n");
}

/// Every option of every command, as `(command, --option)`.
fn options() -> Vec<(String, String)> {
    let mut all = command();
    all.build();
    let commands = all.get_subcommands().filter(|command| command.get_name() != "help");
    let options = |command: &clap::Command| {
        let name = command.get_name().to_owned();
        let longs = command.get_arguments().filter_map(|arg| arg.get_long()).map(str::to_owned);
        longs.map(|long| (name.clone(), format!("--{long}"))).collect::<Vec<_>>()
    };
    commands.flat_map(options).collect()
}

#[test]
fn every_option_is_in_the_help_and_in_the_manual() {
    let desk = Desk::new("manual");
    let manual = desk.run(&["man"]).code(0).get_output().stdout.clone();
    let manual = String::from_utf8(manual).unwrap().replace("\\-", "-");
    assert!(options().len() > 30);
    for (command, option) in options() {
        let help = desk.run(&[&command, "--help"]).code(0).get_output().stdout.clone();
        assert!(String::from_utf8(help).unwrap().contains(&option), "{command} --help lacks {option}");
        let (_, section) = manual.split_once(&format!(".SH \"COPYDESK {}\"", command.to_uppercase())).unwrap();
        let section = section.split(".SH \"").next().unwrap();
        assert!(section.contains(&option), "the manual of {command} lacks {option}");
    }
}

#[test]
fn every_option_is_in_the_papers() {
    let mut all = command().term_width(100);
    all.build();
    let mut paper =
        "# Commands and options\n\nWhat `--help` says of each; `copydesk man` prints the same as a manual page.\n\
                     Rewritten by `UPDATE=1 cargo test --test comfort`.\n"
            .to_owned();
    for command in all.get_subcommands_mut().filter(|command| command.get_name() != "help") {
        let help = command.render_long_help().to_string();
        let help: String = help.lines().map(|line| line.trim_end().to_owned() + "\n").collect();
        write!(paper, "\n## copydesk {}\n\n```text\n{}\n```\n", command.get_name(), help.trim_end()).unwrap();
    }
    holds("docs/options.md", &paper);
}

#[test]
fn the_schema_is_that_of_the_code_and_knows_what_the_reader_knows() {
    holds("copydesk.schema.json", &format!("{:#}\n", config::schema()));
    let schema = Schema::of(config::schema());
    let read = |text: &str| toml::from_str::<serde_json::Value>(text).unwrap();
    for key in &config::KEYS {
        let text = format!("{} = {}\n", key.name, key.example);
        assert_eq!(schema.complaints(&read(&text)), Vec::<String>::new(), "{text}");
    }
    let readme = fs::read_to_string("README.md").unwrap();
    let (_, rest) = readme.split_once("```toml\n").unwrap();
    assert_eq!(schema.complaints(&read(rest.split("```").next().unwrap())), Vec::<String>::new());
    let wrong = [
        "ingore = []",
        "notes = \"yes\"",
        "ignore = \"names\"",
        "ignore = [\"names/near-speling\"]",
        "severity = { names = \"eror\" }",
        "fail-on = \"warn\"",
        "house-lines = [\"newsletter\"]",
        "[stet]\nrule = \"names\"",
        "[[stet]]\ntext = \"Minks\"",
        "[[override]]\nignore = [\"names\"]",
    ];
    for text in wrong {
        assert!(!config::Config::read(text).1.is_empty() && !schema.complaints(&read(text)).is_empty(), "{text}");
    }
}

#[test]
fn every_shell_completes_every_command() {
    let desk = Desk::new("completions");
    let commands = command();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = desk.run(&["completions", shell]).code(0).get_output().stdout.clone();
        let script = String::from_utf8(script).unwrap();
        for command in commands.get_subcommands() {
            assert!(script.contains(command.get_name()), "{shell} does not complete {}", command.get_name());
        }
    }
}

#[test]
fn a_first_word_that_is_no_command_is_a_file_to_check() {
    let desk = Desk::new("commands").with("a.txt", SOUND);
    desk.run(&["a.txt"]).code(0);
    for command in command().get_subcommands() {
        let help = desk.run(&[command.get_name(), "--help"]).code(0).get_output().stdout.clone();
        assert!(String::from_utf8(help).unwrap().contains(&format!("Usage: copydesk {}", command.get_name())));
    }
}

/// Holds a file to what the code makes of it, or rewrites it.
fn holds(path: &str, made: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, made).unwrap();
    }
    let there = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(there == made, "{path} is old: UPDATE=1 cargo test --test comfort");
}
