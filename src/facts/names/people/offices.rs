//! Offices that the copy gives people, directly before the name or behind it: `Foreign Minister Ana Silva`,
//! `Ana Silva, the foreign minister,`.

use super::Mention;
use crate::article::{Article, Token, TokenKind};
use crate::facts::names::around::is_next_word;
use crate::lexicon::{Flags, Lexicon, Post};
use crate::source::Span;
use std::ops::Range;

/// An office that stands beside a mention.
#[derive(Clone, Debug)]
pub struct Office {
    /// Number of the mention.
    pub mention: u32,
    pub post: Post,
    /// The words of the office.
    pub span: Span,
    /// Held when the copy was written, as far as it says: neither former nor acting, deputy or elect.
    pub current: bool,
}

/// Words around an office that say that it is another's, or was held or will be.
const MARKERS: [&str; 38] = [
    "former",
    "formerly",
    "ex",
    "ex-",
    "then",
    "then-",
    "late",
    "acting",
    "interim",
    "caretaker",
    "deputy",
    "vice",
    "assistant",
    "under",
    "shadow",
    "junior",
    "first",
    "next",
    "incoming",
    "outgoing",
    "future",
    "new",
    "designate",
    "elect",
    "nominee",
    "candidate",
    "hopeful",
    "one-time",
    "onetime",
    "sometime",
    "longtime",
    "ousted",
    "deposed",
    "past",
    "previous",
    "honorary",
    "state",
    "lieutenant",
];

/// Words between a name and the office behind it.
const REACH: usize = 4;

/// The offices beside the mention with that number.
pub(super) fn read(
    article: &Article<'_>,
    lexicon: &Lexicon,
    number: u32,
    mention: &Mention,
    offices: &mut Vec<Office>,
) {
    let name = mention.tokens.start as usize;
    let office = |tokens: Range<usize>, post| Office {
        mention: number,
        post,
        span: article.tokens[tokens.start].span.to(article.tokens[tokens.end - 1].span),
        current: is_current(article, &tokens),
    };
    offices.extend(before(article, lexicon, name).map(|(tokens, post)| office(tokens, post)));
    let end = mention.suffix.map_or(mention.tokens.end, |suffix| suffix + 1) as usize;
    offices.extend(behind(article, lexicon, end).map(|(tokens, post)| office(tokens, post)));
}

fn before(article: &Article<'_>, lexicon: &Lexicon, name: usize) -> Option<(Range<usize>, Post)> {
    let last = name.checked_sub(1)?;
    let token = &article.tokens[last];
    if !token.is(Flags::TITLE | Flags::IN_PHRASE) || !is_next_word(token, &article.tokens[name], article.text()) {
        return None;
    }
    let forms = lexicon.posts.ending(bare(article, token)).filter_map(|(words, post)| {
        let first = name.checked_sub(words.len())?;
        is_printed(article, first, words).then_some((first..name, *post))
    });
    forms.max_by_key(|(tokens, _)| tokens.len())
}

fn behind(article: &Article<'_>, lexicon: &Lexicon, end: usize) -> Option<(Range<usize>, Post)> {
    if article.tokens.get(end)?.kind != TokenKind::Comma {
        return None;
    }
    for first in end + 1..(end + 1 + REACH).min(article.tokens.len()) {
        let token = &article.tokens[first];
        let forms = lexicon.posts.beginning(article.lower_of(token));
        let forms = forms.filter(|(words, _)| is_printed(article, first, words));
        if let Some((words, post)) = forms.max_by_key(|(words, _)| words.len()) {
            let office = first..first + words.len();
            // "Mayor Pete Buttigieg, Senator Warren": the office of the next name.
            let next = article.tokens.get(office.end).filter(|token| token.is_capitalised());
            return next.is_none().then_some((office, *post));
        }
        let passed = token.is(Flags::FUNCTION | Flags::DEMONYM | Flags::COUNTRY) || token.kind == TokenKind::Possessive;
        if !passed {
            return None;
        }
    }
    None
}

/// A title without the dot of an abbreviation.
fn bare<'a>(article: &'a Article<'_>, token: &Token) -> &'a str {
    article.lower_of(token).trim_end_matches('.')
}

fn is_printed(article: &Article<'_>, first: usize, words: &[String]) -> bool {
    let tokens = article.tokens.get(first..first + words.len());
    tokens.is_some_and(|tokens| {
        tokens.iter().zip(words).all(|(token, word)| bare(article, token) == word)
            && tokens.windows(2).all(|pair| is_next_word(&pair[0], &pair[1], article.text()))
    })
}

/// No marker stands before or behind the office, and it is no part of a longer one (Foreign and Defense Minister).
fn is_current(article: &Article<'_>, office: &Range<usize>) -> bool {
    let marks = |token: &Token| {
        MARKERS.contains(&article.lower_of(token)) || matches!(token.kind, TokenKind::Hyphen | TokenKind::Symbol)
    };
    let joins = |token: &Token| matches!(article.lower_of(token), "and" | "or");
    // "former French president", "then President-elect".
    let before = || article.tokens[..office.start].iter().rev();
    let stops = |token: &&Token| matches!(token.kind, TokenKind::Stop | TokenKind::Comma | TokenKind::Quote);
    let past = before().take(3).take_while(|token| !stops(token)).any(marks) || before().next().is_some_and(joins);
    let ends = ["until", "from", "under", "in", "during", "when", "at", "for"];
    let behind = |token: &Token| marks(token) || joins(token) || ends.contains(&article.lower_of(token));
    !past && !article.tokens.get(office.end).is_some_and(behind)
}
