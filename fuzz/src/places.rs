//! Places: they lie in the text, and the bytes that they stand for are those of the file.

use copydesk::source::{Mark, Position, Source, Span};

/// What a reader says of its file lies in the text that it took out of it.
pub fn of_source(source: &Source) {
    let is_place = |span: Span| source.text.get(span.range()).is_some();
    for &span in &source.broken {
        assert_eq!(source.text.get(span.range()), Some("\u{FFFD}"), "a broken byte is shown as such");
    }
    let Some(extract) = source.extract() else { return };
    let mut end = 0;
    for piece in &extract.pieces {
        assert!(is_place(piece.span) && !piece.span.is_empty(), "{piece:?} is no part of the text");
        assert!(end <= piece.span.start, "{piece:?} is not in order");
        end = piece.span.end;
    }
    let fields = extract.fields.iter().map(|field| field.value);
    let comments = extract.comments.iter().flat_map(|comment| [comment.span, comment.covers]);
    let troubles = extract.troubles.iter().map(|trouble| trouble.span);
    for span in fields.chain(comments).chain(troubles) {
        assert!(is_place(span), "{span:?} is no part of the text");
    }
}

/// The bytes at a span are its words, and its line and column are those that counting gives.
pub fn of_span(source: &Source, file: &[u8], span: Span, rule: &str) {
    let words = source.text.get(span.range());
    let words = words.unwrap_or_else(|| panic!("{rule}: {span:?} is no part of the text"));
    let (original, before) = source.original();
    let range = source.original_range(span);
    let written = original.get(range.clone());
    let written = written.unwrap_or_else(|| panic!("{rule}: {words:?} stands nowhere: {range:?}"));
    match source.extract() {
        None => assert_eq!(written, words, "{rule}: other words stand there"),
        // The end of a line is read as a space.
        Some(extract) if extract.map.is_verbatim(span) => {
            assert_eq!(spaced(written), spaced(words), "{rule}: other words stand there");
        }
        Some(_) => {}
    }
    match source.bytes_of(span) {
        None => assert!(source.extract().is_some_and(|extract| extract.kind == Mark::Container)),
        Some(range) => {
            let bytes = file.get(range.clone());
            let bytes = bytes.unwrap_or_else(|| panic!("{rule}: the file has no bytes {range:?}"));
            // Which bytes a U+FFFD was, nobody knows.
            if !written.contains('\u{FFFD}') {
                assert_eq!(source.encode(written).as_deref(), Some(bytes), "{rule}: {written:?} has other bytes");
            }
        }
    }
    let counted = [range.start, range.end].map(|at| position(original, at, before));
    assert_eq!(<[Position; 2]>::from(source.lines().of(span)), counted, "{rule}: {words:?}");
    let columns = [range.start, range.end].map(|at| at - line_start(original, at) + 1);
    assert_eq!(<[usize; 2]>::from(source.lines().byte_columns(span)), columns, "{rule}: {words:?}");
}

fn spaced(text: &str) -> String {
    text.replace(|c: char| c.is_ascii_whitespace(), " ")
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

fn position(text: &str, at: usize, before: usize) -> Position {
    let line = text[..at].matches('\n').count() + 1 + before;
    Position { line, column: text[line_start(text, at)..at].chars().count() + 1 }
}
