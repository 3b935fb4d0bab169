//! `dates/event-date-conflict`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::dates::{Date, Event};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "dates/event-date-conflict",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/dates/event-date-conflict.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Events of one article that are compared. Copy with more is a chronicle.
const MOST: usize = 64;

fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let events = &facts.dates.events[..facts.dates.events.len().min(MOST)];
    let date = |event: &Event| &facts.dates.all[event.date as usize];
    for (at, event) in events.iter().enumerate() {
        let same = |other: &&Event| (other.noun, other.verb) == (event.noun, event.verb);
        let mut earlier = events[..at].iter().filter(same);
        let Some(first) = earlier.next() else { continue };
        // A third day makes a series of them.
        if earlier.next().is_some() || events[at + 1..].iter().any(|other| same(&other)) {
            continue;
        }
        let (one, other) = (date(first), date(event));
        if one.sentence == other.sentence || !contradict(one, other) {
            continue;
        }
        let (noun, verb) = (article.form_text(event.noun), article.form_text(event.verb));
        let (day, before) = (article.at(other.day_span), article.at(one.day_span));
        findings
            .add(other.day_span, format!("\"{noun} … {verb}\" has two dates, {before} and {day}"))
            .label(format!("{verb} on this day here"))
            .also(one.day_span, "on this day here")
            .help("check the date, or say that these are two events")
            .undecided();
    }
}

/// Two days of the same year, as far as is printed.
fn contradict(one: &Date, other: &Date) -> bool {
    let years_differ = one.year.is_some_and(|year| other.year.is_some_and(|other| other != year));
    !years_differ && (one.month, one.day) != (other.month, other.day)
}
