//! The desk: the facts of all articles under review, kept compactly so that their texts can be dropped.

mod figures;
mod names;
mod text;

pub use figures::{DeskFigure, DeskFigures};
pub use names::{DeskName, DeskNames, Traits};
pub use text::{DeskParagraph, DeskText, Sketch};

use crate::article::Article;
use crate::facts::Facts;
use crate::source::{Place, SourceId, Span};
use hashbrown::HashSet;

/// The facts of all articles of a run, in the order of their sources.
#[derive(Debug, Default)]
pub struct DeskFacts {
    pub articles: Vec<DeskArticle>,
    /// Whether the articles under review are witnesses for one another; reference articles always are.
    pub together: bool,
    /// Places of which an article rule says that a name is wrong there.
    pub questioned: HashSet<Place>,
}

/// What the desk keeps of one article.
#[derive(Debug)]
pub struct DeskArticle {
    pub source: SourceId,
    /// A reference article: evidence only, never reported on.
    pub reference: bool,
    /// How many of the run's archives have counted it.
    pub learnt: u32,
    pub names: DeskNames,
    pub figures: DeskFigures,
    pub text: DeskText,
}

impl DeskArticle {
    pub fn new(source: SourceId, article: &Article<'_>, facts: &Facts) -> Self {
        let (names, text) = (DeskNames::new(article, &facts.names), DeskText::new(article));
        Self { source, reference: false, learnt: 0, names, figures: DeskFigures::new(article, facts), text }
    }

    /// An article that is compared with no other.
    pub(crate) fn without_facts(source: SourceId) -> Self {
        let (names, figures, text) = Default::default();
        Self { source, reference: false, learnt: 0, names, figures, text }
    }

    pub fn place(&self, span: Span) -> Place {
        Place { source: self.source, span }
    }
}

impl DeskFacts {
    /// Whether what article `other` says counts as evidence on article `of`.
    pub fn is_witness(&self, other: usize, of: usize) -> bool {
        other != of && (self.together || self.articles[other].reference)
    }
}
