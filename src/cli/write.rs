//! Writes files whole: beside their place first, and put there when nothing is missing. Whoever reads one sees the old file or the
//! new one, and never a part, whenever the program is killed or the power fails.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tempfile::{NamedTempFile, TempPath};

/// The exit status of a program that Ctrl-C has ended.
const INTERRUPTED: i32 = 130;

/// The files that a run has begun and not yet put in their place. A run that is interrupted takes them away.
#[derive(Clone, Default)]
pub struct Unfinished(Arc<Mutex<Begun>>);

#[derive(Default)]
struct Begun {
    guarded: bool,
    /// Dropping a path removes its file.
    paths: Vec<TempPath>,
}

/// A file that is written beside its place.
pub struct Replacement {
    out: BufWriter<File>,
    beside: PathBuf,
    place: PathBuf,
    unfinished: Unfinished,
}

impl Unfinished {
    /// Begins a file. What is there keeps its mode and its owner; what a link leads to is replaced, not the link.
    pub fn begin(&self, path: &Path) -> io::Result<Replacement> {
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let there = fs::metadata(&place).ok();
        if there.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        if there.is_some() {
            // A folder lets anybody replace what it holds: the file itself is asked, too.
            OpenOptions::new().write(true).open(&place)?;
        }
        // An interruption waits for the lock: no file lies there that it does not know of.
        let mut begun = self.lock();
        self.guard(&mut begun);
        let (file, beside) = temporary(folder(&place))?.into_parts();
        if let Some(there) = there {
            keep_owner(&file, &there);
            file.set_permissions(there.permissions())?;
        }
        let path = beside.to_path_buf();
        begun.paths.push(beside);
        Ok(Replacement { out: BufWriter::new(file), beside: path, place, unfinished: self.clone() })
    }

    pub fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.replace_if(path, bytes, || Ok(()))
    }

    /// The same, unless the last look at the file, just before it is replaced, says that it must not be.
    pub fn replace_if(&self, path: &Path, bytes: &[u8], look: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let mut new = self.begin(path)?;
        new.write_all(bytes)?;
        new.flush_to_disk()?;
        look()?;
        new.finish()
    }

    fn lock(&self) -> MutexGuard<'_, Begun> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn guard(&self, begun: &mut Begun) {
        if !std::mem::replace(&mut begun.guarded, true) {
            let unfinished = self.clone();
            // Without a handler an interrupted run leaves a hidden file behind: no reason not to run.
            drop(ctrlc::set_handler(move || {
                // The lock is kept until the end, so that nothing is begun any more.
                let mut begun = unfinished.lock();
                begun.paths.clear();
                std::process::exit(INTERRUPTED);
            }));
        }
    }

    fn take(&self, beside: &Path) -> Option<TempPath> {
        let mut begun = self.lock();
        let at = begun.paths.iter().position(|path| path.as_os_str() == beside.as_os_str())?;
        Some(begun.paths.swap_remove(at))
    }
}

impl Replacement {
    /// Puts the file in its place.
    pub fn finish(self) -> io::Result<()> {
        self.put(|_, error| Err(error))
    }

    /// The same, but where nothing can take the place of what is there, as of a single file that is mounted, that is written.
    pub fn finish_or_copy(self) -> io::Result<()> {
        let place = self.place.clone();
        self.put(|beside, _| fs::copy(beside, place).map(drop))
    }

    fn flush_to_disk(&mut self) -> io::Result<()> {
        self.out.flush()?;
        self.out.get_ref().sync_all()
    }

    fn put(mut self, otherwise: impl FnOnce(TempPath, io::Error) -> io::Result<()>) -> io::Result<()> {
        self.flush_to_disk()?;
        let Some(beside) = self.unfinished.take(&self.beside) else { return Ok(()) };
        match beside.persist(&self.place) {
            Ok(()) => {
                // The new name must outlive a power failure as well; not every system lets a folder be synchronised.
                drop(File::open(folder(&self.place)).and_then(|folder| folder.sync_all()));
                Ok(())
            }
            Err(refused) => otherwise(refused.path, refused.error),
        }
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        drop(self.unfinished.take(&self.beside));
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Walks pass over hidden files, should one be left behind by a kill.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".copydesk-").suffix(".tmp");
    if let Some(mode) = mode_of_new_files() {
        builder.permissions(mode);
    }
    builder.tempfile_in(folder)
}

/// Temporary files are for nobody else to read, but this one is to be a file like any other.
#[cfg(unix)]
fn mode_of_new_files() -> Option<Permissions> {
    Some(std::os::unix::fs::PermissionsExt::from_mode(0o666))
}

#[cfg(not(unix))]
fn mode_of_new_files() -> Option<Permissions> {
    None
}

/// Only the administrator may give files away, so this may fail and is no error.
#[cfg(unix)]
fn keep_owner(file: &File, there: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let is_other = file.metadata().is_ok_and(|new| (new.uid(), new.gid()) != (there.uid(), there.gid()));
    if is_other && fchown(file, Some(there.uid()), Some(there.gid())).is_err() {
        drop(fchown(file, None, Some(there.gid())));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_must_not_be_replaced_stays_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let (path, unfinished) = (folder.path().join("a.txt"), Unfinished::default());
        fs::write(&path, "old").unwrap();
        let refused = unfinished.replace_if(&path, b"new", || {
            fs::write(&path, "newer")?;
            Err(io::Error::other("it changed meanwhile"))
        });
        assert_eq!(refused.unwrap_err().to_string(), "it changed meanwhile");
        assert_eq!(fs::read_to_string(&path).unwrap(), "newer");
        unfinished.replace(&path, b"new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_is_given_up_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut begun = Unfinished::default().begin(&folder.path().join("a.txt")).unwrap();
        begun.write_all(b"half of").unwrap();
        drop(begun);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Unfinished::default().replace(folder.path(), b"new").is_err());
    }
}
