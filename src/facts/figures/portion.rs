//! Parts and multiples of one: `two-thirds`, `a third of`, `half a mile`, `½`, `1/2 mile`, `twice as many`.
//!
//! The words are more often something else (the third man, the second half, a quarter in a company's year), so that each
//! form wants its company: an article and "of", a hyphen, a unit.

use super::number::{Amount, sign_value};
use crate::facts::line::Line;
use crate::lexicon::Flags;

/// A fraction whose upper number, `above`, is the word at `at`: `two-thirds`, `three quarters of`, `one third of`.
pub(super) fn of_number<'a>(line: &Line<'a, '_>, at: usize, above: u32) -> Option<Amount<'a>> {
    let joined = line.joins(at + 1);
    let word = at + 1 + usize::from(joined);
    let below = below(line.lower(word))?;
    // "Two fifths placed them" is no English; "one third, one quarter" could be places.
    if above >= below || !joined && line.lower(word + 1) != "of" {
        return None;
    }
    let amount = fraction(word + 1, f64::from(above) / f64::from(below));
    Some(scaled(line, amount))
}

/// A portion in words that the word at `at` names or ends, and its first token.
pub(super) fn in_words<'a>(line: &Line<'a, '_>, at: usize) -> Option<(usize, Amount<'a>)> {
    let (before, word) = (at.wrapping_sub(1), line.lower(at));
    match word {
        "twice" | "thrice" => {
            let compared = matches!(line.lower(at + 1), "as" | "that" | "what" | "its" | "their")
                || line.lower(at + 1) == "the" && !line.is(at + 2, Flags::ORDINAL | Flags::NUMBER);
            let value = if word == "twice" { 2.0 } else { 3.0 };
            compared.then(|| (at, Amount { fraction: true, decimals: 0, ..fraction(at + 1, value) }))
        }
        // "Half a million" is a number in words.
        "half" if line.is(at + 1, Flags::SCALE) || line.is(at + 2, Flags::SCALE) && line.lower(at + 1) != "of" => None,
        "half" | "quarter" if line.joins(at + 1) && line.is(at + 2, Flags::UNIT) && !line.joins(before) => {
            Some((at, fraction(at + 1, 1.0 / f64::from(below(word)?))))
        }
        // "A day and a half of talks".
        "half" if line.joins(before) || line.joins(at + 1) || line.lower(at.wrapping_sub(2)) == "and" => None,
        "half" => {
            let a = matches!(line.lower(at + 1), "a" | "an");
            if a && line.is(at + 2, Flags::UNIT) {
                return Some((at, fraction(at + 2, 0.5)));
            }
            let ordinal =
                line.is(before, Flags::ORDINAL | Flags::NUMBER) || matches!(line.lower(before), "other" | "the");
            let of = line.lower(at + 1) == "of" && line.token(at + 2).is_some_and(|word| word.is_word());
            let whole = matches!(line.lower(at + 1), "the" | "its" | "their" | "his" | "her" | "our" | "all");
            (!ordinal && (of || whole)).then(|| (at, scaled(line, fraction(at + 1, 0.5))))
        }
        // "A third of", "a quarter of a million": with the article, or it is a place in an order.
        _ => {
            let of = line.lower(at + 1) == "of" && line.lower(before) == "a" && !line.is(at + 2, Flags::MONTH);
            let below = below(word).filter(|_| of)?;
            Some((before, scaled(line, fraction(at + 1, 1.0 / f64::from(below)))))
        }
    }
}

/// `½ mile`, `½ of`.
pub(super) fn of_sign<'a>(line: &Line<'a, '_>, at: usize) -> Option<Amount<'a>> {
    let value = sign_value(line.text(at))?;
    is_measure(line, at + 1).then(|| fraction(at + 1, value))
}

/// `1/2 mile`, `3/4 of`.
pub(super) fn in_digits<'a>(line: &Line<'a, '_>, at: usize) -> Option<Amount<'a>> {
    if line.text(at + 1) != "/" || !line.is_glued(at + 1) {
        return None;
    }
    let (above, below) = (line.small_number(at)?, line.small_number(at + 2)?);
    let simple = 0 < above && above < below && matches!(below, 2 | 3 | 4 | 5 | 8 | 10 | 16);
    (simple && is_measure(line, at + 3)).then(|| fraction(at + 3, f64::from(above) / f64::from(below)))
}

/// What a fraction in figures stands before where it is one: `mile`, `-inch`, `of an inch`, `of the`.
fn is_measure(line: &Line<'_, '_>, at: usize) -> bool {
    line.is(at + usize::from(line.joins(at)), Flags::UNIT) || line.lower(at) == "of"
}

fn fraction<'a>(end: usize, value: f64) -> Amount<'a> {
    Amount { end, value, scale: 1.0, decimals: 3, in_words: true, fraction: true, suffix: "" }
}

/// `a quarter of a million`, `two-thirds of a mile`: the part of one of something is a number of it.
fn scaled<'a>(line: &Line<'a, '_>, part: Amount<'a>) -> Amount<'a> {
    let at = part.end;
    if line.lower(at) != "of" || !matches!(line.lower(at + 1), "a" | "an") {
        return part;
    }
    match super::number::scale_of(line.lower(at + 2)) {
        Some(scale) => Amount { end: at + 3, value: part.value * scale, scale, fraction: false, ..part },
        None if line.is(at + 2, Flags::UNIT) => Amount { end: at + 2, ..part },
        None => part,
    }
}

/// The lower number of a fraction.
fn below(word: &str) -> Option<u32> {
    Some(match word {
        "half" => 2,
        "third" | "thirds" => 3,
        "quarter" | "quarters" | "fourth" | "fourths" => 4,
        "fifth" | "fifths" => 5,
        "sixth" | "sixths" => 6,
        "eighth" | "eighths" => 8,
        "tenth" | "tenths" => 10,
        _ => return None,
    })
}
