//! What a rule found: a message, the place it speaks of, and the places that contradict it.

use crate::fix::Fix;
use crate::source::Place;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Consistency of style, or a heuristic. Never fails a run by default.
    Note,
    /// A contradiction with evidence.
    Warning,
    /// Impossible by arithmetic, calendar or form.
    Error,
}

/// A place and what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub place: Place,
    pub text: Cow<'static, str>,
}

/// One finding. Two places are the normal case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name, `family/rule`.
    pub rule: &'static str,
    pub severity: Severity,
    /// Makes sense alone: lower case, no full stop.
    pub message: String,
    /// The suspicious words; its text may be empty.
    pub primary: Label,
    /// What contradicts them, the strongest first. May lie in other articles.
    pub related: Vec<Label>,
    pub help: Option<Cow<'static, str>>,
    pub fix: Option<Fix>,
    /// Nothing in the article tells which of the two places is wrong: the desk may.
    pub undecided: bool,
}

impl Finding {
    /// The order of findings in a report: by place, rule and message.
    pub fn order(&self, other: &Self) -> Ordering {
        (self.primary.place, self.rule, &self.message).cmp(&(other.primary.place, other.rule, &other.message))
    }

    /// All places that it speaks of, those of its fix among them.
    pub fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        let labels = [&mut self.primary].into_iter().chain(&mut self.related).map(|label| &mut label.place);
        labels.chain(self.fix.iter_mut().flat_map(|fix| &mut fix.edits).map(|edit| &mut edit.place))
    }
}

impl Severity {
    pub const ALL: [Severity; 3] = [Severity::Note, Severity::Warning, Severity::Error];

    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Severity {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|severity| severity.name() == name).ok_or(())
    }
}
