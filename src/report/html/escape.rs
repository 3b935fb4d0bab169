//! A stranger's text as HTML. All that is shown passes here.

use crate::report::sanitise::is_hostile;
use crate::report::xml::clean;
use std::borrow::Cow;
use std::io;

/// Words in a sentence of ours or in an attribute.
pub(super) fn words(text: &str) -> String {
    quick_xml::escape::escape(clean(text)).into_owned()
}

/// The beginning of a quoted text, for places where all of it would be too much.
pub(super) fn quoted(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => words(&text[..end]) + "…",
        None => words(text),
    }
}

/// Copy as it will print; characters that nobody sees are shown by their code.
pub(super) fn copy(out: &mut dyn io::Write, text: &str) -> io::Result<()> {
    let mut plain = 0;
    for (at, c) in text.char_indices().filter(|&(_, c)| is_special(c)) {
        write!(out, "{}", &text[plain..at])?;
        match c {
            '<' => write!(out, "&lt;")?,
            '>' => write!(out, "&gt;")?,
            '&' => write!(out, "&amp;")?,
            '\n' | '\r' | '\t' => write!(out, " ")?,
            c => write!(out, "<span class=\"char\">U+{:04X}</span>", u32::from(c))?,
        }
        plain = at + c.len_utf8();
    }
    write!(out, "{}", &text[plain..])
}

/// Prose with `code` in it, of our own pages.
pub(super) fn prose(out: &mut dyn io::Write, text: &str) -> io::Result<()> {
    for paragraph in text.split("\n\n") {
        write!(out, "<p>")?;
        for (at, piece) in paragraph.split('`').enumerate() {
            let piece: Cow<'_, str> = quick_xml::escape::escape(piece);
            if at % 2 == 1 { write!(out, "<code>{piece}</code>")? } else { write!(out, "{piece}")? }
        }
        writeln!(out, "</p>")?;
    }
    Ok(())
}

fn is_special(c: char) -> bool {
    // The joiners of emoji and of Indic and Persian words are no strangers.
    matches!(c, '<' | '>' | '&' | '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
        || is_hostile(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut out = Vec::new();
        copy(&mut out, text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn mark_up_in_copy_is_text() {
        assert_eq!(shown("</script><b onclick=x>&amp;"), "&lt;/script&gt;&lt;b onclick=x&gt;&amp;amp;");
        assert_eq!(words("\"><script>'"), "&quot;&gt;&lt;script&gt;&apos;");
    }

    #[test]
    fn what_nobody_sees_is_shown() {
        assert_eq!(
            shown("a\u{202E}b\u{200B}"),
            "a<span class=\"char\">U+202E</span>b<span class=\"char\">U+200B</span>"
        );
    }

    #[test]
    fn joined_emoji_and_accents_stay() {
        assert_eq!(shown("👩\u{200D}🚒 Erdoğan"), "👩\u{200D}🚒 Erdoğan");
    }
}
