//! `acronyms/two-expansions`

use crate::article::{Article, Token, range};
use crate::facts::Facts;
use crate::facts::acronyms::{Definition, Fit};
use crate::facts::names::is_glossed;
use crate::facts::names::likeness::likeness;
use crate::finding::Severity;
use crate::lexicon::Flags;
use crate::rules::wording::quoted;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "acronyms/two-expansions",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/acronyms/two-expansions.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Letters with which two forms of one word begin: Transport, Transportation.
const STEM: usize = 4;

/// Definitions of one article that are compared.
const MOST: usize = 128;

/// Only expansions with the acronym's initials are compared: of others nobody knows where they begin.
fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let all = facts.acronyms.definitions.iter().filter(|definition| definition.fit == Fit::Initials);
    let definitions: Vec<&Definition> = all.take(MOST).collect();
    for (at, later) in definitions.iter().enumerate() {
        let Some(first) = definitions[..at].iter().find(|first| first.acronym == later.acronym) else { continue };
        let difference = compare(&words(article, first), &words(article, later));
        if difference == Difference::None || is_glossed(article, later.token as usize) {
            continue;
        }
        let acronym = &facts.acronyms.get(later.acronym).letters;
        let printed = |definition: &Definition| {
            let tokens = &article.tokens[range(&definition.expansion)];
            quoted(article, tokens[0].span.to(tokens[tokens.len() - 1].span))
        };
        let message = format!("\"{acronym}\" stands for {} here and for {} above", printed(later), printed(first));
        let added = findings.add(later.span, message).also(first.span, "stands for other words here");
        let added = added.help("give one of the two another acronym, or make their names agree");
        if difference == Difference::Some {
            added.as_note();
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Difference {
    /// The same words, or forms of them.
    None,
    /// One word or two of several: a slip, or a translation.
    Some,
    /// Another name.
    Most,
}

/// The words that count, in lower case, with the parts of a hyphened word joined.
fn words(article: &Article<'_>, definition: &Definition) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last_end = 0;
    for token in &article.tokens[range(&definition.expansion)] {
        if !token.is_word() || token.is(Flags::FUNCTION) {
            continue;
        }
        let word = article.lower_of(token);
        match words.last_mut().filter(|_| is_joined(token, last_end)) {
            Some(last) => last.push_str(word),
            None => words.push(word.to_owned()),
        }
        last_end = token.span.end;
    }
    words
}

/// Only a hyphen stands before the word.
fn is_joined(token: &Token, last_end: u32) -> bool {
    token.is_glued() && token.span.start == last_end + 1
}

fn compare(first: &[String], later: &[String]) -> Difference {
    let (short, long) = if first.len() <= later.len() { (first, later) } else { (later, first) };
    let mut rest = long.iter();
    // Words of the shorter name that the longer one has in the same order.
    let shared = short.iter().filter(|word| {
        let behind = rest.clone().position(|other| are_forms(word, other));
        behind.inspect(|&at| rest = long[long.len() - rest.len() + at + 1..].iter()).is_some()
    });
    let shared = shared.count();
    match shared {
        all if all == short.len() => Difference::None,
        some if some * 2 >= long.len() => Difference::Some,
        _ => Difference::Most,
    }
}

/// The same word, another form or spelling of it, or an abbreviation.
fn are_forms(a: &str, b: &str) -> bool {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let shorter = a.chars().count().min(b.chars().count());
    same == shorter || same >= STEM && same + 1 >= shorter.min(STEM + 2) || likeness(a, b).is_some()
}
