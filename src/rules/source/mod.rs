//! Troubles of reading.

mod invalid_encoding;

use super::Rule;

pub(super) const RULES: &[Rule] = &[invalid_encoding::RULE];
