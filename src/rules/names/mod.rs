//! Names of people, bodies and places, and the titles before them.

mod near_spelling;
mod spelling;

use super::Rule;

pub(super) const RULES: &[Rule] = &[near_spelling::RULE];
