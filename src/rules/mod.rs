//! The rules: what they are made of, where they put their findings, and the list of them all.
//!
//! A rule is plain data: a page (what, why, examples), a severity, and a function that compares facts. To add one,
//! write its page under `rules/`, its code under `src/rules/`, and a line in its family's `mod.rs`.

pub mod page;
mod sink;
mod wording;

mod acronyms;
mod cross;
mod dates;
mod duplicates;
mod figures;
mod leftovers;
mod mechanics;
mod names;
mod quotes;
mod source;
mod terms;

pub(crate) use sink::Found;
pub use sink::{Added, Findings};
pub(crate) use source::UNUSED_STET;

use crate::article::Article;
use crate::desk::DeskFacts;
use crate::evidence::Evidence;
use crate::facts::Facts;
use crate::finding::Severity;
use crate::lexicon::Lexicon;

/// One rule.
pub struct Rule {
    /// `family/rule`: the path of its page under `rules/`, without `.md`.
    pub name: &'static str,
    pub severity: Severity,
    /// The version that brought it.
    pub since: &'static str,
    /// The text of its page.
    pub page: &'static str,
    pub language: Language,
    pub check: Check,
}

/// Which copy a rule understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Any,
}

/// A rule's code.
pub enum Check {
    /// Looks at one article and never at the rest of the desk.
    Article(fn(&Article<'_>, &Facts, &Context<'_>, &mut Findings)),
    /// Compares the facts of all articles; no article's text is at hand.
    Desk(fn(&DeskFacts, &Context<'_>, &mut Findings)),
}

/// What is fixed before a run begins.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub lexicon: &'a Lexicon,
    pub evidence: &'a Evidence,
}

/// The families, in the order of the documentation.
const FAMILIES: [&[Rule]; 11] = [
    names::RULES,
    acronyms::RULES,
    terms::RULES,
    cross::RULES,
    figures::RULES,
    dates::RULES,
    duplicates::RULES,
    quotes::RULES,
    mechanics::RULES,
    leftovers::RULES,
    source::RULES,
];

/// All rules, family by family.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.into_iter().flatten()
}

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

/// What may stand where rules are chosen: the names of all rules and families.
pub fn selectors() -> impl Iterator<Item = &'static str> {
    all().flat_map(|rule| [rule.name, rule.family()])
}

impl Rule {
    /// The part of the name before the stroke.
    pub fn family(&self) -> &'static str {
        self.name.split_once('/').map_or(self.name, |(family, _)| family)
    }

    /// Whether `selector` names this rule or its family.
    pub fn is_named(&self, selector: &str) -> bool {
        selector == self.name || selector == self.family()
    }

    /// The one sentence under the page's title.
    pub fn summary(&self) -> &'static str {
        page::summary(self.page)
    }
}
