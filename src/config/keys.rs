//! The keys of `copydesk.toml`, as data: the reader's advice, the schema for editors and the start that `copydesk init`
//! writes are all made from this one list.

use super::Takes::*;
use crate::lexicon::PAGE_CLASSES;

/// One key.
pub struct Key {
    pub name: &'static str,
    pub takes: Takes,
    /// One sentence: lower case, no full stop.
    pub about: &'static str,
    /// A value of the right form, as TOML.
    pub example: &'static str,
}

/// What may stand behind a key.
pub enum Takes {
    /// Rules or families.
    Rules,
    /// A table of rules or families and their severities.
    Severities,
    Strings,
    /// Patterns as in `.gitignore`.
    Patterns,
    Regexes,
    SomeOf(&'static [&'static str]),
    OneOf(&'static [&'static str]),
    Text,
    Rule,
    Flag,
    /// `[[tables]]` with keys of their own, and those that none may lack.
    Tables(&'static [Key], &'static [&'static str]),
}

pub const SEVERITIES: [&str; 4] = ["error", "warning", "note", "off"];

/// The keys of the file, in the order in which `init` writes them.
pub const KEYS: [Key; 15] = [
    Key {
        name: "names",
        takes: Strings,
        about: "the house's lists of names; paths start at this file's folder",
        example: r#"["house.names"]"#,
    },
    Key {
        name: "terms",
        takes: Strings,
        about: "the house's lists of terms, written as lists of names are: `e-mail -> email`",
        example: r#"["house.terms"]"#,
    },
    Key {
        name: "against",
        takes: Strings,
        about: "reference articles, or an archive that `copydesk learn` made: evidence, never reported on",
        example: r#"["archive.names"]"#,
    },
    Key {
        name: "files",
        takes: Patterns,
        about: "what a folder is searched for, instead of the usual endings; written as in .gitignore",
        example: r#"["stories/**/*.txt"]"#,
    },
    Key {
        name: "exclude",
        takes: Patterns,
        about: "what is passed over when a folder is searched; written as in .gitignore",
        example: r#"["wire/", "*.draft.md"]"#,
    },
    Key {
        name: "ignore",
        takes: Rules,
        about: "rules or families not to run",
        example: r#"["duplicates/repeated-line"]"#,
    },
    Key {
        name: "leftovers",
        takes: Regexes,
        about: "what the house's own systems leave in copy, as regular expressions over a paragraph",
        example: r"['^[A-Z]{3}-\d{4}']",
    },
    Key {
        name: "house-lines",
        takes: SomeOf(&PAGE_CLASSES),
        about: "lines of a page that the house prints itself",
        example: r#"["newsletter call"]"#,
    },
    Key {
        name: "fail-on",
        takes: OneOf(&["error", "warning", "note", "never"]),
        about: "the lowest severity that makes the exit status 1",
        example: r#""error""#,
    },
    Key { name: "notes", takes: Flag, about: "whether notes are shown too", example: "true" },
    Key { name: "desk", takes: Flag, about: "whether articles are compared with one another", example: "false" },
    Key {
        name: "rule-pages",
        takes: Text,
        about: "where the rules' pages are to be read: terminals that can link a finding's rule to its page",
        example: r#""https://desk.example/copydesk/rules/""#,
    },
    Key {
        name: "severity",
        takes: Severities,
        about: "severities by rule or family; a rule's own line beats its family's",
        example: r#"{ names = "warning", "names/near-spelling" = "note" }"#,
    },
    Key {
        name: "override",
        takes: Tables(&OVERRIDE_KEYS, &["paths"]),
        about: "other rules or severities for some paths; of several, the last that speaks of a rule wins",
        example: r#"[{ paths = ["opinion/"], ignore = ["quotes"] }]"#,
    },
    Key {
        name: "stet",
        takes: Tables(&STET_KEYS, &["rule"]),
        about: "an accepted finding: of this rule, in this file, with these words",
        example: r#"[{ rule = "names/near-spelling", text = "Stepanekert" }]"#,
    },
];

pub const OVERRIDE_KEYS: [Key; 3] = [
    Key {
        name: "paths",
        takes: Patterns,
        about: "the paths it is for, from this file's folder; written as in .gitignore",
        example: r#"["opinion/"]"#,
    },
    Key { name: "ignore", takes: Rules, about: "rules or families not to run there", example: r#"["quotes"]"# },
    Key {
        name: "severity",
        takes: Severities,
        about: "severities there, by rule or family",
        example: r#"{ names = "note" }"#,
    },
];

pub const STET_KEYS: [Key; 4] = [
    Key { name: "rule", takes: Rule, about: "a rule or family", example: r#""names/near-spelling""# },
    Key { name: "path", takes: Text, about: "the end of an article's path", example: r#""stories/talks.txt""# },
    Key { name: "text", takes: Text, about: "the words that the finding underlines", example: r#""Stepanekert""# },
    Key { name: "reason", takes: Text, about: "why it may stand", example: r#""so spelled in the quoted letter""# },
];

/// What other programs call things that have another name here.
pub const ELSEWHERE: [(&str, &str); 20] = [
    ("accept", "stet"),
    ("allow", "stet"),
    ("archive", "against"),
    ("baseline", "stet"),
    ("compare", "desk"),
    ("cross", "desk"),
    ("dictionary", "names"),
    ("disable", "ignore"),
    ("disabled", "ignore"),
    ("glossary", "terms"),
    ("include", "files"),
    ("level", "severity"),
    ("levels", "severity"),
    ("off", "ignore"),
    ("per-file-ignores", "override"),
    ("reference", "against"),
    ("rules", "severity"),
    ("skip", "exclude"),
    ("vocabulary", "names"),
    ("words", "names"),
];

impl Takes {
    /// What it is, behind "this must be".
    pub fn wanted(&self) -> &'static str {
        match self {
            Rules => "a list of rules or families",
            Severities => "a table of rules and their severities",
            Strings | SomeOf(_) => "a list of strings",
            Patterns => "a list of patterns",
            Regexes => "a list of regular expressions",
            OneOf(_) | Text => "a string",
            Rule => "the name of a rule or family",
            Flag => "true or false",
            Tables(..) => "written as [[tables]]",
        }
    }
}
