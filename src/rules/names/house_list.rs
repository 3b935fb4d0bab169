//! `names/house-list`

use crate::article::{Article, BlockKind, Token, range};
use crate::evidence::{HouseName, ListPlace, words};
use crate::facts::Facts;
use crate::facts::names::likeness::is_ending;
use crate::facts::names::{NameWord, is_glossed, name_around};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::rules::wording::in_case_of;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;

pub const RULE: Rule = Rule {
    name: "names/house-list",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/names/house-list.md"),
    language: Language::Any,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let house = &context.evidence.house;
    if house.is_empty() {
        return;
    }
    for block in article.blocks.iter().filter(|block| block.kind != BlockKind::Boilerplate) {
        for at in range(&block.tokens).filter(|&at| article.tokens[at].is_word()) {
            let token = &article.tokens[at];
            for form in house.wrong_from(article.token_text(token)) {
                let span = form.stands_at(article.text(), token.span.start).filter(|_| !is_glossed(article, at));
                if let Some(span) = span {
                    report(article, token, span, &form.right, &form.place, findings);
                }
            }
        }
    }
    for word in facts.names.words.iter().filter(|word| !house.knows(article.lower(word.form))) {
        let near = house.near(article.lower(word.form));
        if near.is_empty() {
            continue;
        }
        for &at in facts.names.words.uses(word) {
            let meant = near.iter().find(|(name, place)| is_slip(article, word, at as usize, name, *place));
            if let Some((name, place)) = meant.filter(|_| !is_glossed(article, at as usize)) {
                let token = &article.tokens[at as usize];
                let right = words(&name.name).nth(*place).unwrap_or(&name.name);
                let right = in_case_of(article.token_text(token), right);
                report(article, token, token.span, &right, &name.place, findings);
            }
        }
    }
}

fn report(article: &Article<'_>, token: &Token, span: Span, right: &str, at: &ListPlace, findings: &mut Findings) {
    let message = format!("\"{}\" is \"{right}\" in the house's list ({}:{})", article.at(span), at.list, at.line);
    // What somebody said or wrote is for an editor to touch.
    let safety = if token.is_quoted() { Safety::Suggested } else { Safety::Safe };
    findings.add(span, message).replace(safety, right);
}

/// Whether a mention is a slip for a listed name: a name of several words agrees in all the others, and a name of one
/// word is like nothing else that is known.
fn is_slip(article: &Article<'_>, word: &NameWord, at: usize, name: &HouseName, place: usize) -> bool {
    let listed: Vec<String> = words(&name.name).map(str::to_lowercase).collect();
    let lower = article.lower(word.form);
    if is_ending(lower, &listed[place], word.flags.level() >= 2) {
        return false;
    }
    if listed.len() == 1 {
        return word.flags.level() < 2;
    }
    name_around(article, at, place, listed.len()).is_some_and(|tokens| {
        (0..listed.len()).all(|other| other == place || article.lower_of(tokens[other]) == listed[other])
    })
}
