//! XML, node by node. Nothing is fetched and nothing is declared: an entity that XML itself does not have, or HTML, stays
//! unknown, whatever a document type says of it.

use super::html::text;
use super::writer::Part;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// Elements that may stand inside one another.
const DEEPEST: usize = 512;

pub enum Node<'o> {
    Start(Tag<'o>),
    /// The end of an element; an empty one has both.
    End(&'o str),
    Text(Vec<Part>),
    Comment(Range<usize>),
    /// A reference to an entity that is not known.
    Unknown(Range<usize>),
}

/// The beginning of an element.
pub struct Tag<'o> {
    /// Without its prefix.
    pub name: &'o str,
    pub range: Range<usize>,
    original: &'o str,
    tag: BytesStart<'o>,
}

/// Why the rest of a document was not read, and from which byte on.
pub struct Broken {
    pub at: usize,
    pub why: String,
}

/// Hands every node of a document to `each`, in order, up to where it is broken.
pub fn walk<'o>(original: &'o str, mut each: impl FnMut(Node<'o>)) -> Result<(), Broken> {
    let mut reader = Reader::from_str(original);
    let mut open: Vec<&str> = Vec::new();
    loop {
        let start = reader.buffer_position() as usize;
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return Err(Broken { at: reader.error_position() as usize, why: error.to_string() }),
        };
        let range = start..reader.buffer_position() as usize;
        match event {
            Event::Start(_) if open.len() == DEEPEST => {
                let why = format!("elements stand more than {DEEPEST} deep inside one another");
                return Err(Broken { at: start, why });
            }
            Event::Start(tag) => {
                let name = local(&original[start + 1..]);
                open.push(name);
                each(Node::Start(Tag { name, range, original, tag }));
            }
            Event::Empty(tag) => {
                let name = local(&original[start + 1..]);
                each(Node::Start(Tag { name, range, original, tag }));
                each(Node::End(name));
            }
            Event::End(_) => {
                open.pop();
                each(Node::End(local(&original[start + 2..])));
            }
            Event::Text(_) => each(Node::Text(vec![Part::Verbatim(range)])),
            Event::CData(text) => {
                let inner = range.start + "<![CDATA[".len();
                each(Node::Text(vec![Part::Verbatim(inner..inner + text.len())]));
            }
            Event::GeneralRef(_) => match text::entity(&original[range.clone()]) {
                // HTML knows entities that do not end: what stands behind one is not to be lost.
                Some((length, character)) if length == range.len() => {
                    each(Node::Text(vec![Part::Escaped(character, range)]));
                }
                _ => each(Node::Unknown(range)),
            },
            Event::Comment(_) => each(Node::Comment(range)),
            Event::Eof => {
                let inside = open.last().map(|name| format!("the file ends inside `{name}`"));
                return inside.map_or(Ok(()), |why| Err(Broken { at: original.len(), why }));
            }
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// The name without its prefix at the beginning of a tag's text.
fn local(tag: &str) -> &str {
    let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(tag.len());
    tag[..end].rsplit_once(':').map_or(&tag[..end], |(_, name)| name)
}

impl Tag<'_> {
    /// The value of an attribute as it is written, whatever its prefix is.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.tag.attributes();
        let found =
            attributes.with_checks(false).flatten().find(|found| found.key.local_name().into_inner() == name)?;
        Some(found.value.into_owned())
    }

    /// Where that value stands.
    pub fn attribute_part(&self, name: &str) -> Option<Part> {
        let value = self.attribute(name).filter(|value| !value.is_empty())?;
        let at = self.range.start + self.original[self.range.clone()].find(&value)?;
        Some(Part::Verbatim(at..at + value.len()))
    }
}
