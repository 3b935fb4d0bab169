//! Brackets: one stack a paragraph, and what it leaves over.

use super::{LooseMark, MarkKind, REACH};
use crate::article::{Article, Token, TokenKind};

/// The brackets without a partner, at most one a block.
pub(super) fn loose(article: &Article<'_>) -> Vec<LooseMark> {
    let mut loose: Vec<LooseMark> = Vec::new();
    let mut stack: Vec<usize> = Vec::new();
    for (number, block) in article.blocks.iter().enumerate() {
        let tokens = article.block_tokens(block);
        let mut left: Option<(usize, Option<usize>)> = None;
        let mut last_closed = None;
        stack.clear();
        for (at, token) in article.block_marks(block) {
            match token.kind {
                TokenKind::Open if !is_face(tokens, at, article.text()) => stack.push(at),
                TokenKind::Close => {
                    let partner = stack.iter().rposition(|&open| fits(article, &tokens[open], token));
                    match partner {
                        Some(depth) => {
                            if let Some(&lone) = stack.get(depth + 1) {
                                left = left.or(Some((lone, None)));
                            }
                            stack.truncate(depth);
                            last_closed = Some(at);
                        }
                        None if stack.is_empty()
                            && (is_face(tokens, at, article.text()) || counts(article, tokens, at)) => {}
                        None => left = left.or(Some((at, last_closed))),
                    }
                }
                _ => {}
            }
        }
        if let Some(&open) = stack.first() {
            let next = tokens[open + 1..].iter().position(|token| token.kind == TokenKind::Open);
            left = left.or(Some((open, next.map(|next| open + 1 + next))));
        }
        let Some((at, neighbour)) = left else { continue };
        let opens = tokens[at].kind == TokenKind::Open;
        if !opens && closes_earlier(article, &mut loose, number, &tokens[at]) {
            continue;
        }
        let base = block.tokens.start;
        let neighbour = neighbour.map(|at| base + at as u32);
        loose.push(LooseMark {
            token: base + at as u32,
            block: number as u32,
            kind: MarkKind::Bracket,
            opens,
            neighbour,
        });
    }
    loose
}

/// A parenthesis may run over paragraphs: takes out the bracket that opened in one shortly before.
fn closes_earlier(article: &Article<'_>, loose: &mut Vec<LooseMark>, block: usize, close: &Token) -> bool {
    let fits = loose.last().is_some_and(|last| {
        let near = block - last.block as usize <= REACH;
        near && last.opens && fits(article, &article.tokens[last.token as usize], close)
    });
    if fits {
        loose.pop();
    }
    fits
}

fn fits(article: &Article<'_>, open: &Token, close: &Token) -> bool {
    matches!((article.token_text(open), article.token_text(close)), ("(", ")") | ("[", "]") | ("{", "}"))
}

/// `1)`, `a)`, `iv)` at a word's start count items.
fn counts(article: &Article<'_>, tokens: &[Token], at: usize) -> bool {
    let Some(item) = at.checked_sub(1).map(|at| &tokens[at]).filter(|_| tokens[at].is_glued()) else { return false };
    let label = article.token_text(item);
    let short = match item.kind {
        TokenKind::Number => label.len() <= 3,
        TokenKind::Word => label.len() == 1 || label.len() <= 4 && label.bytes().all(|c| b"ivxIVX".contains(&c)),
        _ => false,
    };
    short && !item.is_glued() && article.token_text(&tokens[at]) == ")"
}

/// `:)`, `;-)`, `:(`
fn is_face(tokens: &[Token], at: usize, text: &str) -> bool {
    let glued = |at: usize| tokens[at].is_glued();
    if at == 0 || !glued(at) || tokens.get(at + 1).is_some_and(|next| next.is_glued() && next.is_word()) {
        return false;
    }
    let nose = tokens[at - 1].kind == TokenKind::Hyphen && at > 1 && glued(at - 1);
    let eyes = &tokens[if nose { at - 2 } else { at - 1 }];
    eyes.kind == TokenKind::Colon && matches!(eyes.span.of(text), ":" | ";")
}
