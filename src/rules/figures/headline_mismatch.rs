//! `figures/headline-mismatch`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::figures::Slip;
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "figures/headline-mismatch",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/figures/headline-mismatch.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Shared words from which a figure with one other digit is worth more than a note.
const SAME_STORY: u8 = 3;

fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for pair in &facts.figures.headlines {
        let (headline, story) = (&facts.figures.all[pair.headline as usize], &facts.figures.all[pair.story as usize]);
        let (own, told) = (article.at(headline.span), article.at(story.span));
        let finding = findings
            .add(headline.span, format!("the headline has {own}, the story has {told} and nowhere {own}"))
            .label("only in the headline")
            .also(story.span, format!("{told} in the story"))
            .help("check which of the two figures is right");
        let swapped = pair.slip == Slip::Swapped;
        if !swapped || pair.shared < SAME_STORY && headline.head.is_none() {
            finding.as_note();
        }
    }
}
