//! What the system, the page or the uploader left in the copy.

mod boilerplate;
mod handle;
mod house_pattern;
mod markup;
mod metadata_line;
mod placeholder;

use super::Rule;

pub(super) const RULES: &[Rule] =
    &[placeholder::RULE, handle::RULE, metadata_line::RULE, markup::RULE, boilerplate::RULE, house_pattern::RULE];
