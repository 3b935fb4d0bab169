//! What an article claims, taken once and compared by the rules. Each fact keeps its place.

pub mod names;

use crate::article::Article;
use crate::lexicon::Lexicon;

/// The facts of one article.
#[derive(Debug, Default)]
pub struct Facts {
    pub names: names::Names,
}

impl Facts {
    pub fn read(article: &Article<'_>, _lexicon: &Lexicon) -> Self {
        Self { names: names::Names::read(article) }
    }
}
