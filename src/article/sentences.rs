//! Blocks to sentences, and what is a copy of what.

use super::{Article, Block, Marks, Token, TokenKind, range};
use crate::lexicon::Flags;
use crate::source::Span;
use hashbrown::HashMap;
use std::ops::Range;

/// A sentence, or what stands in for one (a headline, a caption, a list item).
#[derive(Clone, Debug)]
pub struct Sentence {
    pub span: Span,
    pub tokens: Range<u32>,
    /// Number of its block.
    pub block: u32,
    /// A hash of its words and figures without case and marks, the same in every article and run.
    pub hash: u64,
    /// Number of an earlier sentence with the same words, if there is one: a copy is no independent witness.
    pub copy_of: Option<u32>,
}

/// Tokens of a short sentence, so that the list of sentences seldom grows.
const TOKENS_PER_SENTENCE: usize = 16;

/// Cuts every block into sentences, marks their first words, and finds copies.
pub(super) fn split(article: &mut Article<'_>) {
    let mut sentences = std::mem::take(&mut article.sentences);
    sentences.reserve(article.tokens.len() / TOKENS_PER_SENTENCE + article.blocks.len());
    for (number, block) in article.blocks.iter_mut().enumerate() {
        let first = sentences.len() as u32;
        if let Some(last) = block.tokens.clone().last() {
            let tokens = &article.tokens[..=last as usize];
            let mut start = block.tokens.start;
            let stops = article.index.stops_of(block).iter().copied().filter(|&at| at < last);
            for end in stops.chain([last]) {
                let (from, at) = (start as usize, end as usize);
                if end == last || ends_sentence(&tokens[from..], at - from, &article.source.text) {
                    let span = tokens[from].span.to(tokens[at].span);
                    sentences.push(Sentence {
                        span,
                        tokens: start..end + 1,
                        block: number as u32,
                        hash: 0,
                        copy_of: None,
                    });
                    start = end + 1;
                }
            }
        }
        block.sentences = first..sentences.len() as u32;
    }
    mark_starts(&mut article.tokens, &sentences);
    find_copies(article, &mut sentences);
    article.sentence_numbers.reserve(article.tokens.len());
    for (number, sentence) in sentences.iter().enumerate() {
        article.sentence_numbers.resize(sentence.tokens.end as usize, number as u32);
    }
    article.sentences = sentences;
}

/// Finds the sentences and the blocks whose words stand earlier in the article.
fn find_copies(article: &mut Article<'_>, sentences: &mut [Sentence]) {
    let mut seen_sentences = HashMap::with_capacity(sentences.len());
    let mut seen_blocks = HashMap::with_capacity(article.blocks.len());
    let mut copies = Vec::with_capacity(article.blocks.len());
    for (number, block) in article.blocks.iter().enumerate() {
        let mut of_block = 0;
        for at in range(&block.sentences) {
            let mut of_sentence = 0;
            for token in &article.tokens[range(&sentences[at].tokens)] {
                let Some(part) = word_hash(article, token) else { continue };
                of_sentence = mix(of_sentence, part);
                of_block = mix(of_block, part);
            }
            sentences[at].hash = of_sentence;
            let first = *seen_sentences.entry(of_sentence).or_insert(at as u32);
            sentences[at].copy_of = (first != at as u32 && of_sentence != 0).then_some(first);
        }
        let first = *seen_blocks.entry(of_block).or_insert(number as u32);
        copies.push(((first != number as u32 && of_block != 0).then_some(first), of_block));
    }
    for (block, (copy, hash)) in article.blocks.iter_mut().zip(copies) {
        block.copy_of = copy;
        block.hash = hash;
    }
}

/// Most tokens end no sentence, whatever stands around them.
#[inline]
pub(super) fn may_end(token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => token.marks.contains(Marks::DOTTED),
        kind => matches!(kind, TokenKind::Stop | TokenKind::Quote | TokenKind::Single | TokenKind::Close),
    }
}

/// Whether the sentence ends with token `at`, which [may end](may_end) one. Closing marks behind the stop belong to it.
fn ends_sentence(tokens: &[Token], at: usize, text: &str) -> bool {
    let next = &tokens[at + 1];
    if closes(next) && next.is_glued() {
        return false;
    }
    // Back over closing marks to the stop.
    let Some(stop) = tokens[..=at].iter().rposition(|token| !closes(token)) else { return false };
    let stop_token = &tokens[stop];
    let dotted = stop_token.marks.contains(Marks::DOTTED);
    if stop_token.kind != TokenKind::Stop && !dotted || stop < at && !tokens[stop + 1..=at].iter().all(Token::is_glued)
    {
        return false;
    }
    let opener = tokens[at + 1..]
        .iter()
        .find(|token| !matches!(token.kind, TokenKind::Quote | TokenKind::Single | TokenKind::Open | TokenKind::Dash));
    let Some(opener) = opener else { return true };
    if next.is_glued() && !next.flags.contains(Flags::CAPITALISED) && next.kind != TokenKind::Quote {
        return false;
    }
    if dotted {
        // "PELHAM, N.C. — The bridge": the dash ends a dateline or sets off a remark.
        return next.kind != TokenKind::Dash
            && !stop_token.is(Flags::TITLE_ABBREVIATION)
            // "Fri. June 5".
            && !(stop_token.is(Flags::WEEKDAY) && opener.is(Flags::MONTH))
            && opener.flags.contains(Flags::CAPITALISED | Flags::FUNCTION);
    }
    let starts =
        opener.is_capitalised() || matches!(opener.kind, TokenKind::Number | TokenKind::Address | TokenKind::Symbol);
    if !starts && stop_token.span.of(text) == "." && opener.is_word() {
        // A lower-case word behind a full stop: a stray dot or a brand (iPhone); the reader goes on.
        return opener.flags.contains(Flags::INNER_CAPITAL);
    }
    starts
}

fn closes(token: &Token) -> bool {
    match token.kind {
        TokenKind::Close => true,
        TokenKind::Quote | TokenKind::Single => token.is_glued(),
        _ => false,
    }
}

fn mark_starts(tokens: &mut [Token], sentences: &[Sentence]) {
    for sentence in sentences {
        let tokens = &mut tokens[range(&sentence.tokens)];
        if let Some(first) = tokens.iter_mut().find(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)) {
            first.marks |= Marks::SENTENCE_START;
        }
    }
}

/// Compares the sentence behind the dateline with the others without the dateline: agencies print the lede bare and
/// then again with it.
pub(super) fn look_behind_dateline(article: &mut Article<'_>) {
    let Some(story) = article.dateline.as_ref().map(|dateline| dateline.story) else { return };
    let after = article.sentences.partition_point(|sentence| sentence.tokens.start < story);
    let Some(lede) = after.checked_sub(1).filter(|&at| article.sentences[at].tokens.contains(&story)) else { return };
    let bare = hash(article, &article.tokens[range(&(story..article.sentences[lede].tokens.end))]);
    article.sentences[lede].hash = bare;
    let mut first = None;
    for (number, sentence) in article.sentences.iter_mut().enumerate().filter(|(_, sentence)| sentence.hash == bare) {
        sentence.copy_of = first;
        first = first.or(Some(number as u32));
    }
}

/// A hash of the words and figures of some tokens, without case and marks.
pub(super) fn hash(article: &Article<'_>, tokens: &[Token]) -> u64 {
    tokens.iter().filter_map(|token| word_hash(article, token)).fold(0, mix)
}

#[inline]
pub(super) fn word_hash(article: &Article<'_>, token: &Token) -> Option<u64> {
    match (article.form(token), token.kind) {
        (Some(form), _) => Some(form.hash),
        (None, TokenKind::Number | TokenKind::Address) => Some(figure_hash(article, token)),
        _ => None,
    }
}

#[inline(never)]
fn figure_hash(article: &Article<'_>, token: &Token) -> u64 {
    xxhash_rust::xxh3::xxh3_64(article.token_text(token).as_bytes())
}

fn mix(hash: u64, part: u64) -> u64 {
    (hash ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
}

impl Article<'_> {
    /// Whether the copy reads as English: it declares so, or has the share of function words that English has. Very
    /// short copy is taken for English.
    pub(super) fn reads_as_english(&self) -> bool {
        if let Some(language) = self.front_matter.get(&["lang", "language", "locale"]) {
            return self.at(language).to_lowercase().starts_with("en");
        }
        let count =
            |flags| self.forms().iter().filter(|form| form.flags.contains(flags)).map(|form| form.count).sum::<u32>();
        let (all, function) = (count(Flags::empty()), count(Flags::FUNCTION));
        // English news runs at 35 to 45 % of function words by this list; German and French copy stays below 8 %.
        all < 60 || function * 100 >= all * 15
    }

    /// Whether a block ends as a sentence does: with a stop, perhaps inside closing marks.
    pub fn ends_with_stop(&self, block: &Block) -> bool {
        let tokens = self.block_tokens(block);
        tokens
            .iter()
            .rev()
            .find(|token| !closes(token) && token.kind != TokenKind::Quote)
            .is_some_and(|token| token.kind == TokenKind::Stop || token.marks.contains(Marks::DOTTED))
    }
}
