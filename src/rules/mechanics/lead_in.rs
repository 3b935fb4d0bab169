//! Sentences that a set-off quotation ends, for `mechanics/missing-terminal-punctuation`: the full stop, if there is one, stands
//! in the next paragraph.

use crate::article::{Article, Block, Token, TokenKind};
use crate::lexicon::Flags;

/// Verbs that announce the words of a text, besides those of saying.
const ANNOUNCES: [&str; 9] =
    ["claims", "contends", "contended", "alleges", "alleged", "maintains", "reads", "runs", "put"];

/// Words with which a clause begins: a quotation may take over behind one, where a paragraph that was broken in two may
/// break anywhere.
const CONJUNCTIONS: [&str; 12] =
    ["that", "because", "as", "since", "if", "when", "while", "whether", "although", "though", "how", "why"];

/// Whether the last sentence of a block leads into the next one, which quotes: it reports what somebody said or wrote, and
/// the next block is a quotation and nothing else, or takes over in lower case behind a conjunction.
pub(super) fn leads_into(article: &Article<'_>, block: &Block, next: &Block) -> bool {
    let Some(sentence) = article.block_sentences(block).last() else { return false };
    let own = |token: &&Token| !token.is_quoted();
    let reports = |token: &Token| token.is(Flags::SAYING) || ANNOUNCES.contains(&article.lower_of(token));
    let tokens = article.sentence_tokens(sentence);
    let reported = tokens.iter().filter(own).any(reports);
    // Who has quoted already in this sentence tells who spoke, and leads into nothing.
    let quotes = tokens.iter().any(Token::is_quoted);
    let behind = article.block_tokens(next);
    let joins = || tokens.last().is_some_and(|last| CONJUNCTIONS.contains(&article.lower_of(last)));
    reported && !quotes && (is_quotation(behind) || goes_on(behind) && joins())
}

/// Whether a block begins with a word in lower case.
fn goes_on(tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|first| first.is_word() && !first.is(Flags::CAPITALISED | Flags::INNER_CAPITAL))
}

/// Whether a block is quoted from end to end: nobody's name stands beside the words.
fn is_quotation(tokens: &[Token]) -> bool {
    let opens = tokens.first().is_some_and(|first| first.kind == TokenKind::Quote);
    opens && tokens.iter().filter(|token| token.is_word()).all(Token::is_quoted)
}
