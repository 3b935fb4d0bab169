//! The words beside a name by which two articles can agree that they speak of one thing.

use super::Around;
use crate::article::{Article, Token};
use crate::lexicon::{Flags, hash_word};

/// A capitalised word directly beside a name: its side and the hash of its lower-case spelling, the same in every
/// article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Neighbour {
    pub left: bool,
    pub hash: u64,
}

impl Neighbour {
    /// A neighbour by its lower-case spelling.
    pub fn new(left: bool, lower: &str) -> Self {
        Self { left, hash: hash_word(lower) }
    }

    /// The neighbour in 32 bits, as archives keep it: of two neighbours of one name two share a key with a chance of
    /// one in two thousand millions.
    pub fn key(self) -> u32 {
        (self.hash >> 33) as u32 | u32::from(self.left) << 31
    }

    /// The neighbours of the mention at token `at`. Titles and peoples are none: a thousand people are called Mr or
    /// President.
    pub fn of(article: &Article<'_>, at: usize) -> impl Iterator<Item = Self> {
        let around = Around::new(article, at);
        let neighbour = |token: Option<&Token>, left| {
            let title = Flags::TITLE | Flags::HONORIFIC | Flags::TITLE_ABBREVIATION | Flags::DEMONYM;
            let form = token.filter(|token| !token.is(title)).and_then(|token| article.form(token))?;
            Some(Self { left, hash: form.hash })
        };
        [neighbour(around.left, true), neighbour(around.right, false)].into_iter().flatten()
    }
}
