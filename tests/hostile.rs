//! What a stranger can write into a folder: copy, names of files, a configuration. None of it steers a terminal, a page, a
//! reader of XML or the build server that reads a run's log, and no configuration reads what lies outside of its folder.
#![cfg(unix)]

mod desk;

use desk::Desk;
use snapbox::str;
use std::fs;
use std::os::unix::fs::symlink;

/// Names that would give commands, end an element, or steer a terminal.
const NAMES: [&str; 10] = [
    "::error::a.txt",
    " ::warning file=b::b.txt",
    "##[add-mask]c.txt",
    "##vso[task.setvariable variable=d]e.txt",
    "%0A::error::f.txt",
    "\n::error::g.txt",
    "\u{1b}[31m\u{9b}1mh\u{7f}.txt",
    "\u{202E}\u{2066}i\u{200F}.txt",
    "]]><script>alert(1)<!--&amp;j.txt",
    "\"'><img src=x onerror=alert(1)>k.txt",
];

/// The same in copy, beside a slip that makes every rule of this test speak of it.
fn copy() -> String {
    let steer: String =
        NAMES.iter().map(|name| format!("“{}” was on the the sign.\n\n", name.replace('\n', "\r"))).collect();
    format!("Ministers Meet ]]><script>alert(1)</script> ##[error]x\n\n{steer}")
}

/// Every key whose words are shown.
const CONFIG: &str = "names = [\"house.names\"]\nleftovers = [\"sign|\\u001b\\u202e##[#a]\"]\n\
                      rule-pages = \"https://a.example/\\u001b]8;;\\u009b\"\n[[stet]]\nrule = \"names/case-variant\"\n\
                      path = \"a/::error::a.txt\"\ntext = \"\\n::error::##[error]\\u001b\"\nreason = \"##[error]\"\n";

fn desk(name: &str) -> Desk {
    let desk = Desk::new(name).with("house.names", "Minks ##[error]\u{202E} -> Minsk <script>\n");
    NAMES.iter().fold(desk, |desk, name| desk.with(&format!("a/{name}"), copy())).with("copydesk.toml", CONFIG)
}

fn hostile(c: char) -> bool {
    let turns = matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || c.is_control() && c != '\n'
}

/// Whether a build server takes something in a line for a command.
fn commands(line: &str) -> bool {
    let named = |behind: &str| behind.trim_start_matches(|c: char| c.is_ascii_alphabetic()).starts_with('[');
    line.trim_start().starts_with("::") || line.match_indices("##").any(|(at, _)| named(&line[at + 2..]))
}

/// Runs in the folder of the articles, so that their names begin lines.
fn run(desk: &Desk, args: &[&str]) -> [String; 2] {
    let output = Desk(desk.0.join("a")).command(args).output().unwrap();
    assert!(output.status.code().is_some_and(|code| code < 3));
    [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
}

fn holds(shown: &str, of: &str) {
    for line in shown.lines() {
        assert!(!line.chars().any(hostile), "{of}: {line:?}");
        assert!(!commands(line), "{of}: {line:?}");
    }
}

#[test]
fn nothing_of_an_article_its_name_or_its_configuration_steers_a_terminal_or_a_build_server() {
    let desk = desk("hostile-formats");
    for format in ["human", "short", "json", "sarif", "gitlab", "rdjsonl", "checkstyle", "junit"] {
        let shown = run(&desk, &["check", "--format", format, "."]);
        assert!(shown[0].contains("duplicates") || shown[0].contains("stands twice"), "{format}: {shown:?}");
        shown.iter().for_each(|shown| holds(shown, format));
    }
    let facts = |format| run(&desk, &["facts", "--format", format, NAMES[0]]);
    [facts("human"), facts("json")].iter().flatten().for_each(|shown| holds(shown, "facts"));
    let other: [&[&str]; 4] = [
        &["check", "--statistics", "--timings", "."],
        &["config", "--show", NAMES[0]],
        &["check", "--since", "::error::x ##[error]\u{1b}", "."],
        &["check", "--rule", "\n::error::x ##[error]\u{1b}", "."],
    ];
    other.iter().flat_map(|args| run(&desk, args)).for_each(|shown| holds(&shown, "other"));
    for missing in NAMES {
        let missing = format!("nowhere/{missing}");
        run(&desk, &["check", &missing, "--against", &missing]).iter().for_each(|shown| holds(shown, "missing"));
        run(&desk, &["check", ".", "--names", &missing]).iter().for_each(|shown| holds(shown, "names"));
        run(&desk, &["learn", &missing, "-o", &missing]).iter().for_each(|shown| holds(shown, "learn"));
        run(&desk, &["check", ".", "--quiet", &format!("--format=json={missing}")])[1]
            .lines()
            .for_each(|line| holds(line, "report"));
    }
}

#[test]
fn what_is_wrong_in_a_strangers_configuration_or_list_is_drawn_without_steering() {
    let wrong = [
        "##[error]\u{1b}[31m = \u{202E}\n::error::x\n",
        "ignore = [\"\\n::error::##[error]\\u001b[31m\"]\n",
        "leftovers = [\"((\\n::error::##vso[a]\\u202e\"]\n",
        "\"::error::\\n##[a]\" = 1\n",
        "names = [\"\\n::error::##[error]\\u001b\"]\n",
        "names = [\"../\\n::error::##[error]\\u001b\"]\n",
        "names = [\"house.names\"]\n",
    ];
    for config in wrong {
        let desk = desk("hostile-config").with("copydesk.toml", config);
        let desk =
            desk.with("house.names", "Minks -> \n\u{1b}[31m ##[error] -> -> \u{202E}\n::error::\n-> ::error::\n");
        let shown = run(&desk, &["check", "."]);
        assert!(shown[0].is_empty() && shown[1].contains("error["), "{config:?}: {shown:?}");
        holds(&shown[1], config);
    }
}

#[test]
fn annotations_for_github_are_commands_of_ours_alone() {
    let [shown, said] = run(&desk("hostile-github"), &["check", "--format", "github", "."]);
    holds(&said, "github");
    for line in shown.lines() {
        assert!(!line.chars().any(hostile), "{line:?}");
        if line.starts_with("::notice title=copydesk::not shown here: ") {
            continue;
        }
        let ours = ["::error file=", "::warning file=", "::notice file="];
        let rest = ours.iter().find_map(|ours| line.strip_prefix(ours)).unwrap_or_else(|| panic!("{line:?}"));
        // The properties end where we end them: no name closes them, and none adds one.
        let (properties, _) = rest.split_once("::").unwrap_or_else(|| panic!("{line:?}"));
        let names: Vec<&str> =
            properties.split(',').skip(1).map(|one| one.split_once('=').unwrap_or_default().0).collect();
        let known = [&["line", "col", "endColumn", "title"][..], &["line", "endLine", "title"]];
        assert!(known.contains(&&names[..]), "{line:?}");
    }
}

#[test]
fn no_element_of_a_page_or_of_xml_is_a_strangers() {
    let desk = desk("hostile-elements");
    for format in ["html", "checkstyle", "junit"] {
        let [shown, _] = run(&desk, &["check", "--format", format, "."]);
        assert!(shown.contains("&lt;script"), "{format}: the copy is there");
        assert!(!shown.contains("]]>") && !shown.contains("<img") && !shown.contains("<script>alert"), "{format}");
        assert!(!shown.chars().any(hostile), "{format}");
        assert_eq!(shown.matches("<script").count(), usize::from(format == "html"), "{format}");
    }
}

#[test]
fn a_path_that_would_begin_a_command_begins_with_its_folder() {
    let desk = Desk::new("hostile-short").with("::error::x.txt", "They met on the the bridge.\n");
    let args = ["check", "--isolated", "--rule", "duplicates/repeated-word", "--format", "short"];
    desk.run(&[&args[..], &["."]].concat()).code(1).stdout_eq(str![[r#"
./::error::x.txt:1:17: error: the word "the" stands twice in a row [duplicates/repeated-word]

"#]]);
    let piped = desk.command(&[&args[..], &["--stdin-filename", "::error::y", "-"]].concat());
    piped.stdin("They met on the the bridge.\n").assert().code(1).stdout_eq(str![[r#"
./::error::y:1:17: error: the word "the" stands twice in a row [duplicates/repeated-word]

"#]]);
}

const SECRET: &str = "key = \"private\" -> =\nMinks Group -> Minsk Group\n";
const COPY: &str = "The OSCE Minks Group met in the spring, officials said.\n";

/// A house whose configuration says this, beside a secret.
fn house(name: &str, config: &str) -> Desk {
    Desk::new(name).with("secret.txt", SECRET).with("house/a.txt", COPY).with("house/copydesk.toml", config)
}

#[test]
fn a_configuration_that_reads_outside_of_its_folder_has_a_caret() {
    house("outside-caret", "names = [\"../secret.txt\"]\n").run(&["check", "house"]).code(2).stdout_eq("").stderr_eq(
        str![[r#"
error[config]: "../secret.txt" is not in the configuration's folder
  ┌─ house/copydesk.toml:1:10
  │
1 │ names = ["../secret.txt"]
  │          ^^^^^^^^^^^^^^^ this leads out of it
  │
  = help: a configuration may be a stranger's, and reads only what lies below it: give --names the path

"#]],
    );
}

#[test]
fn no_way_out_of_a_configurations_folder_is_gone_and_what_is_there_is_not_told() {
    let root = Desk::new("outside-root").0.join("../outside-ways/secret.txt");
    let absolute = root.to_string_lossy().into_owned();
    for key in ["names", "terms", "against"] {
        let ways = [
            "../secret.txt",
            "../absent.txt",
            "in/../../secret.txt",
            "link.txt",
            "folder/secret.txt",
            &absolute,
            "/etc/passwd",
            "/",
        ];
        let said: Vec<String> = ways
            .iter()
            .map(|way| {
                let desk = house("outside-ways", &format!("{key} = [\"{way}\"]\n")).with("house/in/b.txt", COPY);
                symlink("../secret.txt", desk.0.join("house/link.txt")).unwrap();
                symlink("..", desk.0.join("house/folder")).unwrap();
                let output = desk.command(&["check", "house"]).output().unwrap();
                assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]), "{key} {way}");
                let said = String::from_utf8(output.stderr).unwrap();
                assert!(said.contains("this leads out of it") && !said.contains("private"), "{key} {way}: {said}");
                said
            })
            .collect();
        assert_eq!(said[0], said[1].replace("absent", "secret"), "there or not, the same is said");
    }
}

#[test]
fn what_lies_below_a_configuration_is_read_however_it_is_written() {
    let names = "Minks Group -> Minsk Group\n";
    for way in ["house.names", "./house.names", "in/../house.names", "in/link"] {
        let desk = house("outside-below", &format!("names = [\"{way}\"]\n")).with("house/house.names", names);
        let desk = desk.with("house/in/b.txt", COPY);
        symlink("../house.names", desk.0.join("house/in/link")).unwrap();
        desk.run(&["check", "--rule", "names/house-list", "house/a.txt"]).code(1);
        // From within, too.
        Desk(desk.0.join("house/in")).run(&["check", "--rule", "names/house-list", "b.txt"]).code(1);
    }
}

#[test]
fn what_is_named_on_the_command_line_may_lie_anywhere() {
    let desk = house("outside-named", "").with("house.names", "Minks Group -> Minsk Group\n");
    let here = Desk(desk.0.join("house"));
    let absolute = desk.0.join("house.names").to_string_lossy().into_owned();
    for names in ["../house.names", &absolute] {
        here.run(&["check", "--rule", "names/house-list", "--names", names, "a.txt"]).code(1);
    }
    here.run(&["check", "--rule", "cross", "--against", "../secret.txt", "a.txt"]).code(0);
    // A configuration as well, but it reads no farther for that.
    let desk = desk.with("out.toml", "names = [\"../secret.txt\"]\n").with("near.toml", "names = [\"house.names\"]\n");
    here.run(&["check", "--rule", "names/house-list", "--config", "../near.toml", "a.txt"]).code(1);
    here.run(&["check", "--config", "../out.toml", "a.txt"]).code(2);
    drop(desk);
}

#[test]
fn evidence_that_a_configuration_names_is_not_followed_out_of_its_folder() {
    let desk = (0..12).fold(house("outside-evidence", "against = [\"past\"]\n"), |desk, number| {
        desk.with(&format!("past/{number}.txt"), format!("The OSCE Minsk Group met on day {number}, they said.\n"))
    });
    fs::create_dir(desk.0.join("house/past")).unwrap();
    for number in 0..12 {
        symlink(format!("../../past/{number}.txt"), desk.0.join(format!("house/past/{number}.txt"))).unwrap();
    }
    desk.run(&["check", "--rule", "cross", "--no-desk", "house/a.txt"]).code(0);
    desk.run(&["check", "--rule", "cross", "--no-desk", "--isolated", "house/a.txt", "--against", "past"]).code(1);
}

#[test]
fn a_configuration_that_is_a_link_out_of_its_folder_is_not_read() {
    let desk = house("outside-link", "");
    fs::remove_file(desk.0.join("house/copydesk.toml")).unwrap();
    symlink("../secret.txt", desk.0.join("house/copydesk.toml")).unwrap();
    desk.run(&["check", "house/a.txt"]).code(2).stdout_eq("").stderr_eq(str![[r#"
copydesk: house/copydesk.toml: a link out of its folder: name it with --config if it is yours

"#]]);
    let desk = desk.with("mine.toml", "ignore = [\"names\", \"cross\"]\n");
    fs::remove_file(desk.0.join("house/copydesk.toml")).unwrap();
    symlink("../mine.toml", desk.0.join("house/copydesk.toml")).unwrap();
    desk.run(&["check", "--config", "house/copydesk.toml", "house/a.txt"]).code(0);
    // One beside it is no way out.
    let desk = desk.with("house/other.toml", "notes = 1\n");
    fs::remove_file(desk.0.join("house/copydesk.toml")).unwrap();
    symlink("other.toml", desk.0.join("house/copydesk.toml")).unwrap();
    desk.run(&["check", "house/a.txt"]).code(2).stderr_eq(str![[r#"
error[config]: this must be true or false
...
"#]]);
}
