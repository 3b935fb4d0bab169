//! What is wrong with a value or key, and what was probably meant.

use super::Entry;
use super::keys::{ELSEWHERE, KEYS, Key, SEVERITIES, Takes};
use super::read::{Reader, Value, to_span};
use crate::mistake::{Mistake, nearest};
use crate::rules;
use toml::Spanned;
use toml::de::{DeString, DeValue};

impl Reader<'_> {
    /// Whether an entry names a rule or a family; if not, that is a mistake.
    pub(super) fn is_rule(&mut self, entry: &Entry) -> bool {
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

    pub(super) fn no_severity(&mut self, rule: &Entry, value: &Value<'_>) {
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
    pub(super) fn wrong_type(&mut self, value: &Value<'_>, key: &Key) {
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

    pub(super) fn wrong(&mut self, value: &Value<'_>, wanted: &str, help: String) {
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

    pub(super) fn unknown_key(&mut self, key: &Spanned<DeString<'_>>, known: &[Key]) {
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
    pub(super) fn under_a_table(&mut self, key: &Entry) {
        let mistake =
            Mistake::new(key.span, format!("`{}` is a key of the file, and stands in a table here", key.text));
        self.mistakes.push(mistake.help("move its line above the first line in square brackets"));
    }

    pub(super) fn unknown_word(&mut self, entry: &Entry, what: &str, known: &[&str]) {
        self.mistakes.push(
            Mistake::new(entry.span, format!("there is no {what} `{}`", entry.text))
                .suggest(&entry.text, known.iter().copied())
                .help(format!("known are {}", known.join(", "))),
        );
    }
}

/// What to do about text that is no TOML, by what the parser says of it.
pub(super) fn on_toml(message: &str) -> &'static str {
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
