//! Words remembered from article to article, and the distinct words of one article.

use crate::lexicon::{Flags, Lexicon};
use crate::source::Span;
use hashbrown::{DefaultHashBuilder, HashTable};
use std::borrow::Cow;
use std::hash::BuildHasher;
use std::num::NonZeroU32;
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

/// Number of a distinct spelling within one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(NonZeroU32);

/// One distinct spelling of an article, case kept.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it stands first.
    pub first: Span,
    /// How often it stands in the article.
    pub count: u32,
    pub flags: Flags,
    /// A hash of its lower-case text, the same in every article and run.
    pub hash: u64,
    pub(super) lower: Range<usize>,
}

/// What one worker has learnt of words so far. A look-up in the lists costs ten times a look-up here.
pub struct Vocabulary<'l> {
    pub lexicon: &'l Lexicon,
    table: HashTable<Entry>,
    hasher: DefaultHashBuilder,
    /// What does not fit into the entries: long words, and lower-case spellings of others.
    arena: String,
    /// The words of the article being scanned, by their numbers there. Most words of an article stood in it before, and
    /// this table stays in the processor's nearest memory.
    local: HashTable<u32>,
}

/// One word. It is kept small and whole, because a desk's vocabulary is larger than the processor's near memory and
/// every place that is read costs more than all the rest.
struct Entry {
    /// Of the word as printed; another in every run.
    hash: u64,
    flags: Flags,
    /// Of its lower-case spelling; the same in every run.
    lower_hash: u64,
    /// The word, if it is short; else nothing, and it stands in the arena.
    text: [u8; SHORT],
    length: u32,
    /// Where the arena has the word, if it is long.
    long: u32,
    /// Where the arena has its lower-case spelling; nothing if the word is lower-case itself.
    lower: Range<u32>,
}

/// Bytes of a word that an entry holds.
const SHORT: usize = 12;

/// The distinct words of the article being scanned.
pub(super) struct ArticleWords<'v, 'l> {
    vocabulary: &'v mut Vocabulary<'l>,
    text: &'v str,
    forms: Vec<Form>,
    lowers: String,
}

/// Distinct words after which a vocabulary starts anew, so that memory stays bounded on any desk (about 100 MB).
const MOST_ENTRIES: usize = 1 << 20;

impl FormId {
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    fn new(index: u32) -> Self {
        Self(NonZeroU32::MIN.saturating_add(index))
    }
}

impl<'l> Vocabulary<'l> {
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            table: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
            arena: String::new(),
            local: HashTable::new(),
        }
    }

    /// Starts an article.
    pub(super) fn article<'v>(&'v mut self, text: &'v str) -> ArticleWords<'v, 'l> {
        if self.table.len() > MOST_ENTRIES {
            *self = Self::new(self.lexicon);
        }
        if self.local.capacity() > MOST_ENTRIES {
            self.local = HashTable::new();
        }
        self.local.clear();
        ArticleWords { vocabulary: self, text, forms: Vec::new(), lowers: String::new() }
    }

    /// Learns a word that is not in the table.
    fn learn(&mut self, word: &str, hash: u64) {
        let lower = lower_case(word);
        let straight = if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(word.replace('\u{2019}', "'")) };
        let flags = self.lexicon.flags(&straight, &lower);
        let mut keep = |text: &str| {
            self.arena.push_str(text);
            (self.arena.len() - text.len()) as u32..self.arena.len() as u32
        };
        let mut text = [0; SHORT];
        let long = match text.get_mut(..word.len()) {
            Some(short) => {
                short.copy_from_slice(word.as_bytes());
                0
            }
            None => keep(word).start,
        };
        let lower_hash = xxh3_64(lower.as_bytes());
        let lower = if lower == word { 0..0 } else { keep(&lower) };
        let entry = Entry { hash, flags, lower_hash, text, length: word.len() as u32, long, lower };
        self.table.insert_unique(hash, entry, |entry| entry.hash);
    }
}

impl Entry {
    fn is(&self, word: &str, hash: u64, arena: &str) -> bool {
        let (length, long) = (self.length as usize, self.long as usize);
        self.hash == hash
            && match self.text.get(..length) {
                Some(text) => text == word.as_bytes(),
                None => &arena[long..long + length] == word,
            }
    }
}

impl ArticleWords<'_, '_> {
    /// Counts one occurrence of the word at `span`.
    pub(super) fn add(&mut self, span: Span) -> (FormId, Flags) {
        let Self { vocabulary, text, forms, lowers } = self;
        let word = span.of(text);
        let hash = vocabulary.hasher.hash_one(word);
        if let Some(&known) = vocabulary.local.find(hash, |&at| forms[at as usize].first.of(text) == word) {
            let form = &mut forms[known as usize];
            form.count += 1;
            return (FormId::new(known), form.flags);
        }
        if vocabulary.table.find(hash, |entry| entry.is(word, hash, &vocabulary.arena)).is_none() {
            vocabulary.learn(word, hash);
        }
        let entry = vocabulary.table.find(hash, |entry| entry.is(word, hash, &vocabulary.arena));
        let entry = entry.expect("learnt above");
        let start = lowers.len();
        let lower = &vocabulary.arena[entry.lower.start as usize..entry.lower.end as usize];
        lowers.push_str(if lower.is_empty() { word } else { lower });
        let form =
            Form { first: span, count: 1, flags: entry.flags, hash: entry.lower_hash, lower: start..lowers.len() };
        forms.push(form);
        let number = forms.len() as u32 - 1;
        let Vocabulary { local, hasher, .. } = &mut **vocabulary;
        local.insert_unique(hash, number, |&at| hasher.hash_one(forms[at as usize].first.of(text)));
        (FormId::new(number), forms[number as usize].flags)
    }

    pub(super) fn finish(self) -> (Vec<Form>, String) {
        (self.forms, self.lowers)
    }
}

/// Lower case, with straight apostrophes and without the soft hyphens and joiners that copy brings from web pages.
fn lower_case(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let lower = word.to_lowercase();
    lower
        .chars()
        .filter(|c| !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}'))
        .map(|c| if c == '\u{2019}' { '\'' } else { c })
        .collect()
}
