//! A first line that is written as a sentence of the story and not as a headline, for
//! `mechanics/missing-terminal-punctuation`.

use crate::article::{Article, Block, BlockKind, Token, TokenKind, count_words};
use crate::lexicon::Flags;
use crate::source::Span;

/// Words of the shortest such line, and articles in it: headlines do without them.
const SHORTEST: usize = 8;
const ARTICLES: usize = 2;

/// The last word of a first line that tells in the past tense and ends with the day, and the stop of the paragraph
/// behind it. No headline says "The envoy was summoned to the ministry on Thursday".
pub(super) fn find(article: &Article<'_>) -> Option<(Span, Span)> {
    let (first, next) = (article.blocks.first()?, article.blocks.get(1)?);
    let tokens = article.block_tokens(first);
    let words = count_words(tokens);
    let [.., on, day] = tokens else { return None };
    let told = on.is_word()
        && article.lower_of(on) == "on"
        && day.is(Flags::WEEKDAY)
        && tokens.iter().any(|token| is_past(article, token))
        && tokens.iter().filter(|token| matches!(article.lower_of(token), "the" | "a" | "an")).count() >= ARTICLES
        && words >= SHORTEST;
    let stop = article.block_tokens(next).last().filter(|_| next.kind == BlockKind::Body && states(article, next))?;
    (told && first.kind == BlockKind::Headline).then_some((day.span, stop.span))
}

fn is_past(article: &Article<'_>, token: &Token) -> bool {
    !token.is(Flags::CAPITALISED) && matches!(article.lower_of(token), "was" | "were" | "had" | "said" | "told")
}

fn states(article: &Article<'_>, block: &Block) -> bool {
    article.block_tokens(block).last().is_some_and(|last| last.kind == TokenKind::Stop)
}
