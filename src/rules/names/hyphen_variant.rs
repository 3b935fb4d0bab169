//! `names/hyphen-variant`

use super::one_name::{Agreement, Sides, agreement};
use super::times;
use crate::article::{Article, range};
use crate::facts::Facts;
use crate::facts::names::{Around, are_explained, is_independent};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::Flags;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;
use std::cmp::Reverse;
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "names/hyphen-variant",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/names/hyphen-variant.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Mentions of one form that are compared.
const MENTIONS: usize = 64;

fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for name in &facts.names.compounds {
        let words = range(&name.hyphened[0]).step_by(2);
        // Two words of the dictionary are joined by grammar: a Wall-Street lawyer, White-House aides.
        if words.clone().all(|at| article.tokens[at].is(Flags::WORD) && article.tokens[at].span.len() > 2) {
            continue;
        }
        let mut forms =
            [&name.hyphened, &name.spaced, &name.joined].map(|mentions| &mentions[..mentions.len().min(MENTIONS)]);
        let starts = |mentions: &[Range<u32>]| mentions.iter().map(|one| one.start as usize).collect::<Vec<_>>();
        let (hyphened, others) = (starts(forms[0]), [starts(forms[1]), starts(forms[2])].concat());
        if are_explained(article, &hyphened, &others) {
            continue;
        }
        // The commonest first, then the earliest.
        forms.sort_by_key(|mentions| {
            let independent = mentions.iter().filter(|one| is_independent(article, one.start as usize)).count();
            (Reverse(independent), mentions.first().map(|first| first.start))
        });
        let [usual, others @ ..] = &forms;
        for one in others.iter().copied().flatten() {
            report(article, one, usual, findings);
        }
    }
}

fn report(article: &Article<'_>, one: &Range<u32>, usual: &[Range<u32>], findings: &mut Findings) {
    let same =
        |other: &&Range<u32>| agreement(article, sides(article, one), sides(article, other)) != Agreement::Conflict;
    let Some(other) = usual.iter().find(same) else { return };
    let (wrong, right) = (span(article, one), span(article, other));
    let (printed, spelled) = (article.at(wrong), article.at(right));
    findings
        .add(wrong, format!("\"{printed}\" and \"{spelled}\" are one name with and without a hyphen"))
        .also(right, format!("printed this way {} in this article", times(usual.len())))
        .help("use one form throughout")
        .replace(Safety::Suggested, spelled);
}

fn span(article: &Article<'_>, mention: &Range<u32>) -> Span {
    article.tokens[mention.start as usize].span.to(article.tokens[mention.end as usize - 1].span)
}

fn sides<'a>(article: &'a Article<'_>, mention: &Range<u32>) -> Sides<'a> {
    let last = Around::new(article, mention.end as usize - 1);
    (Around::new(article, mention.start as usize).left, last.right)
}
