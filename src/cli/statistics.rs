//! Findings counted by rule: where a desk that begins with copydesk looks first.

use crate::finding::{Finding, Severity};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes a line for each rule and severity with findings, the most frequent first.
pub fn write(out: &mut dyn Write, findings: &[Finding]) -> io::Result<()> {
    let mut counts: BTreeMap<(&str, Reverse<Severity>), usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry((finding.rule, Reverse(finding.severity))).or_default() += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|&((rule, severity), count)| (Reverse(count), rule, severity));
    let widest = rows.first().map_or(0, |(_, count)| count.to_string().len());
    for ((rule, Reverse(severity)), count) in rows {
        writeln!(out, "{count:>widest$}  {:7}  {rule}", severity.name())?;
    }
    Ok(())
}
