//! Dates as they are printed: days, months, years and spans of them.
//!
//! Only dates with a figure in them are facts. A bare weekday ("on Friday") and a relative day ("yesterday") say
//! nothing that can be checked without knowing the day of writing to the hour, and copy prints thousands of them.

mod anniversary;
mod calendar;
mod declared;
mod duration;
mod event;
mod life;
mod named;
mod numeric;
mod period;
mod read;
mod relative;
mod weekday;
mod years;

pub use anniversary::Anniversary;
pub use calendar::{in_words, julian_weekday, month_name, weekday_name};
pub use declared::{Declared, DeclaredBy};
pub use duration::Duration;
pub use event::Event;
pub use life::{AgeAt, StatedAge};
pub use period::{Period, PeriodLink, Stretch};
pub use relative::{Relative, RelativeDay};

use super::figures::Figures;
use crate::article::Article;
use crate::lexicon::Lexicon;
use crate::source::Span;
use jiff::civil;
use std::ops::Range;

/// The dates of one article, in the order of the copy.
#[derive(Debug, Default)]
pub struct Dates {
    pub all: Vec<Date>,
    pub year_ranges: Vec<YearRange>,
    /// Dates with all between them.
    pub periods: Vec<Period>,
    /// Days that are said twice, by a date and by a word.
    pub relative: Vec<RelativeDay>,
    pub anniversaries: Vec<Anniversary>,
    /// Lengths of time that are bound to two years or dates.
    pub durations: Vec<Duration>,
    /// Ages beside the birth they are counted from.
    pub ages: Vec<StatedAge>,
    pub events: Vec<Event>,
    /// Tokens that belong to one of them, in order: they are no figures.
    claims: Vec<Range<u32>>,
}

/// One printed date. Its parts are as printed, so the 31st of September is kept as such.
#[derive(Clone, Debug)]
pub struct Date {
    /// With its weekday, where one stands in front.
    pub span: Span,
    /// Without its weekday.
    pub day_span: Span,
    pub tokens: Range<u32>,
    pub sentence: u32,
    pub year: Option<i16>,
    pub month: Option<i8>,
    pub day: Option<i8>,
    /// The last day of several: `June 5-7`, `June 5 and 6`.
    pub last_day: Option<i8>,
    /// The weekday printed with it, of several days with the first.
    pub weekday: Option<PrintedWeekday>,
    pub last_weekday: Option<PrintedWeekday>,
    pub form: DateForm,
    /// Inside quotation marks.
    pub quoted: bool,
}

/// A weekday printed in front of a date or behind it.
#[derive(Clone, Copy, Debug)]
pub struct PrintedWeekday {
    pub weekday: civil::Weekday,
    pub span: Span,
}

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// `September 27, 2020`, `Sept. 27`, `September 27th`.
    MonthDay,
    /// `27 September 2020`, `27th of September`.
    DayMonth,
    /// `September 2020`.
    MonthYear,
    /// `2020-09-27`.
    Iso,
    /// `27.09.2020`. Its numbers are a day and a month only where one is too great for a month, or where such a date
    /// stands elsewhere in the article.
    Dotted,
    /// `9/27/2020`, `27-09-2020`; likewise.
    Slashed,
    /// `spring 2020`.
    Season,
    /// `2020`.
    Year,
}

/// How much of a date is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    Year,
    Month,
    Day,
}

/// Two years with all between them: `2008-2016`, `1975-76`, `from 2008 to 2016`.
#[derive(Clone, Debug)]
pub struct YearRange {
    pub span: Span,
    pub tokens: Range<u32>,
    pub sentence: u32,
    pub from: i16,
    pub to: i16,
    pub link: PeriodLink,
    /// The words in front say that time is gone back through, or that two years are compared.
    pub backwards: bool,
    /// The second year was printed short and is completed here: `1975-76`.
    pub short: bool,
    pub quoted: bool,
}

impl Dates {
    /// Reads what is said with dates. A second step: it needs the figures, and these need to know what is a date.
    pub(super) fn bind(&mut self, article: &Article<'_>, lexicon: &Lexicon, figures: &Figures) {
        self.periods = period::find(article, self);
        self.relative = relative::find(article, self);
        self.anniversaries = anniversary::find(article, self, figures);
        self.durations = duration::find(article, lexicon, self, figures);
        self.ages = life::find(article, self, figures);
        self.events = event::find(article, self);
    }

    /// Dates with a day.
    pub fn days(&self) -> impl Iterator<Item = &Date> {
        self.all.iter().filter(|date| date.day.is_some())
    }

    /// The dates of one sentence, and the number of the first of them.
    pub fn of_sentence(&self, sentence: u32) -> (usize, &[Date]) {
        let start = self.all.partition_point(|date| date.sentence < sentence);
        let length = self.all[start..].partition_point(|date| date.sentence == sentence);
        (start, &self.all[start..start + length])
    }

    /// Tokens of dates, as ranges in order.
    pub(super) fn claims(&self) -> &[Range<u32>] {
        &self.claims
    }
}

impl Date {
    pub fn precision(&self) -> Precision {
        match (self.day, self.month) {
            (Some(_), _) => Precision::Day,
            (None, Some(_)) => Precision::Month,
            (None, None) => Precision::Year,
        }
    }

    /// The days it may stand for, if its year is `year`. None for a date that no calendar has.
    pub fn stretch(&self, year: i16) -> Option<Stretch> {
        let Some(month) = self.month else {
            return Some(Stretch {
                first: civil::Date::new(year, 1, 1).ok()?,
                last: civil::Date::new(year, 12, 31).ok()?,
            });
        };
        let first = civil::Date::new(year, month, self.day.unwrap_or(1)).ok()?;
        let last = match (self.day, self.last_day) {
            (None, _) => first.last_of_month(),
            (Some(_), Some(last)) => civil::Date::new(year, month, last).ok()?,
            (Some(_), None) => first,
        };
        Some(Stretch { first, last })
    }

    /// The day in the calendar, if year, month and day are printed and there is such a day.
    pub fn civil(&self) -> Option<civil::Date> {
        civil::Date::new(self.year?, self.month?, self.day?).ok()
    }

    /// Whether no calendar has this date: `June 31`, `2020-13-01`, `February 29, 2019`. Without a year February has
    /// 29 days.
    pub fn is_impossible(&self) -> bool {
        const LEAP_YEAR: i16 = 2000;
        let month = self.month.is_some_and(|month| !(1..=12).contains(&month));
        let year = self.year.unwrap_or(LEAP_YEAR);
        let no_day = |day: Option<i8>| {
            day.is_some_and(|day| self.month.is_some_and(|month| civil::Date::new(year, month, day).is_err()))
        };
        month || no_day(self.day) || no_day(self.last_day)
    }
}

impl DateForm {
    pub fn name(self) -> &'static str {
        match self {
            DateForm::MonthDay => "month day",
            DateForm::DayMonth => "day month",
            DateForm::MonthYear => "month year",
            DateForm::Iso => "iso",
            DateForm::Dotted => "dotted",
            DateForm::Slashed => "slashed",
            DateForm::Season => "season",
            DateForm::Year => "year",
        }
    }
}

impl Precision {
    pub fn name(self) -> &'static str {
        match self {
            Precision::Year => "year",
            Precision::Month => "month",
            Precision::Day => "day",
        }
    }
}

#[cfg(test)]
mod tests;
