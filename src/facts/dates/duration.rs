//! Lengths of time that are bound to two dates: `eight years as mayor, from 2008 to 2016`, `the 1988-1994 war, which
//! lasted six years`, `the 44-day war (27 September – 10 November 2020)`.
//!
//! Bound by form alone. A length that merely stands near two years belongs to something else more often than not.

use super::{Dates, PeriodLink, Stretch, period};
use crate::article::{Article, TokenKind};
use crate::facts::figures::{Figure, Figures, Form, Interval, Unit};
use crate::facts::line::Line;
use crate::lexicon::{Dimension, Flags, Lexicon};
use crate::source::Span;
use std::ops::Range;

/// A length of time and the two dates it lies between.
#[derive(Clone, Debug)]
pub struct Duration {
    /// Number of the figure in [`Figures::all`].
    pub figure: u32,
    /// The two dates.
    pub ends: Span,
    /// How long it was by the dates, in the figure's unit: the least and the most that they leave open.
    pub elapsed: Interval,
    pub quoted: bool,
}

/// Tokens between a length and its dates.
const REACH: u32 = 8;

/// Two dates, whichever fact they come from.
struct Ends {
    tokens: Range<u32>,
    span: Span,
    first: Stretch,
    last: Stretch,
    link: PeriodLink,
    quoted: bool,
}

pub(super) fn find(article: &Article<'_>, lexicon: &Lexicon, dates: &Dates, figures: &Figures) -> Vec<Duration> {
    let years = dates.year_ranges.iter().filter_map(|range| {
        let ends = Ends {
            tokens: range.tokens.clone(),
            span: range.span,
            first: Stretch::year(range.from)?,
            last: Stretch::year(range.to)?,
            link: range.link,
            quoted: range.quoted,
        };
        Some((range.sentence, ends))
    });
    let periods = dates.periods.iter().filter(|period| period.link != PeriodLink::Verbs).map(|period| {
        let ends = Ends {
            tokens: period.tokens.clone(),
            span: period.span,
            first: period.first,
            last: period.last,
            link: period.link,
            quoted: dates.all[period.from as usize].quoted,
        };
        (period.sentence, ends)
    });
    // "From 5 to 9 June" is one date of several days.
    let days = dates.all.iter().filter(|date| date.last_day > date.day && date.day.is_some()).filter_map(|date| {
        let year = date.year.unwrap_or(period::SOME_YEAR);
        let Stretch { first, last } = date.stretch(year)?;
        let led = date.tokens.start.checked_sub(1).map(|before| article.lower_of(&article.tokens[before as usize]));
        let from = led == Some("from");
        let ends = Ends {
            tokens: date.tokens.start - u32::from(from)..date.tokens.end,
            span: date.day_span,
            first: Stretch { first, last: first },
            last: Stretch { first: last, last },
            link: if from { PeriodLink::From } else { PeriodLink::To },
            quoted: date.quoted,
        };
        Some((date.sentence, ends))
    });
    let mut found = Vec::new();
    for (sentence, ends) in years.chain(periods).chain(days) {
        let line = Line::new(article, &article.sentences[sentence as usize]);
        // Only what stands near: a sentence may be as long as the copy.
        let start = figures.all.partition_point(|figure| figure.tokens.end + REACH < ends.tokens.start);
        let near = figures.all[start..].iter().take_while(|figure| figure.tokens.start <= ends.tokens.end + REACH);
        for (number, figure) in near.enumerate().filter(|(_, figure)| figure.sentence == sentence) {
            let Some(days) = days_of(lexicon, figure) else { continue };
            if is_bound(&line, lexicon, figure, &ends) {
                let elapsed = ends.days().times(1.0 / days);
                found.push(Duration { figure: (start + number) as u32, ends: ends.span, elapsed, quoted: ends.quoted });
            }
        }
    }
    found
}

/// The days of the figure's unit, for lengths of days and more that are a plain number of them.
fn days_of(lexicon: &Lexicon, figure: &Figure) -> Option<f64> {
    const DAY: f64 = 86_400.0;
    let Unit::Of(unit) = figure.unit else { return None };
    let unit = lexicon.units.get(unit);
    let plain = matches!(figure.form, Form::Plain | Form::Joined(_)) && figure.scale == 1.0 && !figure.borrowed;
    let seconds = unit.factors.first().filter(|_| unit.dimension == Dimension::Time && plain)?;
    (*seconds >= DAY).then(|| seconds / DAY)
}

fn is_bound(line: &Line<'_, '_>, lexicon: &Lexicon, figure: &Figure, ends: &Ends) -> bool {
    if figure.tokens.end <= ends.tokens.start {
        ends.tokens.start - figure.tokens.end <= REACH && is_length_before(line, lexicon, figure, ends)
    } else {
        let gap = ends.tokens.end..figure.tokens.start;
        gap.len() <= REACH as usize && is_length_behind(line, gap)
    }
}

/// `eight years as mayor, from 2008 to 2016`, `the 44-day war (27 September – 10 November)`.
fn is_length_before(line: &Line<'_, '_>, lexicon: &Lexicon, figure: &Figure, ends: &Ends) -> bool {
    // Parts of the time, repetitions, and changes of something that is counted in years.
    const OTHER: [&str; 38] = [
        "first",
        "last",
        "final",
        "previous",
        "next",
        "past",
        "another",
        "other",
        "every",
        "each",
        "additional",
        "extra",
        "further",
        "by",
        "of",
        "after",
        "before",
        "than",
        "within",
        "to",
        "gained",
        "gain",
        "lost",
        "added",
        "only",
        "average",
        "once",
        "all",
        "but",
        "these",
        "those",
        "later",
        "plus",
        "jailed",
        "imprisoned",
        "banned",
        "sentenced",
        "suspended",
    ];
    // A length that was promised, allowed or imposed need not be served.
    const PROMISED: [&str; 15] = [
        "sentence",
        "sentences",
        "contract",
        "deal",
        "ban",
        "plan",
        "loan",
        "lease",
        "agreement",
        "old",
        "anniversary",
        "high",
        "low",
        "forecast",
        "bond",
    ];
    let gap = figure.tokens.end as usize..ends.tokens.start as usize;
    let mut before = figure.tokens.start as usize;
    if let Some(hedge) = figure.hedge {
        while before > line.start() && line.token(before).is_some_and(|token| token.span.start > hedge.span.start) {
            before -= 1;
        }
    }
    if (1..=2).any(|back| OTHER.contains(&line.lower(before.wrapping_sub(back)))) {
        return false;
    }
    let attributive = matches!(figure.form, Form::Joined(_));
    let first = line.lower(gap.start);
    let led = |at: usize| {
        at >= gap.end
            || !line.token(at).is_some_and(|token| token.is_word())
            || matches!(
                line.lower(at),
                "as" | "in" | "at" | "under" | "with" | "on" | "for" | "of" | "running" | "runs" | "ran"
            )
    };
    // A five-year average and a ten-year note last for as long as they like.
    let noun = || (gap.start..gap.end.min(gap.start + 3)).find(|&at| lexicon.figures.lasting.contains(line.lower(at)));
    let tied = if attributive { noun().is_some_and(|noun| led(noun + 1)) } else { first != "of" && led(gap.start) };
    let plain = gap.clone().all(|at| is_plain(line, at) && !PROMISED.contains(&line.lower(at)));
    let closed = |at: usize| match line.kind(at) {
        Some(TokenKind::Open) => line.text(at) == "(",
        Some(TokenKind::Comma) => !line.token(ends.tokens.end as usize).is_some_and(|next| next.is_word()),
        _ => false,
    };
    let linked = match ends.link {
        PeriodLink::From => true,
        PeriodLink::Between => attributive || gap.is_empty() && line.lower(before.wrapping_sub(1)) == "the",
        PeriodLink::Dash | PeriodLink::To => !gap.is_empty() && closed(gap.end - 1),
        PeriodLink::Verbs => false,
    };
    tied && plain && linked
}

/// `the 1988-1994 war, which lasted six years`, `from 1988 to 1994, a period of six years`.
fn is_length_behind(line: &Line<'_, '_>, gap: Range<u32>) -> bool {
    let gap = gap.start as usize..gap.end as usize;
    if !gap.clone().all(|at| is_plain(line, at) || matches!(line.lower(at), "which" | "that")) {
        return false;
    }
    let small = |at: usize| {
        matches!(line.lower(at), "for" | "on" | "a" | "an" | "the" | "only" | "just")
            || line.is(at, Flags::HEDGE) && line.lower(at) != "of"
    };
    let Some(last) = gap.rev().find(|&at| !small(at)) else { return false };
    let period = line.lower(last) == "of" && matches!(line.lower(last - 1), "period" | "span" | "stretch");
    period || matches!(line.lower(last), "lasted" | "lasting" | "lasts" | "spanned" | "spanning" | "spans" | "dragged")
}

/// A word that opens no new clause and brings no other time, or a mark within a sentence.
fn is_plain(line: &Line<'_, '_>, at: usize) -> bool {
    const CLAUSES: [&str; 33] = [
        "and", "or", "but", "who", "whose", "which", "that", "was", "were", "is", "are", "be", "been", "had", "has",
        "have", "before", "after", "when", "while", "then", "later", "ago", "earlier", "since", "until", "than", "he",
        "she", "they", "it", "to", "if",
    ];
    match line.kind(at) {
        Some(TokenKind::Word) => {
            !CLAUSES.contains(&line.lower(at)) && !line.is(at, Flags::MONTH | Flags::NUMBER | Flags::WEEKDAY)
        }
        Some(TokenKind::Comma | TokenKind::Dash | TokenKind::Hyphen | TokenKind::Possessive) => true,
        Some(TokenKind::Open | TokenKind::Close) => true,
        _ => false,
    }
}

impl Ends {
    /// The days between, the last of them counted or not.
    fn days(&self) -> Interval {
        let days = |from: jiff::civil::Date, to: jiff::civil::Date| {
            f64::from(from.until(to).map_or(0, |span| span.get_days()))
        };
        Interval::new(days(self.first.last, self.last.first), days(self.first.first, self.last.last) + 1.0)
    }
}

impl Stretch {
    fn year(year: i16) -> Option<Self> {
        use jiff::civil::Date;
        Some(Self { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()? })
    }
}
