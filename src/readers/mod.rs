//! Files that are more than text to sources: one file here a format. Reading never fails: what is not understood is copy
//! or a trouble, and a trouble has a place.
//!
//! A reader takes decoded text (or the bytes of a container) and hands back an [`Extract`]: the copy, what the format
//! says of its parts, and the way back to the original.

mod docx;
mod html;
mod json;
mod markdown;
mod ninjs;
mod sniff;
mod wire;
mod writer;
mod xml;

use crate::source::{DecodeError, Extract, Role, Source};
use json::Text;
use writer::Writer;

pub use sniff::{BEGINNING, is_article, needs_a_look};

/// How a file is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Markdown,
    Html,
    Ninjs,
    /// One article a line.
    Jsonl,
    Docx,
    /// NITF and NewsML-G2.
    Xml,
}

impl Format {
    pub const ALL: [Format; 7] =
        [Format::Text, Format::Markdown, Format::Html, Format::Ninjs, Format::Jsonl, Format::Docx, Format::Xml];

    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Ninjs => "ninjs",
            Format::Jsonl => "jsonl",
            Format::Docx => "docx",
            Format::Xml => "xml",
        }
    }

    /// The format that a file's name speaks for; nothing else is known of plain text.
    pub fn of(name: &str) -> Self {
        let (_, ending) = name.rsplit_once('.').unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Format::Markdown,
            "html" | "htm" | "xhtml" => Format::Html,
            "json" => Format::Ninjs,
            "jsonl" | "ndjson" => Format::Jsonl,
            "docx" => Format::Docx,
            "xml" => Format::Xml,
            _ => Format::Text,
        }
    }
}

/// Reads a file of one article, or one article's line of a file of many.
///
/// # Errors
/// [`DecodeError`] if its bytes are no text, or too many for 32-bit positions.
pub fn read(name: impl Into<String>, bytes: Vec<u8>, format: Format) -> Result<Source, DecodeError> {
    if format == Format::Docx {
        return Ok(Source::from_text(name, "").with_extract(docx::read(&bytes)));
    }
    let source = Source::read(name, bytes)?;
    let reader: fn(&str) -> Extract = match format {
        Format::Text | Format::Docx => return Ok(source),
        Format::Markdown => markdown::read,
        Format::Html => html::read,
        Format::Ninjs => ninjs::read,
        Format::Jsonl => ninjs::read_line,
        Format::Xml => wire::read,
    };
    let extract = reader(&source.text);
    Ok(source.with_extract(extract))
}

/// What a field of an article's line of JSON Lines says, if that is a word or a number.
pub fn field(line: &[u8], name: &str) -> Option<String> {
    let line = String::from_utf8_lossy(line);
    let members = json::Value::read(line.trim_start_matches('\u{FEFF}')).ok()?.members()?;
    let (_, value) = members.into_iter().find(|(key, _)| key == name)?;
    value.scalar().filter(|said| !said.trim().is_empty())
}

/// A story of HTML is read as such, and any other by its lines.
fn write_story(writer: &mut Writer<'_>, story: &Text) {
    let beginning = story.text.trim_start();
    let tag =
        beginning.strip_prefix('<').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!'));
    let tags = tag || ["</p>", "<br", "</div>"].iter().any(|tag| story.text.contains(tag));
    if tags {
        writer.nest(html::read(&story.text), &story.map);
    } else {
        writer.whole(story, Role::Lines);
    }
}
