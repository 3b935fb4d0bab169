//! The family `mechanics`.

use super::Rule;

pub(super) const RULES: &[Rule] = &[];
