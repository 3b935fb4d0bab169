//! Bytes to text: UTF-8 with and without a byte order mark, UTF-16, Windows-1252, and broken UTF-8.

use super::{ByteMap, Span};
use std::fmt;

/// How a file's bytes were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

/// Why a file's bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// Holds NUL bytes, and is not UTF-16.
    Binary,
    /// Longer than 32-bit positions reach; the size is in bytes.
    TooLong(usize),
}

pub(super) struct Decoded {
    pub text: String,
    pub map: ByteMap,
    pub encoding: Encoding,
    pub broken: Vec<Span>,
}

/// The longest file that is read, in bytes. Decoding may triple the length, and positions have 32 bits.
const LONGEST: usize = (u32::MAX / 3) as usize;

/// Bytes looked at to tell binary files and UTF-16 without a byte order mark, as git and grep do.
const SAMPLE: usize = 8192;

pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, DecodeError> {
    if bytes.len() > LONGEST {
        return Err(DecodeError::TooLong(bytes.len()));
    }
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => return Ok(utf16(&bytes, 2, Encoding::Utf16Le)),
        [0xFE, 0xFF, ..] => return Ok(utf16(&bytes, 2, Encoding::Utf16Be)),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.contains(&0) {
        return match utf16_without_mark(sample) {
            Some(encoding) => Ok(utf16(&bytes, 0, encoding)),
            None => Err(DecodeError::Binary),
        };
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(utf8(text)),
        Err(error) => {
            let bytes = error.as_bytes();
            Ok(if has_multibyte_utf8(bytes) { broken_utf8(bytes) } else { windows_1252(bytes) })
        }
    }
}

/// Valid UTF-8; a byte order mark is left out of the text.
fn utf8(mut text: String) -> Decoded {
    let mut map = ByteMap::default();
    if text.starts_with('\u{FEFF}') {
        text.drain(..3);
        map.push(0, 3, 1, 1);
    }
    Decoded { text, map, encoding: Encoding::Utf8, broken: Vec::new() }
}

/// UTF-8 with invalid sequences: each becomes one U+FFFD, as the Encoding Standard has it.
fn broken_utf8(bytes: &[u8]) -> Decoded {
    let mut out = Builder::default();
    let mut at = if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) { 3 } else { 0 };
    for chunk in bytes[at..].utf8_chunks() {
        let valid = chunk.valid();
        if !valid.is_empty() {
            out.map.push(out.text.len(), at, 1, 1);
            out.text.push_str(valid);
            at += valid.len();
        }
        if !chunk.invalid().is_empty() {
            out.broken(at, chunk.invalid().len());
            at += chunk.invalid().len();
        }
    }
    out.finish(at, Encoding::Utf8)
}

fn windows_1252(bytes: &[u8]) -> Decoded {
    let mut out = Builder::default();
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    for (at, c) in text.chars().enumerate() {
        out.push(c, at, 1);
    }
    out.finish(bytes.len(), Encoding::Windows1252)
}

fn utf16(bytes: &[u8], skip: usize, encoding: Encoding) -> Decoded {
    let unit = |pair: &[u8]| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes([pair[0], pair[1]]),
        _ => u16::from_le_bytes([pair[0], pair[1]]),
    };
    let mut out = Builder::default();
    let mut at = skip;
    for decoded in char::decode_utf16(bytes[skip..].chunks_exact(2).map(unit)) {
        match decoded {
            Ok(c) => {
                out.push(c, at, c.len_utf16() * 2);
                at += c.len_utf16() * 2;
            }
            Err(_) => {
                out.broken(at, 2);
                at += 2;
            }
        }
    }
    if at < bytes.len() {
        out.broken(at, bytes.len() - at);
        at = bytes.len();
    }
    out.finish(at, encoding)
}

/// English in UTF-16 has a zero in every second byte: half of the sample at least, and all on one side.
fn utf16_without_mark(sample: &[u8]) -> Option<Encoding> {
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = sample.len() / 2;
    match (even, odd) {
        (0, odd) if odd * 10 >= pairs * 7 => Some(Encoding::Utf16Le),
        (even, 0) if even * 10 >= pairs * 7 => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Whether any valid multi-byte sequence says that the file was meant as UTF-8.
fn has_multibyte_utf8(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// Text and map grown together.
#[derive(Default)]
struct Builder {
    text: String,
    map: ByteMap,
    broken: Vec<Span>,
}

impl Builder {
    fn push(&mut self, c: char, at: usize, width: usize) {
        if c == '\u{FEFF}' && self.text.is_empty() {
            return;
        }
        self.map.push(self.text.len(), at, c.len_utf8(), width);
        self.text.push(c);
    }

    fn broken(&mut self, at: usize, width: usize) {
        let start = self.text.len();
        self.map.push(start, at, 3, width);
        self.text.push('\u{FFFD}');
        self.broken.push(Span::new(start, start + 3));
    }

    fn finish(mut self, end: usize, encoding: Encoding) -> Decoded {
        self.map.push(self.text.len(), end, 1, 1);
        Decoded { text: self.text, map: self.map, encoding, broken: self.broken }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Binary => f.write_str("not text (it holds NUL bytes)"),
            Self::TooLong(size) => {
                write!(f, "too long ({} MB; at most {} MB are read)", size / 1_000_000, LONGEST / 1_000_000)
            }
        }
    }
}

impl std::error::Error for DecodeError {}

#[cfg(test)]
mod tests {
    use crate::source::{Encoding, Source, Span};

    fn read(bytes: &[u8]) -> Source {
        Source::read("a.txt", bytes.to_vec()).unwrap()
    }

    fn bytes_of(source: &Source, word: &str) -> std::ops::Range<usize> {
        let start = source.text.find(word).unwrap();
        source.bytes_of(Span::new(start, start + word.len())).unwrap()
    }

    #[test]
    fn a_byte_order_mark_is_not_text_but_counts_as_bytes() {
        let source = read(b"\xEF\xBB\xBFMinsk");
        assert_eq!(source.text, "Minsk");
        assert_eq!(bytes_of(&source, "Minsk"), 3..8);
    }

    #[test]
    fn utf16_words_map_to_their_pairs() {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend("Erdoğan 🎉 Minsk".encode_utf16().flat_map(u16::to_le_bytes));
        let source = read(&bytes);
        assert_eq!(source.text, "Erdoğan 🎉 Minsk");
        assert_eq!(bytes_of(&source, "Minsk"), 24..34);
        assert_eq!(bytes_of(&source, "🎉"), 18..22);
    }

    #[test]
    fn utf16_without_a_mark_is_known_by_its_zeros() {
        let bytes: Vec<u8> = "The Minsk Group met.".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&bytes).encoding, Encoding::Utf16Be);
    }

    #[test]
    fn windows_1252_is_read_where_nothing_is_utf8() {
        let source = read(b"Caf\xE9 \x93Minsk\x94");
        assert_eq!(source.text, "Café “Minsk”");
        assert_eq!(bytes_of(&source, "“Minsk”"), 5..12);
    }

    #[test]
    fn one_broken_byte_in_utf8_is_one_replacement() {
        let source = read(
            "Café \u{1}Minsk".as_bytes().iter().map(|&b| if b == 1 { 0xFF } else { b }).collect::<Vec<_>>().as_slice(),
        );
        assert_eq!(source.text, "Café \u{FFFD}Minsk");
        assert_eq!(source.broken.len(), 1);
        assert_eq!(bytes_of(&source, "Minsk"), 7..12);
    }

    #[test]
    fn a_picture_is_binary() {
        assert!(Source::read("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()).is_err());
    }

    #[test]
    fn an_empty_file_is_empty_text() {
        assert_eq!(read(b"").text, "");
    }
}
