//! People: who is named, and by which mentions.
//!
//! A mention is read from a run of capitalised words ([`runs`]). Mentions are brought together by surname with one sort
//! of hashes; only within a family, which has a handful of mentions, are given names compared.

mod group;
mod introduced;
mod offices;
mod runs;
#[cfg(test)]
mod tests;

use crate::article::{Article, BlockKind, range};
use crate::lexicon::Lexicon;
use crate::source::Span;
pub use offices::Office;
use std::ops::Range;

/// The people of an article.
#[derive(Debug, Default)]
pub struct People {
    /// Mentions of all people, in the order of the text.
    pub mentions: Vec<Mention>,
    /// People by full name, family by family.
    pub all: Vec<Person>,
    /// The surnames, in the order of their first mention.
    pub families: Vec<Family>,
    /// Numbers of mentions, family by family, each family's in the order of the text.
    order: Vec<u32>,
    /// Offices beside the mentions, in the order of the text.
    pub offices: Vec<Office>,
}

/// One mention of somebody.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The name without titles.
    pub span: Span,
    pub kind: MentionKind,
    /// Numbers of the tokens of titles directly before the name.
    pub titles: Range<u32>,
    /// Numbers of the tokens of the name.
    pub tokens: Range<u32>,
    /// The first given name, in a full name.
    pub given: Option<u32>,
    /// The word by which the person is called alone: the last of the surname, or the first of a name such as Xi Jinping.
    pub surname: u32,
    /// `Jr.`, `III` behind the name.
    pub suffix: Option<u32>,
    /// Whether the copy says beside the name who this is: a title, a role, an age, `, the mayor of`.
    pub introduced: bool,
    /// Number of the person, where only one bears the surname or the given name says which.
    pub person: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// Given name and surname.
    Full,
    /// A given name that shares the surname of the next: _Bill_ and Hillary Clinton.
    Shared,
    /// Surname behind a title or office.
    Titled,
    /// Surname behind a form of address.
    Addressed,
    /// Surname alone.
    Surname,
    /// All of a family: the Clintons.
    Plural,
}

/// Somebody whose full name stands in the copy.
#[derive(Clone, Debug)]
pub struct Person {
    /// Number of the first mention by full name.
    pub first: u32,
    /// Mentions by full name that do not stand in a copied sentence.
    pub independent: u32,
}

/// All who bear one surname.
#[derive(Clone, Debug)]
pub struct Family {
    pub people: Range<u32>,
    mentions: Range<u32>,
}

impl People {
    pub(super) fn read(article: &Article<'_>, lexicon: &Lexicon) -> Self {
        // Most mentions have two capitals.
        let mut mentions = Vec::with_capacity(article.index.capitals().len() / 2);
        let story = |kind| !matches!(kind, BlockKind::Byline | BlockKind::Boilerplate);
        for block in article.blocks.iter().filter(|block| story(block.kind)) {
            runs::read(article, block, &mut mentions);
        }
        let mut people = group::group(article, lexicon, mentions);
        for (number, mention) in people.mentions.iter().enumerate() {
            offices::read(article, lexicon, number as u32, mention, &mut people.offices);
        }
        people
    }

    /// The mentions of a family, in the order of the text.
    pub fn of(&self, family: &Family) -> impl DoubleEndedIterator<Item = &Mention> + Clone {
        self.order[range(&family.mentions)].iter().map(|&mention| &self.mentions[mention as usize])
    }

    /// The people of a family.
    pub fn members(&self, family: &Family) -> &[Person] {
        &self.all[range(&family.people)]
    }
}

impl MentionKind {
    pub fn name(self) -> &'static str {
        match self {
            MentionKind::Full => "full name",
            MentionKind::Shared => "given name before a shared surname",
            MentionKind::Titled => "title and surname",
            MentionKind::Addressed => "form of address and surname",
            MentionKind::Surname => "surname",
            MentionKind::Plural => "family",
        }
    }
}
