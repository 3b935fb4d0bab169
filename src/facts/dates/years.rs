//! Years that stand alone, and spans of years.

use super::read::{Parsed, Reader};
use super::{DateForm, PeriodLink, YearRange, period};
use crate::article::TokenKind;
use crate::lexicon::Flags;
use std::ops::RangeInclusive;

/// Four digits that are read as a year wherever no unit or noun speaks against it.
const YEARS: RangeInclusive<u16> = 1700..=2049;
/// Years behind a word such as "in", or behind a month.
pub(super) const ANY_YEARS: RangeInclusive<u16> = 1000..=2199;

/// Words in front of four digits that make them a year.
const BEFORE_YEARS: [&str; 12] =
    ["in", "since", "by", "until", "till", "from", "before", "after", "during", "of", "year", "circa"];

/// Words behind four digits that make them a time of day.
const CLOCKS: [&str; 9] = ["gmt", "utc", "local", "est", "edt", "hrs", "bst", "cet", "pst"];

impl Reader<'_, '_> {
    /// `2020` alone.
    pub(super) fn bare_year(&self, at: usize) -> Option<Parsed> {
        let line = &self.line;
        let year = self.year_at(at)?;
        let before = line.lower(at.wrapping_sub(1));
        let led = BEFORE_YEARS.contains(&before);
        if !YEARS.contains(&year) && !led || !self.stands_free(at) {
            return None;
        }
        if matches!(before, "§" | "№")
            || line.is(at.wrapping_sub(1), Flags::LABEL) && line.is_capitalised(at.wrapping_sub(1))
        {
            return None;
        }
        let next = line.lower(at + 1);
        let joined = if line.joins(at + 1) { line.lower(at + 2) } else { "" };
        let words = &self.lexicon.figures;
        let counted = |word: &str| words.members.contains(word) || words.plurals.contains(word);
        let unit = line.is(at + 1, Flags::UNIT) || line.is(at + 2, Flags::UNIT) && !joined.is_empty();
        let other = line.is(at + 1, Flags::SCALE)
            || next == "%"
            || matches!(next, "percent" | "per")
            || CLOCKS.contains(&next)
            || words.sizes.contains(joined);
        let figure = other || (unit || counted(next)) && !led || !YEARS.contains(&year) && (unit || counted(next));
        let of = usize::from(before == "of");
        let season = matches!(line.lower(at.wrapping_sub(1 + of)), "spring" | "summer" | "autumn" | "fall" | "winter");
        let form = if season { DateForm::Season } else { DateForm::Year };
        (!figure).then_some(Parsed { year: Some(year), ..Parsed::new(at + 1, form) })
    }

    /// Nothing is glued to the number that makes it part of something else.
    fn stands_free(&self, at: usize) -> bool {
        let line = &self.line;
        let before = at.wrapping_sub(1);
        if line.is_glued(at) {
            match line.kind(before) {
                Some(TokenKind::Symbol) => return matches!(line.text(before), "/" | "*" | "|" | "•" | "©"),
                Some(TokenKind::Hyphen) if line.is_glued(before) => {
                    // "post-2016" is a year, "PT-1500" and "12-2000" are not.
                    let word = at.wrapping_sub(2);
                    return line.token(word).is_some_and(|word| word.is_word() && !word.is(Flags::ALL_CAPS));
                }
                Some(TokenKind::Stop) if line.is_glued(before) => return false,
                _ => {}
            }
        }
        // "2016/17" and "2020:" are fine; "2020-5" was tried as a range before.
        !(line.joins(at + 1) && line.is_kind(at + 2, TokenKind::Number))
    }

    /// `2008-2016`, `1975-76`, `from 2008 to 2016`, `between 2008 and 2016`.
    pub(super) fn year_range(&self, at: usize, sentence: u32) -> Option<YearRange> {
        let line = &self.line;
        let from = self.year_at(at).filter(|year| YEARS.contains(year))?;
        let before = line.lower(at.wrapping_sub(1));
        let link = line.lower(at + 1);
        let dashed = line.dashes(at + 1) || link == "/" && line.is_glued(at + 1);
        let spelled =
            before == "from" && matches!(link, "to" | "until" | "through") || before == "between" && link == "and";
        if !dashed && !spelled
            || line.is_glued(at) && !matches!(line.kind(at - 1), Some(TokenKind::Open | TokenKind::Quote))
        {
            return None;
        }
        let text = line.text(at + 2);
        let second = line.small_number(at + 2)?;
        let (to, short) = match text.len() {
            4 if YEARS.contains(&second) => (second, false),
            2 if dashed && second > from % 100 => (from - from % 100 + second, true),
            // The turn of a century: 1999-00.
            2 if dashed && from % 100 == 99 && second == 0 => (from + 1, true),
            1 if dashed && second > from % 10 => (from - from % 10 + second, true),
            _ => return None,
        };
        // More follows: a date, a phone number, or digits with a unit.
        let unit = line.is(at + 3, Flags::UNIT | Flags::SCALE) || line.text(at + 3) == "%";
        let goes_on = line.joins(at + 3) || line.text(at + 3) == "/" && line.is_glued(at + 3);
        if goes_on && line.is_kind(at + 4, TokenKind::Number) || unit {
            return None;
        }
        let start = if spelled { at - 1 } else { at };
        let link = match before {
            _ if dashed => PeriodLink::Dash,
            "between" => PeriodLink::Between,
            _ => PeriodLink::From,
        };
        Some(YearRange {
            span: self.span(start, at + 3),
            tokens: start as u32..at as u32 + 3,
            sentence,
            from: from as i16,
            to: to as i16,
            link,
            backwards: period::is_backwards(line, start, at + 3, link),
            short,
            quoted: line.token(at).is_some_and(|token| token.is_quoted()),
        })
    }

    /// Four digits that may be a year.
    pub(super) fn year_at(&self, at: usize) -> Option<u16> {
        let year = self.line.small_number(at)?;
        (self.line.text(at).len() == 4 && ANY_YEARS.contains(&year)).then_some(year)
    }
}
