//! The findings that a desk has accepted: a file of fingerprints, with what people need to review it.
//!
//! The file is JSON with one finding a line, sorted, so that a change of it reads well and merges well.

use crate::finding::Finding;
use crate::report::{Fingerprints, Texts};
use hashbrown::{HashMap, HashSet};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Accepted findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// Sorted.
    pub accepted: Vec<Accepted>,
}

/// One accepted finding. Its words are for people; where its file moved, they also tell which findings to compare.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Accepted {
    pub path: String,
    pub rule: String,
    pub quoted: String,
    pub fingerprint: String,
}

/// The form of the file. One of another form is not read.
const VERSION: u32 = 1;

/// Characters of the words that are kept.
const QUOTED: usize = 80;

/// What a file of any form says of itself.
#[derive(Deserialize)]
struct Form {
    version: u32,
}

#[derive(Deserialize)]
struct File {
    accepted: Vec<Accepted>,
}

impl Baseline {
    /// Reads a file.
    ///
    /// # Errors
    /// Why it is none, in words for people.
    pub fn read(text: &str) -> Result<Self, String> {
        let none = |error| format!("no baseline: {error}");
        let Form { version } = serde_json::from_str(text).map_err(none)?;
        if version != VERSION {
            return Err(format!("a baseline of version {version}, and this copydesk reads version {VERSION}"));
        }
        let File { mut accepted } = serde_json::from_str(text).map_err(none)?;
        accepted.sort();
        Ok(Self { accepted })
    }

    /// All of some findings.
    pub fn of(findings: &[Finding], texts: &mut Texts<'_>) -> Self {
        let mut fingerprints = Fingerprints::default();
        let accept = |finding: &Finding| {
            let marks = fingerprints.next_marks(finding, texts);
            let path = texts.path_of(finding).to_owned();
            let fingerprint = marks.at(&path);
            Accepted { rule: finding.rule.to_owned(), quoted: shown(marks.quoted()), fingerprint, path }
        };
        let mut accepted: Vec<Accepted> = findings.iter().map(accept).collect();
        accepted.sort();
        Self { accepted }
    }

    /// Adds entries that are not there yet.
    pub fn keep(&mut self, entries: impl Iterator<Item = Accepted>) {
        let known: HashSet<String> = self.accepted.iter().map(|accepted| accepted.fingerprint.clone()).collect();
        self.accepted.extend(entries.filter(|accepted| !known.contains(&accepted.fingerprint)));
        self.accepted.sort();
    }

    /// The file's text.
    pub fn to_text(&self) -> String {
        let mut text = format!("{{\n  \"version\": {VERSION},\n  \"accepted\": [");
        for (number, accepted) in self.accepted.iter().enumerate() {
            let comma = if number == 0 { "" } else { "," };
            let line = serde_json::to_string(accepted).expect("strings are JSON");
            write!(text, "{comma}\n    {line}").expect("a string takes all");
        }
        text + "\n  ]\n}\n"
    }

    /// Takes accepted findings out and hands back the entries that none was found for. An entry whose file `is_there` no
    /// more may stand for the same finding in another file: it moved. And an entry for a word may stand for the same word in
    /// another sentence, since many rules speak of its first mention; but each entry stands for one finding only.
    pub fn apply(
        &self,
        findings: &mut Vec<Finding>,
        texts: &mut Texts<'_>,
        is_there: &dyn Fn(&str) -> bool,
    ) -> Vec<&Accepted> {
        let mut unused: HashMap<&str, &Accepted> = HashMap::new();
        let mut alike: HashMap<(&str, &str), Vec<&Accepted>> = HashMap::new();
        let mut there: HashMap<&str, bool> = HashMap::new();
        for accepted in &self.accepted {
            unused.insert(&accepted.fingerprint, accepted);
            alike.entry((&accepted.rule, &accepted.quoted)).or_default().push(accepted);
            there.entry(&accepted.path).or_insert_with_key(|path| is_there(path));
        }
        let mut fingerprints = Fingerprints::default();
        let mut known = vec![false; findings.len()];
        let mut strangers = Vec::new();
        for (number, finding) in findings.iter().enumerate() {
            let (marks, path) = (fingerprints.next_marks(finding, texts), texts.path_of(finding));
            let quoted = shown(marks.quoted());
            known[number] = unused.remove(marks.at(path).as_str()).is_some();
            if !known[number] && alike.contains_key(&(finding.rule, quoted.as_str())) {
                strangers.push((number, marks, quoted));
            }
        }
        for (number, marks, quoted) in strangers {
            let (finding, path) = (&findings[number], texts.path_of(&findings[number]));
            let mut entries = alike[&(finding.rule, quoted.as_str())].iter();
            let entry = entries.find(|entry| {
                let moved = || !there[entry.path.as_str()] && marks.at(&entry.path) == entry.fingerprint;
                let reworded = is_of_words(finding.rule) && entry.path == path;
                unused.contains_key(entry.fingerprint.as_str()) && (reworded || moved())
            });
            known[number] = entry.is_some_and(|entry| unused.remove(entry.fingerprint.as_str()).is_some());
        }
        let mut at = 0..;
        findings.retain(|_| at.next().is_some_and(|at| !known[at]));
        self.accepted.iter().filter(|accepted| unused.contains_key(accepted.fingerprint.as_str())).collect()
    }
}

/// Whether a rule speaks of a word wherever it stands, and not of a sentence.
fn is_of_words(rule: &str) -> bool {
    matches!(rule.split_once('/'), Some(("names" | "acronyms" | "terms", _))) || rule == "cross/name-spelling"
}

/// Words on one line, and not too many.
fn shown(quoted: &str) -> String {
    let line = quoted.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
