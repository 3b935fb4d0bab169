//! One article as it will print, with its margin.

use super::marks::Marked;
use super::plan::{Galley, Mark, Plan};
use super::{counted, escape, notes};
use crate::article::{Article, Block, BlockKind, Vocabulary};
use crate::finding::Severity;
use crate::report::Texts;
use crate::source::{Source, SourceId, Span};
use crate::sources::Sources;
use std::io;

/// Bytes of copy that are printed whole. Behind them only the marked paragraphs of each article are, so that the
/// proof of a large desk stays a page.
const WHOLE: usize = 6_000_000;

/// Paragraphs over which one mark may reach.
const REACH: usize = 100;

/// A paragraph, headline or other line of the page.
struct Piece {
    span: Span,
    /// None is a line that is no part of the copy: a field above it, a comment.
    kind: Option<BlockKind>,
    marks: Vec<Mark>,
}

pub(super) fn write_all(
    out: &mut dyn io::Write,
    plan: &Plan<'_>,
    texts: &mut Texts<'_>,
    words: &mut Vocabulary<'_>,
) -> io::Result<()> {
    let mut printed = 0;
    for (number, galley) in plan.galleys.iter().enumerate() {
        if galley.own.is_empty() && (number == 0 || !plan.galleys[number - 1].own.is_empty()) {
            writeln!(out, "<h2 class=\"witnesses\" id=\"witnesses\">What else was held against them</h2>")?;
        }
        texts.keep_source(galley.source);
        let source = texts.get(galley.source);
        printed += source.as_ref().map_or(0, |source| source.text.len());
        let whole = !galley.own.is_empty() && printed <= WHOLE;
        open(out, galley, plan, texts.sources)?;
        match source {
            Some(source) => {
                let article = Article::read(&source, words);
                let language = if article.english { "" } else { " lang=\"\"" };
                writeln!(out, "<div class=\"copy\"{language}>")?;
                sheet(out, galley, &article, whole, plan, texts)?;
                writeln!(out, "</div>")?;
            }
            None => {
                write!(out, "<p class=\"gone\">The file went away while the proof was made.")?;
                galley.marks.iter().try_for_each(|mark| write!(out, "<span id=\"p{}\"></span>", mark.name()))?;
                writeln!(out, "</p>")?;
                notes::write(out, "Notes", &galley.marks, plan, texts)?;
            }
        }
        writeln!(out, "</article>")?;
    }
    if plan.left_out > 0 {
        let more = counted(plan.left_out, "more finding");
        writeln!(out, "<p class=\"left-out\">{more} stand in the other formats, and not in this proof.</p>")?;
    }
    Ok(())
}

fn open(out: &mut dyn io::Write, galley: &Galley, plan: &Plan<'_>, sources: &dyn Sources) -> io::Result<()> {
    let SourceId(id) = galley.source;
    let class = if galley.own.is_empty() { "galley witness" } else { "galley" };
    writeln!(out, "<article class=\"{class}\" id=\"a{id}\" aria-labelledby=\"a{id}-name\">")?;
    write!(out, "<header><h2 id=\"a{id}-name\">{}</h2><p>", escape::words(plan.path(galley.source, sources)))?;
    if galley.own.is_empty() {
        write!(
            out,
            "{}, in part",
            if sources.is_reference(galley.source) { "from the archive" } else { "no findings of its own" }
        )?;
    } else {
        let count = |severity: Severity| {
            let number = plan.findings[galley.own.clone()].iter().filter(|one| one.severity == severity).count();
            (number > 0).then(|| counted(number, severity.name()))
        };
        let counts: Vec<String> = Severity::ALL.into_iter().rev().filter_map(count).collect();
        write!(out, "{}", counts.join(", "))?;
    }
    writeln!(out, "</p></header>")
}

/// The pieces of an article in groups: one with notes, and those behind it that have none and leave them room.
fn sheet(
    out: &mut dyn io::Write,
    galley: &Galley,
    article: &Article<'_>,
    whole: bool,
    plan: &Plan<'_>,
    texts: &mut Texts<'_>,
) -> io::Result<()> {
    let pieces = pieces(article, &still_there(&galley.marks, article.text()));
    let mut grouped = false;
    let mut headed = false;
    let mut gap = false;
    for piece in &pieces {
        if piece.marks.is_empty() && !whole {
            gap = true;
            continue;
        }
        let begun: Vec<Mark> = piece.marks.iter().filter(|mark| mark.span.start >= piece.span.start).copied().collect();
        if !begun.is_empty() || !grouped {
            if grouped {
                writeln!(out, "</div></div>")?;
            }
            writeln!(out, "<div class=\"group\">")?;
            grouped = true;
            if begun.is_empty() {
                writeln!(out, "<div class=\"rest\">")?;
            }
        }
        let line = article.source.lines().position(piece.span.start).line;
        if !begun.is_empty() {
            write!(out, "<div class=\"first\">")?;
        }
        if std::mem::take(&mut gap) {
            writeln!(out, "<p class=\"gap\">[…]</p>")?;
        }
        headed |= piece.kind == Some(BlockKind::Headline);
        draw(out, piece, line, headed, article.source, plan)?;
        if !begun.is_empty() {
            writeln!(out, "</div>")?;
            notes::write(out, &format!("Notes on line {line}"), &begun, plan, texts)?;
            writeln!(out, "<div class=\"rest\">")?;
        }
    }
    if gap {
        writeln!(out, "<p class=\"gap\">[…]</p>")?;
    }
    if grouped {
        writeln!(out, "</div></div>")?;
    }
    Ok(())
}

fn draw(
    out: &mut dyn io::Write,
    piece: &Piece,
    line: usize,
    headed: bool,
    source: &Source,
    plan: &Plan<'_>,
) -> io::Result<()> {
    let (element, class) = match piece.kind {
        Some(BlockKind::Headline) => ("h3", "headline"),
        Some(BlockKind::Subhead) => (if headed { "h4" } else { "h3" }, "subhead"),
        Some(BlockKind::Byline) => ("p", "byline"),
        Some(BlockKind::DateLine) => ("p", "date"),
        Some(BlockKind::Caption) => ("p", "caption"),
        Some(BlockKind::Boilerplate) => ("p", "boilerplate"),
        Some(BlockKind::ListItem) => ("p", "item"),
        Some(BlockKind::Table) => ("p", "cell"),
        Some(BlockKind::Body) => ("p", "body"),
        None => ("p", "field"),
    };
    write!(
        out,
        "<{element} class=\"piece {class}\" dir=\"auto\"><span class=\"line\" aria-hidden=\"true\">{line}</span>"
    )?;
    Marked { text: &source.text, span: piece.span, marks: &piece.marks }.write(out, plan)?;
    writeln!(out, "</{element}>")
}

/// The marks; those of words that went away since the article was linted stand at its end.
fn still_there(marks: &[Mark], text: &str) -> Vec<Mark> {
    let end = Span::new(text.len(), text.len());
    let there = |mark: &Mark| Mark { span: text.get(mark.span.range()).map_or(end, |_| mark.span), ..*mark };
    let mut marks: Vec<Mark> = marks.iter().map(there).collect();
    marks.sort_unstable();
    marks
}

/// Everything that is printed, in order, each with the marks that touch it.
fn pieces(article: &Article<'_>, marks: &[Mark]) -> Vec<Piece> {
    let lines = article.source.lines();
    let piece = |span, kind| Piece { span, kind, marks: Vec::new() };
    let mut pieces: Vec<Piece> = Vec::new();
    for number in 0..lines.count() {
        let span = lines.span(number);
        if span.start >= article.front_matter.end {
            break;
        }
        pieces.push(piece(span, None));
    }
    pieces.extend(article.blocks.iter().map(|block: &Block| piece(block.span, Some(block.kind))));
    // Lines that are no block, but have a mark: a comment of the desk, what stands between two blocks.
    let length = article.text().len() as u32;
    let mut others: Vec<Span> = Vec::new();
    for mark in marks {
        let at = mark.span.start;
        let next = pieces.partition_point(|piece| piece.span.start <= at);
        let before = next.checked_sub(1).map(|before| pieces[before].span);
        if before.is_some_and(|span| at <= span.end) {
            continue;
        }
        let line = lines.span(lines.index(at));
        let from = line.start.max(before.map_or(0, |span| span.end)).min(at);
        let to = line.end.max(at).min(pieces.get(next).map_or(length, |piece| piece.span.start));
        if others.last().is_none_or(|last| last.start < from) {
            others.push(Span { start: from, end: to });
        }
    }
    pieces.extend(others.into_iter().map(|span| piece(span, None)));
    pieces.sort_by_key(|piece| piece.span);
    for mark in marks {
        let first = pieces.partition_point(|piece| piece.span.end < mark.span.start);
        for piece in pieces[first..].iter_mut().take(REACH) {
            let begins = mark.span.start >= piece.span.start && mark.span.start <= piece.span.end;
            if !begins && (piece.span.start >= mark.span.end || mark.span.start >= piece.span.end) {
                break;
            }
            piece.marks.push(*mark);
        }
    }
    pieces
}
