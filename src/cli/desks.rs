//! Lints a run desk by desk: a configuration's folder is a desk, and only its own articles are compared with one another.

use super::cache::CacheFile;
use super::configure::{Desk, Job};
use super::desk_files::DeskFiles;
use crate::finding::Finding;
use crate::lexicon::Lexicon;
use crate::lint::{Cache, Report, lint_with};
use crate::source::{Source, SourceId};
use crate::sources::{ReadError, Sources};
use std::sync::Arc;

/// Lints all articles of a run, which are read by way of `sources`; says, desk by desk, which stets let nothing stand.
pub fn lint_all(
    job: &Job,
    sources: &dyn Sources,
    lexicon: &Lexicon,
    cache: Option<&CacheFile>,
) -> (Report, Vec<Vec<usize>>) {
    let lint = |sources: &dyn Sources, desk: &Desk, numbers: Option<&[SourceId]>| {
        let cache = cache.map(|cache| cache.of(&job.files, desk, numbers));
        let cache = cache.as_ref().map(|cache| cache as &dyn Cache);
        lint_with(sources, &desk.evidence, lexicon, &desk.settings, cache)
    };
    if let [desk] = &job.desks[..] {
        let report = lint(sources, desk, None);
        let unused = report.unused_stets.clone();
        return (report, vec![unused]);
    }
    let (mut all, mut unused) = (Report::default(), Vec::new());
    for desk in &job.desks {
        let part = Part { sources, numbers: numbers(&job.files, desk) };
        let report = lint(&part, desk, Some(&part.numbers));
        unused.push(report.unused_stets.clone());
        part.add(report, &mut all);
    }
    all.findings.sort_by(Finding::order);
    all.unread.sort_by_key(|(source, _)| *source);
    (all, unused)
}

/// The sources of one desk, numbered anew.
struct Part<'a> {
    sources: &'a dyn Sources,
    numbers: Vec<SourceId>,
}

fn numbers(files: &DeskFiles, desk: &Desk) -> Vec<SourceId> {
    (0..files.count() as u32).map(SourceId).filter(|&source| files.is_of(source, desk.house)).collect()
}

impl Part<'_> {
    fn whole(&self, source: SourceId) -> SourceId {
        self.numbers[source.0 as usize]
    }

    /// Adds what was found, with the numbers of the whole run.
    fn add(&self, report: Report, all: &mut Report) {
        for mut finding in report.findings {
            finding.places_mut().for_each(|place| place.source = self.whole(place.source));
            all.findings.push(finding);
        }
        all.unread.extend(report.unread.into_iter().map(|(source, error)| (self.whole(source), error)));
        all.articles += report.articles;
        all.words += report.words;
        all.not_english += report.not_english;
        all.let_stand += report.let_stand;
        for (rule, spent) in report.timings {
            match all.timings.iter_mut().find(|(known, _)| *known == rule) {
                Some((_, sum)) => *sum += spent,
                None => all.timings.push((rule, spent)),
            }
        }
    }
}

impl Sources for Part<'_> {
    fn count(&self) -> usize {
        self.numbers.len()
    }

    fn is_reference(&self, source: SourceId) -> bool {
        self.sources.is_reference(self.whole(source))
    }

    fn name(&self, source: SourceId) -> &str {
        self.sources.name(self.whole(source))
    }

    fn rooted(&self, source: SourceId) -> &str {
        self.sources.rooted(self.whole(source))
    }

    fn source(&self, source: SourceId) -> Result<Arc<Source>, ReadError> {
        self.sources.source(self.whole(source))
    }

    fn let_go(&self, source: SourceId) {
        self.sources.let_go(self.whole(source));
    }
}
