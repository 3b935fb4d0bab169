//! Words remembered from article to article, and the distinct words of one article.

use super::buffers::Buffers;
use super::numbers::Numbers;
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
    numbers: Numbers,
    /// Words, as printed and in lower case, about which the lists are asked together.
    asked: String,
    /// The numbers of these words in their article.
    unknown: Vec<usize>,
    /// Lists of the last articles.
    pub(super) buffers: Vec<Buffers>,
}

/// The distinct words of the article being scanned.
pub(super) struct ArticleWords<'v, 'l> {
    vocabulary: &'v mut Vocabulary<'l>,
    text: &'v str,
    distinct: Distinct,
}

/// The distinct words of an article.
#[derive(Debug, Default)]
pub(super) struct Distinct {
    pub forms: Vec<Form>,
    /// Those that have [any](Flags::NOTABLE) of the flags by which forms are asked for, in order.
    pub notable: Vec<FormId>,
    /// Lower-case texts of the forms that are printed otherwise, one after the other.
    pub lowers: String,
}

/// Distinct words after which a vocabulary starts anew, so that memory stays bounded on any desk (about 32 MB).
const MOST_ENTRIES: usize = 1 << 20;

/// Bytes of text for each distinct word, so that their table seldom grows: an article of four thousand has some 350.
const BYTES_PER_FORM: usize = 10;

impl FormId {
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    pub(super) fn new(index: u32) -> Self {
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
            numbers: Numbers::default(),
            asked: String::new(),
            unknown: Vec::new(),
            buffers: Vec::new(),
        }
    }

    /// Starts an article with empty lists.
    pub(super) fn article<'v>(&'v mut self, text: &'v str, mut distinct: Distinct) -> ArticleWords<'v, 'l> {
        if self.known.len() > MOST_ENTRIES {
            self.known = Remembered::new();
        }
        let expected = text.len() / BYTES_PER_FORM;
        self.numbers.restart(expected);
        distinct.forms.reserve(expected);
        distinct.lowers.reserve(expected * 2);
        ArticleWords { vocabulary: self, text, distinct }
    }

    /// Finds out what is known of words: of those that the worker has met, then of the others, about which the lists are
    /// asked. Each time all places are read beforehand, one right behind the other: what is far off answers many questions
    /// in little more than the time of one.
    fn settle(&mut self, text: &str, distinct: &mut Distinct) {
        self.known.bring_near(distinct.forms.iter().map(|form| form.hash));
        let mut unknown = std::mem::take(&mut self.unknown);
        for number in 0..distinct.forms.len() {
            match self.known.get(distinct.forms[number].hash) {
                Some(known) => self.enter(text, distinct, number, known),
                None => unknown.push(number),
            }
        }
        self.asked.clear();
        for &number in &unknown {
            let word = distinct.forms[number].first.of(text);
            self.asked.push_str(word);
            self.asked.push(' ');
            if word.starts_with(|c: char| c.is_ascii_uppercase()) {
                push_lower_case(word, &mut self.asked);
                self.asked.push(' ');
            }
        }
        self.lexicon.bring_near(self.asked.split_terminator(' '));
        for number in unknown.drain(..) {
            let Form { first, hash, .. } = distinct.forms[number];
            let flags = self.learn(first.of(text), hash);
            self.enter(text, distinct, number, flags);
        }
        self.unknown = unknown;
    }

    /// Writes beside a word of the article what is known of it.
    #[inline]
    fn enter(&mut self, text: &str, distinct: &mut Distinct, number: usize, mut flags: Flags) {
        if flags.contains(Flags::RESPELLED) {
            flags |= self.respell(text, distinct, number);
        }
        distinct.forms[number].flags |= flags;
    }

    /// Puts a word into lower case; says whether the article prints it in another case as well.
    fn respell(&mut self, text: &str, Distinct { forms, lowers, .. }: &mut Distinct, number: usize) -> Flags {
        let start = lowers.len();
        push_lower_case(forms[number].first.of(text), lowers);
        let hash = hash_word(&lowers[start..]);
        let other = self.numbers.get_or_name(hash, number, forms);
        forms[number].hash = hash;
        forms[number].lower = Some(Lower { start: start as u32, end: lowers.len() as u32 });
        let Some(other) = other else { return Flags::empty() };
        forms[other].flags |= Flags::TWO_CASES;
        Flags::TWO_CASES
    }

    /// Asks the lists for a word that the worker has not met.
    #[cold]
    fn learn(&mut self, word: &str, hash: u64) -> Flags {
        // The list of those to be asked about is done with.
        let lower = &mut self.asked;
        lower.clear();
        push_lower_case(word, lower);
        let straight = if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(word.replace('\u{2019}', "'")) };
        let mut flags = self.lexicon.flags(&straight, lower);
        flags.set(Flags::RESPELLED, lower.as_str() != word);
        self.known.add(hash, flags);
        flags
    }
}

impl ArticleWords<'_, '_> {
    /// Counts one occurrence of the word at `span`.
    #[inline]
    pub(super) fn add(&mut self, span: Span) -> FormId {
        let Self { vocabulary, text, distinct: Distinct { forms, .. } } = self;
        let hash = hash_word_at(text.as_bytes(), span.start as usize, span.len());
        let number = vocabulary.numbers.get_or_add(hash, forms);
        match forms.get_mut(number) {
            Some(known) => known.count += 1,
            None => forms.push(Form { first: span, count: 1, flags: Flags::empty(), hash, lower: None }),
        }
        FormId::new(number as u32)
    }

    /// Whether a word is short enough for an abbreviation that is printed with a dot.
    #[inline]
    pub(super) fn may_be_abbreviated(&self, span: Span) -> bool {
        span.len() <= self.vocabulary.lexicon.lists.longest_abbreviation
    }

    /// What is known of a word that was added, asked before all are [settled](Self::settle).
    pub(super) fn flags(&mut self, form: FormId) -> Flags {
        let &Form { first, hash, .. } = &self.distinct.forms[form.index()];
        let known = self.vocabulary.known.get(hash);
        known.unwrap_or_else(|| self.vocabulary.learn(first.of(self.text), hash))
    }

    /// The distinct words with what is known of them, and their texts in lower case.
    pub(super) fn settle(self) -> Distinct {
        let Self { vocabulary, text, mut distinct } = self;
        vocabulary.settle(text, &mut distinct);
        let notable = (0..).zip(&distinct.forms).filter(|(_, form)| form.flags.intersects(Flags::NOTABLE));
        distinct.notable.extend(notable.map(|(number, _)| FormId::new(number)));
        distinct
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::source::Source;

    /// The spellings that an article prints in another letter case as well, in order.
    fn in_two_cases(copy: &str) -> Vec<String> {
        let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        article.forms_with(Flags::TWO_CASES).map(|(id, _)| article.form_text(id).to_owned()).collect()
    }

    #[test]
    fn a_word_in_two_letter_cases_is_known_for_it_in_both() {
        assert_eq!(in_two_cases("The Minsk Group met, and the group left."), ["The", "Group", "the", "group"]);
        assert_eq!(in_two_cases("NATO left. Nato came."), ["NATO", "Nato"]);
        assert_eq!(in_two_cases("An iPhone rang, then an IPHONE."), ["An", "iPhone", "an", "IPHONE"]);
    }

    #[test]
    fn a_word_in_one_letter_case_is_not() {
        assert!(in_two_cases("Minsk was calm. Minsk slept. Nobody in Minsk\u{2019}s port spoke.").is_empty());
        // Another ending is another word.
        assert!(in_two_cases("Groups met, each group alone.").is_empty());
    }

    #[test]
    fn articles_of_many_words_lose_none_of_them() {
        let words = |capital: char, small: char| (0..3000).map(move |at| format!("{capital}{small}x{at} "));
        let copy: String = words('Q', 'a').chain(words('q', 'a')).collect();
        assert_eq!(in_two_cases(&copy).len(), 6000);
    }
}
