//! `--cache DIR`: what was read of articles, kept from run to run. A key stands for an article's bytes, its path, this very
//! program, the configuration, the house's lists and the archives; so an entry holds for ever, or for nothing.
//!
//! The file is a magic number, the records (each a checksum and what [`Cache`] was given), an index, and a footer that says
//! where the index lies. It is written anew, whole, when there is something to add. What cannot be read, by its checksums or
//! otherwise, counts as not there.

use super::configure::Desk;
use super::desk_files::{DeskFiles, reason};
use super::say::complain;
use super::write::{Replacement, Unfinished};
use crate::lint::Cache;
use crate::report::sanitise;
use crate::source::SourceId;
use crate::sources::Sources;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use xxhash_rust::xxh3::{Xxh3, xxh3_64, xxh3_128};

const MAGIC: &[u8; 16] = b"copydesk-cache-1";

/// Bytes of an entry of the index: key, offset, length, age.
const ENTRY: usize = 16 + 8 + 4 + 1;

/// Bytes of the footer: the index's offset, entries and checksum, and the magic number again.
const FOOTER: usize = 8 + 8 + 8 + 16;

/// Bytes of a record's checksum.
const CHECKSUM: usize = 8;

/// Runs that added something without asking for an entry, after which it goes.
const OLDEST: u8 = 8;

/// What stands in a folder that backups and version control pass over (bford.info/cachedir).
const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by copydesk; it may be deleted at any time.\n";

/// The cache of a run.
pub struct CacheFile {
    path: PathBuf,
    /// A hash of this program: another build is another version.
    program: u128,
    old: Option<Old>,
    new: Mutex<New>,
    unfinished: Unfinished,
}

/// What the runs before have left.
struct Old {
    file: File,
    size: u64,
    /// By key.
    entries: Vec<(Entry, AtomicBool)>,
}

#[derive(Default)]
struct New {
    out: Option<Replacement>,
    entries: Vec<Entry>,
    length: u64,
    failed: Option<io::Error>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    key: u128,
    offset: u64,
    length: u32,
    age: u8,
}

/// The cache as the articles of one desk have it.
pub struct DeskCache<'a> {
    cache: &'a CacheFile,
    files: &'a DeskFiles,
    desk: &'a Desk,
    /// The numbers that the desk's sources have in the whole run, where those are others.
    numbers: Option<&'a [SourceId]>,
}

impl CacheFile {
    /// Opens the cache of a folder, which is made if it is not there.
    pub fn open(folder: &Path, unfinished: &Unfinished) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        for (name, text) in [("CACHEDIR.TAG", TAG), (".gitignore", "*\n")] {
            if !folder.join(name).exists() {
                fs::write(folder.join(name), text)?;
            }
        }
        let program = xxh3_128(&fs::read(std::env::current_exe()?)?);
        let path = folder.join("articles.cache");
        let old = File::open(&path).ok().and_then(Old::read);
        Ok(Self { path, program, old, new: Mutex::default(), unfinished: unfinished.clone() })
    }

    pub fn of<'a>(&'a self, files: &'a DeskFiles, desk: &'a Desk, numbers: Option<&'a [SourceId]>) -> DeskCache<'a> {
        DeskCache { cache: self, files, desk, numbers }
    }

    /// Writes what is new, beside what the runs before have left and was asked for lately. A cache that cannot be written is
    /// no reason to fail.
    pub fn finish(self) {
        let path = self.path.clone();
        if let Err(error) = self.write() {
            let shown = path.to_string_lossy();
            complain(format_args!("cannot write {}: {}", sanitise(&shown), reason(&error)));
        }
    }

    fn write(self) -> io::Result<()> {
        let New { out, mut entries, mut length, failed } =
            self.new.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(error) = failed {
            return Err(error);
        }
        let Some(mut out) = out else { return Ok(()) };
        entries.sort_unstable();
        entries.dedup_by_key(|entry| entry.key);
        let fresh = entries.len();
        for (entry, used) in self.old.iter().flat_map(|old| &old.entries) {
            let age = if used.load(Ordering::Relaxed) { 0 } else { entry.age.saturating_add(1) };
            let replaced = entries[..fresh].binary_search_by_key(&entry.key, |new| new.key).is_ok();
            let record = self.old.as_ref().and_then(|old| old.record(*entry));
            if let Some(record) = record.filter(|_| age < OLDEST && !replaced) {
                out.write_all(&xxh3_64(&record).to_le_bytes())?;
                out.write_all(&record)?;
                entries.push(Entry { offset: length, age, ..*entry });
                length += (CHECKSUM + record.len()) as u64;
            }
        }
        entries.sort_unstable();
        let index: Vec<u8> = entries.iter().copied().flat_map(Entry::to_bytes).collect();
        out.write_all(&index)?;
        out.write_all(&length.to_le_bytes())?;
        out.write_all(&(entries.len() as u64).to_le_bytes())?;
        out.write_all(&xxh3_64(&index).to_le_bytes())?;
        out.write_all(MAGIC)?;
        out.finish()
    }

    fn add(&self, key: u128, record: &[u8]) {
        let mut new = self.written();
        if new.failed.is_none()
            && let Err(error) = self.append(&mut new, key, record)
        {
            new.out = None;
            new.failed = Some(error);
        }
    }

    fn append(&self, new: &mut New, key: u128, record: &[u8]) -> io::Result<()> {
        let Ok(length) = u32::try_from(record.len()) else { return Ok(()) };
        if new.out.is_none() {
            let mut begun = self.unfinished.begin(&self.path)?;
            begun.write_all(MAGIC)?;
            new.length = MAGIC.len() as u64;
            new.out = Some(begun);
        }
        let Some(out) = &mut new.out else { return Ok(()) };
        out.write_all(&xxh3_64(record).to_le_bytes())?;
        out.write_all(record)?;
        new.entries.push(Entry { key, offset: new.length, length, age: 0 });
        new.length += (CHECKSUM + record.len()) as u64;
        Ok(())
    }

    fn written(&self) -> MutexGuard<'_, New> {
        self.new.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All records of a cache file that are what was written, in the order of their keys.
pub(super) fn records(file: File) -> impl Iterator<Item = Vec<u8>> {
    let old = Old::read(file);
    let count = old.as_ref().map_or(0, |old| old.entries.len());
    (0..count).filter_map(move |at| old.as_ref()?.record(old.as_ref()?.entries[at].0))
}

impl Old {
    /// None where the file is none of ours, or damaged.
    fn read(file: File) -> Option<Self> {
        let size = file.metadata().ok()?.len();
        let footer = read_at((&file, size), size.checked_sub(FOOTER as u64)?, FOOTER)?;
        let number = |at: usize| footer.get(at..)?.first_chunk().map(|&bytes| u64::from_le_bytes(bytes));
        let (start, count, checksum) = (number(0)?, number(8)?, number(16)?);
        let length = count.checked_mul(ENTRY as u64)?;
        let whole = start.checked_add(length)?.checked_add(FOOTER as u64)? == size;
        let index = if whole && footer.ends_with(MAGIC) {
            read_at((&file, size), start, length as usize)?
        } else {
            return None;
        };
        if xxh3_64(&index) != checksum {
            return None;
        }
        let entries = index.as_chunks().0.iter().map(|bytes| (Entry::of_bytes(bytes), AtomicBool::new(false)));
        Some(Self { entries: entries.collect(), file, size })
    }

    fn get(&self, key: u128) -> Option<Vec<u8>> {
        let at = self.entries.binary_search_by_key(&key, |(entry, _)| entry.key).ok()?;
        let (entry, used) = &self.entries[at];
        let record = self.record(*entry)?;
        used.store(true, Ordering::Relaxed);
        Some(record)
    }

    /// A record that is what was written.
    fn record(&self, entry: Entry) -> Option<Vec<u8>> {
        let mut record = read_at((&self.file, self.size), entry.offset, CHECKSUM + entry.length as usize)?;
        let checksum = u64::from_le_bytes(*record.first_chunk()?);
        record.drain(..CHECKSUM);
        (xxh3_64(&record) == checksum).then_some(record)
    }
}

impl Entry {
    fn to_bytes(self) -> [u8; ENTRY] {
        let mut bytes = [0; ENTRY];
        bytes[..16].copy_from_slice(&self.key.to_le_bytes());
        bytes[16..24].copy_from_slice(&self.offset.to_le_bytes());
        bytes[24..28].copy_from_slice(&self.length.to_le_bytes());
        bytes[28] = self.age;
        bytes
    }

    fn of_bytes(bytes: &[u8; ENTRY]) -> Self {
        let mut whole = [0; 32];
        whole[..ENTRY].copy_from_slice(bytes);
        let [low, high, offset, rest] = *whole.as_chunks::<8>().0 else {
            unreachable!("thirty-two bytes are four eights")
        };
        let key = u128::from(u64::from_le_bytes(low)) | u128::from(u64::from_le_bytes(high)) << 64;
        let rest = u64::from_le_bytes(rest);
        Self { key, offset: u64::from_le_bytes(offset), length: rest as u32, age: (rest >> 32) as u8 }
    }
}

impl Cache for DeskCache<'_> {
    fn key(&self, source: SourceId) -> Option<u128> {
        let source = self.numbers.map_or(source, |numbers| numbers[source.0 as usize]);
        let bytes = self.files.content(source)?;
        let mut key = Xxh3::new();
        key.update(&self.cache.program.to_le_bytes());
        key.update(&self.desk.key.to_le_bytes());
        key.update(&[u8::from(self.files.is_reference(source))]);
        key.update(self.files.rooted(source).as_bytes());
        key.update(&[0]);
        key.update(&bytes);
        Some(key.digest128())
    }

    fn get(&self, key: u128) -> Option<Vec<u8>> {
        self.cache.old.as_ref()?.get(key)
    }

    fn put(&self, key: u128, kept: &[u8]) {
        self.cache.add(key, kept);
    }
}

/// Some bytes of a file of some size; none if it does not have them.
fn read_at((file, size): (&File, u64), offset: u64, length: usize) -> Option<Vec<u8>> {
    if offset.checked_add(length as u64)? > size {
        return None;
    }
    let mut bytes = vec![0; length];
    read_exact_at(file, &mut bytes, offset).ok().map(|()| bytes)
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset)
}

#[cfg(windows)]
fn read_exact_at(file: &File, mut bytes: &mut [u8], mut offset: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, bytes, offset)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => (bytes, offset) = (&mut bytes[read..], offset + read as u64),
        }
    }
    Ok(())
}
