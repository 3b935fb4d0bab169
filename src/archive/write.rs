//! Names in their order to the bytes of an archive.

use super::format::{ArchiveError, Counts, HEADER, write_header};
use super::varint::push_varint;
use crate::lexicon::title_case;

/// Takes names sorted by spelling.
#[derive(Default)]
pub(super) struct Writer {
    spelling_starts: Vec<u32>,
    record_starts: Vec<u32>,
    spellings: Vec<u8>,
    records: Vec<u8>,
}

impl Writer {
    /// Adds a name with its printed forms, sorted, and the keys of its neighbours, sorted, each with its articles.
    pub fn push(&mut self, lower: &str, forms: &[(&str, u32)], neighbours: &[(u32, u32)]) -> Result<(), ArchiveError> {
        let start = |section: &[u8]| u32::try_from(section.len()).map_err(|_| ArchiveError::TooLarge);
        self.spelling_starts.push(start(&self.spellings)?);
        self.record_starts.push(start(&self.records)?);
        self.spellings.extend_from_slice(lower.as_bytes());
        push_varint(&mut self.records, forms.len() as u32);
        for &(printed, articles) in forms {
            let letters = if is_title_case(printed, lower) { "" } else { printed };
            push_varint(&mut self.records, letters.len() as u32);
            self.records.extend_from_slice(letters.as_bytes());
            push_varint(&mut self.records, articles);
        }
        let mut last = 0;
        for &(key, articles) in neighbours {
            push_varint(&mut self.records, key - last);
            push_varint(&mut self.records, articles);
            last = key;
        }
        Ok(())
    }

    /// The file. `contents` are sorted.
    pub fn finish(mut self, articles: u64, contents: &[u64]) -> Result<Vec<u8>, ArchiveError> {
        let names = self.spelling_starts.len();
        if u32::try_from(self.spellings.len().max(self.records.len()).max(names)).is_err() {
            return Err(ArchiveError::TooLarge);
        }
        self.spelling_starts.push(self.spellings.len() as u32);
        self.record_starts.push(self.records.len() as u32);
        let spelling = |name: u32| {
            let (start, end) = (self.spelling_starts[name as usize], self.spelling_starts[name as usize + 1]);
            &self.spellings[start as usize..end as usize]
        };
        let mut order: Vec<u32> = (0..names as u32).collect();
        order.sort_unstable_by(|&a, &b| from_the_end(spelling(a)).cmp(from_the_end(spelling(b))));
        let counts = Counts {
            articles,
            contents: contents.len() as u64,
            names: names as u64,
            spellings: self.spellings.len() as u64,
            records: self.records.len() as u64,
        };
        let length = counts.layout().ok_or(ArchiveError::TooLarge)?.records.end;
        let mut file = Vec::with_capacity(length);
        file.resize(HEADER, 0);
        file.extend(contents.iter().flat_map(|content| content.to_le_bytes()));
        for section in [&self.spelling_starts, &self.record_starts, &order] {
            file.extend(section.iter().flat_map(|number| number.to_le_bytes()));
        }
        file.extend_from_slice(&self.spellings);
        file.extend_from_slice(&self.records);
        write_header(&mut file, &counts);
        Ok(file)
    }
}

/// The key of the second order: the first letter, then the letters from the end.
pub(super) fn from_the_end(spelling: &[u8]) -> impl Iterator<Item = u8> {
    spelling[..first_letter(spelling)].iter().copied().chain(spelling.iter().rev().copied())
}

/// Bytes of the first letter.
pub(super) fn first_letter(spelling: &[u8]) -> usize {
    let is_inside = |byte: &&u8| **byte & 0xC0 == 0x80;
    usize::from(!spelling.is_empty()) + spelling.iter().skip(1).take_while(is_inside).count()
}

fn is_title_case(printed: &str, lower: &str) -> bool {
    printed.is_ascii() && printed.len() == lower.len() && title_case(lower) == printed
}
