//! `mechanics/doubled-punctuation`

use crate::article::{Article, BlockKind, Marks, Token, TokenKind};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::Flags;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;

pub const RULE: Rule = Rule {
    name: "mechanics/doubled-punctuation",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/mechanics/doubled-punctuation.md"),
    language: Language::English,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for block in &article.blocks {
        if matches!(block.kind, BlockKind::Boilerplate | BlockKind::DateLine | BlockKind::Byline) {
            continue;
        }
        let tokens = article.block_tokens(block);
        for (at, token) in article.block_marks(block).filter(|&(at, _)| at > 0) {
            if matches!(token.kind, TokenKind::Comma | TokenKind::Colon | TokenKind::Stop)
                && !is_plain(&tokens[at - 1], token)
            {
                doubled(article, tokens, at, findings);
                misplaced(article, tokens, at, findings);
            }
        }
    }
}

/// One mark right behind a word, as nearly all marks are.
fn is_plain(before: &Token, mark: &Token) -> bool {
    before.is_word() && !before.marks.contains(Marks::DOTTED) && mark.is_glued() && mark.span.len() == 1
}

/// `,,` `;,` `,.` `..` `?.` `.”.`
fn doubled(article: &Article<'_>, tokens: &[Token], at: usize, findings: &mut Findings) {
    let (before, mark) = (&tokens[at - 1], &tokens[at]);
    let text = article.token_text(mark);
    let sign = |token: &Token| matches!(token.kind, TokenKind::Comma | TokenKind::Colon);
    if !mark.is_glued()
        || tokens.get(at + 1).is_some_and(|next| next.is_glued() && (sign(next) || next.kind == TokenKind::Stop))
    {
        return;
    }
    let first = if sign(before) {
        // A face, and the scope of a name in programs: `:.` and `a::b`.
        let face = before.kind == TokenKind::Colon && tokens.get(at + 1).is_some_and(Token::is_glued);
        // `,...` takes up a sentence that was left.
        (!face && (sign(mark) || text == ".")).then_some(before)
    } else if before.is_word()
        && match text {
            ".." => !before.is(Flags::INITIALS),
            // Titles end with such marks of their own: Yahoo!
            "?." | "!." | ".?" | ".!" => !before.is_capitalised(),
            _ => false,
        }
    {
        Some(mark)
    } else if text == "." && before.marks.contains(Marks::DOTTED) && !before.is(Flags::INITIALS) {
        // "Inc.." with the abbreviation's own stop.
        Some(before)
    } else if before.kind == TokenKind::Quote && at > 1 && before.is_glued() {
        let inner = &tokens[at - 2];
        (inner.kind == mark.kind && matches!(text, "," | ".") && article.token_text(inner) == text).then_some(inner)
    } else {
        None
    };
    let Some(first) = first else { return };
    let marks = if first.is_word() { mark.span } else { first.span.to(mark.span) };
    let shown = if first.is_word() { ".." } else { article.at(marks) };
    let added = findings.add(marks, format!("\"{shown}\" stands where one mark does")).help("keep one of them");
    // In speech two dots are a pause that the writer meant.
    if text == ".." && mark.is_quoted() {
        added.as_note();
    } else if !first.is_word() && article.at(first.span) == text && sign(mark) {
        added.replace(if mark.is_quoted() { Safety::Suggested } else { Safety::Safe }, text);
    }
}

/// `bridge ,which`: a mark on the wrong side of its space. A space before a mark and one behind it is what a cut link leaves,
/// and no hand's slip.
fn misplaced(article: &Article<'_>, tokens: &[Token], at: usize, findings: &mut Findings) {
    let (before, mark) = (&tokens[at - 1], &tokens[at]);
    let text = article.token_text(mark);
    let Some(next) = tokens.get(at + 1).filter(|next| next.is_word() && next.is_glued()) else { return };
    let fits = match text {
        // Not a face: ";P".
        "," | ";" => next.span.len() > 1 || next.is(Flags::FUNCTION),
        // `.NET`, `.DJI` and `.zip` are names; "He" and "The" begin sentences.
        "." => next.is(Flags::FUNCTION) && next.is_capitalised() && !next.is(Flags::ALL_CAPS),
        _ => false,
    };
    if mark.is_glued() || !fits || !before.is_word() && before.kind != TokenKind::Possessive {
        return;
    }
    let (gap, safe) = (Span { start: before.span.end, end: next.span.start }, !mark.is_quoted());
    findings
        .add(before.span.to(next.span), format!("the space stands before the \"{text}\" instead of behind it"))
        .help("move the space behind the mark")
        .edit(gap, if safe { Safety::Safe } else { Safety::Suggested }, format!("{text} "));
}
