//! Dates in digits alone. `9/10/2020` is the ninth or the tenth: such a date is settled by another one of the article
//! that can be read in one way only, and else left alone.

use super::read::{Parsed, Reader};
use super::years::ANY_YEARS;
use super::{Date, DateForm};

/// Which number of a date in digits stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// Dates whose two numbers could both be the month, by their number in the article, and the orders that were seen.
#[derive(Default)]
pub(super) struct Unsettled {
    pairs: Vec<(usize, [u16; 2])>,
    day_first: bool,
    month_first: bool,
}

impl Reader<'_, '_> {
    /// `2020-09-27`, also with a time behind it; `2020/09/27`.
    pub(super) fn iso(&self, at: usize) -> Option<Parsed> {
        let line = &self.line;
        let year = self.year_at(at)?;
        let strokes = line.text(at + 1) == "/" && line.text(at + 3) == "/" && line.text(at + 4).len() == 2;
        if !strokes && !line.joins(at + 1) || line.text(at + 2).len() != 2 {
            return None;
        }
        let month = line.small_number(at + 2)?;
        if strokes || line.joins(at + 3) {
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

    /// `27.09.2020`.
    pub(super) fn dotted(&self, at: usize) -> Option<Parsed> {
        let text = self.line.text(at);
        if !(8..=10).contains(&text.len()) {
            return None;
        }
        let mut parts = text.split('.');
        let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || first.len() > 2 || second.len() > 2 || year.len() != 4 {
            return None;
        }
        let numbers = [first.parse().ok()?, second.parse().ok()?];
        let year = year.parse().ok().filter(|year| ANY_YEARS.contains(year))?;
        two_numbers(numbers, year, Parsed::new(at + 1, DateForm::Dotted))
    }

    /// `9/27/2020`, `27-09-2020`.
    pub(super) fn slashed(&self, at: usize) -> Option<Parsed> {
        let line = &self.line;
        let strokes = line.text(at + 1) == "/" && line.text(at + 3) == "/";
        let hyphens = line.joins(at + 1) && line.joins(at + 3);
        if !(strokes || hyphens) || line.text(at).len() > 2 {
            return None;
        }
        let year = self.year_at(at + 4)?;
        let numbers = [line.small_number(at)?, line.small_number(at + 2)?];
        two_numbers(numbers, year, Parsed::new(at + 5, DateForm::Slashed))
    }
}

/// The date of two numbers and a year. A day may be too great for its month.
fn two_numbers(numbers: [u16; 2], year: u16, parsed: Parsed) -> Option<Parsed> {
    let parsed = Parsed { year: Some(year), ..parsed };
    let date = |day, month, order| Some(Parsed { day: Some(day), month: Some(month), order, ..parsed });
    match numbers {
        [same @ 1..=12, other] if same == other => date(same, same, None),
        [1..=12, 1..=12] => Some(Parsed { unsettled: Some(numbers), ..parsed }),
        [month @ 1..=12, day @ 13..=39] => date(day, month, Some(Order::MonthFirst)),
        [day @ 13..=39, month @ 1..=12] => date(day, month, Some(Order::DayFirst)),
        _ => None,
    }
}

impl Unsettled {
    /// Takes note of the order of date number `number`, if it shows one, or of its want of one.
    pub(super) fn note(&mut self, number: usize, parsed: &Parsed) {
        self.pairs.extend(parsed.unsettled.map(|pair| (number, pair)));
        self.day_first |= parsed.order == Some(Order::DayFirst);
        self.month_first |= parsed.order == Some(Order::MonthFirst);
    }

    /// Gives the dates without an order that of the others, if these agree.
    pub(super) fn settle(self, dates: &mut [Date]) {
        if self.day_first == self.month_first {
            return;
        }
        for (number, [first, second]) in self.pairs {
            let (day, month) = if self.day_first { (first, second) } else { (second, first) };
            (dates[number].day, dates[number].month) = (Some(day as i8), Some(month as i8));
        }
    }
}
