//! `dates/birth-age-mismatch`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::dates::{AgeAt, StatedAge, Stretch};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};
use jiff::civil;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

pub const RULE: Rule = Rule {
    name: "dates/birth-age-mismatch",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/dates/birth-age-mismatch.md"),
    language: Language::English,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    if facts.dates.ages.is_empty() {
        return;
    }
    let years = years(facts);
    for stated in &facts.dates.ages {
        let Some((now, place, when)) = now(facts, stated) else { continue };
        let birth = &facts.dates.all[stated.birth as usize];
        let Some(born) = birth.year.and_then(|year| birth.stretch(year)) else { continue };
        let ages = full_years(born.last, now.first)..=full_years(born.first, now.last);
        let age = stated.age as i16;
        if ages.contains(&age) || stated.at == AgeAt::Present && is_told(facts, &years, stated) {
            continue;
        }
        let figure = &facts.figures.all[stated.figure as usize];
        let right = in_words(&ages);
        let added = findings
            .add(
                figure.span,
                format!("age and birth do not fit: {} makes {right} {when}, not {age}", quote(article, stated)),
            )
            .label(format!("by the birth {right}"))
            .also(stated.born, "the birth")
            .also(place, when)
            .help("check the age, the year of birth and the date");
        // A birthday may lie between the day of writing and the day the article declares.
        if stated.at == AgeAt::Present && (age - ages.end() == 1 || ages.start() - age == 1) {
            added.as_note();
        }
    }
}

/// The day or days at which the age is told, with the place that says so.
fn now(facts: &Facts, stated: &StatedAge) -> Option<(Stretch, crate::source::Span, String)> {
    match stated.at {
        AgeAt::Present => {
            let declared = facts.declared.as_ref()?;
            let now = Stretch { first: declared.date, last: declared.date };
            Some((now, declared.span, format!("in {}", declared.date.year())))
        }
        AgeAt::Death(date) => {
            let date = &facts.dates.all[date as usize];
            let year = date.year?;
            Some((date.stretch(year)?, date.day_span, format!("in {year}")))
        }
    }
}

/// All years that the article prints.
fn years(facts: &Facts) -> BTreeSet<i16> {
    let ranges = facts.dates.year_ranges.iter().flat_map(|range| [range.from, range.to]);
    facts.dates.all.iter().filter_map(|date| date.year).chain(ranges).collect()
}

/// Whether the age fits another year of the article: the copy may tell of that time.
fn is_told(facts: &Facts, years: &BTreeSet<i16>, stated: &StatedAge) -> bool {
    let age = stated.age as i16;
    let born = facts.dates.all[stated.birth as usize].year;
    born.is_some_and(|born| [born + age, born + age + 1].iter().any(|year| years.contains(year)))
}

/// How old somebody is on a day.
fn full_years(born: civil::Date, day: civil::Date) -> i16 {
    let before_birthday = (day.month(), day.day()) < (born.month(), born.day());
    day.year() - born.year() - i16::from(before_birthday)
}

fn in_words(ages: &RangeInclusive<i16>) -> String {
    match (ages.start(), ages.end()) {
        (low, high) if low == high => low.to_string(),
        (low, high) if high - low == 1 => format!("{low} or {high}"),
        (low, high) => format!("{low} to {high}"),
    }
}

fn quote(article: &Article<'_>, stated: &StatedAge) -> String {
    format!("\"{}\"", article.at(stated.born))
}
