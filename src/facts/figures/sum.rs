//! A total and the parts that are printed beside it: `12 senators — six Republicans and six Democrats`.

mod brackets;

use super::group::Group;
use crate::article::TokenKind;
use crate::source::Span;

/// A total with its parts.
#[derive(Clone, Debug)]
pub struct Sum {
    pub sentence: u32,
    /// Number of the figure in [`super::Figures::all`].
    pub total: u32,
    pub parts: Vec<Part>,
    /// Items without a figure ("and a flight engineer"): each may count one.
    pub uncounted: u8,
    pub cover: Cover,
}

/// One part of a total.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    pub span: Span,
    /// None for a bare "one".
    pub figure: Option<u32>,
}

/// How much of the whole the parts claim to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// All of it: `12 senators (six Republicans and six Democrats)`.
    All,
    /// All of it by the look of the list: `Of the 12 senators, four ..., six ... and two ...`.
    Listed,
    /// Some of it: `12 senators, including six Republicans and two Democrats`.
    Some,
}

/// Words between a total and what opens its list at most.
const TO_OPENER: usize = 9;
/// Words between two parts at most.
const TO_NEXT: usize = 12;

/// Parts while they are collected.
struct Chain {
    parts: Vec<Part>,
    uncounted: u8,
    open: bool,
    /// The last part stands behind an "and".
    closed: bool,
    /// "of them", "of whom" stands behind a part.
    of_them: bool,
    /// The word that follows every part so far, if it is the same: `28 from the city, 54 from the county`.
    follows: Option<usize>,
    parallel: bool,
}

impl Chain {
    fn new() -> Self {
        Self {
            parts: Vec::new(),
            uncounted: 0,
            open: false,
            closed: false,
            of_them: false,
            follows: None,
            parallel: true,
        }
    }
}

pub(super) fn find(group: &Group<'_, '_>, sums: &mut Vec<Sum>) {
    let mut behind = 0;
    for total in group.range() {
        let figure = group.figure(total);
        let start = figure.tokens.start as usize;
        let before = group.line.lower(start.wrapping_sub(1));
        // "Serves 4: 2 eggs, 3 apples ...", "top-20".
        let other = matches!(before, "not" | "serves" | "serving" | "makes" | "yields" | "feeds")
            || group.line.joins(start.wrapping_sub(1));
        if start < behind || !group.is_plain(total) || other {
            continue;
        }
        let Some((chain, mut cover)) = brackets::find(group, total).or_else(|| behind_opener(group, total)) else {
            continue;
        };
        if chain.parts.len() < 2 || cover == Cover::Listed && (chain.parts.len() < 3 || !chain.closed) {
            continue;
        }
        // Items that say different things overlap or leave some out: "20 are children, 15 died and 3 ...".
        if cover == Cover::Listed && !chain.parallel {
            continue;
        }
        if chain.open || chain.of_them && !chain.parallel {
            cover = Cover::Some;
        }
        let last = chain.parts[chain.parts.len() - 1].span.end;
        let rest = &group.line.article.tokens[start..group.line.end()];
        behind = start + rest.partition_point(|token| token.span.start < last);
        let Chain { parts, uncounted, .. } = chain;
        sums.push(Sum { sentence: group.sentence, total: total as u32, parts, uncounted, cover });
    }
}

/// Parts behind a colon, dash or bracket, or behind words that say what something is made of.
fn behind_opener(group: &Group<'_, '_>, total: usize) -> Option<(Chain, Cover)> {
    let line = &group.line;
    let figure = group.figure(total);
    let start = group.start(total);
    // "Of the 104 ballots counted, ...", "A total of 105 officers took part, ...".
    let of_the = matches!(line.lower(start.wrapping_sub(1)), "the" | "those" | "these")
        && line.lower(start.wrapping_sub(2)) == "of"
        && line.token(start.wrapping_sub(2)).is_some_and(|of| of.starts_sentence());
    let listed = of_the || figure.host.is_some_and(|host| line.lower(host as usize) == "total");
    let (mut at, mut words, mut open) = (figure.tokens.end as usize, 0, false);
    while words <= TO_OPENER {
        let token = line.token(at)?;
        if let Some(next) = group.figure_at(at) {
            // "81 in the 435-member body — 62 Democrats and 19 Republicans".
            if !matches!(group.figure(next).form, super::Form::Joined(_)) {
                return None;
            }
            at = group.figure(next).tokens.end as usize;
            continue;
        }
        let lower = line.lower(at);
        open |= group.words.open.contains(lower);
        let (cover, end) = match token.kind {
            TokenKind::Open => (Cover::All, group.close(at)),
            TokenKind::Colon if line.text(at) == ":" => (Cover::All, line.end()),
            TokenKind::Colon | TokenKind::Stop => return None,
            _ if group.is_dash(at) => {
                (Cover::All, (at + 1..line.end()).find(|&at| group.is_dash(at)).unwrap_or(line.end()))
            }
            TokenKind::Comma if listed => (Cover::Listed, line.end()),
            TokenKind::Word if says_made_of(group, at) => (Cover::All, line.end()),
            TokenKind::Word if group.words.open.contains(lower) => (Cover::Some, line.end()),
            // "with 18 going to the winner and 24 ...": some of them.
            TokenKind::Word if lower == "with" && line.is_kind(at - 1, TokenKind::Comma) => {
                let bare = group.figure_near(at + 1).is_some_and(|number| group.figure(number).head.is_none());
                if !bare {
                    return None;
                }
                (Cover::Some, line.end())
            }
            _ => (Cover::All, at),
        };
        let mut first = at + 1;
        while group.words.open.contains(line.lower(first)) {
            open = true;
            first += 1;
        }
        if let Some(number) = group.figure_near(first).filter(|_| end > first) {
            // "the $2 million approved, with an additional $600,000": on top of it.
            let passed = first..group.figure(number).tokens.start as usize;
            if passed.into_iter().any(|at| matches!(line.lower(at), "another" | "additional" | "further" | "more")) {
                return None;
            }
            let chain = chain(group, first, end, total)?;
            return Some((chain, if open { Cover::Some } else { cover }));
        }
        words += usize::from(token.is_word());
        at += 1;
    }
    None
}

/// `made up of`, `consisting of`, `divided into`.
fn says_made_of(group: &Group<'_, '_>, at: usize) -> bool {
    let (before, word) = (group.line.lower(at.wrapping_sub(1)), group.line.lower(at));
    match word {
        "of" => matches!(before, "up" | "consisting" | "consists" | "composed" | "comprised"),
        "into" => matches!(before, "divided" | "split" | "broken"),
        "comprising" | "comprises" => true,
        _ => false,
    }
}

/// Parts from token `first` on: the first stands there, each other directly behind a comma, semicolon or "and".
fn chain(group: &Group<'_, '_>, first: usize, end: usize, total: usize) -> Option<Chain> {
    let line = &group.line;
    let mut chain = Chain::new();
    let (mut at, mut words) = (first, 0);
    let (mut expects, mut nested, mut and) = (true, false, false);
    while at < end && words <= TO_NEXT {
        if std::mem::take(&mut expects) {
            if let Some(next) = part(group, at, total, &mut chain) {
                chain.closed = and;
                (at, words, nested, and) = (next, 0, false, false);
                continue;
            }
            let item = matches!(line.lower(at), "a" | "an" | "another") && group.figure_near(at).is_none();
            chain.uncounted += u8::from(item && chain.uncounted < 9);
        }
        if let Some(number) = group.figure_at(at) {
            if !nested && group.is_plain(number) && group.figure(number).unit == group.figure(total).unit {
                return None;
            }
            at = group.figure(number).tokens.end as usize;
            continue;
        }
        let lower = line.lower(at);
        match line.kind(at)? {
            // A list within the list.
            TokenKind::Colon if line.text(at) == ":" => return None,
            TokenKind::Comma | TokenKind::Colon => {
                (expects, nested, and) = (true, false, matches!(line.lower(at + 1), "and" | "plus" | "&"));
                at += usize::from(and);
            }
            TokenKind::Word if matches!(lower, "and" | "plus") => (expects, and) = (!nested, true),
            TokenKind::Symbol if line.text(at) == "&" => (expects, and) = (!nested, true),
            TokenKind::Word if matches!(lower, "along" | "together") && line.lower(at + 1) == "with" => {
                (expects, nested, and) = (true, false, true);
                at += 1;
            }
            // A part of a part: "four for assault, including one with a dagger".
            TokenKind::Word if group.words.open.contains(lower) => {
                nested = true;
                chain.open |= lower == "among";
            }
            TokenKind::Word if group.words.rates.contains(lower) && line.lower(at + 1) != "of" => return None,
            TokenKind::Word if group.words.more.contains(lower) => chain.open = true,
            TokenKind::Open => at = group.close(at),
            _ => {}
        }
        words += usize::from(line.token(at).is_some_and(|token| token.is_word()));
        at += 1;
    }
    Some(chain)
}

/// Takes the part at `at`, if there is one of the total's kind, and returns the token behind it.
fn part(group: &Group<'_, '_>, at: usize, total: usize, chain: &mut Chain) -> Option<usize> {
    let line = &group.line;
    if let Some(number) = group.figure_near(at) {
        let figure = group.figure(number);
        let behind = figure.tokens.end as usize;
        if !group.is_plain(number) || figure.unit != group.figure(total).unit {
            return None;
        }
        // "8 of 12 from the field": a share.
        if line.lower(behind) == "of" && group.figure_near(behind + 1).is_some() {
            return None;
        }
        let of_them = line.lower(behind) == "of" && matches!(line.lower(behind + 1), "them" | "whom" | "which");
        let next = behind + 2 * usize::from(of_them);
        chain.of_them |= of_them;
        chain.parallel &= chain.follows.is_none_or(|first| line.lower(first) == line.lower(next));
        chain.follows = Some(next);
        chain.parts.push(Part { span: figure.span, figure: Some(number as u32) });
        return Some(behind);
    }
    let one = line.token(at).filter(|_| line.lower(at) == "one")?;
    chain.parts.push(Part { span: one.span, figure: None });
    Some(at + 1)
}
