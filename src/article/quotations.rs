//! Quotations: which marks belong together.
//!
//! Newspapers open every paragraph of a running quotation with a mark and close only the last, so an open quotation
//! at a paragraph's end is whole if the next paragraph opens with a mark. Everything is decided paragraph by
//! paragraph: a state carried over the article would turn one slip into many.

use super::{Article, Marks, Token, TokenKind, range};
use crate::source::Span;

/// The quotations of an article and the marks that found no partner.
#[derive(Clone, Debug, Default)]
pub struct Quotations {
    pub spoken: Vec<Quotation>,
    pub loose: Vec<LooseMark>,
}

/// Words between quotation marks; the marks are not part of the span.
#[derive(Clone, Debug)]
pub struct Quotation {
    pub span: Span,
    pub block: u32,
    /// Goes on in the next paragraph.
    pub runs_on: bool,
}

/// A mark without its partner.
#[derive(Clone, Debug)]
pub struct LooseMark {
    pub token: u32,
    pub block: u32,
    pub opens: bool,
}

pub(super) fn pair(article: &mut Article<'_>) {
    let mut quotations = Quotations::default();
    let mut quoted = Vec::new();
    for (number, block) in article.blocks.iter().enumerate() {
        let tokens = &article.tokens[range(&block.tokens)];
        let mut open: Option<usize> = None;
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Quote) {
            let opens = opens(article, tokens, at);
            match (open, opens) {
                (None, true) => open = Some(at),
                (Some(start), false) => {
                    quotations.spoken.push(Quotation {
                        span: Span { start: tokens[start].span.end, end: token.span.start },
                        block: number as u32,
                        runs_on: false,
                    });
                    quoted.push(block.tokens.start as usize + start..block.tokens.start as usize + at);
                    open = None;
                }
                _ => quotations.loose.push(LooseMark {
                    token: block.tokens.start + at as u32,
                    block: number as u32,
                    opens,
                }),
            }
        }
        if let Some(start) = open {
            let runs_on = article.blocks.get(number + 1).is_some_and(|next| {
                article.tokens[range(&next.tokens)].first().is_some_and(|first| first.kind == TokenKind::Quote)
            });
            if runs_on {
                quotations.spoken.push(Quotation {
                    span: Span { start: tokens[start].span.end, end: block.span.end },
                    block: number as u32,
                    runs_on,
                });
                quoted.push(block.tokens.start as usize + start..block.tokens.end as usize);
            } else {
                quotations.loose.push(LooseMark {
                    token: block.tokens.start + start as u32,
                    block: number as u32,
                    opens: true,
                });
            }
        }
    }
    for tokens in quoted {
        for token in &mut article.tokens[tokens] {
            token.marks |= Marks::QUOTED;
        }
    }
    article.quotations = quotations;
}

/// Curly marks say it themselves; a straight mark opens if a space stands before it and a word behind it.
fn opens(article: &Article<'_>, tokens: &[Token], at: usize) -> bool {
    match article.token_text(&tokens[at]) {
        "“" | "„" | "«" => true,
        "”" | "»" => false,
        _ => !tokens[at].is_glued() || at == 0 || tokens[at - 1].kind == TokenKind::Open,
    }
}
