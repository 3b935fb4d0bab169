//! Whether a double mark opens or closes.

use crate::article::{Token, TokenKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Opens,
    Closes,
}

/// The direction of the mark at `at`; none if it stands for inches. `open` tells whether a quotation is open, which
/// decides where the neighbours do not.
///
/// A curly mark says it itself, unless it is glued to the wrong side (`word“ `, ` ”word`) or ends the paragraph. A
/// straight mark opens if a space stands before it and something behind it, and closes the other way round.
pub(super) fn direction(text: &str, tokens: &[Token], at: usize, open: bool) -> Option<Direction> {
    let mark = tokens[at].span.of(text);
    let before = at.checked_sub(1).map(|at| &tokens[at]).filter(|_| tokens[at].is_glued());
    let behind = tokens.get(at + 1).filter(|next| next.is_glued());
    if !matches!(mark, "“" | "„") && is_inches(tokens, at, open) {
        return None;
    }
    let opens = match mark {
        // Guillemets point either way (French, German); one by itself is an arrow ("Read more »").
        "«" if before.is_none() && behind.is_none() => true,
        "»" if before.is_none() && behind.is_none() && !open => return None,
        "«" | "»" => !open,
        "“" | "‟" if behind.is_none() && open && at + 1 == tokens.len() => false,
        "“" | "„" | "‟" | "‘‘" | "``" => {
            !(before.is_some_and(|token| !before_opening(token)) && behind.is_none())
        }
        "”" | "’’" => before.is_none() && behind.is_some_and(|token| token.is_word()),
        _ => match (before, behind) {
            (None, None) => !open,
            (None, Some(next)) => !(open && ends_clause(next, text)),
            (Some(last), None) => last.kind == TokenKind::Open || at == 0,
            (Some(last), Some(next)) => last.kind == TokenKind::Open || !open && !ends_clause(next, text),
        },
    };
    Some(if opens { Direction::Opens } else { Direction::Closes })
}

/// What may stand glued before a mark that opens.
fn before_opening(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Open | TokenKind::Dash | TokenKind::Hyphen | TokenKind::Quote | TokenKind::Single)
}

/// What stands behind a mark that closes.
fn ends_clause(token: &Token, text: &str) -> bool {
    match token.kind {
        TokenKind::Comma | TokenKind::Colon | TokenKind::Close | TokenKind::Dash | TokenKind::Possessive => true,
        TokenKind::Stop => !matches!(token.span.of(text), "..." | "…" | ".."),
        _ => false,
    }
}

/// `6'2"`, and a short figure with a mark behind it where no quotation is open: `a 12" gun`.
fn is_inches(tokens: &[Token], at: usize, open: bool) -> bool {
    let glued = |back: usize, kind| {
        at >= back && tokens[at - back].kind == kind && (back == 1 || tokens[at + 1 - back].is_glued())
    };
    if !tokens[at].is_glued() || !glued(1, TokenKind::Number) {
        return false;
    }
    let feet = at >= 3 && tokens[at - 2].kind == TokenKind::Single && glued(3, TokenKind::Number);
    let short = tokens[at - 1].span.len() <= 3;
    feet || !open && short && tokens.get(at + 1).is_some_and(|next| next.kind != TokenKind::Comma)
}
