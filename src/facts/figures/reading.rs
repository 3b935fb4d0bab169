//! From a printed measure to the base unit of what it measures, and back.

use super::Interval;
use crate::lexicon::UnitEntry;

/// One of the units that a name can mean.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    factor: f64,
    /// The printed value where the base unit is zero.
    zero: f64,
    inverse: bool,
}

impl Reading {
    /// All that the unit's name can mean.
    pub fn all(unit: &UnitEntry) -> impl Iterator<Item = Self> {
        unit.factors.iter().map(|&factor| Self { factor, zero: unit.zero, inverse: unit.inverse })
    }

    /// A unit that is a multiple of the base unit.
    pub fn plain(factor: f64) -> Self {
        Self { factor, zero: 0.0, inverse: false }
    }

    /// Ten degrees warmer are ten degrees wherever the scale begins.
    pub fn of_difference(self) -> Self {
        Self { zero: 0.0, ..self }
    }

    /// Whether its scale begins where the unit's does.
    pub fn begins_like(self, unit: &UnitEntry) -> bool {
        self.zero == unit.zero
    }

    /// Printed values in the base unit. None where that would divide by zero.
    pub fn base(self, values: Interval) -> Option<Interval> {
        if self.inverse {
            return Interval::exactly(self.factor).over(values);
        }
        Some(Interval::new((values.low - self.zero) * self.factor, (values.high - self.zero) * self.factor))
    }

    /// A value of the base unit as this unit prints it.
    pub fn printed(self, base: f64) -> f64 {
        if self.inverse { self.factor / base } else { base / self.factor + self.zero }
    }
}
