//! How an archive lies in its file.
//!
//! All numbers are little-endian. Behind the header stand, without gaps:
//!
//! | section | what |
//! | --- | --- |
//! | contents | a hash of each article (u64), sorted: the same article counts once |
//! | spelling starts, record starts | where each name's spelling and record begin in their sections (u32), and the end |
//! | order | numbers of the names (u32), sorted by first letter, then by the spelling from its end |
//! | spellings | lower-case name words, sorted |
//! | records | for each name its printed forms and its neighbours, each with a count of articles |
//!
//! A record is a number of forms, then for each its length (0: the spelling with a capital in front), its letters and
//! its count; then for each neighbour the distance of its key from the one before, and its count. Its numbers are of
//! seven bits a byte, the lowest first.

use std::fmt;
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

/// What an archive begins with. No text does.
pub const MAGIC: [u8; 16] = *b"\x93copydesk names\n";

/// The form that is written and read. Format 1 knew neighbours by another hash.
const VERSION: u32 = 2;

/// Magic, version, a reserved number, checksum of all behind it, then five counts.
pub(super) const HEADER: usize = 72;
const SUMMED: usize = 32;

/// Why bytes are no archive that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    Foreign,
    Newer(u32),
    Older(u32),
    Damaged,
    /// More than 4 GB of spellings or records.
    TooLarge,
}

/// The counts of the header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Articles that were counted; more than there are contents where merged archives shared some.
    pub articles: u64,
    pub contents: u64,
    pub names: u64,
    /// Bytes.
    pub spellings: u64,
    pub records: u64,
}

/// Where the sections lie.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub contents: Range<usize>,
    pub spelling_starts: Range<usize>,
    pub record_starts: Range<usize>,
    pub order: Range<usize>,
    pub spellings: Range<usize>,
    pub records: Range<usize>,
}

impl Counts {
    /// The sections of a file with these counts; None if no file can be as long.
    pub fn layout(&self) -> Option<Layout> {
        let mut end = HEADER;
        let mut section = |count: u64, size: usize| {
            let start = end;
            end = usize::try_from(count).ok()?.checked_mul(size)?.checked_add(start)?;
            Some(start..end)
        };
        let starts = self.names.checked_add(1)?;
        Some(Layout {
            contents: section(self.contents, 8)?,
            spelling_starts: section(starts, 4)?,
            record_starts: section(starts, 4)?,
            order: section(self.names, 4)?,
            spellings: section(self.spellings, 1)?,
            records: section(self.records, 1)?,
        })
    }

    fn numbers(&self) -> [u64; 5] {
        [self.articles, self.contents, self.names, self.spellings, self.records]
    }
}

/// Fills in the header of a finished file.
pub(super) fn write_header(file: &mut [u8], counts: &Counts) {
    file[..16].copy_from_slice(&MAGIC);
    file[16..20].copy_from_slice(&VERSION.to_le_bytes());
    for (at, number) in counts.numbers().into_iter().enumerate() {
        file[SUMMED + 8 * at..][..8].copy_from_slice(&number.to_le_bytes());
    }
    let sum = xxh3_64(&file[SUMMED..]);
    file[24..SUMMED].copy_from_slice(&sum.to_le_bytes());
}

/// Reads the header and makes sure that the file is what was written.
pub(super) fn read_header(file: &[u8]) -> Result<(Counts, Layout), ArchiveError> {
    let (counts, layout) = read_counts(file)?;
    let (version, reserved, sum) = (number32(file, 16), number32(file, 20), number64(file, 24));
    if layout.records.end != file.len()
        || version == Some(0)
        || reserved != Some(0)
        || sum != Some(xxh3_64(&file[SUMMED..]))
        || counts.names > u64::from(u32::MAX)
    {
        return Err(ArchiveError::Damaged);
    }
    Ok((counts, layout))
}

/// Reads what the header says of the sections, of a file that may be cut or have another behind it.
pub(super) fn read_counts(file: &[u8]) -> Result<(Counts, Layout), ArchiveError> {
    if !file.starts_with(&MAGIC) {
        return Err(ArchiveError::Foreign);
    }
    let version = number32(file, 16).ok_or(ArchiveError::Damaged)?;
    if version > VERSION {
        return Err(ArchiveError::Newer(version));
    } else if (1..VERSION).contains(&version) {
        return Err(ArchiveError::Older(version));
    }
    let count = |at: usize| number64(file, SUMMED + 8 * at).ok_or(ArchiveError::Damaged);
    let counts =
        Counts { articles: count(0)?, contents: count(1)?, names: count(2)?, spellings: count(3)?, records: count(4)? };
    Ok((counts, counts.layout().ok_or(ArchiveError::Damaged)?))
}

/// The number in the four bytes at a place.
pub(super) fn number32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|&bytes| u32::from_le_bytes(bytes))
}

/// The number in the eight bytes at a place.
pub(super) fn number64(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|&bytes| u64::from_le_bytes(bytes))
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ArchiveError::Foreign => f.write_str("not an archive of names"),
            ArchiveError::Newer(version) => {
                write!(f, "an archive of format {version}, and this copydesk reads format {VERSION}")
            }
            ArchiveError::Older(version) => {
                write!(f, "an archive of format {version}, and this copydesk reads format {VERSION}: learn it again")
            }
            ArchiveError::Damaged => f.write_str("a damaged archive: learn it again"),
            ArchiveError::TooLarge => f.write_str("an archive holds at most 4 GB of names"),
        }
    }
}

impl std::error::Error for ArchiveError {}
