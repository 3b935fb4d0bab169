//! Totals whose parts stand each in brackets of its own.

use super::{Chain, Cover, Part};
use crate::article::TokenKind;
use crate::facts::figures::group::Group;
use crate::lexicon::Flags;

/// Words between a total and the first bracket, and between brackets, at most.
const TO_BRACKET: usize = 16;
const BETWEEN_BRACKETS: usize = 7;

/// Parts in brackets of their own: `Lachin (52), Martakert (8) and Hadrut (29)`.
pub(super) fn find(group: &Group<'_, '_>, total: usize) -> Option<(Chain, Cover)> {
    let line = &group.line;
    let bare = |number: usize| {
        let tokens = &group.figure(number).tokens;
        line.is_kind((tokens.start as usize).wrapping_sub(1), TokenKind::Open)
            && line.is_kind(tokens.end as usize, TokenKind::Close)
    };
    let mut before = group.figure(total).tokens.end as usize;
    if bare(total) && line.text(before + 1) != ":" {
        return None;
    }
    let mut chain = Chain { closed: true, ..Chain::new() };
    for number in total + 1..group.end {
        let figure = group.figure(number);
        let open = figure.tokens.start as usize - 1;
        let last = !bare(number) || !group.is_plain(number) || figure.unit != group.figure(total).unit;
        let gap = before..open;
        let words = gap.clone().filter(|&at| line.token(at).is_some_and(|token| token.is_word())).count();
        let most = if chain.parts.is_empty() { TO_BRACKET } else { BETWEEN_BRACKETS };
        if last || words > most || gap.clone().any(|at| line.is_kind(at, TokenKind::Stop)) {
            break;
        }
        if is_age(group, open, figure.value) {
            return None;
        }
        let separators = gap.clone().filter(|&at| line.is_kind(at, TokenKind::Comma) || line.lower(at) == "and");
        // An item without a figure may hide among them; "and" behind a comma is one separator.
        let doubled = line.is_kind(before, TokenKind::Comma) && line.lower(before + 1) == "and";
        chain.open |= !chain.parts.is_empty() && separators.count() > 1 + usize::from(doubled);
        if gap.clone().any(|at| group.words.open.contains(line.lower(at))) {
            return None;
        }
        chain.parts.push(Part { span: figure.span, figure: Some(number as u32) });
        before = figure.tokens.end as usize + 1;
    }
    chain.open |= line.is_kind(before, TokenKind::Comma) || line.lower(before) == "and";
    (chain.parts.len() > 1).then_some((chain, Cover::All))
}

/// `Paula Iriarte (52)`.
fn is_age(group: &Group<'_, '_>, open: usize, value: f64) -> bool {
    let line = &group.line;
    let given = line.is(open.wrapping_sub(2), Flags::GIVEN_NAME) && line.is_capitalised(open.wrapping_sub(2));
    given && line.is_capitalised(open.wrapping_sub(1)) && value < 120.0
}
