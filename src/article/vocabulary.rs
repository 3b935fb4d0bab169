//! Words remembered from article to article, and the distinct words of one article.

use crate::lexicon::{Flags, Lexicon, is_invisible};
use crate::source::Span;
use foldhash::fast::FixedState;
use hashbrown::HashTable;
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

/// What one worker has learnt of words so far.
///
/// A look-up in the lists costs ten times a look-up here. A desk's vocabulary is larger than a processor's near memory,
/// and reading far memory costs more than all the rest; so nothing is kept of a word but its hash and its flags, and
/// what can be made again from the word is made again. Of a million words two share a hash of 64 bits with a chance of
/// about 1 in 10⁷; they would be taken for one word.
pub struct Vocabulary<'l> {
    pub lexicon: &'l Lexicon,
    known: HashTable<Known>,
    /// The words of the article being scanned, by their numbers there. Most words of an article stood in it before, and
    /// this table stays near.
    local: HashTable<Local>,
}

struct Local {
    hash: u64,
    number: u32,
}

struct Known {
    hash: u64,
    flags: Flags,
}

/// The distinct words of the article being scanned.
pub(super) struct ArticleWords<'v, 'l> {
    vocabulary: &'v mut Vocabulary<'l>,
    text: &'v str,
    forms: Vec<Form>,
    lowers: String,
}

/// Distinct words after which a vocabulary starts anew, so that memory stays bounded on any desk (about 40 MB).
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
        Self { lexicon, known: HashTable::new(), local: HashTable::new() }
    }

    /// Starts an article.
    pub(super) fn article<'v>(&'v mut self, text: &'v str) -> ArticleWords<'v, 'l> {
        if self.known.len() > MOST_ENTRIES {
            self.known = HashTable::new();
        }
        if self.local.capacity() > MOST_ENTRIES {
            self.local = HashTable::new();
        }
        self.local.clear();
        ArticleWords { vocabulary: self, text, forms: Vec::new(), lowers: String::new() }
    }

    fn flags(&mut self, word: &str, hash: u64, lower: &str) -> Flags {
        if let Some(known) = self.known.find(hash, |known| known.hash == hash) {
            return known.flags;
        }
        let straight = if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(word.replace('\u{2019}', "'")) };
        let flags = self.lexicon.flags(&straight, lower);
        self.known.insert_unique(hash, Known { hash, flags }, |known| known.hash);
        flags
    }
}

impl ArticleWords<'_, '_> {
    /// Counts one occurrence of the word at `span`.
    pub(super) fn add(&mut self, span: Span) -> (FormId, Flags) {
        let Self { vocabulary, text, forms, lowers } = self;
        let word = span.of(text);
        let hash = hash(word);
        if let Some(local) = vocabulary.local.find(hash, |local| local.hash == hash) {
            let form = &mut forms[local.number as usize];
            form.count += 1;
            return (FormId::new(local.number), form.flags);
        }
        let start = lowers.len();
        push_lower_case(word, lowers);
        let lower = &lowers[start..];
        let flags = vocabulary.flags(word, hash, lower);
        forms.push(Form { first: span, count: 1, flags, hash: xxh3_64(lower.as_bytes()), lower: start..lowers.len() });
        let number = forms.len() as u32 - 1;
        vocabulary.local.insert_unique(hash, Local { hash, number }, |local| local.hash);
        (FormId::new(number), flags)
    }

    pub(super) fn finish(self) -> (Vec<Form>, String) {
        (self.forms, self.lowers)
    }
}

/// The same in every run: a run must not depend on chance.
fn hash(word: &str) -> u64 {
    FixedState::with_seed(0).hash_one(word)
}

/// Lower case, with straight apostrophes and without the soft hyphens and other invisible characters that copy brings from web pages.
fn push_lower_case(word: &str, out: &mut String) {
    if word.is_ascii() {
        let start = out.len();
        out.push_str(word);
        out[start..].make_ascii_lowercase();
        return;
    }
    let lower = word.to_lowercase();
    let kept = lower.chars().filter(|c| !is_invisible(*c));
    out.extend(kept.map(|c| if c == '\u{2019}' { '\'' } else { c }));
}
