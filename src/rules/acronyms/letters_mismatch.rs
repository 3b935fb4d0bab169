//! `acronyms/letters-mismatch`

use super::dressed;
use crate::article::{Article, range};
use crate::facts::Facts;
use crate::facts::acronyms::{Acronyms, Definition, Fit};
use crate::facts::names::{is_foreign_copy, is_glossed};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "acronyms/letters-mismatch",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/acronyms/letters-mismatch.md"),
    language: Language::English,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let acronyms = &facts.acronyms;
    for definition in &acronyms.definitions {
        let (Fit::Crossed(right) | Fit::Slip(right)) = &definition.fit else { continue };
        let at = definition.token as usize;
        if is_meant(acronyms, definition, right) || is_glossed(article, at) || is_foreign_copy(article, at) {
            continue;
        }
        let token = &article.tokens[at];
        let words = &article.tokens[range(&definition.expansion)];
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        let printed = article.token_text(token);
        let message = format!("\"{printed}\" does not fit the words beside it, whose initials are \"{right}\"");
        let mut added = findings.add(token.span, message).also(first.span.to(last.span), "stands for these words");
        let elsewhere = acronyms.iter().find(|other| other.letters == *right);
        if let Some(&other) = elsewhere.and_then(|other| acronyms.uses(other).first()) {
            added = added.also(article.tokens[other as usize].span, "spelled this way here");
        }
        if let Some(replacement) = dressed(article, token, right) {
            let safety = if elsewhere.is_some() && !token.is_quoted() { Safety::Safe } else { Safety::Suggested };
            added.replace(safety, replacement);
        }
    }
}

/// Whether the article uses the letters as they are again and again, and never as the words have them: then they are
/// another language's, and right.
fn is_meant(acronyms: &Acronyms, definition: &Definition, right: &str) -> bool {
    let acronym = acronyms.get(definition.acronym);
    acronym.independent >= 3 && !acronyms.iter().any(|other| other.letters == right)
}
