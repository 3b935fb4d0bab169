//! Text between tags: what stands there as it is, and what an entity stands for.

use crate::readers::writer::Part;
use html5gum::{Token, Tokenizer};
use std::ops::Range;

/// The parts of a stretch of text.
pub fn parts(original: &str, range: Range<usize>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = range.start;
    for (at, _) in original[range.clone()].match_indices('&') {
        let at = range.start + at;
        if at < from {
            continue;
        }
        let Some((length, text)) = entity(&original[at..range.end]) else { continue };
        if from < at {
            parts.push(Part::Verbatim(from..at));
        }
        parts.push(Part::Escaped(text, at..at + length));
        from = at + length;
    }
    if from < range.end {
        parts.push(Part::Verbatim(from..range.end));
    }
    parts
}

/// The length of an entity and what it stands for; nothing for an ampersand that is one.
pub fn entity(text: &str) -> Option<(usize, String)> {
    let name = |c: &u8| c.is_ascii_alphanumeric() || *c == b'#';
    let length = 1 + text.bytes().skip(1).take_while(name).count();
    let length = length + usize::from(text[length..].starts_with(';'));
    let piece = &text[..length];
    let known = match piece {
        "&amp;" => "&",
        "&lt;" => "<",
        "&gt;" => ">",
        "&quot;" => "\"",
        "&nbsp;" => "\u{A0}",
        "&apos;" | "&#39;" => "'",
        "&rsquo;" | "&#8217;" => "’",
        "&ldquo;" | "&#8220;" => "“",
        "&rdquo;" | "&#8221;" => "”",
        "&mdash;" | "&#8212;" => "—",
        "&ndash;" | "&#8211;" => "–",
        "&" => return None,
        _ => return decoded(piece).filter(|text| text != piece).map(|text| (length, text)),
    };
    Some((length, known.to_owned()))
}

/// The two thousand others, as the HTML standard has them.
fn decoded(entity: &str) -> Option<String> {
    Tokenizer::new(entity).find_map(|token| match token {
        Ok(Token::String(text)) => String::from_utf8(text.value.0).ok(),
        _ => None,
    })
}
