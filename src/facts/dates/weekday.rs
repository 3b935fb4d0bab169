//! Weekdays that are printed with a date.

use super::PrintedWeekday;
use super::read::Reader;
use crate::article::{Marks, TokenKind};
use crate::lexicon::Flags;
use jiff::civil::Weekday;

/// What stands in front of a date.
pub(super) struct Before {
    /// Token of the first weekday.
    pub start: usize,
    pub first: PrintedWeekday,
    /// The weekday of the last of several days: `Saturday and Sunday, June 6 and 7`.
    pub last: Option<PrintedWeekday>,
}

impl Reader<'_, '_> {
    /// `Friday, June 5`, `Friday the 5th of June`, `Friday night, June 5`, `Friday (June 5)`.
    pub(super) fn weekday_before(&self, at: usize, several: bool) -> Option<Before> {
        let line = &self.line;
        let mut before = at.wrapping_sub(1);
        before = before.wrapping_sub(usize::from(line.lower(before) == "the"));
        let apart = line.is_kind(before, TokenKind::Comma) || line.text(before) == "(";
        before = before.wrapping_sub(usize::from(apart));
        // "Sat., June 6": the dot of names that are words too is a token of its own.
        let dot = line.text(before) == "." && line.is_glued(before);
        before = before.wrapping_sub(usize::from(dot));
        let part_of_day = matches!(line.lower(before), "morning" | "afternoon" | "evening" | "night" | "noon");
        before = before.wrapping_sub(usize::from(part_of_day));
        let weekday = self.weekday(before)?;
        // "A Couple Wed May 19", "The Dog Sat June 5", "The Sun, July 5": short names are words too.
        let word = matches!(line.lower(before), "sat" | "sun" | "wed");
        let dotted = dot || line.token(before).is_some_and(|token| token.marks.contains(Marks::DOTTED));
        let led = !line.token(before.wrapping_sub(1)).is_some_and(|token| token.is_word())
            || matches!(line.lower(before.wrapping_sub(1)), "on" | "until" | "by" | "from" | "to" | "since" | "early");
        let paper = line.lower(before) == "sun" && line.lower(before.wrapping_sub(1)) == "the";
        if paper || word && !apart && !dotted && !led {
            return None;
        }
        let link = before.wrapping_sub(1);
        let linked = line.dashes(link) || matches!(line.lower(link), "and" | "or" | "to" | "through" | "till" | "&");
        match self.weekday(before.wrapping_sub(2)).filter(|_| linked) {
            // "Monday or Tuesday, June 6": of which of them is the date?
            Some(_) if !several => None,
            Some(first) => Some(Before { start: before - 2, first, last: Some(weekday) }),
            None => Some(Before { start: before, first: weekday, last: None }),
        }
    }

    /// `June 5, a Friday,`, `June 5 (Friday)`, `June 5 was a Friday`. A bare weekday between commas may begin what
    /// follows.
    pub(super) fn weekday_behind(&self, end: usize) -> Option<PrintedWeekday> {
        let line = &self.line;
        let ends = |at: usize| {
            let kind = line.kind(at);
            let closes = matches!(kind, Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Colon | TokenKind::Dash));
            closes || kind == Some(TokenKind::Close) || at >= line.end()
        };
        if line.text(end) == "(" {
            return self.weekday(end + 1).filter(|_| line.is_kind(end + 2, TokenKind::Close));
        }
        let comma = usize::from(line.is_kind(end, TokenKind::Comma));
        let mut at = end + comma;
        at += usize::from(comma == 1 && matches!(line.lower(at), "which" | "that"));
        let verb = matches!(line.lower(at), "was" | "is" | "fell" | "falls");
        at += usize::from(verb);
        at += usize::from(verb && line.lower(at) == "on");
        let article = line.lower(at) == "a";
        at += usize::from(article);
        let fell_on = verb && line.lower(at - 1) == "on";
        if !(article || fell_on) || !verb && comma == 0 {
            return None;
        }
        self.weekday(at).filter(|_| ends(at + 1) || line.is(at + 1, Flags::FUNCTION))
    }

    fn weekday(&self, at: usize) -> Option<PrintedWeekday> {
        let token = self.line.token(at).filter(|token| token.is(Flags::WEEKDAY) && token.is_capitalised())?;
        let weekday = match self.line.lower(at).get(..3)? {
            "mon" => Weekday::Monday,
            "tue" => Weekday::Tuesday,
            "wed" => Weekday::Wednesday,
            "thu" => Weekday::Thursday,
            "fri" => Weekday::Friday,
            "sat" => Weekday::Saturday,
            "sun" => Weekday::Sunday,
            _ => return None,
        };
        Some(PrintedWeekday { weekday, span: token.span })
    }
}
