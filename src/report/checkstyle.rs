//! Checkstyle's XML, which many build servers read.

use super::Texts;
use super::entry::Entry;
use super::xml::{clean, close, document, open};
use crate::finding::{Finding, Severity};
use std::io;

/// Writes the findings, file by file.
///
/// # Errors
/// What the writer says.
pub fn write(out: &mut dyn io::Write, findings: &[Finding], texts: &mut Texts<'_>) -> io::Result<()> {
    let mut xml = document(out)?;
    open(&mut xml, "checkstyle", &[("version", "4.3")])?;
    for of_file in findings.chunk_by(|a, b| a.primary.place.source == b.primary.place.source) {
        open(&mut xml, "file", &[("name", &clean(texts.sources.name(of_file[0].primary.place.source)))])?;
        for finding in of_file {
            let entry = Entry::new(finding, texts);
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "info",
            };
            xml.create_element("error")
                .with_attributes([
                    ("line", entry.primary.start.line.to_string().as_str()),
                    ("column", &entry.primary.start.column.to_string()),
                    ("severity", severity),
                    ("message", &clean(&entry.sentence())),
                    // Readers take what stands behind the last dot for the check and the rest for its group.
                    ("source", &format!("copydesk.{}", finding.rule.replace('/', "."))),
                ])
                .write_empty()?;
        }
        close(&mut xml, "file")?;
    }
    close(&mut xml, "checkstyle")?;
    xml.into_inner().write_all(b"\n")
}
