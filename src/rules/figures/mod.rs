//! Quantities that contradict one another.

mod age_conflict;
mod change_mismatch;
mod count_list_mismatch;
mod double_size;
mod headline_mismatch;
mod magnitude_slip;
mod part_exceeds_whole;
mod percent_of_mismatch;
mod percent_sum;
mod range_reversed;
mod same_quantity_conflict;
mod total_mismatch;
mod unit_conversion;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    total_mismatch::RULE,
    percent_sum::RULE,
    percent_of_mismatch::RULE,
    part_exceeds_whole::RULE,
    range_reversed::RULE,
    count_list_mismatch::RULE,
    change_mismatch::RULE,
    double_size::RULE,
    magnitude_slip::RULE,
    unit_conversion::RULE,
    age_conflict::RULE,
    same_quantity_conflict::RULE,
    headline_mismatch::RULE,
];
