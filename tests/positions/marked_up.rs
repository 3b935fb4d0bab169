//! The same of copy in mark-up: the bytes of every label, decoded and with tags and escapes taken out, are its words, and
//! its line and column are those of the file. What takes them out here knows nothing of the readers.

use super::{Form, copy, decode, encode, form, print, run};
use copydesk::readers::{self, Format};
use copydesk::source::SourceId;
use copydesk::{Shelf, Sources};
use proptest::prelude::*;
use proptest::sample::Index;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Markdown,
    Html,
    Xml,
    Json,
    HtmlInJson,
    Lines,
}

const KINDS: [Kind; 6] = [Kind::Markdown, Kind::Html, Kind::Xml, Kind::Json, Kind::HtmlInJson, Kind::Lines];

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Markdown => "a.md",
            Kind::Html => "a.html",
            Kind::Xml => "a.xml",
            Kind::Json | Kind::HtmlInJson => "a.json",
            Kind::Lines => "a.jsonl",
        }
    }

    /// The copy as a file, disturbed by mark-up at some places.
    fn file(self, copy: &str, places: &[Index]) -> String {
        let (front_matter, story) = match copy.strip_prefix("---\n").and_then(|rest| rest.split_once("---\n")) {
            Some((fields, story)) => (format!("---\n{fields}---\n"), story),
            None => (String::new(), copy),
        };
        let paragraphs: Vec<&str> = story.split("\n\n").filter(|text| !text.trim().is_empty()).collect();
        match self {
            Kind::Markdown => {
                let marked: Vec<String> = paragraphs.iter().map(|text| markdown(text, places)).collect();
                format!("{front_matter}{}\n", marked.join("\n\n> "))
            }
            Kind::Html => tagged(&paragraphs, places, "<p class=\"x\">", "</p>\n"),
            Kind::Xml => {
                let body = tagged(&paragraphs, places, "<p>", "</p>\n").replace("<!--", "<!-- ");
                format!("<nitf>\n<body><body.content>{body}</body.content></body></nitf>")
            }
            Kind::Json => format!("{{\n \"uri\": \"a\",\n \"body_text\": {}}}", json(story, places)),
            Kind::HtmlInJson => {
                let body = tagged(&paragraphs, places, "<p>", "</p>\n");
                format!("{{\"uri\": \"a\",\n \"body_html\": {}}}", json(&body, places))
            }
            Kind::Lines => format!("{{\"headline\": \"A\", \"body\": {}}}", json(story, places)),
        }
    }

    fn strip(self, written: &str) -> String {
        match self {
            Kind::Markdown => strip_markdown(written),
            Kind::Html | Kind::Xml => strip_tags(written),
            Kind::Json | Kind::Lines => strip_json(written),
            Kind::HtmlInJson => strip_tags(&strip_json(written)),
        }
    }
}

/// Whether a character of a text is one of the places.
fn is_at(places: &[Index], at: usize) -> bool {
    places.iter().any(|place| place.index(97) == at % 97)
}

/// Every mark of punctuation escaped, some words in bold, some letters as entities.
fn markdown(text: &str, places: &[Index]) -> String {
    let words = text.split(' ').enumerate().map(|(at, word)| {
        let bold = is_at(places, at) && !word.is_empty() && word.chars().all(char::is_alphanumeric);
        let escape = |(at, c): (usize, char)| match c {
            c if c.is_ascii_punctuation() => format!("\\{c}"),
            c if c.is_alphabetic() && is_at(places, at + 5) => format!("&#x{:X};", c as u32),
            c => c.to_string(),
        };
        let word: String = word.chars().enumerate().map(escape).collect();
        if bold { format!("**{word}**") } else { word }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn strip_markdown(written: &str) -> String {
    let (mut text, mut rest) = (String::new(), written);
    while let Some(c) = rest.chars().next() {
        if let Some(behind) = rest.strip_prefix("**") {
            rest = behind;
        } else if let Some(escaped) =
            rest.strip_prefix('\\').filter(|rest| rest.starts_with(|c: char| c.is_ascii_punctuation()))
        {
            text += &escaped[..1];
            rest = &escaped[1..];
        } else if let Some(entity) = rest.strip_prefix("&#x") {
            let (digits, behind) = entity.split_once(';').expect("a whole entity");
            text.extend(u32::from_str_radix(digits, 16).ok().and_then(char::from_u32));
            rest = behind;
        } else {
            text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    text
}

/// Paragraphs of HTML with tags and comments inside words, and some letters as entities.
fn tagged(paragraphs: &[&str], places: &[Index], open: &str, close: &str) -> String {
    let paragraph = |text: &&str| {
        let inner: String = text
            .chars()
            .enumerate()
            .map(|(at, c)| {
                let c = match c {
                    '<' => "&lt;".to_owned(),
                    '&' => "&amp;".to_owned(),
                    '\u{0}' => "0".to_owned(),
                    c if c.is_alphabetic() && is_at(places, at + 11) => format!("&#x{:x};", c as u32),
                    c => c.to_string(),
                };
                let tags = ["<b>x</b>", "<!-- a > b -->", "<i title='a'><u></u></i>"];
                let tag = if is_at(places, at) { tags[at % tags.len()] } else { "" };
                format!("{}{c}", tag.replace('x', ""))
            })
            .collect();
        format!("{open}\n  {inner}{close}")
    };
    paragraphs.iter().map(paragraph).collect()
}

fn strip_tags(written: &str) -> String {
    let (mut text, mut rest) = (String::new(), written);
    while let Some(c) = rest.chars().next() {
        rest = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.split_once("-->").expect("a whole comment").1
        } else if c == '<' {
            rest.split_once('>').expect("a whole tag").1
        } else if c == '&' {
            let (entity, behind) = rest[1..].split_once(';').expect("a whole entity");
            match entity {
                "amp" => text.push('&'),
                "lt" => text.push('<'),
                code => text.extend(char::from_u32(u32::from_str_radix(&code[2..], 16).expect("a code"))),
            }
            behind
        } else {
            text.push(c);
            &rest[c.len_utf8()..]
        };
    }
    text
}

/// A string of JSON with some characters in escapes of their own.
fn json(text: &str, places: &[Index]) -> String {
    let escape = |(at, c): (usize, char)| {
        if is_at(places, at + 3) || c.is_control() || matches!(c, '"' | '\\') {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect()
        } else {
            c.to_string()
        }
    };
    format!("\"{}\"", text.chars().enumerate().map(escape).collect::<String>())
}

fn strip_json(written: &str) -> String {
    serde_json::from_str(&format!("\"{written}\"")).expect("whole escapes")
}

/// Words with single spaces between them; what a page cannot hold is lost.
fn folded(text: &str) -> String {
    text.replace('\u{0}', "\u{FFFD}").split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_bytes_of_every_label_without_mark_up_are_its_words(
        copy in copy(),
        kind in prop::sample::select(KINDS.to_vec()),
        places in prop::collection::vec(any::<Index>(), 0..8),
        form in form(),
    ) {
        let bytes = encode(&kind.file(&copy, &places), form);
        let Ok(source) = readers::read(kind.name(), bytes.clone(), Format::of(kind.name())) else { return Ok(()) };
        let shelf: Shelf = [source].into_iter().collect();
        let source = shelf.source(SourceId(0)).unwrap();
        let report = run(&shelf);
        let start_of_text = match form.0 {
            Form::Plain => 0,
            Form::Marked => 3,
            Form::Utf16Le | Form::Utf16Be => 2,
        };
        for finding in &report.findings {
            prop_assert!(finding.rule != "source/broken-file", "{}", finding.message);
            for label in finding.related.iter().chain([&finding.primary]) {
                let span = label.place.span;
                let words = source.text.get(span.range()).expect("a span lies in its text");
                let range = source.bytes_of(span).unwrap();
                let written = decode(&bytes[range.clone()], form.0);
                // A label may reach over several paragraphs only in lines that are one.
                prop_assert_eq!(folded(&kind.strip(&written)), folded(words), "{}: {}", finding.rule, written);
                let before = decode(&bytes[start_of_text..range.start], form.0);
                let line = before.rsplit('\n').next().unwrap_or_default();
                let place = source.lines().of(span).0;
                prop_assert_eq!((place.line, place.column), (before.matches('\n').count() + 1, line.chars().count() + 1));
            }
            for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
                let range = source.bytes_of(edit.place.span).unwrap();
                let words = edit.place.span.of(&source.text);
                prop_assert_eq!(decode(&bytes[range], form.0).replace("\r\n", " ").replace('\n', " "), words);
            }
        }
        print(&shelf, &report.findings);
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), format in prop::sample::select(Format::ALL.to_vec())) {
        if let Ok(source) = readers::read("a", bytes, format) {
            let shelf: Shelf = [source].into_iter().collect();
            print(&shelf, &run(&shelf).findings);
        }
    }

    #[test]
    fn no_mark_up_makes_a_reader_panic(
        text in r#"(<[a-z/!-]{0,4}( [a-z]+="?[a-z]?"?)?>?|&#?[a-zX0-9]{0,4};?|[*_>#`|~\[\]()!-]{1,3}|\{"uri":"a","body_text":"|\\[un"]|"[,:}]?|[A-Z][a-z]+ |[0-9]+|\n\n?| {1,5}|\PC){0,60}"#,
        format in prop::sample::select(Format::ALL.to_vec()),
    ) {
        if let Ok(source) = readers::read("a", text.into_bytes(), format) {
            let shelf: Shelf = [source].into_iter().collect();
            print(&shelf, &run(&shelf).findings);
        }
    }

    #[test]
    fn the_beginning_of_a_file_can_be_read(copy in copy(), kind in prop::sample::select(KINDS.to_vec()), end in any::<Index>()) {
        let file = kind.file(&copy, &[]).into_bytes();
        let cut = file[..end.index(file.len() + 1)].to_vec();
        let source = readers::read(kind.name(), cut, Format::of(kind.name()));
        if let Ok(source) = source {
            let shelf: Shelf = [source].into_iter().collect();
            print(&shelf, &run(&shelf).findings);
        }
    }
}
