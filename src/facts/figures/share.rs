//! Shares: parts of a counted whole, and percents that share one whole.

use super::group::Group;
use super::{Form, RangeKind, Unit};
use crate::article::TokenKind;

/// `340 of the 500 members, or 68 percent`. Numbers of figures in [`super::Figures::all`].
#[derive(Clone, Copy, Debug)]
pub struct PartOf {
    pub part: u32,
    pub whole: u32,
    pub percent: Option<u32>,
    /// "The" or the like stands before the whole: the part is some of just those.
    pub definite: bool,
}

/// Percents of one whole, in one sentence.
#[derive(Clone, Debug)]
pub struct Shares {
    /// Numbers of figures in [`super::Figures::all`].
    pub figures: Vec<u32>,
    pub claim: Claim,
}

/// Why percents must fit into one whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// One of them is those who gave no answer, or closes the list.
    Closed,
    /// The last is "the remaining P percent", so that they make up the whole.
    Remaining,
    /// `52% to 48%` in a vote.
    Sides,
    /// "A further P percent".
    Further,
}

/// Words between a whole and its percent at most.
const TO_PERCENT: usize = 4;

pub(super) fn find_parts(group: &Group<'_, '_>, parts: &mut Vec<PartOf>) {
    let line = &group.line;
    let count = |number: usize| {
        let figure = group.figure(number);
        figure.unit.is_none() && matches!(figure.form, Form::Plain) && figure.value > 0.0 && !group.in_range(number)
    };
    for part in group.range().filter(|&number| count(number)) {
        let mut at = group.figure(part).tokens.end as usize;
        // "340 (68 percent) of the 500 members".
        let inner = group.figure_near(at + 1).filter(|&number| {
            line.is_kind(at, TokenKind::Open)
                && line.is_kind(group.figure(number).tokens.end as usize, TokenKind::Close)
        });
        if let Some(inner) = inner {
            at = group.figure(inner).tokens.end as usize + 1;
        }
        at += usize::from(line.lower(at) == "out");
        let Some(whole) = group.figure_near(at + 1).filter(|_| line.lower(at) == "of") else { continue };
        if !count(whole) {
            continue;
        }
        let definite =
            matches!(line.lower(at + 1), "the" | "its" | "their" | "those" | "these" | "all" | "his" | "her");
        let percent = inner.or_else(|| percent_behind(group, whole)).or_else(|| percent_before(group, part));
        let percent = percent.filter(|&number| group.figure(number).unit == Unit::Percent && !group.in_range(number));
        parts.push(PartOf {
            part: part as u32,
            whole: whole as u32,
            percent: percent.map(|number| number as u32),
            definite,
        });
    }
}

/// `of 500 members, or 68 percent`, `of 500 members (68 percent)`.
fn percent_behind(group: &Group<'_, '_>, whole: usize) -> Option<usize> {
    let line = &group.line;
    let percent = whole + 1;
    if percent >= group.end {
        return None;
    }
    let start = group.start(percent);
    let gap = group.figure(whole).tokens.end as usize..start;
    let before = start.wrapping_sub(1);
    let linked = line.lower(before) == "or"
        && (line.is_kind(before - 1, TokenKind::Comma) || group.is_dash(before - 1))
        || line.is_kind(before, TokenKind::Open);
    let words = gap.clone().filter(|&at| line.token(at).is_some_and(|token| token.is_word())).count();
    let commas = gap.clone().filter(|&at| line.is_kind(at, TokenKind::Comma)).count();
    // More behind the percent makes it a share of something else: "or 68 percent of those present".
    let of = line.lower(group.figure(percent).tokens.end as usize) == "of";
    (linked && !of && words <= TO_PERCENT + 1 && commas <= 1).then_some(percent)
}

/// `68 percent (340 of 500 members)`, `68 percent, or 340 of 500 members`.
fn percent_before(group: &Group<'_, '_>, part: usize) -> Option<usize> {
    let line = &group.line;
    let percent = part.checked_sub(1).filter(|&number| number >= group.first)?;
    let start = group.start(part);
    let before = start.wrapping_sub(1);
    let linked = line.lower(before) == "or" && line.is_kind(before - 1, TokenKind::Comma)
        || line.is_kind(before, TokenKind::Open)
        || group.is_dash(before);
    let gap = group.figure(percent).tokens.end as usize..start;
    let words = gap.clone().filter(|&at| line.token(at).is_some_and(|token| token.is_word())).count();
    (linked && words <= TO_PERCENT).then_some(percent)
}

pub(super) fn find_shares(group: &Group<'_, '_>, shares: &mut Vec<Shares>) {
    let percents = || group.range().filter(|&number| group.figure(number).unit == Unit::Percent);
    if percents().nth(1).is_none() {
        return;
    }
    let before = shares.len();
    sides(group, shares);
    let moving = || group.says(&group.words.changes);
    if shares.len() > before || moving() {
        return;
    }
    further(group, shares);
    if percents().nth(2).is_none() || shares.len() > before || !group.says(&group.words.closings) {
        return;
    }
    let line = &group.line;
    let odd = |at: usize| matches!(line.lower(at), "margin" | "than" | "respectively" | "both");
    let other_whole = |number: usize| line.lower(group.figure(number).tokens.end as usize) == "of";
    if (line.start()..line.end()).any(odd)
        || percents().skip(1).any(other_whole)
        || percents().any(|number| group.in_range(number) || group.figure(number).form != Form::Plain)
    {
        return;
    }
    let last = percents().next_back().expect("there are three");
    let remaining = line.lower(group.start(last).wrapping_sub(1)) == "remaining";
    let figures = percents().map(|number| number as u32).collect();
    shares.push(Shares { figures, claim: if remaining { Claim::Remaining } else { Claim::Closed } });
}

/// `won by 52% to 48%`, `56-44 percent`. The greater side stands first, or "by" before both, or it may be a range.
fn sides(group: &Group<'_, '_>, shares: &mut Vec<Shares>) {
    for range in &group.figures.ranges {
        let (low, high) = (range.low as usize, range.high as usize);
        if !group.range().contains(&low) || !matches!(range.kind, RangeKind::To | RangeKind::Dash) {
            continue;
        }
        let both = group.figure(low).unit == Unit::Percent && group.figure(high).unit == Unit::Percent;
        let start = group.start(low);
        let by = matches!(group.line.lower(start.wrapping_sub(1)), "by" | "vote");
        let falls = group.figure(low).value > group.figure(high).value;
        let moved = (start.saturating_sub(8)..start).any(|at| group.words.changes.contains(group.line.lower(at)));
        if both && (by || falls) && !moved && group.says(&group.words.polls) {
            shares.push(Shares { figures: vec![range.low, range.high], claim: Claim::Sides });
        }
    }
}

/// `60 percent said yes and another 30 percent no`, `60 percent ... and 30 percent more`.
fn further(group: &Group<'_, '_>, shares: &mut Vec<Shares>) {
    let line = &group.line;
    for number in group.first + 1..group.end {
        let (before, figure) = (group.figure(number - 1), group.figure(number));
        let end = figure.tokens.end as usize;
        let previous = line.lower(group.start(number).wrapping_sub(1));
        let more = line.lower(end) == "more" && !matches!(line.lower(end + 1), "than" | "likely" | "of");
        let further = matches!(previous, "another" | "additional" | "further") || more;
        let plain = |figure: &super::Figure| figure.unit == Unit::Percent && figure.form == Form::Plain;
        if further && plain(before) && plain(figure) && line.lower(end) != "of" && !group.in_range(number) {
            shares.push(Shares { figures: vec![number as u32 - 1, number as u32], claim: Claim::Further });
        }
    }
}
