//! Hedges in front of and behind a figure.

use super::Hedge;
use crate::article::TokenKind;
use crate::facts::line::Line;
use crate::lexicon::{FigureWords, Flags, HedgeKind};

/// The hedge whose last word stands in front of token `at`, and its first token.
pub(super) fn before(line: &Line<'_, '_>, words: &FigureWords, at: usize) -> Option<(Hedge, usize)> {
    let last = at.wrapping_sub(1);
    let token = line.token(last)?;
    // A capital within the sentence: a title ("40 Under 40").
    let titled = token.is_capitalised() && !token.starts_sentence();
    if !token.is(Flags::HEDGE) && token.kind != TokenKind::Symbol || titled {
        return None;
    }
    let (kind, more) = words.hedge(line.lower(last), |back| line.lower(last.wrapping_sub(1 + back)))?;
    let start = last - more;
    Some((Hedge { kind, span: line.article.tokens[start].span.to(token.span) }, start))
}

/// `or so`, `or more`, `or fewer` behind token `at`.
pub(super) fn behind(line: &Line<'_, '_>, at: usize) -> Option<(Hedge, usize)> {
    let (kind, words) = match (line.lower(at), line.lower(at + 1)) {
        ("or", "so") => (HedgeKind::About, 2),
        ("or", "more" | "above" | "over" | "greater") => (HedgeKind::Least, 2),
        ("or", "less" | "fewer" | "under" | "below") => (HedgeKind::Most, 2),
        ("+", _) if line.is_glued(at) && !line.is_kind(at + 1, TokenKind::Number) => (HedgeKind::Least, 1),
        ("-", "plus") if line.joins(at) => (HedgeKind::Least, 2),
        ("-", "odd") if line.joins(at) => (HedgeKind::About, 2),
        _ => return None,
    };
    let tokens = &line.article.tokens;
    Some((Hedge { kind, span: tokens[at].span.to(tokens[at + words - 1].span) }, at + words))
}
