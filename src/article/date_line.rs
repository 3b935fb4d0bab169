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

/// Whether a line's tokens are a date or time of publication and nothing else.
pub(super) fn is_date_line<'t>(tokens: &[Token], lower: impl Fn(&Token) -> &'t str, text: &str) -> bool {
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
            TokenKind::Word if !WORDS.contains(&lower(token).trim_end_matches('.').replace('.', "").as_str()) => {
                return false;
            }
            TokenKind::Symbol if matches!(token.span.of(text), "/" | "|") => dated |= figures > 0,
            TokenKind::Hyphen => dated |= figures > 0,
            TokenKind::Quote | TokenKind::Address | TokenKind::Symbol => return false,
            _ => {}
        }
    }
    figures > 0 && dated && tokens.len() <= 20
}
