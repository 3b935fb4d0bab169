//! The paragraphs of a document's text.

use super::LINE;
use super::styles::Styles;
use crate::readers::xml::{self, Node, Tag};
use crate::source::Role;

pub struct Paragraph {
    pub text: String,
    pub role: Role,
}

/// Elements whose text is not the copy: struck, moved away, or there for programs that know less.
const SKIPPED: [&str; 4] = ["del", "moveFrom", "Fallback", "rPrChange"];

#[derive(Default)]
struct Reader {
    /// Paragraphs that are not ended: one in a box stands inside another.
    open: Vec<Paragraph>,
    skipped: usize,
    cells: usize,
    /// Whether a run's properties are read, and whether the run is hidden.
    in_run: bool,
    hidden: bool,
    in_text: bool,
}

/// Adds the paragraphs that can be read; the reason if that is not all.
pub fn read(document: &str, styles: &Styles, paragraphs: &mut Vec<Paragraph>) -> Result<(), String> {
    let mut reader = Reader::default();
    let walked = xml::walk(document, |node| match node {
        Node::Start(tag) => reader.start(&tag, styles),
        Node::End(name) => paragraphs.extend(reader.end(name)),
        Node::Text(parts) if reader.in_text => parts.iter().for_each(|part| reader.text(part.shown(document))),
        _ => {}
    });
    paragraphs.extend(reader.open.drain(..).rev());
    walked.map_err(|broken| broken.why)
}

impl Reader {
    fn start(&mut self, tag: &Tag<'_>, styles: &Styles) {
        match tag.name {
            name if SKIPPED.contains(&name) => self.skipped += 1,
            "tc" => self.cells += 1,
            "p" => {
                let role = if self.cells > 0 { Role::Cell } else { Role::Paragraph };
                self.open.push(Paragraph { text: String::new(), role });
            }
            "pStyle" => {
                let role = tag.attribute("val").and_then(|style| styles.get(&style).copied());
                self.call(role);
            }
            "numPr" => self.call(Some(Role::ListItem)),
            "r" => (self.in_run, self.hidden) = (true, false),
            "vanish" => self.hidden |= self.in_run && !matches!(tag.attribute("val").as_deref(), Some("0" | "false")),
            "t" => self.in_text = true,
            "tab" | "ptab" if self.in_run => self.text("\t"),
            "br" | "cr" => self.text(&LINE.to_string()),
            "noBreakHyphen" => self.text("-"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Option<Paragraph> {
        match name {
            name if SKIPPED.contains(&name) => self.skipped = self.skipped.saturating_sub(1),
            "tc" => self.cells = self.cells.saturating_sub(1),
            "r" => (self.in_run, self.hidden) = (false, false),
            "t" => self.in_text = false,
            // What another program is shown instead is the same paragraph once more.
            "p" => return self.open.pop().filter(|_| self.skipped == 0 || self.open.is_empty()),
            _ => {}
        }
        None
    }

    fn text(&mut self, text: &str) {
        if self.skipped == 0
            && !self.hidden
            && let Some(paragraph) = self.open.last_mut()
        {
            paragraph.text.extend(text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
        }
    }

    /// A style says more than that a paragraph stands in a cell or a list.
    fn call(&mut self, role: Option<Role>) {
        if let (Some(role), Some(paragraph)) = (role, self.open.last_mut())
            && (paragraph.role == Role::Paragraph || role != Role::ListItem)
        {
            paragraph.role = role;
        }
    }
}
