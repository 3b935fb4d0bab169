//! The family `mechanics`.

mod fragment_date;
mod missing_terminal_punctuation;
mod stray_token;

use super::Rule;

pub(super) const RULES: &[Rule] = &[stray_token::RULE, missing_terminal_punctuation::RULE, fragment_date::RULE];
