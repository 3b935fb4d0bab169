//! A mistake in one of the house's own files: its configuration or its list of names.
//!
//! It knows nothing of the file but positions in its text; the command line draws it with the renderer of findings.

use crate::source::Span;

/// What is wrong with a house file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub span: Span,
    /// Makes sense alone: lower case, no full stop.
    pub message: String,
    /// What is to be seen at the place; may be empty.
    pub label: String,
    /// An earlier place that this one contradicts.
    pub also: Option<(Span, String)>,
    pub help: Option<String>,
}

impl Mistake {
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), label: String::new(), also: None, help: None }
    }

    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.also = Some((span, text.into()));
        self
    }

    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Offers the nearest of the words that would have been right.
    pub fn suggest<'w>(self, unknown: &str, known: impl Iterator<Item = &'w str>) -> Self {
        match nearest(unknown, known) {
            Some(word) => self.label(format!("did you mean `{word}`?")),
            None => self,
        }
    }
}

/// The word that was probably meant, if one is near enough to say so.
pub fn nearest<'w>(unknown: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let scored = known.map(|word| (strsim::jaro_winkler(unknown, word), word));
    let (score, word) = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (score > 0.8).then_some(word)
}
