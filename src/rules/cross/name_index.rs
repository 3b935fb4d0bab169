//! The names of the whole desk: who spells what, and which spellings are one edit apart.

use crate::desk::{DeskArticle, DeskFacts, DeskName, Traits};
use crate::facts::names::likeness::{Likeness, is_ending, likeness};
use crate::lexicon::{deletions, hash_word, sharing};
use hashbrown::HashTable;
use rayon::prelude::*;
use std::ops::Range;

/// One article's use of a spelling: numbers of the article and of the name in it.
pub(super) type Use = (u32, u32);

/// All spellings of the desk.
pub(super) struct NameIndex<'d> {
    pub desk: &'d DeskFacts,
    /// The distinct spellings, in the order of their first use.
    spellings: Vec<Spelling>,
    numbers: HashTable<u32>,
    /// All lower-case spellings, one after the other.
    lowers: String,
    /// Uses of spellings that the list of romanisations knows, where they stand by themselves, article by article.
    pub variants: Vec<Use>,
    /// Uses of the spellings that were gathered, by spelling and article.
    uses: Vec<Use>,
}

/// A distinct spelling.
pub(super) struct Spelling {
    hash: u64,
    lower: Range<u32>,
    pub first: Use,
    /// Of its first use.
    pub level: u8,
    /// An article under review has it beside a neighbour: without one an archive accuses nobody.
    pub may_be_accused: bool,
    pub articles: u32,
    /// Articles that are evidence and were not counted by an archive.
    pub evidence: u32,
    /// The most archives that have counted one of its articles.
    pub learnt: u32,
    /// Where its uses stand among those that were gathered.
    uses: Range<u32>,
}

/// The level from which two words are held to the endings of ordinary words.
pub(super) const WIDE: u8 = 2;

/// Spellings of one key behind each that are compared with it. Only words of four or five letters have keys in common
/// with more, and those on desks of a hundred thousand names.
const GROUP: usize = 256;

impl<'d> NameIndex<'d> {
    pub fn new(desk: &'d DeskFacts) -> Self {
        let (spellings, numbers) = (Vec::new(), HashTable::new());
        let mut index =
            Self { desk, spellings, numbers, lowers: String::new(), variants: Vec::new(), uses: Vec::new() };
        for (article, number) in desk.articles.iter().zip(0..) {
            for ((hash, traits), name) in article.names.each().zip(0..) {
                index.count(article, (number, name), hash, traits);
            }
        }
        index
    }

    /// Gathers the uses of some spellings, so that they can be asked for.
    pub fn gather(&mut self, wanted: impl Iterator<Item = usize>) {
        let mut numbers: Vec<usize> = wanted.collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut table = HashTable::with_capacity(numbers.len());
        let mut end = 0;
        for number in numbers {
            let Spelling { hash, articles, ref mut uses, .. } = self.spellings[number];
            table.insert_unique(hash, (hash, number as u32), |&(hash, _)| hash);
            *uses = end..end;
            end += articles;
        }
        let articles = self.desk.articles.par_iter().zip(0..self.desk.articles.len() as u32);
        let found: Vec<(u32, Use)> = articles
            .flat_map_iter(|(article, number)| {
                let table = &table;
                article.names.each().zip(0..).filter_map(move |((hash, _), name)| {
                    let &(_, spelling) = table.find(hash, |&(known, _)| known == hash)?;
                    Some((spelling, (number, name)))
                })
            })
            .collect();
        self.uses = vec![Use::default(); end as usize];
        for (spelling, at) in found {
            let uses = &mut self.spellings[spelling as usize].uses;
            self.uses[uses.end as usize] = at;
            uses.end += 1;
        }
    }

    /// Number of distinct spellings.
    pub fn len(&self) -> usize {
        self.spellings.len()
    }

    pub fn spelling(&self, number: usize) -> &Spelling {
        &self.spellings[number]
    }

    pub fn lower(&self, number: usize) -> &str {
        &self.lowers[crate::article::range(&self.spellings[number].lower)]
    }

    /// The number of a lower-case spelling.
    pub fn find(&self, lower: &str) -> Option<usize> {
        let same = |&number: &u32| self.lower(number as usize) == lower;
        self.numbers.find(hash_word(lower), same).map(|&number| number as usize)
    }

    pub fn name(&self, (article, name): Use) -> DeskName<'d> {
        self.desk.articles[article as usize].names.get(name as usize)
    }

    /// The articles that use a spelling which was gathered.
    pub fn uses(&self, spelling: usize) -> &[Use] {
        &self.uses[crate::article::range(&self.spellings[spelling].uses)]
    }

    /// The use of a gathered spelling in an article.
    pub fn use_in(&self, article: u32, spelling: usize) -> Option<Use> {
        let uses = self.uses(spelling);
        let at = uses.partition_point(|&(other, _)| other < article);
        uses.get(at).copied().filter(|&(other, _)| other == article)
    }

    /// Pairs of distinct spellings, of which one `may_be_slip` at least, that are one edit apart and no two endings of one stem.
    /// Linear in the spellings: two words one edit apart share what is left of one of them without a letter.
    pub fn near_pairs(&self, may_be_slip: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
        let mut keys: Vec<(u64, u32)> = Vec::with_capacity(self.len() * 9);
        for number in 0..self.len() {
            deletions(self.lower(number), |key| keys.push((key, number as u32)));
        }
        let pairs = sharing(keys, GROUP).into_iter().map(|(a, b)| (a as usize, b as usize));
        pairs.filter(|&(a, b)| (may_be_slip(a) || may_be_slip(b)) && self.are_near(a, b)).collect()
    }

    fn are_near(&self, a: usize, b: usize) -> bool {
        let (one, other) = (self.lower(a), self.lower(b));
        let wide = self.spellings[a].level.min(self.spellings[b].level) >= WIDE;
        likeness(one, other).is_some_and(Likeness::is_one_edit) && !is_ending(one, other, wide)
    }

    fn count(&mut self, article: &DeskArticle, at: Use, hash: u64, traits: Traits) {
        let Self { desk, spellings, numbers, lowers, variants, .. } = self;
        if traits.is_variant() {
            variants.push(at);
        }
        let entry = numbers.entry(
            hash,
            |&number| spellings[number as usize].hash == hash,
            |&number| spellings[number as usize].hash,
        );
        let number = *entry.or_insert_with(|| spellings.len() as u32).get() as usize;
        if number == spellings.len() {
            let start = lowers.len() as u32;
            lowers.push_str(&article.names.get(at.1 as usize).lower());
            let lower = start..lowers.len() as u32;
            let (level, may_be_accused) = (traits.level(), false);
            spellings.push(Spelling {
                hash,
                lower,
                first: at,
                level,
                may_be_accused,
                articles: 0,
                evidence: 0,
                learnt: 0,
                uses: 0..0,
            });
        }
        let spelling = &mut spellings[number];
        spelling.may_be_accused |= !article.reference && traits.has_neighbours();
        spelling.articles += 1;
        spelling.evidence += u32::from((desk.together || article.reference) && article.learnt == 0);
        spelling.learnt = spelling.learnt.max(article.learnt);
    }
}
