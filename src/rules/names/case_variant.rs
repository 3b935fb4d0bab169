//! `names/case-variant`

use super::times;
use crate::article::{Article, Block, BlockKind, TokenKind};
use crate::facts::Facts;
use crate::facts::names::{is_independent, is_next_word};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::Flags;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;
use hashbrown::HashMap;

pub const RULE: Rule = Rule {
    name: "names/case-variant",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/names/case-variant.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// One mention of a name that may be printed in two cases.
struct Mention {
    span: Span,
    token: usize,
    /// The name's last word has its capital.
    full: bool,
    /// The name does not go on: `Senate Committee on Finance` is another name than `Senate committee`, and speaks only
    /// for the usual case.
    alone: bool,
    /// A body's name (`Minsk Group`); else one word with capitals inside (`Co-Chairs`).
    body: bool,
}

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let mut names: HashMap<u64, Vec<Mention>> = HashMap::new();
    for block in article.blocks.iter().filter(|block| has_small_letters(article, block)) {
        for at in block.tokens.start as usize..block.tokens.end as usize {
            if let Some((key, mention)) = body(article, at).or_else(|| compound(article, at)) {
                names.entry(key).or_default().push(mention);
            }
        }
    }
    let mut names: Vec<Vec<Mention>> = names
        .into_values()
        .filter(|mentions| [true, false].iter().all(|&full| mentions.iter().any(|one| one.alone && one.full == full)))
        .collect();
    names.sort_by_key(|mentions| mentions[0].token);
    for mentions in names {
        compare(article, &mentions, findings);
    }
}

/// Running text, and a headline that is set like it. Headlines In Title Case have capitals of their own.
fn has_small_letters(article: &Article<'_>, block: &Block) -> bool {
    if matches!(block.kind, BlockKind::Byline | BlockKind::DateLine | BlockKind::Boilerplate) {
        return false;
    }
    let plain = |token: &&crate::article::Token| {
        token.is(Flags::WORD) && token.span.len() >= 4 && !token.is(Flags::FUNCTION | Flags::DIGITS)
    };
    let small = |token: &crate::article::Token| !token.is_capitalised();
    block.kind.is_prose()
        || article.block_tokens(block).iter().filter(plain).take(40).filter(|token| small(token)).count() >= 2
}

fn compare(article: &Article<'_>, mentions: &[Mention], findings: &mut Findings) {
    let count = |full| mentions.iter().filter(|one| one.full == full && is_independent(article, one.token)).count();
    let (full, small) = (count(true), count(false));
    let body = mentions[0].body;
    // A name printed mostly in small letters is no name, or the other way round; too little to say anything of.
    if body && full < small {
        return;
    }
    let wrong_is_full = !body && small > full;
    let Some(right) = mentions.iter().find(|one| one.alone && one.full != wrong_is_full) else { return };
    let spelled = article.at(right.span);
    for wrong in mentions.iter().filter(|one| one.full == wrong_is_full) {
        let printed = article.at(wrong.span);
        let added = findings
            .add(wrong.span, format!("\"{printed}\" is printed \"{spelled}\" elsewhere in this article"))
            .also(right.span, format!("printed this way {} in this article", times(count(!wrong_is_full))))
            .replace(Safety::Suggested, spelled);
        if !body || full == small {
            added.as_note();
        }
    }
}

/// At the head noun of a body's name: `Minsk Group` and `Minsk group`, `State of the Union` and `State of the union`.
/// Anything else is nothing.
fn body(article: &Article<'_>, at: usize) -> Option<(u64, Mention)> {
    let token = &article.tokens[at];
    if !token.is(Flags::INSTITUTION) {
        return None;
    }
    let of = before_of(article, at);
    let left = &article.tokens[of.unwrap_or(at).checked_sub(1)?];
    let name = left.is_capitalised()
        && !left.is(Flags::FUNCTION | Flags::MONTH | Flags::WEEKDAY | Flags::HONORIFIC | Flags::INITIALS)
        && (of.is_none() || !left.is(Flags::TITLE | Flags::COUNTRY))
        && is_next_word(left, &article.tokens[of.unwrap_or(at)], article.text());
    // "Ruling party" at a sentence's start is a common adjective with a capital.
    let starts = left.starts_sentence() && left.is(Flags::WORD | Flags::NUMBER);
    let alone = !goes_on(article, at);
    if !name || starts || !alone && !token.is_capitalised() {
        return None;
    }
    let turn = if of.is_some() { 29 } else { 17 };
    let key = article.form(left)?.hash ^ article.form(token)?.hash.rotate_left(turn);
    let full = token.is_capitalised();
    Some((key, Mention { span: left.span.to(token.span), token: at, full, alone, body: true }))
}

/// The number of the `of` that joins token `at` to the words before it, with or without an article.
fn before_of(article: &Article<'_>, at: usize) -> Option<usize> {
    let word = |at: usize| article.lower_of(&article.tokens[at]);
    let near = at.checked_sub(1)?;
    let of = if word(near) == "the" { near.checked_sub(1)? } else { near };
    let spaced = (of..at).all(|at| is_next_word(&article.tokens[at], &article.tokens[at + 1], article.text()));
    (word(of) == "of" && spaced).then_some(of)
}

/// The full form counts only where it stands alone: "Senate Committee on Finance" is another name.
fn goes_on(article: &Article<'_>, at: usize) -> bool {
    let (token, next) = (&article.tokens[at], article.tokens.get(at + 1));
    let Some(next) = next.filter(|next| is_next_word(token, next, article.text())) else { return false };
    let joined = matches!(article.lower_of(next), "of" | "on" | "for");
    let behind = |at: usize| article.tokens.get(at).is_some_and(|behind| behind.is_capitalised());
    let the = article.tokens.get(at + 2).is_some_and(|behind| article.lower_of(behind) == "the");
    next.is_capitalised() || joined && (behind(at + 2) || the && behind(at + 3))
}

/// At the first word of a hyphened name: `Co-Chairs` and `Co-chairs`, `Jae-in` and `Jae-In`.
fn compound(article: &Article<'_>, at: usize) -> Option<(u64, Mention)> {
    let [first, hyphen, second] = article.tokens.get(at..at + 3)? else { return None };
    let joined = hyphen.kind == TokenKind::Hyphen && hyphen.is_glued() && second.is_glued() && second.is_word();
    let alone = !first.is_glued()
        && article.tokens.get(at + 3).is_none_or(|next| !(next.kind == TokenKind::Hyphen && next.is_glued()));
    if !joined
        || !alone
        || !first.is_capitalised()
        || first.starts_sentence()
        || second.is(Flags::ALL_CAPS)
        || first.is(Flags::ALL_CAPS)
    {
        return None;
    }
    let key = article.form(first)?.hash ^ article.form(second)?.hash.rotate_left(31);
    Some((
        key,
        Mention {
            span: first.span.to(second.span),
            token: at,
            full: second.is_capitalised(),
            alone: true,
            body: false,
        },
    ))
}
