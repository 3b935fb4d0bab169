//! Files that are more than text to sources: one file here a format. Reading never fails: what is not understood is copy
//! or a trouble, and a trouble has a place.
//!
//! A reader takes decoded text (or the bytes of a container) and hands back an [`Extract`]: the copy, what the format
//! says of its parts, and the way back to the original.

mod html;
mod json;
mod markdown;
mod ninjs;
mod sniff;
mod writer;

use crate::source::{DecodeError, Extract, Source};

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
}

impl Format {
    pub const ALL: [Format; 5] = [Format::Text, Format::Markdown, Format::Html, Format::Ninjs, Format::Jsonl];

    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Ninjs => "ninjs",
            Format::Jsonl => "jsonl",
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
            _ => Format::Text,
        }
    }
}

/// Reads a file of one article, or one article's line of a file of many.
///
/// # Errors
/// [`DecodeError`] if its bytes are no text, or too many for 32-bit positions.
pub fn read(name: impl Into<String>, bytes: Vec<u8>, format: Format) -> Result<Source, DecodeError> {
    let source = Source::read(name, bytes)?;
    let reader: fn(&str) -> Extract = match format {
        Format::Text => return Ok(source),
        Format::Markdown => markdown::read,
        Format::Html => html::read,
        Format::Ninjs => ninjs::read,
        Format::Jsonl => ninjs::read_line,
    };
    let extract = reader(&source.text);
    Ok(source.with_extract(extract))
}
