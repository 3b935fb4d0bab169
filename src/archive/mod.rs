//! The archive: which names any number of articles hold, and beside which words, as counts of articles.
//!
//! An archive is a file that is used as it lies: no table is built when it is opened, and a look-up is a binary search
//! over its bytes. It holds no text and points at no place; it is a heap of witnesses with their number. Archives
//! merge: what two folders teach is what the two archives of them say together, byte for byte, as long as no article
//! lies in both. Bytes come in and go out here; only `cli` knows of files.

mod format;
mod learn;
mod learner;
mod merge;
mod near;
mod read;
mod sweep;
mod varint;
mod write;

pub use format::ArchiveError;
pub use learn::{Learnt, learn};
pub use learner::{Contents, Learner, content_hash};
pub use merge::merge;
pub use read::{Archive, Entry};
pub(crate) use varint::{push_varint, take_varint};

use crate::facts::names::Neighbour;
use rayon::prelude::*;
use std::borrow::Cow;
use sweep::Sweep;

/// One look-up of what is near a word costs as much as passing over so many names.
const LOOK_UP: usize = 300;

/// In how many articles a name stands, and beside each of some neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub articles: u32,
    /// One count for each neighbour that was asked for.
    pub beside: Vec<u32>,
}

/// The archives of a run, asked as one.
#[derive(Debug, Default)]
pub struct Archives(Vec<Archive>);

impl Counted {
    /// What is left when some articles that hold the name, and hold it so, are not counted.
    pub fn without(mut self, articles: u32) -> Self {
        self.articles = self.articles.saturating_sub(articles);
        self.beside.iter_mut().for_each(|count| *count = count.saturating_sub(articles));
        self
    }
}

impl Archives {
    pub fn push(&mut self, archive: Archive) {
        self.0.push(archive);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What messages call them: the name of the only one, or their number.
    pub fn name(&self) -> Cow<'_, str> {
        match &self.0[..] {
            [only] => Cow::Borrowed(only.name()),
            several => Cow::Owned(format!("{} archives", several.len())),
        }
    }

    /// Articles that hold a lower-case name word.
    pub fn articles(&self, lower: &str) -> u32 {
        self.sum(|archive| archive.find(lower).map_or(0, |entry| entry.articles()))
    }

    /// Articles in which one lower-case word stands directly before another, both with capitals.
    pub fn articles_with(&self, left: &str, right: &str) -> u32 {
        self.sum(|archive| {
            let count = |name: &str, neighbour| archive.find(name).map_or(0, |entry| entry.articles_beside(neighbour));
            // Either may be no name word of its own, such as an acronym.
            count(right, Neighbour::new(true, left)).max(count(left, Neighbour::new(false, right)))
        })
    }

    /// Articles that hold a lower-case name word, and those that hold it beside a neighbour.
    pub fn count(&self, lower: &str, neighbours: &[Neighbour]) -> Counted {
        let mut counted = Counted { articles: 0, beside: vec![0; neighbours.len()] };
        for entry in self.0.iter().filter_map(|archive| archive.find(lower)) {
            counted.articles = counted.articles.saturating_add(entry.articles());
            for (count, &neighbour) in counted.beside.iter_mut().zip(neighbours) {
                *count = count.saturating_add(entry.articles_beside(neighbour));
            }
        }
        counted
    }

    /// The archives that hold an article of this [`content_hash`].
    pub fn holding(&self, content: u64) -> u32 {
        self.sum(|archive| u32::from(archive.holds(content)))
    }

    /// The name words one edit away from a lower-case word, sorted, each once.
    pub fn near(&self, lower: &str) -> Vec<&str> {
        self.near_each(&[lower]).into_iter().map(|(_, near)| near).collect()
    }

    /// The name words one edit away from each of some lower-case words, with the words' numbers; sorted, each once.
    pub fn near_each(&self, words: &[&str]) -> Vec<(u32, &str)> {
        let (many, few): (Vec<_>, Vec<_>) = self.0.iter().partition(|archive| words.len() >= archive.len() / LOOK_UP);
        let mut near = Vec::new();
        if !many.is_empty() {
            let sweep = Sweep::new(words);
            many.into_iter().for_each(|archive| near.extend(sweep.over(archive)));
        }
        for archive in few {
            let numbered = words.par_iter().enumerate();
            let one =
                |(number, word): (usize, &&str)| archive.near(word).into_iter().map(move |near| (number as u32, near));
            near.par_extend(numbered.flat_map_iter(one));
        }
        near.sort_unstable();
        near.dedup();
        near
    }

    /// The most usual printed form of a lower-case name word.
    pub fn printed(&self, lower: &str) -> Option<Cow<'_, str>> {
        let entries = self.0.iter().filter_map(|archive| archive.find(lower));
        Some(entries.max_by_key(Entry::articles)?.printed())
    }

    fn sum(&self, count: impl Fn(&Archive) -> u32) -> u32 {
        self.0.iter().map(count).fold(0, u32::saturating_add)
    }
}
