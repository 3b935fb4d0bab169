//! Numbers that are no quantities: labels, scores, times of day, codes.

use super::number::Digits;
use super::unit;
use crate::article::{Article, BlockKind, Marks, TokenKind};
use crate::facts::line::Line;
use crate::lexicon::{FigureWords, Flags};
use crate::source::Span;
use std::ops::Range;

/// A number that is not read as a figure.
#[derive(Clone, Debug)]
pub struct OtherNumber {
    pub span: Span,
    pub tokens: Range<u32>,
    pub sentence: u32,
    pub class: NumberClass,
}

/// What a number is that is no quantity. Years and dates are in [`crate::facts::dates::Dates`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberClass {
    /// `10:30`, `8 p.m.`, `1900 GMT`.
    Clock,
    /// `5-4`, `109-98`, `50-50`, `12-3-1`.
    Score,
    /// `9/11`, `24/7`.
    Slashed,
    /// `Section 8`, `No. 10`, `Boeing 747`, `Trump 45`.
    Label,
    /// `F-35`, `COVID-19`, `5G`.
    Model,
    /// `1990s`, `the '80s`.
    Decade,
    /// `1.` at the beginning of a list item.
    ListNumber,
    /// `[12]`.
    Reference,
    /// Digits of any other make: `007`, `1-800-555-0100`, `1.2.3`.
    Code,
}

impl NumberClass {
    pub fn name(self) -> &'static str {
        match self {
            NumberClass::Clock => "clock",
            NumberClass::Score => "score",
            NumberClass::Slashed => "slashed",
            NumberClass::Label => "label",
            NumberClass::Model => "model",
            NumberClass::Decade => "decade",
            NumberClass::ListNumber => "list number",
            NumberClass::Reference => "reference",
            NumberClass::Code => "code",
        }
    }
}

/// The class of the digits at `at`, and the token behind them; None if nothing speaks against a quantity.
pub(super) fn class(line: &Line<'_, '_>, words: &FigureWords, at: usize) -> Option<(NumberClass, usize)> {
    let text = line.text(at);
    let one = |class| Some((class, at + 1));
    if text.contains(':') {
        return one(NumberClass::Clock);
    }
    let Some(digits) = Digits::read(text) else {
        let clock = text.ends_with("am") || text.ends_with("pm");
        return one(if clock { NumberClass::Clock } else { NumberClass::Code });
    };
    let money =
        line.is_kind(at.wrapping_sub(1), TokenKind::Symbol) && matches!(line.text(at - 1), "$" | "£" | "€" | "¥" | "₹");
    if money {
        return None;
    }
    match digits.suffix {
        "s" if digits.whole % 10.0 == 0.0 => return one(NumberClass::Decade),
        "am" | "pm" | "AM" | "PM" | "a" => return one(NumberClass::Clock),
        "C" | "F" if unit::is_short_unit(line, at) => return None,
        "s" | "D" | "G" | "d" | "x" | "X" | "A" | "B" | "C" | "F" | "S" => return one(NumberClass::Model),
        _ => {}
    }
    clock(line, at)
        .or_else(|| code(line, at, &digits))
        .or_else(|| score(line, words, at, &digits))
        .or_else(|| is_label(line, words, at, &digits).then(|| (NumberClass::Label, label_end(line, at + 1))))
}

/// Behind all that hangs on: the 800 of `Boeing 737-800`.
fn label_end(line: &Line<'_, '_>, mut end: usize) -> usize {
    while line.joins(end) && line.is_kind(end + 1, TokenKind::Number) {
        end += 2;
    }
    end
}

/// `8 p.m.`, `8-10 p.m.`, `1900 GMT`.
fn clock(line: &Line<'_, '_>, at: usize) -> Option<(NumberClass, usize)> {
    let clock = |at: usize| {
        let word = line.lower(at).trim_end_matches('.');
        matches!(word, "a.m" | "p.m" | "am" | "pm" | "o'clock" | "gmt" | "utc" | "est" | "edt" | "bst")
    };
    let linked = line.dashes(at + 1) || matches!(line.lower(at + 1), "to" | "and" | "or");
    let further =
        linked && line.is_kind(at + 2, TokenKind::Number) && (clock(at + 3) || line.text(at + 2).contains(':'));
    let ends_in_clock = linked && (line.text(at + 2).ends_with("pm") || line.text(at + 2).ends_with("am"));
    if clock(at + 1) {
        return Some((NumberClass::Clock, at + 2));
    }
    (further || ends_in_clock).then_some((NumberClass::Clock, at + 1))
}

/// What is glued to the digits makes them part of a code.
fn code(line: &Line<'_, '_>, at: usize, digits: &Digits<'_>) -> Option<(NumberClass, usize)> {
    let before = at.wrapping_sub(1);
    let article: &Article<'_> = line.article;
    let first = at == line.start();
    let sentence = article.sentence_of(at);
    if first
        && article.blocks[sentence.block as usize].kind == BlockKind::ListItem
        && sentence.tokens.start == article.blocks[sentence.block as usize].tokens.start
    {
        return Some((NumberClass::ListNumber, at + 1));
    }
    // "1) stop the purge": a bracket that did not open.
    let opened = (1..=8).any(|back| line.is_kind(at.wrapping_sub(back), TokenKind::Open));
    if line.text(at + 1) == ")" && line.is_glued(at + 1) && digits.length <= 2 && !opened {
        return Some((NumberClass::ListNumber, at + 1));
    }
    if line.text(before) == "[" && line.text(at + 1) == "]" {
        return Some((NumberClass::Reference, at + 1));
    }
    // "9/11", "24/7", "1/2": and all that hangs on with strokes.
    if line.text(at + 1) == "/" && line.is_glued(at + 1) && line.is_kind(at + 2, TokenKind::Number) {
        let mut end = at + 3;
        while line.text(end) == "/" && line.is_kind(end + 1, TokenKind::Number) {
            end += 2;
        }
        return Some((NumberClass::Slashed, end));
    }
    if digits.length > 1 && line.text(at).starts_with('0') {
        return Some((NumberClass::Code, at + 1));
    }
    if !line.is_glued(at) {
        return None;
    }
    match line.kind(before) {
        Some(TokenKind::Hyphen) if line.is_glued(before) => {
            let word = line.token(before.wrapping_sub(1))?;
            // "F-35" and "k-12" are names, "top-10", "trailing-12-month" and "minus-5" are not.
            let name = word.is_word() && (word.is_capitalised() || word.span.len() <= 2) && !word.is(Flags::NUMBER);
            let sentence_start = word.starts_sentence() && !word.is(Flags::ALL_CAPS) && word.is(Flags::WORD);
            (name && !sentence_start).then_some((NumberClass::Model, at + 1))
        }
        // "20-mile/32-km", but no "km/24".
        Some(TokenKind::Symbol)
            if line.text(before) == "/"
                && line.is(before.wrapping_sub(1), Flags::UNIT)
                && (line.is(at + 1, Flags::UNIT) || line.joins(at + 1) || !digits.suffix.is_empty()) =>
        {
            None
        }
        Some(TokenKind::Symbol) if matches!(line.text(before), "/" | "#" | "§" | "№" | "&" | "@" | "_" | "=") => {
            Some((NumberClass::Label, at + 1))
        }
        // "'08": a year cut short.
        Some(TokenKind::Single) if digits.length == 2 && !line.is_kind(at + 1, TokenKind::Single) => {
            Some((NumberClass::Decade, at + 1))
        }
        Some(TokenKind::Stop) if line.is_glued(before) => Some((NumberClass::Code, at + 1)),
        Some(TokenKind::Word) => Some((NumberClass::Code, at + 1)),
        _ => None,
    }
}

/// Numbers joined by dashes that are no range: three or more, or two that fall or stand before no unit or plural.
fn score(line: &Line<'_, '_>, words: &FigureWords, at: usize, digits: &Digits<'_>) -> Option<(NumberClass, usize)> {
    let number = |at: usize| line.is_kind(at, TokenKind::Number) && Digits::read(line.text(at)).is_some();
    // "a 5-to-4 vote", "2-by-4".
    if line.joins(at + 1) && matches!(line.lower(at + 2), "to" | "by" | "on") && line.joins(at + 3) && number(at + 4) {
        return Some((NumberClass::Score, at + 5));
    }
    if !line.dashes(at + 1) || !number(at + 2) || !line.is_glued(at + 1) && line.is_kind(at + 1, TokenKind::Hyphen) {
        return None;
    }
    if !line.is_glued(at + 1) && !line.is_glued(at + 2) {
        // "in 2016 - 20 of them": a dash between clauses.
        return None;
    }
    let mut end = at + 3;
    while line.joins(end) && number(end + 1) {
        end += 2;
    }
    if end > at + 3 {
        return Some((NumberClass::Score, end));
    }
    let second = Digits::read(line.text(at + 2))?;
    // "10-5 miles" is a range, if a wrong one; "5-4 percent" and "$5-10" too.
    let joined = line.joins(end) && line.is(end + 1, Flags::UNIT | Flags::SCALE);
    let unit = line.is(end, Flags::UNIT | Flags::SCALE)
        || joined
        || matches!(line.lower(end), "%" | "percent" | "per" | "percentage")
        || !second.suffix.is_empty();
    let aged = matches!(line.lower(at.wrapping_sub(1)), "ages" | "aged" | "age" | "grades" | "between");
    let rises = second.whole > digits.whole;
    let start = end + usize::from(line.lower(end) == "more");
    let noun = (start..start + 3)
        .take_while(|&at| line.token(at).is_some_and(|word| word.is_word() && !word.is(Flags::FUNCTION)));
    let counted = rises && digits.grouped && second.grouped
        || rises && noun.clone().any(|at| super::noun::is_plural(line, words, at));
    let scored = matches!(line.lower(end), "points" | "votes" | "wins" | "goals" | "games" | "sets" | "rounds");
    (!unit && !aged && (!counted || scored)).then_some((NumberClass::Score, end))
}

/// `Section 8`, `Day 12`, `Boeing 747`, `Nunez 56`: a bare whole number behind a name.
fn is_label(line: &Line<'_, '_>, words: &FigureWords, at: usize, digits: &Digits<'_>) -> bool {
    let before = at.wrapping_sub(1);
    let Some(token) = line.token(before).filter(|token| token.is_word()) else { return false };
    let quantity = digits.grouped
        || digits.decimals > 0
        || !digits.suffix.is_empty()
        || line.is(at + 1, Flags::SCALE)
        || matches!(line.lower(at + 1), "%" | "percent" | "percentage")
        || line.lower(at + 1) == "per" && line.lower(at + 2) == "cent"
        || line.joins(at + 1) && line.is(at + 2, Flags::UNIT);
    if quantity {
        return false;
    }
    let noun = super::noun::is_plural(line, words, at + 1) && !line.is_capitalised(at + 1);
    if token.is(Flags::LABEL) {
        if matches!(line.lower(before), "no" | "nos") {
            return token.marks.contains(Marks::DOTTED) || token.is_capitalised() && !token.starts_sentence();
        }
        return token.is_capitalised() || !noun && !line.is(at + 1, Flags::UNIT);
    }
    // "S. 2644", "H.R. 1": bills.
    if matches!(line.lower(before), "s." | "h.r.") {
        return true;
    }
    let name = token.is_capitalised()
        && !token.is(Flags::FUNCTION | Flags::MONTH | Flags::WEEKDAY | Flags::HEDGE | Flags::SAYING | Flags::INITIALS);
    // In headlines and at a sentence's start any word has a capital.
    if token.is(Flags::ALL_CAPS)
        && !token.is(Flags::COUNTRY | Flags::DEMONYM | Flags::INITIALS)
        && line.lower(before) != "us"
    {
        // "AB 392", "SB 1421": a bill, a road, a ship.
        return true;
    }
    name && !noun && !line.is(at + 1, Flags::UNIT) && !token.is(Flags::WORD)
}
