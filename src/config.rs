//! `copydesk.toml` to [`Config`]. Reading goes on past a mistake, so that all of them are shown at once.
//!
//! No file is opened here: paths stay as they are written, and whoever reads the disk resolves them.

use crate::finding::Severity;
use crate::lexicon::PAGE_CLASSES;
use crate::mistake::Mistake;
use crate::rules;
use crate::settings::{FailOn, Stet};
use crate::source::Span;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use regex::Regex;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// The names under which a folder's configuration is looked for, the first before the second.
pub const FILE_NAMES: [&str; 2] = ["copydesk.toml", ".copydesk.toml"];

/// What a configuration file asks for.
#[derive(Clone, Debug)]
pub struct Config {
    /// Severities by rule or family in the order of strength; `ignore` is `off` for each of its entries.
    pub severities: Vec<(String, Option<Severity>)>,
    /// Files with the house's names.
    pub names: Vec<Entry>,
    /// Reference articles.
    pub against: Vec<Entry>,
    /// Files that a walk passes over; matched against paths relative to the configuration's folder.
    pub exclude: Gitignore,
    /// What the house's own systems leave in copy.
    pub leftovers: Vec<Regex>,
    /// Classes of lines around a story that the house prints itself.
    pub house_lines: Vec<String>,
    pub fail_on: Option<FailOn>,
    pub notes: Option<bool>,
    /// Accepted findings, each with the place of its table's head.
    pub stets: Vec<(Stet, Span)>,
}

/// A string of the file and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub text: String,
    pub span: Span,
}

const KEYS: [&str; 10] =
    ["ignore", "severity", "names", "against", "exclude", "leftovers", "house-lines", "fail-on", "notes", "stet"];
const STET_KEYS: [&str; 4] = ["rule", "path", "text", "reason"];
const SEVERITIES: [&str; 4] = ["error", "warning", "note", "off"];

type Value<'t> = Spanned<DeValue<'t>>;

impl Default for Config {
    fn default() -> Self {
        Self {
            severities: Vec::new(),
            names: Vec::new(),
            against: Vec::new(),
            exclude: Gitignore::empty(),
            leftovers: Vec::new(),
            house_lines: Vec::new(),
            fail_on: None,
            notes: None,
            stets: Vec::new(),
        }
    }
}

impl Config {
    /// Reads a configuration and says what is wrong with it, in the order of the text.
    pub fn read(text: &str) -> (Self, Vec<Mistake>) {
        let mut reader = Reader { config: Self::default(), mistakes: Vec::new() };
        match DeTable::parse(text) {
            Ok(table) => reader.table(table.get_ref()),
            Err(error) => {
                let span = error.span().unwrap_or(text.len()..text.len());
                let message = error.message().trim_end_matches('.').replace('\n', ", ");
                reader.mistakes.push(Mistake::new(to_span(span), format!("not TOML: {message}")));
            }
        }
        reader.mistakes.sort_by_key(|mistake| mistake.span);
        (reader.config, reader.mistakes)
    }
}

struct Reader {
    config: Config,
    mistakes: Vec<Mistake>,
}

impl Reader {
    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "ignore" => {
                    for entry in self.strings(value) {
                        if self.is_rule(&entry) {
                            // In front of `[severity]`: a rule's own line there is the stronger.
                            self.config.severities.insert(0, (entry.text, None));
                        }
                    }
                }
                "severity" => self.severities(value),
                "names" => self.config.names = self.strings(value),
                "against" => self.config.against = self.strings(value),
                "exclude" => self.exclude(value),
                "leftovers" => self.leftovers(value),
                "house-lines" => self.house_lines(value),
                "fail-on" => self.fail_on(value),
                "notes" => match value.get_ref() {
                    DeValue::Boolean(notes) => self.config.notes = Some(*notes),
                    _ => self.wrong_type(value, "true or false"),
                },
                "stet" => self.stets(value),
                _ => self.unknown_key(key, &KEYS),
            }
        }
    }

    fn severities(&mut self, value: &Value<'_>) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.wrong_type(value, "a table of rules and their severities");
        };
        for (key, value) in table {
            let rule = Entry { text: key.get_ref().to_string(), span: to_span(key.span()) };
            let known = self.is_rule(&rule);
            let Some(severity) = self.string(value) else { continue };
            let parsed = match severity.text.as_str() {
                "off" => Some(None),
                name => name.parse().ok().map(Some),
            };
            match parsed {
                None => self.unknown_word(&severity, "severity", &SEVERITIES),
                Some(parsed) if known => self.config.severities.push((rule.text, parsed)),
                Some(_) => {}
            }
        }
    }

    fn exclude(&mut self, value: &Value<'_>) {
        let mut builder = GitignoreBuilder::new("");
        for entry in self.strings(value) {
            if let Err(error) = builder.add_line(None, &entry.text) {
                let why = match &error {
                    ignore::Error::Glob { err, .. } => err.clone(),
                    other => other.to_string(),
                };
                self.mistakes.push(Mistake::new(entry.span, "this pattern cannot be read").label(why));
            }
        }
        if let Ok(exclude) = builder.build() {
            self.config.exclude = exclude;
        }
    }

    fn leftovers(&mut self, value: &Value<'_>) {
        for entry in self.strings(value) {
            match Regex::new(&entry.text) {
                Ok(pattern) if pattern.is_match("") => {
                    let mistake = Mistake::new(entry.span, "this pattern matches where nothing stands");
                    self.mistakes.push(mistake.help("begin it with what the leftover begins with"));
                }
                Ok(pattern) => self.config.leftovers.push(pattern),
                Err(error) => {
                    // The last line of the library's message says what is wrong; the others draw the place.
                    let why = error.to_string();
                    let why = why.lines().last().unwrap_or_default().trim_start_matches("error: ");
                    self.mistakes.push(Mistake::new(entry.span, "this pattern cannot be read").label(why));
                }
            }
        }
    }

    fn house_lines(&mut self, value: &Value<'_>) {
        for entry in self.strings(value) {
            if PAGE_CLASSES.contains(&entry.text.as_str()) {
                self.config.house_lines.push(entry.text);
            } else {
                self.unknown_word(&entry, "class of lines", &PAGE_CLASSES);
            }
        }
    }

    fn fail_on(&mut self, value: &Value<'_>) {
        let Some(entry) = self.string(value) else { return };
        match FailOn::ALL.into_iter().find(|fail_on| fail_on.name() == entry.text) {
            Some(fail_on) => self.config.fail_on = Some(fail_on),
            None => self.unknown_word(&entry, "severity", &FailOn::ALL.map(FailOn::name)),
        }
    }

    fn stets(&mut self, value: &Value<'_>) {
        let DeValue::Array(tables) = value.get_ref() else {
            return self.wrong_type(value, "written as [[stet]] tables");
        };
        for value in tables {
            match value.get_ref() {
                DeValue::Table(table) => self.stet(table, to_span(value.span())),
                _ => self.wrong_type(value, "a [[stet]] table"),
            }
        }
    }

    fn stet(&mut self, table: &DeTable<'_>, span: Span) {
        let mut stet = Stet::default();
        let mut rule = None;
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "rule" => rule = self.string(value),
                "path" => stet.path = self.string(value).map(|entry| entry.text),
                "text" => stet.text = self.string(value).map(|entry| entry.text),
                "reason" => stet.reason = self.string(value).map(|entry| entry.text),
                _ => self.unknown_key(key, &STET_KEYS),
            }
        }
        match rule {
            Some(rule) if self.is_rule(&rule) => {
                stet.rule = rule.text;
                self.config.stets.push((stet, span));
            }
            Some(_) => {}
            None if table.contains_key("rule") => {}
            None => self.mistakes.push(
                Mistake::new(span, "a stet names the rule whose findings it lets stand")
                    .label("no `rule` in this table"),
            ),
        }
    }

    /// Whether an entry names a rule or a family; if not, that is a mistake.
    fn is_rule(&mut self, entry: &Entry) -> bool {
        let known = rules::all().any(|rule| rule.is_named(&entry.text));
        if !known {
            self.mistakes.push(
                Mistake::new(entry.span, format!("there is no rule or family `{}`", entry.text))
                    .suggest(&entry.text, rules::selectors())
                    .help("`copydesk rules` lists them"),
            );
        }
        known
    }

    fn strings(&mut self, value: &Value<'_>) -> Vec<Entry> {
        let DeValue::Array(values) = value.get_ref() else {
            self.wrong_type(value, "a list of strings");
            return Vec::new();
        };
        values.iter().filter_map(|value| self.string(value)).collect()
    }

    fn string(&mut self, value: &Value<'_>) -> Option<Entry> {
        match value.get_ref() {
            DeValue::String(text) => Some(Entry { text: text.to_string(), span: to_span(value.span()) }),
            _ => {
                self.wrong_type(value, "a string");
                None
            }
        }
    }

    fn wrong_type(&mut self, value: &Value<'_>, wanted: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "this is a string",
            DeValue::Integer(_) | DeValue::Float(_) => "this is a number",
            DeValue::Boolean(_) => "this is true or false",
            DeValue::Datetime(_) => "this is a date",
            DeValue::Array(_) => "this is a list",
            DeValue::Table(_) => "this is a table",
        };
        self.mistakes.push(Mistake::new(to_span(value.span()), format!("this must be {wanted}")).label(found));
    }

    fn unknown_key(&mut self, key: &Spanned<DeString<'_>>, known: &[&str]) {
        let name = key.get_ref().as_ref();
        self.mistakes.push(
            Mistake::new(to_span(key.span()), format!("there is no key `{name}`"))
                .suggest(name, known.iter().copied())
                .help(format!("known are {}", known.join(", "))),
        );
    }

    fn unknown_word(&mut self, entry: &Entry, what: &str, known: &[&str]) {
        self.mistakes.push(
            Mistake::new(entry.span, format!("there is no {what} `{}`", entry.text))
                .suggest(&entry.text, known.iter().copied())
                .help(format!("known are {}", known.join(", "))),
        );
    }
}

fn to_span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
