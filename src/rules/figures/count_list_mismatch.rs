//! `figures/count-list-mismatch`

use crate::article::Article;
use crate::facts::Facts;
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "figures/count-list-mismatch",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/figures/count-list-mismatch.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Counts the names that a figure announces. Where a name may be an apposition ("Tours, France"), it is a note.
fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for listing in &facts.figures.listings {
        let count = &facts.figures.all[listing.count as usize];
        let named = listing.items.len();
        if count.value == named as f64 {
            continue;
        }
        let head = count.head.map_or(count.span, |head| article.tokens[head as usize].span);
        let span = count.span.to(head);
        let message = format!("\"{}\" announces {}, but {named} are named", article.at(span), count.value);
        let mut finding = findings.add(span, message).label(format!("{} announced", count.value));
        for (at, item) in listing.items.iter().enumerate() {
            finding = finding.also(*item, format!("name {}", at + 1));
        }
        finding = finding.help("count again: a name is missing or the figure is wrong");
        if !listing.certain {
            finding.as_note();
        }
    }
}
