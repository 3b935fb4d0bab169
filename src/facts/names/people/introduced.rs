//! Whether the copy says beside a name who this is.

use super::Mention;
use crate::article::{Article, Token, TokenKind};
use crate::lexicon::Flags;

/// Words behind a name and a comma that begin to say who this is.
const OPENERS: [&str; 17] = [
    "a", "an", "the", "one", "of", "from", "then", "now", "his", "her", "its", "their", "former", "ex", "late",
    "retired", "senior",
];

/// A title or role before the name, or an age, a bracket or an apposition behind it.
pub(super) fn is_introduced(article: &Article<'_>, mention: &Mention) -> bool {
    !mention.titles.is_empty() || has_role(article, mention) || has_apposition(article, mention)
}

/// `bass player Mike Mills`, `tycoon Robert Morgan`.
fn has_role(article: &Article<'_>, mention: &Mention) -> bool {
    let before = (mention.tokens.start as usize).checked_sub(1).map(|at| &article.tokens[at]);
    before.is_some_and(|token| token.is_word() && is_role(token))
}

fn is_role(token: &Token) -> bool {
    token.is(Flags::TITLE | Flags::ROLE)
}

/// `, 34,`, `, the mayor of`, `, a lawyer`, `(R-Calif.)`.
fn has_apposition(article: &Article<'_>, mention: &Mention) -> bool {
    let end = mention.suffix.unwrap_or(mention.tokens.end - 1) as usize + 1;
    let Some(behind) = article.tokens.get(end) else { return false };
    if behind.kind == TokenKind::Open {
        return true;
    }
    let Some(next) = article.tokens.get(end + 1).filter(|_| behind.kind == TokenKind::Comma) else { return false };
    match next.kind {
        TokenKind::Number => true,
        TokenKind::Word => is_role(next) || OPENERS.contains(&article.lower_of(next)),
        _ => false,
    }
}
