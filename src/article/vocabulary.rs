//! Words remembered from article to article, and the distinct words of one article.

use crate::lexicon::{Flags, Lexicon};
use crate::source::Span;
use hashbrown::{DefaultHashBuilder, HashTable};
use std::borrow::Cow;
use std::hash::BuildHasher;
use std::num::NonZeroU32;
use std::ops::Range;

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
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
    entries: Vec<Entry>,
    /// Texts of the entries: as printed, then in lower case.
    arena: String,
    article: u32,
}

struct Entry {
    text: Range<u32>,
    lower: Range<u32>,
    flags: Flags,
    hash: u64,
    /// The article that used this entry last, and the number it had there.
    article: u32,
    local: u32,
}

/// The distinct words of the article being scanned.
pub(super) struct ArticleWords<'v, 'l> {
    vocabulary: &'v mut Vocabulary<'l>,
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
            entries: Vec::new(),
            arena: String::new(),
            article: 0,
        }
    }

    /// Starts an article.
    pub(super) fn article(&mut self) -> ArticleWords<'_, 'l> {
        if self.entries.len() > MOST_ENTRIES {
            *self = Self::new(self.lexicon);
        }
        self.article += 1;
        ArticleWords { vocabulary: self, forms: Vec::new(), lowers: String::new() }
    }

    fn entry(&mut self, word: &str) -> usize {
        let Self { table, hasher, entries, arena, lexicon, .. } = self;
        let text = |entry: &Entry| &arena[entry.text.start as usize..entry.text.end as usize];
        let hash = hasher.hash_one(word);
        if let Some(&found) = table.find(hash, |&at| text(&entries[at as usize]) == word) {
            return found as usize;
        }
        let lower = lower_case(word);
        let straight = if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(word.replace('\u{2019}', "'")) };
        let flags = lexicon.flags(&straight, &lower);
        let start = arena.len() as u32;
        arena.push_str(word);
        let middle = arena.len() as u32;
        arena.push_str(&lower);
        let end = arena.len() as u32;
        let stable = xxhash_rust::xxh3::xxh3_64(lower.as_bytes());
        entries.push(Entry { text: start..middle, lower: middle..end, flags, hash: stable, article: 0, local: 0 });
        let rehash = |&at: &u32| {
            let entry = &entries[at as usize];
            hasher.hash_one(&arena[entry.text.start as usize..entry.text.end as usize])
        };
        table.insert_unique(hash, entries.len() as u32 - 1, rehash);
        entries.len() - 1
    }
}

impl ArticleWords<'_, '_> {
    /// Counts one occurrence of the word at `span`.
    pub(super) fn add(&mut self, word: &str, span: Span) -> (FormId, Flags) {
        let at = self.vocabulary.entry(word);
        let (article, arena) = (self.vocabulary.article, &self.vocabulary.arena);
        let entry = &mut self.vocabulary.entries[at];
        if entry.article != article {
            entry.article = article;
            entry.local = self.forms.len() as u32;
            let start = self.lowers.len();
            self.lowers.push_str(&arena[entry.lower.start as usize..entry.lower.end as usize]);
            let lower = start..self.lowers.len();
            self.forms.push(Form { first: span, count: 0, flags: entry.flags, hash: entry.hash, lower });
        }
        self.forms[entry.local as usize].count += 1;
        (FormId::new(entry.local), entry.flags)
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
