//! `source/broken-file`

use crate::article::Article;
use crate::facts::Facts;
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "source/broken-file",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/source/broken-file.md"),
    language: Language::Any,
    check: Check::Article(check),
};

/// The readers know what is wrong with a file, and where.
fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for trouble in article.source.extract().iter().flat_map(|extract| &extract.troubles) {
        findings.add(trouble.span, trouble.message.as_str()).help(trouble.help);
    }
}
