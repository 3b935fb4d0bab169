//! Number words to values: `two and a half million`, `a dozen`, `one hundred and thirty thousand`.

use super::number::{Amount, scale_of};
use crate::facts::line::Line;
use crate::lexicon::Flags;

/// What the words so far make: `total` of the finished groups (two million), `current` of the open one (five hundred).
struct Sum {
    total: f64,
    current: f64,
    scale: f64,
    decimals: u8,
    /// The token behind the words so far.
    end: usize,
    /// The last word was a scale, or an "and" behind one, so that a new part may begin.
    open: bool,
}

/// The number words that begin at `at`.
pub(super) fn in_words<'a>(line: &Line<'a, '_>, at: usize) -> Option<Amount<'a>> {
    let mut sum = Sum { total: 0.0, current: 0.0, scale: 1.0, decimals: 0, end: at, open: true };
    if let Some((words, half)) = indefinite(line, at) {
        sum.end = at + words;
        sum.current = if half { 0.5 } else { 1.0 };
        sum.decimals = u8::from(half);
        sum.open = false;
        scale_of(line.lower(sum.end))?;
    }
    while sum.part(line, at) || sum.scale(line, at) || sum.half(line, at) || sum.and(line, at) {}
    if sum.end == at {
        return None;
    }
    if sum.total > 0.0 && sum.current > 0.0 {
        // "two million five hundred thousand" is rounded to its last scale, "two million and five" to one.
        sum.scale = 1.0;
    }
    Some(Amount {
        end: sum.end,
        value: sum.total + sum.current,
        scale: sum.scale,
        decimals: sum.decimals,
        in_words: true,
        fraction: false,
        suffix: "",
    })
}

impl Sum {
    /// The token of the next word, over a hyphen inside the number (`twenty-five`, `two-million`).
    fn next(&self, line: &Line<'_, '_>, at: usize) -> usize {
        self.end + usize::from(self.end > at && line.joins(self.end))
    }

    /// A number below a hundred.
    fn part(&mut self, line: &Line<'_, '_>, at: usize) -> bool {
        let next = self.next(line, at);
        let Some(value) = word_value(line.lower(next)).map(f64::from).filter(|_| line.is(next, Flags::NUMBER)) else {
            return false;
        };
        let tens = self.current % 100.0;
        let ones_behind_tens = tens >= 20.0 && tens % 10.0 == 0.0 && (1.0..10.0).contains(&value);
        let begins = self.open && tens == 0.0 && next == self.end;
        if !begins && !ones_behind_tens {
            return false;
        }
        self.current += value;
        self.end = next + 1;
        self.open = false;
        true
    }

    /// `hundred`, `dozen`, `thousand`, `million`. The scales of one number fall.
    fn scale(&mut self, line: &Line<'_, '_>, at: usize) -> bool {
        let next = self.next(line, at);
        let Some(factor) = scale_of(line.lower(next)).filter(|_| self.current > 0.0) else { return false };
        if factor < 1000.0 {
            if self.current >= 100.0 {
                return false;
            }
            self.current *= factor;
        } else if self.total > 0.0 && factor >= self.scale {
            return false;
        } else {
            self.total += self.current * factor;
            (self.current, self.scale) = (0.0, factor);
        }
        self.end = next + 1;
        self.open = factor != DOZEN;
        true
    }

    /// `and a half`, `-and-a-half`.
    fn half(&mut self, line: &Line<'_, '_>, at: usize) -> bool {
        if self.end == at || self.decimals > 0 {
            return false;
        }
        let mut end = self.end;
        for word in ["and", "a", "half"] {
            end += usize::from(line.joins(end));
            if line.lower(end) != word {
                return false;
            }
            end += 1;
        }
        self.current += 0.5;
        self.decimals = 1;
        self.end = end;
        true
    }

    /// An "and" between hundreds and the rest. "A hundred and two hundred" are two numbers, "two million and three
    /// thousand" would be; "two hundred and five thousand" is one.
    fn and(&mut self, line: &Line<'_, '_>, at: usize) -> bool {
        let behind = self.end + 1;
        let last = behind + 1 + 2 * usize::from(line.joins(behind + 1) && line.is(behind + 2, Flags::NUMBER));
        let more = matches!(line.lower(last), "hundred" | "dozen");
        let goes_on = self.end > at
            && self.open
            && (self.current >= 100.0 || self.current == 0.0 && !line.is(last, Flags::SCALE))
            && line.lower(self.end) == "and"
            && line.is(behind, Flags::NUMBER)
            && !more;
        self.end += usize::from(goes_on);
        goes_on
    }
}

const DOZEN: f64 = 12.0;

/// `a`, `an`, `half a`, `a half`, `half-` before a scale word: how many tokens, and whether it is a half.
fn indefinite(line: &Line<'_, '_>, at: usize) -> Option<(usize, bool)> {
    match (line.lower(at), line.lower(at + 1)) {
        ("half", "a") => Some((2, true)),
        ("a", "half") if line.joins(at + 2) => Some((3, true)),
        ("a", "half") => Some((2, true)),
        ("half", "-") if line.joins(at + 1) => Some((2, true)),
        ("half", "dozen") => Some((1, true)),
        ("a" | "an", _) => Some((1, false)),
        _ => None,
    }
}

/// Where the number begins that a scale word at `at` ends, if words that are no number words stand in front of it.
pub(super) fn start_of_scale(line: &Line<'_, '_>, at: usize) -> Option<usize> {
    (1..=3).rev().filter_map(|back| at.checked_sub(back)).find(|&start| {
        line.token(start).is_some() && indefinite(line, start).is_some_and(|(words, _)| start + words == at)
    })
}

/// The value of a plain number word below a hundred.
pub(in crate::facts) fn word_value(word: &str) -> Option<u32> {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let ones = ONES.iter().position(|one| *one == word).map(|value| value as u32);
    ones.or_else(|| TENS.iter().position(|ten| *ten == word).map(|value| value as u32 * 10 + 20))
}

/// The number that an ordinal word names.
pub(in crate::facts) fn ordinal_of(word: &str) -> Option<u32> {
    const WORDS: [&str; 20] = [
        "",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ];
    const TENS: [&str; 8] =
        ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];
    let low = WORDS.iter().position(|ordinal| *ordinal == word).map(|value| value as u32);
    low.or_else(|| TENS.iter().position(|ten| *ten == word).map(|value| value as u32 * 10 + 20)).or(match word {
        "hundredth" => Some(100),
        "thousandth" => Some(1000),
        _ => None,
    })
}
