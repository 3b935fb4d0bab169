//! GitHub's workflow commands: the host shows each as an annotation beside the line.

use super::entry::Entry;
use super::{Texts, relative, sanitise};
use crate::finding::{Finding, Severity};
use std::io;

/// Annotations of one kind that the host shows of a step. More are lost without a word.
const SHOWN: usize = 10;

/// Writes the findings, the heaviest first, and sums up in one line what the host would not show.
///
/// Every line begins with a command of ours, and copy stands only behind it with its line ends escaped: no copy can
/// give a command of its own.
///
/// # Errors
/// What the writer says.
pub fn write(out: &mut dyn io::Write, findings: &[Finding], texts: &mut Texts<'_>) -> io::Result<()> {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let fits = Severity::ALL.into_iter().all(|severity| count(severity) <= SHOWN);
    let mut hidden = Vec::new();
    for severity in Severity::ALL.into_iter().rev() {
        // The line that sums up is a notice, too.
        let shown = if severity == Severity::Note && !fits { SHOWN - 1 } else { SHOWN };
        let these = findings.iter().filter(|finding| finding.severity == severity);
        for finding in these.take(shown) {
            annotate(out, &Entry::new(finding, texts))?;
        }
        let more = count(severity).saturating_sub(shown);
        if more > 0 {
            hidden.push(format!("{more} {severity}{}", if more == 1 { "" } else { "s" }));
        }
    }
    if !hidden.is_empty() {
        writeln!(out, "::notice title=copydesk::not shown here: {}", hidden.join(", "))?;
    }
    Ok(())
}

fn annotate(out: &mut dyn io::Write, entry: &Entry<'_>) -> io::Result<()> {
    let command = match entry.finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (start, end) = (entry.primary.start, entry.primary.end);
    write!(out, "::{command} file={},line={}", property(&sanitise(relative(entry.primary.path))), start.line)?;
    if start.line == end.line {
        // Columns over several lines are refused.
        write!(out, ",col={},endColumn={}", start.column, end.column)?;
    } else {
        write!(out, ",endLine={}", end.line)?;
    }
    writeln!(out, ",title={}::{}", property(entry.finding.rule), data(&entry.lines().join("\n")))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
