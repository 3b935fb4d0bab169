//! Whether a file of a general kind holds an article, by its beginning: a walk meets many that do not.

use super::{ninjs, wire, xml};

/// Bytes of a file that are looked at.
pub const BEGINNING: u64 = 64 * 1024;

/// Whether files whose name ends so (in lower case) hold all kinds of things.
pub fn needs_a_look(ending: &str) -> bool {
    matches!(ending, "json" | "xml")
}

/// Whether a file whose name ends so (in lower case) and begins with these bytes is an article. Names that speak for
/// themselves are believed.
pub fn is_article(ending: &str, beginning: &[u8]) -> bool {
    match ending {
        "json" => ninjs::is_ninjs(keys(beginning).iter().map(String::as_str)),
        "xml" => root(beginning).is_some_and(|name| wire::is_root(&name)),
        _ => true,
    }
}

/// The names of the outermost object's members, so far as the bytes reach.
fn keys(beginning: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(beginning);
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let (mut keys, mut depth, mut at) = (Vec::new(), 0_usize, 0);
    if !text.starts_with('{') {
        return keys;
    }
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let start = at + 1;
                at = start;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += 1 + usize::from(bytes[at] == b'\\');
                }
                let behind = text.get(at + 1..).unwrap_or_default().trim_start();
                if depth == 1 && behind.starts_with(':') {
                    keys.push(text[start..at].to_owned());
                }
            }
            _ => {}
        }
        at += 1;
    }
    keys
}

/// The name of the outermost element.
fn root(beginning: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(beginning);
    let mut root = None;
    // A beginning is no whole document.
    drop(xml::walk(text.trim_start_matches('\u{FEFF}'), |node| {
        if let (xml::Node::Start(tag), None) = (node, &root) {
            root = Some(tag.name.to_owned());
        }
    }));
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_an_article_if_it_is_ninjs() {
        assert!(is_article(
            "json",
            b"\xEF\xBB\xBF{ \"uri\": \"a:\\\"b\", \"versionCreated\": \"2020\", \"bodies\": [{\"va"
        ));
        for other in [
            "{\"name\": \"x\", \"uri\": \"y\"}",
            "[{\"uri\": 1, \"headline\": 2}]",
            "{\"a\": {\"uri\": 1, \"headline\": 2}}",
            "",
        ] {
            assert!(!is_article("json", other.as_bytes()), "{other}");
        }
        assert!(is_article("txt", b""));
    }

    #[test]
    fn xml_is_an_article_if_its_root_is() {
        assert!(is_article("xml", b"<?xml version=\"1.0\"?><!-- a --><n:newsItem xmlns:n=\"x\"><a"));
        assert!(!is_article("xml", b"<feed><nitf/></feed>"));
        assert!(!is_article("xml", b"nitf"));
    }
}
