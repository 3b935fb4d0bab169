//! JSON that may be shown on a terminal and printed in a build's log: characters that would steer either are escaped. What a
//! reader of JSON sees is the same.

use super::sanitise::{doubled_hashes, is_hostile};
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};
use std::io;

/// Writes a value on one line.
///
/// # Errors
/// What the writer says.
pub fn write_json(out: &mut dyn io::Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(out, Plain(CompactFormatter))).map_err(io::Error::from)
}

struct Plain(CompactFormatter);

impl Formatter for Plain {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let hostile = fragment.char_indices().filter(|&(_, c)| is_hostile(c)).map(|(at, _)| at);
        let mut found: Vec<usize> = hostile.chain(doubled_hashes(fragment).map(|at| at + 1)).collect();
        found.sort_unstable();
        let mut plain = 0;
        for at in found {
            let c = fragment[at..].chars().next().unwrap_or_default();
            write!(out, "{}\\u{:04x}", &fragment[plain..at], u32::from(c))?;
            plain = at + c.len_utf8();
        }
        self.0.write_string_fragment(out, &fragment[plain..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_escaped_and_reads_back_as_it_was() {
        let text = "Erdoğan 🎉 \u{9b}31m \u{7f}\u{1b}[m \u{202E}a ##[error] ####vso[ # \u{2028}";
        let mut written = Vec::new();
        write_json(&mut written, &[text]).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert!(!written.chars().any(is_hostile) && !written.contains("##"), "{written}");
        assert!(written.starts_with("[\"Erdoğan 🎉 \\u009b31m"), "{written}");
        assert_eq!(serde_json::from_str::<[String; 1]>(&written).unwrap()[0], text);
    }
}
