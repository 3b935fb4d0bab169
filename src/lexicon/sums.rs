//! The words that say how the figures of a sentence belong together.

use super::SumLists;
use hashbrown::HashSet;

/// The words of `rules/figures/sums.toml`.
pub struct SumWords {
    pub open: HashSet<String>,
    pub more: HashSet<String>,
    pub rates: HashSet<String>,
    pub statistics: HashSet<String>,
    pub tallies: HashSet<String>,
    pub contrasts: HashSet<String>,
    pub changes: HashSet<String>,
    pub polls: HashSet<String>,
    pub opinions: HashSet<String>,
    pub closings: HashSet<String>,
    /// What can be more than 100 percent of itself.
    pub never_whole: HashSet<String>,
    /// Wholes that are no plural.
    pub wholes: HashSet<String>,
}

impl SumWords {
    pub(super) fn new(lists: SumLists) -> Self {
        let set = |words: Vec<String>| words.into_iter().collect();
        Self {
            open: set(lists.open),
            more: set(lists.more),
            rates: set(lists.rates),
            statistics: set(lists.statistics),
            tallies: set(lists.tallies),
            contrasts: set(lists.contrasts),
            changes: set(lists.changes),
            polls: set(lists.polls),
            opinions: set(lists.opinions),
            closings: set(lists.closings),
            never_whole: set(lists.wholes.never),
            wholes: set(lists.wholes.singular),
        }
    }
}
