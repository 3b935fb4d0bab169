//! The family `quotes`.

use super::Rule;

pub(super) const RULES: &[Rule] = &[];
