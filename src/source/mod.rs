//! The text under review and how its positions map back to the file on disk.
//!
//! Everything behind this module works on decoded text and byte [`Span`]s into it. Only this module knows that the
//! file may hold UTF-16, Windows-1252, a byte order mark or broken bytes.

mod decode;
mod map;

pub use decode::{DecodeError, Encoding};
pub use map::ByteMap;

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
}

/// A position for people: line and column count from 1, the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// Finds lines and columns of one text without reading it again for each question.
pub struct Lines<'a> {
    text: &'a str,
    /// Byte offset at which each line begins.
    starts: Vec<u32>,
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
        }
    }

    /// The bytes on disk that `span` stands for.
    pub fn bytes_of(&self, span: Span) -> std::ops::Range<usize> {
        self.map.byte(span.start)..self.map.byte(span.end)
    }

    pub fn lines(&self) -> Lines<'_> {
        Lines::new(&self.text)
    }
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        Self { text, starts }
    }

    pub fn position(&self, at: u32) -> Position {
        let line = self.index(at);
        let start = self.starts[line] as usize;
        let column = self.text[start..at as usize].chars().count() + 1;
        Position { line: line + 1, column }
    }

    /// The line (counted from 0) that holds the byte `at`.
    pub fn index(&self, at: u32) -> usize {
        self.starts.partition_point(|&start| start <= at) - 1
    }

    /// The span of line `index` (counted from 0) without its line end.
    pub fn span(&self, index: usize) -> Span {
        let start = self.starts[index] as usize;
        let end = self.starts.get(index + 1).map_or(self.text.len(), |&next| next as usize);
        let line = self.text[start..end].trim_end_matches(['\n', '\r']);
        Span::new(start, start + line.len())
    }

    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = Source::from_text("a.txt", "é\r\nCafé Minsk\n");
        let at = source.text.find("Minsk").unwrap() as u32;
        assert_eq!(source.lines().position(at), Position { line: 2, column: 6 });
    }

    #[test]
    fn a_position_at_the_very_end_is_on_the_last_line() {
        let source = Source::from_text("a.txt", "one\ntwo");
        assert_eq!(source.lines().position(7), Position { line: 2, column: 4 });
    }

    #[test]
    fn a_line_span_leaves_out_its_line_end() {
        let source = Source::from_text("a.txt", "one\r\ntwo\n");
        let lines = source.lines();
        assert_eq!(lines.span(0).of(&source.text), "one");
        assert_eq!(lines.span(1).of(&source.text), "two");
    }
}
