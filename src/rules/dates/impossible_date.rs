//! `dates/impossible-date`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::dates::{Date, month_name};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};
use jiff::civil;

pub const RULE: Rule = Rule {
    name: "dates/impossible-date",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/dates/impossible-date.md"),
    language: Language::English,
    check: Check::Article(check),
};

fn check(_: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for date in facts.dates.all.iter().filter(|date| date.is_impossible()) {
        let Some(why) = why(date) else { continue };
        let added = findings
            .add(date.day_span, format!("no calendar has this date: {why}"))
            .label(why)
            .help("look the date up; often the day belongs to the next month, or a digit was mistyped");
        // Whoever says "on the 31st of June" may mean a day that never comes.
        if date.quoted && date.year.is_none() {
            added.as_note();
        } else if is_julian(date) {
            added.as_warning().help("only the Julian calendar, Russia's until 1918, has this day");
        }
    }
}

/// `there are 30 days in June`, `there are 28 days in February 2019`, `there is no month 13`.
fn why(date: &Date) -> Option<String> {
    let month = date.month?;
    if !(1..=12).contains(&month) {
        return Some(format!("there is no month {month}"));
    }
    if date.day == Some(0) {
        return Some("there is no day 0".to_owned());
    }
    let name = month_name(month);
    // A leap year where none is printed.
    let first = civil::Date::new(date.year.unwrap_or(2000), month, 1).ok()?;
    let year = date.year.filter(|_| month == 2).map(|year| format!(" {year}")).unwrap_or_default();
    Some(format!("there are {} days in {name}{year}", first.days_in_month()))
}

/// The 29 February of a year that is a leap year in the Julian calendar alone.
fn is_julian(date: &Date) -> bool {
    let last = date.last_day.or(date.day);
    date.month == Some(2) && last == Some(29) && date.year.is_some_and(|year| year % 100 == 0 && year <= 1900)
}
