//! Tokens to figures: one step per number, left to right.

use super::number::{self, Amount};
use super::{
    Figure, Figures, Form, NumberClass, Ordinal, OtherNumber, Unit, change, class, conversion, group, headline, hedge,
    magnitude, noun, portion, range, retold, unit, words,
};
use crate::article::{Article, TokenKind};
use crate::facts::NumberAt;
use crate::facts::dates::Dates;
use crate::facts::line::Line;
use crate::lexicon::{Flags, Lexicon};
use crate::source::Span;

impl Figures {
    pub(in crate::facts) fn read(
        article: &Article<'_>,
        lexicon: &Lexicon,
        numbers: &[NumberAt],
        dates: &Dates,
    ) -> Self {
        let mut figures = Self::default();
        let mut claims = dates.claims().iter().peekable();
        let mut behind = 0;
        for number in numbers {
            let at = number.token as usize;
            while claims.next_if(|claim| claim.end <= number.token).is_some() {}
            let claimed = claims.peek().is_some_and(|claim| claim.start <= number.token);
            if at < behind || claimed {
                continue;
            }
            let line = Line::new(article, &article.sentences[number.sentence as usize]);
            let reader = Reader { line, lexicon, sentence: number.sentence, behind };
            behind = reader.read(at, &mut figures).unwrap_or(behind);
        }
        range::find(article, &mut figures);
        group::relate(article, lexicon, &mut figures);
        conversion::find(article, &lexicon.units, &mut figures);
        change::find(article, &lexicon.figures, &mut figures);
        magnitude::find(article, &mut figures);
        retold::find(article, dates, &lexicon.figures, &mut figures);
        headline::find(article, &mut figures);
        figures
    }
}

pub(super) struct Reader<'a, 's> {
    pub line: Line<'a, 's>,
    pub lexicon: &'a Lexicon,
    sentence: u32,
    /// Tokens before this one are spoken for.
    behind: usize,
}

/// A figure while it is put together.
pub(super) struct Draft {
    pub start: usize,
    pub end: usize,
    pub unit: Unit,
    pub form: Form,
}

impl Reader<'_, '_> {
    /// Reads what begins at `at` and returns the token behind it.
    fn read(&self, at: usize, figures: &mut Figures) -> Option<usize> {
        let line = &self.line;
        let token = line.token(at)?;
        if token.kind == TokenKind::Number {
            if let Some(value) = ordinal_in_digits(line.text(at)).filter(|_| !unit::is_short_unit(line, at)) {
                return Some(self.ordinal(at, at + 1, value, figures));
            }
            let money = unit::currency_before(line, &self.lexicon.units, at).is_some();
            if let Some(amount) = number::separated(line, at, money) {
                return self.figure(at, amount, figures);
            }
            if let Some(amount) = portion::in_digits(line, at) {
                return self.figure(at, amount, figures);
            }
            if let Some((class, end)) = class::class(line, &self.lexicon.figures, at) {
                return Some(self.other(at, end, class, figures));
            }
            let amount = number::in_digits(line, at, money)?;
            return self.figure(at, amount, figures);
        }
        if token.kind == TokenKind::Symbol {
            return self.figure(at, portion::of_sign(line, at)?, figures);
        }
        if token.is(Flags::PORTION | Flags::ORDINAL)
            && let Some((start, amount)) = portion::in_words(line, at).filter(|&(start, _)| start >= self.behind)
        {
            return self.figure(start, amount, figures);
        }
        if token.is(Flags::ORDINAL) && !token.is(Flags::NUMBER) {
            let value = words::ordinal_of(line.lower(at))?;
            return Some(self.ordinal(at, at + 1, value, figures));
        }
        if token.is(Flags::NUMBER) {
            return self.words(at, figures);
        }
        if token.is(Flags::SCALE) {
            let start = words::start_of_scale(line, at).filter(|&start| start >= self.behind)?;
            // "a quarter of a million", "one in a million".
            if matches!(line.lower(start.wrapping_sub(1)), "of" | "in") && !line.is(start.wrapping_sub(2), Flags::WORD)
            {
                return None;
            }
            let amount = words::in_words(line, start)?;
            return self.figure(start, amount, figures);
        }
        None
    }

    /// Number words: an ordinal, a fraction or a figure.
    fn words(&self, at: usize, figures: &mut Figures) -> Option<usize> {
        let line = &self.line;
        let value = words::word_value(line.lower(at))?;
        if line.joins(at + 1) && line.is(at + 2, Flags::ORDINAL) {
            let part = words::ordinal_of(line.lower(at + 2))?;
            if value >= 20 && part < 10 {
                return Some(self.ordinal(at, at + 3, value + part, figures));
            }
        }
        if let Some(amount) = portion::of_number(line, at, value) {
            return self.figure(at, amount, figures);
        }
        let amount = words::in_words(line, at)?;
        // "one-on-one", "five-to-four", "two-by-four".
        if line.joins(amount.end) && line.is(amount.end + 1, Flags::FUNCTION) {
            let end = amount.end + 2 + 2 * usize::from(line.joins(amount.end + 2));
            return Some(self.other(at, end, NumberClass::Score, figures));
        }
        if amount.value == 1.0 && amount.end == at + 1 && !self.is_counting_one(at) {
            return None;
        }
        self.figure(at, amount, figures)
    }

    /// "One" is a number before a noun ("one man", "one-year") and else a pronoun ("no one", "one of them").
    fn is_counting_one(&self, at: usize) -> bool {
        let line = &self.line;
        if line.joins(at + 1) {
            return line.is(at + 2, Flags::UNIT);
        }
        let pronoun = matches!(
            line.lower(at.wrapping_sub(1)),
            "no" | "any"
                | "every"
                | "each"
                | "some"
                | "this"
                | "that"
                | "which"
                | "another"
                | "the"
                | "first"
                | "last"
                | "next"
        );
        let noun = line.token(at + 1).is_some_and(|next| next.is_word() && !next.is(Flags::FUNCTION));
        let tail = line.joins(at.wrapping_sub(1));
        !pronoun && !tail && noun && !matches!(line.lower(at + 1), "day" | "another" | "thing" | "time" | "way")
    }

    /// Puts the figure together around its number.
    fn figure(&self, at: usize, amount: Amount<'_>, figures: &mut Figures) -> Option<usize> {
        let line = &self.line;
        let lists = self.lexicon;
        let mut draft = Draft { start: at, end: amount.end, unit: Unit::None, form: Form::Plain };
        let mut value = amount.value;
        if !amount.suffix.is_empty() {
            let Some((unit, end)) = unit::unit_of_suffix(line, &lists.units, amount.suffix, amount.end) else {
                return Some(self.other(at, amount.end, NumberClass::Model, figures));
            };
            (draft.unit, draft.end) = (unit, end);
        } else if let Some((unit, start)) = unit::currency_before(line, &lists.units, at) {
            (draft.unit, draft.start) = (unit, start);
        }
        if amount.fraction {
            draft.form = Form::Fraction;
        }
        value *= self.sign(&mut draft);
        let mut hedge = self.hedge_behind(&mut draft);
        self.unit_and_form(&mut draft);
        hedge = hedge.or_else(|| self.hedge_behind(&mut draft));
        let before = hedge::before(line, &lists.figures, draft.start);
        let host = noun::host(line, before.map_or(draft.start, |(_, start)| start));
        let of_age = host.is_some_and(|host| line.lower(host as usize) == "age");
        if of_age && draft.form == Form::Plain && draft.unit == Unit::None {
            draft.form = Form::Age;
        }
        let hedge = before.map(|(hedge, _)| hedge).or(hedge);
        let head = self.head(&draft, value);
        if head.is_none() && draft.end == at + 1 && line.lower(at) == "one" {
            // "One noted that": a pronoun after all.
            return None;
        }
        let token = &line.article.tokens[at];
        figures.all.push(Figure {
            span: self.span(draft.start, draft.end),
            tokens: draft.start as u32..draft.end as u32,
            number: amount.number(self.span(at, amount.end)),
            sentence: self.sentence,
            value,
            scale: amount.scale,
            decimals: amount.decimals,
            in_words: amount.in_words,
            unit: draft.unit,
            form: draft.form,
            hedge,
            head,
            host,
            borrowed: false,
            quoted: token.is_quoted(),
        });
        Some(draft.end)
    }

    fn ordinal(&self, start: usize, end: usize, value: u32, figures: &mut Figures) -> usize {
        let quoted = self.line.token(start).is_some_and(|token| token.is_quoted());
        let tokens = start as u32..end as u32;
        figures.ordinals.push(Ordinal { span: self.span(start, end), tokens, sentence: self.sentence, value, quoted });
        end
    }

    fn other(&self, start: usize, end: usize, class: NumberClass, figures: &mut Figures) -> usize {
        let end = end.min(self.line.end());
        let tokens = start as u32..end as u32;
        figures.others.push(OtherNumber { span: self.span(start, end), tokens, sentence: self.sentence, class });
        end
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let tokens = &self.line.article.tokens;
        tokens[start].span.to(tokens[end - 1].span)
    }
}

/// `21st`, `3rd`.
fn ordinal_in_digits(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(&text[digits.len()..], "st" | "nd" | "rd" | "th").then(|| digits.parse().ok()).flatten()
}
