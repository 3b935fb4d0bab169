//! Word files: the paragraphs in their order, with their runs joined. What is struck from the copy by a tracked change, moved
//! away or hidden is no copy; notes, headers and remarks in the margin are not read.
//!
//! The bytes of a packed file are nobody's, so a place is a paragraph and a character: the original of the text is the
//! paragraphs, one a line.

mod package;
mod paragraphs;
mod styles;

use super::writer::{Part, Writer};
use crate::source::{Extract, Mark, Role};
use package::Package;
use paragraphs::Paragraph;

/// What stands in a paragraph for the end of a line, as in Word itself.
const LINE: char = '\u{B}';

pub fn read(bytes: &[u8]) -> Extract {
    let mut trouble = None;
    let mut paragraphs = Vec::new();
    let mut fields = Vec::new();
    match Package::open(bytes).and_then(|mut package| Ok((package.document()?, package))) {
        Err(why) => trouble = Some(format!("this is no sound Word file: {why}")),
        Ok((document, mut package)) => {
            let styles = styles::read(&package.optional("word/styles.xml"));
            if let Err(why) = paragraphs::read(&document, &styles, &mut paragraphs) {
                trouble = Some(format!("the Word file's text is damaged: {why}"));
            }
            fields = styles::fields(&package.optional("docProps/core.xml"));
        }
    }
    let mut original: String = paragraphs.iter().flat_map(|paragraph| [paragraph.text.as_str(), "\n"]).collect();
    let copy = original.len();
    fields.iter().for_each(|(_, value)| original.extend([value.as_str(), "\n"]));

    let mut writer = Writer::new(&original, Mark::Container);
    let (mut at, mut titled) = (0, false);
    for paragraph in &paragraphs {
        write(&mut writer, paragraph, at, &mut titled);
        at += paragraph.text.len() + 1;
    }
    if let Some(message) = trouble {
        writer.trouble(copy, message, "what could be read was linted: see whether the file is whole");
    }
    for (key, value) in &fields {
        writer.field(key, &[Part::Verbatim(at..at + value.len())]);
        at += value.len() + 1;
    }
    writer.finish()
}

/// Writes a paragraph, or its lines. The first of several headlines is the article's.
fn write(writer: &mut Writer<'_>, paragraph: &Paragraph, at: usize, titled: &mut bool) {
    let role = match paragraph.role {
        Role::Headline if std::mem::replace(titled, true) => Role::Subhead,
        role => role,
    };
    let mut start = at;
    for line in paragraph.text.split(LINE) {
        writer.piece(role, &[Part::Verbatim(start..start + line.len())]);
        start += line.len() + LINE.len_utf8();
    }
}

#[cfg(test)]
mod tests;
