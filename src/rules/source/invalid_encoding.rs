//! `source/invalid-encoding`

use crate::article::Article;
use crate::facts::Facts;
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "source/invalid-encoding",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/source/invalid-encoding.md"),
    language: Language::Any,
    check: Check::Article(check),
};

/// One finding an article: where one byte is broken, a thousand may be.
fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let broken = &article.source.broken;
    if let Some(&first) = broken.first() {
        let count = match broken.len() {
            1 => "a byte".to_owned(),
            more => format!("{more} places"),
        };
        findings.add(first, format!("{count} of the file cannot be decoded")).help("save the file as UTF-8");
    }
}
