//! Mark-up that was not rendered. Only names of real tags and forms that no sentence has count: `x < y`, `AT&T` and an
//! editor's `[i]f` stay what they are.

use super::{Scrap, ScrapKind, entities};
use crate::article::{Article, Block, TokenKind};
use crate::source::Span;

const TAGS: [&str; 61] = [
    "a",
    "abbr",
    "article",
    "aside",
    "audio",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "li",
    "link",
    "meta",
    "object",
    "ol",
    "p",
    "param",
    "path",
    "pre",
    "q",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "tbody",
];
const MORE_TAGS: [&str; 9] = ["td", "th", "thead", "tr", "u", "ul", "video", "noscript", "time"];

const ATTRIBUTES: [&str; 16] = [
    "href",
    "target",
    "class",
    "src",
    "style",
    "rel",
    "alt",
    "width",
    "height",
    "align",
    "border",
    "srcset",
    "onclick",
    "cellpadding",
    "id",
    "lang",
];

/// Shortcodes that need no attribute to be told from a word in brackets.
const SHORTCODES: [&str; 14] = [
    "pullquote",
    "blockquote",
    "embedtweet",
    "embed",
    "gallery",
    "youtube",
    "dropcap",
    "toc",
    "adrotate",
    "caption",
    "vc_row",
    "vc_column",
    "playlist",
    "contact-form",
];

/// Bytes of the longest piece.
const LONGEST: usize = 600;

pub(super) fn find(article: &Article<'_>) -> Vec<Scrap> {
    let mut scraps: Vec<Scrap> = Vec::new();
    for (number, block) in article.blocks.iter().enumerate() {
        let mut covered = block.span.start as usize;
        let tokens = article.block_tokens(block);
        for (at, token) in article.block_marks(block) {
            let start = token.span.start as usize;
            if !matches!(token.kind, TokenKind::Symbol | TokenKind::Open | TokenKind::Close) || start < covered {
                continue;
            }
            let rest = Span { start: token.span.start, end: block.span.end };
            let rest = article.at(rest);
            let here = |kind, length: usize, right: String| (start, start + length, kind, right);
            let found = match rest.as_bytes()[0] {
                b'&' => entities::read(rest).map(|(length, right)| here(ScrapKind::Entity, length, right)),
                b'<' => tag(rest).map(|length| here(ScrapKind::Tag, length, String::new())),
                b'[' | b'{' => shortcode(rest).map(|length| here(ScrapKind::Shortcode, length, String::new())),
                b'=' if at > 0 && ATTRIBUTES.contains(&article.lower_of(&tokens[at - 1])) => {
                    let start = tokens[at - 1].span.start as usize;
                    attribute(rest)
                        .map(|length| (start, token.span.start as usize + length, ScrapKind::Attribute, String::new()))
                }
                b']' => link(article, block, start),
                b'*' if !token.is_glued() => {
                    bold(rest).map(|inner| here(ScrapKind::Markdown, inner.len() + 4, inner.to_owned()))
                }
                b'#' if at == 0 => heading(rest).map(|length| here(ScrapKind::Markdown, length, String::new())),
                _ => None,
            };
            if let Some((start, end, kind, right)) = found {
                covered = end;
                scraps.push(Scrap { span: Span::new(start, end), block: number as u32, kind, right: Some(right) });
            }
        }
    }
    scraps
}

/// `<b>`, `</a>`, `<img src="...">`, `<!-- ... -->`, `<!doctype html>`
fn tag(text: &str) -> Option<usize> {
    // Comments of people are meant for people; those of systems begin so.
    if ["<!--more", "<!-- more", "<!-- wp", "<!-- /wp", "<!--nextpage", "<!--[if"]
        .iter()
        .any(|start| text.starts_with(start))
    {
        return near(text, "-->").map(|at| at + 3);
    }
    let name_at = 1 + usize::from(text[1..].starts_with('/'));
    let length = text[name_at..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = text[name_at..name_at + length].to_ascii_lowercase();
    if !TAGS.contains(&name.as_str()) && !MORE_TAGS.contains(&name.as_str()) {
        return None;
    }
    let behind = &text[name_at + length..];
    let end = behind.bytes().take(LONGEST).position(|byte| byte == b'>' || byte == b'<')?;
    let attributes = behind[..end].trim().trim_end_matches('/');
    let closed = behind.as_bytes()[end] == b'>';
    (closed && (attributes.is_empty() || behind.starts_with(' ') && attributes.contains('=')))
        .then_some(name_at + length + end + 1)
}

/// `="..."` behind an attribute's name, with the end of the tag behind it.
fn attribute(text: &str) -> Option<usize> {
    let quote = text[1..].chars().next().filter(|c| matches!(c, '"' | '“' | '”' | '″'))?;
    let value = 1 + quote.len_utf8();
    let close = text[value..].char_indices().take(LONGEST).find(|(_, c)| matches!(c, '"' | '“' | '”' | '″' | '>'))?;
    let mut end = value + close.0 + close.1.len_utf8();
    if close.1 != '>' && text[end..].starts_with('>') {
        end += 1;
    }
    Some(end)
}

/// `[caption id=1]`, `[/quote]`, `[pullquote]`, `[b]` with its partner, `{{ name }}`, `{% if %}`
fn shortcode(text: &str) -> Option<usize> {
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        if text.starts_with(open) {
            return near(text, close).map(|at| at + 2);
        }
    }
    let inner = text.strip_prefix('[')?;
    let end = inner.bytes().take(LONGEST).position(|byte| matches!(byte, b']' | b'['))?;
    if inner.as_bytes()[end] != b']' {
        return None;
    }
    let inner = &inner[..end];
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let length =
        name.bytes().take_while(|&c| c.is_ascii_lowercase() || matches!(c, b'_' | b'-') || c.is_ascii_digit()).count();
    let (name, rest) = name.split_at(length);
    let partner = || near(text, "[/").is_some() && near(text, &format!("[/{name}]")).is_some();
    let value = rest.find('=').is_some_and(|at| !rest[..at].ends_with(' ') && !rest[at + 1..].starts_with(' '));
    let fits = if inner.starts_with('/') {
        rest.is_empty() && length > 0
    } else if rest.is_empty() {
        SHORTCODES.contains(&name) || length > 0 && partner()
    } else {
        length > 0 && value && (rest.starts_with(' ') || rest.starts_with('='))
    };
    fits.then_some(end + 2)
}

/// `[word](https://...)`, at its `]`.
fn link(article: &Article<'_>, block: &Block, at: usize) -> Option<(usize, usize, ScrapKind, String)> {
    let behind = article.at(Span::new(at, block.span.end as usize));
    let target = behind.strip_prefix("](")?;
    let end = target.bytes().take(LONGEST).position(|byte| byte == b')')?;
    let address = target.starts_with("http") || target.starts_with("www.") || target.starts_with('/');
    let before = article.at(Span::new(block.span.start as usize, at));
    let open = before.rfind('[')?;
    let words = before[open + 1..].to_owned();
    address.then_some((block.span.start as usize + open, at + 2 + end + 1, ScrapKind::Markdown, words))
}

/// The words between two pairs of stars.
fn bold(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("**")?;
    let inner = &inner[..near(inner, "**")?];
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let ends = inner.chars().next_back().is_some_and(|c| !c.is_whitespace() && c != '*');
    let behind = text[4 + inner.len()..].chars().next();
    (letter(inner.chars().next()) && ends && !letter(behind) && behind != Some('*')).then_some(inner)
}

/// `## ` before a heading. One sign alone is a rank: "# 1 in the world".
fn heading(text: &str) -> Option<usize> {
    let signs = text.bytes().take_while(|&byte| byte == b'#').count();
    let word = text[signs..].strip_prefix(' ').and_then(|words| words.chars().next());
    ((2..=6).contains(&signs) && word.is_some_and(char::is_alphabetic)).then_some(signs + 1)
}

/// Where a mark stands within reach: a paragraph may be as long as its author likes.
fn near(text: &str, mark: &str) -> Option<usize> {
    memchr::memmem::find(&text.as_bytes()[..text.len().min(LONGEST)], mark.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;
    use crate::article::Vocabulary;
    use crate::source::Source;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

    fn found(copy: &str) -> Vec<String> {
        let source = Source::from_text("a.txt", copy);
        let article = Article::read(&source, &mut Vocabulary::new(&LEXICON));
        article.scraps.iter().map(|scrap| article.at(scrap.span).to_owned()).collect()
    }

    #[test]
    fn markup_is_found_whole() {
        for scrap in [
            "<b>",
            "</a>",
            "<br />",
            "<img src=\"a.jpg\" alt=\"x\">",
            "<!-- more -->",
            "&nbsp;",
            "&amp;nbsp;",
            "&#8217;",
            "&#x2019;",
            "target=”_blank”>",
            "class=\"x\"",
            "[caption id=1]",
            "[/quote]",
            "[pullquote]",
            "{{ name }}",
            "**not**",
            "[the act](https://example.org/a)",
            "[embedtweet id=\"4\"]",
        ] {
            assert_eq!(found(&format!("The firm said {scrap} so it was.")), [scrap], "{scrap}");
        }
        assert_eq!(found("## The vote\n\nIt was close."), ["## "]);
        assert_eq!(found("It [b]was[/b] close."), ["[b]", "[/b]"]);
    }

    #[test]
    fn signs_of_ordinary_copy_stay() {
        for copy in [
            "AT&T said that x < y and y > z; R&B; it was <unclear> to <you>.",
            "\"[I]f there's a [b]ig one [sic], [here is] the f**king truth and f***ing more\".",
            "He won 6-3 * 6-1, ** and that was it. The class = the best, id est.",
            "It cost a = b [the sum = 4] and more.",
            "In HTML a <b> tag is closed with </b> and &nbsp; is a space.",
        ] {
            assert_eq!(found(copy), [""; 0], "{copy}");
        }
    }
}
