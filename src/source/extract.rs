//! What a reader takes out of a file that is more than text: the copy, what the format says of its parts, and the way
//! back to the original.

use super::{ByteMap, Field, Span};

/// The copy of one article, taken out of its mark-up.
#[derive(Clone, Debug, Default)]
pub struct Extract {
    pub text: String,
    /// The decoded file that the text was taken from; of a container, its paragraphs, one a line.
    pub original: String,
    /// From `text` to `original`.
    pub map: ByteMap,
    /// The parts of the copy, in order. What lies between them is no copy: fields, comments, places of troubles.
    pub pieces: Vec<Piece>,
    /// What is declared of the article.
    pub fields: Vec<Field>,
    pub comments: Vec<Comment>,
    pub troubles: Vec<Trouble>,
    pub kind: Mark,
}

/// A part of the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub span: Span,
    pub role: Role,
}

/// What the format says of a part of the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Headline,
    Subhead,
    Byline,
    /// When the story was published or updated.
    DateLine,
    Caption,
    /// Somebody else's words, set off from the story.
    Quote,
    ListItem,
    /// A cell of a table.
    Cell,
    /// Nothing but that it is one paragraph: headlines and captions stand in those too.
    Paragraph,
    /// Plain text, which its lines divide.
    Lines,
}

/// A comment of the desk to this program, and the text that it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub span: Span,
    pub covers: Span,
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub span: Span,
    pub message: String,
    pub help: &'static str,
}

/// What copy stands in, so far as it matters to who changes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    Markdown,
    /// HTML and XML.
    Tags,
    /// Strings of JSON, with or without tags in them.
    Json,
    /// A packed file: its bytes are nobody's.
    Container,
}

impl Extract {
    /// Whether text may be put in the place of a span without a look at the mark-up.
    pub(super) fn can_edit(&self, span: Span, replacement: &str) -> bool {
        let means = |c: char| match self.kind {
            Mark::Markdown => "*_[]<>&`\\#|~!\n".contains(c),
            Mark::Tags => "<>&\n".contains(c),
            Mark::Json => c.is_control() || "<>&\"\\".contains(c),
            Mark::Container => true,
        };
        self.kind != Mark::Container && self.map.is_verbatim(span) && !replacement.contains(means)
    }
}
