//! The names of an archive that are one edit away from any of many words, found in one pass over its spellings.
//!
//! What is left of a word without one letter is a key, and two words one edit apart share one. The words' keys lie in a
//! table; each spelling of the archive asks it for its own.

use super::near::one_edit_away;
use super::read::Archive;
use crate::lexicon::{KeyTable, deletions};
use rayon::prelude::*;

/// Words to look for.
pub(super) struct Sweep<'w> {
    words: &'w [&'w str],
    table: KeyTable,
}

/// Spellings that one core reads at a time.
const STRETCH: usize = 8192;

impl<'w> Sweep<'w> {
    pub fn new(words: &'w [&'w str]) -> Self {
        let mut keys = Vec::with_capacity(words.len() * 9);
        for (number, word) in words.iter().enumerate() {
            deletions(word, |key| keys.push((key, number as u32)));
        }
        Self { words, table: KeyTable::new(keys) }
    }

    /// Numbers of words with the names of an archive that are one edit away from them, in no order; some may come twice.
    pub fn over<'a>(&self, archive: &'a Archive) -> Vec<(u32, &'a str)> {
        let starts = (0..archive.len().div_ceil(STRETCH)).into_par_iter();
        let stretch = |number: usize| {
            let (mut near, mut asked) = (Vec::new(), Vec::new());
            for at in number * STRETCH..archive.len().min((number + 1) * STRETCH) {
                let spelling = archive.spelling(at);
                asked.clear();
                deletions(std::str::from_utf8(spelling).unwrap_or_default(), |key| self.ask(key, &mut asked));
                let one_edit = |&number: &u32| Some((number, one_edit_away(self.words[number as usize], spelling)?));
                near.extend(asked.iter().filter_map(one_edit));
            }
            near
        };
        starts.flat_map_iter(stretch).collect()
    }

    /// Adds the words of a key.
    fn ask(&self, key: u64, words: &mut Vec<u32>) {
        self.table.for_each(key, |word| {
            if !words.contains(&word) {
                words.push(word);
            }
        });
    }
}
