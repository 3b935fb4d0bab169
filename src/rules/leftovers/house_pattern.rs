//! `leftovers/house-pattern`

use crate::article::Article;
use crate::facts::Facts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;

pub const RULE: Rule = Rule {
    name: "leftovers/house-pattern",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/leftovers/house-pattern.md"),
    language: Language::Any,
    check: Check::Article(check),
};

/// Holds each paragraph against each pattern of the house. Patterns see one paragraph at a time: a slip in one of them
/// cannot swallow the story.
fn check(article: &Article<'_>, _: &Facts, context: &Context<'_>, findings: &mut Findings) {
    for pattern in &context.evidence.leftovers {
        for block in &article.blocks {
            for found in pattern.find_iter(article.at(block.span)) {
                let start = block.span.start as usize;
                let span = Span::new(start + found.start(), start + found.end());
                let message = format!("the house lists this as left over: it matches \"{}\"", pattern.as_str());
                findings.add(span, message).replace(Safety::Suggested, "").help("delete it");
            }
        }
    }
}
