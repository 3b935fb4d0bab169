//! Copy with its marks: the words of findings underlined, their numbers behind them.

use super::escape;
use super::plan::{Mark, Plan};
use crate::finding::Severity;
use crate::source::Span;
use std::io;

/// Bytes of copy without a mark that are printed in one piece: no paragraph is longer, but a broken file may be.
const STRETCH: usize = 6000;

/// Characters beyond which words are a passage: a line under all of it would be no mark but a screen.
const PASSAGE: u32 = 120;

/// A piece of an article with the marks that begin in it or reach into it, in the order of the text.
pub(super) struct Marked<'t, 'm> {
    pub text: &'t str,
    pub span: Span,
    pub marks: &'m [Mark],
}

/// A place where something begins or ends within the piece.
struct Step<'m> {
    at: u32,
    begins: bool,
    /// Whether nothing of the mark's words stands in this piece.
    empty: bool,
    mark: &'m Mark,
}

impl Marked<'_, '_> {
    pub fn write(&self, out: &mut dyn io::Write, plan: &Plan<'_>) -> io::Result<()> {
        let Span { start, end } = self.span;
        let mut steps = Vec::with_capacity(2 * self.marks.len());
        for mark in self.marks {
            let (from, to) = (mark.span.start.clamp(start, end), mark.span.end.clamp(start, end));
            steps.push(Step { at: from, begins: true, empty: from == to, mark });
            steps.push(Step { at: to, begins: false, empty: from == to, mark });
        }
        // At one place what ends comes first, but for what has no length.
        steps.sort_by_key(|step| (step.at, step.begins || step.empty, step.mark.span.start, !step.begins));
        let mut open: Vec<&Mark> = Vec::new();
        let mut written = start;
        let mut fresh: Vec<&Mark> = Vec::new();
        for step in &steps {
            self.stretch(out, Span { start: written, end: step.at }, &open, &mut fresh, plan)?;
            written = written.max(step.at);
            let here = step.mark.span.start >= start;
            if step.begins {
                open.push(step.mark);
                if here {
                    fresh.push(step.mark);
                }
                if step.empty {
                    self.caret(out, step.mark, &mut fresh, plan)?;
                }
            } else {
                open.retain(|mark| *mark != step.mark);
                if here {
                    reference(out, step.mark, plan)?;
                }
            }
        }
        self.stretch(out, Span { start: written, end }, &open, &mut fresh, plan)
    }

    /// Text that the same marks cover from end to end. The first to begin in it hand it their anchors.
    fn stretch(
        &self,
        out: &mut dyn io::Write,
        span: Span,
        open: &[&Mark],
        fresh: &mut Vec<&Mark>,
        plan: &Plan<'_>,
    ) -> io::Result<()> {
        if span.is_empty() {
            return Ok(());
        }
        if open.is_empty() {
            return cut(out, span.of(self.text));
        }
        anchors(out, fresh)?;
        let own = fresh.drain(..).next().map(|mark| format!(" id=\"p{}\"", mark.name())).unwrap_or_default();
        let passage = if open.iter().all(|mark| mark.span.end - mark.span.start > PASSAGE) { " passage" } else { "" };
        write!(out, "<mark{own} class=\"{}{passage}\" data-of=\"{}\">", class(open, plan), numbers(open))?;
        cut(out, span.of(self.text))?;
        write!(out, "</mark>")
    }

    /// A place between two characters.
    fn caret(&self, out: &mut dyn io::Write, mark: &Mark, fresh: &mut Vec<&Mark>, plan: &Plan<'_>) -> io::Result<()> {
        fresh.retain(|other| *other != mark);
        let (name, number) = (mark.name(), mark.finding + 1);
        write!(out, "<mark id=\"p{name}\" class=\"caret {}\" data-of=\"{number}\"></mark>", class(&[mark], plan))
    }
}

/// The anchors of all but the first of the marks that begin here.
fn anchors(out: &mut dyn io::Write, fresh: &[&Mark]) -> io::Result<()> {
    fresh.iter().skip(1).try_for_each(|mark| write!(out, "<span id=\"p{}\"></span>", mark.name()))
}

/// The number behind the words, which leads to the note.
fn reference(out: &mut dyn io::Write, mark: &Mark, plan: &Plan<'_>) -> io::Result<()> {
    let (name, number, severity) = (mark.name(), mark.finding + 1, plan.severity(mark));
    let label = match mark.related {
        None => format!("{severity} {number}"),
        Some(_) => format!("place {name}, of {severity} {number}"),
    };
    let class = if mark.related.is_some() { "ref related" } else { "ref" };
    write!(
        out,
        "<a class=\"{class} {severity}\" href=\"#n{number}\" data-of=\"{number}\" aria-label=\"{label}\">{name}</a>"
    )
}

/// The heaviest finding whose words these are; else they are only pointed at.
fn class(open: &[&Mark], plan: &Plan<'_>) -> &'static str {
    let own = open.iter().filter(|mark| mark.related.is_none());
    own.map(|mark| plan.severity(mark)).max().map_or("related", Severity::name)
}

fn numbers(open: &[&Mark]) -> String {
    open.iter().map(|mark| (mark.finding + 1).to_string()).collect::<Vec<_>>().join(" ")
}

/// A stretch of copy; of one that is longer than any paragraph, its two ends.
fn cut(out: &mut dyn io::Write, text: &str) -> io::Result<()> {
    if text.len() <= STRETCH {
        return escape::copy(out, text);
    }
    let boundary = |from: usize| (from..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let (head, tail) = (boundary(STRETCH / 4), boundary(text.len() - STRETCH / 4));
    escape::copy(out, &text[..head])?;
    write!(out, " <span class=\"gap\">[…]</span> ")?;
    escape::copy(out, &text[tail..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut out = Vec::new();
        cut(&mut out, text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_paragraph_is_printed_whole_and_of_a_broken_file_two_ends() {
        let paragraph = "The talks ended. ".repeat(100);
        assert_eq!(shown(&paragraph), paragraph);
        let broken = "a".to_owned() + &"é".repeat(1_000_000) + "z";
        let printed = shown(&broken);
        assert!(printed.len() < STRETCH && printed.starts_with("aé") && printed.ends_with("éz"));
        assert!(printed.contains("[…]"));
    }
}
