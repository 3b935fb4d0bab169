//! Text that stands twice.

mod repeated_line;
mod repeated_sentence;
mod repeated_word;

use super::Rule;

pub(super) const RULES: &[Rule] = &[repeated_line::RULE, repeated_sentence::RULE, repeated_word::RULE];
