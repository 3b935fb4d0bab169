//! What of a run's findings counts: not what was accepted, and, if so asked, nothing but what changed.

use super::args::Check;
use super::cache::CacheFile;
use super::configure::{Job, Refused, read, refuse};
use super::desk_files::{DeskFiles, display, reason};
use super::desks::lint_all;
use super::git;
use super::progress::Progress;
use super::report_file::write_whole;
use super::say::complain;
use super::write::Unfinished;
use crate::baseline::{Accepted, Baseline};
use crate::changes::{self, Changed};
use crate::lexicon::Lexicon;
use crate::lint::Report;
use crate::report::{Texts, sanitise};
use crate::rules;
use crate::source::SourceId;
use crate::sources::Sources;
use hashbrown::{HashMap, HashSet};
use std::path::Path;

#[derive(Default)]
pub struct Sieve {
    /// Shows nothing of its progress.
    quiet: bool,
    cache: Option<CacheFile>,
    baseline: Option<Baseline>,
    /// The changed lines of each file, by its number, as it lies on disk.
    changed: Option<HashMap<usize, Changed>>,
}

/// What counts, and how much does not.
pub struct Found {
    pub report: Report,
    /// Stets that let nothing stand, desk by desk.
    pub unused_stets: Vec<Vec<usize>>,
    /// Findings that were accepted.
    pub accepted: usize,
    /// Accepted findings that are there no more.
    pub gone: usize,
    /// Findings on lines that did not change.
    pub old: usize,
}

impl Sieve {
    /// Reads the baseline and asks git.
    pub fn new(args: &Check, files: &DeskFiles, unfinished: &Unfinished) -> Result<Self, Refused> {
        let mut sieve = Self { quiet: args.quiet, ..Self::default() };
        // What is mended must be known as it was read.
        if let Some(folder) = args.cache.as_deref().filter(|_| args.living.wanted().is_none()) {
            let opened = CacheFile::open(folder, unfinished);
            sieve.cache = Some(opened.map_err(|error| refuse(&display(folder), &reason(&error)))?);
        }
        let args = &args.living;
        if let Some(path) = args.baseline.as_deref().filter(|_| args.write_baseline.is_none()) {
            sieve.baseline = Some(baseline(path).map_err(|why| refuse(&display(path), &why))?);
        }
        if let Some(revision) = &args.since {
            let changed = git::changed_since(revision, files).map_err(|why| refuse("--since", &why))?;
            sieve.changed = Some(changed);
        }
        Ok(sieve)
    }

    /// Lints, and keeps what counts.
    pub fn find(&self, job: &Job, lexicon: &Lexicon) -> Found {
        self.keep(self.all(job, lexicon), job)
    }

    /// Lints, accepts all that is found, and writes it.
    pub fn accept(
        &mut self,
        path: &Path,
        job: &Job,
        lexicon: &Lexicon,
        unfinished: &Unfinished,
    ) -> Result<Found, Refused> {
        let (report, unused) = self.all(job, lexicon);
        // A device or pipe has nothing to be kept.
        let before = if path.is_file() { baseline(path) } else { Ok(Baseline::default()) };
        let before = before.map_err(|why| refuse(&display(path), &why))?;
        let mut new = Baseline::of(&report.findings, &mut Texts::new(&job.files));
        let seen = Seen::of(&report, job);
        new.keep(before.accepted.into_iter().filter(|accepted| !seen.would_have(accepted)));
        let written = if job.files.holds(path) {
            Err("it is one of the articles".to_owned())
        } else {
            write_whole(path, new.to_text().as_bytes(), unfinished).map_err(|error| reason(&error))
        };
        if let Err(why) = written {
            complain(format_args!("cannot write {}: {why}", sanitise(&display(path))));
            return Err(Refused);
        }
        self.baseline = Some(new);
        Ok(self.keep((report, unused), job))
    }

    /// Writes what the run has read into the cache, if it has one.
    pub fn keep_what_was_read(&mut self) {
        if let Some(cache) = self.cache.take() {
            cache.finish();
        }
    }

    fn all(&self, job: &Job, lexicon: &Lexicon) -> (Report, Vec<Vec<usize>>) {
        let progress = Progress::new(&job.files);
        let lint = || lint_all(job, &progress, lexicon, self.cache.as_ref());
        if self.quiet { lint() } else { progress.shown_while(lint) }
    }

    fn keep(&self, (mut report, unused_stets): (Report, Vec<Vec<usize>>), job: &Job) -> Found {
        let mut texts = Texts::new(&job.files);
        let all = report.findings.len();
        let mut gone = 0;
        if let Some(baseline) = &self.baseline {
            let there = |path: &str| job.files.exists(path);
            let unused = baseline.apply(&mut report.findings, &mut texts, &there);
            let seen = Seen::of(&report, job);
            gone = unused.into_iter().filter(|accepted| seen.would_have(accepted)).count();
        }
        let accepted = all - report.findings.len();
        let mut old = 0;
        if let Some(changed) = &self.changed {
            let moved: HashMap<usize, Changed> = job
                .files
                .mended()
                .filter_map(|mended| Some((mended.file, changed.get(&mended.file)?.then(mended.before, mended.after))))
                .collect();
            let lines = |source: SourceId| {
                let file = job.files.file_number(source);
                moved.get(&file).or_else(|| changed.get(&file)).unwrap_or(&Changed::All)
            };
            old = changes::keep(&mut report.findings, &mut texts, &lines);
        }
        Found { report, unused_stets, accepted, gone, old }
    }
}

fn baseline(path: &Path) -> Result<Baseline, String> {
    Baseline::read(&read(path)?.text)
}

/// What a run has seen: only of that can it say that a finding is gone.
struct Seen<'r> {
    job: &'r Job,
    /// The articles that were read, by their paths from their configuration's folder, and whose they are.
    read: HashSet<(&'r str, Option<usize>)>,
}

impl<'r> Seen<'r> {
    fn of(report: &Report, job: &'r Job) -> Self {
        let (files, unread) = (&job.files, report.unread.iter().map(|&(source, _)| source).collect::<HashSet<_>>());
        let ids = (0..files.count() as u32).map(SourceId);
        let read = ids.filter(|id| !files.is_reference(*id) && !unread.contains(id));
        Self { job, read: read.map(|id| (files.rooted(id), files.house(id))).collect() }
    }

    /// Whether this run would have found it: its rule ran, and its article was read or is there no more. A rule over the
    /// whole desk, and files that went away, are judged only by a run over a folder.
    fn would_have(&self, accepted: &Accepted) -> bool {
        let Some(rule) = rules::find(&accepted.rule) else { return true };
        let (files, path) = (&self.job.files, accepted.path.as_str());
        let gone = files.walked && !files.exists(path);
        self.job.desks.iter().any(|desk| {
            let ran = match rule.check {
                rules::Check::Article(_) => true,
                rules::Check::Desk(_) => desk.settings.desk && files.walked,
            };
            ran && desk.settings.severity(rule).is_some() && (gone || self.read.contains(&(path, desk.house)))
        })
    }
}
