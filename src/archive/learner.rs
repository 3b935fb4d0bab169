//! Articles to the counts of an archive. Memory grows with the distinct names and neighbours, and by eight bytes an
//! article.

use super::format::ArchiveError;
use super::write::Writer;
use crate::article::{Article, BlockKind, range};
use crate::facts::names::{Neighbour, Words};
use crate::lexicon::{Flags, hash_word};
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
    /// Numbers of names with the hashes of their spellings. As everywhere, what has one hash of 64 bits is one word.
    by_spelling: HashTable<(u64, u32)>,
    /// Articles by the number of a name and the key of a neighbour.
    neighbours: HashMap<(u32, u32), u32>,
}

struct Name {
    hash: u64,
    spelling: Range<usize>,
    /// The printed form that was counted first; nearly always the only one. Near at hand, for most of the cost of
    /// counting is waiting for far memory.
    form: Form,
    more: Vec<Form>,
}

/// A printed form with the articles that print the name so first.
struct Form {
    hash: u64,
    printed: Box<str>,
    articles: u32,
}

/// What one article says of one name.
struct Mention<'a> {
    hash: u64,
    lower: &'a str,
    printed: &'a str,
    printed_hash: u64,
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
                let form = (mention.printed_hash, mention.printed);
                let name = self.count_name((mention.hash, mention.lower), form, 1);
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
            let spelling = (name.hash, &other.spellings[name.spelling]);
            let mut number = 0;
            for form in std::iter::once(name.form).chain(name.more) {
                number = self.count_name(spelling, (form.hash, &form.printed), form.articles);
            }
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
        let Self { spellings, names, by_spelling, neighbours, contents } = self;
        drop(by_spelling);
        let spelling = |name: &Name| &spellings[name.spelling.clone()];
        let mut order: Vec<u32> = (0..names.len() as u32).collect();
        order.sort_unstable_by_key(|&name| spelling(&names[name as usize]));
        let mut neighbours: Vec<((u32, u32), u32)> = neighbours.into_iter().collect();
        neighbours.sort_unstable();
        let (mut writer, mut own) = (Writer::default(), Vec::new());
        for number in order {
            let name = &names[number as usize];
            let forms = std::iter::once(&name.form).chain(&name.more);
            let mut forms: Vec<(&str, u32)> = forms.map(|form| (&*form.printed, form.articles)).collect();
            forms.sort_unstable();
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

    /// Counts articles that print a name in a form; both come with their hashes. Says the name's number.
    fn count_name(&mut self, (hash, lower): (u64, &str), (form, printed): (u64, &str), articles: u32) -> u32 {
        let Self { spellings, names, by_spelling, .. } = self;
        let new = || Form { hash: form, printed: printed.into(), articles };
        if let Some(&(_, number)) = by_spelling.find(hash, |&(known, _)| known == hash) {
            let Name { form: first, more, .. } = &mut names[number as usize];
            match std::iter::once(first).chain(more.iter_mut()).find(|known| known.hash == form) {
                Some(known) => known.articles = known.articles.saturating_add(articles),
                None => more.push(new()),
            }
            return number;
        }
        let (number, start) = (names.len() as u32, spellings.len());
        spellings.push_str(lower);
        names.push(Name { hash, spelling: start..spellings.len(), form: new(), more: Vec::new() });
        by_spelling.insert_unique(hash, (hash, number), |&(known, _)| known);
        number
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
        let mut told = vec![false; article.tokens.len()];
        for block in article.blocks.iter().filter(|block| is_told(block.kind)) {
            told[range(&block.tokens)].fill(true);
        }
        for word in words.iter() {
            let start = found.neighbours.len();
            let (mut form, mut capitals) = (None, true);
            for &at in words.uses(word) {
                if !told[at as usize] {
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
            let printed_hash = hash_word(printed);
            found.mentions.push(Mention { hash, lower, printed, printed_hash, neighbours: start..end });
        }
        found
    }

    /// Two articles of one hash are counted alike, so that it does not matter which of them is.
    fn hash(&self, article: &Article<'_>) -> u64 {
        // A number without many small factors, as in many a hash of sequences.
        let add = |hash: u64, more: u64| (hash.rotate_left(5) ^ more).wrapping_mul(0x517C_C1B7_2722_0A95);
        let told = article.blocks.iter().filter(|block| is_told(block.kind));
        let sentences = told.flat_map(|block| article.block_sentences(block));
        let mut hash = sentences.fold(0, |hash, sentence| add(hash, sentence.hash));
        for mention in &self.mentions {
            hash = add(hash, mention.hash);
            hash = add(hash, mention.printed_hash);
            hash = self.neighbours[mention.neighbours.clone()].iter().fold(hash, |hash, &key| add(hash, key.into()));
        }
        xxh3_64(&hash.to_le_bytes())
    }
}

/// Headlines have capitals on every word, and what a page adds to a story is not told by it.
fn is_told(kind: BlockKind) -> bool {
    kind.is_prose() || kind == BlockKind::Caption
}
