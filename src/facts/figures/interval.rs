//! What a printed figure can stand for: the values that round to it.
//!
//! The printed text decides, as in statcheck (Epskamp & Nuijten: a printed 2.0 stands for anything from 1.95 to 2.05)
//! and in the GRIM test (Brown & Heathers 2017: trailing zeros count, and both ways of rounding a half are accepted).

use super::{Figure, Form};
use crate::lexicon::HedgeKind;
use serde::{Deserialize, Serialize};

/// All values from `low` to `high`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// How far a true value may lie from what is called "about" it: a share of the figure. Wider than any "about" that was
/// seen to be meant honestly in news copy, and far from a factor of two.
const ABOUT: f64 = 0.15;

/// What is smaller is printed as nothing.
const SMALLEST: f64 = 1e-9;

impl Interval {
    pub fn new(low: f64, high: f64) -> Self {
        Self { low: low.min(high), high: low.max(high) }
    }

    /// One value exactly.
    pub fn exactly(value: f64) -> Self {
        Self { low: value, high: value }
    }

    /// A value and what lies up to `margin` from it.
    pub fn around(value: f64, margin: f64) -> Self {
        Self::new(value - margin, value + margin)
    }

    /// Whether some value lies in both. A rounding error of the machine is no gap.
    pub fn meets(self, other: Self) -> bool {
        // An open end has no rounding error, or "more than 40" would meet everything.
        let ends = [self.low, self.high, other.low, other.high].into_iter().filter(|end| end.is_finite());
        let slack = 1e-9 * ends.fold(0.0, |most: f64, end| most.max(end.abs()));
        self.low <= other.high + slack && other.low <= self.high + slack
    }

    pub fn contains(self, value: f64) -> bool {
        self.meets(Self::exactly(value))
    }

    /// All values times a factor.
    pub fn times(self, factor: f64) -> Self {
        Self::new(self.low * factor, self.high * factor)
    }

    /// All quotients of two values. None where the divisor may be zero.
    pub fn over(self, divisor: Self) -> Option<Self> {
        if divisor.contains(0.0) {
            return None;
        }
        let ends = [self.low / divisor.low, self.low / divisor.high, self.high / divisor.low, self.high / divisor.high];
        let low = ends.into_iter().fold(f64::INFINITY, f64::min);
        Some(Self { low, high: ends.into_iter().fold(f64::NEG_INFINITY, f64::max) })
    }
}

/// All sums of two values.
impl std::ops::Add for Interval {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }
}

/// All sums.
impl std::iter::Sum for Interval {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::exactly(0.0), std::ops::Add::add)
    }
}

impl Figure {
    /// The values that round to the printed number, its hedge left aside. What counts whole things without a scale word
    /// is exact: 12 people are neither 11.5 nor 12.4.
    pub fn printed_interval(&self) -> Interval {
        if self.is_count() && self.scale == 1.0 {
            return Interval::exactly(self.value);
        }
        Interval::around(self.value, self.resolution() / 2.0)
    }

    /// The values that can be meant by a measure which was rounded by hand before it was converted: idle zeros are
    /// rounding (`300 km`), and so is a last 5 (`185 mph`), though never by more than a tenth of the figure. Any printed
    /// digit still counts: 3 mph may be 2.5.
    pub fn measured_interval(&self) -> Interval {
        let digits = (self.value.abs() / self.resolution()).round();
        let mut step = 1.0;
        if self.decimals == 0 && !self.in_words {
            while digits > 0.0 && digits % (step * 10.0) == 0.0 {
                step *= 10.0;
            }
            if step == 1.0 && digits >= 20.0 && digits % 5.0 == 0.0 {
                step = 5.0;
            }
        }
        let half = self.resolution() / 2.0;
        let tenth = 0.1 * self.value.abs();
        // Half a mile is not measured to the yard.
        let margin = if self.form == Form::Fraction { tenth } else { (step * half).min(tenth).max(half) };
        Interval::around(self.value, margin)
    }

    /// Another value printed as exactly as this one, but never rounded by more than a tenth, so far as there is anything
    /// to round.
    pub fn in_its_digits(&self, value: f64) -> String {
        // A float does not hold the margin of a figure of many digits.
        let own = (2.0 * (self.measured_interval().high - self.value)).max(self.resolution());
        let tenth = 0.1 * value.abs().max(SMALLEST);
        let step = 10f64.powi(own.min(tenth).log10().floor() as i32);
        in_digits((value / step).round() * step, (-step.log10().round()).max(0.0) as usize)
    }

    /// The values that the figure can stand for with its hedge: "more than 40" is 40 and all above it, "about 40" lies
    /// within 15 percent.
    pub fn interval(&self) -> Interval {
        let printed = self.printed_interval();
        let margin = ABOUT * self.value.abs();
        match self.hedge.map(|hedge| hedge.kind) {
            None => printed,
            Some(HedgeKind::About) => Interval::new(printed.low - margin, printed.high + margin),
            Some(HedgeKind::More | HedgeKind::Least) => Interval { low: printed.low, high: f64::INFINITY },
            Some(HedgeKind::Less | HedgeKind::Most) => Interval { low: f64::NEG_INFINITY, high: printed.high },
            Some(HedgeKind::Nearly) => Interval { low: printed.low - margin, high: printed.high },
            Some(HedgeKind::Over) => Interval { low: printed.low, high: printed.high + margin },
        }
    }

    /// Whether both can be one true value: "more than 20 million" may be 22 million, and $70 million a round $72 million.
    /// Two bounds of one kind are told as exactly as two figures: "at least 14" is not "at least 17".
    pub fn may_be(&self, other: &Figure) -> bool {
        let bound = |figure: &Figure| figure.hedge.map(|hedge| hedge.kind).filter(|kind| *kind != HedgeKind::About);
        let alike = bound(self).is_some() && bound(self) == bound(other);
        !alike && self.interval().meets(other.interval())
            || self.measured_interval().contains(other.value)
            || other.measured_interval().contains(self.value)
    }
}

/// A number as copy prints it: with commas between thousands, and no more than `decimals` digits behind the point, of
/// which none is an idle zero.
pub fn in_digits(value: f64, decimals: usize) -> String {
    let printed = format!("{:.decimals$}", value.abs());
    let (whole, rest) = printed.split_once('.').unwrap_or((&printed, ""));
    let mut digits = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            digits.push(',');
        }
        digits.push(digit);
    }
    let rest = rest.trim_end_matches('0');
    let point = if rest.is_empty() { "" } else { "." };
    let zero = rest.is_empty() && whole.chars().all(|digit| digit == '0');
    let sign = if value < 0.0 && !zero { "-" } else { "" };
    format!("{sign}{digits}{point}{rest}")
}

/// Digits behind the point that make so many significant ones.
pub fn decimals_for(value: f64, significant: i32) -> usize {
    (significant - 1 - value.abs().max(SMALLEST).log10().floor() as i32).max(0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Vocabulary;
    use crate::facts::Facts;
    use crate::lexicon::Lexicon;
    use crate::source::Source;

    /// The interval of the first figure of a piece of copy.
    fn interval(copy: &str) -> (f64, f64) {
        let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
        let article = crate::article::Article::read(&source, &mut Vocabulary::new(&lexicon));
        let facts = Facts::read(&article, &lexicon);
        let Interval { low, high } = facts.figures.all[0].interval();
        (low, high)
    }

    #[test]
    fn people_are_counted_exactly() {
        assert_eq!(interval("The blast killed 12 people."), (12.0, 12.0));
    }

    #[test]
    fn a_scale_word_rounds() {
        assert_eq!(interval("The bridge cost $2.5 million."), (2_450_000.0, 2_550_000.0));
    }

    #[test]
    fn a_bound_is_open_to_one_side() {
        assert_eq!(interval("More than 40 people came."), (40.0, f64::INFINITY));
        assert_eq!(interval("Up to 40 people came."), (f64::NEG_INFINITY, 40.0));
    }

    #[test]
    fn about_leaves_room_on_both_sides() {
        assert_eq!(interval("About 40 people came."), (34.0, 46.0));
    }

    #[test]
    fn two_bounds_of_one_kind_are_told_exactly() {
        let may_be = |copy: &str| {
            let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
            let article = crate::article::Article::read(&source, &mut Vocabulary::new(&lexicon));
            let figures = Facts::read(&article, &lexicon).figures.all;
            figures[0].may_be(&figures[1])
        };
        assert!(may_be("At least 14 people died. The list has 17 people."));
        assert!(may_be("It cost $70 million. The bill says $72 million."));
        assert!(!may_be("At least 14 people died. The list has at least 17 people."));
        assert!(!may_be("The blast killed 14 people. The list has 17 people."));
    }

    #[test]
    fn intervals_that_touch_meet() {
        assert!(Interval::new(1.0, 2.0).meets(Interval::new(2.0, 3.0)));
        assert!(!Interval::new(1.0, 2.0).meets(Interval::new(2.1, 3.0)));
        assert!(!Interval::new(40.0, f64::INFINITY).meets(Interval::exactly(30.0)));
        assert!(!Interval::new(f64::NEG_INFINITY, 40.0).meets(Interval::exactly(50.0)));
    }

    #[test]
    fn quotients_reach_from_the_least_to_the_greatest() {
        assert_eq!(Interval::new(4.0, 6.0).over(Interval::new(2.0, 3.0)), Some(Interval::new(4.0 / 3.0, 3.0)));
        assert_eq!(Interval::new(4.0, 6.0).over(Interval::new(-1.0, 3.0)), None);
    }

    #[test]
    fn nothing_and_almost_nothing_are_printed_in_the_digits_of_any_figure() {
        let in_its_digits = |copy: &str, value: f64| {
            let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
            let article = crate::article::Article::read(&source, &mut Vocabulary::new(&lexicon));
            Facts::read(&article, &lexicon).figures.all[0].in_its_digits(value)
        };
        assert_eq!(in_its_digits("The line is 12 km long.", 7.4), "7.4");
        assert_eq!(in_its_digits("The line is 12 km long.", 0.0), "0");
        assert_eq!(in_its_digits("The line is 12 km long.", 1e-300), "0");
        assert_eq!(in_its_digits("The line is 123456789012345678 km long.", 7.4), "7.4");
        assert_eq!(in_its_digits("The line is 12 km long.", 1e300).len(), 401);
    }

    #[test]
    fn digits_are_grouped_and_idle_zeros_go() {
        assert_eq!(in_digits(1_234_567.0, 0), "1,234,567");
        assert_eq!(in_digits(105.0, 2), "105");
        assert_eq!(in_digits(-0.5, 1), "-0.5");
        assert_eq!(in_digits(999.96, 1), "1,000");
    }
}
