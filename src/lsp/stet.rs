//! "Let it stand", written where it belongs: into the copy where its format has comments, or into the configuration.

use super::diagnostics::Shown;
use crate::article::{Article, Vocabulary};
use crate::readers::{self, Format};
use crate::source::{Mark, Source, Span};

/// The place of a document at which a comment lets a finding stand, and the comment. None where the format has no
/// comments that readers do not see, or where none of the places for it would do.
///
/// Nobody knows of all mark-up what a comment in it means. So each place is tried: the document is read with the comment
/// in it, and must say the same as before, and that this finding stands.
pub fn in_copy(
    document: &str,
    format: Format,
    shown: &Shown,
    vocabulary: &mut Vocabulary<'_>,
) -> Option<(usize, String)> {
    let source = &*shown.source;
    if !matches!(source.extract()?.kind, Mark::Markdown | Mark::Tags) || format == Format::Jsonl {
        return None;
    }
    let comment = format!(" <!-- copydesk: stet {} -->", shown.finding.rule);
    places(document, shown).into_iter().find_map(|at| {
        let with = [&document[..at], comment.as_str(), &document[at..]].concat();
        let read = readers::read(source.name.as_str(), with.into_bytes(), format).ok()?;
        let article = Article::read(&read, vocabulary);
        let span = shown.finding.primary.place.span;
        let stands = article.stets.iter().any(|mark| {
            mark.rule == shown.finding.rule && mark.covers.overlaps(span) && read.bytes_of(mark.span).is_some()
        });
        (stands && copy(&read) == copy(source)).then(|| (at, comment.clone()))
    })
}

/// A table of the configuration that lets a finding stand.
pub fn table(rule: &str, path: &str, text: &str) -> String {
    let (rule, path, text) = (quoted(rule), quoted(path), quoted(text));
    format!("[[stet]]\nrule = {rule}\npath = {path}\ntext = {text}\nreason = \"\"\n")
}

/// The end of the finding's line, of its part of the copy, and that part's line.
fn places(document: &str, shown: &Shown) -> Vec<usize> {
    let line_end = |at: usize| {
        let line = document[at..].find('\n').map_or(document.len(), |end| at + end);
        at + document[at..line].trim_end().len()
    };
    let (span, source) = (shown.finding.primary.place.span, &*shown.source);
    let piece = source.extract().and_then(|extract| extract.pieces.iter().find(|piece| piece.span.overlaps(span)));
    let end = piece.and_then(|piece| source.bytes_of(Span { start: piece.span.end - 1, end: piece.span.end }));
    let end = end.map_or(shown.bytes.end, |last| last.end);
    let mut places = vec![line_end(shown.bytes.end), end, line_end(end)];
    places.retain(|&at| at >= shown.bytes.end && document.is_char_boundary(at));
    places
}

/// The parts of the copy.
fn copy(source: &Source) -> Vec<&str> {
    let pieces = source.extract().map_or(&[][..], |extract| &extract.pieces);
    pieces.iter().map(|piece| piece.span.of(&source.text).trim()).collect()
}

/// A string of TOML.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap_or_default();
    // The one character that JSON leaves as it is and TOML does not.
    json.replace('\u{7f}', "\\u007f")
}
