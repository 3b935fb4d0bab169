//! `duplicates/repeated-line`

use crate::article::Article;
use crate::facts::Facts;
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "duplicates/repeated-line",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/duplicates/repeated-line.md"),
    language: Language::Any,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for block in &article.blocks {
        if let Some(first) = block.copy_of {
            let first = &article.blocks[first as usize];
            findings.add(block.span, "this line stands twice").also(first.span, "first here");
        }
    }
}
