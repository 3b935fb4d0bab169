//! Writes an [`Extract`]: text copied from the original with the map grown beside it.

use super::json::Text;
use crate::source::{ByteMap, Comment, Extract, Field, Mark, Piece, Role, Span, Trouble};
use std::ops::Range;

/// How the copy of one article is put together, piece by piece.
pub struct Writer<'o> {
    original: &'o str,
    out: Extract,
    open: Option<Open>,
    /// White space that becomes one space if more text follows.
    space: Option<Range<usize>>,
    /// Comments that were met inside the open piece and are no part of its text.
    asides: Vec<Range<usize>>,
}

struct Open {
    start: usize,
    role: Role,
}

/// Text that stands in the original as it is, or what stands for it there.
pub enum Part {
    Verbatim(Range<usize>),
    Escaped(String, Range<usize>),
}

impl Part {
    pub fn shown<'p>(&'p self, original: &'p str) -> &'p str {
        match self {
            Part::Verbatim(range) => &original[range.clone()],
            Part::Escaped(text, _) => text,
        }
    }
}

/// Characters of the original that are shown at a trouble's place.
const SHOWN: usize = 40;

impl<'o> Writer<'o> {
    pub fn new(original: &'o str, kind: Mark) -> Self {
        let out = Extract { kind, ..Extract::default() };
        Self { original, out, open: None, space: None, asides: Vec::new() }
    }

    pub fn original(&self) -> &'o str {
        self.original
    }

    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Ends the open piece and begins another.
    pub fn open(&mut self, role: Role) {
        self.close();
        self.open = Some(Open { start: self.out.text.len(), role });
    }

    /// Gives the open piece another role.
    pub fn call(&mut self, role: Role) {
        if let Some(open) = &mut self.open {
            open.role = role;
        }
    }

    /// Ends the open piece, and writes what was put aside. The number of the piece, unless it is empty.
    pub fn close(&mut self) -> Option<usize> {
        self.space = None;
        let Open { start, role } = self.open.take()?;
        let span = Span::new(start, self.out.text.len());
        let number = (!span.is_empty()).then(|| {
            self.out.pieces.push(Piece { span, role });
            self.part();
            self.out.pieces.len() - 1
        });
        for aside in std::mem::take(&mut self.asides) {
            let covers = span;
            let span = self.apart(aside);
            self.out.comments.push(Comment { span, covers });
        }
        number
    }

    /// Drops a piece that proved to be no part of the copy.
    pub fn drop_piece(&mut self, number: usize) {
        self.out.pieces.remove(number);
    }

    /// One whole piece; its number, unless it is empty.
    pub fn piece(&mut self, role: Role, parts: &[Part]) -> Option<usize> {
        self.open(role);
        parts.iter().for_each(|part| self.part_of_text(part));
        self.close()
    }

    /// The text of some parts.
    pub fn shown(&self, parts: &[Part]) -> String {
        parts.iter().map(|part| part.shown(self.original)).collect()
    }

    pub fn part_of_text(&mut self, part: &Part) {
        match part {
            Part::Verbatim(range) => self.text(range.clone()),
            Part::Escaped(text, range) => self.escaped(text, range.clone()),
        }
    }

    /// Text as it stands in the original, its white space folded.
    pub fn text(&mut self, range: Range<usize>) {
        let bytes = &self.original.as_bytes()[range.clone()];
        let mut from = 0;
        let mut at = 0;
        while let Some(found) = bytes[at..].iter().position(u8::is_ascii_whitespace) {
            let start = at + found;
            let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            at = start + length;
            // One space between two words stays where it is.
            if length == 1 && bytes[start] == b' ' && start > from && at < bytes.len() {
                continue;
            }
            self.verbatim(range.start + from..range.start + start);
            self.space(range.start + start..range.start + at);
            from = at;
        }
        self.verbatim(range.start + from..range.end);
    }

    /// Text that stands otherwise in the original.
    pub fn escaped(&mut self, text: &str, range: Range<usize>) {
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            return self.space(range);
        }
        self.write_space();
        self.unit(text, range);
    }

    /// White space, or what the page shows as such.
    pub fn space(&mut self, range: Range<usize>) {
        let start = self.space.as_ref().map_or(range.start, |space| space.start);
        self.space = Some(start..range.end);
    }

    /// A field of the article, on a line of its own: `None` if there is nothing in it.
    pub fn field(&mut self, key: &str, parts: &[Part]) -> Option<Span> {
        self.close();
        let start = self.out.text.len();
        parts.iter().for_each(|part| self.part_of_text(part));
        self.space = None;
        let value = Span::new(start, self.out.text.len());
        if value.is_empty() {
            return None;
        }
        self.part();
        self.out.fields.push(Field { key: key.to_owned(), value });
        Some(value)
    }

    /// A whole piece of text that was unescaped before.
    pub fn whole(&mut self, text: &Text, role: Role) {
        let span = self.unescaped(text);
        if !span.is_empty() {
            self.out.pieces.push(Piece { span, role });
        }
    }

    /// A field whose value was unescaped before.
    pub fn declare(&mut self, key: &str, text: &Text) {
        let value = self.unescaped(text);
        if !value.is_empty() {
            self.out.fields.push(Field { key: key.to_owned(), value });
        }
    }

    /// What was read from a text within the original; `map` leads from that text to the original.
    pub fn nest(&mut self, inner: Extract, map: &ByteMap) {
        self.close();
        let base = self.out.text.len();
        let moved = |span: Span| Span::new(span.start as usize + base, span.end as usize + base);
        self.out.map.append(base, &inner.map.through(inner.text.len(), map));
        self.out.text += &inner.text;
        let pieces = inner.pieces.iter().map(|piece| Piece { span: moved(piece.span), ..*piece });
        self.out.pieces.extend(pieces);
        let comments = inner.comments.iter();
        let comments = comments.map(|comment| Comment { span: moved(comment.span), covers: moved(comment.covers) });
        self.out.comments.extend(comments);
        let troubles = inner.troubles.into_iter().map(|trouble| Trouble { span: moved(trouble.span), ..trouble });
        self.out.troubles.extend(troubles);
        self.part();
    }

    /// Text at the top that a reader of plain text would read alike, and its fields.
    pub fn front_matter(&mut self, end: usize, fields: Vec<Field>) {
        if end > 0 {
            self.verbatim(0..end);
            self.part();
        }
        self.out.fields = fields;
    }

    /// A comment: one inside a piece, or on the line that a piece ends on, speaks of it; another of the next piece.
    pub fn comment(&mut self, range: Range<usize>) {
        if !self.original[range.clone()].starts_with("<!-- copydesk:") {
            return;
        }
        if self.open.as_ref().is_some_and(|open| open.start < self.out.text.len()) {
            return self.asides.push(range);
        }
        let last = self.out.pieces.last().copied().filter(|piece| {
            let end = self.out.map.byte_end(piece.span.end);
            self.original.get(end..range.start).is_some_and(|gap| !gap.contains('\n'))
        });
        let open = self.open.take();
        let span = self.apart(range);
        let covers = last.map_or(Span { start: span.end, end: span.end }, |piece| piece.span);
        self.out.comments.push(Comment { span, covers });
        self.open = open.map(|open| Open { start: self.out.text.len(), ..open });
    }

    /// Says what is wrong with the file. The place is shown as it stands in the original.
    pub fn trouble(&mut self, at: usize, message: impl Into<String>, help: &'static str) {
        self.close();
        let mut start = at.min(self.original.len());
        while !self.original.is_char_boundary(start) {
            start -= 1;
        }
        let shown = |from: usize| {
            let line = self.original[from..].lines().next().unwrap_or_default();
            from..from + line.char_indices().nth(SHOWN).map_or(line.len(), |(end, _)| end)
        };
        let mut range = shown(start);
        if range.is_empty() {
            // At the end of the file, or of a line: what stands last.
            let before = self.original[..start].trim_end();
            let line = before.rfind('\n').map_or(0, |end| end + 1);
            let tail = before[line..].char_indices().rev().nth(SHOWN - 1).map_or(line, |(at, _)| line + at);
            range = tail..before.len();
        }
        let span = self.apart(range);
        self.out.troubles.push(Trouble { span, message: message.into(), help });
    }

    pub fn finish(mut self) -> Extract {
        self.close();
        let mut pieces = self.out.pieces.iter().peekable();
        for comment in self.out.comments.iter_mut() {
            while pieces.peek().is_some_and(|piece| piece.span.start < comment.span.end) {
                pieces.next();
            }
            if let (true, Some(next)) = (comment.covers.is_empty(), pieces.peek()) {
                comment.covers = next.span;
            }
        }
        self.out.original = self.original.to_owned();
        self.out
    }

    /// Text that was unescaped before, on lines of its own; its span has no white space around it.
    fn unescaped(&mut self, text: &Text) -> Span {
        self.close();
        let base = self.out.text.len();
        let trimmed = text.text.trim();
        let start = base + text.text.len() - text.text.trim_start().len();
        if !trimmed.is_empty() {
            self.out.map.append(base, &text.map);
            self.out.text += &text.text;
            self.part();
        }
        Span::new(start, start + trimmed.len())
    }

    /// Text of the original that is no copy, on a line of its own.
    fn apart(&mut self, range: Range<usize>) -> Span {
        let start = self.out.text.len();
        self.verbatim(range);
        let span = Span::new(start, self.out.text.len());
        self.part();
        span
    }

    fn verbatim(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.write_space();
            self.out.map.push(self.out.text.len(), range.start, 1, 1);
            self.out.text.push_str(&self.original[range]);
        }
    }

    /// The space before more text; none stands at the beginning of a piece or field.
    fn write_space(&mut self) {
        let Some(space) = self.space.take() else { return };
        if !self.out.text.is_empty() && !self.out.text.ends_with(['\n', ' ']) {
            self.unit(" ", space);
        }
    }

    fn unit(&mut self, text: &str, range: Range<usize>) {
        self.out.map.push(self.out.text.len(), range.start, text.len(), range.len());
        self.out.text.push_str(text);
    }

    /// A blank line that the original need not have.
    fn part(&mut self) {
        let end = self.out.map.byte_end(self.out.text.len() as u32);
        self.out.map.push(self.out.text.len(), end, 1, 0);
        self.out.text.push_str("\n\n");
    }
}
