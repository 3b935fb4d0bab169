//! Whether a full name that stands once is another's name by mistake, as far as the copy shows.

use super::given_name_conflict::{Case, HELD_BY_MANY};
use super::kin::is_beside_kin;
use crate::article::{TokenKind, range};
use crate::facts::names::{Mention, Person, is_given_name, is_glossed};
use crate::lexicon::Flags;

/// Whom a name stands for that appears once, behind another of its surname, without a word of who this is.
pub(super) fn stranger<'c>(case: &Case<'c, '_>, wrong: &Person) -> Option<&'c Mention> {
    let mention = &case.people.mentions[wrong.first as usize];
    let other = |person: &&Person| person.first != wrong.first;
    let right = case.people.members(case.family).iter().filter(other).max_by_key(|person| person.independent)?;
    let right = &case.people.mentions[right.first as usize];
    let sentence = |mention: &Mention| case.article.sentence_of(mention.surname as usize).span.start;
    let known = |mention: &Mention| case.lexicon.given.is_known(case.given(mention), case.surname());
    let alone = wrong.independent == 1 && case.mentions(wrong).count() == 1 && right.span.start < mention.span.start;
    let introduced = mention.introduced && !have_one_role(case, mention, right);
    let silent = introduced
        || case.people.of(case.family).any(|other| {
            other.given.is_some() && other.person != mention.person && sentence(other) == sentence(mention)
        })
        || known(mention)
        || is_particle(case, mention, right)
        || is_beside_kin(case.article, mention)
        || is_glossed(case.article, mention.surname as usize)
        || signs(case, mention);
    // A leader's surname may be a word (macron).
    let named = case.is_leader(right) || !is_word(case, right);
    (alone && !silent && named && is_plain(case, mention) && is_plain(case, right)).then_some(right)
}

/// A listed given name and no hyphen: Cruz-Rubio, Al-Noor.
fn is_plain(case: &Case<'_, '_>, mention: &Mention) -> bool {
    let tokens = &case.article.tokens[range(&mention.tokens)];
    let given = mention.given.is_some_and(|given| {
        let token = &case.article.tokens[given as usize];
        is_given_name(token) && token.is(Flags::GIVEN_NAME)
    });
    given && !tokens.iter().any(|token| token.kind == TokenKind::Hyphen)
}

/// A surname that is only a word: Linwood Mosque, Shelby County.
fn is_word(case: &Case<'_, '_>, mention: &Mention) -> bool {
    let surname = &case.article.tokens[mention.surname as usize];
    let name = Flags::SURNAME | Flags::RARE_SURNAME | Flags::NAME;
    surname.is(Flags::WORD) && !surname.is(name) || surname.is(Flags::NOT_GIVEN)
}

/// Van Gisbergen at a sentence's beginning is Mark van Gisbergen.
fn is_particle(case: &Case<'_, '_>, mention: &Mention, right: &Mention) -> bool {
    // Kim Jong Un may be an article's first words.
    let before = right.surname.checked_sub(1).map(|before| &case.article.tokens[before as usize]);
    before.is_some_and(|token| token.is(Flags::PARTICLE) && case.article.lower_of(token) == case.given(mention))
}

/// The same word, of what somebody is, stands before both: nominee Andrew Trump, nominee Donald Trump.
/// Of a role that many have, two are two.
fn have_one_role(case: &Case<'_, '_>, mention: &Mention, right: &Mention) -> bool {
    let before = |mention: &Mention| {
        let token = &case.article.tokens[mention.tokens.start.checked_sub(1)? as usize];
        let word = case.article.lower_of(token);
        (!HELD_BY_MANY.contains(&word) && !token.is(Flags::TITLE_ABBREVIATION)).then_some(word)
    };
    let role = before(mention);
    let bears = |other: &Mention| other.given.is_some() && other.person == right.person && before(other) == role;
    role.is_some_and(|role| case.lexicon.is_role(role)) && case.people.of(case.family).any(bears)
}

/// `Stella Kim reported from Seoul`: a colleague signs.
fn signs(case: &Case<'_, '_>, mention: &Mention) -> bool {
    let behind = case.article.tokens.get(mention.tokens.end as usize);
    behind.is_some_and(|token| matches!(case.article.lower_of(token), "reported" | "contributed"))
}
