//! Findings to text. Nothing here decides what is found or how much it weighs.

mod excerpt;
mod fingerprint;
pub mod human;
pub mod json;
mod sanitise;
pub mod short;

pub use sanitise::sanitise;

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
    /// Offsets in the file on disk; none in a container, whose lines are paragraphs.
    pub bytes: Option<std::ops::Range<usize>>,
    pub text: &'a str,
}

impl<'a> Texts<'a> {
    pub fn new(sources: &'a dyn Sources) -> Self {
        Self { sources, read: HashMap::new() }
    }

    /// The source, or `None` if it went away since it was linted.
    pub fn get(&mut self, source: SourceId) -> Option<Arc<Source>> {
        let sources = self.sources;
        self.read.entry(source).or_insert_with(|| sources.source(source).ok()).clone()
    }

    /// Works out a label's place. A place that the source no longer has is put at its end.
    pub fn locate<'l>(&mut self, label: &'l Label) -> Located<'l>
    where
        'a: 'l,
    {
        let Place { source, span } = label.place;
        let path = self.sources.name(source);
        let Some(text) = self.get(source).filter(|text| text.text.get(span.range()).is_some()) else {
            let start = Position { line: 1, column: 1 };
            return Located { path, start, end: start, bytes: Some(0..0), text: &label.text };
        };
        let (start, end) = text.lines().of(span);
        Located { path, start, end, bytes: text.bytes_of(span), text: &label.text }
    }

    /// The words a finding speaks of.
    pub fn quoted(&mut self, place: Place) -> String {
        self.get(place.source)
            .and_then(|source| source.text.get(place.span.range()).map(str::to_owned))
            .unwrap_or_default()
    }

    /// Lets go of the sources behind a finding's, so that memory does not grow with the number of findings.
    fn keep_only(&mut self, finding: &Finding) {
        const KEPT: usize = 64;
        if self.read.len() > KEPT {
            let source = finding.primary.place.source;
            self.read.retain(|&id, _| id == source);
        }
    }
}
