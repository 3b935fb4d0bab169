//! Whether two like spellings are the names of two people, as far as the copy shows.

use super::spelling::uses;
use crate::article::{Article, Token};
use crate::facts::names::likeness::{Likeness, likeness};
use crate::facts::names::{Around, NameWord, Names, is_given_name};
use crate::lexicon::Flags;

/// Two people: both have given names before them and no two of these agree, or one is only ever a given name and the
/// other only ever a surname.
pub(super) fn are_distinct(article: &Article<'_>, names: &Names, a: &NameWord, b: &NameWord) -> bool {
    let given = |word| uses(names, word).filter_map(|at| Around::new(article, at).given_name()).collect::<Vec<_>>();
    let (of_a, of_b) = (given(a), given(b));
    let agree = |x: &&Token, y: &&Token| {
        let (x, y) = (article.lower_of(x), article.lower_of(y));
        x == y || likeness_of_given(x, y)
    };
    if !of_a.is_empty() && !of_b.is_empty() && !of_a.iter().any(|x| of_b.iter().any(|y| agree(x, y))) {
        return true;
    }
    let only_given = |word: &NameWord| {
        word.flags.contains(Flags::GIVEN_NAME)
            && uses(names, word).all(|at| {
                let around = Around::new(article, at);
                is_given_name(&article.tokens[at])
                    && around.given_name().is_none()
                    && around.right.is_some_and(|right| !right.is(Flags::INSTITUTION))
            })
    };
    if are_two_given_names(article, names, a, b)
        || are_introduced_and_named_again(article, names, a, b)
        || are_in_one_breath(article, names, a, b)
    {
        return true;
    }
    only_given(a) && !of_b.is_empty() && of_a.is_empty() || only_given(b) && !of_a.is_empty() && of_b.is_empty()
}

/// Two known surnames, each with a given name in one place and alone in another: James Risen and James Rosen. A slip is
/// rarely made in both.
fn are_introduced_and_named_again(article: &Article<'_>, names: &Names, a: &NameWord, b: &NameWord) -> bool {
    let both = |word: &NameWord| {
        let introduced = uses(names, word).any(|at| Around::new(article, at).given_name().is_some());
        let alone = uses(names, word).any(|at| {
            let around = Around::new(article, at);
            around.right.is_none() && around.left.is_none_or(|left| left.is(Flags::HONORIFIC | Flags::TITLE))
        });
        word.flags.level() >= 2 && introduced && alone
    };
    both(a) && both(b)
}

/// Two given names before one surname within a sentence: Ariana Hawk and Aliana Hawk are of one family. Nobody is named
/// in full twice in a sentence, but a list of links may be; so a spelling that no list knows is a slip beside a dictionary's.
fn are_in_one_breath(article: &Article<'_>, names: &Names, a: &NameWord, b: &NameWord) -> bool {
    let full = |word: &NameWord| {
        let in_front = |at: usize| {
            let around = Around::new(article, at);
            let surname = around.right.filter(|_| around.left.is_none() && !around.hyphened)?;
            Some((article.sentence_of(at).span.start, article.lower_of(surname)))
        };
        uses(names, word).filter_map(in_front).collect::<Vec<_>>()
    };
    let slip = a.flags.level().abs_diff(b.flags.level()) == Flags::DICTIONARY;
    let of_b = full(b);
    !slip && (a.flags | b.flags).contains(Flags::GIVEN_NAME) && full(a).iter().any(|named| of_b.contains(named))
}

/// Two given names in use beside different surnames: Arjen Robben and Arjan De Zeeuw. A spelling that no list knows
/// beside one that a dictionary has is a slip all the same.
fn are_two_given_names(article: &Article<'_>, names: &Names, a: &NameWord, b: &NameWord) -> bool {
    let either = a.flags | b.flags;
    // Philipp-Moritz and Philip.
    let hyphened = |word| uses(names, word).any(|at| Around::new(article, at).hyphened);
    if either.contains(Flags::GIVEN_NAME) && hyphened(a) != hyphened(b) {
        return true;
    }
    let slip = a.flags.level().abs_diff(b.flags.level()) >= 2;
    if slip || !either.contains(Flags::GIVEN_NAME) || either.intersects(Flags::WORD | Flags::DEMONYM | Flags::COUNTRY) {
        return false;
    }
    let behind = |word| uses(names, word).map(|at| Around::new(article, at).right.map(|right| article.lower_of(right)));
    let of_b: Vec<_> = behind(b).collect();
    behind(a).all(|x| x.is_some_and(|x| of_b.iter().all(|y| y.is_some_and(|y| x != y))))
}

/// One given name off by a letter is a slip or a short form, not another person. Initials agree with what they begin.
fn likeness_of_given(x: &str, y: &str) -> bool {
    let initial = |short: &str, long: &str| short.strip_suffix('.').is_some_and(|short| long.starts_with(short));
    initial(x, y) || initial(y, x) || likeness(x, y).is_some_and(Likeness::is_one_edit)
}
