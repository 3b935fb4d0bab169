//! Whether a surname that nobody bears is the misspelt name of somebody who was introduced.

use super::spelling::uses;
use crate::article::Article;
use crate::facts::names::{Around, NameWord, Names};
use crate::lexicon::Flags;

/// One of two surnames is introduced with a given name, and the other is only ever called by itself, as a person who
/// speaks or is addressed: copy calls nobody so whom it has not introduced, presidents apart.
pub(super) fn are_one_person(article: &Article<'_>, names: &Names, a: &NameWord, b: &NameWord) -> bool {
    let first_introduced = |word: &NameWord| {
        uses(names, word).find(|&at| {
            let around = Around::new(article, at);
            around.given_name().is_some() && around.right.is_none()
        })
    };
    let (bare, introduced) = match (first_introduced(a), first_introduced(b)) {
        (None, Some(at)) => (a, at),
        (Some(at), None) => (b, at),
        _ => return false,
    };
    let surname = |word: &NameWord| word.flags.level() == 0 || word.flags.intersects(SURNAMES);
    let famous = Flags::IN_PHRASE | Flags::COUNTRY | Flags::DEMONYM | Flags::INSTITUTION;
    surname(a)
        && surname(b)
        && !bare.flags.intersects(famous)
        && uses(names, bare).all(|at| is_bare(article, at))
        && uses(names, bare).any(|at| at > introduced && acts(article, at))
}

const SURNAMES: Flags = Flags::SURNAME.union(Flags::RARE_SURNAME);

/// No given name stands before the surname, nor an initial without its dot.
fn is_bare(article: &Article<'_>, at: usize) -> bool {
    let around = Around::new(article, at);
    around.stands_alone() && around.left.is_none_or(|left| left.span.len() > 1)
}

/// A person is meant: a form of address or an office stands before, or the word speaks.
fn acts(article: &Article<'_>, at: usize) -> bool {
    let says =
        |at: Option<usize>| at.and_then(|at| article.tokens.get(at)).is_some_and(|token| token.is(Flags::SAYING));
    Around::new(article, at).title().is_some() || says(Some(at + 1)) || says(at.checked_sub(1))
}
