//! `names/phrase-near-spelling`

use super::near_spelling::report;
use super::spelling::{self, Case};
use crate::article::{Article, Token, TokenKind};
use crate::facts::Facts;
use crate::facts::names::likeness::is_ending;
use crate::facts::names::{NameWord, is_glossed, name_around};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::{Flags, Lexicon, Phrase, Phrases};
use crate::rules::wording::in_case_of;
use crate::rules::{Check, Context, Findings, Language, Rule};
use hashbrown::HashSet;

pub const RULE: Rule = Rule {
    name: "names/phrase-near-spelling",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/names/phrase-near-spelling.md"),
    language: Language::English,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let house = &context.evidence.house;
    let cases = spelling::cases(article, &facts.names, house, Flags::DICTIONARY);
    let mut reported: HashSet<u32> = HashSet::new();
    for case in cases.iter().filter(|case| case.by_neighbours) {
        let case = settle(article, facts, context, case);
        reported.extend(facts.names.words.uses(case.wrong));
        report(article, facts, &case, findings);
    }
    let mut others = None;
    for word in facts.names.words.iter().filter(|word| word.flags.intersects(Flags::NEAR_BODY | Flags::NEAR_LEADER)) {
        let within = |at: &&u32| !reported.contains(*at) && has_neighbour(article, **at as usize);
        let mut uses = facts.names.words.uses(word).iter().filter(within).peekable();
        if uses.peek().is_none() {
            continue;
        }
        let near: Vec<(&str, Flags)> = context.lexicon.near.near(article.lower(word.form)).collect();
        for &at in uses {
            let Some((phrase, place)) = against_lists(article, context, &near, at as usize) else { continue };
            // What the article itself contradicts is said by names/near-spelling.
            let others = others.get_or_insert_with(|| spelling::cases(article, &facts.names, house, 0));
            if !others.iter().any(|case| std::ptr::eq(case.wrong, word)) {
                report_slip(article, context.lexicon, at as usize, (phrase, place), findings);
            }
        }
    }
}

/// Most mentions do not outweigh a list, unless they are so many times more.
const OUTWEIGHED: u32 = 3;

/// Turns a case round where a list has the one spelling in the same words and not the other: it settles what the article
/// leaves open.
fn settle<'n>(article: &Article<'_>, facts: &Facts, context: &Context<'_>, case: &Case<'n>) -> Case<'n> {
    let is_slip = |word: &NameWord, listed: &NameWord| {
        let near: Vec<(&str, Flags)> = context.lexicon.near.near(article.lower(word.form)).collect();
        let mut uses = facts.names.words.uses(word).iter().filter(|&&at| has_neighbour(article, at as usize));
        uses.any(|&at| {
            let found = against_lists(article, context, &near, at as usize);
            found.is_some_and(|(phrase, place)| phrase.words[place] == article.lower(listed.form))
        })
    };
    let outweighed = case.right.independent >= OUTWEIGHED * case.wrong.independent;
    if !outweighed && is_slip(case.right, case.wrong) && !is_slip(case.wrong, case.right) {
        return Case { wrong: case.right, right: case.wrong, undecided: false, ..*case };
    }
    *case
}

/// A listed name of several words has another of its words beside this one; nearly all words end here.
fn has_neighbour(article: &Article<'_>, at: usize) -> bool {
    let listed = |at: Option<usize>| {
        let token = at.and_then(|at| article.tokens.get(at));
        token.is_some_and(|token| token.kind == TokenKind::Hyphen || token.is(Flags::IN_PHRASE))
    };
    listed(at.checked_sub(1)) || listed(Some(at + 1))
}

/// A listed name that agrees in all words but this one, and this one's number in it: it opens a case on its own.
fn against_lists<'l>(
    article: &Article<'_>,
    context: &Context<'l>,
    near: &[(&str, Flags)],
    at: usize,
) -> Option<(&'l Phrase, usize)> {
    let (token, lexicon) = (&article.tokens[at], context.lexicon);
    let word = article.lower_of(token);
    let found = near.iter().filter(|(right, _)| !is_ending(word, right, true)).find_map(|&(right, class)| {
        let body = || {
            let long = |phrase: &Phrase| phrase.words.len() >= 3 || token.flags.level() == 0;
            agreeing(article, &lexicon.bodies, right, at, long)
        };
        let leader = || agreeing(article, &lexicon.leaders, right, at, |phrase| is_leader(article, phrase, at, word));
        let of_body = class.contains(Flags::NEAR_BODY).then(body).flatten();
        of_body.or_else(|| class.contains(Flags::NEAR_LEADER).then(leader).flatten())
    });
    found.filter(|_| !is_glossed(article, at))
}

fn report_slip(
    article: &Article<'_>,
    lexicon: &Lexicon,
    at: usize,
    (phrase, place): (&Phrase, usize),
    findings: &mut Findings,
) {
    let token = &article.tokens[at];
    let printed = article.token_text(token);
    let right = phrase.text.split([' ', '-']).nth(place).unwrap_or(&phrase.text);
    // Mahmud and Mahmoud: of two romanisations neither is a slip, but the list has the usual one.
    let groups = lexicon.variants_of(article.lower_of(token));
    let romanised = lexicon.variants_of(&phrase.words[place]).iter().any(|group| groups.contains(group));
    let message = if romanised {
        format!("\"{printed}\" is another romanisation of \"{right}\", as in the listed name \"{}\"", phrase.text)
    } else {
        format!("\"{printed}\" looks like a slip for \"{right}\", as in the listed name \"{}\"", phrase.text)
    };
    // A list alone decides nothing for good.
    let added = findings.add(token.span, message).replace(Safety::Suggested, in_case_of(printed, right));
    if romanised {
        added.as_note();
    }
}

/// A phrase of the list whose words stand around token `at`, all but the one there, and its number in the phrase.
fn agreeing<'l>(
    article: &Article<'_>,
    phrases: &'l Phrases,
    right: &str,
    at: usize,
    allowed: impl Fn(&Phrase) -> bool,
) -> Option<(&'l Phrase, usize)> {
    phrases.holding(right).filter(|(phrase, place)| has_next_word(article, at, phrase, *place)).find(
        |(phrase, place)| {
            let words = name_around(article, at, *place, phrase.words.len());
            let agree = |words: &Vec<&Token>| {
                let same = |other: usize| {
                    article.lower_of(words[other]) == phrase.words[other]
                        && (words[other].is_capitalised() || words[other].is(Flags::FUNCTION))
                };
                (0..words.len()).all(|other| other == *place || same(other))
            };
            words.as_ref().is_some_and(agree) && allowed(phrase)
        },
    )
}

/// Whether the phrase's next word stands beside token `at`, or behind a hyphen: nearly no phrase's does.
fn has_next_word(article: &Article<'_>, at: usize, phrase: &Phrase, place: usize) -> bool {
    let is = |at: Option<usize>, word: &str| {
        at.and_then(|at| article.tokens.get(at)).is_some_and(|token| article.lower_of(token) == word)
    };
    match place.checked_sub(1) {
        Some(before) => {
            let word = &phrase.words[before];
            is(at.checked_sub(1), word) || is(at.checked_sub(2), word)
        }
        None => phrase.words.get(1).is_none_or(|word| is(Some(at + 1), word) || is(Some(at + 2), word)),
    }
}

/// Whether somebody's name may be measured against a leader's. Two people may differ by a letter, so a name made of two
/// common names (Teresa May) needs an office before it.
fn is_leader(article: &Article<'_>, phrase: &Phrase, at: usize, word: &str) -> bool {
    let token = &article.tokens[at];
    let last =
        phrase.words.last().is_some_and(|surname| surname != word && !phrase.words.iter().any(|other| other == word));
    let place_is_surname = name_around(article, at, phrase.words.len() - 1, phrase.words.len()).is_some_and(|words| {
        words.iter().zip(&phrase.words).rev().skip(1).all(|(word, listed)| article.lower_of(word) == listed)
    });
    if place_is_surname {
        // A misspelt surname must be nobody's.
        return last && token.flags.level() == 0 && word.len() >= 5;
    }
    let surname_is_common = name_around(article, at, 0, phrase.words.len())
        .is_some_and(|words| words.last().is_some_and(|surname| surname.is(Flags::SURNAME)));
    let given_is_common = token.is(Flags::GIVEN_NAME);
    let office = at.checked_sub(1).is_some_and(|before| article.tokens[before].is(Flags::TITLE));
    word.len() >= 5 && (!(surname_is_common && given_is_common) || office)
}
