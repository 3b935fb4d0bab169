//! The desk: the facts of all articles under review, kept compactly so that their texts can be dropped.

use crate::article::Article;
use crate::facts::Facts;
use crate::source::SourceId;

/// The facts of all articles of a run, in the order of their sources.
#[derive(Debug, Default)]
pub struct DeskFacts {
    pub articles: Vec<DeskArticle>,
}

/// What the desk keeps of one article.
#[derive(Debug)]
pub struct DeskArticle {
    pub source: SourceId,
    /// A reference article: evidence only, never reported on.
    pub reference: bool,
}

impl DeskArticle {
    pub(crate) fn new(source: SourceId, reference: bool, _article: &Article<'_>, _facts: &Facts) -> Self {
        Self { source, reference }
    }
}
