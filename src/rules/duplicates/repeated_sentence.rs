//! `duplicates/repeated-sentence`

use crate::article::{Article, Block, Sentence, Token, TokenKind, range};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::rules::wording::{first_line, quoted};
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;

pub const RULE: Rule = Rule {
    name: "duplicates/repeated-sentence",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/duplicates/repeated-sentence.md"),
    language: Language::Any,
    check: Check::Article(check),
};

/// Words of the shortest sentence that is reported; shorter ones repeat for effect.
const WORDS: usize = 8;

/// Blocks between two copies that still count as one slip of the hand; farther off, a sentence of fewer words than
/// this is a set phrase and no more than a note.
const NEAR: u32 = 3;
const WORDS_ANYWHERE: usize = 16;

/// A sentence of one of this many blocks at the top that stands again far below belongs to a summary above the story.
const TOP: u32 = 4;

/// Tokens of the longest label that opens a block ("Hillary Clinton: ...").
const LABEL: usize = 8;

/// Sentences of blocks that are copies as a whole are left to `duplicates/repeated-line`.
fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let mut at = 0;
    while let Some(sentence) = article.sentences.get(at) {
        let mut end = at + 1;
        if let Some(first) = sentence.copy_of {
            // Sentences copied together are one finding.
            let next = |step: usize| article.sentences.get(at + step).filter(|next| next.block == sentence.block);
            while next(end - at).is_some_and(|next| next.copy_of == Some(first + (end - at) as u32)) {
                end += 1;
            }
            report(article, first as usize, at, end - at, findings);
        }
        at = end;
    }
}

fn report(article: &Article<'_>, first: usize, copy: usize, count: usize, findings: &mut Findings) {
    let firsts = &article.sentences[first..first + count];
    let copies = &article.sentences[copy..copy + count];
    let block = &article.blocks[copies[0].block as usize];
    let original = &article.blocks[firsts[0].block as usize];
    let spoken = firsts.iter().chain(copies).any(|sentence| is_spoken(article, sentence));
    let longest = copies.iter().map(|sentence| words(story(article, sentence))).max().unwrap_or(0);
    let behind_dateline = firsts
        .iter()
        .chain(copies)
        .any(|sentence| story(article, sentence).len() < article.sentence_tokens(sentence).len());
    // A caption may say what the story says; a bare lede without its stop looks like one, but is the story's.
    let comparable = behind_dateline || block.kind.is_prose() && original.kind.is_prose();
    if block.copy_of.is_some() || !comparable || spoken || longest < WORDS {
        return;
    }
    let span = |sentences: &[Sentence]| {
        let start = story(article, &sentences[0]).first().map_or(sentences[0].span, |token| token.span);
        first_line(article, Span { start: start.start, end: sentences[count - 1].span.end })
    };
    let what = if count == 1 { "sentence" } else { "passage" };
    let text = quoted(article, span(copies));
    let message = match behind_dateline {
        true => format!("the {what} {text} is printed twice, once behind the dateline"),
        false => format!("the {what} {text} is printed twice"),
    };
    let added = findings
        .add(span(copies), message)
        .label("again here")
        .also(span(firsts), "first here")
        .help("cut one of the two");
    let distance = copies[0].block - firsts[0].block;
    let far = distance > NEAR && (firsts[0].block < TOP || count == 1 && longest < WORDS_ANYWHERE);
    let parallel = distance > 0 && [block, original].iter().all(|block| is_labelled(article, block));
    if !behind_dateline && (far || parallel) {
        added.as_note();
    }
}

/// Whether the block is an entry of a list that gives each of its heads the same treatment.
fn is_labelled(article: &Article<'_>, block: &Block) -> bool {
    article.block_tokens(block).iter().take(LABEL).any(|token| token.kind == TokenKind::Colon)
}

/// The sentence's tokens behind the dateline, if it opens with one.
fn story<'a>(article: &'a Article<'_>, sentence: &Sentence) -> &'a [Token] {
    let tokens = range(&sentence.tokens);
    let start = article.dateline.as_ref().map_or(0, |dateline| dateline.story as usize);
    let start = if tokens.contains(&start) { start } else { tokens.start };
    &article.tokens[start..tokens.end]
}

fn words(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.is_word()).count()
}

/// Whether the sentence is speech: pull quotes and tweets stand twice on purpose.
fn is_spoken(article: &Article<'_>, sentence: &Sentence) -> bool {
    let tokens = article.sentence_tokens(sentence);
    tokens.iter().filter(|token| token.is_word() && token.is_quoted()).count() * 2 > words(tokens)
}
