//! Names: capitalised words with their neighbours.

use crate::article::Article;
use crate::lexicon::Lexicon;

#[derive(Debug, Default)]
pub struct Names {}

impl Names {
    pub(super) fn read(_article: &Article<'_>, _lexicon: &Lexicon) -> Self {
        Self {}
    }
}
