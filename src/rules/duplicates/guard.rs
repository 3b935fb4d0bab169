//! Where text stands twice on purpose.

use crate::article::{Article, Block, Token, TokenKind, count_words};

/// Blocks between two copies that still count as one slip of the hand.
pub(super) const NEAR: u32 = 3;

/// Tokens of the longest label that opens a block ("Hillary Clinton: ...").
const LABEL: usize = 8;

/// Whether it is mostly speech: pull quotes and tweets stand twice.
pub(super) fn is_spoken(tokens: &[Token]) -> bool {
    tokens.iter().filter(|token| token.is_word() && token.is_quoted()).count() * 2 > count_words(tokens)
}

/// Whether the block is an entry of a list that gives each of its heads the same treatment.
pub(super) fn is_labelled(article: &Article<'_>, block: &Block) -> bool {
    article.block_tokens(block).iter().take(LABEL).any(|token| token.kind == TokenKind::Colon)
}
