use super::*;
use crate::source::Source;

/// Each piece as `Role: text`, and each field as `key = text`.
fn pieces(page: &str) -> Vec<String> {
    let extract = read(page);
    let fields = extract.fields.iter().map(|field| format!("{} = {}", field.key, field.value.of(&extract.text)));
    let pieces = extract.pieces.iter().map(|piece| format!("{:?}: {}", piece.role, piece.span.of(&extract.text)));
    fields.chain(pieces).collect()
}

const PAGE: &str = r#"<!doctype html><html lang="en"><head><title>Talks resume | The Courier</title>
<meta name="author" content="Ann Silva"><style>p { color: red }</style></head><body>
<nav><a href="/">Home</a></nav><h1 class="logo">The Courier</h1>
<article><h1>Talks<br>resume</h1><p class="byline">By Ann Silva</p><p><time datetime="2020-11-28">Nov. 28, 2020</time></p>
<figure><img src="a.jpg" alt="no"><figcaption>The mayor speaks.</figcaption></figure>
<p>The <b>talks</b> resumed<!-- really? -->, <span hidden>no</span>said A&amp;B.
<p>Nobody spoke.<ul><li>One<li>Two</ul>
<blockquote><p>We will pay.</p></blockquote>
<script>var a = "<p>no</p>";</script><table><tr><td>12<td>13</table></article><p>Read more</p></body></html>"#;

#[test]
fn a_page_is_its_article() {
    let expected = [
        "lang = en",
        "title = Talks resume",
        "author = Ann Silva",
        "date = 2020-11-28",
        "Headline: Talks resume",
        "Byline: By Ann Silva",
        "DateLine: Nov. 28, 2020",
        "Caption: The mayor speaks.",
        "Paragraph: The talks resumed, said A&B.",
        "Paragraph: Nobody spoke.",
        "ListItem: One",
        "ListItem: Two",
        "Quote: We will pay.",
        "Cell: 12",
        "Cell: 13",
    ];
    assert_eq!(pieces(PAGE), expected);
}

#[test]
fn the_first_of_several_headlines_is_the_articles() {
    let page = "<h1>One</h1><p>Text.</p><h1>Two</h1><h1>Three</h1>";
    assert_eq!(pieces(page), ["Headline: One", "Paragraph: Text.", "Subhead: Two", "Subhead: Three"]);
}

#[test]
fn a_fragment_is_all_copy() {
    assert_eq!(pieces("<p>One.</p>Two.<br><br>Three."), ["Paragraph: One.", "Paragraph: Two.", "Paragraph: Three."]);
    assert_eq!(pieces("Just text.\n"), ["Paragraph: Just text."]);
}

#[test]
fn a_date_or_name_within_a_sentence_is_part_of_it() {
    let copy = "<p><time datetime=\"2020-11-28\">On Saturday</time> the talks resumed, said <a rel=author>Ann</a>.</p>";
    assert_eq!(pieces(copy)[1..], ["Paragraph: On Saturday the talks resumed, said Ann."]);
}

#[test]
fn what_is_not_seen_is_no_copy() {
    for hidden in [
        "<p hidden>no</p>",
        "<div style=\"display: none\"><p>no</p></div>",
        "<span class='sr-only'>no</span>",
        "<aside>no</aside>",
        "<del>no</del>",
        "<div role=navigation>no</div>",
        "<template><p>no</p></template>",
        "<noscript>no</noscript>",
    ] {
        assert_eq!(pieces(&format!("<p>One.</p>{hidden}<p>Two.</p>")), ["Paragraph: One.", "Paragraph: Two."]);
    }
}

#[test]
fn white_space_and_code_are_what_the_page_shows() {
    assert_eq!(pieces("<p>\r\n  One\r\n\t<i> and</i>  two.</p>"), ["Paragraph: One and two."]);
    assert_eq!(pieces("<p>Run <code>rm</code> now.</p>"), ["Paragraph: Run \u{FFFC} now."]);
}

#[test]
fn every_place_has_its_bytes() {
    let page = "\u{FEFF}<p>Caf\u{e9} <b>Min</b>sk\r\n  Group&#8217;s &eacute;lan; 🎉 AT&T</p>";
    let source = Source::read("a.html", page.as_bytes().to_vec()).unwrap();
    let extract = read(&source.text);
    let source = source.with_extract(extract);
    assert_eq!(source.text.trim(), "Café Minsk Group’s élan; 🎉 AT&T");
    let bytes = |words: &str| {
        let start = source.text.find(words).unwrap();
        let span = crate::source::Span::new(start, start + words.len());
        (&page[source.bytes_of(span).unwrap()], source.can_edit(span, "Lima"))
    };
    assert_eq!(bytes("Min"), ("Min", true));
    assert_eq!(bytes("Minsk"), ("Min</b>sk", false));
    assert_eq!(bytes("Café"), ("Café", true));
    assert_eq!(bytes("Minsk Group’s"), ("Min</b>sk\r\n  Group&#8217;s", false));
    assert_eq!(bytes("élan"), ("&eacute;lan", false));
    assert_eq!(bytes("🎉"), ("🎉", true));
    assert_eq!(bytes("AT&T"), ("AT&T", true));
    let at = source.text.find("élan").unwrap();
    assert_eq!(source.lines().position(at as u32), crate::source::Position { line: 2, column: 17 });
}

#[test]
fn a_file_that_was_cut_off_says_so() {
    let troubles = |page: &str| {
        let extract = read(page);
        let trouble = extract.troubles.first().expect("a trouble");
        (trouble.message.clone(), trouble.span.of(&extract.text).to_owned())
    };
    assert_eq!(troubles("<p>One.</p><p cla").0, "the file ends inside a tag");
    assert_eq!(troubles("<p>One.</p><!-- ").0, "the file ends inside a comment");
    let deep = "<div>".repeat(100_000);
    assert_eq!(troubles(&deep).0, "elements stand more than 512 deep inside one another");
}
