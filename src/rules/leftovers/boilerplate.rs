//! `leftovers/boilerplate`

use crate::article::{Article, Leftover, LeftoverKind};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::Report;
use crate::rules::wording::quoted;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "leftovers/boilerplate",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/leftovers/boilerplate.md"),
    language: Language::Any,
    check: Check::Article(check),
};

/// Labels that a finding shows beside its first place.
const MOST_RELATED: usize = 3;

const HELP: &str = "delete it: it belongs to a web page, not to the story";

/// One finding for each class of lines and article; a comment policy is reported block by block, because each block
/// of it has to be cut.
fn check(article: &Article<'_>, _: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let lines = |leftover: &Leftover| match leftover.kind {
        LeftoverKind::Boilerplate(class) => Some(class),
        _ => None,
    };
    if article.leftovers.is_empty() {
        return;
    }
    for (number, class) in context.lexicon.page.classes.iter().enumerate() {
        let of_class: Vec<&Leftover> =
            article.leftovers.iter().filter(|leftover| lines(leftover) == Some(number as u16)).collect();
        let name = &class.name;
        if context.evidence.house_lines.contains(name) {
            continue;
        }
        match (class.report, of_class.as_slice()) {
            (Report::Never, _) | (_, []) => {}
            (Report::Each, _) => {
                for leftover in of_class {
                    findings
                        .add(leftover.span, format!("{name} left in the copy: {}", quoted(article, leftover.span)))
                        .help(HELP)
                        .replace(Safety::Suggested, "");
                }
            }
            (Report::Once, [first, more @ ..]) => {
                let text = quoted(article, first.span);
                let message = match more.len() {
                    0 => format!("{name} left in the copy: {text}"),
                    1 => format!("{name} left in the copy: {text} and one more"),
                    others => format!("{name} left in the copy: {text} and {others} more"),
                };
                let mut added = findings.add(first.span, message).help(HELP).replace(Safety::Suggested, "");
                for leftover in more.iter().take(MOST_RELATED) {
                    added = added.also(leftover.span, "again here");
                }
                for leftover in more {
                    added = added.with_deleted(leftover.span);
                }
                if class.note {
                    added.as_note();
                }
            }
        }
    }
}
