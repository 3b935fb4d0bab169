//! Reports that go to files. Each is written beside its place and put there when it is whole, so that whoever reads it
//! sees the old one or the new one; a run that is interrupted takes away what it has begun.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The exit status of a program that Ctrl-C has ended.
const INTERRUPTED: i32 = 130;

/// What was begun and is not yet whole.
#[derive(Clone, Default)]
pub struct ReportFiles(Arc<Mutex<Vec<PathBuf>>>);

pub struct ReportFile {
    out: BufWriter<File>,
    /// The file that is written and the place it goes to; none if its place is written at once.
    way: Option<(PathBuf, PathBuf)>,
    begun: ReportFiles,
}

impl ReportFiles {
    /// Begins a report. A device or pipe is written as it comes, and so is a file whose folder takes no other.
    pub fn create(&self, path: &Path) -> io::Result<ReportFile> {
        // What a link leads to is replaced, not the link.
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let old = fs::metadata(&real).ok();
        let beside = old.as_ref().is_none_or(fs::Metadata::is_file).then(|| beside(&real)).flatten();
        let begun = self.clone();
        if let Some(beside) = beside {
            self.begin(&beside);
            match OpenOptions::new().write(true).create_new(true).open(&beside) {
                Ok(file) => {
                    let report = ReportFile { out: BufWriter::new(file), way: Some((beside, real)), begun };
                    if let (Some(old), Some((_, real))) = (old, &report.way) {
                        report.out.get_ref().set_permissions(old.permissions())?;
                        // A file that nobody may write is not replaced either.
                        OpenOptions::new().write(true).open(real)?;
                    }
                    return Ok(report);
                }
                Err(_) if old.is_some() => self.done(&beside),
                Err(error) => {
                    self.done(&beside);
                    return Err(error);
                }
            }
        }
        Ok(ReportFile { out: BufWriter::new(File::create(path)?), way: None, begun })
    }

    fn begin(&self, beside: &Path) {
        let mut begun = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if begun.is_empty() {
            let files = self.clone();
            // Without a handler an interrupted run leaves a hidden file behind: no reason not to run.
            drop(ctrlc::set_handler(move || {
                let begun = files.0.lock().unwrap_or_else(PoisonError::into_inner);
                begun.iter().for_each(|path| drop(fs::remove_file(path)));
                std::process::exit(INTERRUPTED);
            }));
        }
        begun.push(beside.to_owned());
    }

    fn done(&self, beside: &Path) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|path| path != beside);
    }
}

impl ReportFile {
    /// Puts the report in its place.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()?;
        let Some((beside, path)) = &self.way else { return Ok(()) };
        self.out.get_ref().sync_all()?;
        // A single file that is mounted cannot be replaced, only written.
        fs::rename(beside, path).or_else(|_| fs::copy(beside, path).map(drop))
    }
}

impl Write for ReportFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for ReportFile {
    fn drop(&mut self) {
        if let Some((beside, _)) = &self.way {
            drop(fs::remove_file(beside));
            self.begun.done(beside);
        }
    }
}

/// A hidden name in the same folder, which no other run has.
fn beside(path: &Path) -> Option<PathBuf> {
    let mut name = OsString::from(".");
    name.push(path.file_name()?);
    name.push(format!(".{}", std::process::id()));
    Some(path.with_file_name(name))
}
