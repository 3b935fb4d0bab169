//! The words of a possible expansion by their initials, and whether an acronym's letters are theirs.

use crate::article::{Article, Token, TokenKind};
use crate::facts::names::likeness::fold_accent;
use crate::lexicon::Flags;

/// A word, or a part of a hyphened one.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub token: u32,
    initial: u8,
    /// Printed in capitals: it may give all of its letters (the US of USAID).
    capitals: Option<&'a str>,
    /// A small word or a later part of a hyphened one: it may give its initial or nothing.
    may_skip: bool,
    is_small: bool,
    /// Begins with a capital, or is a small word.
    pub is_named: bool,
}

impl Part<'_> {
    pub fn is_small(&self) -> bool {
        self.is_small
    }
}

/// Parts of the longest expansion.
pub(super) const MOST_PARTS: usize = 16;

/// The words before token `end`, back to what no expansion crosses: a sentence's beginning, a stop, a bracket, a figure.
/// The last comes first.
pub(super) fn before<'a>(article: &'a Article<'_>, end: usize) -> Vec<Part<'a>> {
    let start = article.sentence_of(end).tokens.start as usize;
    let mut parts = Vec::new();
    for at in (start..end).rev() {
        let token = &article.tokens[at];
        let glued_behind = article.tokens.get(at + 1).is_some_and(Token::is_glued);
        match token.kind {
            TokenKind::Word if parts.len() < MOST_PARTS => parts.push(part(article, at, start)),
            TokenKind::Symbol if article.token_text(token) == "&" => {}
            TokenKind::Hyphen if token.is_glued() && glued_behind => {}
            TokenKind::Possessive | TokenKind::Comma => {}
            TokenKind::Single if token.is_glued() => {}
            // The words may stand in quotation marks of their own.
            TokenKind::Quote if parts.is_empty() && token.is_glued() => {}
            _ => break,
        }
    }
    parts
}

/// The words from token `from` on, up to what no expansion crosses or token `end`. The last comes first.
pub(super) fn behind<'a>(article: &'a Article<'_>, from: usize, end: usize) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    for (at, token) in article.tokens.iter().enumerate().take(end).skip(from) {
        match token.kind {
            TokenKind::Word if parts.len() < MOST_PARTS => parts.push(part(article, at, from)),
            TokenKind::Symbol if article.token_text(token) == "&" => {}
            TokenKind::Hyphen | TokenKind::Possessive | TokenKind::Single if token.is_glued() => {}
            TokenKind::Comma => {}
            _ => break,
        }
    }
    parts.reverse();
    parts
}

fn part<'a>(article: &'a Article<'_>, at: usize, start: usize) -> Part<'a> {
    let token = &article.tokens[at];
    let text = article.token_text(token);
    let joined = at >= start + 2 && token.is_glued() && article.tokens[at - 1].kind == TokenKind::Hyphen;
    let is_small = token.is(Flags::FUNCTION | Flags::PARTICLE);
    let initial = text.chars().next().map_or(' ', fold_accent);
    Part {
        token: at as u32,
        initial: u8::try_from(initial).unwrap_or(0).to_ascii_uppercase(),
        capitals: token.is(Flags::ALL_CAPS).then_some(text),
        may_skip: is_small || joined,
        is_small: is_small && !token.is_capitalised(),
        is_named: is_small || joined || token.is_capitalised(),
    }
}

/// Whether the letters are the initials of the words up to the last: every word but the small ones gives one. Says how
/// many parts they take.
pub(super) fn fit(letters: &[u8], parts: &[Part<'_>]) -> Option<usize> {
    fit_from(letters, parts, 0)
}

fn fit_from(letters: &[u8], parts: &[Part<'_>], used: usize) -> Option<usize> {
    let Some((&last, others)) = letters.split_last() else {
        // One word beside an acronym expands nothing, even if it holds the letters: LVMH (LVMHF).
        return (used > 1 && !parts[used - 1].is_small).then_some(used);
    };
    let part = parts.get(used)?;
    let by_initial = || (part.initial == last).then(|| fit_from(others, parts, used + 1)).flatten();
    let by_capitals = || {
        let capitals = part.capitals?.bytes().filter(u8::is_ascii_alphabetic);
        let rest = capitals.rev().try_fold(letters, |letters, capital| {
            letters.split_last().filter(|&(&letter, _)| letter == capital).map(|(_, rest)| rest)
        })?;
        fit_from(rest, parts, used + 1)
    };
    let skipped = || part.may_skip.then(|| fit_from(letters, parts, used + 1)).flatten();
    by_initial().or_else(by_capitals).or_else(skipped)
}
