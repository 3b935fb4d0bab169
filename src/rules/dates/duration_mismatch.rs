//! `dates/duration-mismatch`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::figures::{Interval, Unit, in_digits};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "dates/duration-mismatch",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/dates/duration-mismatch.md"),
    language: Language::English,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    for duration in &facts.dates.durations {
        let figure = &facts.figures.all[duration.figure as usize];
        let elapsed = duration.elapsed;
        // Dates in the wrong order are another rule's.
        if elapsed.high <= 0.0 || elapsed.meets(figure.interval()) {
            continue;
        }
        let Unit::Of(unit) = figure.unit else { continue };
        let unit = &context.lexicon.units.get(unit).name;
        let length = in_words(elapsed, unit);
        let (stated, ends) = (article.at(figure.span), article.at(duration.ends));
        let added = findings
            .add(figure.span, format!("\"{stated}\" does not fit its dates: \"{ends}\" is {length}"))
            .label(format!("by the dates {length}"))
            .also(duration.ends, length)
            .help("check the length of time and both dates");
        if duration.quoted {
            added.as_note();
        }
    }
}

/// `44 to 45 days`; of two years, which leave a year on either side, `about 6 years`.
fn in_words(elapsed: Interval, unit: &str) -> String {
    let (low, high) = (elapsed.low.max(0.0), elapsed.high);
    if high - low > 1.5 {
        return format!("about {} {unit}s", in_digits((low + high) / 2.0, 0));
    }
    let (low, high) = (in_digits(low, 1), in_digits(high, 1));
    if low == high { format!("{low} {unit}s") } else { format!("{low} to {high} {unit}s") }
}
