//! What the styles of a Word file and its properties say. Word keeps the names of its own styles in English, whatever
//! language it speaks; only their identifiers are translated.

use crate::readers::xml::{self, Node};
use crate::source::Role;
use hashbrown::HashMap;

/// The role of the paragraphs of a style, by its identifier.
pub type Styles = HashMap<String, Role>;

pub fn read(document: &str) -> Styles {
    let mut styles = Styles::new();
    let mut style = None;
    let walked = xml::walk(document, |node| match node {
        Node::Start(tag) if tag.name == "style" => style = tag.attribute("styleId"),
        Node::Start(tag) if tag.name == "name" => {
            let role = tag.attribute("val").and_then(|name| role(&name.to_lowercase()));
            styles.extend(style.take().zip(role));
        }
        _ => {}
    });
    // What was read up to where it breaks is as good as ever.
    drop(walked);
    styles
}

/// What a style is for, by its name.
fn role(name: &str) -> Option<Role> {
    Some(match name {
        "title" | "heading 1" | "headline" | "hed" => Role::Headline,
        "subtitle" | "subhead" | "subheading" => Role::Subhead,
        "caption" => Role::Caption,
        "quote" | "intense quote" => Role::Quote,
        _ if name.starts_with("heading ") => Role::Subhead,
        _ if name.starts_with("list ") => Role::ListItem,
        _ if name.contains("byline") => Role::Byline,
        _ => return None,
    })
}

/// The title and the author of the document.
pub fn fields(properties: &str) -> Vec<(&'static str, String)> {
    let mut fields: Vec<(&'static str, String)> = Vec::new();
    let mut key = None;
    let walked = xml::walk(properties, |node| match node {
        Node::Start(tag) => {
            key = match tag.name {
                "title" => Some("title"),
                "creator" => Some("author"),
                "language" => Some("lang"),
                _ => None,
            };
        }
        Node::Text(parts) => {
            let text = parts.iter().map(|part| part.shown(properties)).collect::<String>().replace(['\n', '\r'], " ");
            match (key, fields.last_mut()) {
                (Some(key), Some((last, value))) if *last == key => *value += &text,
                (Some(key), _) => fields.push((key, text)),
                _ => {}
            }
        }
        Node::End(_) => key = None,
        _ => {}
    });
    drop(walked);
    fields
}
