//! The names of the whole desk: who spells what, and which spellings are one edit apart.

use super::weigh::is_outnumbered;
use crate::archive::Archives;
use crate::desk::{DeskFacts, DeskName};
use crate::facts::names::likeness::{Likeness, is_ending, likeness};
use crate::lexicon::{Lexicon, deletions, sharing};
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

/// A spelling of archives.
pub(super) struct Archived<'a> {
    pub lower: &'a str,
    /// As it is usually printed.
    pub printed: Cow<'a, str>,
    pub articles: u32,
}

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

    /// The use of a spelling in an article.
    pub fn use_in(&self, article: u32, spelling: usize) -> Option<Use> {
        let start = self.starts[spelling] as usize;
        let end = self.starts.get(spelling + 1).map_or(self.uses.len(), |&end| end as usize);
        let uses = &self.uses[start..end];
        let at = uses.partition_point(|&(_, other, _)| other < article);
        uses.get(at).filter(|&&(_, other, _)| other == article).map(|&(_, article, name)| (article, name))
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
        let pairs = sharing(keys, GROUP).into_iter().map(|(a, b)| (a as usize, b as usize));
        pairs.filter(|&(a, b)| self.are_near(a, b)).collect()
    }

    fn are_near(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.first(a), self.first(b));
        let wide = self.name(a).level.min(self.name(b).level) >= WIDE;
        let (x, y) = (self.lower(a), self.lower(b));
        likeness(x, y).is_some_and(Likeness::is_one_edit) && !is_ending(x, y, wide)
    }

    /// Articles that use a spelling, are evidence, and were not counted by an archive.
    pub fn evidence(&self, spelling: usize) -> u32 {
        let articles = self.uses(spelling).map(|(article, _)| &self.desk.articles[article as usize]);
        articles.filter(|article| (self.desk.together || article.reference) && article.learnt == 0).count() as u32
    }

    /// Pairs of a spelling and one of archives that is near it and does not stand on the desk; only such as may accuse.
    pub fn near_archived<'a>(&self, archives: &'a Archives, lexicon: &Lexicon) -> Vec<(usize, Archived<'a>)> {
        if archives.is_empty() {
            return Vec::new();
        }
        // Without a neighbour an archive accuses nobody.
        let is_asked = |&(article, name): &Use| {
            let article = &self.desk.articles[article as usize];
            !article.reference && !article.names.neighbours(&article.names.names[name as usize]).is_empty()
        };
        let asked = (0..self.len()).filter(|&spelling| self.uses(spelling).any(|at| is_asked(&at)));
        let asked: Vec<usize> = asked.collect();
        let words: Vec<&str> = asked.iter().map(|&spelling| self.lower(self.first(spelling))).collect();
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
        let first = self.first(spelling);
        let (lower, level) = (self.lower(first), self.name(first).level);
        let learnt = self.uses(spelling).map(|(article, _)| self.desk.articles[article as usize].learnt).max();
        let own = archives.articles(lower).saturating_sub(learnt.unwrap_or_default());
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

    /// Uses of spellings that the list of romanisations knows, where they stand by themselves.
    pub fn variants(&self) -> impl Iterator<Item = Use> + '_ {
        let uses = self.uses.iter().map(|&(_, article, name)| (article, name));
        uses.filter(|&at| self.name(at).variant)
    }
}
