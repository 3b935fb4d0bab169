//! The editor's own idea of its text, worked out apart from the program's: units of UTF-16, looked at one by one.

use serde_json::{Value, json};

/// The position of the character with this number: lines end with `\n`, `\r\n` or `\r`.
pub fn position(text: &[char], at: usize) -> Value {
    let (mut line, mut character) = (0, 0);
    for (number, &c) in text[..at].iter().enumerate() {
        let ends = c == '\n' || c == '\r' && text.get(number + 1) != Some(&'\n');
        (line, character) = if ends { (line + 1, 0) } else { (line, character + c.len_utf16()) };
    }
    json!({ "line": line, "character": character })
}

pub fn range(text: &[char], from: usize, to: usize) -> Value {
    json!({ "start": position(text, from), "end": position(text, to) })
}

/// The range of some words of a text.
pub fn range_of(text: &str, words: &str) -> Value {
    let at = text[..text.find(words).unwrap()].chars().count();
    range(&text.chars().collect::<Vec<_>>(), at, at + words.chars().count())
}

/// The words that a range marks.
pub fn words(text: &str, range: &Value) -> String {
    let text: Vec<char> = text.chars().collect();
    let at =
        |wanted: &Value| (0..=text.len()).find(|&at| position(&text, at) == *wanted).expect("a position in the text");
    text[at(&range["start"])..at(&range["end"])].iter().collect()
}

/// The text after the edits of an action that changes this document.
pub fn applied(text: &str, action: &Value, uri: &str) -> String {
    let changes = action["edit"]["documentChanges"].as_array().unwrap();
    let edits = changes.iter().filter(|change| change["textDocument"]["uri"] == uri);
    let mut edits: Vec<&Value> = edits.flat_map(|change| change["edits"].as_array().unwrap()).collect();
    let line = |edit: &Value| (edit["range"]["start"]["line"].as_u64(), edit["range"]["start"]["character"].as_u64());
    edits.sort_by_key(|edit| std::cmp::Reverse(line(edit)));
    let mut text: Vec<char> = text.chars().collect();
    for edit in edits {
        let at = |wanted: &Value| (0..=text.len()).find(|&at| position(&text, at) == *wanted).expect("a position");
        let (from, to) = (at(&edit["range"]["start"]), at(&edit["range"]["end"]));
        text.splice(from..to, edit["newText"].as_str().unwrap().chars());
    }
    text.into_iter().collect()
}
