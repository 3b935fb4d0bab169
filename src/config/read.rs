//! From the text of a configuration to [`Config`], and to advice on everything in it that is not right.

use super::advice;
use super::keys::{KEYS, Key, OVERRIDE_KEYS, SEVERITIES, STET_KEYS};
use super::written::one_line;
use super::{Config, Entry, Given};
use crate::finding::Severity;
use crate::lexicon::PAGE_CLASSES;
use crate::mistake::Mistake;
use crate::rules;
use crate::settings::{FailOn, Override, Stet};
use crate::source::Span;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use regex::Regex;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// Severities by rule or family, and where they stand.
type Severities = (Vec<(String, Option<Severity>)>, Vec<Span>);

impl Config {
    /// Reads a configuration and says what is wrong with it, in the order of the text.
    pub fn read(text: &str) -> (Self, Vec<Mistake>) {
        let mut reader = Reader { text, config: Self::default(), mistakes: Vec::new() };
        match DeTable::parse(text) {
            Ok(table) => reader.table(table.get_ref()),
            Err(error) => {
                let span = error.span().unwrap_or(text.len()..text.len());
                let message = error.message().trim_end_matches('.').replace('\n', ", ");
                let help = advice::on_toml(&message);
                reader.mistakes.push(Mistake::new(to_span(span), format!("not TOML: {message}")).help(help));
            }
        }
        reader.mistakes.sort_by_key(|mistake| mistake.span);
        (reader.config, reader.mistakes)
    }
}

pub(super) struct Reader<'t> {
    pub text: &'t str,
    config: Config,
    pub mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let Some(known) = KEYS.iter().find(|known| known.name == key.get_ref().as_ref()) else {
                self.unknown_key(key, &KEYS);
                continue;
            };
            let given = Given { key: known.name, value: one_line(value.get_ref()), span: to_span(value.span()) };
            self.config.given.push(given);
            match known.name {
                "names" => self.config.names = self.strings(value, known),
                "terms" => self.config.terms = self.strings(value, known),
                "against" => self.config.against = self.strings(value, known),
                "files" => self.config.files = Some(self.patterns(value, known)),
                "exclude" => self.config.exclude = self.patterns(value, known),
                "leftovers" => self.leftovers(value, known),
                "house-lines" => self.house_lines(value, known),
                "fail-on" => self.config.fail_on = self.fail_on(value, known),
                "notes" => self.config.notes = self.flag(value, known),
                "desk" => self.config.desk = self.flag(value, known),
                "rule-pages" => self.config.rule_pages = self.string(value, known).map(|entry| entry.text),
                "override" => self.tables(value, known, Self::override_table),
                "stet" => self.tables(value, known, Self::stet),
                _ => {}
            }
        }
        (self.config.severities, self.config.severity_spans) = self.severities(table, &KEYS);
    }

    /// What a table says of rules: `ignore` in front of `severity`, where a rule's own line is the stronger.
    fn severities(&mut self, table: &DeTable<'_>, keys: &[Key]) -> Severities {
        let mut read = Severities::default();
        let key = |name: &str| keys.iter().find(|key| key.name == name).expect("a key of every such table");
        if let Some(value) = table.get("ignore") {
            for entry in self.strings(value, key("ignore")) {
                if self.is_rule(&entry) {
                    read.0.push((entry.text, None));
                    read.1.push(entry.span);
                }
            }
        }
        let Some(value) = table.get("severity") else { return read };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(value, key("severity"));
            return read;
        };
        for (name, value) in table {
            let rule = Entry { text: name.get_ref().to_string(), span: to_span(name.span()) };
            let is_text = matches!(value.get_ref(), DeValue::String(_));
            let is_named = rules::selectors().any(|name| name == rule.text);
            if KEYS.iter().any(|key| key.name == rule.text) && !(is_named && is_text) {
                match value.get_ref() {
                    // Both a key of the file and a family.
                    DeValue::Boolean(_) | DeValue::Table(_) if is_named => self.no_severity(&rule, value),
                    _ => self.under_a_table(&rule),
                }
                continue;
            }
            let known = self.is_rule(&rule);
            let DeValue::String(text) = value.get_ref() else {
                self.no_severity(&rule, value);
                continue;
            };
            let severity = Entry { text: text.to_string(), span: to_span(value.span()) };
            let parsed = match severity.text.as_str() {
                "off" => Some(None),
                name => name.parse().ok().map(Some),
            };
            match parsed {
                None => self.unknown_word(&severity, "severity", &SEVERITIES),
                Some(parsed) if known => {
                    read.0.push((rule.text, parsed));
                    read.1.push(rule.span);
                }
                Some(_) => {}
            }
        }
        read
    }

    fn patterns(&mut self, value: &Value<'_>, key: &Key) -> Gitignore {
        let mut builder = GitignoreBuilder::new("");
        for entry in self.strings(value, key) {
            let pattern = entry.text.strip_prefix("./").unwrap_or(&entry.text);
            if pattern.starts_with("../") {
                let mistake = Mistake::new(entry.span, "this pattern leads out of the configuration's folder");
                self.mistakes.push(mistake.help("patterns are for paths below it: put a copydesk.toml further up"));
            } else if let Err(error) = builder.add_line(None, pattern) {
                let why = match &error {
                    ignore::Error::Glob { err, .. } => err.clone(),
                    other => other.to_string(),
                };
                let mistake = Mistake::new(entry.span, "this pattern cannot be read").label(why);
                self.mistakes.push(mistake.help("write it as in .gitignore: `wire/`, `*.draft.md`, `desk/**/old.txt`"));
            }
        }
        builder.build().unwrap_or_else(|_| Gitignore::empty())
    }

    fn leftovers(&mut self, value: &Value<'_>, key: &Key) {
        for entry in self.strings(value, key) {
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
                    let mistake = Mistake::new(entry.span, "this pattern cannot be read").label(why);
                    self.mistakes.push(mistake.help("what is meant as it stands takes a backslash: '\\('"));
                }
            }
        }
    }

    fn house_lines(&mut self, value: &Value<'_>, key: &Key) {
        for entry in self.strings(value, key) {
            if PAGE_CLASSES.contains(&entry.text.as_str()) {
                self.config.house_lines.push(entry.text);
            } else {
                self.unknown_word(&entry, "class of lines", &PAGE_CLASSES);
            }
        }
    }

    fn fail_on(&mut self, value: &Value<'_>, key: &Key) -> Option<FailOn> {
        let entry = self.string(value, key)?;
        let known = FailOn::ALL.into_iter().find(|fail_on| fail_on.name() == entry.text);
        if known.is_none() {
            self.unknown_word(&entry, "severity", &FailOn::ALL.map(FailOn::name));
        }
        known
    }

    fn tables(&mut self, value: &Value<'_>, key: &Key, read: fn(&mut Self, &DeTable<'_>, Span)) {
        let name = key.name;
        let help = || format!("write [[{name}]] above its keys, with two brackets on each side");
        let found: &[Value<'_>] = match value.get_ref() {
            DeValue::Array(tables) => tables,
            _ => &[],
        };
        if !matches!(value.get_ref(), DeValue::Array(_)) {
            return self.wrong(value, key.takes.wanted(), help());
        }
        for value in found {
            match value.get_ref() {
                DeValue::Table(table) => read(self, table, to_span(value.span())),
                _ => self.wrong(value, "a table", help()),
            }
        }
    }

    fn override_table(&mut self, table: &DeTable<'_>, span: Span) {
        for (key, _) in table {
            if !OVERRIDE_KEYS.iter().any(|known| known.name == key.get_ref().as_ref()) {
                self.unknown_key(key, &OVERRIDE_KEYS);
            }
        }
        let before = self.mistakes.len();
        let (severities, spans) = self.severities(table, &OVERRIDE_KEYS);
        let Some(paths) = table.get("paths") else {
            let mistake = Mistake::new(span, "an override names the paths that it is for");
            return self.mistakes.push(mistake.label("no `paths` in this table").help("write paths = [\"opinion/\"]"));
        };
        let paths = self.patterns(paths, &OVERRIDE_KEYS[0]);
        if severities.is_empty() && self.mistakes.len() == before {
            let mistake = Mistake::new(span, "this override changes nothing");
            return self.mistakes.push(mistake.help("write ignore = [\"quotes\"] or severity = { names = \"note\" }"));
        }
        self.config.overrides.push((Override { paths, severities }, spans));
    }

    fn stet(&mut self, table: &DeTable<'_>, span: Span) {
        let mut stet = Stet::default();
        let mut rule = None;
        for (key, value) in table {
            let Some(known) = STET_KEYS.iter().find(|known| known.name == key.get_ref().as_ref()) else {
                self.unknown_key(key, &STET_KEYS);
                continue;
            };
            let entry = self.string(value, known);
            match known.name {
                "rule" => rule = entry,
                "path" => stet.path = entry.map(|entry| entry.text),
                "text" => stet.text = entry.map(|entry| entry.text),
                _ => stet.reason = entry.map(|entry| entry.text),
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
                    .label("no `rule` in this table")
                    .help("every finding shows its rule in brackets: write rule = \"names/near-spelling\""),
            ),
        }
    }

    fn strings(&mut self, value: &Value<'_>, key: &Key) -> Vec<Entry> {
        let DeValue::Array(values) = value.get_ref() else {
            self.wrong_type(value, key);
            return Vec::new();
        };
        values.iter().filter_map(|value| self.string_in(value, "a string", key)).collect()
    }

    fn string(&mut self, value: &Value<'_>, key: &Key) -> Option<Entry> {
        self.string_in(value, key.takes.wanted(), key)
    }

    fn string_in(&mut self, value: &Value<'_>, wanted: &str, key: &Key) -> Option<Entry> {
        match value.get_ref() {
            DeValue::String(text) => Some(Entry { text: text.to_string(), span: to_span(value.span()) }),
            _ => {
                self.wrong(value, wanted, format!("write {} = {}", key.name, key.example));
                None
            }
        }
    }

    fn flag(&mut self, value: &Value<'_>, key: &Key) -> Option<bool> {
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => {
                self.wrong_type(value, key);
                None
            }
        }
    }
}

pub(super) fn to_span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
