//! `leftovers/metadata-line`

use crate::article::{Article, LeftoverKind, TokenKind};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;

pub const RULE: Rule = Rule {
    name: "leftovers/metadata-line",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/leftovers/metadata-line.md"),
    language: Language::Any,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for leftover in &article.leftovers {
        match leftover.kind {
            LeftoverKind::DateField => {
                let field = article.at(leftover.span);
                let block = article.blocks[leftover.block as usize].span;
                // The space behind it goes with it.
                let behind = article.at(Span { start: leftover.span.end, end: block.end });
                let end = block.end as usize - behind.trim_start().len();
                let span = Span::new(leftover.span.start as usize, end);
                findings
                    .add(leftover.span, format!("the field \"{field}\" stands in front of the text"))
                    .help("delete it, or move the date to the article's front matter")
                    .edit(span, Safety::Suggested, "");
            }
            LeftoverKind::Field => {
                let tokens = article.block_tokens(&article.blocks[leftover.block as usize]);
                let colon = tokens.iter().find(|token| token.kind == TokenKind::Colon);
                let name =
                    Span { start: leftover.span.start, end: colon.map_or(leftover.span, |colon| colon.span).end };
                let name = article.at(name);
                findings
                    .add(leftover.span, format!("a field of the editorial system stands in the copy: \"{name}\""))
                    .help("delete it, or move it to the article's front matter")
                    .replace(Safety::Suggested, "");
            }
            _ => {}
        }
    }
}
