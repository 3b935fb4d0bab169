//! What stands around a number: its sign, hedge, unit and noun, and the hyphens that join it to other words.

use super::read::{Draft, Reader};
use super::{Form, Hedge, Unit, hedge, noun, unit};
use crate::article::TokenKind;
use crate::lexicon::{Dimension, Flags};

impl Reader<'_, '_> {
    /// A minus in front of the number or its currency: `-5`, `minus 68`, `−5`.
    pub fn sign(&self, draft: &mut Draft) -> f64 {
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

    pub fn hedge_behind(&self, draft: &mut Draft) -> Option<Hedge> {
        let (hedge, end) = hedge::behind(&self.line, draft.end)?;
        draft.end = end;
        Some(hedge)
    }

    /// The unit behind the number, and whether it is joined to it: `six-week`, `54-year-old`, `5 kilometres`.
    pub fn unit_and_form(&self, draft: &mut Draft) {
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

    pub fn head(&self, draft: &Draft, value: f64) -> Option<u32> {
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
        matches!(unit, Unit::Of(unit) if self.lexicon.units.get(unit).dimension == Dimension::Money)
    }
}
