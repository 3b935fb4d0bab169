//! How far a long run is. A desk that is read in a moment shows nothing, and neither does one whose standard error is no
//! terminal.

use crate::source::{Source, SourceId};
use crate::sources::{ReadError, Sources};
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// The sources of a run, counted as they are read.
pub struct Progress<'a> {
    sources: &'a dyn Sources,
    read: AtomicUsize,
}

/// A run that is over before this shows nothing.
const PATIENCE: Duration = Duration::from_millis(700);

const REFRESH: Duration = Duration::from_millis(100);

/// Fewer files are over before anybody wonders.
const MANY: usize = 100;

const BAR: usize = 30;

impl<'a> Progress<'a> {
    pub fn new(sources: &'a dyn Sources) -> Self {
        Self { sources, read: AtomicUsize::new(0) }
    }

    /// Does the work, and shows meanwhile how far it is.
    pub fn shown_while<T>(&self, work: impl FnOnce() -> T) -> T {
        let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        if self.count() < MANY || dumb || !io::stderr().is_terminal() {
            return work();
        }
        thread::scope(|scope| {
            // When the work is done, or has panicked, the sender goes and the line is wiped.
            let (done, is_done) = mpsc::channel::<()>();
            scope.spawn(move || self.draw(&is_done));
            let made = work();
            drop(done);
            made
        })
    }

    fn draw(&self, done: &mpsc::Receiver<()>) {
        let started = Instant::now();
        let mut wait = PATIENCE;
        while done.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
            wait = REFRESH;
            let line = line(self.read.load(Ordering::Relaxed), self.count(), started.elapsed());
            drop(write!(io::stderr(), "\r{line}\u{1b}[K"));
        }
        if wait == REFRESH {
            drop(write!(io::stderr(), "\r\u{1b}[K"));
        }
    }
}

/// The bar, the articles that were read, and how long the others may take.
fn line(read: usize, all: usize, spent: Duration) -> String {
    let (read, full) = (read.min(all), read.min(all) * BAR / all.max(1));
    let left = spent.as_secs_f64() / read.max(1) as f64 * (all - read) as f64;
    let time = match left.ceil() as u64 {
        _ if read == 0 => String::new(),
        _ if read == all => ", comparing them".to_owned(),
        seconds if seconds < 100 => format!(", {seconds} s left"),
        seconds => format!(", {} min left", seconds.div_ceil(60)),
    };
    format!("{}{} {read} of {all} articles{time}", "█".repeat(full), "░".repeat(BAR - full))
}

impl Sources for Progress<'_> {
    fn count(&self) -> usize {
        self.sources.count()
    }

    fn is_reference(&self, source: SourceId) -> bool {
        self.sources.is_reference(source)
    }

    fn name(&self, source: SourceId) -> &str {
        self.sources.name(source)
    }

    fn rooted(&self, source: SourceId) -> &str {
        self.sources.rooted(source)
    }

    fn source(&self, source: SourceId) -> Result<Arc<Source>, ReadError> {
        self.read.fetch_add(1, Ordering::Relaxed);
        self.sources.source(source)
    }

    fn let_go(&self, source: SourceId) {
        self.sources.let_go(source);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far_the_run_is_and_how_long_it_takes() {
        assert_eq!(line(0, 600, Duration::from_secs(1)), format!("{} 0 of 600 articles", "░".repeat(30)));
        let half = format!("{}{} 300 of 600 articles, 9 s left", "█".repeat(15), "░".repeat(15));
        assert_eq!(line(300, 600, Duration::from_secs(9)), half);
        assert!(line(10, 600, Duration::from_secs(60)).ends_with(", 59 min left"));
        // Texts are read again to be printed.
        assert_eq!(
            line(700, 600, Duration::from_secs(9)),
            format!("{} 600 of 600 articles, comparing them", "█".repeat(30))
        );
    }
}
