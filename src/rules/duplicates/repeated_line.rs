//! `duplicates/repeated-line`

use super::guard::NEAR;
use crate::article::{Article, Block, BlockKind, LeftoverKind, TokenKind, count_words};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::Report;
use crate::rules::wording::quoted;
use crate::rules::{Check, Context, Findings, Language, Rule};
use hashbrown::HashMap;
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "duplicates/repeated-line",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/duplicates/repeated-line.md"),
    language: Language::Any,
    check: Check::Article(check),
};

/// Tokens of the longest line that opens a list with a colon.
const LIST_OPENER: usize = 12;

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
    let mut number = 0;
    while let Some(block) = article.blocks.get(number) {
        let Some((first, known)) = block.copy_of.and_then(|first| Some((first, copies.get_mut(&first)?))) else {
            number += 1;
            continue;
        };
        let distance = number as u32 - std::mem::replace(&mut known.latest, number as u32);
        let times = known.count;
        // Blocks that stand one behind the other in both places were pasted together.
        let follows = |step: usize| {
            let copy = article.blocks.get(number + step).and_then(|block| block.copy_of);
            copy == Some(first + step as u32) && copies.get(&(first + step as u32)).is_some_and(|next| next.count == 2)
        };
        let most = if times == 2 { distance as usize } else { 1 };
        let run = (1..most).take_while(|&step| follows(step)).count() + 1;
        let told = |number: usize| {
            let block = &article.blocks[number];
            (!may_repeat(article, block) && !is_leftover(article, number, context))
                .then(|| weight(article, block, distance))
                .flatten()
        };
        // A label in front ("Vote now:") says nothing of what was printed twice.
        let telling = (number..number + run).position(|number| told(number).is_some());
        if let (Some(labels), Some(weight)) = (telling, (number..number + run).filter_map(told).max()) {
            let firsts = first as usize + labels..first as usize + run;
            report(article, firsts, number..number + run, times, weight, findings);
        }
        number += run;
    }
}

/// How much a copy says; nothing where lines of its kind repeat on purpose.
fn weight(article: &Article<'_>, block: &Block, distance: u32) -> Option<Severity> {
    let words = count_words(article.block_tokens(block));
    match block.kind {
        // Two stories on one page have one writer and one day; one line printed twice in a row is a slip.
        BlockKind::Table => None,
        BlockKind::Byline | BlockKind::DateLine => (distance == 1).then_some(Severity::Warning),
        _ if words >= WORDS_ANYWHERE || words >= WORDS_NEAR && distance <= NEAR => Some(Severity::Warning),
        // A head that stands over several parts, a credit under several pictures.
        BlockKind::Subhead | BlockKind::Caption | BlockKind::ListItem if distance > NEAR => None,
        _ => (distance == 1 || words >= WORDS_NEAR).then_some(Severity::Note),
    }
}

/// Shows the `firsts` and their copies, which end the blocks of `cut`.
fn report(
    article: &Article<'_>,
    firsts: Range<usize>,
    cut: Range<usize>,
    times: usize,
    weight: Severity,
    findings: &mut Findings,
) {
    let copy = cut.end - firsts.len();
    let [original, block] = [&article.blocks[firsts.start], &article.blocks[copy]];
    let whole = |first: usize, length: usize| article.blocks[first].span.to(article.blocks[first + length - 1].span);
    let [first_text, text] = [firsts.start, copy].map(|first| article.at(whole(first, firsts.len())));
    let label = difference(first_text, text);
    let times = match times {
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    };
    let text = quoted(article, block.span);
    let message = match firsts.len() {
        1 => format!("the {} {text} is printed {times}", what(article, block)),
        more => format!("the {more} paragraphs from {text} on are printed {times}"),
    };
    let again = match firsts.len() {
        1 => "again here".to_owned(),
        more => format!("{more} paragraphs begin again here"),
    };
    let added = findings
        .add(article.first_line(block.span), message)
        .label(label.map_or(again, str::to_owned))
        .also(article.first_line(original.span), "first here")
        .help(if label.is_none() { "cut one of the two" } else { "cut one of the two, and see which is better" });
    let added = match label {
        None => {
            let [start, end] = [cut.start, cut.end - 1].map(|number| article.block_with_gap(number));
            added.edit(start.to(end), Safety::Suggested, "")
        }
        Some(_) => added,
    };
    if weight == Severity::Note {
        added.as_note();
    }
}

/// Lines that stand more than once in sound copy.
fn may_repeat(article: &Article<'_>, block: &Block) -> bool {
    let tokens = article.block_tokens(block);
    let opens_a_list = tokens.last().is_some_and(|last| last.kind == TokenKind::Colon) && tokens.len() <= LIST_OPENER;
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
