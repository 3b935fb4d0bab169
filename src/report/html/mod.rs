//! The galley proof: one page that holds the articles as they will print, with the findings marked in the text and
//! explained in the margin.
//!
//! It is a file for an editor's desk: it asks no network, its links work without a script (which only filters), and
//! what it shows is a stranger's text. `page.html` is its frame, `style.css` and `script.js` stand in it as they are,
//! and `policy.txt` lets a browser run these two and nothing else.

mod chart;
mod escape;
mod galley;
mod guide;
mod marks;
mod notes;
mod plan;

use super::Texts;
use crate::article::Vocabulary;
use crate::finding::Severity;
use crate::lexicon::Lexicon;
use crate::lint::Report;
use plan::Plan;
use std::io;

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
const POLICY: &str = include_str!("policy.txt");

/// Writes the proof. Articles without findings are counted and not printed.
///
/// # Errors
/// What the writer says.
pub fn write(out: &mut dyn io::Write, report: &Report, texts: &mut Texts<'_>, lexicon: &Lexicon) -> io::Result<()> {
    let plan = Plan::new(&report.findings, texts.sources);
    // The frame is cut at its slots, and what fills them is never looked at again: no copy can open a slot.
    for (at, piece) in PAGE.split("{{").enumerate() {
        let (slot, frame) = if at == 0 { ("", piece) } else { piece.split_once("}}").unwrap_or(("", piece)) };
        match slot {
            "version" => write!(out, "{}", env!("CARGO_PKG_VERSION"))?,
            "policy" => write!(out, "{}", POLICY.trim_end())?,
            "style" => write!(out, "{STYLE}")?,
            "script" => write!(out, "{SCRIPT}")?,
            "title" => write!(out, "{}", title(report))?,
            "desk" => desk(out, report, &plan)?,
            "tally" => tally(out, report)?,
            "rules" => chart::by_rule(out, report)?,
            "articles" => chart::by_article(out, report, &plan, texts)?,
            "severities" => chart::severity_boxes(out, report)?,
            "rule-options" => chart::rule_options(out, report)?,
            "galleys" => {
                let mut words = Vocabulary::new(lexicon);
                galley::write_all(out, &plan, texts, &mut words)?;
            }
            "guide" => guide::write(out, report)?,
            _ => {}
        }
        write!(out, "{frame}")?;
    }
    Ok(())
}

fn title(report: &Report) -> String {
    match report.findings.len() {
        0 => "Galley proof: no findings".to_owned(),
        number => format!("Galley proof: {}", counted(number, "finding")),
    }
}

/// What was read.
fn desk(out: &mut dyn io::Write, report: &Report, plan: &Plan<'_>) -> io::Result<()> {
    write!(out, "{}, {}", counted(report.articles, "article"), counted(report.words, "word"))?;
    let let_stand = (report.let_stand, "let stand");
    for (number, what) in [let_stand, (report.not_english, "not in English"), (report.unread.len(), "not read")] {
        if number > 0 {
            write!(out, "; {} {what}", thousands(number))?;
        }
    }
    if !plan.folder.is_empty() {
        write!(out, ", in <span class=\"folder\">{}</span>", escape::words(plan.folder))?;
    }
    Ok(())
}

fn tally(out: &mut dyn io::Write, report: &Report) -> io::Result<()> {
    for severity in Severity::ALL.into_iter().rev() {
        let number = report.findings.iter().filter(|finding| finding.severity == severity).count();
        let noun = if number == 1 { severity.name().to_owned() } else { format!("{severity}s") };
        write!(out, "<li class=\"{severity}\"><b>{}</b> {noun}</li>", thousands(number))?;
    }
    Ok(())
}

fn counted(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", thousands(number), if number == 1 { "" } else { "s" })
}

/// A number with its thousands set off.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap_or_default()).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_off() {
        assert_eq!([7, 999, 1000, 1_234_567].map(thousands), ["7", "999", "1,000", "1,234,567"]);
    }
}
