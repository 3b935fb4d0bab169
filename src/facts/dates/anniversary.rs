//! Anniversaries with the year they count from: `the 25th anniversary of the 1991 vote`, `the centenary of the 1915
//! massacre`.

use super::{Date, Dates};
use crate::article::{Article, TokenKind};
use crate::facts::figures::Figures;
use crate::facts::line::Line;
use crate::source::Span;

/// An anniversary.
#[derive(Clone, Debug)]
pub struct Anniversary {
    /// `25th anniversary`.
    pub span: Span,
    pub sentence: u32,
    pub years: u32,
    /// Number of the date it counts from in [`Dates::all`]; it has a year.
    pub origin: u32,
    /// Number of the date of its marking, where one is bound to it.
    pub marked: Option<u32>,
    /// The copy speaks of it as something of its own day: `marks the 25th anniversary`, `ahead of`.
    pub present: bool,
    pub quoted: bool,
}

/// Words between the anniversary and the year it counts from.
const REACH: usize = 9;

pub(super) fn find(article: &Article<'_>, dates: &Dates, figures: &Figures) -> Vec<Anniversary> {
    let mut found = Vec::new();
    for (number, date) in dates.all.iter().enumerate().filter(|(_, date)| date.year.is_some()) {
        let line = Line::new(article, &article.sentences[date.sentence as usize]);
        let Some(word) = noun_before(&line, date) else { continue };
        let Some((years, start)) = years(&line, figures, word) else { continue };
        let token = &article.tokens[start];
        found.push(Anniversary {
            span: token.span.to(article.tokens[word].span),
            sentence: date.sentence,
            years,
            origin: number as u32,
            marked: marked(&line, dates, number),
            present: is_present(&line, start),
            quoted: token.is_quoted(),
        });
    }
    found
}

/// The token of "anniversary" in `anniversary of the [bloody] 1991 vote`.
fn noun_before(line: &Line<'_, '_>, date: &Date) -> Option<usize> {
    let start = date.tokens.start as usize;
    let first = start.saturating_sub(REACH).max(line.start());
    let noun = (first..start).rev().find(|&at| is_anniversary(line.lower(at)))?;
    let clean = (noun + 1..start).all(|at| {
        line.token(at).is_some_and(|token| token.is_word() || token.kind == TokenKind::Possessive)
            && !matches!(
                line.lower(at),
                "and" | "was" | "were" | "is" | "marked" | "celebrated" | "fell" | "held" | "on"
            )
    });
    // "The anniversary of the vote in 2020" may name the year of its marking.
    let led = matches!(line.lower(start - 1), "the" | "its" | "their" | "his" | "her" | "a")
        || line.lower(start - 1) == "of" && start - 1 == noun + 1;
    (clean && led && line.lower(noun + 1) == "of").then_some(noun)
}

fn is_anniversary(word: &str) -> bool {
    matches!(word, "anniversary" | "centenary" | "centennial" | "bicentenary" | "bicentennial")
}

/// How many years, and the first token that says so.
fn years(line: &Line<'_, '_>, figures: &Figures, noun: usize) -> Option<(u32, usize)> {
    match line.lower(noun) {
        "centenary" | "centennial" => return Some((100, noun)),
        "bicentenary" | "bicentennial" => return Some((200, noun)),
        _ => {}
    }
    let ends = |tokens: &std::ops::Range<u32>| tokens.end as usize == noun;
    let after = figures.ordinals.partition_point(|ordinal| (ordinal.tokens.end as usize) < noun);
    if let Some(ordinal) = figures.ordinals.get(after).filter(|ordinal| ends(&ordinal.tokens)) {
        return Some((ordinal.value, ordinal.tokens.start as usize));
    }
    // "50-year anniversary".
    let after = figures.all.partition_point(|figure| (figure.tokens.end as usize) < noun);
    let figure = figures.all.get(after).filter(|figure| ends(&figure.tokens))?;
    let year = line.lower(noun - 1) == "year" && figure.decimals == 0 && figure.hedge.is_none();
    (year && figure.value < 3000.0).then_some((figure.value as u32, figure.tokens.start as usize))
}

/// The one other date of the sentence that can only be that of the marking: it opens the sentence, has its weekday, or
/// stands behind a verb of marking.
fn marked(line: &Line<'_, '_>, dates: &Dates, origin: usize) -> Option<u32> {
    let (first, of_sentence) = dates.of_sentence(dates.all[origin].sentence);
    let mut others = of_sentence.iter().zip(first..).filter(|(date, number)| *number != origin && date.year.is_some());
    let (date, number) = others.next().filter(|_| others.next().is_none())?;
    let start = date.tokens.start as usize;
    let led = matches!(line.lower(start.wrapping_sub(1)), "in" | "on");
    let verb = if led { line.lower(start.wrapping_sub(2)) } else { "" };
    let opens = led && start == line.start() + 1;
    let bound = opens
        || date.weekday.is_some()
        || matches!(verb, "marked" | "celebrated" | "commemorated" | "observed" | "fell" | "falls" | "comes" | "came");
    bound.then_some(number as u32)
}

fn is_present(line: &Line<'_, '_>, start: usize) -> bool {
    let from = start.saturating_sub(4).max(line.start());
    (from..start).any(|at| {
        matches!(line.lower(at), "marks" | "celebrates" | "ahead" | "upcoming" | "today" | "year's" | "commemorates")
            || line.lower(at) == "mark" && line.lower(at.wrapping_sub(1)) == "will"
    })
}
