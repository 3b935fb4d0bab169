//! What in the copy says that two bear one surname.

use crate::article::Article;
use crate::facts::names::Mention;
use crate::lexicon::Flags;

/// Bytes around a mention within which a relative's word says so.
const KIN_REACH: u32 = 90;

/// A relative's word (wife, brothers, widow) stands near a mention.
pub(super) fn is_beside_kin(article: &Article<'_>, mention: &Mention) -> bool {
    let (at, span) = (mention.tokens.start as usize, mention.span);
    let before = article.tokens[..at].iter().rev().take_while(|token| token.span.end + KIN_REACH >= span.start);
    let behind = article.tokens[at..].iter().take_while(|token| token.span.start <= span.end + KIN_REACH);
    before.chain(behind).any(|token| token.is(Flags::RELATIVE))
}
