//! The names of the whole desk: who spells what, and which spellings are one edit apart.

use crate::desk::{DeskFacts, DeskName};
use crate::facts::names::likeness::{Likeness, is_ending, likeness};
use crate::lexicon::{deletions, hash_word, sharing};
use hashbrown::HashTable;

/// One article's use of a spelling: numbers of the article and of the name in it.
pub(super) type Use = (u32, u32);

/// All spellings of the desk.
pub(super) struct NameIndex<'d> {
    pub desk: &'d DeskFacts,
    /// The distinct spellings, in the order of their first use.
    spellings: Vec<Spelling<'d>>,
    numbers: HashTable<u32>,
    /// Uses, spelling by spelling, each spelling's by article.
    uses: Vec<Use>,
}

struct Spelling<'d> {
    hash: u64,
    lower: &'d str,
    /// Of its first use.
    level: u8,
    /// Where its uses begin.
    start: u32,
}

/// The level from which two words are held to the endings of ordinary words.
pub(super) const WIDE: u8 = 2;

/// Spellings of one key behind each that are compared with it. Only words of four or five letters have keys in common
/// with more, and those on desks of a hundred thousand names.
const GROUP: usize = 256;

impl<'d> NameIndex<'d> {
    pub fn new(desk: &'d DeskFacts) -> Self {
        let mut spellings: Vec<Spelling<'d>> = Vec::new();
        let mut numbers: HashTable<u32> = HashTable::new();
        // The numbers of the spellings, use by use; until all are counted `start` is their count.
        let mut order: Vec<u32> = Vec::new();
        let all =
            || desk.articles.iter().flat_map(|article| article.names.names.iter().map(move |name| (article, name)));
        for (article, name) in all() {
            let entry = numbers.entry(
                name.hash,
                |&number| spellings[number as usize].hash == name.hash,
                |&number| spellings[number as usize].hash,
            );
            let number = *entry.or_insert_with(|| spellings.len() as u32).get();
            if number as usize == spellings.len() {
                let lower = article.names.lower(name);
                spellings.push(Spelling { hash: name.hash, lower, level: name.level, start: 0 });
            }
            spellings[number as usize].start += 1;
            order.push(number);
        }
        let mut start = 0;
        for spelling in &mut spellings {
            (spelling.start, start) = (start, start + spelling.start);
        }
        let mut next: Vec<u32> = spellings.iter().map(|spelling| spelling.start).collect();
        let mut uses = vec![(0, 0); order.len()];
        let mut order = order.into_iter();
        for (article, facts) in desk.articles.iter().enumerate() {
            for (name, number) in (0..facts.names.names.len()).zip(order.by_ref()) {
                let place = &mut next[number as usize];
                uses[*place as usize] = (article as u32, name as u32);
                *place += 1;
            }
        }
        Self { desk, spellings, numbers, uses }
    }

    /// The articles that use a distinct spelling.
    pub fn uses(&self, spelling: usize) -> impl Iterator<Item = Use> + '_ {
        self.uses_of(spelling).iter().copied()
    }

    fn uses_of(&self, spelling: usize) -> &[Use] {
        let end = self.spellings.get(spelling + 1).map_or(self.uses.len(), |next| next.start as usize);
        &self.uses[self.spellings[spelling].start as usize..end]
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
        self.spellings.len()
    }

    /// The number of a lower-case spelling.
    pub fn find(&self, lower: &str) -> Option<usize> {
        self.numbers
            .find(hash_word(lower), |&number| self.spellings[number as usize].lower == lower)
            .map(|&number| number as usize)
    }

    /// The use of a spelling in an article.
    pub fn use_in(&self, article: u32, spelling: usize) -> Option<Use> {
        let uses = self.uses_of(spelling);
        let at = uses.partition_point(|&(other, _)| other < article);
        uses.get(at).filter(|&&(other, _)| other == article).copied()
    }

    /// The first use of a spelling.
    pub fn first(&self, spelling: usize) -> Use {
        self.uses_of(spelling)[0]
    }

    /// Pairs of distinct spellings that are one edit apart and no two endings of one stem. Linear in the spellings: two
    /// words one edit apart share what is left of one of them without a letter.
    pub fn near_pairs(&self) -> Vec<(usize, usize)> {
        let mut keys: Vec<(u64, u32)> = Vec::with_capacity(self.spellings.len() * 9);
        for (number, spelling) in self.spellings.iter().enumerate() {
            deletions(spelling.lower, |key| keys.push((key, number as u32)));
        }
        let pairs = sharing(keys, GROUP).into_iter().map(|(a, b)| (a as usize, b as usize));
        pairs.filter(|&(a, b)| self.are_near(a, b)).collect()
    }

    fn are_near(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.spellings[a], &self.spellings[b]);
        let wide = a.level.min(b.level) >= WIDE;
        likeness(a.lower, b.lower).is_some_and(Likeness::is_one_edit) && !is_ending(a.lower, b.lower, wide)
    }

    /// Articles that use a spelling, are evidence, and were not counted by an archive.
    pub fn evidence(&self, spelling: usize) -> u32 {
        let articles = self.uses(spelling).map(|(article, _)| &self.desk.articles[article as usize]);
        articles.filter(|article| (self.desk.together || article.reference) && article.learnt == 0).count() as u32
    }

    /// Uses of spellings that the list of romanisations knows, where they stand by themselves, article by article.
    pub fn variants(&self) -> impl Iterator<Item = Use> + '_ {
        self.desk.articles.iter().enumerate().flat_map(|(article, facts)| {
            let names = facts.names.names.iter().enumerate().filter(|(_, name)| name.variant);
            names.map(move |(at, _)| (article as u32, at as u32))
        })
    }
}
