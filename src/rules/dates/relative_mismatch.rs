//! `dates/relative-mismatch`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::dates::{Date, Declared, Relative, RelativeDay, in_words};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};
use jiff::ToSpan;
use jiff::civil;

pub const RULE: Rule = Rule {
    name: "dates/relative-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/dates/relative-mismatch.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Days within which "last Thursday" and "next Thursday" lie, by either of their two meanings.
const FORTNIGHT: i32 = 14;

fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for day in &facts.dates.relative {
        let date = &facts.dates.all[day.date as usize];
        match (day.relative, &facts.declared) {
            (Relative::Later { days, since }, _) => {
                later(article, day, [&facts.dates.all[since as usize], date], days, findings);
            }
            (Relative::Today(offset), Some(declared)) => today(article, day, date, declared, offset, findings),
            (Relative::Last(_) | Relative::Next(_), Some(declared)) => {
                last_or_next(article, day, date, declared, findings);
            }
            (_, None) => {}
        }
    }
}

/// `yesterday, November 25`.
fn today(
    article: &Article<'_>,
    day: &RelativeDay,
    date: &Date,
    declared: &Declared,
    offset: i8,
    findings: &mut Findings,
) {
    let Ok(expected) = declared.date.checked_add(i32::from(offset).days()) else { return };
    let Some(printed) = nearest(date, expected) else { return };
    // Copy that looks back over years means another day of writing.
    if printed == expected || (printed.year() - expected.year()).abs() > 1 {
        return;
    }
    let word = article.at(day.span);
    let day_meant = expected;
    let expected = in_words(expected, date.form);
    let (dated, text) = (in_words(declared.date, date.form), article.at(date.day_span));
    let message = format!("\"{word}\" is not {text}: the article is dated {dated}, so it is {expected}");
    let added = findings
        .add(date.day_span, message)
        .label(format!("{} by the article's date: {expected}", word.to_lowercase()))
        .also(day.span, "the day that the copy means")
        .also(declared.span, "the article's date")
        .help("copy written earlier needs its days counted anew");
    // Published past midnight, or in another part of the world.
    if days_between(printed, day_meant).is_some_and(|days| days.abs() == 1) {
        added.as_warning();
    }
}

/// `last Thursday, November 26`.
fn last_or_next(article: &Article<'_>, day: &RelativeDay, date: &Date, declared: &Declared, findings: &mut Findings) {
    let Some(printed) = nearest(date, declared.date) else { return };
    let Some(days) = days_between(declared.date, printed) else { return };
    let fits = match day.relative {
        Relative::Last(_) => (-FORTNIGHT..0).contains(&days),
        _ => (1..=FORTNIGHT).contains(&days),
    };
    if fits || days.abs() > 366 {
        return;
    }
    let side = if days < 0 { "before" } else { "after" };
    let lies = match days.abs() {
        0 => "on that very day".to_owned(),
        1 => format!("one day {side} it"),
        days => format!("{days} days {side} it"),
    };
    let dated = in_words(declared.date, date.form);
    findings
        .add(
            date.day_span,
            format!("\"{}\" does not fit: the article is dated {dated}, this date lies {lies}", article.at(day.span)),
        )
        .label(lies)
        .also(declared.span, "the article's date")
        .help("check the date, and whether last, this or next is meant")
        .as_warning();
}

/// `the next day, November 10`.
fn later(article: &Article<'_>, day: &RelativeDay, [since, date]: [&Date; 2], days: i32, findings: &mut Findings) {
    let Some((first, last)) = same_years(since, date) else { return };
    let Some(between) = days_between(first, last).filter(|between| *between != days) else { return };
    let words = article.at(day.span);
    let (from, to) = (article.at(since.day_span), article.at(date.day_span));
    let length = if between.abs() == 1 { format!("{between} day") } else { format!("{between} days") };
    findings
        .add(day.span, format!("\"{words}\" does not fit its dates: from {from} to {to} is {length}"))
        .label(format!("{length} by the dates"))
        .also(since.day_span, "counted from here")
        .also(date.day_span, "to here")
        .help("check both dates and the days between them")
        .as_warning();
}

/// The two days in one year, or in two where the year turns. None where February's length would decide.
fn same_years(since: &Date, date: &Date) -> Option<(civil::Date, civil::Date)> {
    let turns = since.month? > date.month?;
    let year = since.year.or(date.year.map(|year| year - i16::from(turns)));
    if year.is_none() && since.month <= Some(2) && date.month > Some(2) {
        return None;
    }
    let year = year.unwrap_or(2001);
    let first = civil::Date::new(year, since.month?, since.day?).ok()?;
    let last = civil::Date::new(date.year.unwrap_or(year + i16::from(turns)), date.month?, date.day?).ok()?;
    Some((first, last))
}

/// The day of a date, of those that its missing year leaves open the one nearest to another day.
fn nearest(date: &Date, day: civil::Date) -> Option<civil::Date> {
    if date.year.is_some() {
        return date.civil();
    }
    let years = day.year() - 1..=day.year() + 1;
    let days = years.filter_map(|year| civil::Date::new(year, date.month?, date.day?).ok());
    days.min_by_key(|candidate| days_between(*candidate, day).map_or(i32::MAX, i32::abs))
}

fn days_between(from: civil::Date, to: civil::Date) -> Option<i32> {
    from.until(to).ok().map(|span| span.get_days())
}
