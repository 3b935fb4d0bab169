//! The family `quotes`.

mod unbalanced_pair;

use super::Rule;

pub(super) const RULES: &[Rule] = &[unbalanced_pair::RULE];
