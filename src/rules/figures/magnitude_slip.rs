//! `figures/magnitude-slip`

use crate::article::Article;
use crate::facts::Facts;
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "figures/magnitude-slip",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/figures/magnitude-slip.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// The same digits before the same words, once in millions and once in billions.
fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let figures = &facts.figures;
    for pair in &figures.magnitudes {
        let (first, second) = (&figures.all[pair.first as usize], &figures.all[pair.second as usize]);
        // In one sentence the two are told apart.
        let together = figures.of_sentence(first.sentence).iter().any(|figure| figure.value == second.value)
            || figures.of_sentence(second.sentence).iter().any(|figure| figure.value == first.value);
        let same =
            first.head.is_some() && first.head.map(|at| word(article, at)) == second.head.map(|at| word(article, at));
        if together || pair.behind == 0 && !(same && pair.before > 0) {
            continue;
        }
        let (one, other) = (article.at(first.span), article.at(second.span));
        let finding = findings
            .add(
                second.span,
                format!("{other} here, {one} before: the same digits before the same words, in another scale"),
            )
            .label("one scale here")
            .also(first.span, "another scale here")
            .help("check which of the two scales is meant");
        // "$1 billion" and "$1 million" are round figures of two things more often than one thing told twice.
        let digits = first.value / first.scale;
        if digits < 10.0 && first.decimals == 0 || first.quoted != second.quoted {
            finding.as_note();
        }
    }
}

fn word<'a>(article: &'a Article<'_>, at: u32) -> &'a str {
    article.lower_of(&article.tokens[at as usize])
}
