//! The parts of a packed file, none larger than a text may be.

use crate::readers::xml::{self, Node};
use std::io::{Cursor, Read};
use zip::ZipArchive;

pub struct Package<'b>(ZipArchive<Cursor<&'b [u8]>>);

/// The longest text of a document, and the longest of other parts, in bytes of XML.
const LONGEST: u64 = 16 << 20;
const LONGEST_OTHER: u64 = 4 << 20;

/// A Word file has a few dozen parts, and one for each picture.
const MOST_PARTS: u64 = 20_000;

impl<'b> Package<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, String> {
        if entries(bytes).is_some_and(|entries| entries > MOST_PARTS) {
            return Err(format!("it says that it has more than {MOST_PARTS} parts"));
        }
        ZipArchive::new(Cursor::new(bytes)).map(Package).map_err(|_| "it is no archive, or a part of one".to_owned())
    }

    /// The text of the document.
    pub fn document(&mut self) -> Result<String, String> {
        let name = self.main_part().unwrap_or_else(|| "word/document.xml".to_owned());
        self.part(&name, LONGEST)
    }

    /// A part that need not be there and may as well be broken.
    pub fn optional(&mut self, name: &str) -> String {
        self.part(name, LONGEST_OTHER).unwrap_or_default()
    }

    /// The name of the part that holds the document.
    fn main_part(&mut self) -> Option<String> {
        let relations = self.optional("_rels/.rels");
        let mut found = None;
        let walked = xml::walk(&relations, |node| {
            if let Node::Start(tag) = node
                && tag.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                found = found.take().or(tag.attribute("Target"));
            }
        });
        walked.ok()?;
        Some(found?.trim_start_matches('/').to_owned())
    }

    fn part(&mut self, name: &str, longest: u64) -> Result<String, String> {
        let part = self.0.by_name(name).map_err(|error| format!("{name}: {error}"))?;
        let mut bytes = Vec::new();
        part.take(longest + 1).read_to_end(&mut bytes).map_err(|error| format!("{name}: {error}"))?;
        if bytes.len() as u64 > longest {
            return Err(format!("{name} unpacks to more than {} MB", longest >> 20));
        }
        String::from_utf8(bytes).map_err(|_| format!("{name} is not UTF-8"))
    }
}

/// How many parts the end of a packed file speaks of. They are counted before room is made for them.
fn entries(bytes: &[u8]) -> Option<u64> {
    let last = |sign: &[u8]| memchr::memmem::rfind(bytes, sign);
    let number = |at: usize, length: usize| {
        let bytes = bytes.get(at..at + length)?;
        Some(bytes.iter().rev().fold(0_u64, |sum, &byte| sum << 8 | u64::from(byte)))
    };
    let large = last(b"PK\x06\x06").and_then(|at| number(at + 32, 8));
    large.into_iter().chain(last(b"PK\x05\x06").and_then(|at| number(at + 10, 2))).max()
}
