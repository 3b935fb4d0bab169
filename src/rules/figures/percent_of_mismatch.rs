//! `figures/percent-of-mismatch`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::figures::{Figure, Interval, in_digits};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "figures/percent-of-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/figures/percent-of-mismatch.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Counts from here on may be rounded to their zeros.
const LARGE: f64 = 1000.0;
/// How far such a rounding reaches at most, as a share of the count.
const ROUNDED: f64 = 0.05;

/// Divides the part by the whole.
fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let figures = &facts.figures;
    for share in &figures.parts {
        let Some(percent) = share.percent.map(|number| &figures.all[number as usize]) else { continue };
        let (part, whole) = (&figures.all[share.part as usize], &figures.all[share.whole as usize]);
        if part.value > whole.value {
            continue;
        }
        let Some(ratio) = rounded(part).over(rounded(whole)) else { continue };
        let ratio = ratio.times(100.0);
        if ratio.meets(percent.interval()) {
            continue;
        }
        let exact = 100.0 * part.value / whole.value;
        let decimals = usize::from(percent.decimals);
        let mut shown = in_digits(exact, decimals);
        if shown == in_digits(percent.value, decimals) {
            shown = in_digits(exact, decimals + 2);
        }
        let (part_text, whole_text) = (article.at(part.span), article.at(whole.span));
        let message =
            format!("{part_text} of {whole_text} is {shown} percent, the text says {}", article.at(percent.span));
        let finding = findings
            .add(percent.span, message)
            .label(format!("{shown} by the two counts"))
            .also(part.span, "this part")
            .also(whole.span, "of this whole")
            .help("recompute: one of the three figures is wrong");
        // Digits that were cut off instead of rounded.
        if Interval::around(percent.value, percent.resolution()).meets(ratio) {
            finding.as_warning();
        }
    }
}

/// The values a count can stand for, where large counts in round figures are taken as rounded.
fn rounded(figure: &Figure) -> Interval {
    let printed = figure.interval();
    if figure.scale > 1.0 || figure.value < LARGE || figure.value % 100.0 != 0.0 {
        return printed;
    }
    let mut step = 100.0;
    while figure.value % (step * 10.0) == 0.0 {
        step *= 10.0;
    }
    let margin = (step / 2.0).min(ROUNDED * figure.value);
    Interval { low: printed.low - margin, high: printed.high + margin }
}
