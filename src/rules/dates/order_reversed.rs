//! `dates/order-reversed`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::dates::{Period, PeriodLink, YearRange};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "dates/order-reversed",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/dates/order-reversed.md"),
    language: Language::English,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for range in &facts.dates.year_ranges {
        years(article, range, findings);
    }
    for period in &facts.dates.periods {
        dates(article, facts, period, findings);
    }
    for date in facts.dates.days() {
        let (Some(first), Some(last)) = (date.day, date.last_day) else { continue };
        if last < first && !date.is_impossible() {
            findings
                .add(date.day_span, format!("these days run backwards: {first} comes after {last}"))
                .label(format!("{first} comes after {last}"))
                .help("put the earlier day first, or name the month of the second");
        }
    }
}

/// `from 2016 to 2012`.
fn years(article: &Article<'_>, range: &YearRange, findings: &mut Findings) {
    let YearRange { from, to, .. } = *range;
    if from <= to || range.backwards {
        return;
    }
    let added = findings
        .add(range.span, format!("this span of years runs backwards: {from} comes after {to}"))
        .label(format!("{from} comes after {to}"))
        .help("put the earlier year first, or correct the one that is wrong");
    let text = article.at(range.span);
    let swapped = text
        .split_once(&from.to_string())
        .and_then(|(before, rest)| Some((before, rest.strip_suffix(&to.to_string())?)))
        .map(|(before, link)| format!("{before}{to}{link}{from}"));
    if let Some(swapped) = swapped.filter(|_| !range.quoted) {
        added.replace(Safety::Suggested, swapped);
    }
}

/// `from June 20 to June 5`, `opens on June 20 and closes on June 5`.
fn dates(article: &Article<'_>, facts: &Facts, period: &Period, findings: &mut Findings) {
    if period.backwards || period.first.first <= period.last.last {
        return;
    }
    let (from, to) = (&facts.dates.all[period.from as usize], &facts.dates.all[period.to as usize]);
    let (first, last) = (article.at(from.day_span), article.at(to.day_span));
    let message = match period.link {
        PeriodLink::Verbs => format!("the end comes before the beginning: \"{last}\" is earlier than \"{first}\""),
        _ => format!("this span of time runs backwards: \"{last}\" is earlier than \"{first}\""),
    };
    findings
        .add(to.day_span, message)
        .label("the end comes first")
        .also(from.day_span, "the beginning")
        .help("check both dates, and whether a year is missing");
}
