//! `names/role-conflict`

use super::kin::is_beside_kin;
use crate::article::{Article, TokenKind};
use crate::facts::Facts;
use crate::facts::names::{Office, is_glossed};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;

pub const RULE: Rule = Rule {
    name: "names/role-conflict",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/names/role-conflict.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Words of a sentence that tell of a change of office, or of two offices at once.
const CHANGES: [&str; 42] = [
    "also", "appointed", "as", "became", "become", "becomes", "before", "both", "confirmed", "during",
    "elected", "former", "formerly", "had", "inaugurated", "moved", "named", "nominated", "once", "portfolio",
    "previously", "promoted", "reappointed", "replaced", "replaces", "reshuffle", "resigned", "returned", "run", "running",
    "served", "serving", "since", "succeed", "succeeded", "swapped", "switched", "sworn", "then", "until", "was", "when",
];

/// Compares the offices of one person, where the copy names nobody else of that surname.
fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let people = &facts.names.people;
    for family in people.families.iter().filter(|family| family.people.len() == 1) {
        let offices: Vec<&Office> = people.offices_of(family).filter(|office| office.current).collect();
        let excludes = |a: &&Office, b: &&Office| a.post.excludes(b.post);
        let Some(first) = offices.iter().position(|a| offices.iter().any(|b| excludes(a, b))) else { continue };
        let Some(second) = offices.iter().position(|b| excludes(&offices[first], b)) else { continue };
        let mention = |office: &Office| &people.mentions[office.mention as usize];
        let told = |office: &&Office| {
            let at = mention(office).surname as usize;
            tells_of_change(article, at) || article.tokens[at].is_quoted() || is_glossed(article, at)
        };
        if offices.iter().any(told) || people.of(family).any(|mention| is_beside_kin(article, mention)) {
            continue;
        }
        // The office named more often is believed; of two that stand as often, the earlier.
        let times = |office: &Office| offices.iter().filter(|other| other.post == office.post).count();
        let (wrong, right) = if times(offices[second]) > times(offices[first]) { (first, second) } else { (second, first) };
        let (wrong, right) = (offices[wrong], offices[right]);
        let place = |office: &Office| -> Span {
            let name = mention(office).span;
            if office.span.start < name.start { office.span.to(name) } else { name.to(office.span) }
        };
        let (name, here, there) = (article.at(mention(wrong).span), article.at(wrong.span), article.at(right.span));
        findings
            .add(place(wrong), format!("\"{name}\" is \"{here}\" here and \"{there}\" elsewhere in this article"))
            .also(place(right), "another office")
            .help("if both are right, say which office is the former one");
    }
}

/// Whether the sentence of token `at` speaks of a change of office or names a year.
fn tells_of_change(article: &Article<'_>, at: usize) -> bool {
    let sentence = article.sentence_tokens(article.sentence_of(at));
    sentence.iter().any(|token| {
        let year = token.kind == TokenKind::Number && token.span.len() == 4;
        year || CHANGES.binary_search(&article.lower_of(token)).is_ok()
    })
}
