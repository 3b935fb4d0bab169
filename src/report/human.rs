//! Compiler-style diagnostics for a terminal, drawn by codespan-reporting.

use super::excerpt::{Excerpts, Shown};
use super::{Texts, sanitise};
use crate::finding::{Finding, Severity};
use crate::source::{Place, Span};
use codespan_reporting::diagnostic::{Diagnostic, Label, LabelStyle};
use codespan_reporting::term;
use hashbrown::HashMap;
use std::io;

/// How diagnostics are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Style<'s> {
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to show notes.
    pub notes: bool,
    /// Where the rules' pages are to be read, if rules are to be linked to them.
    pub rule_pages: Option<&'s str>,
}

/// More copies of one finding that are shown as labels before they are only counted.
const COPIES_SHOWN: usize = 3;

/// Columns taken by the line number and the gutter beside a line.
const GUTTER: usize = 12;

/// Writes the findings. Findings of one article with the same rule, quoted text and contradicting form are folded
/// into one diagnostic.
///
/// # Errors
/// What the writer says.
pub fn write(out: &mut dyn io::Write, findings: &[Finding], texts: &mut Texts<'_>, style: Style<'_>) -> io::Result<()> {
    for group in fold(findings, texts, style) {
        texts.keep_only(group[0]);
        let (excerpts, diagnostic) = draw(&group, texts, style);
        let config = term::Config { chars: term::Chars::box_drawing(), ..term::Config::default() };
        let drawn = if style.colour {
            let mut ansi = codespan_reporting::term::termcolor::Ansi::new(Vec::new());
            term::emit_to_write_style(&mut ansi, &config, &excerpts, &diagnostic).map(|()| ansi.into_inner())
        } else {
            let mut plain = codespan_reporting::term::termcolor::NoColor::new(Vec::new());
            term::emit_to_write_style(&mut plain, &config, &excerpts, &diagnostic).map(|()| plain.into_inner())
        };
        match drawn {
            Ok(drawn) => {
                let drawn = link(&String::from_utf8_lossy(&drawn), group[0].rule, style);
                for line in drawn.lines() {
                    writeln!(out, "{}", line.trim_end())?;
                }
            }
            // The drawing failed, the finding stands: say it without a picture.
            Err(_) => super::short::write(out, &[group[0].clone()], texts)?,
        }
    }
    Ok(())
}

/// Makes the rule in a diagnostic's first line a link to its page, as terminals have it (OSC 8).
fn link(drawn: &str, rule: &str, style: Style<'_>) -> String {
    let Some(pages) = style.rule_pages else { return drawn.to_owned() };
    let (pages, code) = (sanitise(pages), format!("[{rule}]"));
    let linked = format!("[\u{1b}]8;;{}/{rule}.md\u{1b}\\{rule}\u{1b}]8;;\u{1b}\\]", pages.trim_end_matches('/'));
    drawn.replacen(&code, &linked, 1)
}

/// Groups of findings that say the same of the same words, in the order of their first.
fn fold<'f>(findings: &'f [Finding], texts: &mut Texts<'_>, style: Style<'_>) -> Vec<Vec<&'f Finding>> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    let mut known = HashMap::new();
    for finding in findings.iter().filter(|finding| style.notes || finding.severity > Severity::Note) {
        texts.keep_only(finding);
        let other = finding.related.first().map(|label| texts.quoted(label.place));
        let told = (finding.rule, finding.severity, &finding.message);
        let key = (finding.primary.place.source, told, texts.quoted(finding.primary.place), other);
        let at = *known.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(finding);
    }
    groups
}

fn draw(group: &[&Finding], texts: &mut Texts<'_>, style: Style<'_>) -> (Excerpts, Diagnostic<usize>) {
    let finding = group[0];
    let mut wanted: Vec<(Place, LabelStyle, &str)> =
        vec![(finding.primary.place, LabelStyle::Primary, &finding.primary.text)];
    wanted.extend(
        group[1..].iter().take(COPIES_SHOWN).map(|copy| (copy.primary.place, LabelStyle::Secondary, "again here")),
    );
    wanted.extend(finding.related.iter().map(|label| (label.place, LabelStyle::Secondary, &*label.text)));
    let mut excerpts = Excerpts::default();
    let mut labels: Vec<Option<Label<usize>>> = wanted.iter().map(|_| None).collect();
    let width = style.width.saturating_sub(GUTTER).max(30);
    for at in 0..wanted.len() {
        if labels[at].is_some() {
            continue;
        }
        let source = wanted[at].0.source;
        let same: Vec<usize> = (at..wanted.len()).filter(|&other| wanted[other].0.source == source).collect();
        let spans: Vec<Span> = same.iter().map(|&other| wanted[other].0.span).collect();
        let shown = match texts.get(source) {
            Some(text) if spans.iter().all(|span| text.text.get(span.range()).is_some()) => {
                excerpts.add(&text, &spans, width)
            }
            _ => continue,
        };
        for (&other, Shown { window, range }) in same.iter().zip(shown) {
            let (_, label_style, message) = wanted[other];
            labels[other] = Some(Label::new(label_style, window, range).with_message(sanitise(message)));
        }
    }
    let mut diagnostic = match finding.severity {
        Severity::Error => Diagnostic::error(),
        Severity::Warning => Diagnostic::warning(),
        Severity::Note => Diagnostic::note(),
    }
    .with_code(finding.rule)
    .with_message(sanitise(&finding.message))
    .with_labels(labels.into_iter().flatten().collect());
    if group.len() > COPIES_SHOWN + 1 {
        diagnostic.notes.push(format!("and {} more in this article", group.len() - COPIES_SHOWN - 1));
    }
    diagnostic.notes.extend(finding.help.as_ref().map(|help| format!("help: {}", sanitise(help))));
    (excerpts, diagnostic)
}
