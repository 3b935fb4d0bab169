//! What only the desk as a whole can tell.

mod figure_conflict;
mod name_index;
mod name_spelling;
mod weigh;

use super::Rule;

pub(super) const RULES: &[Rule] = &[name_spelling::RULE, figure_conflict::RULE];
