//! Words remembered from article to article, and the distinct words of one article.

use super::buffers::Buffers;
use super::remembered::Remembered;
use crate::lexicon::{Flags, Lexicon, hash_word, hash_word_at, is_invisible};
use crate::source::Span;
use std::borrow::Cow;
use std::num::NonZeroU32;

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
    /// Where its lower-case text stands among those of the article; `None` if it is printed so.
    pub(super) lower: Option<Lower>,
}

/// A piece of the texts that are made for one article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lower {
    start: u32,
    end: u32,
}

/// What one worker has learnt of words so far. A look-up in the lists costs ten times a look-up here.
pub struct Vocabulary<'l> {
    pub lexicon: &'l Lexicon,
    known: Remembered<Flags>,
    /// The words of the article being scanned, by their numbers there. Most words of an article stood in it before, and
    /// this table stays near.
    local: Remembered<u32>,
    /// What is known of the words that are asked for together; empty between two such times.
    found: Vec<Option<Flags>>,
    /// Lists of the last article.
    pub(super) buffers: Buffers,
}

/// The distinct words of the article being scanned.
pub(super) struct ArticleWords<'v, 'l> {
    vocabulary: &'v mut Vocabulary<'l>,
    text: &'v str,
    forms: Vec<Form>,
    /// Forms before this one have their flags.
    settled: usize,
    lowers: String,
}

/// Distinct words after which a vocabulary starts anew, so that memory stays bounded on any desk (about 32 MB).
const MOST_ENTRIES: usize = 1 << 20;

/// Bytes of text for each distinct word, so that their table seldom grows: an article of four thousand has some 350.
const BYTES_PER_FORM: usize = 10;

impl FormId {
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    fn new(index: u32) -> Self {
        Self(NonZeroU32::MIN.saturating_add(index))
    }
}

impl Lower {
    pub(super) fn of(self, lowers: &str) -> &str {
        &lowers[self.start as usize..self.end as usize]
    }
}

impl<'l> Vocabulary<'l> {
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            known: Remembered::new(),
            local: Remembered::new(),
            found: Vec::new(),
            buffers: Buffers::default(),
        }
    }

    /// Starts an article with empty lists.
    pub(super) fn article<'v>(
        &'v mut self,
        text: &'v str,
        mut forms: Vec<Form>,
        mut lowers: String,
    ) -> ArticleWords<'v, 'l> {
        if self.known.len() > MOST_ENTRIES {
            self.known = Remembered::new();
        }
        let expected = text.len() / BYTES_PER_FORM;
        self.local.restart(expected);
        forms.reserve(expected);
        lowers.reserve(expected * 2);
        ArticleWords { vocabulary: self, text, forms, settled: 0, lowers }
    }

    /// Asks the lists for a word that the worker has not met.
    #[cold]
    fn learn(&mut self, word: &str, hash: u64) -> Flags {
        let mut lower = String::new();
        push_lower_case(word, &mut lower);
        let straight = if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(word.replace('\u{2019}', "'")) };
        let mut flags = self.lexicon.flags(&straight, &lower);
        flags.set(Flags::RESPELLED, lower != word);
        self.known.add(hash, flags);
        flags
    }
}

impl ArticleWords<'_, '_> {
    /// Counts one occurrence of the word at `span`.
    #[inline]
    pub(super) fn add(&mut self, span: Span) -> FormId {
        let Self { vocabulary, text, forms, .. } = self;
        let hash = hash_word_at(text.as_bytes(), span.start as usize, span.len());
        let new = forms.len() as u32;
        let number = vocabulary.local.get_or_add(hash, new).unwrap_or(new);
        match forms.get_mut(number as usize) {
            Some(known) => known.count += 1,
            None => forms.push(Form { first: span, count: 1, flags: Flags::empty(), hash, lower: None }),
        }
        FormId::new(number)
    }

    /// Whether a word is short enough for an abbreviation that is printed with a dot.
    #[inline]
    pub(super) fn may_be_abbreviated(&self, span: Span) -> bool {
        span.len() <= self.vocabulary.lexicon.lists.longest_abbreviation
    }

    /// What is known of a word that was added.
    #[inline]
    pub(super) fn flags(&mut self, form: FormId) -> Flags {
        if form.index() >= self.settled {
            self.settle();
        }
        self.forms[form.index()].flags
    }

    /// What is known of a word that was added before the last time that they were [settled](Self::settle).
    #[inline]
    pub(super) fn settled(&self, form: FormId) -> Flags {
        self.forms[form.index()].flags
    }

    /// Finds out what is known of the latest words. They are asked for together: far memory answers many questions in
    /// little more than the time of one.
    pub(super) fn settle(&mut self) {
        let Self { vocabulary, text, forms, settled, lowers } = self;
        let first = std::mem::replace(settled, forms.len());
        let mut found = std::mem::take(&mut vocabulary.found);
        found.extend(forms[first..].iter().map(|form| vocabulary.known.get(form.hash)));
        for (form, known) in forms[first..].iter_mut().zip(found.drain(..)) {
            form.flags = known.unwrap_or_else(|| vocabulary.learn(form.first.of(text), form.hash));
            if form.flags.contains(Flags::RESPELLED) {
                let start = lowers.len();
                push_lower_case(form.first.of(text), lowers);
                form.hash = hash_word(&lowers[start..]);
                form.lower = Some(Lower { start: start as u32, end: lowers.len() as u32 });
            }
        }
        vocabulary.found = found;
    }

    /// The distinct words, which are all [settled](Self::settle), and their texts in lower case.
    pub(super) fn finish(self) -> (Vec<Form>, String) {
        (self.forms, self.lowers)
    }
}

/// A word in lower case, as all articles know it.
pub(crate) fn lower_case(word: &str) -> String {
    let mut lower = String::with_capacity(word.len());
    push_lower_case(word, &mut lower);
    lower
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
