//! Troubles of reading, and of the comments to this program.

mod broken_file;
mod invalid_encoding;
mod unused_stet;

use super::Rule;

/// The rule under whose name `suppress` reports a comment that let nothing stand in this run.
pub(crate) const UNUSED_STET: &str = unused_stet::RULE.name;

pub(super) const RULES: &[Rule] = &[broken_file::RULE, invalid_encoding::RULE, unused_stet::RULE];
