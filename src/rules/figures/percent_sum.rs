//! `figures/percent-sum`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::figures::{Claim, Figure, Interval, in_digits};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "figures/percent-sum",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/figures/percent-sum.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Adds up percents that share one whole. Fewer than 100 only contradict "the remaining": those asked need not answer.
fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let figures = &facts.figures;
    for shares in &figures.shares {
        let of = |number: &u32| &figures.all[*number as usize];
        let items = || shares.figures.iter().map(of);
        let added: Interval = items().map(Figure::interval).sum();
        let over = added.low > 100.0 && !added.contains(100.0);
        let short = shares.claim == Claim::Remaining && added.high < 100.0 && !added.contains(100.0);
        // A single share above 100 is another finding.
        if !over && !short || items().any(|figure| figure.value > 100.0) {
            continue;
        }
        let decimals = items().map(|figure| usize::from(figure.decimals)).max().unwrap_or_default();
        let values: Vec<String> = items().map(|figure| in_digits(figure.value, decimals)).collect();
        let sum = in_digits(items().map(|figure| figure.value).sum(), decimals);
        let why = match shares.claim {
            Claim::Remaining => "with the remaining share it should be 100",
            Claim::Sides => "two sides of one vote cannot have more than 100",
            Claim::Further => "one whole cannot have more than 100",
            Claim::Closed => "the shares of one whole cannot be more than 100",
        };
        let message = format!("{} = {sum} percent; {why}", values.join(" + "));
        let Some((last, others)) = shares.figures.split_last() else { continue };
        let mut finding = findings.add(of(last).span, message).label("one share too large");
        if short {
            finding = finding.label("leaves a gap");
        }
        for other in others {
            finding = finding.also(of(other).span, format!("{} of the same whole", article.at(of(other).span)));
        }
        finding.help("check the shares; if more than one answer was allowed, say so");
    }
}
