//! HTML, pages and fragments. On a page with an `article` or `main` element only what stands in there is copy; what is
//! hidden, struck out or of the page's machinery is none, wherever it stands.

mod element;
pub mod text;

use super::writer::{Part, Writer};
use crate::source::{Extract, Mark, Role};
use element::Attributes;
use html5gum::{DefaultEmitter, Error, Span, StartTag, Token, Tokenizer};
use std::ops::Range;

/// Elements that may stand inside one another. Browsers stop at this depth, too.
const DEEPEST: usize = 512;

/// Words of the longest byline and cell of a table: what is longer is the story.
const LONGEST_BYLINE: usize = 20;
const LONGEST_CELL: usize = 30;

/// What stands in a sentence for something that is no text.
const OBJECT: &str = "\u{FFFC}";

/// Signs between a page's title and the name of its site.
const TITLE_ENDS: [&str; 6] = [" | ", " - ", " – ", " — ", " :: ", " • "];

pub fn read(original: &str) -> Extract {
    let mut reader = Reader {
        writer: Writer::new(original, Mark::Tags),
        scope: scope(original),
        stack: Vec::new(),
        paragraphs: 0,
        skipped: 0,
        scopes: 0,
        piece: None,
        fields: Vec::new(),
        dated: false,
        headline: None,
        title: None,
    };
    reader.read();
    reader.writer.finish()
}

/// The element that holds the story, if the page says so.
fn scope(original: &str) -> Option<&'static str> {
    let mut tags = memchr::memchr_iter(b'<', original.as_bytes()).map(|at| &original.as_bytes()[at + 1..]);
    let mut main = None;
    let opens = |tag: &[u8], name: &str| {
        tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
            && tag.get(name.len()).is_some_and(|next| matches!(next, b'>' | b' ' | b'\n' | b'\t' | b'\r'))
    };
    if tags.any(|tag| {
        main = main.or(opens(tag, "main").then_some("main"));
        opens(tag, "article")
    }) {
        return Some("article");
    }
    main
}

struct Reader<'o> {
    writer: Writer<'o>,
    scope: Option<&'static str>,
    stack: Vec<Element>,
    /// Elements on the stack that are paragraphs, whose text is no copy, and that hold the story.
    paragraphs: usize,
    skipped: usize,
    scopes: usize,
    piece: Option<Open>,
    /// Fields that were met inside a piece.
    fields: Vec<(&'static str, Vec<Part>)>,
    /// Whether the page said when it was published.
    dated: bool,
    /// The piece of the headline, and whether it stands in the story.
    headline: Option<(Option<usize>, bool)>,
    /// The title of the page while it is read.
    title: Option<Vec<Part>>,
}

struct Element {
    name: String,
    skipped: bool,
    scope: bool,
    /// What its text is, by itself or by what is around it.
    role: Role,
}

/// The piece that is being written.
struct Open {
    role: Role,
    /// What its paragraph is, where an element inside it declares more.
    around: Role,
    words: usize,
}

impl Reader<'_> {
    fn read(&mut self) {
        let original = self.writer.original();
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(original, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    if !self.start(&tag) {
                        break;
                    }
                }
                Token::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name), range(tag.span)),
                Token::String(text) => self.text(range(text.span)),
                Token::Comment(comment) => self.writer.comment(range(comment.span)),
                Token::Error(error) => self.error(error.value),
                Token::Doctype(_) => {}
            }
        }
        self.close();
    }

    /// Whether reading goes on.
    fn start(&mut self, tag: &StartTag<usize>) -> bool {
        let name = &*String::from_utf8_lossy(&tag.name);
        match name {
            "br" => {
                self.break_line(range(tag.span));
                return true;
            }
            "meta" => {
                self.meta(tag);
                return true;
            }
            "html" => self.field("lang", tag, "lang"),
            "title" if !self.is_inside("svg") => self.title = Some(Vec::new()),
            "time" if self.is_copy() => self.time(tag),
            _ => {}
        }
        if element::is_block(name) {
            self.close();
            if self.paragraphs > 0 {
                self.end_open(&["p"], element::is_block);
            }
        }
        if let Some((open, until)) = element::closes(name) {
            self.end_open(open, |name| until.contains(&name));
        }
        if element::is_void(name) || tag.self_closing && self.is_inside("svg") {
            return true;
        }
        if self.stack.len() == DEEPEST {
            let message = format!("elements stand more than {DEEPEST} deep inside one another");
            self.close();
            self.writer.trouble(tag.span.start, message, "nothing behind this place was read: mend the mark-up");
            return false;
        }
        let skipped = element::is_skipped(name, tag);
        if skipped && element::is_code(name) && self.is_copy() {
            self.write(&Part::Escaped(OBJECT.to_owned(), range(tag.span)));
        } else if name == "q" && self.is_copy() {
            self.write(&Part::Escaped("“".to_owned(), range(tag.span)));
        }
        // A paragraph in a cell is a paragraph: tables hold whole pages together.
        let declared = element::role(name, tag);
        let declared = declared.or((name == "p" && self.role() == Role::Cell).then_some(Role::Paragraph));
        let (scope, role) = (self.scope == Some(name), declared.unwrap_or(self.role()));
        self.paragraphs += usize::from(name == "p");
        self.skipped += usize::from(skipped);
        self.scopes += usize::from(scope);
        self.stack.push(Element { name: name.to_owned(), skipped, scope, role });
        true
    }

    fn end(&mut self, name: &str, range: Range<usize>) {
        match name {
            "br" => return self.break_line(range),
            "q" if self.is_copy() && self.is_inside("q") => self.write(&Part::Escaped("”".to_owned(), range)),
            "title" => self.end_title(),
            _ => {}
        }
        let block = element::is_block(name);
        if block {
            self.close();
        }
        self.end_open(&[name], |other| !block && element::is_block(other));
    }

    /// Ends the innermost of some elements and all within it, unless one stands before it at which the search ends.
    fn end_open(&mut self, names: &[&str], until: impl Fn(&str) -> bool) {
        let wanted = |name: &str| names.contains(&name);
        let found = self.stack.iter().rposition(|element| wanted(&element.name) || until(&element.name));
        if let Some(at) = found.filter(|&at| wanted(&self.stack[at].name)) {
            for element in self.stack.drain(at..) {
                self.paragraphs -= usize::from(element.name == "p");
                self.skipped -= usize::from(element.skipped);
                self.scopes -= usize::from(element.scope);
            }
        }
    }

    fn text(&mut self, range: Range<usize>) {
        let parts = text::parts(self.writer.original(), range);
        if let Some(title) = &mut self.title {
            title.extend(parts);
        } else if self.is_copy() {
            parts.iter().for_each(|part| self.write(part));
        }
    }

    fn write(&mut self, part: &Part) {
        let text = part.shown(self.writer.original());
        // Only a few words are ever counted.
        let counts = self.piece.as_ref().is_none_or(|piece| piece.words <= LONGEST_CELL);
        let words = if counts { text.split_ascii_whitespace().take(LONGEST_CELL + 1).count() } else { 0 };
        let role = self.role();
        if self.piece.is_none() && words > 0 {
            // A site's name outside of the story is no headline where the story has one of its own.
            if role == Role::Headline
                && self.is_in_scope()
                && let Some((outside, false)) = self.headline
            {
                outside.into_iter().for_each(|number| self.writer.drop_piece(number));
                self.headline = None;
            }
            let known = role == Role::Headline && self.headline.is_some();
            let role = if known { Role::Subhead } else { role };
            let outer = self.stack.iter().rev().find(|element| element::is_block(&element.name));
            let outer = outer.map(|element| element.role);
            self.writer.open(role);
            self.piece = Some(Open { role, around: outer.unwrap_or(Role::Paragraph), words: 0 });
        }
        let Some(piece) = &mut self.piece else { return };
        piece.words += words;
        let inside = matches!(piece.role, Role::Byline | Role::DateLine) && role != piece.role;
        if inside && text.contains(char::is_alphanumeric) {
            piece.role = piece.around;
            self.writer.call(piece.around);
        }
        self.writer.part_of_text(part);
    }

    fn close(&mut self) {
        if let Some(piece) = self.piece.take() {
            let longest = match piece.role {
                Role::Byline => LONGEST_BYLINE,
                Role::Cell => LONGEST_CELL,
                _ => usize::MAX,
            };
            if piece.words > longest {
                self.writer.call(Role::Paragraph);
            }
            let number = self.writer.close();
            if piece.role == Role::Headline {
                self.headline = Some((number, self.is_in_scope()));
            }
        }
        for (key, parts) in std::mem::take(&mut self.fields) {
            self.writer.field(key, &parts);
        }
    }

    /// A line of an address or a poem; a headline goes on.
    fn break_line(&mut self, range: Range<usize>) {
        match self.piece.as_ref().map(|piece| piece.role) {
            Some(Role::Headline | Role::Subhead | Role::Cell) => self.writer.space(range),
            _ => self.close(),
        }
    }

    fn error(&mut self, error: Error) {
        let (what, sign) = match error {
            Error::EofInTag => ("a tag", "<"),
            Error::EofInComment => ("a comment", "<!--"),
            _ => return,
        };
        self.close();
        let start = self.writer.original().rfind(sign).unwrap_or_default();
        self.writer.trouble(start, format!("the file ends inside {what}"), "see whether the rest of it was lost");
    }

    /// What is said of the page: who wrote it, and when.
    fn meta(&mut self, tag: &StartTag<usize>) {
        let named = ["name", "property", "itemprop"].into_iter().find_map(|name| tag.value(name)).unwrap_or_default();
        match named.to_ascii_lowercase().as_str() {
            "author" => self.field("author", tag, "content"),
            "article:published_time" | "date" | "pubdate" | "dc.date" | "datepublished" | "parsely-pub-date" => {
                self.date(tag, "content");
            }
            _ => {}
        }
    }

    fn time(&mut self, tag: &StartTag<usize>) {
        let updated = |attribute: &str| {
            let value = tag.value(attribute).unwrap_or_default().to_ascii_lowercase();
            value.contains("modified") || value.contains("updated")
        };
        // A time within a sentence is one that the sentence speaks of.
        if self.piece.as_ref().is_none_or(|piece| piece.words <= 3) && !updated("class") && !updated("itemprop") {
            self.date(tag, "datetime");
        }
    }

    fn date(&mut self, tag: &StartTag<usize>, attribute: &str) {
        if !self.dated && tag.value(attribute).is_some_and(|value| value.contains(|c: char| c.is_ascii_digit())) {
            self.dated = true;
            self.field("date", tag, attribute);
        }
    }

    fn field(&mut self, key: &'static str, tag: &StartTag<usize>, attribute: &str) {
        let parts = attribute_parts(self.writer.original(), tag, attribute);
        if parts.is_empty() {
            return;
        }
        match self.piece {
            Some(_) => self.fields.push((key, parts)),
            None => drop(self.writer.field(key, &parts)),
        }
    }

    /// The page's title without the name of the site behind it.
    fn end_title(&mut self) {
        let Some(mut parts) = self.title.take() else { return };
        if let [Part::Verbatim(range)] = parts.as_mut_slice() {
            let text = &self.writer.original()[range.clone()];
            if let Some(end) = TITLE_ENDS.iter().filter_map(|sign| text.rfind(sign)).max() {
                range.end = range.start + end;
            }
        }
        self.writer.field("title", &parts);
    }

    fn is_copy(&self) -> bool {
        self.skipped == 0 && (self.is_in_scope() || self.is_inside("h1"))
    }

    fn is_in_scope(&self) -> bool {
        self.scope.is_none() || self.scopes > 0
    }

    fn is_inside(&self, name: &str) -> bool {
        self.stack.iter().any(|element| element.name == name)
    }

    fn role(&self) -> Role {
        self.stack.last().map_or(Role::Paragraph, |element| element.role)
    }
}

impl Attributes for StartTag<usize> {
    fn value(&self, name: &str) -> Option<String> {
        self.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
    }
}

/// An attribute's value where it stands.
fn attribute_parts(original: &str, tag: &StartTag<usize>, name: &str) -> Vec<Part> {
    let Some(value) = tag.attributes.get(name.as_bytes()) else { return Vec::new() };
    let text = String::from_utf8_lossy(value).into_owned();
    let written = &original[range(tag.span)];
    match written.find(&text) {
        Some(at) if !text.is_empty() => {
            let start = tag.span.start + at;
            vec![Part::Verbatim(start..start + text.len())]
        }
        _ if text.is_empty() => Vec::new(),
        _ => vec![Part::Escaped(text, range(tag.span))],
    }
}

fn range(span: Span<usize>) -> Range<usize> {
    span.start..span.end
}

#[cfg(test)]
mod tests;
