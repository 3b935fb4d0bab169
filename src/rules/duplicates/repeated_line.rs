//! `duplicates/repeated-line`

use crate::article::{Article, Block, BlockKind, LeftoverKind, TokenKind};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::Report;
use crate::rules::wording::{first_line, quoted};
use crate::rules::{Check, Context, Findings, Language, Rule};
use hashbrown::HashMap;

pub const RULE: Rule = Rule {
    name: "duplicates/repeated-line",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/duplicates/repeated-line.md"),
    language: Language::Any,
    check: Check::Article(check),
};

/// Blocks between two copies that still count as one slip of the hand.
const NEAR: usize = 3;
/// Words that a line must have to be reported near its copy, and anywhere. Shorter lines repeat on purpose: heads of
/// tables and lists, refrains, names of speakers.
const WORDS_NEAR: usize = 3;
const WORDS_ANYWHERE: usize = 7;

/// Blocks with the same words.
struct Copies {
    /// The last one met.
    latest: u32,
    /// All of them, the first included.
    count: usize,
}

/// Compares no text: the reader knows which block is a copy of which, whatever their case, spaces and marks.
fn check(article: &Article<'_>, _: &Facts, context: &Context<'_>, findings: &mut Findings) {
    // First block of a kind to its copies.
    let mut copies = HashMap::<u32, Copies>::new();
    for first in article.blocks.iter().filter_map(|block| block.copy_of) {
        copies.entry(first).or_insert(Copies { latest: first, count: 1 }).count += 1;
    }
    if copies.is_empty() {
        return;
    }
    for (number, block) in article.blocks.iter().enumerate() {
        let Some(first) = block.copy_of else { continue };
        let Some(known) = copies.get_mut(&first) else { continue };
        let distance = number - std::mem::replace(&mut known.latest, number as u32) as usize;
        let times = match known.count {
            2 => "twice".to_owned(),
            more => format!("{more} times"),
        };
        let words = article.block_tokens(block).iter().filter(|token| token.is_word()).count();
        let heading = matches!(block.kind, BlockKind::Byline | BlockKind::DateLine);
        let strong = !heading && (distance <= NEAR && words >= WORDS_NEAR || words >= WORDS_ANYWHERE);
        if may_repeat(article, block)
            || distance > 1 && (heading || words < WORDS_NEAR)
            || is_leftover(article, number, context)
        {
            continue;
        }
        let original = &article.blocks[first as usize];
        let label = difference(article.at(original.span), article.at(block.span));
        let message = format!("the {} {} is printed {times}", what(article, block), quoted(article, block.span));
        let added = findings
            .add(first_line(article, block.span), message)
            .label(label.unwrap_or("again here"))
            .also(first_line(article, original.span), "first here")
            .help(if label.is_none() { "cut one of the two" } else { "cut one of the two, and see which is better" });
        let added = match label {
            None => added.edit(article.block_with_gap(number), Safety::Suggested, ""),
            Some(_) => added,
        };
        if !strong {
            added.as_note();
        }
    }
}

/// Lines that stand more than once in sound copy.
fn may_repeat(article: &Article<'_>, block: &Block) -> bool {
    let tokens = article.block_tokens(block);
    let opens_a_list = tokens.last().is_some_and(|last| last.kind == TokenKind::Colon) && tokens.len() <= 8;
    let figures_only = !tokens.iter().any(|token| token.is_word() && token.span.len() > 1);
    opens_a_list || figures_only
}

/// Lines that the family `leftovers` reports; an agency's credits may well be printed once too often.
fn is_leftover(article: &Article<'_>, number: usize, context: &Context<'_>) -> bool {
    let Ok(at) = article.leftovers.binary_search_by_key(&(number as u32), |leftover| leftover.block) else {
        return false;
    };
    match article.leftovers[at].kind {
        LeftoverKind::Boilerplate(class) => context.lexicon.page.class(class).report != Report::Never,
        _ => article.leftovers[at].whole,
    }
}

fn what(article: &Article<'_>, block: &Block) -> &'static str {
    match block.kind {
        BlockKind::Headline => "headline",
        BlockKind::Caption => "caption",
        BlockKind::Subhead => "subhead",
        BlockKind::ListItem => "list item",
        _ if article.ends_with_stop(block) => "paragraph",
        _ => "line",
    }
}

/// How the copy differs, if it does.
fn difference(first: &str, copy: &str) -> Option<&'static str> {
    if first == copy {
        return None;
    }
    let lower = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<String>();
    Some(match lower(first) == lower(copy) {
        true => "differs from the first only in letter case",
        false => "differs from the first only in marks or spaces",
    })
}
