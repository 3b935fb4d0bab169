//! The threads that share the work of a run.

use rayon::{ThreadPool, ThreadPoolBuilder};
use std::io;

/// As many workers as asked for, one for each core if none; the calling thread is one of them.
pub fn workers(threads: usize) -> io::Result<ThreadPool> {
    ThreadPoolBuilder::new().num_threads(threads).use_current_thread().build().map_err(io::Error::other)
}
