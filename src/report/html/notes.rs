//! The margin: what is wrong with a piece of the page, and what else in the proof speaks of it.

use super::escape::{quoted, words};
use super::plan::{Mark, Plan};
use crate::finding::{Finding, Label};
use crate::report::Texts;
use crate::source::Place;
use std::borrow::Cow;
use std::io;

/// Characters of quoted copy in a note.
const QUOTED: usize = 80;

/// Writes the notes to the marks that begin in one piece.
pub(super) fn write(
    out: &mut dyn io::Write,
    title: &str,
    marks: &[Mark],
    plan: &Plan<'_>,
    texts: &mut Texts<'_>,
) -> io::Result<()> {
    let told = |finding: usize| marks.iter().any(|mark| mark.finding == finding && mark.related.is_none());
    // A place that contradicts words beside it is told in their note.
    let mut marks = marks.iter().filter(|mark| mark.related.is_none() || !told(mark.finding)).peekable();
    if marks.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "<ul class=\"notes\" aria-label=\"{title}\">")?;
    for mark in marks {
        match (mark.related, plan.same_as(mark.finding)) {
            (None, None) => note(out, mark, plan, texts)?,
            (None, Some(first)) => again(out, mark, first, plan)?,
            (Some(_), _) => see(out, mark, plan, texts)?,
        }
    }
    writeln!(out, "</ul>")
}

fn note(out: &mut dyn io::Write, mark: &Mark, plan: &Plan<'_>, texts: &mut Texts<'_>) -> io::Result<()> {
    let finding = &plan.findings[mark.finding];
    open(out, "finding", mark, finding)?;
    write!(out, "{}", words(&finding.message))?;
    if !finding.primary.text.is_empty() {
        write!(out, " <span class=\"seen\">({})</span>", words(&finding.primary.text))?;
    }
    write!(out, "</p>")?;
    if !finding.related.is_empty() {
        write!(out, "<ul class=\"places\">")?;
        for (at, label) in finding.related.iter().enumerate() {
            let name = Mark { related: Some(at), ..*mark }.name();
            write!(out, "<li><a class=\"no\" href=\"#p{name}\">{name}</a> {}", seen(label, texts))?;
            write!(
                out,
                " <span class=\"where\">{}</span></li>",
                place(label.place, finding.primary.place, plan, texts)
            )?;
        }
        write!(out, "</ul>")?;
    }
    if let Some(help) = &finding.help {
        write!(out, "<p class=\"help\">{}</p>", words(help))?;
    }
    change(out, finding, texts)?;
    let rule = words(finding.rule);
    writeln!(out, "<p class=\"rule\"><a href=\"#{rule}\">{rule}</a></p></li>")
}

/// The same slip once more.
fn again(out: &mut dyn io::Write, mark: &Mark, first: usize, plan: &Plan<'_>) -> io::Result<()> {
    open(out, "finding again", mark, &plan.findings[mark.finding])?;
    writeln!(out, "the same again, as in <a class=\"no\" href=\"#n{0}\">{0}</a></p></li>", first + 1)
}

/// A place that contradicts words elsewhere.
fn see(out: &mut dyn io::Write, mark: &Mark, plan: &Plan<'_>, texts: &mut Texts<'_>) -> io::Result<()> {
    let finding = &plan.findings[mark.finding];
    let (name, number, label) = (mark.name(), mark.finding + 1, plan.label(mark));
    write!(
        out,
        "<li class=\"see {}\" data-of=\"{number}\"><a class=\"no\" href=\"#p{name}\">{name}</a> ",
        finding.severity
    )?;
    let said = if label.text.is_empty() { "see" } else { &label.text };
    let against = quoted(&texts.quoted(finding.primary.place), QUOTED / 2);
    write!(out, "{} <span class=\"where\">against <a href=\"#n{number}\">{number}", words(said))?;
    if !against.trim().is_empty() {
        write!(out, " <q>{against}</q>")?;
    }
    writeln!(out, "</a>, {}</span></li>", place(finding.primary.place, label.place, plan, texts))
}

fn open(out: &mut dyn io::Write, class: &str, mark: &Mark, finding: &Finding) -> io::Result<()> {
    let (number, severity, rule) = (mark.finding + 1, finding.severity, finding.rule);
    write!(
        out,
        "<li class=\"{class} {severity}\" id=\"n{number}\" data-severity=\"{severity}\" data-rule=\"{rule}\" tabindex=\"-1\">\
         <p class=\"message\"><a class=\"no\" href=\"#p{number}\" aria-label=\"{number}, to the words\">{number}</a> \
         <b class=\"severity\">{severity}</b> "
    )
}

/// The words at a related place and what is to be seen there.
fn seen(label: &Label, texts: &mut Texts<'_>) -> String {
    let quote = texts.quoted(label.place);
    match (quote.trim().is_empty(), label.text.is_empty()) {
        (true, _) => words(&label.text),
        (false, true) => format!("<q>{}</q>", quoted(&quote, QUOTED)),
        (false, false) => format!("<q>{}</q> {}", quoted(&quote, QUOTED), words(&label.text)),
    }
}

/// Where a place is, seen from another.
fn place(place: Place, from: Place, plan: &Plan<'_>, texts: &mut Texts<'_>) -> String {
    let label = Label { place, text: Cow::default() };
    let located = texts.locate(&label);
    if place.source == from.source {
        return format!("line {}", located.start.line);
    }
    format!("{}, line {}", words(plan.path(place.source, texts.sources)), located.start.line)
}

/// What a fix would do, where it can be said in a line.
fn change(out: &mut dyn io::Write, finding: &Finding, texts: &mut Texts<'_>) -> io::Result<()> {
    let Some([edit]) = finding.fix.as_ref().map(|fix| fix.edits.as_slice()) else { return Ok(()) };
    let old = texts.quoted(edit.place);
    let is_short = |text: &str| !text.trim().is_empty() && text.chars().count() <= QUOTED;
    if is_short(&old) && is_short(&edit.replacement) {
        write!(
            out,
            "<p class=\"fix\">change <del>{}</del> to <ins>{}</ins></p>",
            words(&old),
            words(&edit.replacement)
        )?;
    }
    Ok(())
}
