//! What only the desk as a whole can tell.

mod archived;
mod figure_conflict;
mod metadata_mismatch;
mod name_index;
mod name_spelling;
mod near_duplicate_article;
mod shared_paragraph;
mod weigh;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    name_spelling::RULE,
    figure_conflict::RULE,
    near_duplicate_article::RULE,
    shared_paragraph::RULE,
    metadata_mismatch::RULE,
];
