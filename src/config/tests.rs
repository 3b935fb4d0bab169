use super::*;
use crate::mistake::Mistake;
use crate::rules;
use crate::settings::Settings;

fn mistakes(text: &str) -> Vec<(String, String, String)> {
    let (_, mistakes) = Config::read(text);
    mistakes.into_iter().map(|m| (m.span.of(text).to_owned(), m.message, m.label)).collect()
}

#[test]
fn a_pattern_that_cannot_be_read_or_matches_nothing_is_a_mistake() {
    let found = mistakes("leftovers = ['(', 'x*', '^WEB:']\n");
    let messages: Vec<_> = found.iter().map(|(quoted, message, _)| (quoted.as_str(), message.as_str())).collect();
    assert_eq!(
        messages,
        [("'('", "this pattern cannot be read"), ("'x*'", "this pattern matches where nothing stands")]
    );
}

#[test]
fn all_mistakes_are_found_each_at_its_place() {
    let text = "ingore = []\nnotes = 1\n[severity]\nduplicates = \"eror\"\n\"duplicates/repeated-lin\" = \"off\"\n";
    let found = mistakes(text);
    let labels: Vec<_> = found.iter().map(|(quoted, _, label)| (quoted.as_str(), label.as_str())).collect();
    assert_eq!(
        labels,
        [
            ("ingore", "did you mean `ignore`?"),
            ("1", "this is a number"),
            ("\"eror\"", "did you mean `error`?"),
            ("\"duplicates/repeated-lin\"", "did you mean `duplicates/repeated-line`?"),
        ]
    );
}

#[test]
fn what_is_no_toml_is_one_mistake() {
    assert_eq!(mistakes("notes = \n").len(), 1);
    assert!(mistakes("notes = \n")[0].1.starts_with("not TOML: "));
}

#[test]
fn a_stet_must_name_a_rule() {
    let found = mistakes("[[stet]]\ntext = \"Minks\"\n");
    assert_eq!(found[0].1, "a stet names the rule whose findings it lets stand");
}

#[test]
fn a_whole_file_is_read() {
    let text = "ignore = [\"source\"]\nnames = [\"house.names\"]\nexclude = [\"wire/**\"]\nfail-on = \"never\"\n\
                notes = true\n[severity]\nduplicates = \"note\"\n[[stet]]\nrule = \"duplicates\"\ntext = \"By\"\n";
    let (config, mistakes) = Config::read(text);
    assert_eq!(mistakes, []);
    assert_eq!(config.severities[1], ("duplicates".to_owned(), Some(Severity::Note)));
    assert_eq!(config.names[0].text, "house.names");
    assert!(config.exclude.matched("wire/a.txt", false).is_ignore());
    assert_eq!((config.fail_on, config.notes), (Some(FailOn::Never), Some(true)));
    assert_eq!(config.stets[0].0.text.as_deref(), Some("By"));
}

#[test]
fn a_pattern_that_cannot_be_read_is_a_mistake() {
    assert_eq!(mistakes("exclude = [\"a{b\"]\n")[0].0, "\"a{b\"");
}

/// Mistakes that people make: the text, the place that the caret stands under, and what is to be read beside it.
const MISTAKES: [(&str, &str, &str); 40] = [
    ("ingore = []", "ingore", "did you mean `ignore`?"),
    ("fail_on = \"error\"", "fail_on", "did you mean `fail-on`?"),
    ("Notes = true", "Notes", "did you mean `notes`?"),
    ("disable = [\"names\"]", "disable", "did you mean `ignore`?"),
    ("rules = {}", "rules", "did you mean `severity`?"),
    ("include = [\"*.txt\"]", "include", "did you mean `files`?"),
    ("dictionary = [\"house.names\"]", "dictionary", "did you mean `names`?"),
    ("[per-file-ignores]\n\"a.txt\" = []", "per-file-ignores", "did you mean `override`?"),
    ("colour = true", "colour", "known are names, terms"),
    ("\"names/near-spelling\" = \"off\"", "\"names/near-spelling\"", "severities of rules stand beneath [severity]"),
    ("[severity]\nnames = \"note\"\nfail-on = \"error\"", "fail-on", "above the first line in square brackets"),
    ("[[stet]]\nrule = \"names\"\nexclude = []", "exclude", "above the first line in square brackets"),
    ("notes = \"yes\"", "\"yes\"", "write notes = true"),
    ("notes = 1", "1", "write notes = true"),
    ("desk = \"off\"", "\"off\"", "write desk = false"),
    ("ignore = \"names\"", "\"names\"", "write ignore = [\"names\"]"),
    ("names = \"house.names\"", "\"house.names\"", "write names = [\"house.names\"]"),
    ("exclude = true", "true", "write exclude = [\"wire/\", \"*.draft.md\"]"),
    ("against = [2024]", "2024", "write against = [\"archive.names\"]"),
    ("fail-on = \"warn\"", "\"warn\"", "did you mean `warning`?"),
    ("fail-on = 1", "1", "write fail-on = \"error\""),
    ("ignore = [\"names/near-speling\"]", "\"names/near-speling\"", "did you mean `names/near-spelling`?"),
    ("ignore = [\"repeated-word\"]", "\"repeated-word\"", "did you mean `duplicates/repeated-word`?"),
    ("severity = \"error\"", "\"error\"", "write [severity] on a line of its own"),
    ("[severity]\nnames = \"eror\"", "\"eror\"", "did you mean `error`?"),
    ("[severity]\nnames = \"info\"", "\"info\"", "known are error, warning, note, off"),
    ("[severity]\nnames = false", "false", "write \"off\""),
    ("[severity]\nnames.near-spelling = \"note\"", "names", "in quotes: \"names/near-spelling\""),
    ("house-lines = [\"newsletter\"]", "\"newsletter\"", "did you mean `newsletter call`?"),
    ("leftovers = ['(WEB']", "'(WEB'", "takes a backslash"),
    ("leftovers = ['x*']", "'x*'", "begin it with what the leftover begins with"),
    ("exclude = [\"a{b\"]", "\"a{b\"", "write it as in .gitignore"),
    ("exclude = [\"../wire/\"]", "\"../wire/\"", "put a copydesk.toml further up"),
    ("[stet]\nrule = \"names\"", "[stet]", "write [[stet]] above its keys"),
    ("[[stet]]\ntext = \"Minks\"", "[[stet]]", "write rule = \"names/near-spelling\""),
    ("[[stet]]\nrule = \"names\"\nfile = \"a.txt\"", "file", "known are rule, path, text, reason"),
    ("[[override]]\nignore = [\"names\"]", "[[override]]", "write paths = [\"opinion/\"]"),
    ("[[override]]\npaths = [\"a/\"]", "[[override]]", "write ignore = [\"quotes\"]"),
    ("fail-on = error", "error", "strings stand in quotes"),
    ("notes = true\nnotes = false", "notes", "join the two"),
];

#[test]
fn every_mistake_has_a_caret_and_a_suggestion() {
    let mut wrong = Vec::new();
    for (text, place, advice) in MISTAKES {
        let (_, mistakes) = Config::read(text);
        let said = |mistake: &Mistake| {
            let help = mistake.help.clone().unwrap_or_default();
            (mistake.span.of(text).to_owned(), format!("{}; {help}", mistake.label))
        };
        match &mistakes.iter().map(said).collect::<Vec<_>>()[..] {
            [(found, said)] if found == place && said.contains(advice) => {}
            other => wrong.push(format!("{text}: {other:?}")),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_override_holds_for_its_paths_alone() {
    let text = "[severity]\nquotes = \"note\"\n[[override]]\npaths = [\"opinion/\", \"*.draft.txt\"]\n\
                ignore = [\"quotes\"]\nseverity = { names = \"error\", \"names/near-spelling\" = \"note\" }\n";
    let (config, mistakes) = Config::read(text);
    assert_eq!(mistakes, []);
    let overrides = config.overrides.into_iter().map(|(over, _)| over).collect();
    let settings = Settings { severities: config.severities, overrides, ..Settings::default() };
    let at = |rule: &str, path: &str| settings.severity_at(rules::find(rule).unwrap(), path);
    assert_eq!(at("quotes/unbalanced-pair", "opinion/old/a.txt"), None);
    assert_eq!(at("quotes/unbalanced-pair", "a.txt"), Some(Severity::Note));
    assert_eq!(at("names/near-spelling", "b.draft.txt"), Some(Severity::Note));
    assert_eq!(at("names/role-conflict", "b.draft.txt"), Some(Severity::Error));
    assert_eq!(at("names/role-conflict", "/opinion/a.txt"), Some(Severity::Warning));
    assert_eq!(at("names/role-conflict", "../opinion/a.txt"), Some(Severity::Warning));
}

#[test]
fn the_start_says_nothing_until_it_is_taken_out_of_its_comments() {
    let (config, mistakes) = Config::read(&start());
    assert!(mistakes.is_empty() && config.given.is_empty());
    // What is prose has no `=` or bracket behind its mark.
    let is_line =
        |line: &str| line.starts_with("[") || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '));
    let lines = start();
    let lines = lines.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)).map(|line| line.trim_start());
    let bare: String = lines
        .filter(|line| is_line(line) || is_line(line.trim_start_matches('"')))
        .fold(String::new(), |text, line| text + line + "\n");
    let (config, mistakes) = Config::read(&bare);
    assert_eq!(mistakes, [], "{bare}");
    assert_eq!(config.given.len(), KEYS.len());
}

#[test]
fn every_example_of_a_key_is_read() {
    for key in &KEYS {
        let text = format!("{} = {}\n", key.name, key.example);
        assert_eq!(Config::read(&text).1, [], "{text}");
    }
}
