//! The names of the whole desk: who spells what, and which spellings are one edit apart.

use crate::desk::{DeskFacts, DeskName};
use crate::facts::names::likeness::{Likeness, is_ending, likeness};
use crate::lexicon::Lexicon;
use crate::lexicon::deletions;

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

/// Spellings compared within one group of equal keys.
const GROUP: usize = 64;

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

    fn first(&self, spelling: usize) -> Use {
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
            for (at, &(_, a)) in group.iter().take(GROUP).enumerate() {
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
        let wide = self.name(a).level.min(self.name(b).level) >= 2;
        let (x, y) = (self.lower(a), self.lower(b));
        likeness(x, y).is_some_and(Likeness::is_one_edit) && !is_ending(x, y, wide)
    }

    /// Whether two spellings are listed romanisations of one name.
    pub fn are_variants(&self, a: usize, b: usize, lexicon: &Lexicon) -> bool {
        let groups = |spelling: usize| lexicon.variants_of(self.lower(self.first(spelling)));
        groups(a).iter().any(|group| groups(b).contains(group))
    }

    /// Uses of spellings that the list of romanisations knows, where they stand by themselves.
    pub fn variants(&self) -> impl Iterator<Item = Use> + '_ {
        let uses = self.uses.iter().map(|&(_, article, name)| (article, name));
        uses.filter(|&at| self.name(at).variant)
    }
}
