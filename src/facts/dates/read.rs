//! Tokens to dates.

use super::years::ANY_YEARS;
use super::{Date, DateForm, Dates, PrintedWeekday};
use crate::article::{Article, TokenKind};
use crate::facts::NumberAt;
use crate::facts::line::Line;
use crate::lexicon::{Flags, Lexicon};
use jiff::civil::Weekday;

/// One date without what stands in front of it.
pub(super) struct Parsed {
    /// The token behind it.
    pub end: usize,
    pub year: Option<u16>,
    pub month: Option<u16>,
    pub day: Option<u16>,
    pub last_day: Option<u16>,
    pub form: DateForm,
}

pub(super) struct Reader<'a, 's> {
    pub line: Line<'a, 's>,
    pub lexicon: &'a Lexicon,
}

impl Dates {
    pub(in crate::facts) fn read(article: &Article<'_>, lexicon: &Lexicon, numbers: &[NumberAt]) -> Self {
        let mut dates = Self::default();
        let mut behind = 0;
        for number in numbers {
            let at = number.token as usize;
            if at < behind {
                continue;
            }
            let line = Line::new(article, &article.sentences[number.sentence as usize]);
            let reader = Reader { line, lexicon };
            if let Some(range) = reader.year_range(at, number.sentence) {
                behind = range.tokens.end as usize;
                dates.claims.push(range.tokens.clone());
                dates.year_ranges.push(range);
            } else if let Some(parsed) = reader.parse(at) {
                behind = parsed.end;
                let date = reader.date(at, number.sentence, &parsed);
                dates.claims.push(date.tokens.clone());
                dates.all.push(date);
            }
        }
        dates
    }
}

impl Reader<'_, '_> {
    fn parse(&self, at: usize) -> Option<Parsed> {
        let line = &self.line;
        if line.is(at, Flags::MONTH) {
            return self.month_first(at);
        }
        if !line.is_kind(at, TokenKind::Number) {
            return None;
        }
        self.iso(at)
            .or_else(|| self.dotted(at))
            .or_else(|| self.slashed(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.bare_year(at))
    }

    /// `September 27, 2020`, `Sept. 27-29`, `September 2020`.
    fn month_first(&self, at: usize) -> Option<Parsed> {
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
    fn day_first(&self, at: usize) -> Option<Parsed> {
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
            line.lower(at.wrapping_sub(1)),
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

    /// `2020-09-27`, also with a time behind it.
    fn iso(&self, at: usize) -> Option<Parsed> {
        let line = &self.line;
        let year = self.year_at(at)?;
        if !line.joins(at + 1) || line.text(at + 2).len() != 2 {
            return None;
        }
        let month = line.small_number(at + 2)?;
        if line.joins(at + 3) {
            let text = line.text(at + 4);
            let day = text.get(..2).and_then(|day| day.parse().ok())?;
            let ends = text.len() == 2 || text.as_bytes().get(2) == Some(&b'T');
            return ends.then_some(Parsed {
                year: Some(year),
                month: Some(month),
                day: Some(day),
                ..Parsed::new(at + 5, DateForm::Iso)
            });
        }
        let short_range = month > year % 100;
        (line.text(at + 2).starts_with('0') && !short_range).then_some(Parsed {
            year: Some(year),
            month: Some(month),
            ..Parsed::new(at + 3, DateForm::Iso)
        })
    }

    /// `27.09.2020`. The first number is the day unless only the other order gives a month.
    fn dotted(&self, at: usize) -> Option<Parsed> {
        let text = self.line.text(at);
        if !(8..=10).contains(&text.len()) {
            return None;
        }
        let mut parts = text.split('.');
        let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || first.len() > 2 || second.len() > 2 || year.len() != 4 {
            return None;
        }
        let (first, second, year): (u16, u16, u16) = (first.parse().ok()?, second.parse().ok()?, year.parse().ok()?);
        let (day, month) = if second > 12 && first <= 12 { (second, first) } else { (first, second) };
        (ANY_YEARS.contains(&year) && day <= 39 && month <= 12).then_some(Parsed {
            year: Some(year),
            month: Some(month),
            day: Some(day),
            ..Parsed::new(at + 1, DateForm::Dotted)
        })
    }

    /// `9/27/2020`. Where both numbers could be the month, neither is known.
    fn slashed(&self, at: usize) -> Option<Parsed> {
        let line = &self.line;
        if line.text(at + 1) != "/" || line.text(at + 3) != "/" {
            return None;
        }
        let (first, second, year) = (line.small_number(at)?, line.small_number(at + 2)?, self.year_at(at + 4)?);
        let (month, day) = match (first, second) {
            (1..=12, 13..=31) => (Some(first), Some(second)),
            (13..=31, 1..=12) => (Some(second), Some(first)),
            (1..=12, 1..=12) => (None, None),
            _ => return None,
        };
        Some(Parsed { year: Some(year), month, day, ..Parsed::new(at + 5, DateForm::Slashed) })
    }

    /// The month named at `at`. In lower case "may" and "march" are other words.
    fn month(&self, at: usize) -> Option<u16> {
        let line = &self.line;
        if !line.is(at, Flags::MONTH) || !line.is_capitalised(at) {
            return None;
        }
        const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let name = line.lower(at).get(..3)?;
        MONTHS.iter().position(|month| *month == name).map(|at| at as u16 + 1)
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
        let day = self.day(at + 1).filter(|&day| linked && (1..=31).contains(&day));
        let free = !self.counts_something(at + 1);
        match day {
            Some(day) if free => (Some(day), at + 2),
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
            Some(TokenKind::Hyphen) => line.joins(at + 1) && line.token(at + 2).is_some_and(|word| word.is_word()),
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
        let noun = line
            .token(at + 1)
            .is_some_and(|next| next.is_word() && !next.is_capitalised() && !next.is(Flags::FUNCTION | Flags::SAYING));
        let plural = noun && line.lower(at + 1).ends_with('s');
        let before = line.lower(month.wrapping_sub(1));
        if noun && (month == line.start() && matches!(self.month(month), Some(3 | 5)) || day > 31 && plural) {
            return false;
        }
        !(plural && matches!(before, "in" | "last" | "since"))
    }

    fn date(&self, at: usize, sentence: u32, parsed: &Parsed) -> Date {
        let weekday = self.weekday_before(at).filter(|_| parsed.day.is_some());
        let start = weekday.map_or(at, |(start, _)| start);
        Date {
            span: self.span(start, parsed.end),
            tokens: start as u32..parsed.end as u32,
            sentence,
            year: parsed.year.map(|year| year as i16),
            month: parsed.month.map(|month| month as i8),
            day: parsed.day.map(|day| day as i8),
            last_day: parsed.last_day.map(|day| day as i8),
            weekday: weekday.map(|(_, weekday)| weekday),
            form: parsed.form,
            quoted: self.line.token(at).is_some_and(|token| token.is_quoted()),
        }
    }

    /// A weekday directly in front of a date, and its token.
    fn weekday_before(&self, at: usize) -> Option<(usize, PrintedWeekday)> {
        let line = &self.line;
        let mut before = at.wrapping_sub(1);
        before = before.wrapping_sub(usize::from(line.lower(before) == "the"));
        before = before.wrapping_sub(usize::from(line.lower(before) == ","));
        let token = line.token(before).filter(|token| token.is(Flags::WEEKDAY) && token.is_capitalised())?;
        let weekday = match line.lower(before).get(..3)? {
            "mon" => Weekday::Monday,
            "tue" => Weekday::Tuesday,
            "wed" => Weekday::Wednesday,
            "thu" => Weekday::Thursday,
            "fri" => Weekday::Friday,
            "sat" => Weekday::Saturday,
            // "The Sun, July 5": the newspaper.
            "sun" if line.lower(before) != "sun" || line.lower(before.wrapping_sub(1)) != "the" => Weekday::Sunday,
            _ => return None,
        };
        Some((before, PrintedWeekday { weekday, span: token.span }))
    }

    pub fn span(&self, start: usize, end: usize) -> crate::source::Span {
        let tokens = &self.line.article.tokens;
        tokens[start].span.to(tokens[end - 1].span)
    }
}

impl Parsed {
    pub fn new(end: usize, form: DateForm) -> Self {
        Self { end, year: None, month: None, day: None, last_day: None, form }
    }
}
