//! Markdown with front matter. Code, the targets of links and blocks of HTML are no copy; what stands for code inside a
//! sentence is one sign, so that the words around it do not meet.

use super::writer::{Part, Writer};
use crate::source::{Extract, FrontMatter, Mark, Role};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What stands in a sentence for something that is no text.
const OBJECT: &str = "\u{FFFC}";

pub fn read(original: &str) -> Extract {
    let mut writer = Writer::new(original, Mark::Markdown);
    let front_matter = FrontMatter::read(original);
    let start = front_matter.end as usize;
    writer.front_matter(start, front_matter.fields);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader { writer, context: Context::default(), paragraph: Paragraph::default(), shown: Vec::new() };
    for (event, range) in Parser::new_ext(&original[start..], options).into_offset_iter() {
        reader.read(event, range.start + start..range.end + start);
    }
    reader.writer.finish()
}

struct Reader<'o> {
    writer: Writer<'o>,
    context: Context,
    paragraph: Paragraph,
    /// The pieces of the pictures that the paragraph before held, if it held nothing else.
    shown: Vec<usize>,
}

/// How deep the reader stands in what.
#[derive(Default)]
struct Context {
    quotes: usize,
    items: usize,
    headings: usize,
    cells: usize,
    emphasis: usize,
    pictures: usize,
    /// Blocks of code, and words struck out.
    skipped: usize,
    /// Whether the article's headline was read.
    titled: bool,
}

/// What was seen of a paragraph.
#[derive(Default)]
struct Paragraph {
    pictures: Vec<Vec<Part>>,
    emphasised: bool,
    plain: bool,
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(_) => self.text(OBJECT, range),
            Event::SoftBreak => self.writer.space(range),
            Event::HardBreak if self.context.headings + self.context.cells > 0 => self.writer.space(range),
            Event::HardBreak => self.break_line(),
            Event::Html(_) | Event::InlineHtml(_) => self.html(range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let context = &mut self.context;
        match tag {
            Tag::Paragraph => {
                self.paragraph = Paragraph::default();
                self.writer.open(self.role());
            }
            Tag::Heading { level, .. } => {
                context.headings += 1;
                let headline = level == HeadingLevel::H1 && !std::mem::replace(&mut context.titled, true);
                self.writer.open(if headline { Role::Headline } else { Role::Subhead });
            }
            Tag::BlockQuote(_) => context.quotes += 1,
            Tag::Item => {
                context.items += 1;
                self.writer.open(Role::ListItem);
            }
            Tag::TableCell => {
                context.cells += 1;
                self.writer.open(Role::Cell);
            }
            Tag::Emphasis => context.emphasis += 1,
            Tag::CodeBlock(_) | Tag::Strikethrough => context.skipped += 1,
            Tag::Image { title, .. } => {
                context.pictures += 1;
                self.paragraph.pictures.push(Vec::new());
                // The title says more than what stands for the picture to those who do not see it.
                let at = self.writer.original()[range.clone()].rfind(&*title).filter(|_| !title.is_empty());
                let part = at.map(|at| Part::Verbatim(range.start + at..range.start + at + title.len()));
                self.paragraph.pictures.push(part.into_iter().collect());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let context = &mut self.context;
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => {
                context.headings -= 1;
                self.end_piece();
            }
            TagEnd::BlockQuote(_) => context.quotes -= 1,
            TagEnd::Item => {
                context.items -= 1;
                self.end_piece();
            }
            TagEnd::TableCell => {
                context.cells -= 1;
                self.end_piece();
            }
            TagEnd::Emphasis => context.emphasis -= 1,
            TagEnd::CodeBlock | TagEnd::Strikethrough => context.skipped -= 1,
            TagEnd::Image => context.pictures -= 1,
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.context.skipped > 0 {
            return;
        }
        let verbatim = self.writer.original()[range.clone()] == *text;
        let part = if verbatim { Part::Verbatim(range) } else { Part::Escaped(text.to_owned(), range) };
        if self.context.pictures > 0 {
            // The picture's words stand before its title.
            if let Some(words) = self.paragraph.pictures.iter_mut().nth_back(1) {
                words.push(part);
            }
            return;
        }
        if !text.trim().is_empty() {
            self.paragraph.plain |= self.context.emphasis == 0;
            self.paragraph.emphasised |= self.context.emphasis > 0;
        }
        if !self.writer.is_open() {
            self.writer.open(self.role());
        }
        self.writer.part_of_text(&part);
    }

    /// Tags and blocks of HTML are no copy; the desk's comments are read, and `<br>` breaks the line.
    fn html(&mut self, range: Range<usize>) {
        let html = &self.writer.original()[range.clone()];
        if let Some(at) = html.find("<!--") {
            let end = html[at..].find("-->").map_or(html.len(), |length| at + length + 3);
            self.writer.comment(range.start + at..range.start + end);
        } else if html.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br")) {
            self.break_line();
        }
    }

    fn break_line(&mut self) {
        if self.writer.is_open() {
            self.writer.open(self.role());
        }
    }

    /// What a paragraph is here.
    fn role(&self) -> Role {
        match self.context {
            Context { quotes: 1.., .. } => Role::Quote,
            Context { items: 1.., .. } => Role::ListItem,
            _ => Role::Paragraph,
        }
    }

    /// An emphasised line beneath a picture is its caption, and then the words that stand for the picture are none.
    fn end_paragraph(&mut self) {
        let Paragraph { pictures, emphasised, plain } = std::mem::take(&mut self.paragraph);
        let beneath = emphasised && !plain && (!pictures.is_empty() || !self.shown.is_empty());
        if beneath {
            self.writer.call(Role::Caption);
        }
        let number = self.writer.close();
        if beneath {
            self.shown.drain(..).rev().for_each(|piece| self.writer.drop_piece(piece));
            return;
        }
        let shown = self.write_pictures(&pictures);
        self.shown = if number.is_none() { shown } else { Vec::new() };
    }

    /// The end of what is no paragraph of the story.
    fn end_piece(&mut self) {
        let pictures = std::mem::take(&mut self.paragraph.pictures);
        self.writer.close();
        self.write_pictures(&pictures);
        self.shown.clear();
    }

    /// The words and the title of each picture, once where they are the same.
    fn write_pictures(&mut self, pictures: &[Vec<Part>]) -> Vec<usize> {
        let mut shown = Vec::new();
        for picture in pictures.chunks(2) {
            let texts: Vec<String> = picture.iter().map(|parts| self.writer.shown(parts)).collect();
            let repeated = texts.len() == 2 && texts[0] == texts[1];
            let wanted = if repeated { &picture[..1] } else { picture };
            shown.extend(wanted.iter().filter_map(|parts| self.writer.piece(Role::Caption, parts)));
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    /// Each piece as `Role: text`.
    fn pieces(copy: &str) -> Vec<String> {
        let extract = read(copy);
        extract.pieces.iter().map(|piece| format!("{:?}: {}", piece.role, piece.span.of(&extract.text))).collect()
    }

    #[test]
    fn headings_lists_and_quotes_are_known_for_what_they_are() {
        let copy = "# Talks resume\n\nThe talks *resumed*.\n\n## In brief\n\n- one\n- two\n\n> Nobody spoke.\n";
        let expected = [
            "Headline: Talks resume",
            "Paragraph: The talks resumed.",
            "Subhead: In brief",
            "ListItem: one",
            "ListItem: two",
            "Quote: Nobody spoke.",
        ];
        assert_eq!(pieces(copy), expected);
    }

    #[test]
    fn code_targets_and_html_are_no_copy() {
        let copy = "Run `make` [now](https://example.org \"soon\") <b>and</b> ~~never~~ later.\n\n    code\n\n<div>\nno\n</div>\n";
        assert_eq!(pieces(copy), ["Paragraph: Run \u{FFFC} now and later."]);
    }

    #[test]
    fn pictures_have_captions() {
        assert_eq!(pieces("![The mayor](a.jpg)\n\nText.\n"), ["Caption: The mayor", "Paragraph: Text."]);
        assert_eq!(pieces("![The mayor](a.jpg)\n*The mayor speaks.*\n"), ["Caption: The mayor speaks."]);
        assert_eq!(pieces("![The mayor](a.jpg)\n\n*The mayor speaks.*\n"), ["Caption: The mayor speaks."]);
        assert_eq!(pieces("![The mayor](a.jpg \"In May\")\n"), ["Caption: The mayor", "Caption: In May"]);
        assert_eq!(pieces("*The talks* resumed.\n"), ["Paragraph: The talks resumed."]);
    }

    #[test]
    fn tables_are_read_by_cells() {
        let copy = "| City | Votes |\n| --- | --- |\n| Lisbon | 12,400 |\n";
        assert_eq!(pieces(copy), ["Cell: City", "Cell: Votes", "Cell: Lisbon", "Cell: 12,400"]);
    }

    #[test]
    fn every_place_has_its_bytes() {
        let copy =
            "\u{FEFF}---\r\ntitle: Caf\u{e9}\r\n---\r\n\r\n> The **Min**sk&nbsp;Group\r\n> met in \\*Paris\\*.\r\n";
        let source = Source::read("a.md", copy.as_bytes().to_vec()).unwrap();
        let extract = read(&source.text);
        let source = source.with_extract(extract);
        let bytes = |words: &str| {
            let start = source.text.find(words).unwrap();
            let span = crate::source::Span::new(start, start + words.len());
            (&copy[source.bytes_of(span).unwrap()], source.can_edit(span, "Lima"))
        };
        assert_eq!(bytes("Min"), ("Min", true));
        assert_eq!(bytes("Minsk"), ("Min**sk", false));
        assert_eq!(bytes("Minsk\u{a0}Group"), ("Min**sk&nbsp;Group", false));
        assert_eq!(bytes("Group met"), ("Group\r\n> met", false));
        assert_eq!(bytes("Paris"), ("Paris", true));
        assert_eq!(bytes("Caf\u{e9}"), ("Caf\u{e9}", true));
    }
}
