//! One line a finding: `path:line:column: severity: message [rule]`.

use super::{Texts, sanitise, sanitise_first};
use crate::finding::Finding;
use std::io;

/// Writes the findings.
///
/// # Errors
/// What the writer says.
pub fn write(out: &mut dyn io::Write, findings: &[Finding], texts: &mut Texts<'_>) -> io::Result<()> {
    for finding in findings {
        texts.keep_only(finding);
        let at = texts.locate(&finding.primary);
        let (path, message) = (sanitise_first(at.path), sanitise(&finding.message));
        writeln!(
            out,
            "{path}:{}:{}: {}: {message} [{}]",
            at.start.line, at.start.column, finding.severity, finding.rule
        )?;
    }
    Ok(())
}
