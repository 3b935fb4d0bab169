//! Ages beside the birth they are counted from: `Born in 1980, the 40-year-old singer`, `the mayor, 40, was born in
//! 1980`, `born in 1934, he died in 2015 aged 80`.

use super::{Date, Dates};
use crate::article::{Article, TokenKind};
use crate::facts::figures::{Figure, Figures, Form, Unit};
use crate::facts::line::Line;
use crate::source::Span;

/// An age and the birth of the same person.
#[derive(Clone, Debug)]
pub struct StatedAge {
    /// Number of the date of birth in [`Dates::all`]; it has a year.
    pub birth: u32,
    /// Number of the figure in [`Figures::all`].
    pub figure: u32,
    pub age: u32,
    /// `Born in 1980`.
    pub born: Span,
    pub at: AgeAt,
}

/// The time at which somebody is so old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgeAt {
    /// The day of writing. No other year stands in the sentence.
    Present,
    /// A date of death, by its number in [`Dates::all`]; it has a year.
    Death(u32),
}

/// Words between "born" and the date: `born to a miner in Hull in 1934`.
const REACH: usize = 7;
/// The oldest age of a person.
const OLDEST: f64 = 120.0;

pub(super) fn find(article: &Article<'_>, dates: &Dates, figures: &Figures) -> Vec<StatedAge> {
    let mut found = Vec::new();
    for (number, date) in dates.all.iter().enumerate().filter(|(_, date)| date.year.is_some() && !date.quoted) {
        let line = Line::new(article, &article.sentences[date.sentence as usize]);
        let Some(born) = born_before(&line, date) else { continue };
        let (start, of_sentence) = dates.of_sentence(date.sentence);
        let others = of_sentence.iter().zip(start..).filter(|(other, at)| *at != number && other.year.is_some());
        let others: Vec<(&Date, usize)> = others.take(2).collect();
        let after = dates.year_ranges.partition_point(|range| range.sentence < date.sentence);
        let ranges = dates.year_ranges.get(after).is_some_and(|range| range.sentence == date.sentence);
        if ranges || others.len() > 1 {
            continue;
        }
        let first = figures.all.partition_point(|figure| figure.sentence < date.sentence);
        for (figure_number, figure) in figures.of_sentence(date.sentence).iter().enumerate() {
            if !is_age(figure) {
                continue;
            }
            let at = match others[..] {
                [] if is_present(&line, born, date, figure) => AgeAt::Present,
                [(death, died)] if is_death(&line, death) && is_age_at_death(&line, figure) => {
                    AgeAt::Death(died as u32)
                }
                _ => continue,
            };
            found.push(StatedAge {
                birth: number as u32,
                figure: (first + figure_number) as u32,
                age: figure.value as u32,
                born: article.tokens[born].span.to(date.span),
                at,
            });
        }
    }
    found
}

/// The token of "born" in `born in 1980`, `born to a miner in Hull in 1934`.
fn born_before(line: &Line<'_, '_>, date: &Date) -> Option<usize> {
    let start = date.tokens.start as usize;
    let led = start.wrapping_sub(usize::from(matches!(line.lower(start.wrapping_sub(1)), "in" | "on")));
    let first = led.saturating_sub(REACH).max(line.start());
    let born = (first..led).rev().find(|&at| line.lower(at) == "born")?;
    let small = |at: usize| {
        line.token(at).is_some_and(|token| token.is_word() || token.kind == TokenKind::Comma)
            && !matches!(
                line.lower(at),
                "and" | "who" | "was" | "died" | "after" | "before" | "between" | "when" | "or"
            )
    };
    ((born + 1..led).all(small) && !line.is_glued(born)).then_some(born)
}

fn is_age(figure: &Figure) -> bool {
    let years = figure.form == Form::Age || figure.form == Form::Plain && figure.unit == Unit::None;
    years && figure.decimals == 0 && figure.hedge.is_none() && !figure.quoted && (1.0..=OLDEST).contains(&figure.value)
}

/// Whether the age is that of the one who was born, now.
fn is_present(line: &Line<'_, '_>, born: usize, date: &Date, figure: &Figure) -> bool {
    let (start, end) = (figure.tokens.start as usize, figure.tokens.end as usize);
    let behind = date.tokens.end as usize;
    if start >= behind {
        // "Born in 1980, the 40-year-old singer", "Born in 1980, she is now 40."
        let opens = born == line.start();
        let gap: Vec<&str> = (behind..start).map(|at| line.lower(at)).collect();
        let named = matches!(gap[..], [",", "the"] | [",", "now"] | [",", "the", "now"]) && figure.form == Form::Age;
        let told = matches!(gap[..], [",", "he" | "she", "is"] | [",", "he" | "she", "is", "now"]);
        let free = !matches!(line.lower(end), "when" | "at" | "in" | "and") && !line.joins(end);
        return opens && free && (named || told && (figure.form == Form::Age || ends_clause(line, end)));
    }
    // "The mayor, 40, was born in 1980", "the 40-year-old was born in 1980".
    let gap = end..born;
    let apposed = line.is_kind(start.wrapping_sub(1), TokenKind::Comma) && line.is_kind(end, TokenKind::Comma);
    let aged = figure.form == Form::Age && line.lower(start.wrapping_sub(1)) == "the";
    let was = gap.clone().all(|at| matches!(line.lower(at), "," | "was" | "who" | "is"));
    gap.len() <= 4 && was && (apposed || aged)
}

fn ends_clause(line: &Line<'_, '_>, at: usize) -> bool {
    matches!(line.kind(at), Some(TokenKind::Stop | TokenKind::Comma)) || at >= line.end()
}

/// `died in 2015`, `died at home on 3 May 2015`.
fn is_death(line: &Line<'_, '_>, death: &Date) -> bool {
    let start = death.tokens.start as usize;
    let first = start.saturating_sub(REACH).max(line.start());
    let died = (first..start).rev().find(|&at| line.lower(at) == "died");
    died.is_some_and(|died| (died + 1..start).all(|at| line.token(at).is_some_and(|token| token.is_word())))
}

/// `aged 80`, `at the age of 80`, `at 80`.
fn is_age_at_death(line: &Line<'_, '_>, figure: &Figure) -> bool {
    let before = line.lower((figure.tokens.start as usize).wrapping_sub(1));
    figure.form == Form::Age && matches!(before, "aged" | "of" | "age") || before == "at" && figure.head.is_none()
}
