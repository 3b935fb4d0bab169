//! Cuts long lines to a window around what is labelled, for codespan-reporting.
//!
//! A paragraph of news is one line of 400 characters and more, and codespan-reporting prints whole lines. So each
//! window becomes a little file of its own, which knows the line and column that it was cut from.

use super::sanitise;
use crate::source::{Source, Span};
use codespan_reporting::files::{Error, Files};
use std::ops::Range;

/// The windows of one diagnostic.
#[derive(Default)]
pub(super) struct Excerpts {
    windows: Vec<Window>,
}

struct Window {
    name: String,
    shown: String,
    /// The line in the file of the first label, and the columns of all: what is shown was perhaps taken out of mark-up, so
    /// that its own columns are another matter.
    line: usize,
    columns: Vec<(usize, usize)>,
    /// The byte of the source at which the window begins.
    cut: usize,
    lead: usize,
}

/// A label's place within a window.
pub(super) struct Shown {
    pub window: usize,
    pub range: Range<usize>,
}

const ELLIPSIS: &str = "… ";
const TAIL: &str = " …";

impl Excerpts {
    /// Adds windows for the labelled spans of one source and says where each span is shown. `width` is the number of
    /// characters a window may take.
    pub fn add(&mut self, source: &Source, spans: &[Span], width: usize) -> Vec<Shown> {
        let lines = source.lines();
        let text = &source.text;
        let mut shown: Vec<Option<Shown>> = spans.iter().map(|_| None).collect();
        for at in 0..spans.len() {
            if shown[at].is_some() {
                continue;
            }
            let line = lines.index(spans[at].start);
            let line_span = lines.span(line);
            let first = clip(spans[at], line_span, text, width);
            // Labels of the same line join the window as long as all of them fit.
            let mut members = vec![at];
            let mut cover = first;
            for other in at + 1..spans.len() {
                if shown[other].is_none() && lines.index(spans[other].start) == line {
                    let joined = cover.to(clip(spans[other], line_span, text, width));
                    if joined.of(text).chars().take(width + 1).count() <= width {
                        cover = joined;
                        members.push(other);
                    }
                }
            }
            let window = self.windows.len();
            self.windows.push(cut(source, line_span, cover, width));
            let start = self.windows[window].lead;
            let cut_start = self.windows[window].cut;
            self.windows[window].line = lines.of(spans[at]).0.line;
            for member in members {
                let span = clip(spans[member], line_span, text, width);
                let from = start + sanitise(&text[cut_start..span.start as usize]).len();
                let length = sanitise(span.of(text)).len();
                self.windows[window].columns.push((from, lines.of(spans[member]).0.column));
                shown[member] = Some(Shown { window, range: from..from + length });
            }
        }
        shown.into_iter().flatten().collect()
    }
}

fn cut(source: &Source, line: Span, cover: Span, width: usize) -> Window {
    let text = &source.text;
    let covered = cover.of(text).chars().count();
    let spare = width.saturating_sub(covered);
    let start = word_start(text, line, cover.start as usize, spare / 2);
    let used = text[start..cover.start as usize].chars().count();
    let end = word_end(text, line, cover.end as usize, spare.saturating_sub(used));
    let lead = if start > line.start as usize { ELLIPSIS } else { "" };
    let tail = if end < line.end as usize { TAIL } else { "" };
    Window {
        name: sanitise(&source.name).into_owned(),
        shown: format!("{lead}{}{tail}", sanitise(&text[start..end])),
        line: 1,
        columns: Vec::new(),
        cut: start,
        lead: lead.len(),
    }
}

/// A span within its first line, and not longer than a window: a repeated paragraph is shown by its beginning.
fn clip(span: Span, line: Span, text: &str, width: usize) -> Span {
    let end = span.end.min(line.end).max(span.start);
    let clipped = Span { start: span.start, end };
    match clipped.of(text).char_indices().nth(width) {
        Some((at, _)) => Span { start: span.start, end: span.start + at as u32 },
        None => clipped,
    }
}

/// The beginning of a word at most `room` characters before `at`.
fn word_start(text: &str, line: Span, at: usize, room: usize) -> usize {
    let before = &text[line.start as usize..at];
    // Backwards from the label: the line may be the whole of a huge file.
    let mut starts = before.char_indices().rev().map(|(from, _)| from);
    let Some(from) = starts.nth(room.saturating_sub(1)).filter(|_| starts.next().is_some()) else {
        return line.start as usize;
    };
    let from = if room == 0 { before.len() } else { from };
    before[from..].find(' ').map_or(at, |space| line.start as usize + from + space + 1)
}

/// The end of a word at most `room` characters behind `at`.
fn word_end(text: &str, line: Span, at: usize, room: usize) -> usize {
    let behind = &text[at..line.end.max(at as u32) as usize];
    match behind.char_indices().nth(room) {
        None => at + behind.len(),
        Some((to, _)) => at + behind[..to].rfind(' ').unwrap_or(0),
    }
}

impl<'a> Files<'a> for Excerpts {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<&'a str, Error> {
        self.windows.get(id).map(|window| window.name.as_str()).ok_or(Error::FileMissing)
    }

    fn source(&'a self, id: usize) -> Result<&'a str, Error> {
        self.windows.get(id).map(|window| window.shown.as_str()).ok_or(Error::FileMissing)
    }

    fn line_index(&'a self, id: usize, _byte: usize) -> Result<usize, Error> {
        self.windows.get(id).map(|_| 0).ok_or(Error::FileMissing)
    }

    fn line_number(&'a self, id: usize, _index: usize) -> Result<usize, Error> {
        self.windows.get(id).map(|window| window.line).ok_or(Error::FileMissing)
    }

    fn column_number(&'a self, id: usize, _index: usize, byte: usize) -> Result<usize, Error> {
        let window = self.windows.get(id).ok_or(Error::FileMissing)?;
        let label = window.columns.iter().find(|(at, _)| *at == byte).or(window.columns.first());
        Ok(label.map_or(1, |&(_, column)| column))
    }

    fn line_range(&'a self, id: usize, _index: usize) -> Result<Range<usize>, Error> {
        self.windows.get(id).map(|window| 0..window.shown.len()).ok_or(Error::FileMissing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, word: &str, width: usize) -> (String, String, usize) {
        let source = Source::from_text("a.txt", text);
        let at = text.find(word).unwrap();
        let mut excerpts = Excerpts::default();
        let places = excerpts.add(&source, &[Span::new(at, at + word.len())], width);
        let window = &excerpts.windows[places[0].window];
        let quoted = window.shown[places[0].range.clone()].to_owned();
        (window.shown.clone(), quoted, excerpts.column_number(0, 0, places[0].range.start).unwrap())
    }

    #[test]
    fn a_long_line_is_cut_at_words_around_its_label() {
        let text =
            "The two parties stressed the importance of the OSCE Minks Group and emphasized the need for France.";
        let (window, quoted, column) = shown(text, "Minks", 40);
        assert_eq!(window, "… of the OSCE Minks Group and emphasized …");
        assert_eq!(quoted, "Minks");
        assert_eq!(column, 53);
    }

    #[test]
    fn a_short_line_is_whole() {
        assert_eq!(shown("The Minks Group.", "Minks", 40).0, "The Minks Group.");
    }

    #[test]
    fn columns_count_characters_behind_a_cut() {
        let (_, quoted, column) = shown("éééééééé éééééééé éééééééé éééééééé Minks", "Minks", 12);
        assert_eq!((quoted.as_str(), column), ("Minks", 37));
    }
}
