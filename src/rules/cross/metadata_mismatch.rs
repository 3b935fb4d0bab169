//! `cross/metadata-mismatch`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::metadata::MismatchKind;
use crate::finding::Severity;
use crate::rules::wording::quoted;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "cross/metadata-mismatch",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/cross/metadata-mismatch.md"),
    language: Language::Any,
    check: Check::Article(check),
};

/// The facts say where fields and copy contradict one another; which is right is for the desk to know.
fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for found in &facts.metadata {
        let (field, copy) = (quoted(article, found.field), quoted(article, found.copy));
        let key = &found.key;
        let (message, label) = match found.kind {
            MismatchKind::Place => (format!("filed from {copy}, but the field \"{key}\" says {field}"), "the dateline"),
            MismatchKind::Headline => {
                (format!("the headline has {copy} where the field \"{key}\" has {field}"), "the headline")
            }
            MismatchKind::Author => {
                (format!("the byline has {copy} where the field \"{key}\" has {field}"), "the byline")
            }
            MismatchKind::Name => (format!("the copy has {copy} where the field \"{key}\" has {field}"), "the copy"),
            MismatchKind::Day => (format!("filed on {copy}, but the field \"{key}\" says {field}"), "the dateline"),
        };
        findings
            .add(article.first_line(found.field), message)
            .label("the field")
            .also(article.first_line(found.copy), label)
            .help("readers see the one, machines the other: make them the same");
    }
}
