//! Days that are said twice: `yesterday, November 25`, `last Thursday (26 November)`, `three days later, on
//! November 12`. A relative day without a date beside it is no fact: it cannot be checked.

use super::{Date, Dates};
use crate::article::{Article, TokenKind};
use crate::facts::figures::word_value;
use crate::facts::line::Line;
use crate::source::Span;
use jiff::civil::Weekday;

/// A date with the relative day beside it.
#[derive(Clone, Debug)]
pub struct RelativeDay {
    /// Number of the date in [`Dates::all`].
    pub date: u32,
    /// The words of the relative day.
    pub span: Span,
    pub relative: Relative,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relative {
    /// So many days behind the day of writing: 0 today, -1 yesterday.
    Today(i8),
    /// The last such weekday before the day of writing.
    Last(Weekday),
    /// The next such weekday behind it.
    Next(Weekday),
    /// So many days behind another date of the copy, by its number: `the next day`, `three days later`.
    Later { days: i32, since: u32 },
}

/// Tokens between the earlier date and "the next day".
const REACH: u32 = 24;

pub(super) fn find(article: &Article<'_>, dates: &Dates) -> Vec<RelativeDay> {
    let mut found = Vec::new();
    for (number, date) in dates.all.iter().enumerate() {
        if date.day.is_none() || date.last_day.is_some() || date.quoted {
            continue;
        }
        let line = Line::new(article, &article.sentences[date.sentence as usize]);
        let before = before(&line, date);
        let behind = || behind(&line, date);
        let later = || later(&line, dates, number);
        if let Some((relative, start, end)) = before.or_else(behind).or_else(later) {
            let span = article.tokens[start].span.to(article.tokens[end - 1].span);
            found.push(RelativeDay { date: number as u32, span, relative });
        }
    }
    found
}

/// `yesterday, November 25`, `last Thursday, November 26`.
fn before(line: &Line<'_, '_>, date: &Date) -> Option<(Relative, usize, usize)> {
    let start = date.tokens.start as usize;
    if let Some(weekday) = date.weekday {
        let word = start.wrapping_sub(1);
        let relative = match line.lower(word) {
            "last" | "past" => Relative::Last(weekday.weekday),
            "next" | "coming" => Relative::Next(weekday.weekday),
            _ => return None,
        };
        return (weekday.span.start < date.span.end).then_some((relative, word, start + 1));
    }
    let at = skip_back(line, start);
    let relative = Relative::Today(day(line.lower(at))?);
    // "Fifty years ago today", "USA Today, Nov. 25", "until today".
    let name = line.is_capitalised(at) && !line.token(at)?.starts_sentence();
    let other = matches!(line.lower(at.wrapping_sub(1)), "ago" | "from" | "years" | "since");
    (!name && !other).then_some((relative, at, at + 1))
}

/// `November 25 (yesterday)`, `November 25, yesterday,`.
fn behind(line: &Line<'_, '_>, date: &Date) -> Option<(Relative, usize, usize)> {
    let end = date.tokens.end as usize;
    let opens = line.text(end) == "(";
    let at = end + 1;
    let closes = line.is_kind(at + 1, if opens { TokenKind::Close } else { TokenKind::Comma });
    if !closes || !opens && !line.is_kind(end, TokenKind::Comma) || line.is_capitalised(at) {
        return None;
    }
    Some((Relative::Today(day(line.lower(at))?), at, at + 1))
}

/// `the next day, November 10`, `three days later, on November 12`, with the date that this is counted from before it
/// in the sentence.
fn later(line: &Line<'_, '_>, dates: &Dates, number: usize) -> Option<(Relative, usize, usize)> {
    let date = &dates.all[number];
    let since = number.checked_sub(1).filter(|&since| {
        let earlier = &dates.all[since];
        let near = date.tokens.start - earlier.tokens.end <= REACH;
        earlier.sentence == date.sentence && near && earlier.day.is_some() && earlier.last_day.is_none()
    })?;
    let end = skip_back(line, date.tokens.start as usize);
    let word = |back: usize| line.lower(end.wrapping_sub(back));
    let (days, start) = match (word(1), word(0)) {
        ("next" | "following", "day") => (1, end - 1),
        ("day" | "days", "later") => {
            let count = word(2);
            let number = line.small_number(end.wrapping_sub(2)).map(u32::from).or_else(|| word_value(count));
            (number.or((count == "a").then_some(1))?, end.wrapping_sub(2))
        }
        _ => return None,
    };
    let since = since as u32;
    Some((Relative::Later { days: i32::try_from(days).ok()?, since }, start, end + 1))
}

/// The token before a date, without "on", a comma or a bracket between.
fn skip_back(line: &Line<'_, '_>, start: usize) -> usize {
    let mut at = start.wrapping_sub(1);
    at = at.wrapping_sub(usize::from(line.lower(at) == "the"));
    at = at.wrapping_sub(usize::from(line.lower(at) == "on"));
    let mark = line.is_kind(at, TokenKind::Comma) || line.is_kind(at, TokenKind::Dash) || line.text(at) == "(";
    at.wrapping_sub(usize::from(mark))
}

fn day(word: &str) -> Option<i8> {
    match word {
        "today" | "tonight" => Some(0),
        "yesterday" => Some(-1),
        "tomorrow" => Some(1),
        _ => None,
    }
}
