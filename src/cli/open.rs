//! Opening what must be a file.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Opens a file, and tells its size in bytes. What was a file when it was found may have become a pipe meanwhile, and to wait
/// for one could take for ever.
///
/// # Errors
/// What the system says, or that it is no file any more.
pub fn open_file(path: &Path) -> io::Result<(File, u64)> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK);
    let file = options.open(path)?;
    let meta = file.metadata()?;
    if meta.is_file() { Ok((file, meta.len())) } else { Err(io::Error::other("it is no file any more")) }
}
