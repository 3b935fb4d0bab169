//! The family `mechanics`.

mod fragment_date;
mod missing_terminal_punctuation;
mod mixed_script;
mod stray_token;

use super::Rule;

pub(super) const RULES: &[Rule] =
    &[mixed_script::RULE, stray_token::RULE, missing_terminal_punctuation::RULE, fragment_date::RULE];
