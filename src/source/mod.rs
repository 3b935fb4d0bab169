//! The text under review and how its positions map back to the file on disk.
//!
//! Everything behind this module works on text and byte [`Span`]s into it. Only this module knows that the file may hold
//! UTF-16, Windows-1252, a byte order mark or broken bytes, and that the text may have been taken out of mark-up.

mod decode;
mod encode;
mod extract;
mod front_matter;
mod lines;
mod map;

pub use decode::{DecodeError, Encoding};
pub use extract::{Comment, Extract, Mark, Piece, Role, Trouble};
pub use front_matter::{Field, FrontMatter};
pub use lines::{Lines, Position};
pub use map::ByteMap;

use lines::LineIndex;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, OnceLock};

/// A range of bytes of a [`Source`]'s decoded text; `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

/// Number of a source within one run, in the order in which the sources were named or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A span in one of the sources of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub source: SourceId,
    pub span: Span,
}

/// One article's text, with the way back to its bytes.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name findings carry: the path as given, joined with `/`.
    pub name: String,
    pub text: String,
    pub encoding: Encoding,
    /// Places of `text` that stand for bytes which could not be decoded (each is one U+FFFD).
    pub broken: Vec<Span>,
    /// From the decoded file to bytes on disk.
    map: ByteMap,
    /// What else a reader took out of the file; its text has moved to `text`. None of plain text.
    extract: Option<Box<Extract>>,
    /// Where in its file the article begins.
    origin: Origin,
    /// Where its lines begin: worked out when a finding is first printed.
    lines: OnceLock<Arc<LineIndex>>,
    original_lines: OnceLock<Arc<LineIndex>>,
}

/// Where an article begins in a file of many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Lines and bytes before it.
    pub lines: usize,
    pub bytes: u64,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl Source {
    /// Decodes a file. Invalid bytes become U+FFFD and are listed in `broken`.
    ///
    /// # Errors
    /// [`DecodeError`] if the bytes are not text, or too many for 32-bit positions.
    pub fn read(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, DecodeError> {
        let decoded = decode::decode(bytes)?;
        Ok(Self {
            text: decoded.text,
            map: decoded.map,
            encoding: decoded.encoding,
            broken: decoded.broken,
            ..Self::from_text(name, "")
        })
    }

    /// A source from text that is already in memory (tests, standard input that was decoded).
    pub fn from_text(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            encoding: Encoding::Utf8,
            broken: Vec::new(),
            map: ByteMap::default(),
            extract: None,
            origin: Origin::default(),
            lines: OnceLock::new(),
            original_lines: OnceLock::new(),
        }
    }

    /// The same file, read as more than text: `extract` was taken out of its decoded text (or out of its bytes, if it is
    /// a container).
    pub(crate) fn with_extract(mut self, mut extract: Extract) -> Self {
        self.text = std::mem::take(&mut extract.text);
        self.broken = extract.map.text_of(&self.broken, self.text.len());
        self.extract = Some(Box::new(extract));
        self
    }

    /// The same article, somewhere in its file.
    pub(crate) fn at(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }

    /// What the file's format says of the article; nothing of plain text.
    pub fn extract(&self) -> Option<&Extract> {
        self.extract.as_deref()
    }

    /// The decoded file, as an editor shows it, and the lines of the file before it.
    pub fn original(&self) -> (&str, usize) {
        (self.extract.as_ref().map_or(self.text.as_str(), |extract| extract.original.as_str()), self.origin.lines)
    }

    /// Where in [`original`](Self::original) a span stands.
    pub fn original_range(&self, span: Span) -> std::ops::Range<usize> {
        self.extract.as_ref().map_or(span.range(), |extract| extract.map.range(span))
    }

    /// The bytes on disk that `span` stands for; none where the file is a container.
    pub fn bytes_of(&self, span: Span) -> Option<std::ops::Range<usize>> {
        let span = match &self.extract {
            None => span,
            Some(extract) if extract.kind == Mark::Container => return None,
            Some(extract) => {
                let original = extract.map.range(span);
                Span::new(original.start, original.end)
            }
        };
        let bytes = self.map.range(span);
        let before = usize::try_from(self.origin.bytes).unwrap_or(usize::MAX);
        Some(bytes.start.saturating_add(before)..bytes.end.saturating_add(before))
    }

    /// Whether `replacement` may be written over the bytes of a span: not where tags or escapes stand in between, nor
    /// where it would have to be escaped itself.
    pub fn can_edit(&self, span: Span, replacement: &str) -> bool {
        self.extract.as_ref().is_none_or(|extract| extract.can_edit(span, replacement))
    }

    pub fn lines(&self) -> Lines<'_> {
        let index = |text: &str| Arc::new(LineIndex::new(text));
        let lines = Arc::clone(self.lines.get_or_init(|| index(&self.text)));
        let original = self.extract.as_deref().map(|extract| {
            let lines = self.original_lines.get_or_init(|| index(&extract.original));
            (extract, Arc::clone(lines))
        });
        Lines::new(&self.text, lines, original, self.origin.lines)
    }
}
