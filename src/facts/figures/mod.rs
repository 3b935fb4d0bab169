//! Quantities as they are printed: a number with its scale, unit, hedge and the noun it counts.
//!
//! Years, dates, times of day, scores, labels and codes are no quantities; what was set aside is kept with its class
//! in [`Figures::others`], so that "why was this not read as a figure?" has an answer.

mod change;
mod class;
mod conversion;
mod excess;
mod form;
mod group;
mod headline;
mod hedge;
mod interval;
mod listing;
mod magnitude;
mod noun;
mod number;
mod portion;
mod range;
mod read;
mod reading;
mod retold;
mod share;
mod sum;
mod unit;
mod vote;
mod words;

pub use change::{Change, ChangeBy};
pub use class::{NumberClass, OtherNumber};
pub use conversion::{Conversion, Measure, MeasurePart};
pub use excess::Excess;
pub use headline::Headlined;
pub use interval::{Interval, decimals_for, in_digits};
pub use listing::Listing;
pub use magnitude::Magnitudes;
pub use range::{FigureRange, RangeKind};
pub use reading::Reading;
pub use retold::{Apart, Echo, Retold, Slip};
pub use share::{Claim, PartOf, Shares};
pub use sum::{Cover, Part, Sum};
pub use vote::Vote;
pub(in crate::facts) use words::{ordinal_of, word_value};

use crate::article::Article;
use crate::lexicon::{HedgeKind, UnitId};
use crate::source::Span;
use std::ops::Range;

/// The numbers of one article, in the order of the copy.
#[derive(Debug, Default)]
pub struct Figures {
    pub all: Vec<Figure>,
    /// Pairs of figures that print the ends of a range.
    pub ranges: Vec<FigureRange>,
    pub ordinals: Vec<Ordinal>,
    /// Measures printed in two units.
    pub conversions: Vec<Conversion>,
    /// Figures that rose or fell by a printed share.
    pub changes: Vec<Change>,
    /// Figures with the same digits and another scale.
    pub magnitudes: Vec<Magnitudes>,
    /// Figures that may be one quantity told twice with other digits.
    pub retold: Vec<Retold>,
    /// Figures of a headline that the story may have with other digits.
    pub headlines: Vec<Headlined>,
    /// Numbers that are no quantities.
    pub others: Vec<OtherNumber>,
    /// Totals with the parts that are printed beside them.
    pub sums: Vec<Sum>,
    /// Parts of a whole: `340 of 500 members, or 68 percent`.
    pub parts: Vec<PartOf>,
    /// Shares above 100 percent of something counted.
    pub excesses: Vec<Excess>,
    /// Percents that share one whole.
    pub shares: Vec<Shares>,
    /// Votes of a body whose size is printed beside them.
    pub votes: Vec<Vote>,
    /// Counts with the names they announce.
    pub listings: Vec<Listing>,
}

/// A quantity.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The figure as a reader sees it, with sign, currency, scale, unit and joined words: `$2.5 million`, `21 percent`,
    /// `130,000-strong`, `54-year-old`. Hedge and noun are not part of it.
    pub span: Span,
    pub tokens: Range<u32>,
    /// The number without currency and unit: `2.5 million`, `130,000`, `54`.
    pub number: Span,
    pub sentence: u32,
    /// What is printed, times its scale. Whole numbers and decimals come out as the nearest float of the exact value.
    pub value: f64,
    /// What the scale words multiply by: 1,000,000 in `2.5 million`; 1 where there are none, and in plain `2,500,000`.
    pub scale: f64,
    /// Digits printed behind the decimal point: 1 in `2.5 million`.
    pub decimals: u8,
    pub in_words: bool,
    pub unit: Unit,
    pub form: Form,
    pub hedge: Option<Hedge>,
    /// Token of the noun counted: `hospitals` in `three new hospitals`, `voters` in `20 percent of the voters`, `army`
    /// in `a 130,000-strong army`. None where no noun is found with some certainty.
    pub head: Option<u32>,
    /// Token of the noun that this is the size of: `army` in `an army of 10 million`.
    pub host: Option<u32>,
    /// Unit or scale was printed at the other end of a range only: the 5 of `$5-10 million`.
    pub borrowed: bool,
    /// Inside quotation marks.
    pub quoted: bool,
}

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Things: see the head noun.
    None,
    Percent,
    /// Percentage points.
    Points,
    /// A measure or currency of the built-in list ([`crate::lexicon::Units`]).
    Of(UnitId),
}

/// How a figure is built into its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    Plain,
    /// Joined with a hyphen to stand before a noun: `six-week`, `435-member`. The token is the joined word; it is the
    /// hyphen of `2- or 3-year`.
    Joined(u32),
    /// `130,000-strong`, `3,000 strong`.
    Strong,
    /// `54-year-old`, `54 years old`, `aged 54`.
    Age,
    /// A part or multiple of one: `two-thirds`, `half a mile`, `twice as many`.
    Fraction,
}

/// Words that make a figure inexact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hedge {
    pub kind: HedgeKind,
    pub span: Span,
}

/// A place in an order: `third`, `21st`.
#[derive(Clone, Debug)]
pub struct Ordinal {
    pub span: Span,
    pub tokens: Range<u32>,
    pub sentence: u32,
    pub value: u32,
    pub quoted: bool,
}

impl Figure {
    /// The worth of the last printed digit: 100,000 for `2.5 million`, 1 for `21`. The true value lies within half of
    /// it on either side, if the copy rounds as usual.
    pub fn resolution(&self) -> f64 {
        self.scale / 10f64.powi(i32::from(self.decimals))
    }

    /// Its first token, or the first of the hedge in front of it.
    fn lead(&self, article: &Article<'_>) -> usize {
        let mut at = self.tokens.start as usize;
        if let Some(hedge) = self.hedge.filter(|hedge| hedge.span.start < self.span.start) {
            while at > 0 && article.tokens[at - 1].span.start >= hedge.span.start {
                at -= 1;
            }
        }
        at
    }

    /// Whether it counts things and measures nothing.
    pub fn is_count(&self) -> bool {
        self.unit == Unit::None && self.decimals == 0 && self.form != Form::Fraction
    }
}

impl Figures {
    /// The figures of one sentence.
    pub fn of_sentence(&self, sentence: u32) -> &[Figure] {
        let start = self.all.partition_point(|figure| figure.sentence < sentence);
        let length = self.all[start..].partition_point(|figure| figure.sentence == sentence);
        &self.all[start..start + length]
    }
}

impl Unit {
    /// A number of its own, the same in every run.
    pub fn number(self) -> u16 {
        match self {
            Unit::None => 0,
            Unit::Percent => 1,
            Unit::Points => 2,
            Unit::Of(unit) => 3 + u16::from(unit.number()),
        }
    }

    pub fn is_none(self) -> bool {
        self == Unit::None
    }
}

impl Cover {
    pub fn name(self) -> &'static str {
        match self {
            Cover::All => "all",
            Cover::Listed => "listed",
            Cover::Some => "some",
        }
    }
}

impl Claim {
    pub fn name(self) -> &'static str {
        match self {
            Claim::Closed => "closed",
            Claim::Remaining => "remaining",
            Claim::Sides => "sides",
            Claim::Further => "further",
        }
    }
}

impl Form {
    pub fn name(self) -> &'static str {
        match self {
            Form::Plain => "plain",
            Form::Joined(_) => "joined",
            Form::Strong => "strong",
            Form::Age => "age",
            Form::Fraction => "fraction",
        }
    }
}

#[cfg(test)]
mod tests;
