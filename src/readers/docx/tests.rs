use super::*;
use crate::source::{Position, Source, Span};
use std::io::Write;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A Word file of these paragraphs, and some styles.
fn file(body: &str) -> Vec<u8> {
    let styles = r#"<w:styles><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="Beschriftung"><w:name w:val="caption"/></w:style></w:styles>"#;
    let properties = "<p><dc:creator>Ann Silva</dc:creator></p>";
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in
        [("word/document.xml", &*document), ("word/styles.xml", styles), ("docProps/core.xml", properties)]
    {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn pieces(body: &str) -> Vec<String> {
    let extract = read(&file(body));
    extract.pieces.iter().map(|piece| format!("{:?}: {}", piece.role, piece.span.of(&extract.text))).collect()
}

const STORY: &str = r#"<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Talks resume</w:t></w:r></w:p><w:p/>
    <w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>talks &amp; more</w:t></w:r>
    <w:del><w:r><w:delText> ended</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> resumed</w:t></w:r></w:ins>
    <w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>
    <w:r><w:t>.</w:t><w:br/><w:t>Nobody spoke.</w:t></w:r></w:p>
    <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One</w:t></w:r></w:p>
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#;

#[test]
fn runs_are_joined_and_struck_words_left_out() {
    let expected = [
        "Headline: Talks resume",
        "Paragraph: The talks & more resumed.",
        "Paragraph: Nobody spoke.",
        "ListItem: One",
        "Cell: 12",
    ];
    assert_eq!(pieces(STORY), expected);
}

#[test]
fn a_box_is_read_once_and_its_paragraphs_stand_alone() {
    let boxed = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>Out</w:t></w:r><mc:AlternateContent><mc:Choice>{boxed}</mc:Choice><mc:Fallback>{boxed}\
         </mc:Fallback></mc:AlternateContent><w:r><w:t>side.</w:t></w:r></w:p>"
    );
    assert_eq!(pieces(&body), ["Paragraph: In a box.", "Paragraph: Outside."]);
}

#[test]
fn a_place_is_a_paragraph_and_a_character() {
    let source = Source::from_text("a.docx", "").with_extract(read(&file(STORY)));
    let at = source.text.find("more").unwrap();
    let span = Span::new(at, at + 4);
    assert_eq!(source.lines().of(span).0, Position { line: 3, column: 13 });
    assert_eq!(source.bytes_of(span), None);
    assert!(!source.can_edit(span, "less"));
    let author = &source.extract().unwrap().fields[0];
    assert_eq!((author.key.as_str(), author.value.of(&source.text)), ("author", "Ann Silva"));
}

#[test]
fn what_is_no_word_file_says_so() {
    let troubles =
        |bytes: &[u8]| read(bytes).troubles.iter().map(|trouble| trouble.message.clone()).collect::<Vec<_>>();
    let whole = file(STORY);
    assert!(troubles(&whole).is_empty());
    for end in [0, 1, 30, whole.len() / 2, whole.len() - 1] {
        assert_eq!(troubles(&whole[..end]).len(), 1, "cut at {end}");
    }
    assert_eq!(
        troubles(&file("<w:p><w:r><w:t>One.</w:t>"))[0].split(": ").next(),
        Some("the Word file's text is damaged")
    );
    let text = "<w:p><w:r><w:t>One two three.</w:t></w:r></w:p>".repeat(400_000);
    assert_eq!(troubles(&file(&text)), ["this is no sound Word file: word/document.xml unpacks to more than 16 MB"]);
}
