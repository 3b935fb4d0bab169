//! Tokens to figures: one step per number, left to right.

use super::number::{self, Amount};
use super::{
    Figure, Figures, Form, NumberClass, Ordinal, OtherNumber, Unit, change, class, conversion, hedge, magnitude, noun,
    portion, range, unit, words,
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
        conversion::find(article, &lexicon.units, &mut figures);
        change::find(article, &lexicon.figures, &mut figures);
        magnitude::find(article, &mut figures);
        figures
    }
}

struct Reader<'a, 's> {
    line: Line<'a, 's>,
    lexicon: &'a Lexicon,
    sentence: u32,
    /// Tokens before this one are spoken for.
    behind: usize,
}

/// A figure while it is put together.
struct Draft {
    start: usize,
    end: usize,
    unit: Unit,
    form: Form,
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

    /// A minus in front of the number or its currency: `-5`, `minus 68`, `−5`.
    fn sign(&self, draft: &mut Draft) -> f64 {
        let line = &self.line;
        let before = draft.start.wrapping_sub(1);
        let mark = line.is_glued(draft.start)
            && !line.is_glued(before)
            && (line.is_kind(before, TokenKind::Hyphen) || line.text(before) == "−");
        let word = before.wrapping_sub(usize::from(line.joins(before)));
        if mark {
            draft.start -= 1;
        } else if line.lower(word) == "minus" && !matches!(line.lower(word.wrapping_sub(1)), "or" | "and" | "plus") {
            draft.start = word;
        } else {
            return 1.0;
        }
        -1.0
    }

    fn hedge_behind(&self, draft: &mut Draft) -> Option<super::Hedge> {
        let (hedge, end) = hedge::behind(&self.line, draft.end)?;
        draft.end = end;
        Some(hedge)
    }

    /// The unit behind the number, and whether it is joined to it: `six-week`, `54-year-old`, `5 kilometres`.
    fn unit_and_form(&self, draft: &mut Draft) {
        let line = &self.line;
        let units = &self.lexicon.units;
        let joined = line.joins(draft.end)
            && line.token(draft.end + 1).is_some_and(|word| word.is_word() && !word.is(Flags::FUNCTION));
        let at = draft.end + usize::from(joined);
        if joined && line.lower(at) == "strong" || !joined && line.lower(at) == "strong" && draft.unit == Unit::None {
            (draft.form, draft.end) = (Form::Strong, at + 1);
            return;
        }
        if let Some((unit, end)) = unit::unit_behind(line, units, at) {
            let word = at as u32;
            // "$5-a-day" has its unit already; "a $3 million, 10-year deal" is joined with its own.
            if draft.unit == Unit::None {
                (draft.unit, draft.end) = (unit, end);
                if joined {
                    draft.form = Form::Joined(word);
                }
            } else if self.is_money(draft.unit) && self.is_money(unit) {
                draft.end = end;
            }
            self.age(draft, joined);
            return;
        }
        if joined && draft.form == Form::Plain {
            (draft.form, draft.end) = (Form::Joined(at as u32), at + 1);
        } else if line.is_kind(draft.end, TokenKind::Hyphen)
            && line.is_glued(draft.end)
            && !line.is_glued(draft.end + 1)
        {
            draft.form = Form::Joined(draft.end as u32);
            draft.end += 1;
        } else if matches!(line.lower(draft.start.wrapping_sub(1)), "aged" | "age" | "ages") {
            draft.form = Form::Age;
        }
    }

    /// `54-year-old`, `54 years old`, `54 years of age`.
    fn age(&self, draft: &mut Draft, joined: bool) {
        let line = &self.line;
        if !matches!(line.lower(draft.end - 1), "year" | "years" | "month" | "months") {
            return;
        }
        let old = draft.end + usize::from(joined && line.joins(draft.end));
        if matches!(line.lower(old), "old" | "olds") {
            (draft.form, draft.end) = (Form::Age, old + 1);
        } else if line.lower(old) == "of" && line.lower(old + 1) == "age" {
            (draft.form, draft.end) = (Form::Age, old + 2);
        }
    }

    fn head(&self, draft: &Draft, value: f64) -> Option<u32> {
        let line = &self.line;
        let words = &self.lexicon.figures;
        let either = draft.form != Form::Plain || value.abs() == 1.0;
        match noun::of(line, draft.end) {
            Some((at, _)) if line.is(at, Flags::NUMBER | Flags::SCALE) || line.is_kind(at, TokenKind::Number) => None,
            // "90 miles of the border" is a place.
            Some((_, true)) if matches!(draft.unit, Unit::Of(_)) => None,
            // "three of the soldiers": those counted; "5 tons of grain": the stuff measured.
            Some((at, _)) => {
                let plural = noun::behind(line, words, at, noun::Number::Plural);
                plural.or_else(|| {
                    let measured = draft.unit != Unit::None || draft.form == Form::Fraction;
                    measured.then(|| noun::behind(line, words, at, noun::Number::Either)).flatten()
                })
            }
            None if draft.unit != Unit::None && draft.form == Form::Plain => None,
            None if draft.form == Form::Fraction => None,
            None => {
                let number = match draft.form {
                    Form::Age => noun::Number::Person,
                    _ if either => noun::Number::Either,
                    _ => noun::Number::Plural,
                };
                noun::behind(line, words, draft.end, number)
            }
        }
    }

    fn is_money(&self, unit: Unit) -> bool {
        matches!(unit, Unit::Of(unit) if self.lexicon.units.get(unit).dimension == crate::lexicon::Dimension::Money)
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
