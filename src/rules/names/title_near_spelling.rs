//! `names/title-near-spelling`

use crate::article::{Article, BlockKind, Token};
use crate::facts::Facts;
use crate::facts::names::likeness::{Likeness, is_ending, likeness};
use crate::facts::names::{is_foreign_copy, is_glossed, is_next_word};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::{Flags, Lexicon};
use crate::rules::wording::in_case_of;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;
use hashbrown::HashMap;

pub const RULE: Rule = Rule {
    name: "names/title-near-spelling",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/names/title-near-spelling.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Letters of the shortest title that stands by itself and is believed to be off by any letter.
const SHORTEST: usize = 6;

fn check(article: &Article<'_>, _: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let asked = Flags::NEAR_TITLE | Flags::CAPITALISED;
    let mut offices = Offices::default();
    let story = article.blocks.iter().filter(|block| block.kind != BlockKind::Boilerplate);
    for block in story.filter(|block| block.flags.contains(asked)) {
        for at in article.index.capitals_of(block).iter().map(|&at| at as usize) {
            if !article.tokens[at].flags.contains(asked) {
                continue;
            }
            let right =
                in_office(article, context.lexicon, at).or_else(|| alone(article, context.lexicon, at, &mut offices));
            let excused = || is_glossed(article, at) || is_foreign_copy(article, at);
            if let Some((right, office)) = right.filter(|_| !excused()) {
                let elsewhere = offices.first(article, &office);
                report(article, at, &right, &office, elsewhere, findings);
            }
        }
    }
}

/// An office of several words that agrees with the list in all words but this one: `Prim Minister`.
fn in_office(article: &Article<'_>, lexicon: &Lexicon, at: usize) -> Option<(String, String)> {
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| article.tokens.get(at));
    if !beside.into_iter().any(|token| token.is(Flags::IN_PHRASE)) {
        return None;
    }
    let word = article.lower_of(&article.tokens[at]);
    for (right, _) in lexicon.near.near(word) {
        if is_ending(word, right, false) {
            continue;
        }
        for (phrase, place) in lexicon.offices.holding(right) {
            let Some(first) = at.checked_sub(place) else { continue };
            let Some(tokens) = article.tokens.get(first..first + phrase.words.len()) else { continue };
            let printed: Vec<&str> = tokens.iter().map(|token| article.lower_of(token)).collect();
            let others_agree = (0..printed.len()).all(|other| other == place || printed[other] == phrase.words[other]);
            let capitals = tokens.iter().all(|token| token.is_capitalised() || token.is(Flags::FUNCTION));
            if others_agree && capitals && are_adjacent(article, tokens) && !lexicon.offices.is_listed(&printed) {
                return Some((right.to_owned(), phrase.text.clone()));
            }
        }
    }
    None
}

/// A single word before a name that no dictionary knows: `Presidnet Obama`.
fn alone(article: &Article<'_>, lexicon: &Lexicon, at: usize, offices: &mut Offices) -> Option<(String, String)> {
    let token = &article.tokens[at];
    let next = article.tokens.get(at + 1)?;
    let before_name = next.is_capitalised() && !next.is(Flags::FUNCTION) && is_next_word(token, next, article.text());
    let word = article.lower_of(token);
    if token.flags.level() > 0 {
        return None;
    }
    let listed = lexicon.near.near(word).map(|(right, _)| right).find(|right| {
        let long = word.len() >= SHORTEST || likeness(word, right) == Some(Likeness::Transposed);
        let cognate = is_ending(word, right, false) || is_cognate(word, right);
        lexicon.is_title(right) && long && !cognate && (before_name || offices.first(article, right).is_some())
    })?;
    Some((listed.to_owned(), listed.to_owned()))
}

/// Whether a word is another language's form of an English title: Presidente, Generale, Ministre.
fn is_cognate(word: &str, title: &str) -> bool {
    let vowel_behind = word.strip_prefix(title).is_some_and(|end| matches!(end, "a" | "e" | "i" | "o"));
    let re = title.strip_suffix("er").is_some_and(|stem| word.strip_prefix(stem) == Some("re"));
    vowel_behind || re
}

fn report(
    article: &Article<'_>,
    at: usize,
    right: &str,
    office: &str,
    elsewhere: Option<Span>,
    findings: &mut Findings,
) {
    let token = &article.tokens[at];
    let printed = article.token_text(token);
    let right = in_case_of(printed, right);
    let office = if office.contains([' ', '-']) { format!(", as in \"{office}\"") } else { String::new() };
    let added = findings.add(token.span, format!("\"{printed}\" looks like a slip for \"{right}\"{office}"));
    let added = match elsewhere {
        Some(span) => added.also(span, "written this way here"),
        None => added,
    };
    // The list and the article agree that a word which nobody knows is wrong.
    let sure = token.flags.level() == 0 && elsewhere.is_some() && !token.is_quoted();
    let safety = if sure { Safety::Safe } else { Safety::Suggested };
    added.replace(safety, right);
}

/// Where the article first writes each office as it is listed: looked for once.
#[derive(Default)]
struct Offices(HashMap<String, Option<Span>>);

impl Offices {
    fn first(&mut self, article: &Article<'_>, office: &str) -> Option<Span> {
        *self.0.entry_ref(office).or_insert_with(|| {
            let words: Vec<&str> = office.split([' ', '-']).collect();
            article.tokens.windows(words.len()).find_map(|tokens| {
                let same = tokens.iter().zip(&words).all(|(token, word)| article.lower_of(token) == *word);
                (same && are_adjacent(article, tokens)).then(|| tokens[0].span.to(tokens[words.len() - 1].span))
            })
        })
    }
}

fn are_adjacent(article: &Article<'_>, tokens: &[Token]) -> bool {
    tokens.windows(2).all(|pair| is_next_word(&pair[0], &pair[1], article.text()))
}
