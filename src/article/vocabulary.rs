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
    /// The words of the article being scanned, by their numbers there. Most words of an article stood in it before, and
    /// this table stays in the processor's nearest memory.
    local: HashTable<u32>,
}

struct Entry {
    text: Range<u32>,
    lower: Range<u32>,
    flags: Flags,
    hash: u64,
}

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
            entries: Vec::new(),
            arena: String::new(),
            local: HashTable::new(),
        }
    }

    /// Starts an article.
    pub(super) fn article<'v>(&'v mut self, text: &'v str) -> ArticleWords<'v, 'l> {
        if self.entries.len() > MOST_ENTRIES {
            *self = Self::new(self.lexicon);
        }
        if self.local.capacity() > MOST_ENTRIES {
            self.local = HashTable::new();
        }
        self.local.clear();
        ArticleWords { vocabulary: self, text, forms: Vec::new(), lowers: String::new() }
    }

    fn entry(&mut self, word: &str, hash: u64) -> &Entry {
        let Self { table, hasher, entries, arena, lexicon, .. } = self;
        let text = |entry: &Entry| &arena[entry.text.start as usize..entry.text.end as usize];
        if let Some(&found) = table.find(hash, |&at| text(&entries[at as usize]) == word) {
            return &entries[found as usize];
        }
        let lower = lower_case(word);
        let straight =
            if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(word.replace('\u{2019}', "'")) };
        let flags = lexicon.flags(&straight, &lower);
        let start = arena.len() as u32;
        arena.push_str(word);
        let middle = arena.len() as u32;
        arena.push_str(&lower);
        let end = arena.len() as u32;
        let stable = xxhash_rust::xxh3::xxh3_64(lower.as_bytes());
        entries.push(Entry { text: start..middle, lower: middle..end, flags, hash: stable });
        let rehash = |&at: &u32| {
            let entry = &entries[at as usize];
            hasher.hash_one(&arena[entry.text.start as usize..entry.text.end as usize])
        };
        table.insert_unique(hash, entries.len() as u32 - 1, rehash);
        &entries[entries.len() - 1]
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
        let (flags, stable, lower) = {
            let entry = vocabulary.entry(word, hash);
            (entry.flags, entry.hash, entry.lower.clone())
        };
        let start = lowers.len();
        lowers.push_str(&vocabulary.arena[lower.start as usize..lower.end as usize]);
        forms.push(Form { first: span, count: 1, flags, hash: stable, lower: start..lowers.len() });
        let Vocabulary { local, hasher, .. } = &mut **vocabulary;
        let number = forms.len() as u32 - 1;
        local.insert_unique(hash, number, |&at| hasher.hash_one(forms[at as usize].first.of(text)));
        (FormId::new(number), flags)
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
