//! Text that stands twice.

mod repeated_line;

use super::Rule;

pub(super) const RULES: &[Rule] = &[repeated_line::RULE];
