//! `dates/anniversary-mismatch`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::dates::Anniversary;
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "dates/anniversary-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/dates/anniversary-mismatch.md"),
    language: Language::English,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for anniversary in facts.dates.anniversaries.iter().filter(|anniversary| !anniversary.quoted) {
        let origin = &facts.dates.all[anniversary.origin as usize];
        let Some(from) = origin.year else { continue };
        let Some(year) = i16::try_from(anniversary.years).ok().map(|years| from + years) else { continue };
        let text = article.at(anniversary.span);
        if let Some(marked) = anniversary.marked.map(|date| &facts.dates.all[date as usize]) {
            let Some(then) = marked.year.filter(|then| *then != year) else { continue };
            findings
                .add(anniversary.span, sum(text, anniversary, from, year, &format!("the text says {then}")))
                .label(format!("{} years since {from}", then - from))
                .also(origin.day_span, "counted from here")
                .also(marked.day_span, "marked here")
                .help("check the number and both years");
        } else if let Some(declared) = facts.declared.as_ref().filter(|_| anniversary.present) {
            let now = declared.date.year();
            let told = facts.dates.all.iter().any(|date| date.year == Some(year));
            if (now - 1..=now + 1).contains(&year) || told {
                continue;
            }
            findings
                .add(anniversary.span, sum(text, anniversary, from, year, &format!("the article is dated {now}")))
                .label(format!("{} years from {from} to {now}", now - from))
                .also(origin.day_span, "counted from here")
                .also(declared.span, "the article's date")
                .help("check the number and the year it is counted from")
                .as_warning();
        }
    }
}

/// `the 25th anniversary does not fit its years: 1991 + 25 = 2016, the text says 2020`.
fn sum(text: &str, anniversary: &Anniversary, from: i16, year: i16, other: &str) -> String {
    let years = anniversary.years;
    format!("this {text} does not fit its years: {from} + {years} = {year}, {other}")
}
