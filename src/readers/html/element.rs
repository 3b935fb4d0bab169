//! What the elements of HTML are, so far as copy is concerned.

use crate::source::Role;

/// Elements that end the paragraph before them and are ended by it.
const BLOCKS: [&str; 58] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "script",
    "search",
    "section",
    "select",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "video",
];

const VOID: [&str; 15] = [
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements whose text is no copy: the page's machinery and furniture, code, and words that were struck out.
const SKIPPED: [&str; 34] = [
    "applet", "aside", "audio", "button", "canvas", "code", "datalist", "del", "dialog", "footer", "head", "iframe",
    "kbd", "math", "menu", "nav", "noframes", "noscript", "object", "optgroup", "option", "pre", "rp", "rt", "s",
    "samp", "script", "search", "select", "strike", "style", "svg", "template", "textarea",
];

/// Classes of what only some readers are given.
const HIDDEN: [&str; 5] = ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "hidden"];

/// Parts of the page that are no story, by what they say they are.
const FURNITURE: [&str; 6] = ["navigation", "search", "complementary", "contentinfo", "menu", "dialog"];

pub fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

pub fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether what is skipped stands in a sentence as a word would.
pub fn is_code(name: &str) -> bool {
    matches!(name, "code" | "kbd" | "samp")
}

/// The elements that end an open one of the same kind where they begin, and where the search for it ends.
pub fn closes(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    match name {
        "li" => Some((&["li"], &["ul", "ol", "menu", "dir"])),
        "dt" | "dd" => Some((&["dt", "dd"], &["dl"])),
        "td" | "th" => Some((&["td", "th"], &["tr", "table"])),
        "tr" => Some((&["tr"], &["table"])),
        "option" => Some((&["option"], &["select"])),
        _ => None,
    }
}

/// What an element says of itself by its attributes.
pub trait Attributes {
    fn value(&self, name: &str) -> Option<String>;
}

pub fn is_skipped(name: &str, attributes: &impl Attributes) -> bool {
    if SKIPPED.contains(&name) || attributes.value("hidden").is_some() {
        return true;
    }
    let style = attributes.value("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    let role = attributes.value("role").unwrap_or_default();
    style.contains("display:none")
        || style.contains("visibility:hidden")
        || FURNITURE.contains(&role.trim())
        || has_class(attributes, |class| HIDDEN.contains(&class))
}

/// What an element declares its text to be.
pub fn role(name: &str, attributes: &impl Attributes) -> Option<Role> {
    let says = |attribute: &str, word: &str| {
        attributes.value(attribute).is_some_and(|value| value.split_ascii_whitespace().any(|other| other == word))
    };
    match name {
        "h1" => return Some(Role::Headline),
        "h2" | "h3" | "h4" | "h5" | "h6" => return Some(Role::Subhead),
        "figcaption" | "caption" => return Some(Role::Caption),
        "blockquote" => return Some(Role::Quote),
        "li" => return Some(Role::ListItem),
        "td" | "th" => return Some(Role::Cell),
        "time" => return Some(Role::DateLine),
        _ => {}
    }
    let caption = |class: &str| class == "caption" || class.ends_with("-caption") || class == "wp-caption-text";
    let byline = |class: &str| class == "author" || class.contains("byline");
    if says("rel", "author") || says("itemprop", "author") || has_class(attributes, byline) {
        Some(Role::Byline)
    } else if has_class(attributes, caption) {
        Some(Role::Caption)
    } else {
        None
    }
}

fn has_class(attributes: &impl Attributes, fits: impl Fn(&str) -> bool) -> bool {
    attributes.value("class").is_some_and(|value| value.split_ascii_whitespace().any(fits))
}
