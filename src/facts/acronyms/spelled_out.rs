//! Words in a row with an acronym's initials, wherever the article has them.

use super::initials::{self, MOST_PARTS};
use crate::article::Article;
use std::ops::Range;

/// The first words in a row, in one sentence, whose initials are the letters: `Armenian Revolutionary Federation` for ARF.
pub(super) fn find(article: &Article<'_>, letters: &[u8]) -> Option<Range<u32>> {
    let (&first, others) = letters.split_first()?;
    let second = others.first().copied().unwrap_or(first);
    let begins = |at: usize, letter: u8| {
        let token = article.tokens.get(at).filter(|token| token.is_word());
        token.is_some_and(|token| article.text().as_bytes()[token.span.start as usize].to_ascii_uppercase() == letter)
    };
    (0..article.tokens.len()).filter(|&at| begins(at, first)).find_map(|at| {
        // Nearly all starts end here.
        if !(1..=4).any(|step| begins(at + step, second)) {
            return None;
        }
        let end = article.sentence_of(at).tokens.end as usize;
        let parts = initials::behind(article, at, end.min(at + 2 * MOST_PARTS));
        (letters.len()..=parts.len()).find_map(|count| {
            let parts = &parts[parts.len() - count..];
            let used = initials::fit(letters, parts)?;
            (used == count).then(|| at as u32..parts[0].token + 1)
        })
    })
}
