//! Where the articles of one run lie for the editor: in an open document, in a file beside it, among the references.

use super::document::Document;
use crate::lsp::protocol::Location;
use crate::lsp::{OpenText, PositionEncoding, uri};
use crate::source::{Place, Source, SourceId};
use crate::sources::{ReadError, Sources};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub enum Lies {
    /// In the open document of this address.
    Open(String),
    Closed(PathBuf),
    /// Among the reference articles, under this number.
    Reference(SourceId),
}

/// One article of a run.
pub struct Part {
    pub lies: Lies,
    /// None of a reference article: its text is read when it is asked for.
    pub source: Option<Arc<Source>>,
    pub name: String,
    pub rooted: String,
}

/// All articles of a run, by their numbers in it.
pub struct Parts<'r> {
    pub parts: Vec<Part>,
    pub references: &'r dyn Sources,
}

/// Finds places; texts that are not open are kept for the next place in them.
pub struct Locator<'p> {
    parts: &'p Parts<'p>,
    documents: &'p BTreeMap<String, Document>,
    encoding: PositionEncoding,
    texts: BTreeMap<SourceId, Option<(Arc<Source>, OpenText)>>,
}

impl Part {
    pub fn new(lies: Lies, source: &Arc<Source>, rooted: &str) -> Self {
        Self { lies, source: Some(Arc::clone(source)), name: source.name.clone(), rooted: rooted.to_owned() }
    }

    pub fn reference(files: &dyn Sources, id: SourceId) -> Self {
        let (name, rooted) = (files.name(id).to_owned(), files.rooted(id).to_owned());
        Self { lies: Lies::Reference(id), source: None, name, rooted }
    }
}

impl Parts<'_> {
    pub fn part(&self, id: SourceId) -> &Part {
        &self.parts[id.0 as usize]
    }

    pub fn locator<'p>(&'p self, documents: &'p BTreeMap<String, Document>, encoding: PositionEncoding) -> Locator<'p> {
        Locator { parts: self, documents, encoding, texts: BTreeMap::new() }
    }
}

impl Sources for Parts<'_> {
    fn count(&self) -> usize {
        self.parts.len()
    }

    fn is_reference(&self, source: SourceId) -> bool {
        matches!(self.part(source).lies, Lies::Reference(_))
    }

    fn name(&self, source: SourceId) -> &str {
        &self.part(source).name
    }

    fn rooted(&self, source: SourceId) -> &str {
        &self.part(source).rooted
    }

    fn source(&self, source: SourceId) -> Result<Arc<Source>, ReadError> {
        let part = self.part(source);
        match (&part.source, &part.lies) {
            (Some(source), _) => Ok(Arc::clone(source)),
            (None, Lies::Reference(id)) => self.references.source(*id),
            (None, _) => Err(ReadError::Unreadable("no text".to_owned())),
        }
    }
}

impl Locator<'_> {
    pub fn locate(&mut self, place: Place) -> Option<Location> {
        let part = self.parts.part(place.source);
        let path = match &part.lies {
            Lies::Open(uri) => {
                let document = self.documents.get(uri)?;
                let bytes = part.source.as_ref()?.bytes_of(place.span)?;
                document.text.as_str().get(bytes.clone())?;
                return Some(Location { uri: uri.clone(), range: document.text.range(bytes) });
            }
            Lies::Closed(path) => path.as_path(),
            Lies::Reference(_) => Path::new(&part.name),
        };
        let (parts, encoding) = (self.parts, self.encoding);
        let text = self.texts.entry(place.source).or_insert_with(|| {
            let source = parts.source(place.source).ok()?;
            let text = OpenText::new(source.original().0.to_owned(), encoding);
            Some((source, text))
        });
        let (source, text) = text.as_ref()?;
        // It may have changed on the disk since it was read.
        let bytes = source.original_range(place.span);
        text.as_str().get(bytes.clone())?;
        let mut range = text.range(bytes);
        let before = source.original().1 as u32;
        range.start.line += before;
        range.end.line += before;
        let path = path.canonicalize().or_else(|_| std::path::absolute(path)).ok()?;
        Some(Location { uri: uri::of_path(&path), range })
    }
}
