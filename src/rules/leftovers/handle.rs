//! `leftovers/handle`

use crate::article::{Article, BlockKind, LeftoverKind};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "leftovers/handle",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/leftovers/handle.md"),
    language: Language::Any,
    check: Check::Article(check),
};

/// Handles within a sentence or behind a tweet are the story's; only what no sentence holds is reported.
fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let handles = article.leftovers.iter().filter(|leftover| leftover.kind == LeftoverKind::Handle);
    for leftover in handles {
        let number = leftover.block as usize;
        let text = article.at(leftover.span);
        let address = text.trim_matches(['(', ')', '[', ']', '{', '}']);
        let mail = !address.starts_with('@');
        // The writer's address closes many a column.
        if mail && !article.blocks[number + 1..].iter().any(|block| block.kind.is_prose()) {
            continue;
        }
        let what = if mail { "e-mail address" } else { "handle" };
        let added = findings
            .add(leftover.span, format!("the {what} \"{address}\" stands in the copy outside any sentence"))
            .help("delete it, or make it part of a sentence or of the byline")
            .replace(Safety::Suggested, "");
        let under_byline = number > 0 && article.blocks[number - 1].kind == BlockKind::Byline;
        if under_byline {
            added.as_note();
        }
    }
}
