//! Digits to values, with the scale behind them.

use crate::article::TokenKind;
use crate::facts::line::Line;
use crate::lexicon::Flags;
use crate::source::Span;

/// A number with its scale, without sign and unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount<'a> {
    /// The token behind it.
    pub end: usize,
    pub value: f64,
    pub scale: f64,
    pub decimals: u8,
    pub in_words: bool,
    /// A part of one: `two-thirds`.
    pub fraction: bool,
    /// Letters glued to the digits that are no scale: `km` in `20km`.
    pub suffix: &'a str,
}

impl Amount<'_> {
    /// The span of the number, where `span` is that of its tokens: without a unit glued to the digits.
    pub fn number(&self, span: Span) -> Span {
        Span { end: span.end - self.suffix.len() as u32, ..span }
    }
}

/// The digits of one token and the letters glued behind them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Digits<'a> {
    /// All digits as one whole number: 25 for `2.5`.
    pub whole: f64,
    pub decimals: u8,
    /// Thousands are set apart: `1,234`.
    pub grouped: bool,
    /// Digits before the decimal point.
    pub length: u8,
    pub suffix: &'a str,
}

impl<'a> Digits<'a> {
    /// Reads the text of a number token. None for times (`10:30`), dates (`27.09.2020`), and what is no number.
    pub fn read(text: &'a str) -> Option<Self> {
        let end = text.bytes().position(|c| !c.is_ascii_digit() && !matches!(c, b',' | b'.')).unwrap_or(text.len());
        let (number, suffix) = text.split_at(end);
        if !suffix.chars().all(char::is_alphabetic) {
            return None;
        }
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let grouped = whole.contains(',');
        let groups = || whole.split(',').skip(1);
        // Groups of three, or of two with a last one of three (1,25,000).
        let last_of_three = groups().last().is_none_or(|group| group.len() == 3);
        let even = last_of_three && groups().all(|group| matches!(group.len(), 2 | 3));
        let first = whole.split(',').next().unwrap_or_default().len();
        if grouped && (!even || first == 0 || first > 3) || fraction.contains(['.', ',']) || number.len() > 18 {
            return None;
        }
        let digits = whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit);
        let value = digits.fold(0u64, |value, digit| value * 10 + u64::from(digit - b'0'));
        let length = whole.bytes().filter(u8::is_ascii_digit).count() as u8;
        Some(Self { whole: value as f64, decimals: fraction.len() as u8, grouped, length, suffix })
    }

    fn value(&self, scale: f64) -> f64 {
        // One division at the end: 2.3 million is 23 million tenths and comes out exact.
        self.whole * scale / 10f64.powi(i32::from(self.decimals))
    }
}

/// The number of digits that begins at `at`, with its scale. `money`: a currency sign stands before it, so that a glued
/// `m` means million and not metre.
pub(super) fn in_digits<'a>(line: &Line<'a, '_>, at: usize, money: bool) -> Option<Amount<'a>> {
    let mut digits = Digits::read(line.text(at))?;
    // ".15": the point is a token of its own, with a space before it.
    if line.is_kind(at.wrapping_sub(1), TokenKind::Stop) && line.is_glued(at) {
        digits.decimals = digits.length;
    }
    let mut amount = Amount {
        end: at + 1,
        value: 0.0,
        scale: 1.0,
        decimals: digits.decimals,
        in_words: false,
        fraction: false,
        suffix: "",
    };
    if let Some(part) = fraction_behind(line, at + 1).filter(|_| digits.suffix.is_empty() && digits.decimals == 0) {
        let (value, end) = part;
        digits = Digits { whole: (digits.whole + value) * 1000.0, decimals: 3, ..digits };
        (amount.end, amount.decimals) = (end, 3);
    }
    match scale_of_suffix(line, at, &digits, money) {
        Some(scale) => amount.scale = scale,
        None => amount.suffix = digits.suffix,
    }
    if amount.suffix.is_empty() {
        scale_words(line, &mut amount);
    }
    amount.value = digits.value(amount.scale);
    Some(amount)
}

/// `½`, `1/2` behind a whole number, and the token behind that.
fn fraction_behind(line: &Line<'_, '_>, at: usize) -> Option<(f64, usize)> {
    let sign = match line.text(at) {
        "½" => Some(0.5),
        "¼" => Some(0.25),
        "¾" => Some(0.75),
        "⅓" => Some(0.333),
        "⅔" => Some(0.667),
        _ => None,
    };
    if let Some(value) = sign {
        return Some((value, at + 1));
    }
    let at = at + usize::from(line.joins(at));
    let (above, below) = (line.small_number(at)?, line.small_number(at + 2)?);
    let simple = line.text(at + 1) == "/" && above < below && matches!(below, 2 | 3 | 4 | 5 | 8 | 16);
    simple.then_some((f64::from(above) / f64::from(below), at + 3))
}

/// Scale words behind digits: `2.5 million`, `10-million-strong`, `5 bn`.
fn scale_words(line: &Line<'_, '_>, amount: &mut Amount<'_>) {
    loop {
        let at = amount.end + usize::from(line.joins(amount.end));
        let Some(factor) = scale_of(line.lower(at)) else { return };
        amount.scale *= factor;
        amount.end = at + 1;
    }
}

fn scale_of_suffix(line: &Line<'_, '_>, at: usize, digits: &Digits<'_>, money: bool) -> Option<f64> {
    match digits.suffix {
        "" => Some(1.0),
        "k" | "K" => Some(1e3),
        "mn" | "mln" | "mil" | "mm" if money => Some(1e6),
        "mn" | "mln" => Some(1e6),
        "bn" | "Bn" | "BN" => Some(1e9),
        "tn" | "trn" => Some(1e12),
        "m" | "M" if money => Some(1e6),
        "b" | "B" if money => Some(1e9),
        "t" | "T" if money => Some(1e12),
        "m" | "M" => {
            // "20m people" are millions, "the 100m hurdles" and "a 20m tower" are metres.
            let race = matches!(digits.whole as u32, 50 | 60 | 100 | 200 | 400 | 800 | 1500 | 3000 | 5000 | 10000);
            let next = line.lower(at + 1);
            let counted = next == "people" || next.ends_with('s') && !line.is(at + 1, Flags::FUNCTION);
            (!race && counted).then_some(1e6)
        }
        _ => None,
    }
}

/// Singular scale words and their abbreviations.
pub(super) fn scale_of(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "mn" | "mln" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        "dozen" => 12.0,
        _ => return None,
    })
}
