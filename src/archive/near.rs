//! The names of an archive that are one edit away from a word.
//!
//! An edit touches two neighbouring letters at most, so a word of n letters shares with what is one edit away its first
//! p letters or its last s letters wherever p + s < n. The first letter is always shared. So two ranges hold all that is
//! wanted: one of the spellings, and one of the order by first letter and end.

use super::read::{Archive, partition};
use super::write::{first_letter, from_the_end};
use crate::facts::names::Likeness;
use crate::facts::names::likeness::likeness;

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
        let mut take = |spelling| near.extend(one_edit_away(lower, spelling));
        let front = &lower.as_bytes()[..lower.char_indices().nth(front).map_or(lower.len(), |(at, _)| at)];
        let start = partition(self.len(), |at| self.spelling(at) < front);
        let spellings = (start..self.len()).map(|at| self.spelling(at));
        spellings.take_while(|spelling| spelling.starts_with(front)).for_each(&mut take);

        let behind = lower.char_indices().rev().take(behind).last().map_or(0, |(at, _)| lower.len() - at);
        let key = || from_the_end(lower.as_bytes()).take(first_letter(lower.as_bytes()) + behind);
        let by_end = |at: usize| self.spelling(self.by_end(at));
        let start = partition(self.len(), |at| from_the_end(by_end(at)).lt(key()));
        let shares = |spelling: &&[u8]| from_the_end(spelling).zip(key()).all(|(x, y)| x == y);
        (start..self.len()).map(by_end).take_while(shares).for_each(take);
        near
    }
}

/// The spelling, if it is one edit away from a word.
pub(super) fn one_edit_away<'a>(lower: &str, spelling: &'a [u8]) -> Option<&'a str> {
    if are_far(lower.as_bytes(), spelling) {
        return None;
    }
    let spelling = std::str::from_utf8(spelling).ok()?;
    likeness(lower, spelling).is_some_and(Likeness::is_one_edit).then_some(spelling)
}

/// Whether the bytes show that more than two letters differ; most pairs end here.
fn are_far(a: &[u8], b: &[u8]) -> bool {
    let shorter = a.len().min(b.len());
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count().min(shorter - prefix);
    let (a, b) = (&a[prefix..a.len() - suffix], &b[prefix..b.len() - suffix]);
    a.len().max(b.len()) > 2 && a.is_ascii() && b.is_ascii()
}
