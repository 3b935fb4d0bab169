//! `dates/weekday-mismatch`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::dates::{Date, DateForm, Declared, PrintedWeekday, in_words, julian_weekday, weekday_name};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::rules::{Check, Context, Findings, Language, Rule};
use jiff::civil::{self, Weekday};

pub const RULE: Rule = Rule {
    name: "dates/weekday-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/dates/weekday-mismatch.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// The last year in which a country of Europe counted by the Julian calendar.
const OLD_STYLE: i16 = 1923;
/// Days without a year that lie further apart may be of two years.
const NEAR: i32 = 31;

/// Days without a year that are compared with one another.
const MOST: usize = 64;

/// One weekday with its day.
#[derive(Clone, Copy)]
struct Pair<'f> {
    date: &'f Date,
    printed: PrintedWeekday,
    day: i8,
}

fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let mut yearless = Vec::new();
    for date in facts.dates.days() {
        for (printed, day) in [(date.weekday, date.day), (date.last_weekday, date.last_day)] {
            let (Some(printed), Some(day)) = (printed, day) else { continue };
            let pair = Pair { date, printed, day };
            match (date.year, &facts.declared) {
                (Some(year), declared) => with_year(article, pair, year, declared.as_ref(), findings),
                (None, Some(declared)) => near_declared(pair, declared, findings),
                (None, None) if !date.quoted && yearless.len() < MOST => yearless.push(pair),
                (None, None) => {}
            }
        }
    }
    among_themselves(article, &yearless, findings);
}

/// The calendar decides.
fn with_year(article: &Article<'_>, pair: Pair<'_>, year: i16, declared: Option<&Declared>, findings: &mut Findings) {
    let Some(day) = pair.in_year(year) else { return };
    let (right, printed) = (day.weekday(), pair.printed.weekday);
    if right == printed || year <= OLD_STYLE && julian_weekday(day) == printed {
        return;
    }
    let was = if declared.is_some_and(|declared| declared.date < day) { "is" } else { "was" };
    let (right, wrong, words) = (weekday_name(right), weekday_name(printed), in_words(day, pair.date.form));
    let comma = if pair.date.form == DateForm::MonthDay { "," } else { "" };
    let added = findings
        .add(
            pair.printed.span,
            format!("the weekday does not fit the date: {words}{comma} {was} a {right}, not a {wrong}"),
        )
        .label(format!("the calendar says {right}"))
        .also(pair.date.day_span, format!("this day {was} a {right}"))
        .help(format!("if the date is right, make it \"{right}\"; else look the date up"));
    // What is quoted may have been said or written so.
    if !pair.date.quoted {
        added.replace(Safety::Suggested, in_print(article.at(pair.printed.span), right));
    }
}

/// The year is not printed: it can be the one in which the article says it is written, or one beside that.
fn near_declared(pair: Pair<'_>, declared: &Declared, findings: &mut Findings) {
    let year = declared.date.year();
    let weekdays: Vec<(i16, Weekday)> =
        (year - 1..=year + 1).filter_map(|year| Some((year, pair.in_year(year)?.weekday()))).collect();
    // The 29th of February has no such three years.
    if weekdays.len() < 3 || weekdays.iter().any(|(_, weekday)| *weekday == pair.printed.weekday) {
        return;
    }
    let years: Vec<String> =
        weekdays.iter().map(|(year, weekday)| format!("a {} in {year}", weekday_name(*weekday))).collect();
    let added = findings
        .add(pair.printed.span, format!("the weekday does not fit the date: it is {}", years.join(", ")))
        .label("fits none of these years")
        .also(pair.date.day_span, format!("a {} in {year}", weekday_name(weekdays[1].1)))
        .also(declared.span, "the article's own date")
        .help("look the date up")
        .as_warning();
    if pair.date.quoted {
        added.as_note();
    }
}

/// Neither year nor day of writing is known, but days of one month have their weekdays one after the other.
fn among_themselves(article: &Article<'_>, pairs: &[Pair<'_>], findings: &mut Findings) {
    let supporters = |pair: &Pair<'_>| pairs.iter().filter(|other| pair.agrees(other) == Some(true)).count();
    let mut reported = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        let Some(other) = pairs[..at].iter().find(|other| pair.agrees(other) == Some(false)) else { continue };
        let (wrong, right) = if supporters(other) < supporters(pair) { (other, pair) } else { (pair, other) };
        if reported.contains(&wrong.printed.span) {
            continue;
        }
        reported.push(wrong.printed.span);
        let (day, weekday) = (article.at(right.date.day_span), weekday_name(right.printed.weekday));
        let expected = weekday_name(right.printed.weekday.wrapping_add(right.days_to(wrong)));
        findings
            .add(
                wrong.printed.span,
                format!(
                    "two weekdays do not fit together: if {day} is a {weekday}, {} is a {expected}",
                    article.at(wrong.date.day_span)
                ),
            )
            .label(format!("by the other date a {expected}"))
            .also(right.date.span, format!("a {weekday} here"))
            .help("look both dates up")
            .as_warning()
            .undecided();
    }
}

/// The weekday's name as long as the one it replaces, and in its letter case.
fn in_print(replaced: &str, weekday: &str) -> String {
    let letters = replaced.trim_end_matches('.');
    let short = letters.len() < 6;
    let dot = if replaced.len() > letters.len() { "." } else { "" };
    let name = format!("{}{dot}", if short { &weekday[..3] } else { weekday });
    if letters.chars().all(char::is_uppercase) { name.to_uppercase() } else { name }
}

impl Pair<'_> {
    fn in_year(&self, year: i16) -> Option<civil::Date> {
        civil::Date::new(year, self.date.month?, self.day).ok()
    }

    /// Days from this date to another one of the same year, which is no leap year.
    fn days_to(&self, other: &Self) -> i32 {
        const SOME_YEAR: i16 = 2001;
        let (Some(day), Some(other)) = (self.in_year(SOME_YEAR), other.in_year(SOME_YEAR)) else { return i32::MAX };
        day.until(other).map_or(i32::MAX, |span| span.get_days())
    }

    /// Whether two dates without a year have weekdays that go together. None where that hangs on the year.
    fn agrees(&self, other: &Self) -> Option<bool> {
        let days = self.days_to(other);
        let late = |pair: &Self| pair.date.month > Some(2);
        if days.abs() > NEAR || late(self) != late(other) {
            return None;
        }
        Some(self.printed.weekday.wrapping_add(days) == other.printed.weekday)
    }
}
