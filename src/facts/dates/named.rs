//! Dates with a month's name.

use super::DateForm;
use super::calendar::month_of;
use super::read::{Parsed, Reader};
use crate::article::TokenKind;
use crate::facts::figures::{ordinal_of, word_value};
use crate::lexicon::Flags;

impl Reader<'_, '_> {
    /// `September 27, 2020`, `Sept. 27-29`, `September 2020`.
    pub(super) fn month_first(&self, at: usize) -> Option<Parsed> {
        let line = &self.line;
        let month = self.month(at)?;
        if let Some(year) = self.year_at(at + 1).or_else(|| self.year_at(at + 2).filter(|_| line.lower(at + 1) == ","))
        {
            let end = if line.lower(at + 1) == "," { at + 3 } else { at + 2 };
            return Some(Parsed { year: Some(year), month: Some(month), ..Parsed::new(end, DateForm::MonthYear) });
        }
        let the = usize::from(line.lower(at + 1) == "the");
        let day = self.day(at + 1 + the)?;
        let (last_day, end) = self.further_day(at + 2 + the);
        let year = self.year_behind(end);
        let end = year.map_or(end, |(_, end)| end);
        if year.is_none() && last_day.is_none() && !self.is_day_behind_month(at, at + 1 + the, day) {
            return None;
        }
        Some(Parsed {
            year: year.map(|(year, _)| year),
            month: Some(month),
            day: Some(day),
            last_day,
            ..Parsed::new(end, DateForm::MonthDay)
        })
    }

    /// `27 September 2020`, `27th of September`, `5-7 June`.
    pub(super) fn day_first(&self, at: usize) -> Option<Parsed> {
        let line = &self.line;
        let day = self.day(at)?;
        let (last_day, mut end) = self.further_day(at + 1);
        end += usize::from(line.lower(end) == "of");
        let month = self.month(end)?;
        end += 1;
        let year = self.year_behind(end);
        end = year.map_or(end, |(_, end)| end);
        let bare = year.is_none() && line.small_number(at).is_some();
        let led = matches!(
            line.lower(at.wrapping_sub(1 + usize::from(line.lower(at.wrapping_sub(1)) == "the"))),
            "on" | "until" | "till" | "by" | "from" | "since" | "of" | "before" | "after" | "to"
        );
        // "the 50 March to the square", "Top 40 April": a day only where something says so.
        let doubtful = day > 31
            || matches!(month, 3 | 5) && line.token(end).is_some_and(|next| next.is_word() && !next.is_capitalised());
        // "From 5 March 7 ...": the figure before the month would leave it without its own day.
        let month_has_day = line.small_number(end).is_some_and(|day| day <= 31);
        if bare && (doubtful && !led || month_has_day)
            || line.is_glued(at) && line.is_kind(at.wrapping_sub(1), TokenKind::Symbol)
        {
            return None;
        }
        let year = year.map(|(year, _)| year);
        Some(Parsed { year, month: Some(month), day: Some(day), last_day, ..Parsed::new(end, DateForm::DayMonth) })
    }

    /// The month named at `at`. In lower case "may" and "march" are other words.
    fn month(&self, at: usize) -> Option<u16> {
        let line = &self.line;
        if !line.is(at, Flags::MONTH) || !line.is_capitalised(at) {
            return None;
        }
        month_of(line.lower(at))
    }

    /// One or two digits, perhaps with st, nd, rd or th.
    fn day(&self, at: usize) -> Option<u16> {
        let token = self.line.token(at).filter(|token| token.kind == TokenKind::Number)?;
        let text = self.line.article.token_text(token);
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &text[digits.len()..];
        let plain = matches!(ending, "" | "st" | "nd" | "rd" | "th");
        digits.parse().ok().filter(|_| plain && digits.len() <= 2)
    }

    /// A second day behind the first: `-7`, `to 7`, `and 6`; and the token behind it.
    fn further_day(&self, at: usize) -> (Option<u16>, usize) {
        let line = &self.line;
        let linked = line.dashes(at) || matches!(line.lower(at), "and" | "to" | "through" | "&" | "or");
        // "20-34 January" has a slip in it, "June 20 to 34" goes on with a number.
        let glued = line.dashes(at) && line.is_glued(at) && line.is_glued(at + 1);
        let longest =
            if glued && (self.month(at + 2).is_some() || self.year_behind(at + 2).is_some()) { 39 } else { 31 };
        let day = self.day(at + 1).filter(|day| linked && (1..=longest).contains(day));
        let free = !self.counts_something(at + 1);
        // "June 9 and 5" is a list, "from June 20 to 5 p.m." and "June 20 - 5 people died" go on with something else.
        let backwards =
            glued || linked && !matches!(line.lower(at), "and" | "&" | "or") && self.year_behind(at + 2).is_some();
        let spans = backwards || day > self.day(at.wrapping_sub(1));
        match day {
            Some(day) if free && spans => (Some(day), at + 2),
            _ => (None, at),
        }
    }

    /// `, 2020`, `2020`: a year behind a day, and the token behind it.
    fn year_behind(&self, at: usize) -> Option<(u16, usize)> {
        let comma = usize::from(self.line.lower(at) == ",");
        self.year_at(at + comma).map(|year| (year, at + comma + 1))
    }

    /// Whether the number at `at` counts what stands behind it instead of naming a day.
    fn counts_something(&self, at: usize) -> bool {
        let line = &self.line;
        let next = line.lower(at + 1);
        if line.is(at + 1, Flags::UNIT | Flags::SCALE) || matches!(next, "%" | "percent" | "per" | "points" | "cents") {
            return true;
        }
        let glued = line.is_glued(at + 1);
        let split = match line.kind(at + 1) {
            // "April 30-May 2" goes on with a date.
            Some(TokenKind::Hyphen) => {
                line.joins(at + 1) && line.token(at + 2).is_some_and(|word| word.is_word() && !word.is(Flags::MONTH))
            }
            Some(TokenKind::Single) => glued && line.is_kind(at + 2, TokenKind::Number),
            Some(TokenKind::Symbol) => glued && next != "*",
            _ => false,
        };
        split || line.token(at + 1).is_some_and(|word| word.is_word() && self.lexicon.figures.members.contains(next))
    }

    /// "May 32" is a date, "In March 40 people died" and "May 40 people" are not.
    fn is_day_behind_month(&self, month: usize, at: usize, day: u16) -> bool {
        let line = &self.line;
        if self.counts_something(at) {
            return false;
        }
        let before = line.lower(month.wrapping_sub(1));
        // "In May 40 more came", "in June 31 of the 50 left": a day would have "on" before it.
        if before == "in" && line.token(at + 1).is_some_and(|next| next.is_word() && !next.is_capitalised()) {
            return false;
        }
        let noun = line
            .token(at + 1)
            .is_some_and(|next| next.is_word() && !next.is_capitalised() && !next.is(Flags::FUNCTION | Flags::SAYING));
        let plural = noun && line.lower(at + 1).ends_with('s');
        if noun && (month == line.start() && matches!(self.month(month), Some(3 | 5)) || day > 31 && plural) {
            return false;
        }
        !(plural && matches!(before, "in" | "last" | "since"))
    }

    /// `the first of May`, `the thirty-first of June`.
    pub(super) fn day_in_words(&self, at: usize) -> Option<Parsed> {
        let line = &self.line;
        let tens = word_value(line.lower(at)).filter(|_| line.joins(at + 1));
        let last = if tens.is_some() { at + 2 } else { at };
        if line.lower(last + 1) != "of" || !line.is(last, Flags::ORDINAL) || line.is_glued(at) {
            return None;
        }
        let day = tens.unwrap_or(0) + ordinal_of(line.lower(last))?;
        let month = self.month(last + 2)?;
        let year = self.year_behind(last + 3);
        Some(Parsed {
            year: year.map(|(year, _)| year),
            month: Some(month),
            day: u16::try_from(day).ok().filter(|day| *day <= 39),
            ..Parsed::new(year.map_or(last + 3, |(_, end)| end), DateForm::DayMonth)
        })
    }
}
