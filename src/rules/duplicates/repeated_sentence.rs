//! `duplicates/repeated-sentence`

use super::guard::{NEAR, is_labelled, is_spoken};
use crate::article::{Article, Sentence, Token, count_words, range};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::rules::wording::quoted;
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

/// Farther off, a sentence of fewer words than this is a set phrase.
const WORDS_ANYWHERE: usize = 16;

/// A sentence of one of this many blocks at the top that stands again far below belongs to a summary above the story.
const TOP: u32 = 4;

/// Sentences of blocks that are copies as a whole are left to `duplicates/repeated-line`, those of near copies to
/// `duplicates/near-sentence`.
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
    let spoken = firsts.iter().chain(copies).any(|sentence| is_spoken(article.sentence_tokens(sentence)));
    let longest = copies.iter().map(|sentence| count_words(story(article, sentence))).max().unwrap_or(0);
    let is_behind = |sentences: &[Sentence]| {
        sentences.iter().any(|sentence| story(article, sentence).len() < article.sentence_tokens(sentence).len())
    };
    let behind_dateline = is_behind(firsts) || is_behind(copies);
    // A caption may say what the story says; a bare lede without its stop looks like one, but is the story's and stands
    // alone.
    let bare = if is_behind(copies) { original } else { block };
    let alone = bare.sentences.len() == count;
    let comparable = behind_dateline && alone || block.kind.is_prose() && original.kind.is_prose();
    let copied = block.copy_of.is_some() || article.echoes.block(copies[0].block).is_some();
    if copied || !comparable || spoken || longest < WORDS {
        return;
    }
    let distance = copies[0].block - firsts[0].block;
    let far = distance > NEAR && (firsts[0].block < TOP || count == 1 && longest < WORDS_ANYWHERE);
    let parallel = distance > 0 && [block, original].iter().all(|block| is_labelled(article, block));
    if !behind_dateline && (far || parallel && distance > 1) {
        return;
    }
    let span = |sentences: &[Sentence]| {
        let start = story(article, &sentences[0]).first().map_or(sentences[0].span, |token| token.span);
        article.first_line(Span { start: start.start, end: sentences[count - 1].span.end })
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
    if !behind_dateline && parallel {
        added.as_note();
    }
}

/// The sentence's tokens behind the dateline, if it opens with one.
fn story<'a>(article: &'a Article<'_>, sentence: &Sentence) -> &'a [Token] {
    &article.tokens[range(&article.behind_dateline(&sentence.tokens))]
}
