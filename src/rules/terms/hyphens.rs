//! Words of two parts with a hyphen between them, for `terms/hyphen-variant`.

use crate::article::{Article, Token, TokenKind};
use crate::lexicon::hash_word;

/// The hyphens between the two parts of a word. Up-to-date has three parts; a second part with a capital is a name's.
pub(super) fn hyphens<'a>(article: &'a Article<'_>) -> impl Iterator<Item = usize> + 'a {
    let tokens = &article.tokens;
    let marks = article.index.marks().iter().map(|&at| at as usize).filter(|&at| at > 0);
    marks.filter(move |&at| {
        let (hyphen, Some(behind)) = (&tokens[at], tokens.get(at + 1)) else { return false };
        let joins = is_glued_hyphen(hyphen) && behind.is_glued() && tokens[at - 1].is_word() && behind.is_word();
        let longer = || is_behind_hyphen(article, at - 1) || tokens.get(at + 2).is_some_and(is_glued_hyphen);
        joins && !behind.is_capitalised() && !longer()
    })
}

/// Puts the closed form of the word with this hyphen into `closed`, and returns the length of its first part in
/// bytes.
pub(super) fn join(article: &Article<'_>, hyphen: usize, closed: &mut String) -> usize {
    closed.clear();
    closed.push_str(article.lower_of(&article.tokens[hyphen - 1]));
    let first = closed.len();
    closed.push_str(article.lower_of(&article.tokens[hyphen + 1]));
    first
}

/// Hashes of a closed form in singular and plural, itself first.
pub(super) fn closed_forms(closed: &mut String) -> [u64; 2] {
    let key = hash_word(closed);
    if closed.ends_with('s') {
        return [key, hash_word(&closed[..closed.len() - 1])];
    }
    closed.push('s');
    let plural = hash_word(closed);
    closed.pop();
    [key, plural]
}

/// Whether a hyphen joins a token to what stands before it.
pub(super) fn is_behind_hyphen(article: &Article<'_>, at: usize) -> bool {
    article.tokens[at].is_glued() && at > 0 && article.tokens[at - 1].kind == TokenKind::Hyphen
}

pub(super) fn is_glued_hyphen(token: &Token) -> bool {
    token.kind == TokenKind::Hyphen && token.is_glued()
}
