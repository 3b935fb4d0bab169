//! The rules that spoke, in the words of their pages.

use super::escape::prose;
use crate::lint::Report;
use crate::rules::{self, page};
use hashbrown::HashSet;
use std::io;

pub(super) fn write(out: &mut dyn io::Write, report: &Report) -> io::Result<()> {
    let spoken: HashSet<&str> = report.findings.iter().map(|finding| finding.rule).collect();
    for rule in rules::all().filter(|rule| spoken.contains(rule.name)) {
        let name = rule.name;
        writeln!(out, "<section class=\"rule-page\" id=\"{name}\" aria-label=\"{name}\"><h3>{name}</h3>")?;
        writeln!(out, "<div class=\"summary\">")?;
        prose(out, rule.summary())?;
        writeln!(out, "</div><details><summary>Why it matters, and when to ignore it</summary>")?;
        prose(out, page::section(rule.page, "Why it matters"))?;
        writeln!(out, "<h4>When to ignore it</h4>")?;
        prose(out, page::section(rule.page, "When to ignore it"))?;
        writeln!(out, "</details></section>")?;
    }
    Ok(())
}
