//! JSON Lines: one finding a line. Tools rely on the fields, so fields are only ever added.

use super::{Located, Texts, fingerprint::fingerprint};
use crate::finding::Finding;
use crate::fix::Fix;
use hashbrown::HashMap;
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
    path: String,
    byte_start: usize,
    byte_end: usize,
    replacement: &'a str,
}

/// Writes the findings.
///
/// # Errors
/// What the writer says.
pub fn write(out: &mut dyn io::Write, findings: &[Finding], texts: &mut Texts<'_>) -> io::Result<()> {
    let mut seen = HashMap::<String, usize>::new();
    for finding in findings {
        texts.keep_only(finding);
        let mut fingerprint = fingerprint(finding, texts);
        let ordinal = seen.entry(fingerprint.clone()).or_default();
        *ordinal += 1;
        if *ordinal > 1 {
            // Full ties are told apart by their order in the file.
            fingerprint = format!("{:016x}", xxhash_rust::xxh3::xxh3_64(format!("{fingerprint} {ordinal}").as_bytes()));
        }
        let line = Line {
            rule: finding.rule,
            severity: finding.severity.name(),
            place: texts.locate(&finding.primary).into(),
            message: &finding.message,
            help: finding.help.as_deref(),
            related: finding
                .related
                .iter()
                .map(|label| RelatedFields { place: texts.locate(label).into(), message: &label.text })
                .collect(),
            fix: finding.fix.as_ref().map(|fix| fix_fields(fix, texts)),
            fingerprint,
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn fix_fields<'a>(fix: &'a Fix, texts: &mut Texts<'_>) -> FixFields<'a> {
    let edits: Vec<EditFields<'a>> = fix
        .edits
        .iter()
        .map(|edit| {
            let bytes =
                texts.get(edit.place.source).and_then(|source| source.bytes_of(edit.place.span)).unwrap_or(0..0);
            EditFields {
                path: texts.sources.name(edit.place.source).to_owned(),
                byte_start: bytes.start,
                byte_end: bytes.end,
                replacement: &edit.replacement,
            }
        })
        .collect();
    let replacement = match edits.as_slice() {
        [only] => Some(only.replacement),
        _ => None,
    };
    FixFields { safety: fix.safety.name(), replacement, edits }
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
            byte_end: located.bytes.as_ref().map(|bytes| bytes.end),
        }
    }
}
