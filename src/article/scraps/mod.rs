//! Characters that no reader should see, or that none can see: mark-up that was not rendered, letters in the wrong encoding,
//! characters without a glyph.

mod encoding;
mod entities;
mod invisible;
mod markup;

use super::Article;
use crate::source::Span;

/// One such piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scrap {
    pub span: Span,
    pub block: u32,
    pub kind: ScrapKind,
    /// What stands for it on the page; nothing where that is lost.
    pub right: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScrapKind {
    /// `<b>`, `</a>`, `<!-- ... -->`
    Tag,
    /// `target="_blank"` without the rest of its tag.
    Attribute,
    /// `&nbsp;`, `&#8217;`
    Entity,
    /// `[caption id=1]`, `[/quote]`, `{{ name }}`
    Shortcode,
    /// `**word**`, `[word](https://...)`, `## Heading`
    Markdown,
    /// `â€™` for an apostrophe: bytes of one encoding read as another.
    Encoding,
    /// Characters that nobody sees, outside words.
    Invisible,
    /// No-break spaces where one plain space would do.
    Spaces,
}

impl Scrap {
    /// Whether it may hide or invent marks around it, so that nothing can be said of their pairs.
    pub(super) fn unsettles_marks(&self) -> bool {
        matches!(self.kind, ScrapKind::Encoding | ScrapKind::Attribute | ScrapKind::Tag)
    }
}

/// All of an article, in order, none over another.
pub(super) fn find(article: &Article<'_>) -> Vec<Scrap> {
    let mut scraps = markup::find(article);
    if !scraps.is_empty() && speaks_of_markup(article) {
        scraps.clear();
    }
    scraps.extend(encoding::find(article));
    scraps.extend(invisible::find(article));
    scraps.sort_by_key(|scrap| scrap.span);
    scraps.dedup_by(|later, first| later.span.overlaps(first.span));
    scraps
}

/// An article on the languages of the web shows their signs.
fn speaks_of_markup(article: &Article<'_>) -> bool {
    let subject = |word: &str| {
        matches!(
            word,
            "html" | "css" | "xml" | "javascript" | "php" | "markdown" | "shortcode" | "shortcodes" | "bbcode"
        )
    };
    article.forms().iter().any(|form| subject(article.lower_text(form)))
}
