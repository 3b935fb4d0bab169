//! Articles to the counts of an archive. Memory grows with the distinct names and neighbours, and by eight bytes an
//! article.

use super::format::ArchiveError;
use super::write::Writer;
use crate::article::{Article, BlockKind};
use crate::facts::names::{Neighbour, Words};
use crate::lexicon::Flags;
use hashbrown::{HashMap, HashSet, HashTable};
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};
use xxhash_rust::xxh3::xxh3_64;

/// The articles that all learners of a run have counted.
#[derive(Default)]
pub struct Contents(Mutex<HashSet<u64>>);

/// Counts names, article by article. One works on each core.
pub struct Learner<'c> {
    contents: &'c Contents,
    /// Lower-case spellings, one after the other.
    spellings: String,
    names: Vec<Name>,
    by_spelling: HashTable<u32>,
    /// Articles by the number of a name and the key of a neighbour.
    neighbours: HashMap<(u32, u32), u32>,
}

struct Name {
    hash: u64,
    spelling: Range<usize>,
    /// Printed forms with the articles that print the name so first; nearly always one.
    forms: Vec<(Box<str>, u32)>,
}

/// What one article says of one name.
struct Mention<'a> {
    hash: u64,
    lower: &'a str,
    printed: &'a str,
    /// Sorted keys, each once.
    neighbours: Range<usize>,
}

/// The names of one article, ready to be counted.
struct Mentions<'a> {
    mentions: Vec<Mention<'a>>,
    neighbours: Vec<u32>,
}

/// The same for articles that have the same words in their running text and captions, and say the same of names: a
/// story that is printed again under another headline is no second witness.
pub fn content_hash(article: &Article<'_>, words: &Words) -> u64 {
    Mentions::of(article, words).hash(article)
}

impl<'c> Learner<'c> {
    pub fn new(contents: &'c Contents) -> Self {
        let (spellings, names) = (String::new(), Vec::new());
        Self { contents, spellings, names, by_spelling: HashTable::new(), neighbours: HashMap::new() }
    }

    /// Counts an article, unless one of the same content was counted; says whether it did.
    pub fn add(&mut self, article: &Article<'_>, words: &Words) -> bool {
        let found = Mentions::of(article, words);
        let new = self.contents.lock().insert(found.hash(article));
        if new {
            for mention in &found.mentions {
                let name = self.name(mention.hash, mention.lower);
                self.count_form(name, mention.printed, 1);
                for &key in &found.neighbours[mention.neighbours.clone()] {
                    self.count_neighbour(name, key, 1);
                }
            }
        }
        new
    }

    /// Adds what another learner of the same contents has counted.
    pub fn absorb(&mut self, other: Self) {
        let mut numbers = Vec::with_capacity(other.names.len());
        for name in other.names {
            let number = self.name(name.hash, &other.spellings[name.spelling]);
            name.forms.into_iter().for_each(|(form, articles)| self.count_form(number, &form, articles));
            numbers.push(number);
        }
        for ((name, key), articles) in other.neighbours {
            self.count_neighbour(numbers[name as usize], key, articles);
        }
    }

    /// The bytes of the archive of all articles that the learners of these contents have counted: the others were
    /// absorbed.
    ///
    /// # Errors
    /// [`ArchiveError::TooLarge`] if no file can hold all.
    pub fn finish(self) -> Result<Vec<u8>, ArchiveError> {
        let Self { spellings, mut names, by_spelling, neighbours, contents } = self;
        drop(by_spelling);
        let spelling = |name: &Name| &spellings[name.spelling.clone()];
        let mut order: Vec<u32> = (0..names.len() as u32).collect();
        order.sort_unstable_by_key(|&name| spelling(&names[name as usize]));
        let mut neighbours: Vec<((u32, u32), u32)> = neighbours.into_iter().collect();
        neighbours.sort_unstable();
        let (mut writer, mut own) = (Writer::default(), Vec::new());
        for number in order {
            let name = &mut names[number as usize];
            name.forms.sort_unstable();
            let forms: Vec<(&str, u32)> = name.forms.iter().map(|(form, articles)| (&**form, *articles)).collect();
            let first = neighbours.partition_point(|&((name, _), _)| name < number);
            let theirs = neighbours[first..].iter().take_while(|&&((name, _), _)| name == number);
            own.clear();
            own.extend(theirs.map(|&((_, key), articles)| (key, articles)));
            writer.push(spelling(name), &forms, &own)?;
        }
        let mut contents: Vec<u64> = contents.lock().iter().copied().collect();
        contents.sort_unstable();
        writer.finish(contents.len() as u64, &contents)
    }

    /// The number of a name.
    fn name(&mut self, hash: u64, lower: &str) -> u32 {
        let Self { spellings, names, by_spelling, .. } = self;
        let is_it = |&at: &u32| names[at as usize].hash == hash && spellings[names[at as usize].spelling.clone()] == *lower;
        if let Some(&known) = by_spelling.find(hash, is_it) {
            return known;
        }
        let (number, start) = (names.len() as u32, spellings.len());
        spellings.push_str(lower);
        names.push(Name { hash, spelling: start..spellings.len(), forms: Vec::new() });
        by_spelling.insert_unique(hash, number, |&at| names[at as usize].hash);
        number
    }

    fn count_form(&mut self, name: u32, printed: &str, articles: u32) {
        let forms = &mut self.names[name as usize].forms;
        match forms.iter_mut().find(|(form, _)| **form == *printed) {
            Some((_, count)) => *count = count.saturating_add(articles),
            None => forms.push((printed.into(), articles)),
        }
    }

    fn count_neighbour(&mut self, name: u32, key: u32, articles: u32) {
        let count = self.neighbours.entry((name, key)).or_default();
        *count = count.saturating_add(articles);
    }
}

impl Contents {
    fn lock(&self) -> MutexGuard<'_, HashSet<u64>> {
        // A set is whole after each of its steps, whatever became of the thread that took one.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<'a> Mentions<'a> {
    fn of(article: &'a Article<'_>, words: &Words) -> Self {
        let mut found = Self { mentions: Vec::with_capacity(words.len()), neighbours: Vec::new() };
        let told: Vec<bool> = article.blocks.iter().map(|block| is_told(block.kind)).collect();
        for word in words.iter() {
            let start = found.neighbours.len();
            let (mut form, mut capitals) = (None, true);
            for &at in words.uses(word) {
                if !told[article.sentence_of(at as usize).block as usize] {
                    continue;
                }
                let token = &article.tokens[at as usize];
                // The first form, but a line of capitals says nothing of the case.
                if form.is_none() || capitals && !token.is(Flags::ALL_CAPS) {
                    form = token.form;
                    capitals = token.is(Flags::ALL_CAPS);
                }
                found.neighbours.extend(Neighbour::of(article, at as usize).map(Neighbour::key));
            }
            let Some(form) = form else { continue };
            let mut end = start;
            found.neighbours[start..].sort_unstable();
            for at in start..found.neighbours.len() {
                if end == start || found.neighbours[end - 1] != found.neighbours[at] {
                    found.neighbours[end] = found.neighbours[at];
                    end += 1;
                }
            }
            found.neighbours.truncate(end);
            let (hash, lower, printed) = (article.form_by(form).hash, article.lower(form), article.form_text(form));
            found.mentions.push(Mention { hash, lower, printed, neighbours: start..end });
        }
        found
    }

    /// Two articles of one hash are counted alike, so that it does not matter which of them is.
    fn hash(&self, article: &Article<'_>) -> u64 {
        // A number without many small factors, as in many a hash of sequences.
        let add = |hash: u64, more: u64| (hash.rotate_left(5) ^ more).wrapping_mul(0x517C_C1B7_2722_0A95);
        let told = article.blocks.iter().filter(|block| is_told(block.kind));
        let words = told.flat_map(|block| article.block_tokens(block)).filter_map(|token| article.form(token));
        let mut hash = words.fold(0, |hash, form| add(hash, form.hash));
        for mention in &self.mentions {
            hash = add(hash, mention.hash);
            hash = add(hash, xxh3_64(mention.printed.as_bytes()));
            hash = self.neighbours[mention.neighbours.clone()].iter().fold(hash, |hash, &key| add(hash, key.into()));
        }
        xxh3_64(&hash.to_le_bytes())
    }
}

/// Headlines have capitals on every word, and what a page adds to a story is not told by it.
fn is_told(kind: BlockKind) -> bool {
    kind.is_prose() || kind == BlockKind::Caption
}
