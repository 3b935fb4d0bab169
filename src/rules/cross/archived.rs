//! The names of archives beside those of the desk: which of them may accuse a spelling.

use super::name_index::{NameIndex, WIDE};
use super::weigh::is_outnumbered;
use crate::archive::Archives;
use crate::facts::names::likeness::is_ending;
use crate::lexicon::Lexicon;
use std::borrow::Cow;

/// A spelling of archives.
pub(super) struct Archived<'a> {
    pub lower: &'a str,
    /// As it is usually printed.
    pub printed: Cow<'a, str>,
    pub articles: u32,
}

impl NameIndex<'_> {
    /// Pairs of a spelling and one of archives that is near it and does not stand on the desk; only such as may accuse.
    pub fn near_archived<'a>(&self, archives: &'a Archives, lexicon: &Lexicon) -> Vec<(usize, Archived<'a>)> {
        if archives.is_empty() {
            return Vec::new();
        }
        let asked: Vec<usize> = (0..self.len()).filter(|&number| self.spelling(number).may_be_accused).collect();
        let words: Vec<&str> = asked.iter().map(|&number| self.lower(number)).collect();
        let near = archives.near_each(&words);
        let of_one = near.chunk_by(|a, b| a.0 == b.0);
        of_one.flat_map(|near| self.accusers(asked[near[0].0 as usize], near, archives, lexicon)).collect()
    }

    /// Those of the archived spellings near one of the desk that may accuse it.
    fn accusers<'a>(
        &self,
        spelling: usize,
        near: &[(u32, &'a str)],
        archives: &'a Archives,
        lexicon: &Lexicon,
    ) -> Vec<(usize, Archived<'a>)> {
        let near: Vec<&'a str> =
            near.iter().map(|&(_, other)| other).filter(|other| self.find(other).is_none()).collect();
        if near.is_empty() {
            return Vec::new();
        }
        let lower = self.lower(spelling);
        let (level, learnt) = (self.spelling(spelling).level, self.spelling(spelling).learnt);
        let own = archives.articles(lower).saturating_sub(learnt);
        let archived = near.into_iter().filter_map(|other| {
            let articles = archives.articles(other);
            if !is_outnumbered(own, articles) {
                return None;
            }
            let printed = archives.printed(other)?;
            let wide = level.min(lexicon.flags(&printed, other).level()) >= WIDE;
            let archived = Archived { lower: other, printed, articles };
            (!is_ending(lower, other, wide)).then_some((spelling, archived))
        });
        archived.collect()
    }
}
