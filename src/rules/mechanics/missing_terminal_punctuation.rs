//! `mechanics/missing-terminal-punctuation`

use super::{bare_lede, lead_in};
use crate::article::{Article, Block, BlockKind, Sentence, Token, TokenKind, count_words};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::lexicon::Flags;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;
use hashbrown::HashMap;

pub const RULE: Rule = Rule {
    name: "mechanics/missing-terminal-punctuation",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/mechanics/missing-terminal-punctuation.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Words of the shortest paragraph that is surely a sentence, and of those that speak for the article's habit.
const SHORTEST: usize = 12;
const SHORTEST_PEER: usize = 10;
/// Paragraphs that must speak for it.
const FEWEST_PEERS: usize = 4;
/// Words of a sentence's end that make another sentence its copy.
const TAIL: usize = 10;
/// Words in lower case of a full sentence, words of a long paragraph, tokens in which a label ends.
const SHORTEST_SENTENCE: usize = 4;
const LONG: usize = 20;
const LABEL: usize = 9;

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    if let Some((last, peer)) = bare_lede::find(article) {
        findings
            .add(last, "the first line is a sentence without a full stop")
            .also(peer, "the next paragraph ends with one")
            .help("add the full stop, or make it a headline")
            .as_note();
    }
    if !body(article).any(|block| is_open(article, block)) {
        return;
    }
    let peers = body(article).filter(|block| words(article, block) >= SHORTEST_PEER);
    let (stopped, all) =
        peers.fold((0, 0), |(stopped, all), block| (stopped + usize::from(ends(article, block)), all + 1));
    let stopped_ends = stopped_ends(article);
    for (number, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Body) {
        let Some(last) = article.block_tokens(block).last().filter(|_| is_open(article, block)) else { continue };
        if let Some(&copy) = tail(article, article.block_tokens(block)).and_then(|tail| stopped_ends.get(&tail)) {
            findings
                .add(last.span, "this sentence ends without a full stop, its copy ends with one")
                .also(copy, "the copy ends with a full stop here")
                .help("add the full stop, or take one of the two out");
            continue;
        }
        let others = all - usize::from(words(article, block) >= SHORTEST_PEER);
        let usual = others >= FEWEST_PEERS && stopped * 10 >= others * 9;
        let Some(peer) = stop_of_neighbour(article, number).filter(|_| usual && plain_end(last)) else { continue };
        if article.blocks.get(number + 1).is_some_and(|next| lead_in::leads_into(article, block, next)) {
            continue;
        }
        let told = tells(article, block);
        if told || reads_on(article, block) {
            if let Some(next) = goes_on(article, number) {
                findings
                    .add(last.span, "this paragraph breaks off in mid-sentence; the next one begins in lower case")
                    .also(next, "the sentence seems to go on here")
                    .help("join the two paragraphs");
                continue;
            }
            let message =
                format!("this paragraph ends without a full stop; {stopped} others of this article end with one");
            let added = findings.add(last.span, message).also(peer, "its neighbour ends here");
            let added = added.help("add the full stop, or what was cut off");
            if !told {
                added.as_note();
            }
        }
    }
}

/// Whether a block of some length ends with a word.
fn is_open(article: &Article<'_>, block: &Block) -> bool {
    let word = article.block_tokens(block).last().is_some_and(Token::is_word);
    word && !ends(article, block) && words(article, block) >= SHORTEST
}

fn body<'a>(article: &'a Article<'_>) -> impl Iterator<Item = &'a Block> {
    article.blocks.iter().filter(|block| block.kind == BlockKind::Body)
}

/// The full stop of the paragraph before; none unless both neighbours are paragraphs with one. Two lines without a
/// stop are a list, and a line before a subhead or the article's end may be anything a page puts there.
fn stop_of_neighbour(article: &Article<'_>, number: usize) -> Option<Span> {
    let stopped = |block: &&Block| block.kind == BlockKind::Body && ends(article, block);
    let next = article.blocks.get(number + 1).filter(stopped)?;
    let before = article.blocks[..number].last();
    match before {
        None => article.block_tokens(next).last().map(|token| token.span),
        Some(before) if before.kind == BlockKind::Headline => article.block_tokens(next).last().map(|token| token.span),
        Some(before) => stopped(&before).then(|| article.block_tokens(before).last().map(|token| token.span))?,
    }
}

/// The word in lower case with which the next block begins.
fn goes_on(article: &Article<'_>, number: usize) -> Option<Span> {
    let first = article.block_tokens(article.blocks.get(number + 1)?).first()?;
    (first.is_word() && !first.is(Flags::CAPITALISED | Flags::INNER_CAPITAL)).then_some(first.span)
}

/// Whether a block ends as a sentence or an introduction does; a closing bracket or dash ends it too.
fn ends(article: &Article<'_>, block: &Block) -> bool {
    let last = article.block_tokens(block).last();
    article.ends_with_stop(block)
        || last.is_some_and(|last| {
            use TokenKind::{Address, Close, Colon, Dash, Quote, Single};
            matches!(last.kind, Colon | Close | Dash | Quote | Single | Address)
        })
}

/// A word in lower case, a weekday or a month: what headlines and credits seldom end with.
fn plain_end(last: &Token) -> bool {
    !last.is(Flags::CAPITALISED) || last.is(Flags::WEEKDAY | Flags::MONTH)
}

/// Whether the block is surely running text: a full sentence stands before its last one, or somebody said or reported
/// something in the past tense, which headlines put in the present.
fn tells(article: &Article<'_>, block: &Block) -> bool {
    let sentences = article.block_sentences(block);
    let full = |sentence: &Sentence| {
        let tokens = article.sentence_tokens(sentence);
        let stop = tokens.iter().rfind(|token| token.kind != TokenKind::Quote);
        let stated = stop.is_some_and(|stop| stop.kind == TokenKind::Stop && article.token_text(stop) == ".");
        let lower = tokens.iter().filter(|token| token.is_word() && !token.is(Flags::CAPITALISED)).count();
        stated && lower >= SHORTEST_SENTENCE
    };
    let several = sentences.len() >= 2
        && sentences[..sentences.len() - 1].iter().all(full)
        && article.sentence_tokens(&sentences[sentences.len() - 1]).len() >= SHORTEST_SENTENCE;
    let tokens = article.block_tokens(block);
    let said = tokens.iter().enumerate().any(|(at, token)| {
        let word = article.lower_of(token);
        // "The row over the dam, explained" is a headline.
        let participle = at > 0 && tokens[at - 1].kind == TokenKind::Comma && at + 1 == tokens.len();
        !participle
            && token.is(Flags::SAYING)
            && !token.is_quoted()
            && (word.ends_with("ed") || matches!(word, "said" | "told" | "wrote"))
    });
    is_plain(article, block) && (several || said)
}

/// Whether the block reads as a sentence of some length all the same.
fn reads_on(article: &Article<'_>, block: &Block) -> bool {
    let comma = article.block_tokens(block).iter().any(|token| token.kind == TokenKind::Comma);
    comma && words(article, block) >= LONG && is_plain(article, block)
}

/// Nothing in it that pages put between paragraphs: a stroke, a bullet, a label in front, a caller's address.
fn is_plain(article: &Article<'_>, block: &Block) -> bool {
    let tokens = article.block_tokens(block);
    let label = tokens.iter().take(LABEL).any(|token| token.kind == TokenKind::Colon);
    let symbol = |token: &Token| {
        let text = article.token_text(token);
        token.kind == TokenKind::Symbol && matches!(text, "|" | "•" | "▪" | "►" | "©" | "→")
            || token.kind == TokenKind::Address && (text.starts_with(['@', '#']) || text.contains("//"))
    };
    !label && !tokens.iter().any(symbol)
}

/// The last word and the stop of each sentence that ends with one, by its last words; the first of equals.
fn stopped_ends(article: &Article<'_>) -> HashMap<u64, Span> {
    let mut ends = HashMap::new();
    for sentence in &article.sentences {
        let tokens = article.sentence_tokens(sentence);
        let stop = tokens.last().filter(|stop| stop.kind == TokenKind::Stop);
        let last = tokens.iter().rfind(|token| token.is_word());
        if let (Some(stop), Some(last), Some(tail)) = (stop, last, tail(article, tokens)) {
            ends.entry(tail).or_insert(last.span.to(stop.span));
        }
    }
    ends
}

/// A hash of the last words, if there are enough of them to tell a copy.
fn tail(article: &Article<'_>, tokens: &[Token]) -> Option<u64> {
    let words = tokens.iter().rev().filter_map(|token| article.form(token)).take(TAIL);
    let (count, hash) = words.fold((0, 0u64), |(count, hash), form| (count + 1, hash.rotate_left(7) ^ form.hash));
    (count == TAIL).then_some(hash)
}

fn words(article: &Article<'_>, block: &Block) -> usize {
    count_words(article.block_tokens(block))
}
