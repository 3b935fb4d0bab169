//! `mechanics/stray-token`

use crate::article::{Article, Block, BlockKind, Token, TokenKind};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::lexicon::Flags;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "mechanics/stray-token",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/mechanics/stray-token.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Words that begin sentences and have no capital inside one. Not `I`, `May`, `Will`, `US`, `IT`.
const OPENERS: [&str; 20] = [
    "the", "a", "an", "this", "these", "he", "she", "they", "we", "it", "his", "her", "their", "its", "in", "on", "at",
    "but", "and", "as",
];

/// What never stands behind an article, whatever follows.
const NOT_BEHIND_THE: [&str; 29] = [
    "a", "an", "the", "to", "of", "for", "from", "with", "and", "is", "are", "was", "were", "be", "been", "has", "had",
    "have", "his", "their", "its", "my", "our", "your", "he", "she", "they", "we", "this",
];

/// The same behind `a` and `an`, which may also be letters ("vitamin a is").
const NOT_BEHIND_A: [&str; 9] = ["the", "a", "an", "his", "their", "its", "my", "our", "your"];

/// Tokens around a year that are looked at: a paragraph may be as long as its author likes.
const REACH: usize = 60;

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let sentences = |kind: BlockKind| kind.is_prose() || kind == BlockKind::Caption;
    // A token inside a block of sentences, with its number there.
    let inside = |&at: &u32| {
        let block = article.block_of(at as usize);
        let inside = sentences(block.kind) && at > block.tokens.start && at + 1 < block.tokens.end;
        inside.then(|| (block, (at - block.tokens.start) as usize))
    };
    let figures = article.index.figures().iter();
    let numbers = figures.filter(|&&at| article.tokens[at as usize].kind == TokenKind::Number);
    for (block, at) in numbers.filter_map(inside) {
        stray_year(article, block, at, findings);
    }
    for (block, at) in article.index.behind_articles().iter().filter_map(inside) {
        impossible_pair(article, article.block_tokens(block), at, findings);
    }
}

/// "condemns 2020 The military": a bare year, and behind it a sentence's beginning without a sentence's end.
fn stray_year(article: &Article<'_>, block: &Block, at: usize, findings: &mut Findings) {
    let tokens = article.block_tokens(block);
    let (before, year, opener) = (&tokens[at - 1], &tokens[at], &tokens[at + 1]);
    let lower = |token: &Token| token.is_word() && !token.is(Flags::CAPITALISED) && !token.is_glued();
    let fits = (lower(before) || before.is_word() && before.starts_sentence())
        && is_year(article.token_text(year))
        && opener.is_capitalised()
        && !opener.is_glued()
        && OPENERS.contains(&article.lower_of(opener))
        && (!opener.is(Flags::ALL_CAPS) || opener.span.len() == 1)
        && tokens.get(at + 2).is_some_and(lower);
    let near = at.saturating_sub(REACH)..tokens.len().min(at + REACH);
    if !fits || is_title_case(&tokens[near]) {
        return;
    }
    let (year_text, opener_text) = (article.token_text(year), article.token_text(opener));
    let message = format!("\"{opener_text}\" begins a sentence that is under way, behind a bare \"{year_text}\"");
    let added = findings.add(year.span.to(opener.span), message);
    let added = added.help("take the year out or put it where it belongs, or end the sentence before it");
    // The date that the year may have been torn from.
    let sentence = article.sentence_tokens(article.sentence_of(block.tokens.start as usize + at));
    let behind =
        |at: usize| sentence.get(at).filter(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Number));
    let date = (1..sentence.len().min(2 * REACH)).find(|&at| {
        sentence[at].kind == TokenKind::Number && sentence[at - 1].is(Flags::MONTH) && behind(at + 1).is_none()
    });
    if let Some(day) = date {
        added.also(sentence[day - 1].span.to(sentence[day].span), "this date has no year");
    }
}

/// "as well as the to garner": of two words that exclude each other one is too many.
fn impossible_pair(article: &Article<'_>, tokens: &[Token], at: usize, findings: &mut Findings) {
    let (first, second) = (&tokens[at - 1], &tokens[at]);
    let (one, other) = (article.token_text(first), article.token_text(second));
    let excluded: &[&str] = match one {
        "the" | "The" => &NOT_BEHIND_THE,
        "a" | "an" | "A" | "An" => &NOT_BEHIND_A,
        _ => return,
    };
    // "the to-do list", "the A team", "the \"to\" line", "The The"; a doubled word is another rule's.
    let joined = second.is_glued() || tokens[at + 1].is_glued() && tokens[at + 1].kind != TokenKind::Comma;
    let lower = |token: &Token| token.is_word() && !token.is(Flags::CAPITALISED);
    if one.eq_ignore_ascii_case(other)
        || !excluded.contains(&other)
        || joined
        || !lower(second)
        || !lower(&tokens[at + 1])
    {
        return;
    }
    if first.is(Flags::CAPITALISED) && !first.starts_sentence() {
        return;
    }
    findings
        .add(first.span.to(second.span), format!("\"{}\" and \"{}\" cannot stand side by side", one, other))
        .help("take one of them out, or add the noun that is missing between them");
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) && text.bytes().all(|c| c.is_ascii_digit())
}

/// Whether most of the longer words have a capital, as in a headline.
fn is_title_case(tokens: &[Token]) -> bool {
    let longer = tokens.iter().filter(|token| token.is_word() && token.span.len() >= 4);
    let (mut all, mut capitals): (usize, usize) = (0, 0);
    for token in longer {
        all += 1;
        capitals += usize::from(token.is(Flags::CAPITALISED));
    }
    capitals * 10 > all * 6
}
