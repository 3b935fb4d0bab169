//! `quotes/unbalanced-pair`

use crate::article::{Article, LooseMark, MarkKind, Token, TokenKind};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;

pub const RULE: Rule = Rule {
    name: "quotes/unbalanced-pair",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/quotes/unbalanced-pair.md"),
    language: Language::Any,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for mark in &article.quotations.loose {
        let block = &article.blocks[mark.block as usize];
        let (message, help) = words(article, mark);
        let neighbour = mark.neighbour.map(|at| article.tokens[at as usize].span);
        let (evidence, label) = match (neighbour, mark.opens) {
            (Some(next), true) => (next, "the next one opens here"),
            (Some(last), false) => (last, "the last one closed here"),
            (None, true) => (article.tokens[block.tokens.end as usize - 1].span, "the paragraph ends here"),
            (None, false) => (article.tokens[block.tokens.start as usize].span, "the paragraph begins here"),
        };
        let primary = with_word(article, mark);
        let added = findings.add(primary, message).help(help);
        if !primary.overlaps(evidence) {
            added.also(evidence, label);
        }
    }
}

/// Message and help.
fn words(article: &Article<'_>, mark: &LooseMark) -> (String, &'static str) {
    let text = article.token_text(&article.tokens[mark.token as usize]);
    match (mark.kind, mark.opens) {
        (MarkKind::Quotation, true) if mark.neighbour.is_some() => (
            "this quotation is not closed before the next one opens".to_owned(),
            "close it where the speaker's words end",
        ),
        (MarkKind::Quotation, true) => (
            "this quotation is not closed, and the next paragraph does not go on with it".to_owned(),
            "close it where the speaker's words end, or open every further paragraph of it with a mark",
        ),
        (MarkKind::Quotation, false) => (
            "a quotation is closed that was not opened in this paragraph".to_owned(),
            "open it where the speaker's words begin, or take this mark out",
        ),
        (MarkKind::Bracket, true) => (format!("\"{text}\" is not closed in its paragraph"), "close it or take it out"),
        (MarkKind::Bracket, false) => {
            (format!("\"{text}\" closes what was not opened in this paragraph"), "open it or take it out")
        }
    }
}

/// The mark with the word on its inner side, which shows an editor where to look.
fn with_word(article: &Article<'_>, mark: &LooseMark) -> Span {
    let tokens = article.block_tokens(&article.blocks[mark.block as usize]);
    let at = (mark.token - article.blocks[mark.block as usize].tokens.start) as usize;
    let word = if mark.opens {
        tokens.get(at + 1).filter(|next| next.is_glued())
    } else {
        at.checked_sub(1).map(|at| &tokens[at]).filter(|_| tokens[at].is_glued())
    };
    let word = word.filter(|word: &&Token| !matches!(word.kind, TokenKind::Quote | TokenKind::Single));
    word.map_or(tokens[at].span, |word| tokens[at].span.to(word.span))
}
