//! The names of an archive that are one edit away from a word.
//!
//! An edit touches two neighbouring letters at most, so a word of n letters shares with what is one edit away its first
//! p letters or its last s letters wherever p + s < n. The first letter is always shared. So two ranges hold all that is
//! wanted: one of the spellings, and one of the order by first letter and end.

use super::read::{Archive, partition};
use super::write::{first_letter, from_the_end};
use crate::facts::names::Likeness;
use crate::facts::names::likeness::likeness;

/// Bytes of a letter.
const LETTER: usize = 4;

impl Archive {
    /// The names one edit away from a lower-case word, in no order; some may come twice.
    pub fn near(&self, lower: &str) -> Vec<&str> {
        let mut near = Vec::new();
        let letters = lower.chars().count();
        if letters < 2 {
            return near;
        }
        // One letter more in front: the second range has the first letter to narrow it.
        let behind = (letters - 1) / 2;
        let front = letters - 1 - behind;
        let mut take = |name: usize| {
            let spelling = self.spelling(name);
            if spelling.len().abs_diff(lower.len()) <= LETTER
                && let Ok(spelling) = std::str::from_utf8(spelling)
                && likeness(lower, spelling).is_some_and(Likeness::is_one_edit)
            {
                near.push(spelling);
            }
        };
        let front = &lower.as_bytes()[..lower.char_indices().nth(front).map_or(lower.len(), |(at, _)| at)];
        let start = partition(self.len(), |at| self.spelling(at) < front);
        (start..self.len()).take_while(|&at| self.spelling(at).starts_with(front)).for_each(&mut take);

        let behind = lower.char_indices().rev().take(behind).last().map_or(0, |(at, _)| lower.len() - at);
        let key = || from_the_end(lower.as_bytes()).take(first_letter(lower.as_bytes()) + behind);
        let by_end = |at: usize| from_the_end(self.spelling(self.by_end(at)));
        let start = partition(self.len(), |at| by_end(at).lt(key()));
        let shares = |at: &usize| by_end(*at).zip(key()).all(|(x, y)| x == y);
        (start..self.len()).take_while(shares).for_each(|at| take(self.by_end(at)));
        near
    }
}
