//! The bytes of an archive, asked where they lie.
//!
//! The checksum says at opening that a file is what was once written. Nothing here relies on it for safety: whatever
//! the bytes say, a look-up reads inside them and ends.

use super::format::{ArchiveError, Counts, Layout, number32, number64, read_counts, read_header};
use super::varint::take_varint;
use crate::facts::names::Neighbour;
use crate::lexicon::title_case;
use std::borrow::Cow;

/// An opened archive.
pub struct Archive {
    name: String,
    file: Vec<u8>,
    pub(super) counts: Counts,
    pub(super) layout: Layout,
}

/// What an archive says of one name.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The lower-case spelling.
    pub lower: &'a str,
    record: &'a [u8],
}

impl Archive {
    /// Bytes of a file by which archives are known.
    pub const BEGINNING: u64 = super::format::MAGIC.len() as u64;

    /// Whether a file begins as archives do.
    pub fn is_archive(beginning: &[u8]) -> bool {
        beginning.starts_with(&super::format::MAGIC)
    }

    /// Opens the bytes of a file; messages call it `name`.
    ///
    /// # Errors
    /// [`ArchiveError`] if they are not what [`Learner`](super::Learner) or [`merge`](super::merge) made.
    pub fn open(name: impl Into<String>, file: Vec<u8>) -> Result<Self, ArchiveError> {
        let (counts, layout) = read_header(&file)?;
        Ok(Self { name: name.into(), file, counts, layout })
    }

    /// Opens archives that lie one after the other, as pipes bring them; messages call each `name`.
    ///
    /// # Errors
    /// [`ArchiveError`] if one of them is none.
    pub fn open_all(name: &str, mut files: &[u8]) -> Result<Vec<Self>, ArchiveError> {
        let mut archives = Vec::new();
        while !files.is_empty() {
            let (_, layout) = read_counts(files)?;
            let (file, rest) = files.split_at_checked(layout.records.end).ok_or(ArchiveError::Damaged)?;
            archives.push(Self::open(name, file.to_vec())?);
            files = rest;
        }
        Ok(archives)
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// Articles that were counted.
    pub fn articles(&self) -> u64 {
        self.counts.articles
    }

    /// Number of distinct name words.
    pub fn len(&self) -> usize {
        self.counts.names as usize
    }

    pub fn is_empty(&self) -> bool {
        self.counts.names == 0
    }

    /// The file as it lies.
    pub fn bytes(&self) -> &[u8] {
        &self.file
    }

    /// Whether an article of this content was counted.
    pub fn holds(&self, content: u64) -> bool {
        let at = partition(self.counts.contents as usize, |at| self.content(at) < content);
        at < self.counts.contents as usize && self.content(at) == content
    }

    /// What is known of a lower-case name word.
    pub fn find(&self, lower: &str) -> Option<Entry<'_>> {
        let at = partition(self.len(), |at| self.spelling(at) < lower.as_bytes());
        self.entry(at).filter(|entry| entry.lower == lower)
    }

    /// All names in the order of their spellings.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.len()).filter_map(|at| self.entry(at))
    }

    /// The hashes of all articles, sorted.
    pub(super) fn contents(&self) -> impl Iterator<Item = u64> {
        (0..self.counts.contents as usize).map(|at| self.content(at))
    }

    fn content(&self, at: usize) -> u64 {
        number64(&self.file[self.layout.contents.clone()], at * 8).unwrap_or_default()
    }

    fn entry(&self, at: usize) -> Option<Entry<'_>> {
        if at >= self.len() {
            return None;
        }
        let lower = std::str::from_utf8(self.spelling(at)).ok()?;
        let (records, starts) =
            (&self.file[self.layout.records.clone()], &self.file[self.layout.record_starts.clone()]);
        Some(Entry { lower, record: piece(records, starts, at) })
    }

    /// The bytes of a spelling; empty where there is none.
    pub(super) fn spelling(&self, at: usize) -> &[u8] {
        let (spellings, starts) =
            (&self.file[self.layout.spellings.clone()], &self.file[self.layout.spelling_starts.clone()]);
        piece(spellings, starts, at)
    }

    /// The name at a place of the order by first letter and end.
    pub(super) fn by_end(&self, at: usize) -> usize {
        number32(&self.file[self.layout.order.clone()], at * 4).map_or(usize::MAX, |name| name as usize)
    }
}

impl<'a> Entry<'a> {
    /// Articles that hold the name.
    pub fn articles(&self) -> u32 {
        self.forms().fold(0, |sum, (_, articles)| sum.saturating_add(articles))
    }

    /// Articles in which the name stands beside a neighbour.
    pub fn articles_beside(&self, neighbour: Neighbour) -> u32 {
        let key = neighbour.key();
        // Keys rise.
        let found = self.neighbours().take_while(|&(other, _)| other <= key).find(|&(other, _)| other == key);
        found.map_or(0, |(_, articles)| articles)
    }

    /// The form that most articles print.
    pub fn printed(&self) -> Cow<'a, str> {
        let usual = self.forms().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        usual.map_or(Cow::Borrowed(self.lower), |(printed, _)| printed)
    }

    /// The printed forms with their articles, sorted.
    pub fn forms(&self) -> impl Iterator<Item = (Cow<'a, str>, u32)> + use<'a> {
        let (lower, mut rest) = (self.lower, self.record);
        let forms = take_varint(&mut rest).unwrap_or_default();
        (0..forms).map_while(move |_| take_form(&mut rest, lower))
    }

    /// Keys of the neighbours with their articles, sorted.
    pub(super) fn neighbours(&self) -> impl Iterator<Item = (u32, u32)> + use<'a> {
        let (lower, mut rest) = (self.lower, self.record);
        let forms = take_varint(&mut rest).unwrap_or_default();
        for _ in 0..forms {
            if take_form(&mut rest, lower).is_none() {
                rest = &[];
                break;
            }
        }
        let mut key = 0u32;
        std::iter::from_fn(move || {
            key = key.checked_add(take_varint(&mut rest)?)?;
            Some((key, take_varint(&mut rest)?))
        })
    }
}

impl std::fmt::Debug for Archive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive").field("name", &self.name).field("counts", &self.counts).finish_non_exhaustive()
    }
}

fn take_form<'a>(rest: &mut &'a [u8], lower: &'a str) -> Option<(Cow<'a, str>, u32)> {
    let length = take_varint(rest)? as usize;
    let letters = rest.get(..length)?;
    *rest = &rest[length..];
    let printed = match length {
        0 => Cow::Owned(title_case(lower)),
        _ => Cow::Borrowed(std::str::from_utf8(letters).ok()?),
    };
    Some((printed, take_varint(rest)?))
}

/// The `at`th piece of a section; empty where the starts lead outside.
fn piece<'a>(section: &'a [u8], starts: &[u8], at: usize) -> &'a [u8] {
    let start = |at: usize| number32(starts, at * 4).map(|start| start as usize);
    let range = start(at).zip(start(at + 1)).filter(|(start, end)| start <= end);
    range.and_then(|(start, end)| section.get(start..end)).unwrap_or_default()
}

/// The first of `count` places at which `before` no longer holds.
pub(super) fn partition(count: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}
