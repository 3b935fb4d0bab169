//! GitLab's code quality report: a list of findings, compared by fingerprint from one pipeline to the next.

use super::entry::{Entry, Listed};
use super::{Texts, relative, write_json};
use crate::finding::{Finding, Severity};
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    /// Unique in the report; GitLab shows one finding of two with the same.
    fingerprint: String,
    severity: &'a str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes the findings.
///
/// # Errors
/// What the writer says.
pub fn write(out: &mut dyn io::Write, findings: &[Finding], texts: &mut Texts<'_>) -> io::Result<()> {
    write_json(out, &Listed::new(findings, texts, issue))?;
    out.write_all(b"\n")
}

fn issue(entry: Entry<'_>, fingerprint: String) -> Issue<'_> {
    let lines = Lines { begin: entry.primary.start.line, end: entry.primary.end.line };
    Issue {
        description: entry.sentence(),
        check_name: entry.finding.rule,
        fingerprint,
        severity: match entry.finding.severity {
            Severity::Error => "critical",
            Severity::Warning => "major",
            Severity::Note => "info",
        },
        location: Location { path: relative(entry.primary.path), lines },
    }
}
