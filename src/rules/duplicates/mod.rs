//! Text that stands twice.

mod guard;
mod list_item;
mod near_sentence;
mod repeated_line;
mod repeated_sentence;
mod repeated_word;

use super::Rule;

pub(super) const RULES: &[Rule] =
    &[list_item::RULE, near_sentence::RULE, repeated_line::RULE, repeated_sentence::RULE, repeated_word::RULE];
