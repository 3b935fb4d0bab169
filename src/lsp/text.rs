//! The text of an open document, and the positions that editors count in it: lines from 0, and in a line the code units
//! of whichever encoding was agreed on.

use super::protocol::{Change, Position, Range};
use std::cell::OnceCell;

/// What the characters of a position count. UTF-16 unless the editor offers something else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PositionEncoding {
    Utf8,
    #[default]
    Utf16,
    Utf32,
}

/// A text as the editor has it.
#[derive(Clone, Debug)]
pub struct OpenText {
    text: String,
    encoding: PositionEncoding,
    /// Byte offset at which each line begins.
    starts: OnceCell<Vec<usize>>,
    /// Code units before each multiple of [`STEP`] bytes: a line may be the whole of a huge text.
    units: OnceCell<Vec<usize>>,
}

const STEP: usize = 4096;

impl PositionEncoding {
    /// The first one of the editor's list that we know.
    pub fn agree(offered: &[String]) -> Self {
        let known = offered.iter().find_map(|name| match name.as_str() {
            "utf-8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16),
            "utf-32" => Some(Self::Utf32),
            _ => None,
        });
        known.unwrap_or_default()
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    /// Code units that begin in these bytes of UTF-8: a character of four bytes is two of UTF-16.
    fn count(self, bytes: &[u8]) -> usize {
        let characters = || bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        match self {
            Self::Utf8 => bytes.len(),
            Self::Utf16 => characters() + bytes.iter().filter(|&&byte| byte >= 0xF0).count(),
            Self::Utf32 => characters(),
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

impl OpenText {
    pub fn new(text: String, encoding: PositionEncoding) -> Self {
        Self { text, encoding, starts: OnceCell::new(), units: OnceCell::new() }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Makes one change; without a range it is a new text.
    pub fn change(&mut self, change: Change) {
        match change.range {
            None => self.text = change.text,
            Some(Range { start, end }) => {
                let start = self.offset(start);
                let end = self.offset(end).max(start);
                self.text.replace_range(start..end, &change.text);
            }
        }
        self.starts.take();
        self.units.take();
    }

    /// The byte of a position. One behind the end of its line is that end, as the protocol has it; one inside a
    /// character is the character's first byte.
    pub fn offset(&self, position: Position) -> usize {
        let starts = self.starts();
        let Some(&start) = starts.get(position.line as usize) else { return self.text.len() };
        let next = starts.get(position.line as usize + 1).copied();
        let line = &self.text[start..next.unwrap_or(self.text.len())];
        let line = if next.is_some() { line.strip_suffix("\r\n").unwrap_or(&line[..line.len() - 1]) } else { line };
        let mut left = position.character as usize;
        for (at, c) in line.char_indices() {
            let width = self.encoding.width(c);
            if left < width {
                return start + at;
            }
            left -= width;
        }
        start + line.len()
    }

    /// The position of a byte at which a character begins.
    pub fn position(&self, offset: usize) -> Position {
        let starts = self.starts();
        let line = starts.partition_point(|&start| start <= offset) - 1;
        let start = starts[line];
        let character = if offset - start <= STEP {
            self.encoding.count(&self.text.as_bytes()[start..offset])
        } else {
            self.units_before(offset) - self.units_before(start)
        };
        Position { line: line as u32, character: character as u32 }
    }

    pub fn range(&self, bytes: std::ops::Range<usize>) -> Range {
        Range { start: self.position(bytes.start), end: self.position(bytes.end) }
    }

    /// `\n`, `\r\n` and `\r` end a line.
    fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
            let ends = ends.filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
            std::iter::once(0).chain(ends.map(|at| at + 1)).collect()
        })
    }

    fn units_before(&self, offset: usize) -> usize {
        let units = self.units.get_or_init(|| {
            let mut sum = 0;
            let sums = self.text.as_bytes().chunks(STEP).map(|chunk| {
                let before = sum;
                sum += self.encoding.count(chunk);
                before
            });
            sums.collect()
        });
        // The very end of a text may lie one step behind the last.
        let step = (offset / STEP).min(units.len().saturating_sub(1));
        units.get(step).copied().unwrap_or_default() + self.encoding.count(&self.text.as_bytes()[step * STEP..offset])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PositionEncoding::{Utf8, Utf16, Utf32};

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    fn range(start: Position, end: Position) -> Option<Range> {
        Some(Range { start, end })
    }

    /// e and a combining acute, an emoji of two code units of UTF-16, one of a family of characters.
    const MIXED: &str = "e\u{301} 🎉 👩‍👦 Minsk";

    #[test]
    fn columns_count_the_units_that_were_agreed_on() {
        let minsk = MIXED.find("Minsk").unwrap();
        for (encoding, column) in [(Utf8, minsk as u32), (Utf16, 12), (Utf32, 9)] {
            let text = OpenText::new(format!("first\n{MIXED}"), encoding);
            assert_eq!(text.position(6 + minsk), at(1, column), "{encoding:?}");
            assert_eq!(text.offset(at(1, column)), 6 + minsk, "{encoding:?}");
        }
    }

    #[test]
    fn a_position_inside_a_character_is_its_beginning() {
        let text = OpenText::new("a🎉b".to_owned(), Utf16);
        assert_eq!((text.offset(at(0, 1)), text.offset(at(0, 2)), text.offset(at(0, 3))), (1, 1, 5));
        assert_eq!(OpenText::new("é".to_owned(), Utf8).offset(at(0, 1)), 0);
    }

    #[test]
    fn a_position_behind_its_line_is_the_lines_end() {
        let text = OpenText::new("one\r\ntwo\rthree\n".to_owned(), Utf16);
        assert_eq!(text.offset(at(0, 99)), 3);
        assert_eq!(text.offset(at(1, 99)), 8);
        assert_eq!(text.offset(at(2, u32::MAX)), 14);
        assert_eq!(text.offset(at(3, 5)), 15);
        assert_eq!(text.offset(at(u32::MAX, 0)), 15);
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        let text = OpenText::new("one\r\ntwo\rthree\nfour".to_owned(), Utf16);
        let line = |word: &str| text.position(text.as_str().find(word).unwrap()).line;
        assert_eq!([line("one"), line("two"), line("three"), line("four")], [0, 1, 2, 3]);
    }

    #[test]
    fn changes_are_made_one_after_the_other() {
        let mut text = OpenText::new("In Stepanekert 🎉\r\nit rained.".to_owned(), Utf16);
        text.change(Change { range: range(at(0, 9), at(0, 10)), text: "a".to_owned() });
        text.change(Change { range: range(at(0, 15), at(0, 17)), text: String::new() });
        text.change(Change { range: range(at(0, 15), at(1, 0)), text: "\n\n".to_owned() });
        assert_eq!(text.as_str(), "In Stepanakert \n\nit rained.");
        text.change(Change { range: None, text: "New".to_owned() });
        assert_eq!(text.position(3), at(0, 3));
    }

    #[test]
    fn a_range_that_runs_backwards_puts_in() {
        let mut text = OpenText::new("abc".to_owned(), Utf16);
        text.change(Change { range: range(at(0, 2), at(0, 1)), text: "-".to_owned() });
        assert_eq!(text.as_str(), "ab-c");
    }

    #[test]
    fn columns_of_a_huge_line_are_those_that_counting_gives() {
        let long = "é a 🎉 ".repeat(3000);
        let text = OpenText::new(format!("one\n{long}"), Utf16);
        for (at, _) in text.as_str().char_indices().skip(4).step_by(97).chain([(4 + long.len(), ' ')]) {
            let column = text.as_str()[4..at].encode_utf16().count() as u32;
            assert_eq!(text.position(at), Position { line: 1, character: column });
            assert_eq!(text.offset(Position { line: 1, character: column }), at);
        }
    }

    #[test]
    fn the_first_encoding_of_the_editors_list_that_is_known_is_taken() {
        let agree =
            |offered: &[&str]| PositionEncoding::agree(&offered.iter().map(|&name| name.into()).collect::<Vec<_>>());
        assert_eq!(agree(&["utf-7", "utf-32", "utf-8"]), Utf32);
        assert_eq!(agree(&[]), Utf16);
    }
}
