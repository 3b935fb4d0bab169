//! Runs the rules over a desk: read each article, take its facts, run the article rules, drop the text; then run the
//! desk rules on the facts of all. Same input, same report, for any number of threads.

mod joined;
mod kept;
mod live;
mod worker;

pub use kept::Cache;
pub use live::{Live, Reading};

use crate::article::{StetMark, Vocabulary};
use crate::desk::{DeskArticle, DeskFacts};
use crate::evidence::Evidence;
use crate::finding::{Finding, Severity};
use crate::fix::Edit;
use crate::lexicon::Lexicon;
use crate::rules::{self, Check, Context, Findings, Rule};
use crate::settings::Settings;
use crate::source::SourceId;
use crate::sources::{ReadError, Sources};
use crate::suppress;
use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use worker::{Read, Worker};

/// What a run found.
#[derive(Debug, Default)]
pub struct Report {
    /// Sorted by source, place and rule.
    pub findings: Vec<Finding>,
    /// Sources that could not be read, with the reason.
    pub unread: Vec<(SourceId, ReadError)>,
    pub articles: usize,
    pub words: usize,
    /// Articles that got only the rules that need no English.
    pub not_english: usize,
    /// Findings that the desk let stand.
    pub let_stand: usize,
    /// Which of the settings' stets let nothing stand, though their rule ran and their article was read.
    pub unused_stets: Vec<usize>,
    /// Time spent in each stage and each rule over all threads, if it was asked for.
    pub timings: Vec<(&'static str, Duration)>,
}

/// What is kept of an article when its text is dropped.
struct Done {
    article: DeskArticle,
    said: Said,
}

/// What the article rules said of an article, and what else a report counts.
#[derive(Clone)]
struct Said {
    findings: Vec<Finding>,
    stets: Vec<StetMark>,
    words: usize,
    english: bool,
    /// Whether the copy was taken out of mark-up.
    marked_up: bool,
}

/// Articles that are read before their facts are put together: what lies between is a few megabytes.
const BATCH: usize = 4096;

/// Articles that one worker reads side by side, rule by rule: a processor forgets the beginning of so much code while it
/// walks to the end, so the end is put off. More of them would be forgotten instead.
const HANDFUL: usize = 16;

/// Handfuls for each of several workers at least, so that all have something to do to the end.
const SHARES: usize = 8;

/// Lints all sources together.
pub fn lint(sources: &dyn Sources, evidence: &Evidence, lexicon: &Lexicon, settings: &Settings) -> Report {
    lint_with(sources, evidence, lexicon, settings, None)
}

/// The same; articles that a cache has are not read again, and it is given the others.
pub fn lint_with(
    sources: &dyn Sources,
    evidence: &Evidence,
    lexicon: &Lexicon,
    settings: &Settings,
    cache: Option<&dyn Cache>,
) -> Report {
    let all: Vec<SourceId> = (0..sources.count() as u32).map(SourceId).collect();
    let mut run = Run::new(evidence, lexicon, settings);
    let hears_others = settings.desk || all.iter().any(|&source| sources.is_reference(source));
    run.compares = all.len() > 1 && hears_others || !evidence.archives.is_empty();
    let vocabularies = Vocabularies::new(lexicon);
    let worker = Worker { run: &run, sources, cache };
    let mut gathered = Gathered::new(&run);
    gathered.desk.articles.reserve_exact(if run.compares { all.len() } else { 0 });
    // One worker has nothing to share.
    let workers = rayon::current_num_threads();
    let handfuls = if workers > 1 { workers * SHARES } else { 1 };
    for batch in all.chunks(BATCH) {
        let handful = (batch.len() / handfuls).clamp(1, HANDFUL);
        let read = |handful: &[SourceId]| vocabularies.lend(|vocabulary| worker.read(handful, vocabulary));
        let reads: Vec<Vec<Read>> = batch.par_chunks(handful).map(read).collect();
        for Read { source, outcome } in reads.into_iter().flatten() {
            match outcome {
                Ok(done) => gathered.add(done),
                Err(error) => gathered.report.unread.push((source, error)),
            }
        }
    }
    run.conclude(&mut gathered, sources);
    gathered.report
}

/// The vocabularies of the workers: what one has learnt of words is not learnt again with the next article.
struct Vocabularies<'l> {
    lexicon: &'l Lexicon,
    idle: Mutex<Vec<Vocabulary<'l>>>,
}

impl<'l> Vocabularies<'l> {
    fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, idle: Mutex::default() }
    }

    fn lend<R>(&self, work: impl FnOnce(&mut Vocabulary<'l>) -> R) -> R {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let lent = idle().pop();
        let mut vocabulary = lent.unwrap_or_else(|| Vocabulary::new(self.lexicon));
        let done = work(&mut vocabulary);
        idle().push(vocabulary);
        done
    }
}

/// What takes a run's time.
#[derive(Clone, Copy)]
enum Stage {
    /// Files to text.
    Files,
    /// Text to articles.
    Articles,
    Facts,
    /// What the desk keeps of an article.
    Desk,
    /// An active rule, by its number.
    Rule(usize),
}

impl Stage {
    /// Of all but rules, which have their own.
    const NAMES: [&str; 4] = ["files", "articles", "facts", "desk"];

    fn number(self) -> usize {
        match self {
            Self::Files => 0,
            Self::Articles => 1,
            Self::Facts => 2,
            Self::Desk => 3,
            Self::Rule(rule) => Self::NAMES.len() + rule,
        }
    }
}

/// One run: what is fixed, and the rules that are asked.
struct Run<'a> {
    context: Context<'a>,
    settings: &'a Settings,
    active: Vec<(&'static Rule, Severity)>,
    /// Whether anything is compared with other articles, so that facts must be kept.
    compares: bool,
    /// Nanoseconds spent in each [stage](Stage::number) over all threads, if it was asked for.
    spent: Vec<AtomicU64>,
}

/// What is known when all articles are read.
struct Gathered {
    report: Report,
    desk: DeskFacts,
    stets: HashMap<SourceId, Vec<StetMark>>,
    marked_up: HashSet<SourceId>,
    compares: bool,
}

impl<'a> Run<'a> {
    fn new(evidence: &'a Evidence, lexicon: &'a Lexicon, settings: &'a Settings) -> Self {
        let active = active(settings);
        let spent = (0..Stage::NAMES.len() + active.len()).map(|_| AtomicU64::new(0)).collect();
        Self { context: Context { lexicon, evidence }, settings, active, compares: true, spent }
    }

    /// Does the work of a stage, and counts its time if it was asked for.
    fn timed<R>(&self, stage: Stage, work: impl FnOnce() -> R) -> R {
        let started = self.settings.timings.then(Instant::now);
        let done = work();
        if let Some(started) = started {
            self.spent[stage.number()].fetch_add(started.elapsed().as_nanos() as u64, Ordering::Relaxed);
        }
        done
    }

    /// Asks the desk rules, and takes out what is let stand.
    fn conclude(&self, gathered: &mut Gathered, sources: &dyn Sources) {
        let Gathered { report, desk, stets, marked_up, .. } = gathered;
        desk.questioned = joined::questioned(&report.findings);
        for (at, &(rule, severity)) in self.active.iter().enumerate() {
            if let Check::Desk(check) = rule.check {
                let mut findings = Findings::new(rule, severity, SourceId(0));
                self.timed(Stage::Rule(at), || check(desk, &self.context, &mut findings));
                let mut found = findings.into_vec();
                if !self.settings.overrides.is_empty() {
                    found.retain_mut(|found| {
                        let path = sources.rooted(found.finding.primary.place.source);
                        set_severity(&mut found.finding, severity, self.settings.severity_at(rule, path))
                    });
                }
                joined::add(&mut report.findings, found);
            }
        }
        // Where the desk was not compared, no stet for what it would say is needless.
        let ran_whole = |rule: &Rule| self.settings.desk || matches!(rule.check, Check::Article(_));
        let whole: Vec<_> = self.active.iter().copied().filter(|(rule, _)| ran_whole(rule)).collect();
        // Where nothing says which side is wrong, there is nothing to put in its place.
        report.findings.iter_mut().filter(|finding| finding.undecided).for_each(|finding| finding.fix = None);
        drop_fixes_across_markup(&mut report.findings, sources, marked_up);
        suppress::apply(report, sources, stets, self.settings, &whole);
        report.findings.sort_by(Finding::order);
        if self.settings.timings {
            let spent = self.spent.iter().map(|spent| Duration::from_nanos(spent.load(Ordering::Relaxed)));
            let rules = self.active.iter().map(|(rule, _)| rule.name);
            report.timings = Stage::NAMES.into_iter().chain(rules).zip(spent).collect();
        }
    }
}

impl Gathered {
    fn new(run: &Run<'_>) -> Self {
        Self {
            report: Report::default(),
            desk: DeskFacts { together: run.settings.desk, ..DeskFacts::default() },
            stets: HashMap::new(),
            marked_up: HashSet::new(),
            compares: run.compares,
        }
    }

    fn add(&mut self, Done { article, said }: Done) {
        let source = article.source;
        if !article.reference {
            self.report.articles += 1;
            self.report.words += said.words;
            self.report.not_english += usize::from(!said.english);
        }
        self.report.findings.extend(said.findings);
        if said.marked_up {
            self.marked_up.insert(source);
        }
        if !said.stets.is_empty() {
            self.stets.insert(source, said.stets);
        }
        if self.compares {
            self.desk.articles.push(article);
        }
    }
}

/// The rules that run, on some path at least, and their severities where no path has one of its own.
fn active(settings: &Settings) -> Vec<(&'static Rule, Severity)> {
    let somewhere = |rule: &Rule| {
        let over = settings.overrides.iter().flat_map(|over| &over.severities);
        over.filter(|(name, _)| rule.is_named(name)).find_map(|&(_, severity)| severity)
    };
    let chosen = |rule: &Rule| settings.only.is_empty() || settings.only.iter().any(|name| rule.is_named(name));
    let ignored = |rule: &Rule| settings.ignore.iter().any(|name| rule.is_named(name));
    let runs = |rule: &&'static Rule| chosen(rule) && !ignored(rule);
    let severity = |rule: &'static Rule| settings.severity(rule).or_else(|| somewhere(rule));
    rules::all().filter(runs).filter_map(|rule| Some((rule, severity(rule)?))).collect()
}

/// Gives a finding of a desk rule the severity of its article's path; says whether the rule runs there. What the rule
/// itself has lowered stays as low as that.
fn set_severity(finding: &mut Finding, usual: Severity, here: Option<Severity>) -> bool {
    let Some(here) = here else { return false };
    finding.severity = if finding.severity == usual { here } else { finding.severity.min(here) };
    true
}

/// Takes out fixes that would have to know of mark-up: over a tag, an escape or the end of a paragraph. Their sources are
/// read again, as they are to be printed.
fn drop_fixes_across_markup(findings: &mut [Finding], sources: &dyn Sources, marked_up: &HashSet<SourceId>) {
    let mut last = None;
    for finding in findings.iter_mut().filter(|finding| finding.fix.is_some()) {
        let can_edit = |edit: &Edit| {
            let id = edit.place.source;
            if !marked_up.contains(&id) {
                return true;
            }
            if last.as_ref().is_none_or(|(known, _)| *known != id) {
                last = sources.source(id).ok().map(|source| (id, source));
            }
            let source = last.as_ref().map(|(_, source)| source);
            source.is_some_and(|source| source.can_edit(edit.place.span, &edit.replacement))
        };
        finding.fix.take_if(|fix| !fix.edits.iter().all(can_edit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::sources::{ReadError, Shelf};
    use std::sync::Arc;

    #[test]
    fn timings_name_the_stages_and_every_rule() {
        let shelf: Shelf = [Source::from_text("a.txt", "The talks resumed.\n")].into_iter().collect();
        let timings = |timings| {
            let settings = Settings { timings, ..Settings::default() };
            lint(&shelf, &Evidence::default(), &Lexicon::new(), &settings).timings
        };
        let names: Vec<&str> = timings(true).iter().map(|&(name, _)| name).collect();
        let rules = names.strip_prefix(&["files", "articles", "facts", "desk"]).expect("the stages come first");
        assert!(rules.iter().copied().eq(rules::all().map(|rule| rule.name)), "{rules:?}");
        assert!(timings(false).is_empty());
    }

    #[test]
    fn nothing_is_said_of_the_comments_in_a_reference_article() {
        let read = |name: &str| Source::from_text(name, "The talks resumed. <!-- copydesk: stet names -->\n");
        let mut shelf = Shelf::new();
        shelf.add(read("a.txt"));
        shelf.add_reference(read("past.txt"));
        let findings = lint(&shelf, &Evidence::default(), &Lexicon::new(), &Settings::default()).findings;
        let told: Vec<_> = findings.iter().map(|finding| (finding.rule, finding.primary.place.source)).collect();
        assert_eq!(told, [("source/unused-stet", SourceId(0))]);
    }

    #[test]
    fn sources_in_which_nothing_was_found_are_let_go() {
        struct Watched(Shelf, Mutex<Vec<SourceId>>);
        impl Sources for Watched {
            fn count(&self) -> usize {
                self.0.count()
            }
            fn name(&self, source: SourceId) -> &str {
                self.0.name(source)
            }
            fn source(&self, source: SourceId) -> Result<Arc<Source>, ReadError> {
                self.0.source(source)
            }
            fn let_go(&self, source: SourceId) {
                self.1.lock().unwrap().push(source);
            }
        }
        let copy = ["The talks resumed.\n", "The the talks resumed.\n", "Nobody spoke.\n"];
        let shelf = copy.iter().map(|text| Source::from_text("a.txt", *text)).collect();
        let watched = Watched(shelf, Mutex::default());
        lint(&watched, &Evidence::default(), &Lexicon::new(), &Settings::default());
        let mut gone = watched.1.into_inner().unwrap();
        gone.sort_unstable();
        assert_eq!(gone, [SourceId(0), SourceId(2)]);
    }
}
