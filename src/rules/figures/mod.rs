//! Quantities that contradict one another.

mod double_size;
mod unit_conversion;

use super::Rule;

pub(super) const RULES: &[Rule] = &[double_size::RULE, unit_conversion::RULE];
