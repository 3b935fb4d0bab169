//! JSON Lines: one finding a line. Tools rely on the fields, so fields are only ever added.

use super::entry::{Edit, Entry};
use super::{Located, Texts, lines, write_json};
use crate::finding::Finding;
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Line<'a> {
    rule: &'a str,
    severity: &'a str,
    #[serde(flatten)]
    place: PlaceFields<'a>,
    message: &'a str,
    help: Option<&'a str>,
    related: Vec<RelatedFields<'a>>,
    fix: Option<FixFields<'a>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct PlaceFields<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: Option<usize>,
    byte_end: Option<usize>,
}

#[derive(Serialize)]
struct RelatedFields<'a> {
    #[serde(flatten)]
    place: PlaceFields<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct FixFields<'a> {
    safety: &'a str,
    /// The text of the only edit, where there is one edit.
    replacement: Option<&'a str>,
    edits: Vec<EditFields<'a>>,
}

#[derive(Serialize)]
struct EditFields<'a> {
    path: &'a str,
    byte_start: Option<usize>,
    byte_end: Option<usize>,
    replacement: &'a str,
}

/// Writes the findings.
///
/// # Errors
/// What the writer says.
pub fn write(out: &mut dyn io::Write, findings: &[Finding], texts: &mut Texts<'_>) -> io::Result<()> {
    lines::write_with_fingerprints(out, findings, texts, |out, entry, fingerprint| {
        let Entry { finding, primary, related, edits } = entry;
        let line = Line {
            rule: finding.rule,
            severity: finding.severity.name(),
            place: primary.into(),
            message: &finding.message,
            help: finding.help.as_deref(),
            related: related
                .into_iter()
                .map(|place| RelatedFields { message: place.text, place: place.into() })
                .collect(),
            fix: finding.fix.as_ref().map(|fix| fix_fields(fix.safety.name(), edits)),
            fingerprint,
        };
        write_json(out, &line)
    })
}

fn fix_fields<'a>(safety: &'a str, edits: Vec<Edit<'a>>) -> FixFields<'a> {
    let edits: Vec<EditFields<'a>> = edits
        .into_iter()
        .map(|Edit { place, replacement }| EditFields {
            path: place.path,
            byte_start: place.bytes.as_ref().map(|bytes| bytes.start),
            byte_end: place.bytes.map(|bytes| bytes.end),
            replacement,
        })
        .collect();
    let replacement = match edits.as_slice() {
        [only] => Some(only.replacement),
        _ => None,
    };
    FixFields { safety, replacement, edits }
}

impl<'a> From<Located<'a>> for PlaceFields<'a> {
    fn from(located: Located<'a>) -> Self {
        Self {
            path: located.path,
            line: located.start.line,
            column: located.start.column,
            end_line: located.end.line,
            end_column: located.end.column,
            byte_start: located.bytes.as_ref().map(|bytes| bytes.start),
            byte_end: located.bytes.map(|bytes| bytes.end),
        }
    }
}
