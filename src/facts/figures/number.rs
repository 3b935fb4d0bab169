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
    /// Digits whose last token stands before `end`, not yet worth anything.
    fn new(end: usize, decimals: u8) -> Self {
        Self { end, value: 0.0, scale: 1.0, decimals, in_words: false, fraction: false, suffix: "" }
    }

    /// The span of the number, where `span` is that of its tokens: without a unit glued to the digits.
    pub fn number(&self, span: Span) -> Span {
        Span { end: span.end - self.suffix.len() as u32, ..span }
    }
}

/// Digits of the longest number: what is longer names something.
const MOST_DIGITS: usize = 18;

/// Scale words make no more than that together.
const LARGEST_SCALE: f64 = 1e18;

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
        // Most numbers are digits and nothing else.
        if text.len() <= MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit()) {
            let whole = text.bytes().fold(0u64, |value, digit| value * 10 + u64::from(digit - b'0'));
            return Some(Self {
                whole: whole as f64,
                decimals: 0,
                grouped: false,
                length: text.len() as u8,
                suffix: "",
            });
        }
        let end = text.bytes().position(|c| !c.is_ascii_digit() && !matches!(c, b',' | b'.')).unwrap_or(text.len());
        let (number, suffix) = text.split_at(end);
        if !suffix.chars().all(char::is_alphabetic) {
            return None;
        }
        if let Some(whole) = dotted_thousands(number) {
            return Some(Self { whole, decimals: 0, grouped: true, length: number.len() as u8 - 2, suffix });
        }
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let grouped = whole.contains(',');
        let groups = || whole.split(',').skip(1);
        // Groups of three, or of two with a last one of three (1,25,000).
        let last_of_three = || groups().last().is_none_or(|group| group.len() == 3);
        let even = || last_of_three() && groups().all(|group| matches!(group.len(), 2 | 3));
        let first = whole.split(',').next().unwrap_or_default().len();
        if grouped && (!even() || first == 0 || first > 3)
            || fraction.contains(['.', ','])
            || number.len() > MOST_DIGITS
        {
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

/// `1.234.567`: two dots, as one alone would be a decimal point and three could be an address.
fn dotted_thousands(number: &str) -> Option<f64> {
    // Most numbers end here.
    if number.bytes().filter(|&c| c == b'.').count() != 2 {
        return None;
    }
    let mut groups = number.split('.');
    let (first, groups) = (groups.next()?, groups.collect::<Vec<_>>());
    let grouped = matches!(first.len(), 1..=3) && groups.iter().all(|group| group.len() == 3);
    if !grouped || number.contains(',') {
        return None;
    }
    Some(
        groups
            .iter()
            .try_fold(first.parse::<u64>().ok()?, |value, group| Some(value * 1000 + group.parse::<u64>().ok()?))?
            as f64,
    )
}

/// Digits of several tokens that are one number: `10 000` with a narrow or fixed space, `1'234'567`. An ordinary space
/// joins them only where they cannot be two numbers: before three zeros, or in three groups. And the token behind.
fn spaced<'a>(line: &Line<'a, '_>, at: usize) -> Option<(Digits<'a>, usize)> {
    let group = |at: usize| line.is_kind(at, TokenKind::Number).then(|| line.text(at));
    let three = |text: &&'a str| text.len() >= 3 && text.bytes().take_while(u8::is_ascii_digit).count() == 3;
    let first = line.text(at);
    if first.len() > 3 || !first.bytes().all(|byte| byte.is_ascii_digit()) || first.starts_with('0') {
        return None;
    }
    let mut whole: f64 = first.parse().ok()?;
    let (mut end, mut groups, mut suffix) = (at + 1, 1u8, "");
    let (mut plain, mut zeros) = (false, true);
    while suffix.is_empty() {
        let mark = line.is_kind(end, TokenKind::Single) && line.is_glued(end) && line.is_glued(end + 1);
        let next = end + usize::from(mark);
        let Some(text) = group(next).filter(three) else { break };
        if !mark {
            let tokens = &line.article.tokens;
            let gap = &line.article.text()[tokens[end - 1].span.end as usize..tokens[end].span.start as usize];
            match gap {
                " " => plain = true,
                "\u{A0}" | "\u{2009}" | "\u{202F}" | "\u{2007}" => {}
                _ => break,
            }
        }
        suffix = &text[3..];
        if !suffix.chars().all(char::is_alphabetic) || first.len() + 3 * usize::from(groups) > MOST_DIGITS {
            return None;
        }
        zeros &= &text[..3] == "000";
        whole = whole * 1000.0 + text[..3].parse::<f64>().ok()?;
        (end, groups) = (next + 1, groups + 1);
    }
    let one = groups > 1 && (!plain || zeros || groups > 2);
    one.then_some((
        Digits { whole, decimals: 0, grouped: true, length: 3 * (groups - 1) + first.len() as u8, suffix },
        end,
    ))
}

/// `2,5` before a scale, unit or percent sign, or behind a currency sign: a decimal comma, as in copy from the
/// continent. Elsewhere it may be a list or a slip.
fn decimal_comma<'a>(line: &Line<'a, '_>, at: usize, money: bool) -> Option<Digits<'a>> {
    let (whole, part) = line.text(at).split_once(',')?;
    let digits = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let measured = line.is(at + 1, Flags::SCALE | Flags::UNIT) || matches!(line.lower(at + 1), "%" | "percent" | "per");
    if !digits(whole) || !digits(part) || part.len() > 2 || !money && !measured {
        return None;
    }
    let value = whole.parse::<f64>().ok()? * 10f64.powi(part.len() as i32) + part.parse::<f64>().ok()?;
    Some(Digits { whole: value, decimals: part.len() as u8, grouped: false, length: whole.len() as u8, suffix: "" })
}

/// A number whose digits are separated otherwise than by commas and a point, and the token behind it.
pub(super) fn separated<'a>(line: &Line<'a, '_>, at: usize, money: bool) -> Option<Amount<'a>> {
    let (digits, end) = spaced(line, at).or_else(|| Some((decimal_comma(line, at, money)?, at + 1)))?;
    let mut amount = Amount::new(end, digits.decimals);
    match scale_of_suffix(line, end - 1, &digits, money) {
        Some(scale) => amount.scale = scale,
        None => amount.suffix = digits.suffix,
    }
    if amount.suffix.is_empty() {
        scale_words(line, &mut amount);
    }
    amount.value = digits.value(amount.scale);
    Some(amount)
}

/// The number of digits that begins at `at`, with its scale. `money`: a currency sign stands before it, so that a glued
/// `m` means million and not metre.
pub(super) fn in_digits<'a>(line: &Line<'a, '_>, at: usize, money: bool) -> Option<Amount<'a>> {
    let mut digits = Digits::read(line.text(at))?;
    // ".15": the point is a token of its own, with a space before it.
    if line.is_kind(at.wrapping_sub(1), TokenKind::Stop) && line.is_glued(at) {
        digits.decimals = digits.length;
    }
    let mut amount = Amount::new(at + 1, digits.decimals);
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
    if let Some(value) = sign_value(line.text(at)) {
        return Some((value, at + 1));
    }
    let at = at + usize::from(line.joins(at));
    let (above, below) = (line.small_number(at)?, line.small_number(at + 2)?);
    let simple = line.text(at + 1) == "/" && above < below && matches!(below, 2 | 3 | 4 | 5 | 8 | 16);
    simple.then_some((f64::from(above) / f64::from(below), at + 3))
}

/// The value of a fraction that is one sign.
pub(super) fn sign_value(sign: &str) -> Option<f64> {
    Some(match sign {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 0.333,
        "⅔" => 0.667,
        _ => return None,
    })
}

/// Scale words behind digits: `2.5 million`, `10-million-strong`, `5 bn`.
fn scale_words(line: &Line<'_, '_>, amount: &mut Amount<'_>) {
    loop {
        let at = amount.end + usize::from(line.joins(amount.end));
        let factor = scale_of(line.lower(at)).filter(|factor| amount.scale * factor <= LARGEST_SCALE);
        let Some(factor) = factor else { return };
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
        "lakh" | "lakhs" => 1e5,
        "crore" | "crores" => 1e7,
        "dozen" => 12.0,
        _ => return None,
    })
}
