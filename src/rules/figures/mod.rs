//! Quantities that contradict one another.

mod double_size;

use super::Rule;

pub(super) const RULES: &[Rule] = &[double_size::RULE];
