//! What is quoted, and the marks around it.

mod align;
mod altered_quote;
mod quoted_sentences;
mod style_mix;
mod unbalanced_pair;

use super::Rule;

pub(super) const RULES: &[Rule] = &[unbalanced_pair::RULE, altered_quote::RULE, style_mix::RULE];
