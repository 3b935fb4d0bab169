//! Text back to bytes, for what is to be written into a file.

use super::{Encoding, Source};
use std::borrow::Cow;

impl Source {
    /// Text as its file has it on disk; none where the file's encoding has no such character.
    pub fn encode(&self, text: &str) -> Option<Vec<u8>> {
        match self.encoding {
            Encoding::Utf8 => Some(text.as_bytes().to_vec()),
            Encoding::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Encoding::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Encoding::Windows1252 => {
                let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(text);
                (!unmappable).then(|| bytes.into_owned())
            }
        }
    }

    /// Text with the line ends of its file.
    pub fn with_line_ends<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let first = memchr::memchr(b'\n', text.as_bytes()).and(memchr::memchr(b'\n', self.text.as_bytes()));
        match first.and_then(|at| at.checked_sub(1)).map(|before| self.text.as_bytes()[before]) {
            Some(b'\r') => Cow::Owned(text.replace("\r\n", "\n").replace('\n', "\r\n")),
            _ => Cow::Borrowed(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::source::Source;

    #[test]
    fn text_goes_back_to_the_bytes_it_came_from() {
        let utf16 = || "Café “Minsk” 🎉".encode_utf16();
        let le: Vec<u8> = [0xFF, 0xFE].into_iter().chain(utf16().flat_map(u16::to_le_bytes)).collect();
        let be: Vec<u8> = [0xFE, 0xFF].into_iter().chain(utf16().flat_map(u16::to_be_bytes)).collect();
        for (bytes, mark) in [(&le[..], 2), (&be, 2), ("Café “Minsk” 🎉".as_bytes(), 0), (b"Caf\xE9 \x93Minsk\x94", 0)]
        {
            let source = Source::read("a.txt", bytes.to_vec()).unwrap();
            assert_eq!(source.encode(&source.text).unwrap(), bytes[mark..]);
        }
    }

    #[test]
    fn windows_1252_has_no_armenian_letters() {
        assert_eq!(Source::read("a.txt", b"Caf\xE9".to_vec()).unwrap().encode("Հայաստան"), None);
    }

    #[test]
    fn new_lines_end_as_those_of_the_file() {
        let ends = |copy: &str| Source::from_text("a.txt", copy).with_line_ends("x\ny").into_owned();
        assert_eq!(
            (ends("a\r\nb").as_str(), ends("a\nb\r\n").as_str(), ends("a").as_str()),
            ("x\r\ny", "x\ny", "x\ny")
        );
    }
}
