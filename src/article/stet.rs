//! "Let it stand": the desk's comments to this program, `<!-- copydesk: stet RULE "reason" -->`.

use crate::source::{Comment, Span};
use serde::{Deserialize, Serialize};

/// One comment that lets findings stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StetMark {
    /// The comment itself.
    pub span: Span,
    /// The text it speaks of: its own line, or the next line of text if it stands alone.
    pub covers: Span,
    pub rule: String,
    pub reason: Option<String>,
}

const OPEN: &str = "<!-- copydesk:";

/// Whether a text holds any such comment: nearly none does, and one search is cheaper than one a line.
pub(super) fn any(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), OPEN.as_bytes()).is_some()
}

/// Reads a comment that a format knows for one.
pub(super) fn of_comment(text: &str, comment: &Comment) -> Option<StetMark> {
    let inner = comment.span.of(text).strip_prefix(OPEN)?;
    Some(StetMark { covers: comment.covers, ..parse(inner, comment.span)? })
}

/// Reads a comment at the end of a line and returns the line without it; `None` if nothing else stands on the line.
pub(super) fn take(text: &str, line: Span, stets: &mut Vec<StetMark>) -> Option<Span> {
    let content = line.of(text);
    let Some(start) = content.find(OPEN) else {
        settle_open_marks(line, content, stets);
        return Some(line);
    };
    let Some(length) = content[start..].find("-->").map(|at| at + 3) else { return Some(line) };
    if !content[start + length..].trim().is_empty() {
        return Some(line);
    }
    let span = Span::new(line.start as usize + start, line.start as usize + start + length);
    let before = Span { start: line.start, end: span.start };
    let alone = before.of(text).trim().is_empty();
    let Some(mut mark) = parse(content[start..start + length].trim_start_matches(OPEN), span) else {
        return Some(line);
    };
    if alone {
        stets.push(mark);
        return None;
    }
    settle_open_marks(line, before.of(text), stets);
    mark.covers = before;
    stets.push(mark);
    Some(before)
}

/// A comment on its own line speaks of the next line that is not blank.
fn settle_open_marks(line: Span, content: &str, stets: &mut [StetMark]) {
    if !content.trim().is_empty() {
        for mark in stets.iter_mut().rev().take_while(|mark| mark.covers.is_empty()) {
            mark.covers = line;
        }
    }
}

/// Reads ` stet RULE "reason" -->`.
fn parse(comment: &str, span: Span) -> Option<StetMark> {
    let order = comment.trim_end_matches("-->").trim().strip_prefix("stet")?.trim();
    let (rule, reason) = match order.split_once(char::is_whitespace) {
        Some((rule, reason)) => (rule, Some(reason.trim().trim_matches('"').to_owned())),
        None => (order, None),
    };
    let covers = Span { start: span.end, end: span.end };
    (!rule.is_empty()).then(|| StetMark { span, covers, rule: rule.to_owned(), reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<StetMark>, Vec<Option<&str>>) {
        let mut stets = Vec::new();
        let mut start = 0;
        let mut lines = Vec::new();
        for line in text.split_inclusive('\n') {
            let span = Span::new(start, start + line.len());
            lines.push(take(text, span, &mut stets).map(|span| span.of(text).trim()));
            start += line.len();
        }
        (stets, lines)
    }

    #[test]
    fn a_comment_at_a_line_end_covers_that_line() {
        let text = "The Minks Group met. <!-- copydesk: stet names \"so written\" -->\nMore.\n";
        let (stets, lines) = read(text);
        assert_eq!(stets[0].covers.of(text), "The Minks Group met. ");
        assert_eq!(stets[0].reason.as_deref(), Some("so written"));
        assert_eq!(lines, [Some("The Minks Group met."), Some("More.")]);
    }

    #[test]
    fn a_comment_on_its_own_line_covers_the_next_line_of_text() {
        let text = "<!-- copydesk: stet names/near-spelling -->\n\nThe Minks Group met.\n";
        let (stets, lines) = read(text);
        assert_eq!(stets[0].covers.of(text), "The Minks Group met.\n");
        assert_eq!(lines, [None, Some(""), Some("The Minks Group met.")]);
    }

    #[test]
    fn another_comment_is_text() {
        assert!(read("Text <!-- note to self -->\n").0.is_empty());
    }
}
