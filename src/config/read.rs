//! From the text of a configuration to [`Config`], and to advice on everything in it that is not right.

use super::keys::{ELSEWHERE, KEYS, Key, OVERRIDE_KEYS, SEVERITIES, STET_KEYS, Takes};
use super::{Config, Entry, Given};
use crate::finding::Severity;
use crate::lexicon::PAGE_CLASSES;
use crate::mistake::{Mistake, nearest};
use crate::rules;
use crate::settings::{FailOn, Override, Stet};
use crate::source::Span;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use regex::Regex;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

type Value<'t> = Spanned<DeValue<'t>>;

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
                let help = advice_on_toml(&message);
                reader.mistakes.push(Mistake::new(to_span(span), format!("not TOML: {message}")).help(help));
            }
        }
        reader.mistakes.sort_by_key(|mistake| mistake.span);
        (reader.config, reader.mistakes)
    }
}

struct Reader<'t> {
    text: &'t str,
    config: Config,
    mistakes: Vec<Mistake>,
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

    /// Whether an entry names a rule or a family; if not, that is a mistake.
    fn is_rule(&mut self, entry: &Entry) -> bool {
        let known = rules::all().any(|rule| rule.is_named(&entry.text));
        if !known {
            // Somebody who knows a rule well leaves its family out.
            let bare = rules::all().find(|rule| rule.name.split_once('/').is_some_and(|(_, name)| name == entry.text));
            let mistake = Mistake::new(entry.span, format!("there is no rule or family `{}`", entry.text));
            let mistake = match bare {
                Some(rule) => mistake.label(format!("did you mean `{}`?", rule.name)),
                None => mistake.suggest(&entry.text, rules::selectors()),
            };
            self.mistakes.push(mistake.help("`copydesk rules` lists them"));
        }
        known
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

    fn no_severity(&mut self, rule: &Entry, value: &Value<'_>) {
        let help = match value.get_ref() {
            DeValue::Boolean(false) => "write \"off\"".to_owned(),
            // A dot in place of the stroke is a table to TOML.
            DeValue::Table(table) if table.len() == 1 => match table.iter().next() {
                Some((name, _)) => format!("a rule stands in quotes: \"{}/{}\" = \"note\"", rule.text, name.get_ref()),
                None => String::new(),
            },
            _ => format!("known are {}", SEVERITIES.join(", ")),
        };
        self.wrong(value, "a severity", help);
    }

    /// A value of another type than its key takes.
    fn wrong_type(&mut self, value: &Value<'_>, key: &Key) {
        let name = key.name;
        let written = self.text.get(value.span()).unwrap_or_default();
        let help = match (&key.takes, value.get_ref()) {
            // One string, where a list of them is meant.
            (
                Takes::Strings | Takes::Patterns | Takes::Regexes | Takes::SomeOf(_) | Takes::Rules,
                DeValue::String(_),
            ) if !written.contains('\n') => {
                format!("write {name} = [{written}]")
            }
            (Takes::Flag, DeValue::String(text)) => {
                let yes = matches!(text.to_lowercase().as_str(), "true" | "yes" | "on" | "1");
                format!("write {name} = {yes}")
            }
            (Takes::Severities, _) => "write [severity] on a line of its own, and the rules beneath it".to_owned(),
            _ => format!("write {name} = {}", key.example),
        };
        self.wrong(value, key.takes.wanted(), help);
    }

    fn wrong(&mut self, value: &Value<'_>, wanted: &str, help: String) {
        let found = match value.get_ref() {
            DeValue::String(_) => "this is a string",
            DeValue::Integer(_) | DeValue::Float(_) => "this is a number",
            DeValue::Boolean(_) => "this is true or false",
            DeValue::Datetime(_) => "this is a date",
            DeValue::Array(_) => "this is a list",
            DeValue::Table(_) => "this is a table",
        };
        let mistake = Mistake::new(to_span(value.span()), format!("this must be {wanted}"));
        self.mistakes.push(mistake.label(found).help(help));
    }

    fn unknown_key(&mut self, key: &Spanned<DeString<'_>>, known: &[Key]) {
        let name = key.get_ref().as_ref();
        let entry = Entry { text: name.to_owned(), span: to_span(key.span()) };
        let names = || known.iter().map(|key| key.name);
        let top = known.len() == KEYS.len();
        if !top && KEYS.iter().any(|key| key.name == name) {
            return self.under_a_table(&entry);
        }
        let mistake = Mistake::new(entry.span, format!("there is no key `{name}`"));
        if top && rules::selectors().any(|rule| rule == name) {
            let mistake = mistake.label("this is a rule or family");
            return self.mistakes.push(mistake.help("severities of rules stand beneath [severity]"));
        }
        let elsewhere = ELSEWHERE.iter().find(|(other, here)| *other == name && names().any(|name| name == *here));
        let near = elsewhere.map(|(_, here)| *here).or_else(|| nearest(name, names()));
        let mistake = match near {
            Some(near) => mistake.label(format!("did you mean `{near}`?")),
            None => mistake,
        };
        self.mistakes.push(mistake.help(format!("known are {}", names().collect::<Vec<_>>().join(", "))));
    }

    /// A key of the file that stands beneath the head of a table, and so belongs to it.
    fn under_a_table(&mut self, key: &Entry) {
        let mistake =
            Mistake::new(key.span, format!("`{}` is a key of the file, and stands in a table here", key.text));
        self.mistakes.push(mistake.help("move its line above the first line in square brackets"));
    }

    fn unknown_word(&mut self, entry: &Entry, what: &str, known: &[&str]) {
        self.mistakes.push(
            Mistake::new(entry.span, format!("there is no {what} `{}`", entry.text))
                .suggest(&entry.text, known.iter().copied())
                .help(format!("known are {}", known.join(", "))),
        );
    }
}

/// A string as TOML writes it.
pub fn quoted(text: &str) -> String {
    // What JSON escapes, TOML escapes alike, but for one character that JSON leaves.
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}

/// A value as TOML in one line.
fn one_line(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => quoted(text),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(values) => {
            let values: Vec<_> = values.iter().map(|value| one_line(value.get_ref())).collect();
            format!("[{}]", values.join(", "))
        }
        DeValue::Table(table) => {
            let line = |(key, value): (&Spanned<DeString<'_>>, &Value<'_>)| {
                format!("{} = {}", quoted(key.get_ref()), one_line(value.get_ref()))
            };
            format!("{{ {} }}", table.iter().map(line).collect::<Vec<_>>().join(", "))
        }
    }
}

/// What to do about text that is no TOML, by what the parser says of it.
fn advice_on_toml(message: &str) -> &'static str {
    let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
    if says(&["duplicate key"]) {
        "a key stands once: join the two"
    } else if says(&["unclosed array", "missing comma", "extra comma"]) {
        "a list is written [\"one\", \"two\"]"
    } else if says(&["unclosed table", "table header", "`]]`"]) {
        "the head of a table is written [severity], of a stet [[stet]]"
    } else if says(&["escape", "backslash"]) {
        "a pattern with backslashes stands in single quotes"
    } else if says(&["quote", "string"]) {
        "strings stand in quotes: fail-on = \"error\""
    } else {
        "a line is a key, =, and a value: notes = true"
    }
}

fn to_span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
