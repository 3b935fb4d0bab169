//! Lines that are only a date or a time of publication.

use super::{Token, TokenKind};
use crate::lexicon::Flags;

/// Words that stand in such lines beside months, weekdays and figures.
const WORDS: [&str; 17] = [
    "published",
    "updated",
    "posted",
    "modified",
    "last",
    "on",
    "at",
    "of",
    "the",
    "et",
    "est",
    "edt",
    "gmt",
    "utc",
    "bst",
    "am",
    "pm",
];

/// Tokens of the longest such line.
const LONGEST: usize = 20;

/// Whether a line's tokens are a date or time of publication and nothing else.
pub(super) fn is_date_line<'t>(tokens: &[Token], lower: impl Fn(&Token) -> &'t str, text: &str) -> bool {
    if tokens.len() > LONGEST {
        return false;
    }
    let mut figures = 0;
    let mut dated = false;
    for token in tokens {
        match token.kind {
            TokenKind::Number => {
                let figure = token.span.of(text);
                figures += 1;
                dated |= figure.matches('.').count() == 2;
            }
            TokenKind::Word if token.is(Flags::MONTH | Flags::WEEKDAY) => dated = true,
            TokenKind::Word if !is_date_word(lower(token)) => return false,
            TokenKind::Symbol if matches!(token.span.of(text), "/" | "|") => dated |= figures > 0,
            TokenKind::Hyphen => dated |= figures > 0,
            TokenKind::Quote | TokenKind::Address | TokenKind::Symbol => return false,
            _ => {}
        }
    }
    figures > 0 && dated
}

/// One of the words, with or without the dots of an abbreviation (`a.m.`).
fn is_date_word(word: &str) -> bool {
    let letters = || word.chars().filter(|&c| c != '.');
    WORDS.iter().any(|other| letters().eq(other.chars()))
}
