//! Reports that go to files.

use super::write::{Replacement, Unfinished};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// A report takes the place of an old one when it is whole, wherever that is possible.
pub enum ReportFile {
    Whole(Replacement),
    /// A device or pipe, and a file whose folder takes no other.
    AsItComes(BufWriter<File>),
}

/// Writes what must be there whole or not at all: a file takes the place of an old one, and a device or pipe, which nothing
/// must take the place of, gets the bytes.
pub fn write_whole(path: &Path, bytes: &[u8], unfinished: &Unfinished) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(there) if !there.is_file() && !there.is_dir() => OpenOptions::new().write(true).open(path)?.write_all(bytes),
        _ => unfinished.replace(path, bytes),
    }
}

impl ReportFile {
    pub fn create(path: &Path, unfinished: &Unfinished) -> io::Result<Self> {
        let there = fs::metadata(path).ok();
        if there.as_ref().is_none_or(fs::Metadata::is_file) {
            match unfinished.begin(path) {
                Ok(begun) => return Ok(Self::Whole(begun)),
                Err(error) if there.is_none() => return Err(error),
                Err(_) => {}
            }
        }
        Ok(Self::AsItComes(BufWriter::new(File::create(path)?)))
    }

    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Whole(begun) => begun.finish_or_copy(),
            Self::AsItComes(mut out) => out.flush(),
        }
    }

    fn out(&mut self) -> &mut dyn Write {
        match self {
            Self::Whole(begun) => begun,
            Self::AsItComes(out) => out,
        }
    }
}

impl Write for ReportFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out().flush()
    }
}
