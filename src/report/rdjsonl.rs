//! reviewdog's diagnostic format: one `Diagnostic` a line, as the JSON form of its proto.

use super::entry::{Edit, Entry};
use super::{Located, Texts, lines, sanitise, write_json};
use crate::finding::{Finding, Severity};
use serde::Serialize;
use std::borrow::Cow;
use std::io;

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'a str,
    source: Source,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

/// Columns count bytes of UTF-8.
#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    message: Cow<'a, str>,
    location: Location<'a>,
}

/// Writes the findings.
///
/// # Errors
/// What the writer says.
pub fn write(out: &mut dyn io::Write, findings: &[Finding], texts: &mut Texts<'_>) -> io::Result<()> {
    lines::write(out, findings, texts, |out, entry| write_json(out, &diagnostic(&entry)))
}

fn diagnostic<'a>(entry: &Entry<'a>) -> Diagnostic<'a> {
    let finding = entry.finding;
    // Each suggestion is taken or left by itself, and in the file under review: a fix of several edits is none.
    let suggestions = match entry.edits.as_slice() {
        [Edit { place, replacement }] if place.path == entry.primary.path => {
            vec![Suggestion { range: range(place), text: replacement }]
        }
        _ => Vec::new(),
    };
    let related = |place: &Located<'a>| Related { message: sanitise(place.text), location: location(place) };
    Diagnostic {
        message: entry.sentence(),
        location: location(&entry.primary),
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        source: Source { name: "copydesk" },
        code: Code { value: finding.rule },
        suggestions,
        related_locations: entry.related.iter().map(related).collect(),
    }
}

fn location<'a>(place: &Located<'a>) -> Location<'a> {
    Location { path: place.path, range: range(place) }
}

fn range(place: &Located<'_>) -> Range {
    Range {
        start: Position { line: place.start.line, column: place.byte_columns.0 },
        end: Position { line: place.end.line, column: place.byte_columns.1 },
    }
}
