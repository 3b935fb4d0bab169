//! The family `mechanics`.

mod bare_lede;
mod doubled_punctuation;
mod fragment_date;
mod invisible_character;
mod lead_in;
mod missing_terminal_punctuation;
mod mixed_script;
mod mojibake;
mod stray_token;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    mixed_script::RULE,
    invisible_character::RULE,
    mojibake::RULE,
    stray_token::RULE,
    doubled_punctuation::RULE,
    missing_terminal_punctuation::RULE,
    fragment_date::RULE,
];
