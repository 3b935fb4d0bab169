//! Words that the house has decided on, and words that the copy prints in two ways.

mod capital_variant;
mod forms;
mod hyphen_variant;
mod hyphens;
mod preferred;
mod spelling_variant;

use super::Rule;

pub(super) const RULES: &[Rule] =
    &[preferred::RULE, spelling_variant::RULE, hyphen_variant::RULE, capital_variant::RULE];
