//! The lists about figures: units with their factors, and the words that say how a number is meant.

use super::{CountedNouns, Dimension, FigureLists, UnitEntry};
use hashbrown::{HashMap, HashSet};

/// Number of a unit in the built-in list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnitId(u8);

impl UnitId {
    /// Its place in the list.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// All units, found by the words that print them.
pub struct Units {
    entries: Vec<UnitEntry>,
    /// By the first word: the words behind it and the unit, the longest phrase first.
    behind: Phrases<UnitId>,
    /// By the last word or sign in front of a figure.
    before: Phrases<UnitId>,
    suffixes: HashMap<String, UnitId>,
}

type Phrases<T> = HashMap<String, Vec<(Vec<String>, T)>>;

/// What a hedge says of the true value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HedgeKind {
    /// It lies near, on either side.
    About,
    /// It is greater.
    More,
    /// It is smaller.
    Less,
    /// It is this or greater.
    Least,
    /// It is this or smaller.
    Most,
    /// It lies just below.
    Nearly,
    /// It lies just above.
    Over,
}

/// The words of `rules/figures/words.toml`.
pub struct FigureWords {
    /// By the last word: the words in front of it, nearest first, the longest phrase first.
    hedges: Phrases<HedgeKind>,
    pub plurals: HashSet<String>,
    pub not_plurals: HashSet<String>,
    pub verbs: HashSet<String>,
    pub members: HashSet<String>,
    pub sizes: HashSet<String>,
    pub rises: HashSet<String>,
    pub falls: HashSet<String>,
    /// Words that say that a figure is not the one told before.
    pub told_anew: HashSet<String>,
    pub lasting: HashSet<String>,
}

impl Units {
    pub(super) fn new(entries: Vec<UnitEntry>) -> Self {
        let (mut behind, mut before, mut suffixes) = (Phrases::new(), Phrases::new(), HashMap::new());
        for (number, entry) in entries.iter().enumerate() {
            let id = UnitId(u8::try_from(number).expect("fewer than 256 units"));
            for phrase in &entry.words {
                add(&mut behind, phrase.split(' '), id);
                suffixes.entry(phrase.clone()).or_insert(id);
            }
            for phrase in &entry.before {
                add(&mut before, phrase.split(' ').rev(), id);
            }
            for suffix in &entry.suffixes {
                suffixes.insert(suffix.clone(), id);
            }
        }
        longest_first(&mut behind);
        longest_first(&mut before);
        Self { entries, behind, before, suffixes }
    }

    /// What the list says of a unit.
    pub fn get(&self, unit: UnitId) -> &UnitEntry {
        &self.entries[usize::from(unit.0)]
    }

    /// The unit of this name.
    pub fn named(&self, name: &str) -> Option<UnitId> {
        self.entries.iter().position(|entry| entry.name == name).map(|number| UnitId(number as u8))
    }

    /// The unit whose words begin with `first` and go on as `next(0)`, `next(1)` ... say, and how many of those.
    pub fn behind<'a>(&self, first: &str, next: impl Fn(usize) -> &'a str) -> Option<(UnitId, usize)> {
        find(&self.behind, first, next)
    }

    /// The currency whose sign or code in front of a figure is `last`, with `previous(0)` in front of that.
    pub fn before<'a>(&self, last: &str, previous: impl Fn(usize) -> &'a str) -> Option<(UnitId, usize)> {
        find(&self.before, last, previous)
    }

    /// The unit glued to the digits.
    pub fn suffix(&self, suffix: &str) -> Option<UnitId> {
        self.suffixes.get(suffix).copied()
    }
}

impl FigureWords {
    pub(super) fn new(lists: &FigureLists) -> Self {
        let mut hedges = Phrases::new();
        let listed = &lists.hedges;
        for (phrases, kind) in [
            (&listed.about, HedgeKind::About),
            (&listed.more, HedgeKind::More),
            (&listed.less, HedgeKind::Less),
            (&listed.least, HedgeKind::Least),
            (&listed.most, HedgeKind::Most),
            (&listed.nearly, HedgeKind::Nearly),
            (&listed.over, HedgeKind::Over),
        ] {
            for phrase in phrases {
                add(&mut hedges, phrase.split(' ').rev(), kind);
            }
        }
        longest_first(&mut hedges);
        let CountedNouns { plurals, not_plurals, verbs, members, sizes, lasting } = &lists.nouns;
        let set = |words: &[String]| words.iter().cloned().collect();
        Self {
            hedges,
            plurals: set(plurals),
            not_plurals: set(not_plurals),
            verbs: set(verbs),
            members: set(members),
            sizes: set(sizes),
            rises: set(&lists.changes.rises),
            falls: set(&lists.changes.falls),
            told_anew: set(&lists.changes.told_anew),
            lasting: set(lasting),
        }
    }

    /// The hedge that ends with `last`, with `previous(0)` in front of it, and how many words stand in front.
    pub fn hedge<'a>(&self, last: &str, previous: impl Fn(usize) -> &'a str) -> Option<(HedgeKind, usize)> {
        find(&self.hedges, last, previous)
    }
}

impl Dimension {
    pub fn name(self) -> &'static str {
        match self {
            Dimension::Length => "length",
            Dimension::Area => "area",
            Dimension::Mass => "mass",
            Dimension::Volume => "volume",
            Dimension::Time => "time",
            Dimension::Speed => "speed",
            Dimension::Economy => "economy",
            Dimension::Temperature => "temperature",
            Dimension::Data => "data",
            Dimension::Power => "power",
            Dimension::Frequency => "frequency",
            Dimension::Money => "money",
        }
    }
}

impl HedgeKind {
    pub fn name(self) -> &'static str {
        match self {
            HedgeKind::About => "about",
            HedgeKind::More => "more than",
            HedgeKind::Less => "less than",
            HedgeKind::Least => "at least",
            HedgeKind::Most => "at most",
            HedgeKind::Nearly => "nearly",
            HedgeKind::Over => "just over",
        }
    }
}

fn add<'a, T>(phrases: &mut Phrases<T>, mut words: impl Iterator<Item = &'a str>, value: T) {
    let first = words.next().unwrap_or_default().to_owned();
    phrases.entry(first).or_default().push((words.map(str::to_owned).collect(), value));
}

fn longest_first<T>(phrases: &mut Phrases<T>) {
    phrases.values_mut().for_each(|group| group.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len())));
}

fn find<'a, T: Copy>(phrases: &Phrases<T>, first: &str, next: impl Fn(usize) -> &'a str) -> Option<(T, usize)> {
    let fits = |rest: &[String]| rest.iter().enumerate().all(|(at, word)| next(at) == word);
    phrases.get(first)?.iter().find(|(rest, _)| fits(rest)).map(|(rest, value)| (*value, rest.len()))
}
