//! Findings to text. Nothing here decides what is found or how much it weighs.

pub mod checkstyle;
mod entry;
mod excerpt;
mod fingerprint;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod human;
pub mod json;
pub mod junit;
mod lines;
mod plain_json;
pub mod rdjsonl;
mod sanitise;
pub mod sarif;
pub mod short;
mod xml;

pub use fingerprint::{Fingerprints, Marks};
pub use plain_json::write_json;
pub use sanitise::{sanitise, sanitise_first};

use crate::finding::{Finding, Label};
use crate::source::{Place, Position, Source, SourceId};
use crate::sources::Sources;
use hashbrown::HashMap;
use std::sync::Arc;

/// The sources that the findings speak of, read again and kept while they are printed.
pub struct Texts<'a> {
    sources: &'a dyn Sources,
    read: HashMap<SourceId, Option<Arc<Source>>>,
}

/// A label with its place worked out for people and for tools.
pub struct Located<'a> {
    pub path: &'a str,
    pub start: Position,
    /// Exclusive.
    pub end: Position,
    /// Columns (from 1) of both ends in bytes of the line, as UTF-8.
    pub byte_columns: (usize, usize),
    /// Offsets in the file on disk, where the text lies there as such; none in a container, whose lines are paragraphs.
    pub bytes: Option<std::ops::Range<usize>>,
    pub text: &'a str,
}

/// A path without the `./` that it may open with: code hosts know their files without it.
fn relative(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}

impl<'a> Texts<'a> {
    pub fn new(sources: &'a dyn Sources) -> Self {
        Self { sources, read: HashMap::new() }
    }

    /// The same sources, for another worker.
    fn anew(&self) -> Self {
        Self::new(self.sources)
    }

    /// The source, or `None` if it went away since it was linted.
    pub fn get(&mut self, source: SourceId) -> Option<Arc<Source>> {
        let sources = self.sources;
        self.read.entry(source).or_insert_with(|| sources.source(source).ok()).clone()
    }

    /// The path that a finding's fingerprint goes by.
    pub fn path_of(&self, finding: &Finding) -> &'a str {
        self.sources.rooted(finding.primary.place.source)
    }

    /// Works out a label's place. A place that the source no longer has is put at its beginning.
    pub fn locate<'l>(&mut self, label: &'l Label) -> Located<'l>
    where
        'a: 'l,
    {
        self.locate_as(label.place, &label.text)
    }

    /// Works out a place, to be shown with these words.
    fn locate_as<'l>(&mut self, place: Place, words: &'l str) -> Located<'l>
    where
        'a: 'l,
    {
        let Place { source, span } = place;
        let path = self.sources.name(source);
        let Some(text) = self.get(source).filter(|text| text.text.get(span.range()).is_some()) else {
            let start = Position { line: 1, column: 1 };
            return Located { path, start, end: start, byte_columns: (1, 1), bytes: None, text: words };
        };
        let (start, end) = text.lines().of(span);
        let byte_columns = text.lines().byte_columns(span);
        Located { path, start, end, byte_columns, bytes: text.bytes_of(span), text: words }
    }

    /// The words a finding speaks of.
    pub fn quoted(&mut self, place: Place) -> String {
        self.get(place.source)
            .and_then(|source| source.text.get(place.span.range()).map(str::to_owned))
            .unwrap_or_default()
    }

    /// Lets go of the sources behind a finding's, so that memory does not grow with the number of findings.
    fn keep_only(&mut self, finding: &Finding) {
        self.keep_source(finding.primary.place.source);
    }

    fn keep_source(&mut self, source: SourceId) {
        const KEPT: usize = 64;
        if self.read.len() > KEPT {
            self.read.retain(|&id, _| id == source);
        }
    }
}
