//! Words in a row with an acronym's initials, wherever the article has them.

use super::initials::{self, MOST_PARTS};
use crate::article::{Article, Token};
use crate::facts::names::likeness::fold_accent;
use std::ops::Range;

/// The initials of an article's words, one byte a token, to be searched for many acronyms.
pub struct SpelledOut<'a> {
    article: &'a Article<'a>,
    /// In the case of the copy; 0 for what is no word.
    initials: Vec<u8>,
}

/// Tokens from one initial to the next: small words and marks stand between them.
const STEP: usize = 4;

impl<'a> SpelledOut<'a> {
    pub fn new(article: &'a Article<'a>) -> Self {
        let initial = |token: &Token| match article.text().as_bytes()[token.span.start as usize] {
            _ if !token.is_word() => 0,
            byte if byte.is_ascii() => byte,
            _ => article.token_text(token).chars().next().and_then(|c| u8::try_from(fold_accent(c)).ok()).unwrap_or(0),
        };
        let initials = article.tokens.iter().map(initial).collect();
        Self { article, initials }
    }

    /// The tokens of the first words in a row, in one sentence, whose initials are the letters: `Armenian Revolutionary
    /// Federation` for ARF. With `names`, all but the small words have capitals.
    pub fn find(&self, letters: &str, names: bool) -> Option<Range<u32>> {
        self.by_initials(letters.as_bytes(), names).or_else(|| self.by_capitals(letters.as_bytes()))
    }

    fn by_initials(&self, letters: &[u8], names: bool) -> Option<Range<u32>> {
        let (&first, others) = letters.split_first()?;
        let small = |letter: u8| if names { letter } else { letter.to_ascii_lowercase() };
        memchr::memchr2_iter(first, small(first), &self.initials).find_map(|at| {
            // Nearly all starts end here: every letter must come soon behind the one before.
            others.iter().try_fold(at + 1, |from, &letter| {
                let next = &self.initials[from..(from + STEP).min(self.initials.len())];
                memchr::memchr2(letter, small(letter), next).map(|step| from + step + 1)
            })?;
            let end = self.article.sentence_of(at).tokens.end as usize;
            let parts = initials::behind(self.article, at, end.min(at + 2 * MOST_PARTS));
            (letters.len()..=parts.len()).find_map(|count| {
                let parts = &parts[parts.len() - count..];
                let fits = initials::fit(letters, parts) == Some(count);
                let named = !names || parts.iter().all(|part| part.is_named);
                (fits && named).then(|| at as u32..parts[0].token + 1)
            })
        })
    }

    /// Names in a row that have just the letters for capitals: `PlayStation VR` for PSVR, `Keystone XL` for KXL.
    fn by_capitals(&self, letters: &[u8]) -> Option<Range<u32>> {
        let tokens = &self.article.tokens;
        memchr::memchr_iter(*letters.first()?, &self.initials).find_map(|at| {
            let mut rest = letters;
            for (end, token) in tokens.iter().enumerate().skip(at) {
                let text = self.article.token_text(token).as_bytes();
                for capital in text.iter().filter(|byte| byte.is_ascii_uppercase()) {
                    rest = rest.strip_prefix(&[*capital])?;
                }
                if rest.is_empty() {
                    return (end > at).then(|| at as u32..end as u32 + 1);
                }
                if !token.is_word() || !token.is_capitalised() {
                    return None;
                }
            }
            None
        })
    }
}
