//! The family `leftovers`.

use super::Rule;

pub(super) const RULES: &[Rule] = &[];
