//! Quantities that contradict one another.

mod count_list_mismatch;
mod double_size;
mod part_exceeds_whole;
mod percent_of_mismatch;
mod percent_sum;
mod range_reversed;
mod total_mismatch;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    total_mismatch::RULE,
    percent_sum::RULE,
    percent_of_mismatch::RULE,
    part_exceeds_whole::RULE,
    range_reversed::RULE,
    count_list_mismatch::RULE,
    double_size::RULE,
];
