//! Two dates with all between them: `from June 5 to July 7`, `5 June – 7 July 2020`, `opens on 5 June and closes on
//! 7 June`.

use super::{Date, Dates};
use crate::article::{Article, TokenKind};
use crate::facts::line::Line;
use crate::source::Span;
use jiff::civil;

/// Two dates that stand side by side in one sentence.
#[derive(Clone, Debug)]
pub struct Period {
    /// Numbers of the dates in [`Dates::all`].
    pub from: u32,
    pub to: u32,
    /// With the word in front that makes it a period.
    pub span: Span,
    pub tokens: std::ops::Range<u32>,
    pub sentence: u32,
    /// The days that each may stand for. A year that is not printed is that of the other date, or the one beside it
    /// where the year must turn.
    pub first: Stretch,
    pub last: Stretch,
    pub link: PeriodLink,
    pub backwards: bool,
}

/// The days that a date may stand for: all of them, for a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub first: civil::Date,
    pub last: civil::Date,
}

/// What makes two dates a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodLink {
    /// `from … to`, `from … until`.
    From,
    /// `between … and`.
    Between,
    /// `2008-2016`.
    Dash,
    /// `June 5 to July 7`.
    To,
    /// `opened … and closed`.
    Verbs,
}

/// A year for dates that print none. It is no leap year, and nothing is told that would hang on it.
pub(super) const SOME_YEAR: i16 = 2001;
/// Words in front of a period within which it may be turned round.
const REACH: usize = 5;

const STARTS: [&str; 13] = [
    "open", "opens", "opened", "begin", "begins", "began", "begun", "start", "starts", "started", "born", "launched",
    "founded",
];
const ENDS: [&str; 14] = [
    "close",
    "closes",
    "closed",
    "end",
    "ends",
    "ended",
    "conclude",
    "concludes",
    "concluded",
    "finish",
    "finishes",
    "finished",
    "died",
    "expires",
];

impl PeriodLink {
    pub fn name(self) -> &'static str {
        match self {
            PeriodLink::From => "from to",
            PeriodLink::Between => "between",
            PeriodLink::Dash => "dash",
            PeriodLink::To => "to",
            PeriodLink::Verbs => "verbs",
        }
    }
}

/// Finds the pairs among dates that stand side by side.
pub(super) fn find(article: &Article<'_>, dates: &Dates) -> Vec<Period> {
    let mut periods = Vec::new();
    for (at, pair) in dates.all.windows(2).enumerate() {
        let [from, to] = pair else { continue };
        // "Opened on June 5, 2020, and will close on ..." is the longest that is read.
        if from.sentence != to.sentence || to.tokens.start - from.tokens.end > 8 {
            continue;
        }
        let line = Line::new(article, &article.sentences[from.sentence as usize]);
        let Some((link, start)) = link(&line, from, to) else { continue };
        let Some((first, last)) = stretches(from, to) else { continue };
        periods.push(Period {
            from: at as u32,
            to: at as u32 + 1,
            span: article.tokens[start].span.to(to.span),
            tokens: start as u32..to.tokens.end,
            sentence: from.sentence,
            first,
            last,
            link,
            backwards: is_backwards(&line, start, to.tokens.end as usize, link),
        });
    }
    periods
}

/// Whether the words around say that time is gone back through, that two dates are compared, that a number fell, or
/// that years are counted down to the birth of Christ.
pub(super) fn is_backwards(line: &Line<'_, '_>, start: usize, end: usize, link: PeriodLink) -> bool {
    const COMPARED: [&str; 12] = [
        "back",
        "backward",
        "backwards",
        "reverse",
        "reversed",
        "compared",
        "compare",
        "comparing",
        "comparison",
        "difference",
        "gap",
        "versus",
    ];
    const FELL: [&str; 15] = [
        "down", "fell", "fall", "falls", "falling", "dropped", "drop", "declined", "decline", "shrank", "reduced",
        "cut", "slipped", "slid", "lowered",
    ];
    let before = start.saturating_sub(REACH).max(line.start())..start;
    before.into_iter().any(|at| {
        let word = line.lower(at);
        COMPARED.contains(&word) || link != PeriodLink::Between && FELL.contains(&word)
    }) || matches!(line.lower(end).trim_end_matches('.'), "bc" | "bce" | "b.c" | "b.c.e" | "compared" | "backwards")
}

/// What links two neighbouring dates, and the token where the period begins.
fn link(line: &Line<'_, '_>, from: &Date, to: &Date) -> Option<(PeriodLink, usize)> {
    let (start, end, next) = (from.tokens.start as usize, from.tokens.end as usize, to.tokens.start as usize);
    let before = start.wrapping_sub(1);
    let before = before.wrapping_sub(usize::from(line.lower(before) == "the"));
    let mut at = end + usize::from(line.is_kind(end, TokenKind::Comma));
    let word = line.lower(at);
    let dash = line.dashes(at);
    at += 1;
    at += usize::from(matches!(line.lower(at), "the" | "on"));
    if at == next {
        let led = line.lower(before);
        return match word {
            _ if dash => Some((PeriodLink::Dash, if led == "from" { before } else { start })),
            "to" | "until" | "till" | "through" | "thru" if led == "from" => Some((PeriodLink::From, before)),
            "and" if led == "between" => Some((PeriodLink::Between, before)),
            "to" | "until" | "till" | "through" | "thru" => Some((PeriodLink::To, start)),
            _ => None,
        };
    }
    // The subject stays the same: "opened on 5 June and closed on 7 June".
    let verb_before = |at: usize, verbs: &[&str]| {
        let at = at.wrapping_sub(1);
        let at = at.wrapping_sub(usize::from(matches!(line.lower(at), "on" | "in")));
        verbs.contains(&line.lower(at)).then_some(at)
    };
    let (opens, closes) = (verb_before(start, &STARTS)?, verb_before(next, &ENDS)?);
    let mut between = end..closes;
    let plain = between.all(|at| {
        line.is_kind(at, TokenKind::Comma)
            || matches!(
                line.lower(at),
                "and" | "will" | "then" | "was" | "is" | "are" | "were" | "to" | "it" | "she" | "he"
            )
    });
    (plain && line.lower(end.max(closes) - 1) != ",").then_some((PeriodLink::Verbs, opens))
}

fn stretches(from: &Date, to: &Date) -> Option<(Stretch, Stretch)> {
    let turns = from.month.is_some_and(|from| to.month.is_some_and(|to| from > to));
    let (first, last) = match (from.year, to.year) {
        (Some(first), Some(last)) => (first, last),
        (None, Some(last)) => (last - i16::from(turns), last),
        (Some(first), None) => (first, first + i16::from(turns)),
        (None, None) => (SOME_YEAR, SOME_YEAR + i16::from(turns)),
    };
    Some((from.stretch(first)?, to.stretch(last)?))
}
