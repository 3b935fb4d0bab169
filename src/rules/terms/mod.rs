//! Words that the house has decided on.

mod preferred;

use super::Rule;

pub(super) const RULES: &[Rule] = &[preferred::RULE];
