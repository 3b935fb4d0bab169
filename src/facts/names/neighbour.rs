//! The words beside a name by which two articles can agree that they speak of one thing.

use super::Around;
use crate::article::{Article, Token};
use crate::lexicon::{Flags, hash_word};

/// A capitalised word directly beside a name: its side and a hash of its lower-case spelling, the same in every article. Of
/// two neighbours of one name two have one hash with a chance of one in two thousand millions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Neighbour(u32);

/// The bit that tells the side.
const LEFT: u32 = 1 << 31;

impl Neighbour {
    /// A neighbour by its lower-case spelling.
    pub fn new(left: bool, lower: &str) -> Self {
        Self::of_hash(left, hash_word(lower))
    }

    pub fn of_hash(left: bool, hash: u64) -> Self {
        Self((hash >> 33) as u32 | if left { LEFT } else { 0 })
    }

    /// The number that desks and archives keep.
    pub fn key(self) -> u32 {
        self.0
    }

    pub fn of_key(key: u32) -> Self {
        Self(key)
    }

    pub fn left(self) -> bool {
        self.0 & LEFT != 0
    }

    /// The neighbours of the mention at token `at`. Titles and peoples are none: a thousand people are called Mr or
    /// President.
    pub fn of(article: &Article<'_>, at: usize) -> impl Iterator<Item = Self> {
        let around = Around::new(article, at);
        let neighbour = |token: Option<&Token>, left| {
            let title = Flags::TITLE | Flags::HONORIFIC | Flags::TITLE_ABBREVIATION | Flags::DEMONYM;
            let form = token.filter(|token| !token.is(title)).and_then(|token| article.form(token))?;
            Some(Self::of_hash(left, form.hash))
        };
        [neighbour(around.left, true), neighbour(around.right, false)].into_iter().flatten()
    }
}
