//! The names of an archive that are one edit away from any of many words, found in one pass over its spellings.
//!
//! What is left of a word without one letter is a key, and two words one edit apart share one. The words' keys lie in a
//! table; each spelling of the archive asks it for its own.

use super::near::one_edit_away;
use super::read::Archive;
use crate::lexicon::deletions;
use rayon::prelude::*;

/// Words to look for.
pub(super) struct Sweep<'w> {
    words: &'w [&'w str],
    /// Sorted keys with the numbers of their words.
    keys: Vec<(u64, u32)>,
    /// Where the keys begin whose highest bits are the place's number, and the end.
    starts: Vec<u32>,
    /// One bit for each of some more bits of a key: small, so that nearly every question ends near at hand.
    seen: Vec<u64>,
}

/// Bits for each key, at least.
const SPARE: usize = 16;

/// Spellings that one core reads at a time.
const STRETCH: usize = 8192;

impl<'w> Sweep<'w> {
    pub fn new(words: &'w [&'w str]) -> Self {
        let mut keys = Vec::with_capacity(words.len() * 9);
        for (number, word) in words.iter().enumerate() {
            deletions(word, |key| keys.push((key, number as u32)));
        }
        keys.sort_unstable();
        keys.dedup();
        let mut seen = vec![0; (keys.len() * SPARE).next_power_of_two().max(64) / 64];
        for &(key, _) in &keys {
            let (word, bit) = place(&seen, key);
            seen[word] |= bit;
        }
        let places = keys.len().next_power_of_two().max(2);
        let mut starts = vec![0; places + 1];
        for &(key, _) in &keys {
            starts[bucket(places, key) + 1] += 1;
        }
        for at in 0..places {
            starts[at + 1] += starts[at];
        }
        Self { words, keys, starts, seen }
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
        let (word, bit) = place(&self.seen, key);
        if self.seen[word] & bit != 0 {
            let at = bucket(self.starts.len() - 1, key);
            let keys = &self.keys[self.starts[at] as usize..self.starts[at + 1] as usize];
            let same = keys.iter().filter(|&&(other, _)| other == key).map(|&(_, word)| word);
            same.for_each(|word| {
                if !words.contains(&word) {
                    words.push(word)
                }
            });
        }
    }
}

/// Where a key has its bit.
fn place(seen: &[u64], key: u64) -> (usize, u64) {
    ((key >> 6) as usize & (seen.len() - 1), 1 << (key & 63))
}

/// The place of a key among a number of them that is a power of two.
fn bucket(places: usize, key: u64) -> usize {
    (key >> (64 - places.trailing_zeros())) as usize
}
