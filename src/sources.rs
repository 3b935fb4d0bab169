//! Where the sources of a run come from. The core asks for them by number and never touches a disk itself.

use crate::source::{DecodeError, Source, SourceId};
use std::fmt;
use std::sync::Arc;

/// The sources of a run: first the articles under review, then the reference articles.
pub trait Sources: Sync {
    fn count(&self) -> usize;

    /// Whether a source is evidence only.
    fn is_reference(&self, _source: SourceId) -> bool {
        false
    }

    /// The name that findings carry.
    fn name(&self, source: SourceId) -> &str;

    /// The path from the configuration's folder: the same from wherever the program is run. Stets and fingerprints
    /// go by it.
    fn rooted(&self, source: SourceId) -> &str {
        self.name(source)
    }

    /// Reads a source; it may be asked for again when its findings are printed.
    ///
    /// # Errors
    /// [`ReadError`] if it cannot be read or is no text.
    fn source(&self, source: SourceId) -> Result<Arc<Source>, ReadError>;

    /// Says that nothing was found in a source when it was read: it will hardly be asked for again.
    fn let_go(&self, _source: SourceId) {}
}

/// Why a source was not read.
#[derive(Clone, Debug)]
pub enum ReadError {
    /// The system would not give it; in the system's words.
    Unreadable(String),
    NotText(DecodeError),
}

/// Sources that are in memory already.
#[derive(Default)]
pub struct Shelf {
    sources: Vec<Arc<Source>>,
    references: Vec<bool>,
}

impl Shelf {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn add(&mut self, source: Source) {
        self.sources.push(Arc::new(source));
        self.references.push(false);
    }

    pub fn add_reference(&mut self, source: Source) {
        self.sources.push(Arc::new(source));
        self.references.push(true);
    }
}

impl FromIterator<Source> for Shelf {
    fn from_iter<I: IntoIterator<Item = Source>>(sources: I) -> Self {
        let mut shelf = Self::new();
        sources.into_iter().for_each(|source| shelf.add(source));
        shelf
    }
}

impl Sources for Shelf {
    fn count(&self) -> usize {
        self.sources.len()
    }

    fn is_reference(&self, source: SourceId) -> bool {
        self.references[source.0 as usize]
    }

    fn name(&self, source: SourceId) -> &str {
        &self.sources[source.0 as usize].name
    }

    fn source(&self, source: SourceId) -> Result<Arc<Source>, ReadError> {
        Ok(Arc::clone(&self.sources[source.0 as usize]))
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Unreadable(why) => f.write_str(why),
            ReadError::NotText(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ReadError {}
