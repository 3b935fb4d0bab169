//! Quantities that contradict one another.

mod change_mismatch;
mod double_size;
mod magnitude_slip;
mod unit_conversion;

use super::Rule;

pub(super) const RULES: &[Rule] =
    &[change_mismatch::RULE, double_size::RULE, magnitude_slip::RULE, unit_conversion::RULE];
