//! Reads a rule's page: its title, its summary, and its examples, which are tests.
//!
//! An example is a fenced block whose info string begins with `article`. Beneath a line of it may stand lines of
//! marks: spaces, one run of `^` (the finding) or `-` (a related place), then the end of the line or a space and the
//! label. `rules/README.md` describes the form in full.

use crate::source::Span;

/// One desk of articles with what must be found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// The line of the page (from 1) on which its first block begins.
    pub line: usize,
    /// The paragraph before it.
    pub caption: String,
    pub articles: Vec<ExampleArticle>,
    /// A `copydesk.toml` and a list of names that the example runs with.
    pub config: Option<String>,
    pub names: Option<String>,
}

/// One fenced block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExampleArticle {
    pub file: String,
    /// Evidence only: never reported on.
    pub reference: bool,
    /// The bytes of the file, with line ends and byte order mark as asked for.
    pub bytes: Vec<u8>,
    /// Marks over the text that the bytes decode to.
    pub marks: Vec<Mark>,
}

/// A place that a finding must point at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    pub span: Span,
    pub primary: bool,
    pub label: Option<String>,
}

/// The page's first heading.
pub fn title(page: &str) -> &str {
    page.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default()
}

/// The paragraph under the title: one sentence that says what the rule finds.
pub fn summary(page: &str) -> &str {
    page.lines()
        .skip_while(|line| !line.starts_with("# "))
        .skip(1)
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default()
}

/// What stands under a heading, as it is written; empty if the page has no such heading.
pub fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let mut parts = page.split("\n## ").skip(1);
    let found = parts.find_map(|part| part.strip_prefix(heading)?.strip_prefix('\n'));
    found.unwrap_or_default().trim()
}

/// The examples in the order of the page.
///
/// # Errors
/// A sentence with the line at fault, if a block's info string is not understood or a mark stands beneath nothing.
pub fn examples(page: &str) -> Result<Vec<Example>, String> {
    let mut examples: Vec<Example> = Vec::new();
    let mut caption = String::new();
    let mut settings = Example::default();
    let mut open = false;
    let mut lines = page.lines().enumerate().peekable();
    while let Some((number, line)) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            if line.starts_with('#') {
                open = false;
            }
            if !line.trim().is_empty() {
                caption = line.trim().to_owned();
            }
            continue;
        };
        let mut body = Vec::new();
        for (_, line) in lines.by_ref().take_while(|(_, line)| !line.starts_with("```")) {
            body.push(line);
        }
        let mut words = info.split_whitespace();
        match words.next() {
            Some("article") => {}
            Some("toml") if info.ends_with("copydesk.toml") => {
                settings.config = Some(body.join("\n") + "\n");
                open = false;
                continue;
            }
            Some("names") => {
                settings.names = Some(body.join("\n") + "\n");
                open = false;
                continue;
            }
            _ => continue,
        }
        let article = article(words, &body).map_err(|error| format!("line {}: {error}", number + 1))?;
        let named = !article.file.is_empty();
        let joins = open
            && named
            && examples.last().is_some_and(|last| last.articles.iter().all(|other| other.file != article.file));
        if !joins {
            let mut example = std::mem::take(&mut settings);
            example.line = number + 1;
            example.caption.clone_from(&caption);
            examples.push(example);
        }
        open = named;
        let example = examples.last_mut().expect("pushed above");
        let file = if named { article.file.clone() } else { "example.txt".to_owned() };
        example.articles.push(ExampleArticle { file, ..article });
    }
    Ok(examples)
}

fn article<'p>(words: impl Iterator<Item = &'p str>, body: &[&str]) -> Result<ExampleArticle, String> {
    let mut article = ExampleArticle::default();
    let (mut crlf, mut bom, mut escapes) = (false, false, false);
    for word in words {
        match word {
            "crlf" => crlf = true,
            "bom" => bom = true,
            "escapes" => escapes = true,
            "against" => article.reference = true,
            file if file.contains('.') && article.file.is_empty() => article.file = file.to_owned(),
            other => return Err(format!("unknown word `{other}` in the info string")),
        }
    }
    let end = if crlf { "\r\n" } else { "\n" };
    let mut text = String::new();
    let mut bytes = if bom { "\u{FEFF}".as_bytes().to_vec() } else { Vec::new() };
    let mut last_line: Option<(usize, String)> = None;
    for line in body {
        if let Some((indent, length, primary, label)) = marks(line) {
            let (start, above) = last_line.as_ref().ok_or("a mark stands beneath no text")?;
            let span = columns(above, indent, length)
                .ok_or_else(|| format!("the mark `{}` reaches past its line", line.trim()))?;
            let span = Span::new(start + span.start, start + span.end);
            article.marks.push(Mark { span, primary, label });
            continue;
        }
        let line = line.strip_prefix('\\').unwrap_or(line);
        let (line, raw) = if escapes { unescape(line)? } else { (line.to_owned(), line.as_bytes().to_vec()) };
        let start = text.len();
        for part in [&line, end] {
            text.push_str(part);
        }
        for part in [&raw, end.as_bytes()] {
            bytes.extend_from_slice(part);
        }
        last_line = Some((start, line));
    }
    article.marks.sort();
    article.bytes = bytes;
    Ok(article)
}

/// Reads a line of marks: indent and length in characters, kind, label.
fn marks(line: &str) -> Option<(usize, usize, bool, Option<String>)> {
    let rest = line.trim_start_matches(' ');
    let indent = line.len() - rest.len();
    let kind = rest.chars().next().filter(|c| matches!(c, '^' | '-'))?;
    let behind = rest.trim_start_matches(kind);
    let length = rest.len() - behind.len();
    let label = match behind.strip_prefix(' ') {
        Some(label) => Some(label.trim().to_owned()).filter(|label| !label.is_empty()),
        None if behind.is_empty() => None,
        None => return None,
    };
    // A bare `---` is text, and so is a list item.
    if kind == '-' && (label.is_none() && length == 3 || label.is_some() && length == 1 && indent == 0) {
        return None;
    }
    Some((indent, length, kind == '^', label))
}

/// The bytes of `length` characters from character `indent` on.
fn columns(line: &str, indent: usize, length: usize) -> Option<std::ops::Range<usize>> {
    let mut offsets = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    let start = offsets.clone().nth(indent)?;
    let end = offsets.nth(indent + length)?;
    Some(start..end)
}

/// `\u{1b}`, `\t`, `\\`, `\xE9`: characters that a page cannot show, and bytes that are none. The line as it is read,
/// where such a byte is U+FFFD, and its bytes.
fn unescape(line: &str) -> Result<(String, Vec<u8>), String> {
    let (mut text, mut bytes) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        rest = &rest[at + 1..];
        let c = if let Some(code) = rest.strip_prefix("u{") {
            let (digits, behind) = code.split_once('}').ok_or("an escape does not end")?;
            rest = behind;
            u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).ok_or("an escape is no character")?
        } else if let Some(code) = rest.strip_prefix('x') {
            let digits = code.get(..2).ok_or("an escape does not end")?;
            bytes.push(u8::from_str_radix(digits, 16).map_err(|_| "an escape is no byte")?);
            text.push('\u{FFFD}');
            rest = &code[2..];
            continue;
        } else {
            let c = rest.chars().next().ok_or("a lone backslash at the line's end")?;
            rest = &rest[c.len_utf8()..];
            if c == 't' { '\t' } else { c }
        };
        text.push(c);
        bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
    text.push_str(rest);
    bytes.extend_from_slice(rest.as_bytes());
    Ok((text, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(page: &str) -> Example {
        examples(page).unwrap().remove(0)
    }

    #[test]
    fn marks_stand_beneath_the_words_they_mean() {
        let example = one("```article\nIn Stepanekert.\n   ^^^^^^^^^^^\nIn Stepanakert.\n   ----------- here\n```\n");
        let article = &example.articles[0];
        assert_eq!(article.bytes, b"In Stepanekert.\nIn Stepanakert.\n");
        assert_eq!(article.marks[0], Mark { span: Span::new(3, 14), primary: true, label: None });
        assert_eq!(article.marks[1], Mark { span: Span::new(19, 30), primary: false, label: Some("here".into()) });
    }

    #[test]
    fn a_rule_of_three_dashes_is_text() {
        let example = one("```article\n---\ntitle: A\n---\n```\n");
        assert!(example.articles[0].marks.is_empty());
    }

    #[test]
    fn named_blocks_form_one_desk_until_a_name_repeats() {
        let examples =
            examples("```article a.txt\nA\n```\n```article b.txt\nB\n```\n```article a.txt\nC\n```\n").unwrap();
        assert_eq!(examples.iter().map(|example| example.articles.len()).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn a_byte_that_is_no_text_counts_as_one_character() {
        let example = one("```article escapes\né \\xFFb\n   ^\n```\n");
        let article = &example.articles[0];
        assert_eq!(article.bytes, b"\xC3\xA9 \xFFb\n");
        assert_eq!(article.marks[0].span, Span::new(6, 7));
    }

    #[test]
    fn a_mark_past_the_end_of_its_line_is_an_error() {
        assert!(examples("```article\nAb\n   ^^^^\n```\n").is_err());
    }
}
