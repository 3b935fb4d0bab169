//! The formats of the newsroom, from file to finding: one article in all of them, hostile files, files of many articles.

use copydesk::finding::Finding;
use copydesk::readers::{self, Format};
use copydesk::report::{Texts, html, json, short};
use copydesk::source::{Source, SourceId};
use copydesk::{Evidence, Lexicon, Report, Settings, Shelf, Sources, lint};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use zip::write::{SimpleFileOptions, ZipWriter};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// The parts of one article with errors of many families.
const HEADLINE: &str = "Delegation of 30 returns from Stepanakert";
const BYLINE: &str = "By Ann Silva";
const PARAGRAPHS: [&str; 7] = [
    "The French delegation visited Stepanekert on Monday, November 29, 2020, and met the the mayor, Olivier Faure.",
    "It was received in Stepanakert by Mayor Oliver Faure & his deputy. “We will pay every cent, he said.",
    "The OSCE Minks Group will discuss the report, and the OSCE Minsk Group will publish it in 2021.",
    "Of the 120 guests, 80 came from abroad and 50 from the country.",
    "Stepanakert was calm. The streets of Stepanakert were swept in the morning – and again at noon.",
    "The café reopened on Tuesday <TK>, the owner said.",
    "The streets of Stepanakert were swept in the morning – and again at noon.",
];

fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Source {
    readers::read(name, bytes.into(), Format::of(name)).expect("this is text")
}

fn run(source: Source) -> (Report, Shelf) {
    let shelf: Shelf = [source].into_iter().collect();
    (lint(&shelf, &Evidence::default(), &LEXICON, &Settings::default()), shelf)
}

/// Each finding as its rule, its message and the words at its places.
fn told((report, shelf): &(Report, Shelf)) -> Vec<String> {
    let source = shelf.source(SourceId(0)).unwrap();
    let words = |finding: &Finding| -> Vec<String> {
        let labels = [&finding.primary].into_iter().chain(&finding.related);
        labels.map(|label| label.place.span.of(&source.text).to_owned()).collect()
    };
    let show = |finding: &Finding| format!("{} {}: {:?}", finding.rule, finding.message, words(finding));
    report.findings.iter().map(show).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('’', "&rsquo;").replace('é', "&#233;")
}

fn docx(body: &str) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(document.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// The article in each format.
fn everywhere() -> Vec<Source> {
    files().into_iter().map(|(name, bytes)| read(name, bytes)).collect()
}

/// The article as a file of each format, with a name for it.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let lines: Vec<&str> = [HEADLINE, BYLINE].into_iter().chain(PARAGRAPHS).collect();
    let tagged = |tag: &str| {
        let body: String = PARAGRAPHS.iter().map(|text| format!("<{tag}>\n {}</{tag}>\n", escaped(text))).collect();
        body.replace("Minks Group", "<b>Minks</b> Group")
    };
    let html =
        format!("<html><body><article><h1>{HEADLINE}</h1><p>{BYLINE}</p>{}</article></body></html>", tagged("p"));
    let markdown = format!("# {HEADLINE}\r\n\r\n{BYLINE}\r\n\r\n{}\r\n", PARAGRAPHS.join("\r\n\r\n"));
    let markdown = markdown.replace("Minks Group", "**Minks** Group").replace('<', "\\<").replace("30 ret", "30\nret");
    let ninjs = |key: &str, body: &str| {
        let document = serde_json::json!({
            "uri": "urn:a:1", "type": "text", key: body, "byline": BYLINE, "headline": HEADLINE, "language": "en",
        });
        serde_json::to_string_pretty(&document).unwrap().replace('é', "\\u00e9")
    };
    let paragraph = |text: &&str| {
        let (first, rest) = text.split_at(text.find(' ').unwrap());
        let runs = [first, rest].map(|run| format!("<w:r><w:t>{}</w:t></w:r>", escaped(run).replace("&rsquo;", "’")));
        format!("<w:p>{}</w:p>", runs.concat())
    };
    let nitf = format!(
        "<?xml version=\"1.0\"?><nitf><body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline><byline>{BYLINE}</byline>\
         </body.head><body.content>{}</body.content></body></nitf>",
        tagged("p")
    );
    vec![
        ("a.txt", lines.join("\n\n").into()),
        ("a.md", markdown.clone().into()),
        ("a.html", html.clone().into()),
        ("a.docx", docx(&lines.iter().map(paragraph).collect::<String>())),
        ("text.json", ninjs("body_text", &PARAGRAPHS.join("\n\n")).into()),
        ("html.json", ninjs("body_html", &tagged("p")).into()),
        (
            "a.jsonl",
            serde_json::json!({"headline": HEADLINE, "byline": BYLINE, "body": PARAGRAPHS.join("\n")})
                .to_string()
                .into(),
        ),
        ("a.xml", nitf.into()),
        (
            "utf16.html",
            "\u{FEFF}".encode_utf16().chain(html.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
        ),
        ("marked.md", format!("\u{FEFF}{markdown}").into()),
    ]
}

#[test]
fn one_article_has_the_same_findings_in_every_format() {
    let mut all = everywhere().into_iter().map(run);
    let expected = told(&all.next().unwrap());
    let rules: BTreeSet<&str> = expected.iter().map(|told| told.split(' ').next().unwrap()).collect();
    assert!(rules.len() >= 6, "{expected:#?}");
    for other in all {
        assert_eq!(told(&other), expected, "{}", other.1.name(SourceId(0)));
    }
}

#[test]
fn a_fix_is_right_in_the_file_or_is_not_offered() {
    let page = "<p>Stepanakert was calm, and Stepanakert slept. The mayor of Stepanakert spoke.</p>\n\
                <p>They went to Stepanekert. They went to <i>Stepan</i>ekert.</p>\n";
    let (report, shelf) = run(read("a.html", page));
    let source = shelf.source(SourceId(0)).unwrap();
    let fixes: Vec<_> = report.findings.iter().filter(|finding| finding.rule == "names/near-spelling").collect();
    assert_eq!(fixes.len(), 2, "{:#?}", report.findings);
    let [edit] = fixes[0].fix.as_ref().expect("a word without tags").edits.as_slice() else { panic!("one edit") };
    let bytes = source.bytes_of(edit.place.span).unwrap();
    let mended = format!("{}{}{}", &page[..bytes.start], edit.replacement, &page[bytes.end..]);
    assert!(mended.contains("They went to Stepanakert. They went to <i>"), "{mended}");
    assert_eq!(fixes[1].fix, None);
}

#[test]
fn fields_of_every_format_are_held_against_the_copy() {
    let copy = "GROSSETO, Italy (AP) -- The trial of Francesco Schettino has begun in a theater.";
    let mismatches = |source: Source| -> Vec<String> {
        let (report, shelf) = run(source);
        let source = shelf.source(SourceId(0)).unwrap();
        let found = report.findings.iter().filter(|finding| finding.rule == "cross/metadata-mismatch");
        found.map(|finding| finding.primary.place.span.of(&source.text).to_owned()).collect()
    };
    let ninjs = serde_json::json!({
        "uri": "urn:a:1", "located": "Grossetto, Italy", "person": [{"name": "Francesco Schetino"}], "body_text": copy
    });
    assert_eq!(mismatches(read("a.json", ninjs.to_string())), ["Grossetto", "Schetino"]);
    let markdown = format!("---\nlocated: \"Grossetto, Italy\"\n---\n\n{copy}\n");
    assert_eq!(mismatches(read("a.md", markdown)), ["Grossetto"]);
    let html = format!("<title>Captian on trial in Italy | AP</title><h1>Captain on trial in Italy</h1><p>{copy}</p>");
    assert_eq!(mismatches(read("a.html", html)), ["Captian"]);
    let newsml = format!(
        "<newsItem><contentMeta><located><name>Grossetto, Italy</name></located></contentMeta><contentSet><inlineXML>\
         <body><p>{copy}</p></body></inlineXML></contentSet></newsItem>"
    );
    assert_eq!(mismatches(read("a.xml", newsml)), ["Grossetto"]);
}

#[test]
fn a_page_says_what_day_it_is_from() {
    for (name, file) in [
        ("a.html", "<h1>Talks end</h1><time datetime=\"2020-11-28\">Today</time><p>They end on Monday, Nov. 28.</p>"),
        (
            "a.json",
            "{\"uri\": \"a\", \"versioncreated\": \"2020-11-28T10:00:00Z\", \"body_text\": \"They end on Monday, Nov. 28.\"}",
        ),
        ("a.md", "---\ndate: 2020-11-28\n---\n\n# Talks end\n\nThey end on Monday, Nov. 28.\n"),
        (
            "a.xml",
            "<nitf><head><docdata><date.issue norm=\"20201128\"/></docdata></head><body><body.content><p>They end on Monday, \
             Nov. 28.</p></body.content></body></nitf>",
        ),
    ] {
        let told = told(&run(read(name, file)));
        assert!(told.iter().any(|told| told.starts_with("dates/weekday-mismatch")), "{name}: {told:#?}");
    }
}

#[test]
fn comments_of_the_desk_are_read_in_pages() {
    let twice = "They met on the the bridge.";
    let stood = |name: &str, file: String| {
        let (report, _) = run(read(name, file));
        (report.findings.len(), report.let_stand)
    };
    let comment = "<!-- copydesk: stet duplicates -->";
    assert_eq!(stood("a.md", format!("{twice} {comment}\n\nThey left.\n")), (0, 1));
    assert_eq!(stood("a.md", format!("{comment}\n\n{twice}\n")), (0, 1));
    assert_eq!(stood("a.md", format!("{comment}\n\nThey left.\n\n{twice}\n")), (2, 0));
    assert_eq!(stood("a.html", format!("<p>{twice} {comment}</p>\n<p>They left.</p>")), (0, 1));
    assert_eq!(stood("a.html", format!("<p>{twice}</p> {comment}\n<p>They left.</p>")), (0, 1));
    assert_eq!(stood("a.html", format!("<p>They left.</p>\n{comment}\n<p>{twice}</p>")), (0, 1));
}

#[test]
fn bytes_that_are_no_text_count_as_broken_only_in_the_copy() {
    let files: [(&str, &[u8]); 3] = [
        ("a.html", b"<p>One<br title=\"\xFF\">\xC3\xA9t\xC3\xA9\xFF.</p>"),
        ("a.md", b"One <b title=\"\xFF\">\xC3\xA9t\xC3\xA9\xFF</b>.\n"),
        (
            "a.xml",
            b"<nitf><body><body.content><p>One<br a=\"\xFF\"/>\xC3\xA9t\xC3\xA9\xFF.</p></body.content></body></nitf>",
        ),
    ];
    for (name, file) in files {
        let source = read(name, file);
        let broken: Vec<&str> = source.broken.iter().map(|span| span.of(&source.text)).collect();
        assert_eq!(broken, ["\u{FFFD}"], "{name}: {:?}", source.text);
        run(source);
    }
}

#[test]
fn a_story_of_tags_alone_leaves_the_places_behind_it_where_they_are() {
    let file = r#"{"uri": "a", "headline": "Talks end", "body_html": "<p class=\"a\"><img src=\"a.png\"></p>",
        "associations": {"a": {"type": "picture", "description_text": "They met on the the bridge."}}}"#;
    let (report, shelf) = run(read("a.json", file));
    let source = shelf.source(SourceId(0)).unwrap();
    let doubled = report.findings.iter().find(|finding| finding.rule == "duplicates/repeated-word");
    let span = doubled.unwrap_or_else(|| panic!("{:#?}", report.findings)).primary.place.span;
    assert_eq!(&file[source.bytes_of(span).unwrap()], span.of(&source.text));
}

#[test]
fn hostile_files_end_soon_and_say_what_they_are() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE nitf [<!ENTITY a0 \"lol\">");
    (1..10).for_each(|n| bomb += &format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10)));
    bomb += "]><nitf><body><body.content><p>&a9;</p></body.content></body></nitf>";
    let external =
        "<!DOCTYPE nitf [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><nitf><body><p>One &x; two.</p></body></nitf>";
    let whole = docx(&"<w:p><w:r><w:t>One two three.</w:t></w:r></w:p>".repeat(1000));
    let zip_bomb = docx(&" ".repeat(60 << 20));
    let mut counts = whole.clone();
    let end = counts.len();
    counts[end - 12..end - 8].copy_from_slice(&[0xFF; 4]);
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("deep.html", deep("<div>", "</div>").into()),
        ("deep.xml", format!("<nitf>{}</nitf>", deep("<p>", "</p>")).into()),
        ("deep.json", deep("[", "]").into()),
        ("deep.jsonl", deep("{\"a\":", "}").into()),
        ("laughs.xml", bomb.into()),
        ("external.xml", external.into()),
        ("cut.docx", whole[..whole.len() / 2].to_vec()),
        ("bomb.docx", zip_bomb),
        ("counts.docx", counts),
        ("deep.docx", docx(&deep("<w:p>", "</w:p>"))),
        ("nothing.docx", Vec::new()),
        ("cut.json", b"{\"uri\": \"a\", \"headline\": \"x".to_vec()),
    ];
    for (name, bytes) in files {
        let started = Instant::now();
        let (report, _) = run(read(name, bytes));
        let broken = report.findings.iter().any(|finding| finding.rule == "source/broken-file");
        assert!(broken, "{name}: {:#?}", report.findings);
        assert!(started.elapsed() < Duration::from_secs(4), "{name} took {:?}", started.elapsed());
    }
}

#[test]
fn strange_but_sound_files_end_soon() {
    let files: Vec<(&str, String)> = vec![
        ("quotes.md", format!("{} one", ">".repeat(50_000))),
        ("brackets.md", "[".repeat(50_000)),
        ("stars.md", "*a **b ".repeat(20_000)),
        ("lists.md", (0..2000).map(|n| format!("{}- a\n", " ".repeat(n))).collect()),
        ("tags.html", format!("<p>{}", "<b>".repeat(400)) + &"</i>a".repeat(50_000)),
        ("entities.html", "&amp;&notit;&#x41;& ".repeat(50_000)),
        ("attributes.html", format!("<p {}>One.</p>", "a=b ".repeat(50_000))),
        ("long.json", format!("{{\"uri\": \"a\", \"body_text\": \"{}\"}}", "\\n".repeat(500_000))),
        ("keys.json", format!("{{\"uri\": \"a\", \"headline\": \"b\"{}}}", ", \"c\": {}".repeat(100_000))),
    ];
    for (name, file) in files {
        let started = Instant::now();
        run(read(name, file));
        assert!(started.elapsed() < Duration::from_secs(8), "{name} took {:?}", started.elapsed());
    }
}

/// Lints whatever a reader makes of some bytes, prints what is found, and asks for its places.
fn endure(bytes: &[u8], format: Format) {
    let Ok(source) = readers::read("a", bytes.to_vec(), format) else { return };
    let (report, shelf) = run(source);
    let (mut texts, mut out) = (Texts::new(&shelf), std::io::sink());
    json::write(&mut out, &report.findings, &mut texts).unwrap();
    short::write(&mut out, &report.findings, &mut texts).unwrap();
    html::write(&mut out, &report, &mut texts, &LEXICON).unwrap();
    for finding in &report.findings {
        assert!(finding.primary.place.span.range().end <= shelf.source(SourceId(0)).unwrap().text.len());
    }
}

/// Pieces of every format, that mutants are made of.
const PIECES: [&[u8]; 20] = [
    b"<",
    b"</p>",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"&#x0;",
    b"&amp",
    b"\"",
    b"\\u",
    b"\\ud83c",
    b"{",
    b"}",
    b"[",
    b"\n\n",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"---\n",
    b"<!-- copydesk: stet all",
    b"PK\x03\x04",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_any_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        Format::ALL.iter().for_each(|&format| endure(&bytes, format));
    }

    /// Files of one format that were damaged, or are read as another.
    #[test]
    fn no_mutant_of_a_file_makes_any_reader_panic(
        file in any::<Index>(),
        cuts in prop::collection::vec((any::<Index>(), 0..30_usize, any::<Index>()), 0..8),
        format in prop::option::of(prop::sample::select(&Format::ALL[..])),
    ) {
        let files = files();
        let (name, mut bytes) = file.get(&files).clone();
        for (at, length, piece) in cuts {
            let at = at.index(bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, piece.get(&PIECES).iter().copied());
        }
        endure(&bytes, format.unwrap_or_else(|| Format::of(name)));
    }

    #[test]
    fn any_beginning_of_a_file_of_any_format_can_be_linted(file in any::<Index>(), end in any::<Index>()) {
        let files = files();
        let (name, bytes) = file.get(&files);
        endure(&bytes[..end.index(bytes.len() + 1)], Format::of(name));
    }
}
