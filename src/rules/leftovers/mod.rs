//! What the system, the page or the uploader left in the copy.

mod boilerplate;
mod handle;
mod house_pattern;
mod metadata_line;

use super::Rule;

pub(super) const RULES: &[Rule] = &[handle::RULE, metadata_line::RULE, boilerplate::RULE, house_pattern::RULE];
