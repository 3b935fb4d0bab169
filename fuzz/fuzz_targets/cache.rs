//! Bytes as a cache: as its file, as they are and with all checksums put right, and as what it keeps of two articles. Whatever
//! they say, articles can be linted and what is found can be shown.
#![no_main]

use copydesk::lint::{Cache, lint_with};
use copydesk::source::{Source, SourceId};
use copydesk::{Evidence, Settings, Shelf};
use copydesk_fuzz::house::{ARTICLE, LEXICON, WORKER};
use copydesk_fuzz::inputs::cache_file;
use copydesk_fuzz::reports;
use libfuzzer_sys::fuzz_target;
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::sync::LazyLock;

static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    [Source::from_text("a.txt", ARTICLE), Source::from_text("b.txt", "Stepanakert was calm.\n")].into_iter().collect()
});

fuzz_target!(|bytes: &[u8]| {
    for file in [bytes.to_vec(), cache_file(bytes)] {
        for record in records(&file) {
            lint(&record);
        }
    }
    lint(bytes);
});

/// What the program finds in a file.
fn records(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let mut file: File = tempfile::tempfile().expect("a file can be made");
    file.write_all(bytes).and_then(|()| file.seek(SeekFrom::Start(0))).expect("it can be written");
    copydesk::cli::fuzzing::cached(file)
}

/// Has the same kept of all articles.
struct Keeps<'b>(&'b [u8]);

impl Cache for Keeps<'_> {
    fn key(&self, source: SourceId) -> Option<u128> {
        Some(u128::from(source.0))
    }

    fn get(&self, _: u128) -> Option<Vec<u8>> {
        Some(self.0.to_vec())
    }

    fn put(&self, _: u128, _: &[u8]) {}
}

fn lint(kept: &[u8]) {
    let cache = Keeps(kept);
    let report =
        WORKER.install(|| lint_with(&*SHELF, &Evidence::default(), &LEXICON, &Settings::default(), Some(&cache)));
    reports::draw(&report.findings, &SHELF);
}
