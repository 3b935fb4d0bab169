//! Writes files whole.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file so that whoever reads it sees the old one or the new one, and never a part, whenever the program is killed
/// or the power fails. A file that is there keeps its mode and its owner; what a link leads to is replaced, not the link.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_if(path, bytes, || Ok(()))
}

/// The same, unless the last look at the file, just before it is replaced, says that it must not be.
pub fn replace_if(path: &Path, bytes: &[u8], look: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let there = fs::metadata(&path).ok();
    if there.is_some() {
        // A folder lets anybody replace what it holds: the file itself is asked, too.
        OpenOptions::new().write(true).open(&path)?;
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Walks pass over hidden files, should one be left behind by a kill.
    let mut builder = tempfile::Builder::new();
    builder.prefix(".copydesk-").suffix(".tmp");
    if let Some(mode) = mode_of_new_files() {
        builder.permissions(mode);
    }
    let mut beside = builder.tempfile_in(folder)?;
    beside.write_all(bytes)?;
    if let Some(there) = there {
        keep_owner(beside.as_file(), &there);
        beside.as_file().set_permissions(there.permissions())?;
    }
    beside.as_file().sync_all()?;
    look()?;
    beside.persist(&path).map_err(|error| error.error)?;
    // The new name must outlive a power failure as well; not every system lets a folder be synchronised.
    drop(File::open(folder).and_then(|folder| folder.sync_all()));
    Ok(())
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
        let path = folder.path().join("a.txt");
        fs::write(&path, "old").unwrap();
        let refused = replace_if(&path, b"new", || {
            fs::write(&path, "newer")?;
            Err(io::Error::other("it changed meanwhile"))
        });
        assert_eq!(refused.unwrap_err().to_string(), "it changed meanwhile");
        assert_eq!(fs::read_to_string(&path).unwrap(), "newer");
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        assert!(replace(folder.path(), b"new").is_err());
    }
}
