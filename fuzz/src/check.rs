//! Files to findings, fixes and reports, and what must hold of them.

use crate::house::{LEXICON, WORKER};
use crate::{patch, places, reports};
use copydesk::cli::fuzzing::{article_lines, articles};
use copydesk::fix::{Change, Safety, apply, diff, plan};
use copydesk::lint::{Live, Reading};
use copydesk::readers::{self, Format};
use copydesk::source::{Source, SourceId};
use copydesk::{Evidence, Report, Settings, Shelf, Sources, lint};
use std::sync::Arc;

/// The sources of a run with the bytes that each was read from.
struct Desk {
    shelf: Shelf,
    files: Vec<Arc<[u8]>>,
    formats: Vec<Format>,
    references: Vec<bool>,
}

/// All that must hold of a file of one format.
pub fn check_file(format: Format, bytes: &[u8]) {
    readers::is_article("json", bytes);
    readers::is_article("xml", bytes);
    let mut desk = Desk::new();
    desk.add(name_of(format), bytes, format, false);
    WORKER.install(|| desk.check(&Evidence::default(), &Settings::default()));
}

/// All that must hold of articles in plain text; the last of several is a reference.
pub fn check_desk(parts: &[Vec<u8>], evidence: &Evidence) {
    let mut desk = Desk::new();
    for (number, part) in parts.iter().enumerate() {
        let reference = parts.len() > 2 && number + 1 == parts.len();
        desk.add(&format!("{number}.txt"), part, Format::Text, reference);
    }
    WORKER.install(|| desk.check(evidence, &Settings::default()));
}

/// The same of one article.
pub fn check_article(copy: &str, evidence: &Evidence, settings: &Settings) {
    let mut desk = Desk::new();
    desk.add("a.txt", copy.as_bytes(), Format::Text, false);
    WORKER.install(|| desk.check(evidence, settings));
}

/// A name that speaks for the format.
pub fn name_of(format: Format) -> &'static str {
    match format {
        Format::Text => "a.txt",
        Format::Markdown => "a.md",
        Format::Html => "a.html",
        Format::Ninjs => "a.json",
        Format::Jsonl => "a.jsonl",
        Format::Docx => "a.docx",
        Format::Xml => "a.xml",
    }
}

impl Desk {
    fn new() -> Self {
        Self { shelf: Shelf::new(), files: Vec::new(), formats: Vec::new(), references: Vec::new() }
    }

    fn add(&mut self, name: &str, bytes: &[u8], format: Format, reference: bool) {
        let file: Arc<[u8]> = bytes.into();
        let sources = articles(name, bytes.to_vec(), format);
        if format == Format::Jsonl {
            lines_are_found(bytes);
        }
        for source in sources {
            let source = Source::clone(&source);
            if reference {
                self.shelf.add_reference(source)
            } else {
                self.shelf.add(source)
            }
            self.files.push(Arc::clone(&file));
            self.formats.push(format);
            self.references.push(reference);
        }
    }

    fn source(&self, id: SourceId) -> Arc<Source> {
        self.shelf.source(id).expect("a shelf has what it has")
    }

    fn check(&self, evidence: &Evidence, settings: &Settings) {
        let ids = || (0..self.shelf.count() as u32).map(SourceId);
        for id in ids() {
            places::of_source(&self.source(id));
        }
        let report = lint(&self.shelf, evidence, &LEXICON, settings);
        self.places_hold(&report);
        self.live_says_the_same(&report, evidence, settings);
        reports::write_all(&report, &self.shelf);
        for safety in [Safety::Safe, Safety::Suggested] {
            self.fixes_can_be_made(&report, safety);
        }
    }

    fn places_hold(&self, report: &Report) {
        for finding in &report.findings {
            let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.place);
            let labels = finding.related.iter().chain([&finding.primary]).map(|label| label.place);
            for place in labels.chain(edits) {
                let id = place.source;
                places::of_span(&self.source(id), &self.files[id.0 as usize], place.span, finding.rule);
            }
            assert!(!self.references[finding.primary.place.source.0 as usize], "{} of a reference", finding.rule);
        }
    }

    /// Read one by one, as an editor's session does it, the articles have the same findings.
    fn live_says_the_same(&self, report: &Report, evidence: &Evidence, settings: &Settings) {
        let mut live = Live::new(&LEXICON);
        let mut readings: Vec<Reading> = (0..self.shelf.count() as u32)
            .map(SourceId)
            .map(|id| {
                let reference = self.shelf.is_reference(id);
                live.read(&self.source(id), reference, self.shelf.rooted(id), evidence, settings)
            })
            .collect();
        let mut readings: Vec<&mut Reading> = readings.iter_mut().collect();
        let again = live.report(&mut readings, &self.shelf, evidence, settings);
        assert_eq!(report.findings, again.findings);
    }

    fn fixes_can_be_made(&self, report: &Report, safety: Safety) {
        let fixes = report.findings.iter().filter_map(|finding| finding.fix.as_ref());
        let file = |id: SourceId| Some(Arc::clone(&self.files[id.0 as usize]));
        let mut changes: Vec<Change> = plan(fixes, safety, &self.shelf, &LEXICON, file)
            .patches
            .into_iter()
            .flat_map(|patch| patch.changes)
            .collect();
        // Articles of one file are changed together.
        let lines = self.formats.first() == Some(&Format::Jsonl);
        if lines {
            changes.iter_mut().for_each(|change| change.source = SourceId(0));
        }
        changes.sort_by_key(|change| (change.source, change.bytes.start, change.bytes.end));
        let alone = |pair: &[Change]| pair[0].source != pair[1].source || pair[0].bytes.end <= pair[1].bytes.start;
        assert!(changes.windows(2).all(alone), "fixes overlap: {changes:?}");
        for changes in changes.chunk_by(|a, b| a.source == b.source) {
            let number = changes[0].source.0 as usize;
            let (before, format) = (&self.files[number], self.formats[number]);
            let after = apply(before, changes);
            let mut shown = Vec::new();
            diff::write(&mut shown, "a.txt", before, &after).expect("memory takes all");
            assert_eq!(patch::patched(before, &shown), after, "the patch makes another file");
            let mut mended = Desk::new();
            mended.add(name_of(format), &after, format, false);
            let sources = self.files.iter().filter(|file| Arc::ptr_eq(file, before)).count();
            assert_eq!(mended.shelf.count(), sources, "a fix makes an article unreadable");
            lint(&mended.shelf, &Evidence::default(), &LEXICON, &Settings::default());
        }
    }
}

/// Articles lie on lines of their own, and no line with anything on it is passed over.
fn lines_are_found(file: &[u8]) {
    let split = file.split(|&byte| byte == b'\n');
    let written = split.enumerate().filter(|(_, line)| !line.iter().all(u8::is_ascii_whitespace));
    let found = article_lines(file);
    assert!(found.into_iter().map(|(before, range)| (before, &file[range])).eq(written));
}
