//! NITF and NewsML-G2, which brings its stories in NITF, in XHTML or as text. Only elements that are known to hold copy are
//! read; the rest of these documents is about rights, codes and machines.

use super::json::Text;
use super::writer::{Part, Writer};
use super::xml::{self, Node, Tag};
use crate::source::{ByteMap, Extract, Mark, Role};

pub fn read(original: &str) -> Extract {
    let mut reader = Reader {
        writer: Writer::new(original, Mark::Tags),
        stack: Vec::new(),
        own_headline: ["<hl1", ":hl1", "<h1"].iter().any(|tag| original.contains(tag)),
        own_byline: original.contains("<nitf") && original.contains("<byline"),
        dated: original.contains("contentCreated"),
        subject: Use::Nothing,
        text: Vec::new(),
        done: false,
        unknown: false,
        root: false,
    };
    let walked = xml::walk(original, |node| reader.read(node));
    if let Err(broken) = walked {
        let help = "nothing behind this place was read: see whether the file is whole";
        reader.writer.trouble(broken.at, format!("this is no sound XML: {}", broken.why), help);
    } else if !reader.root {
        let help = "see `--input-format` if it is to be read otherwise";
        reader.writer.trouble(0, "this XML is neither NITF nor NewsML-G2", help);
    }
    reader.writer.finish()
}

/// Whether an element is the outermost of a document that is read here.
pub fn is_root(name: &str) -> bool {
    matches!(name, "nitf" | "newsItem" | "newsMessage")
}

struct Reader<'o> {
    writer: Writer<'o>,
    stack: Vec<(&'o str, Use)>,
    /// Whether the story itself has a headline and a byline, so that those beside it are copies.
    own_headline: bool,
    own_byline: bool,
    /// Whether a better date will come than that of the version.
    dated: bool,
    /// What the names of the subject that is read are.
    subject: Use,
    /// The text of a field, or of a story that is a text in itself.
    text: Vec<Part>,
    /// Whether the first item was read: others are other stories, or pictures' renditions.
    done: bool,
    unknown: bool,
    root: bool,
}

/// What the text of an element is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Piece(Role),
    Field(&'static str),
    /// Text of the story that may have mark-up of its own, escaped.
    Story,
    /// Part of what it stands in.
    Inline,
    Nothing,
}

impl<'o> Reader<'o> {
    fn read(&mut self, node: Node<'o>) {
        match node {
            Node::Start(tag) => self.start(&tag),
            Node::End(name) => self.end(name),
            Node::Text(parts) => self.write(parts),
            Node::Comment(range) => self.writer.comment(range),
            Node::Unknown(range) => {
                if !std::mem::replace(&mut self.unknown, true) {
                    let help = "what a document type declares is not read: write the character itself";
                    let entity = self.writer.original()[range.clone()].to_owned();
                    self.writer.trouble(range.start, format!("the entity {entity} is not known"), help);
                }
            }
        }
    }

    fn start(&mut self, tag: &Tag<'o>) {
        let parent = self.stack.last().map_or("", |(name, _)| *name);
        self.root |= self.stack.is_empty() && is_root(tag.name);
        self.date(tag);
        if tag.name == "subject" {
            let kind = tag.attribute("type").unwrap_or_default();
            self.subject = match () {
                () if kind.contains("person") => Use::Field("people"),
                () if kind.contains("organisation") => Use::Field("organisations"),
                () if kind.contains("geoArea") || kind.contains("poi") => Use::Field("places"),
                () => Use::Nothing,
            };
        }
        let used = if self.done { Use::Nothing } else { self.used(tag, parent) };
        match used {
            Use::Piece(role) => self.writer.open(role),
            Use::Field(_) | Use::Story => {
                self.writer.close();
                self.text.clear();
            }
            Use::Inline | Use::Nothing => {}
        }
        if tag.name == "br" && self.writer.is_open() {
            self.writer.space(tag.range.clone());
        }
        if parent.is_empty()
            && let Some(language) = tag.attribute_part("lang")
        {
            self.writer.field("lang", &[language]);
        }
        self.stack.push((tag.name, used));
    }

    /// What the text of an element is, by its name and the element around it.
    fn used(&self, tag: &Tag<'o>, parent: &str) -> Use {
        let inside = |name: &str| self.stack.iter().any(|(other, _)| *other == name);
        let story = inside("inlineXML") || inside("body.content") || inside("body");
        match tag.name {
            "hl1" | "h1" => Use::Piece(Role::Headline),
            "hl2" | "h2" | "h3" | "h4" if story => Use::Piece(Role::Subhead),
            "headline" if parent == "contentMeta" && self.own_headline => Use::Field("headline"),
            "headline" if parent == "contentMeta" => Use::Piece(Role::Headline),
            "byline" if parent == "contentMeta" && self.own_byline => Use::Field("byline"),
            "byline" => Use::Piece(Role::Byline),
            "dateline" => Use::Field("dateline"),
            "title" if parent == "head" => Use::Field("title"),
            "contentCreated" => Use::Field("date"),
            "versionCreated" if !self.dated => Use::Field("date"),
            "name" if parent == "located" => Use::Field("located"),
            "name" if parent == "creator" => Use::Field("author"),
            "name" if parent == "subject" => self.subject,
            "person" | "org" | "location" if parent == "identified-content" => Use::Field(match tag.name {
                "person" => "people",
                "org" => "organisations",
                _ => "places",
            }),
            "inlineData" => Use::Story,
            "p" if story => Use::Piece(match () {
                () if inside("bq") || inside("blockquote") => Role::Quote,
                () if inside("media-caption") || inside("figcaption") || inside("caption") => Role::Caption,
                () if inside("li") => Role::ListItem,
                () => Role::Paragraph,
            }),
            "li" if story => Use::Piece(Role::ListItem),
            "td" | "th" if story => Use::Piece(Role::Cell),
            "media-caption" | "figcaption" | "caption" if story => Use::Piece(Role::Caption),
            "bq" | "blockquote" if story => Use::Piece(Role::Quote),
            "pre" | "media-reference" | "media-metadata" | "credit" | "script" | "style" => Use::Nothing,
            _ if self.stack.last().is_some_and(|(_, used)| *used != Use::Nothing) => Use::Inline,
            _ => Use::Nothing,
        }
    }

    fn end(&mut self, name: &str) {
        let Some((_, used)) = self.stack.pop() else { return };
        match used {
            Use::Piece(_) => drop(self.writer.close()),
            Use::Field(key) => {
                let text = std::mem::take(&mut self.text);
                self.writer.field(key, &text);
            }
            Use::Story => self.write_story(),
            Use::Inline | Use::Nothing => {}
        }
        self.done |= name == "newsItem";
    }

    fn write(&mut self, parts: Vec<Part>) {
        match self.stack.iter().rev().map(|(_, used)| *used).find(|used| *used != Use::Inline) {
            Some(Use::Piece(role)) => {
                if !self.writer.is_open() {
                    self.writer.open(role);
                }
                parts.iter().for_each(|part| self.writer.part_of_text(part));
            }
            Some(Use::Field(_) | Use::Story) => self.text.extend(parts),
            _ => {}
        }
    }

    /// A story that is a text in itself: plain, or in tags that were escaped.
    fn write_story(&mut self) {
        let original = self.writer.original();
        let (mut text, mut map) = (String::new(), ByteMap::default());
        for part in std::mem::take(&mut self.text) {
            let shown = part.shown(original);
            match &part {
                Part::Verbatim(range) => map.push(text.len(), range.start, 1, 1),
                Part::Escaped(_, range) => map.push(text.len(), range.start, shown.len(), range.len()),
            }
            text += shown;
        }
        super::write_story(&mut self.writer, &Text { text, map });
    }

    /// The day of issue.
    fn date(&mut self, tag: &Tag<'_>) {
        if matches!(tag.name, "date.issue" | "date.release" | "story.date")
            && !self.dated
            && let Some(date) = tag.attribute_part("norm")
        {
            self.dated = true;
            self.writer.field("date", &[date]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each field as `key = text`, each piece as `Role: text`, each trouble as `! message`.
    fn shown(document: &str) -> Vec<String> {
        let extract = read(document);
        let text = |span: crate::source::Span| span.of(&extract.text);
        let fields = extract.fields.iter().map(|field| format!("{} = {}", field.key, text(field.value)));
        let pieces = extract.pieces.iter().map(|piece| format!("{:?}: {}", piece.role, text(piece.span)));
        let troubles = extract.troubles.iter().map(|trouble| format!("! {}", trouble.message));
        fields.chain(pieces).chain(troubles).collect()
    }

    #[test]
    fn nitf_says_what_stands_where() {
        let document = r#"<?xml version="1.0"?><nitf><head><title>Talks</title><docdata><date.issue norm="20201128T1000Z"/>
            <identified-content><person>Ann Silva</person></identified-content></docdata></head><body><body.head><hedline>
            <hl1>Talks resume</hl1></hedline><byline>By <person>Ann Silva</person></byline><dateline><location>PARIS</location>
            </dateline></body.head><body.content><p>The talks &amp; more <em>resumed</em>.</p><media><media-caption>The mayor.
            </media-caption></media><bq><block><p>We will pay.</p></block></bq></body.content></body></nitf>"#;
        let expected = [
            "title = Talks",
            "date = 20201128T1000Z",
            "people = Ann Silva",
            "dateline = PARIS",
            "Headline: Talks resume",
            "Byline: By Ann Silva",
            "Paragraph: The talks & more resumed.",
            "Caption: The mayor.",
            "Quote: We will pay.",
        ];
        assert_eq!(shown(document), expected);
    }

    #[test]
    fn newsml_brings_stories_in_xhtml_and_as_text() {
        let meta = r#"<itemMeta><versionCreated>2020-11-28T10:00:00Z</versionCreated></itemMeta><contentMeta>
            <located><name>Lyon</name></located><subject type="cpnat:person"><name>Ann Silva</name></subject>
            <headline>Talks resume</headline><description>No.</description></contentMeta>"#;
        let item = |content: &str| {
            let document = format!("<newsItem xml:lang=\"en\">{meta}<contentSet>{content}</contentSet></newsItem>");
            shown(&document)[4..].to_vec()
        };
        assert_eq!(
            item("<inlineXML><html xmlns=\"x\"><body><p>One.</p><p>Two.</p></body></html></inlineXML>"),
            ["Headline: Talks resume", "Paragraph: One.", "Paragraph: Two."]
        );
        assert_eq!(
            item(
                "<inlineXML><nitf><body><body.head><hedline><hl1>Talks!</hl1></hedline></body.head></body></nitf></inlineXML>"
            ),
            ["headline = Talks resume", "Headline: Talks!"]
        );
        assert_eq!(
            item("<inlineData>&lt;p&gt;One &amp;amp; two.&lt;/p&gt;</inlineData>"),
            ["Headline: Talks resume", "Paragraph: One & two."]
        );
    }

    #[test]
    fn what_is_broken_or_unknown_is_told() {
        let bomb = format!(
            "<!DOCTYPE nitf [<!ENTITY a \"{}\">]><nitf><body><p>One &a; two.</p></body></nitf>",
            "&b;".repeat(9)
        );
        let told = ["! the entity &a; is not known"];
        assert_eq!(shown(&bomb)[2..], told);
        let swallowed = shown("<nitf><body><p>One &lt two; three.</p></body></nitf>");
        assert_eq!(swallowed, ["Paragraph: One", "Paragraph: three.", "! the entity &lt two; is not known"]);
        assert_eq!(shown("<nitf><body><p>One.</p>")[1..], ["! this is no sound XML: the file ends inside `body`"]);
        assert_eq!(shown("<feed></feed>"), ["! this XML is neither NITF nor NewsML-G2"]);
        let deep = format!("<nitf>{}", "<p>".repeat(100_000));
        assert_eq!(shown(&deep), ["! this is no sound XML: elements stand more than 512 deep inside one another"]);
    }
}
