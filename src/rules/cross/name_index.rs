//! The names of the whole desk: who spells what, and which spellings are one edit apart.

use crate::archive::Archives;
use crate::desk::{DeskFacts, DeskName};
use crate::facts::names::likeness::{Likeness, is_ending, likeness};
use crate::lexicon::Lexicon;
use crate::lexicon::deletions;
use rayon::prelude::*;
use std::borrow::Cow;
use xxhash_rust::xxh3::xxh3_64;

/// One article's use of a spelling: numbers of the article and of the name in it.
pub(super) type Use = (u32, u32);

/// All spellings of the desk.
pub(super) struct NameIndex<'d> {
    pub desk: &'d DeskFacts,
    /// Uses sorted by spelling, then by article.
    uses: Vec<(u64, u32, u32)>,
    /// Where each distinct spelling's uses begin.
    starts: Vec<u32>,
}

/// A spelling of an archive, in lower case and as it is usually printed.
pub(super) type Archived<'a> = (&'a str, Cow<'a, str>);

/// The level from which two words are held to the endings of ordinary words.
const WIDE: u8 = 2;

/// Spellings of one key behind each that are compared with it. Only words of four or five letters have keys in common
/// with more, and those on desks of a hundred thousand names.
const GROUP: usize = 256;

impl<'d> NameIndex<'d> {
    pub fn new(desk: &'d DeskFacts) -> Self {
        let mut uses = Vec::new();
        for (article, facts) in desk.articles.iter().enumerate() {
            uses.extend(facts.names.names.iter().enumerate().map(|(at, name)| (name.hash, article as u32, at as u32)));
        }
        uses.sort_unstable();
        let starts =
            (0..uses.len()).filter(|&at| at == 0 || uses[at - 1].0 != uses[at].0).map(|at| at as u32).collect();
        Self { desk, uses, starts }
    }

    /// The articles that use a distinct spelling.
    pub fn uses(&self, spelling: usize) -> impl Iterator<Item = Use> + '_ {
        let end = self.starts.get(spelling + 1).map_or(self.uses.len(), |&end| end as usize);
        self.uses[self.starts[spelling] as usize..end].iter().map(|&(_, article, name)| (article, name))
    }

    pub fn name(&self, (article, name): Use) -> &'d DeskName {
        &self.desk.articles[article as usize].names.names[name as usize]
    }

    pub fn lower(&self, at: Use) -> &'d str {
        self.desk.articles[at.0 as usize].names.lower(self.name(at))
    }

    pub fn printed(&self, at: Use) -> &'d str {
        self.desk.articles[at.0 as usize].names.printed(self.name(at))
    }

    /// Number of distinct spellings.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// The number of a lower-case spelling.
    pub fn find(&self, lower: &str) -> Option<usize> {
        let hash = xxh3_64(lower.as_bytes());
        let at = self.starts.partition_point(|&start| self.uses[start as usize].0 < hash);
        (at < self.starts.len() && self.lower(self.first(at)) == lower).then_some(at)
    }

    /// The first use of a spelling.
    pub fn first(&self, spelling: usize) -> Use {
        let (_, article, name) = self.uses[self.starts[spelling] as usize];
        (article, name)
    }

    /// Pairs of distinct spellings that are one edit apart and no two endings of one stem. Linear in the spellings: two
    /// words one edit apart share what is left of one of them without a letter.
    pub fn near_pairs(&self) -> Vec<(usize, usize)> {
        let mut keys: Vec<(u64, u32)> = Vec::with_capacity(self.starts.len() * 9);
        for spelling in 0..self.starts.len() {
            deletions(self.lower(self.first(spelling)), |key| keys.push((key, spelling as u32)));
        }
        keys.sort_unstable();
        keys.dedup();
        let mut pairs = Vec::new();
        for group in keys.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
            for (at, &(_, a)) in group.iter().enumerate() {
                pairs.extend(group[at + 1..].iter().take(GROUP).map(|&(_, b)| (a.min(b) as usize, a.max(b) as usize)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs.retain(|&(a, b)| self.are_near(a, b));
        pairs
    }

    fn are_near(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.first(a), self.first(b));
        let wide = self.name(a).level.min(self.name(b).level) >= WIDE;
        let (x, y) = (self.lower(a), self.lower(b));
        likeness(x, y).is_some_and(Likeness::is_one_edit) && !is_ending(x, y, wide)
    }

    /// The spellings of archives that are near one of the desk and do not stand there themselves, with those they are
    /// near to.
    pub fn near_archived<'a>(&self, archives: &'a Archives, lexicon: &Lexicon) -> Vec<(usize, Vec<Archived<'a>>)> {
        if archives.is_empty() {
            return Vec::new();
        }
        let near = |spelling: usize| {
            let mut uses = self.uses(spelling);
            // Without a neighbour an archive accuses nobody.
            let asked = uses.any(|at| {
                let article = &self.desk.articles[at.0 as usize];
                !article.reference && !article.names.neighbours(self.name(at)).is_empty()
            });
            if !asked {
                return None;
            }
            let (lower, level) = (self.lower(self.first(spelling)), self.name(self.first(spelling)).level);
            let others = archives.near(lower).into_iter().filter(|other| self.find(other).is_none());
            let others = others.filter_map(|other| Some((other, archives.printed(other)?)));
            let others = others.filter(|(other, printed)| {
                let wide = level.min(lexicon.flags(printed, other).level()) >= WIDE;
                !is_ending(lower, other, wide)
            });
            let others: Vec<_> = others.collect();
            (!others.is_empty()).then_some((spelling, others))
        };
        (0..self.len()).into_par_iter().filter_map(near).collect()
    }

    /// Uses of spellings that the list of romanisations knows, where they stand by themselves.
    pub fn variants(&self) -> impl Iterator<Item = Use> + '_ {
        let uses = self.uses.iter().map(|&(_, article, name)| (article, name));
        uses.filter(|&at| self.name(at).variant)
    }
}
