//! `names/given-name-conflict`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::names::{Person, is_glossed, likeness};
use crate::finding::Severity;
use crate::lexicon::{Flags, Lexicon};
use crate::rules::{Check, Context, Findings, Language, Rule};
use hashbrown::HashMap;

pub const RULE: Rule = Rule {
    name: "names/given-name-conflict",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/names/given-name-conflict.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Bytes around a mention within which a relative's word says that two people share a surname.
const KIN_REACH: u32 = 90;

/// Compares the people of one surname who hold one office. Without the office two given names are nearly always two
/// people (on 2,047 clean articles none of 20 pairs read was a slip), so nothing is said of them.
fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let mut by_office: HashMap<(&str, &str), Vec<&Person>> = HashMap::new();
    for person in &facts.names.people.mentions {
        if let Some(office) = office(article, person) {
            by_office.entry((lower(article, person.surname), office)).or_default().push(person);
        }
    }
    let mut groups: Vec<_> = by_office.into_values().filter(|people| people.len() >= 2).collect();
    groups.sort_by_key(|people| people[0].given);
    for people in groups {
        let Some(right) = right_one(article, context.lexicon, &people) else { continue };
        if people.iter().any(|person| is_excused(article, context.lexicon, person)) {
            continue;
        }
        for person in people.iter().filter(|person| differs(article, context.lexicon, person, right)) {
            let (wrong, other) = (article.at(person.span), article.at(right.span));
            let office = office(article, person).unwrap_or_default();
            findings
                .add(
                    person.span,
                    format!("the {office} called \"{wrong}\" here is \"{other}\" elsewhere in this article"),
                )
                .also(right.span, "another given name, the same office");
        }
    }
}

/// The title directly before a name, if it is an office that few people share at a time.
fn office<'a>(article: &'a Article<'_>, person: &Person) -> Option<&'a str> {
    let title = &article.tokens[person.titles.end.checked_sub(1)? as usize];
    let held_by_many =
        ["senator", "representative", "congressman", "congresswoman", "judge", "justice", "lawmaker", "general"];
    let word = article.lower_of(title);
    let office =
        title.is(Flags::TITLE) && !title.is(Flags::HONORIFIC | Flags::TITLE_ABBREVIATION) && !person.titles.is_empty();
    (office && !held_by_many.contains(&word)).then_some(word)
}

/// The person whose name is to be believed: a listed leader, one nearly so, else who is named more often, else earlier.
fn right_one<'p>(article: &Article<'_>, lexicon: &Lexicon, people: &[&'p Person]) -> Option<&'p Person> {
    let listed = |person: &Person| {
        let (given, surname) = (lower(article, person.given), lower(article, person.surname));
        if lexicon.leaders.is_listed(&[given, surname]) {
            2
        } else {
            usize::from(lexicon.near.near(given).any(|(near, _)| lexicon.leaders.is_listed(&[near, surname])))
        }
    };
    let mentions = |person: &Person| {
        let same = people.iter().filter(|other| lower(article, other.given) == lower(article, person.given));
        same.filter(|other| article.sentence_of(other.given as usize).copy_of.is_none()).count()
    };
    people.iter().copied().max_by_key(|person| (listed(person), mentions(person), std::cmp::Reverse(person.given)))
}

/// Another given name, and neither a nickname, an initial nor the same name off by a letter.
fn differs(article: &Article<'_>, lexicon: &Lexicon, a: &Person, b: &Person) -> bool {
    let (x, y) = (lower(article, a.given), lower(article, b.given));
    let initial = |short: &str, long: &str| short.strip_suffix('.').is_some_and(|short| long.starts_with(short));
    let nickname = || {
        lexicon.lists.people.nicknames.iter().any(|group| {
            let holds = |name: &str| group.iter().any(|other| other.eq_ignore_ascii_case(name));
            holds(x) && holds(y)
        })
    };
    x != y && !initial(x, y) && !initial(y, x) && likeness::likeness(x, y).is_none() && !nickname()
}

/// The copy says that there are two: a relative, a former holder, an explanation, or both are listed.
fn is_excused(article: &Article<'_>, lexicon: &Lexicon, person: &Person) -> bool {
    let at = person.given as usize;
    let span = person.span;
    let before = article.tokens[..at].iter().rev().take_while(|token| token.span.end + KIN_REACH >= span.start);
    let behind = article.tokens[at..].iter().take_while(|token| token.span.start <= span.end + KIN_REACH);
    let kin = before.chain(behind).any(|token| token.is(Flags::RELATIVE));
    let former = article.tokens[..at].iter().rev().take(6).any(|token| {
        matches!(
            article.lower_of(token),
            "former" | "ex" | "late" | "then" | "predecessor" | "successor" | "incoming" | "outgoing"
        )
    });
    let surname = lower(article, person.surname);
    let leaders = lexicon.leaders.holding(surname).filter(|(phrase, at)| at + 1 == phrase.words.len()).count();
    kin || former || leaders > 1 || is_glossed(article, at)
}

fn lower<'a>(article: &'a Article<'_>, token: u32) -> &'a str {
    article.lower_of(&article.tokens[token as usize])
}
