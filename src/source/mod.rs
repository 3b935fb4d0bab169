//! The text under review and how its positions map back to the file on disk.
//!
//! Everything behind this module works on decoded text and byte [`Span`]s into it. Only this module knows that the
//! file may hold UTF-16, Windows-1252, a byte order mark or broken bytes.

mod decode;
mod lines;
mod map;

pub use decode::{DecodeError, Encoding};
pub use lines::{Lines, Position};
pub use map::ByteMap;

use lines::LineIndex;
use std::sync::{Arc, OnceLock};

/// A range of bytes of a [`Source`]'s decoded text; `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
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

/// One file's decoded text, with the way back to its bytes.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name findings carry: the path as given, joined with `/`.
    pub name: String,
    pub text: String,
    /// From spans of `text` to bytes on disk.
    pub map: ByteMap,
    pub encoding: Encoding,
    /// Places of `text` that stand for bytes which could not be decoded (each is one U+FFFD).
    pub broken: Vec<Span>,
    /// Where its lines begin: worked out when a finding is first printed.
    lines: OnceLock<Arc<LineIndex>>,
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
            name: name.into(),
            text: decoded.text,
            map: decoded.map,
            encoding: decoded.encoding,
            broken: decoded.broken,
            lines: OnceLock::new(),
        })
    }

    /// A source from text that is already in memory (tests, standard input that was decoded).
    pub fn from_text(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            map: ByteMap::default(),
            encoding: Encoding::Utf8,
            broken: Vec::new(),
            lines: OnceLock::new(),
        }
    }

    /// The bytes on disk that `span` stands for.
    pub fn bytes_of(&self, span: Span) -> std::ops::Range<usize> {
        self.map.byte(span.start)..self.map.byte(span.end)
    }

    pub fn lines(&self) -> Lines<'_> {
        let index = self.lines.get_or_init(|| Arc::new(LineIndex::new(&self.text)));
        Lines::new(&self.text, Arc::clone(index))
    }
}
