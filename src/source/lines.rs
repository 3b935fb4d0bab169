//! Lines and columns of a text, for people.

use super::{Extract, Span};
use std::sync::Arc;

/// A position for people: line and column count from 1, the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// Finds lines and columns of one text without reading it again for each question. Positions are those of the file; lines
/// as they are shown are those of the text, which may have been taken out of mark-up.
pub struct Lines<'a> {
    text: &'a str,
    index: Arc<LineIndex>,
    original: Option<(&'a Extract, Arc<LineIndex>)>,
    /// Lines of the file before the article.
    before: usize,
}

/// What is worked out once a text.
#[derive(Debug)]
pub(super) struct LineIndex {
    /// Byte offset at which each line begins.
    starts: Vec<u32>,
    /// Characters that begin before each multiple of [`STEP`] bytes: a line may be the whole of a huge file, and a
    /// column must not be counted from its start for every finding. Empty where no line is as long as that.
    characters: Vec<u32>,
}

const STEP: usize = 4096;

impl LineIndex {
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        let last = text.len() - starts.last().map_or(0, |&start| start as usize);
        let is_long = last > STEP || starts.windows(2).any(|pair| (pair[1] - pair[0]) as usize > STEP);
        let mut sum = 0;
        let characters = if is_long { text.as_bytes() } else { &[] }.chunks(STEP).map(|chunk| {
            let before = sum;
            sum += count(chunk);
            before
        });
        Self { characters: characters.collect(), starts }
    }

    fn line(&self, at: u32) -> usize {
        self.starts.partition_point(|&start| start <= at) - 1
    }

    fn position(&self, text: &str, at: u32) -> Position {
        let line = self.line(at);
        let (start, at) = (self.starts[line] as usize, at as usize);
        let before = if at - start <= STEP {
            count(&text.as_bytes()[start..at]) as usize
        } else {
            self.characters_before(text, at) - self.characters_before(text, start)
        };
        Position { line: line + 1, column: before + 1 }
    }

    /// Characters that begin before byte `at`.
    fn characters_before(&self, text: &str, at: usize) -> usize {
        // The very end of a text may lie one step behind the last.
        let step = (at / STEP).min(self.characters.len().saturating_sub(1));
        let counted = self.characters.get(step).copied().unwrap_or_default();
        (counted + count(&text.as_bytes()[step * STEP..at])) as usize
    }
}

/// Characters that begin in these bytes of UTF-8.
fn count(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

impl<'a> Lines<'a> {
    pub(super) fn new(
        text: &'a str,
        index: Arc<LineIndex>,
        original: Option<(&'a Extract, Arc<LineIndex>)>,
        before: usize,
    ) -> Self {
        Self { text, index, original, before }
    }

    /// Where in the file the span begins, and where it ends.
    pub fn of(&self, span: Span) -> (Position, Position) {
        let (start, end) = match &self.original {
            None => (self.index.position(self.text, span.start), self.index.position(self.text, span.end)),
            Some((extract, index)) => {
                let range = extract.map.range(span);
                let at = |byte: usize| index.position(&extract.original, byte as u32);
                (at(range.start), at(range.end))
            }
        };
        let shift = |at: Position| Position { line: at.line + self.before, ..at };
        (shift(start), shift(end))
    }

    /// Columns (from 1) of both ends of a span in bytes of the file's line.
    pub fn byte_columns(&self, span: Span) -> (usize, usize) {
        let column = |index: &LineIndex, at: u32| (at - index.starts[index.line(at)]) as usize + 1;
        match &self.original {
            None => (column(&self.index, span.start), column(&self.index, span.end)),
            Some((extract, index)) => {
                let range = extract.map.range(span);
                (column(index, range.start as u32), column(index, range.end as u32))
            }
        }
    }

    /// Where in the file the character at `at` begins.
    pub fn position(&self, at: u32) -> Position {
        let behind = self.text[at as usize..].chars().next().map_or(0, char::len_utf8) as u32;
        self.of(Span { start: at, end: at + behind }).0
    }

    /// The line of the text (counted from 0) that holds the byte `at`.
    pub fn index(&self, at: u32) -> usize {
        self.index.line(at)
    }

    /// The span of line `index` (counted from 0) without its line end.
    pub fn span(&self, index: usize) -> Span {
        let start = self.index.starts[index] as usize;
        let end = self.index.starts.get(index + 1).map_or(self.text.len(), |&next| next as usize);
        let line = self.text[start..end].trim_end_matches(['\n', '\r']);
        Span::new(start, start + line.len())
    }

    pub fn count(&self) -> usize {
        self.index.starts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

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

    #[test]
    fn columns_of_a_huge_line_are_those_that_counting_gives() {
        let text = "é a 🎉 ".repeat(3000) + "\n" + &"ğx".repeat(5000);
        let source = Source::from_text("a.txt", text);
        let lines = source.lines();
        for (at, _) in source.text.char_indices().step_by(97).chain([(source.text.len(), ' ')]) {
            let start = source.text[..at].rfind('\n').map_or(0, |end| end + 1);
            let column = source.text[start..at].chars().count() + 1;
            assert_eq!(lines.position(at as u32).column, column, "at {at}");
        }
    }
}
