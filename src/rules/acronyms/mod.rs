//! Acronyms against the words that they stand for, and against one another.

mod letters_mismatch;
mod near_spelling;
mod two_expansions;
mod undefined;

use super::{Context, Rule};
use crate::article::{Article, Token};

pub(super) const RULES: &[Rule] = &[letters_mismatch::RULE, near_spelling::RULE, two_expansions::RULE, undefined::RULE];

/// The right letters in the dress of the wrong ones: with a plural's `s`. None for dotted acronyms.
fn dressed(article: &Article<'_>, token: &Token, letters: &str) -> Option<String> {
    let text = article.token_text(token);
    (!text.contains('.')).then(|| if text.ends_with('s') { format!("{letters}s") } else { letters.to_owned() })
}

/// Whether the house's list of names has the letters: then they are right.
fn is_of_the_house(context: &Context<'_>, letters: &str) -> bool {
    !context.evidence.house.is_empty() && context.evidence.house.knows(&letters.to_lowercase())
}
