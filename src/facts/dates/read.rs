//! Tokens to dates: one step per number or month, left to right.

use super::numeric::{Order, Unsettled};
use super::{Date, DateForm, Dates};
use crate::article::{Article, TokenKind};
use crate::facts::NumberAt;
use crate::facts::line::Line;
use crate::lexicon::{Flags, Lexicon};
use crate::source::Span;

/// One date without the weekdays around it.
pub(super) struct Parsed {
    /// The token behind it.
    pub end: usize,
    pub year: Option<u16>,
    pub month: Option<u16>,
    pub day: Option<u16>,
    pub last_day: Option<u16>,
    pub form: DateForm,
    /// For dates in digits: the order that their numbers show, or the numbers, if they show none.
    pub order: Option<Order>,
    pub unsettled: Option<[u16; 2]>,
}

pub(super) struct Reader<'a, 's> {
    pub line: Line<'a, 's>,
    pub lexicon: &'a Lexicon,
}

impl Dates {
    pub(in crate::facts) fn read(article: &Article<'_>, lexicon: &Lexicon, numbers: &[NumberAt]) -> Self {
        let mut dates = Self::default();
        let mut unsettled = Unsettled::default();
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
                unsettled.note(dates.all.len(), &parsed);
                let date = reader.date(at, number.sentence, &parsed);
                dates.claims.push(date.tokens.clone());
                dates.all.push(date);
            }
        }
        unsettled.settle(&mut dates.all);
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
            return self.day_in_words(at);
        }
        self.iso(at)
            .or_else(|| self.dotted(at))
            .or_else(|| self.slashed(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.bare_year(at))
    }

    fn date(&self, at: usize, sentence: u32, parsed: &Parsed) -> Date {
        let several = parsed.last_day.is_some();
        let before = parsed.day.and_then(|_| self.weekday_before(at, several));
        let start = before.as_ref().map_or(at, |before| before.start);
        let weekday = before.as_ref().map(|before| before.first);
        let behind = || parsed.day.filter(|_| !several).and_then(|_| self.weekday_behind(parsed.end));
        Date {
            span: self.span(start, parsed.end),
            day_span: self.span(at, parsed.end),
            tokens: start as u32..parsed.end as u32,
            sentence,
            year: parsed.year.map(|year| year as i16),
            month: parsed.month.map(|month| month as i8),
            day: parsed.day.map(|day| day as i8),
            last_day: parsed.last_day.map(|day| day as i8),
            weekday: weekday.or_else(behind),
            last_weekday: before.and_then(|before| before.last),
            form: parsed.form,
            quoted: self.line.token(at).is_some_and(|token| token.is_quoted()),
        }
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        let tokens = &self.line.article.tokens;
        tokens[start].span.to(tokens[end - 1].span)
    }
}

impl Parsed {
    pub fn new(end: usize, form: DateForm) -> Self {
        Self { end, year: None, month: None, day: None, last_day: None, form, order: None, unsettled: None }
    }
}
