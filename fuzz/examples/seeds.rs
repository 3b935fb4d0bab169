//! Writes what the fuzzers begin with, made of the examples of the rules' pages: `cargo run --example seeds`. What lies in
//! the corpora already stays there.

use copydesk::archive::learn;
use copydesk::baseline::Baseline;
use copydesk::config;
use copydesk::fix::diff;
use copydesk::lint::{Cache, lint_with};
use copydesk::lsp::frame;
use copydesk::report::Texts;
use copydesk::rules::{self, page};
use copydesk::source::{Source, SourceId};
use copydesk::{Evidence, Settings, Shelf, lint};
use copydesk_fuzz::house::LEXICON;
use copydesk_fuzz::inputs::{BETWEEN, cache_file, pack};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

/// Every so many articles one is written in the formats of mark-up.
const EVERY: usize = 9;

fn main() -> std::io::Result<()> {
    let examples: Vec<page::Example> =
        rules::all().flat_map(|rule| page::examples(rule.page).unwrap_or_default()).collect();
    let articles = || examples.iter().flat_map(|example| &example.articles);
    for rule in rules::all() {
        write("rule_page", rule.name, rule.page.as_bytes())?;
    }
    for (number, article) in articles().enumerate() {
        let name = number.to_string();
        write("text", &name, &article.bytes)?;
        if number % EVERY == 0 {
            marked_up(&name, &String::from_utf8_lossy(&article.bytes))?;
        }
    }
    for (number, example) in examples.iter().enumerate() {
        let name = number.to_string();
        if example.articles.len() > 1 || number % EVERY == 0 {
            let parts: Vec<&[u8]> = example.articles.iter().map(|article| &article.bytes[..]).collect();
            write("desk", &name, &parts.join(&BETWEEN))?;
        }
        if let Some(text) = &example.config {
            write("config", &name, text.as_bytes())?;
        }
        if let Some(text) = &example.names {
            write("house_list", &name, text.as_bytes())?;
        }
    }
    // The start without its comments is a configuration.
    write("config", "start", config::start().as_bytes())?;
    write("config", "all", config::start().replace("# ", "").as_bytes())?;
    for (number, few) in articles().collect::<Vec<_>>().chunks(40).enumerate().step_by(4) {
        many(&number.to_string(), few)?;
    }
    sessions(&examples)
}

/// An article in every format of mark-up.
fn marked_up(name: &str, text: &str) -> std::io::Result<()> {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('’', "&rsquo;");
    let paragraphs = || escaped.split("\n\n").map(str::trim);
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let tagged = |tag: &str| paragraphs().map(|part| format!("<{tag}>\n {part}</{tag}>\n")).collect::<String>();
    let html = tagged("p").replacen("<p>", "<p><b>", 1).replacen("</p>", "</b></p>", 1);
    write(
        "markdown",
        name,
        format!("---\ntitle: {first}\n---\n# {first}\n\n{}", text.replace("said", "*said*")).as_bytes(),
    )?;
    let figure = "<figure><img alt=\"A bridge\"><figcaption>A bridge.</figcaption></figure>";
    let page =
        format!("<title>{first} | AP</title><article><h1>{first}</h1>{html}{figure}<ul><li>One</li></ul></article>");
    write("html", name, page.as_bytes())?;
    let ninjs = json!({ "uri": "urn:a", "type": "text", "headline": first, "byline": "By Ann Silva", "body_text": rest,
        "body_html": html, "language": "en", "located": "Oslo", "person": [{ "name": "Ann Silva" }] });
    write("ninjs", name, ninjs.to_string().replace('e', "\\u0065").replace("\"typ\\u0065", "\"type").as_bytes())?;
    let line = json!({ "headline": first, "body": text, "author": "Ann Silva", "date": "2020-11-29" });
    write("jsonl", name, format!("{line}\n\n{line}\r\n").as_bytes())?;
    let nitf = format!(
        "<?xml version=\"1.0\"?><nitf><head><title>{0}</title></head><body><body.head><hedline><hl1>{0}</hl1></hedline>\
         <byline>By Ann Silva</byline></body.head><body.content>{1}</body.content></body></nitf>",
        escaped.lines().next().unwrap_or_default(),
        tagged("p").replace("&rsquo;", "&#8217;")
    );
    write("wire", name, nitf.as_bytes())?;
    let newsml = format!(
        "<newsItem xml:lang=\"en\"><contentMeta><headline>{}</headline><located><name>Oslo</name></located></contentMeta>\
         <contentSet><inlineXML><html><body>{}</body></html></inlineXML></contentSet></newsItem>",
        escaped.lines().next().unwrap_or_default(),
        tagged("p").replace("&rsquo;", "<!-- copydesk: stet names -->")
    );
    write("wire", &format!("{name}-newsml"), newsml.as_bytes())?;
    let runs = |part: &str| format!("<w:p><w:r><w:t>{}</w:t><w:br/></w:r></w:p>", part.replace("&rsquo;", "’"));
    let document = format!("<w:document><w:body>{}</w:body></w:document>", paragraphs().map(runs).collect::<String>());
    let styles = "<w:styles><w:style w:styleId=\"a\"><w:name w:val=\"heading 1\"/></w:style></w:styles>";
    let parts = [document.as_str(), styles, "<p><dc:creator>Ann Silva</dc:creator></p>"];
    write("docx", name, parts.join("\u{1E}").as_bytes())?;
    write("docx", &format!("{name}-packed"), &pack(&parts.map(|part| part.as_bytes().to_vec())))
}

/// What is made of many articles at once.
fn many(name: &str, articles: &[&page::ExampleArticle]) -> std::io::Result<()> {
    let sources = articles.iter().filter_map(|article| Source::read("a.txt", article.bytes.clone()).ok());
    let shelf: Shelf = sources.collect();
    let archive = learn(&shelf, &LEXICON).map_err(std::io::Error::other)?.archive;
    write("archive", name, &archive)?;
    cached(name, &shelf)?;
    let findings = lint(&shelf, &Evidence::default(), &LEXICON, &Settings::default()).findings;
    let baseline = Baseline::of(&findings, &mut Texts::new(&shelf));
    write("baseline", name, baseline.to_text().as_bytes())
}

/// What a cache keeps of articles, and a file of it.
fn cached(name: &str, shelf: &Shelf) -> std::io::Result<()> {
    struct Kept(Mutex<Vec<Vec<u8>>>);
    impl Cache for Kept {
        fn key(&self, source: SourceId) -> Option<u128> {
            Some(u128::from(source.0))
        }
        fn get(&self, _: u128) -> Option<Vec<u8>> {
            None
        }
        fn put(&self, _: u128, kept: &[u8]) {
            self.0.lock().expect("no thread has panicked").push(kept.to_vec());
        }
    }
    let kept = Kept(Mutex::default());
    lint_with(shelf, &Evidence::default(), &LEXICON, &Settings::default(), Some(&kept));
    let mut kept = kept.0.into_inner().expect("no thread has panicked");
    kept.sort_by_key(Vec::len);
    let (mut file, mut index) = (b"copydesk-cache-1".to_vec(), Vec::new());
    for (number, record) in kept.iter().enumerate().step_by(10) {
        write("cache", &format!("{name}-{number}"), record)?;
        index.extend((number as u128).to_le_bytes());
        index.extend((file.len() as u64).to_le_bytes());
        index.extend((record.len() as u32).to_le_bytes());
        index.push(0);
        file.extend([0; 8]);
        file.extend(record);
    }
    let start = file.len() as u64;
    file.extend(index);
    file.extend(start.to_le_bytes());
    file.extend([0; 32]);
    write("cache", name, &cache_file(&file))
}

/// Sessions with an editor, and patches.
fn sessions(examples: &[page::Example]) -> std::io::Result<()> {
    for (number, example) in examples.iter().enumerate().step_by(4 * EVERY) {
        let (name, bytes) = (number.to_string(), &example.articles[0].bytes);
        let text = String::from_utf8_lossy(bytes);
        let mut edits = vec![number as u8];
        edits.extend_from_slice(bytes);
        for step in
            [&b"c\0\x04\0\x06the the "[..], b"h\0\x05", b"a\0\0\x02\xFF", b"x", b"c\x01\0\0\x02\r\n", b"a\0\0\x09\0"]
        {
            edits.push(BETWEEN);
            edits.extend_from_slice(step);
        }
        write("lsp_edits", &name, &edits)?;

        let (uri, at) = ("untitled:a", json!({ "line": 0, "character": 3 }));
        let range = json!({ "start": at, "end": at });
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        let messages = [
            json!({ "id": 1, "method": "initialize", "params": { "capabilities": { "textDocument": {
                "codeAction": { "codeActionLiteralSupport": {} } } } } }),
            json!({ "method": "initialized", "params": {} }),
            json!({ "method": "textDocument/didOpen", "params": { "textDocument": document } }),
            json!({ "method": "textDocument/didChange", "params": { "textDocument": { "uri": uri, "version": 2 },
                "contentChanges": [{ "range": range, "text": "the the " }] } }),
            json!({ "id": 2, "method": "textDocument/codeAction", "params": { "textDocument": { "uri": uri }, "range": range } }),
            json!({ "id": 3, "method": "textDocument/hover", "params": { "textDocument": { "uri": uri }, "position": at } }),
            json!({ "method": "$/cancelRequest", "params": { "id": 3 } }),
            json!({ "method": "textDocument/didClose", "params": { "textDocument": { "uri": uri } } }),
            json!({ "id": "b", "method": "shutdown" }),
            json!({ "method": "exit" }),
        ];
        let mut stream = Vec::new();
        for message in &messages {
            frame::write(&mut stream, message.to_string().as_bytes())?;
        }
        write("lsp_stream", &name, &stream)?;

        let after = text.replacen("the ", "a\n", 2);
        let mut patch = b"diff --git a/a b.txt b/a b.txt\n".to_vec();
        diff::write(&mut patch, "a b.txt", bytes, after.as_bytes())?;
        write("since", &name, &patch)?;
        write("since", &format!("{name}-files"), &[bytes, after.as_bytes(), b"a b.txt"].join(&BETWEEN))?;
    }
    write("since", "numstat", b"1\t2\ta.txt\0-\t-\tb.docx\0-\t-\t\0old.docx\0new.docx\0")
}

fn write(target: &str, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(format!("seed-{}", name.replace('/', "-"))), bytes)
}
