//! How many findings there are, of which rule and in which article, as tables with bars.

use super::plan::Plan;
use super::{counted, escape};
use crate::finding::{Finding, Severity};
use crate::lint::Report;
use crate::report::Texts;
use crate::rules;
use crate::source::SourceId;
use hashbrown::HashMap;
use std::io;

/// Rows that are seen at once; the others can be opened.
const ROWS: usize = 12;

/// Width of the longest bar.
const BAR: usize = 120;

/// Findings of one rule or article: errors, warnings, notes.
#[derive(Clone, Copy, Default)]
struct Counts([usize; 3]);

struct Row {
    target: String,
    name: String,
    counts: Counts,
}

pub(super) fn by_rule(out: &mut dyn io::Write, report: &Report) -> io::Result<()> {
    let row = |(rule, counts): (&'static str, Counts)| Row { target: rule.to_owned(), name: rule.to_owned(), counts };
    table(out, "Findings by rule", "Rule", of_rules(report).into_iter().map(row).collect())
}

pub(super) fn by_article(
    out: &mut dyn io::Write,
    report: &Report,
    plan: &Plan<'_>,
    texts: &Texts<'_>,
) -> io::Result<()> {
    let printed = plan.findings.last().map(|finding| finding.primary.place.source);
    let of_one = |a: &Finding, b: &Finding| a.primary.place.source == b.primary.place.source;
    let row = |findings: &[Finding]| {
        let source = findings[0].primary.place.source;
        let SourceId(id) = source;
        let target = if Some(source) <= printed { format!("a{id}") } else { String::new() };
        Row { target, name: plan.path(source, texts.sources).to_owned(), counts: Counts::of(findings) }
    };
    table(out, "Findings by article", "Article", report.findings.chunk_by(of_one).map(row).collect())
}

pub(super) fn severity_boxes(out: &mut dyn io::Write, report: &Report) -> io::Result<()> {
    let Counts(counts) = Counts::of(&report.findings);
    for (severity, number) in Severity::ALL.into_iter().rev().zip(counts).filter(|(_, number)| *number > 0) {
        let noun = counted(number, severity.name());
        write!(
            out,
            "<label class=\"{severity}\"><input type=\"checkbox\" name=\"severity\" value=\"{severity}\" checked=\"\"/> {noun}</label>"
        )?;
    }
    Ok(())
}

pub(super) fn rule_options(out: &mut dyn io::Write, report: &Report) -> io::Result<()> {
    for (rule, counts) in of_rules(report) {
        write!(out, "<option value=\"{rule}\">{rule} ({})</option>", counts.sum())?;
    }
    Ok(())
}

/// The rules that spoke, the most talkative first.
fn of_rules(report: &Report) -> Vec<(&'static str, Counts)> {
    let mut counts: HashMap<&str, Counts> = HashMap::new();
    for finding in &report.findings {
        counts.entry(finding.rule).or_default().add(finding);
    }
    let mut rows: Vec<_> = rules::all().filter_map(|rule| Some((rule.name, *counts.get(rule.name)?))).collect();
    rows.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.sum()));
    rows
}

fn table(out: &mut dyn io::Write, caption: &str, what: &str, rows: Vec<Row>) -> io::Result<()> {
    let most = rows.iter().map(|row| row.counts.sum()).max().unwrap_or(1).max(1);
    let (seen, folded) = rows.split_at(rows.len().min(ROWS));
    if seen.is_empty() {
        return Ok(());
    }
    part(out, caption, what, seen, most)?;
    if !folded.is_empty() {
        writeln!(out, "<details><summary>{} more</summary>", super::thousands(folded.len()))?;
        part(out, &format!("{caption}, continued"), what, folded, most)?;
        writeln!(out, "</details>")?;
    }
    Ok(())
}

fn part(out: &mut dyn io::Write, caption: &str, what: &str, rows: &[Row], most: usize) -> io::Result<()> {
    writeln!(
        out,
        "<table><caption>{caption}</caption><thead><tr><th scope=\"col\">{what}</th>\
         <th scope=\"col\" colspan=\"2\">Findings</th></tr></thead><tbody>"
    )?;
    for row in rows {
        let name = escape::words(&row.name);
        match row.target.as_str() {
            "" => write!(out, "<tr><th scope=\"row\">{name}</th>")?,
            target => write!(out, "<tr><th scope=\"row\"><a href=\"#{target}\">{name}</a></th>")?,
        }
        write!(out, "<td class=\"bar\">")?;
        row.counts.bar(out, most)?;
        writeln!(out, "</td><td class=\"count\">{}</td></tr>", row.counts.words())?;
    }
    writeln!(out, "</tbody></table>")
}

impl Counts {
    fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        findings.iter().for_each(|finding| counts.add(finding));
        counts
    }

    fn add(&mut self, finding: &Finding) {
        self.0[Severity::Error as usize - finding.severity as usize] += 1;
    }

    fn sum(self) -> usize {
        self.0.iter().sum()
    }

    fn words(self) -> String {
        let named = Severity::ALL.into_iter().rev().zip(self.0).filter(|(_, number)| *number > 0);
        named.map(|(severity, number)| counted(number, severity.name())).collect::<Vec<_>>().join(", ")
    }

    /// A bar of three parts. The words beside it say the same.
    fn bar(self, out: &mut dyn io::Write, most: usize) -> io::Result<()> {
        write!(out, "<svg width=\"{BAR}\" height=\"10\" viewBox=\"0 0 {BAR} 10\" aria-hidden=\"true\">")?;
        let mut left = 0;
        let mut before = 0;
        for (severity, number) in Severity::ALL.into_iter().rev().zip(self.0).filter(|(_, number)| *number > 0) {
            before += number;
            let right = (before * BAR / most).max(left + 2);
            let width = right - left;
            write!(out, "<rect class=\"{severity}\" x=\"{left}\" width=\"{width}\" height=\"10\"/>")?;
            left = right;
        }
        write!(out, "</svg>")
    }
}
