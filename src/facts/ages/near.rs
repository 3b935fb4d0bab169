//! The forms in which an age stands beside a name.

use super::AgeForm;
use crate::article::TokenKind;
use crate::facts::figures::{Figure, Figures, Form};
use crate::facts::line::Line;
use crate::facts::names::{MentionKind, People};
use crate::lexicon::Flags;
use crate::source::Span;

/// Words between `34-year-old` and the name at most.
const TO_NAME: usize = 6;
/// Words behind an age that may put it into another time.
const TIME: usize = 10;

/// A figure with what stands around it.
pub(super) struct Near<'a, 's> {
    pub line: Line<'a, 's>,
    pub figures: &'a Figures,
    pub people: &'a People,
    pub figure: &'a Figure,
}

/// A name without a given name that a list has, in front of an age.
#[derive(Clone, Copy)]
pub(super) struct Unlisted {
    pub name: Span,
    pub surname: u64,
    /// The first word of a name of several.
    pub given: Option<u64>,
}

impl Near<'_, '_> {
    pub(super) fn start(&self) -> usize {
        self.figure.tokens.start as usize
    }

    pub(super) fn end(&self) -> usize {
        self.figure.tokens.end as usize
    }

    /// `Anna Kessler, 34,`, `Anna Kessler (34)`, `Anna Kessler, aged 34`, `Anna Kessler, a 34-year-old lawyer`.
    pub(super) fn behind(&self) -> Option<(usize, AgeForm)> {
        let (line, start, end) = (&self.line, self.start(), self.end());
        let bare = self.figure.form == Form::Plain;
        if line.is_kind(start.wrapping_sub(1), TokenKind::Open) {
            // Seeds, goals and line-ups are bracketed too, but then there is more than one.
            let alone = line.is_kind(end, TokenKind::Close) && self.bracketed() == 1 && self.figure.value > 12.0;
            return alone.then(|| self.ending_at(start - 1)).flatten().map(|at| (at, AgeForm::Bracketed));
        }
        let mut before = start;
        if !bare {
            while before > line.start() && matches!(line.lower(before - 1), "a" | "an" | "aged" | "age" | "at" | "now")
            {
                before -= 1;
            }
        } else if line.lower(before.wrapping_sub(1)) == "now" {
            before -= 1;
        }
        let comma = before.checked_sub(1).filter(|&at| line.is_kind(at, TokenKind::Comma))?;
        // "Kessler, 34, 35 and 36" are no ages, nor is "Kessler, 34 others".
        let closes = matches!(
            line.kind(end),
            None | Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Close | TokenKind::Colon | TokenKind::Dash)
        );
        let counted = line.is_kind(end + 1, TokenKind::Number);
        if bare && (!closes || counted || self.figure.in_words) {
            return None;
        }
        Some((self.ending_at(comma)?, AgeForm::Behind))
    }

    /// `the 34-year-old lawyer Anna Kessler`.
    pub(super) fn before(&self) -> Option<(usize, AgeForm)> {
        if self.figure.form != Form::Age || !self.line.is_kind(self.start(), TokenKind::Number) {
            return None;
        }
        let mentions = &self.people.mentions;
        let next = mentions.partition_point(|mention| mention.tokens.start < self.figure.tokens.end);
        let mention = mentions.get(next)?;
        let name = mention.tokens.start as usize;
        let to = if mention.titles.is_empty() { name } else { name.min(mention.titles.start as usize) };
        let from = self.end();
        let adjective = |at: usize| {
            let word = self.line.lower(at);
            let acts = word.ends_with("ed") && word != "retired" || self.line.is(at, Flags::SAYING);
            self.line.joins(at) || self.line.is_kind(at, TokenKind::Word) && !self.line.is(at, Flags::FUNCTION) && !acts
        };
        // "A 34-year-old Kessler" is Kessler in her youth.
        let young = matches!(self.line.lower(self.start().wrapping_sub(1)), "a" | "an") && mention.given.is_none();
        let whole = name < self.line.end() && to.saturating_sub(from) <= TO_NAME && (from..to).all(adjective);
        // "The 34-year-old Kessler's brother" is still Kessler, "34-year-old Anna and Maria Kessler" is not.
        (whole && !young && mention.kind != MentionKind::Plural && mention.kind != MentionKind::Shared)
            .then_some((next, AgeForm::Before))
    }

    /// `Kessler is 34.`, `Kessler is 34 years old`.
    pub(super) fn told(&self) -> Option<(usize, AgeForm)> {
        let line = &self.line;
        let mut is = self.start().checked_sub(1)?;
        if matches!(line.lower(is), "now" | "a") {
            is = is.checked_sub(1)?;
        }
        let ends = matches!(line.kind(self.end()), None | Some(TokenKind::Stop | TokenKind::Comma));
        let said = line.lower(is) == "is" && (self.figure.form == Form::Age || ends && !self.figure.in_words);
        said.then(|| self.ending_at(is)).flatten().map(|at| (at, AgeForm::Told))
    }

    /// The mention whose name ends before token `at`.
    fn ending_at(&self, at: usize) -> Option<usize> {
        let mentions = &self.people.mentions;
        let behind = mentions.partition_point(|mention| (mention.tokens.start as usize) < at);
        let number = behind.checked_sub(1)?;
        let mention = &mentions[number];
        let end = mention.suffix.map_or(mention.tokens.end, |suffix| mention.tokens.end.max(suffix + 1)) as usize;
        // "Robert Downey, Jr., 54": the comma before the suffix is between.
        (end == at && mention.kind != MentionKind::Plural && end > self.line.start()).then_some(number)
    }

    /// `Sayfullo Saipov, 29,`: capitalised words before an age, of which the people know nothing.
    pub(super) fn unlisted(&self) -> Option<Unlisted> {
        let (line, start, end) = (&self.line, self.start(), self.end());
        let comma = start.checked_sub(1).filter(|&at| line.is_kind(at, TokenKind::Comma))?;
        let bare = self.figure.form == Form::Plain && !self.figure.in_words && self.figure.head.is_none();
        let closes = line.is_kind(end, TokenKind::Comma) && !line.is_kind(end + 1, TokenKind::Number);
        let place = Flags::COUNTRY | Flags::CITY | Flags::INSTITUTION | Flags::MONTH | Flags::WEEKDAY | Flags::DEMONYM;
        let named = |at: usize| {
            line.is_capitalised(at) && !line.is(at, place | Flags::ALL_CAPS | Flags::FUNCTION | Flags::NUMBER)
        };
        let last = comma.checked_sub(1).filter(|&at| bare && closes && named(at) && !line.is(at, Flags::TITLE))?;
        let mut first = last;
        while named(first.wrapping_sub(1)) && !line.is(first - 1, Flags::TITLE | Flags::HONORIFIC) {
            first -= 1;
        }
        let form = |at: usize| line.token(at).and_then(|token| line.article.form(token)).map(|form| form.hash);
        let name = line.token(first)?.span.to(line.token(last)?.span);
        Some(Unlisted { name, surname: form(last)?, given: (first < last).then(|| form(first)).flatten() })
    }

    /// How many numbers stand alone in brackets in the sentence.
    fn bracketed(&self) -> usize {
        let line = &self.line;
        let figures = self.figures.of_sentence(self.figure.sentence).iter();
        figures.filter(|figure| line.is_kind((figure.tokens.start as usize).wrapping_sub(1), TokenKind::Open)).count()
    }

    /// `then-34-year-old`, `, 34 when`, `, 34 at the time`, `, 34, in 2015`.
    pub(super) fn is_past(&self, form: AgeForm) -> bool {
        let (line, start, end) = (&self.line, self.start(), self.end());
        let then =
            (start.saturating_sub(3)..start).any(|at| matches!(line.lower(at), "then" | "was" | "turned" | "late"));
        let told = (end..end + TIME).position(|at| line.lower(at) == "was");
        let time = |at: usize| {
            let word = line.lower(at);
            // "Kessler, 26, was a student when": but "Kessler, 26, made headlines when" tells of now.
            matches!(word, "when" | "then") && (at < end + 2 || told.is_some_and(|was| end + was < at))
                || word == "time" && matches!(line.lower(at - 1), "the" | "that")
                || word == "in" && line.small_number(at + 1).is_some_and(|year| (1800..2200).contains(&year))
        };
        then || form != AgeForm::Referring && (end..end + TIME).any(time)
    }
}
