//! `check --fix`: fixes are made in memory and what came of them is linted again, until nothing safe is left to mend. Only
//! then are files written, so a second run finds nothing to do.

use super::Exit;
use super::check::counted;
use super::configure::Job;
use super::desk_files::{Mended, NotWritten, reason};
use super::say::complain;
use super::sieve::{Found, Sieve};
use super::write::Unfinished;
use crate::fix::{self, Change, Safety, diff};
use crate::lexicon::Lexicon;
use crate::report::sanitise;
use crate::source::SourceId;
use crate::sources::Sources;
use hashbrown::HashMap;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;

/// Rounds after which fixes that still follow upon one another are taken to have no end.
const ROUNDS: usize = 50;

/// Makes all fixes up to `safety`, in memory. Hands back what remains.
pub fn mend(job: &mut Job, sieve: &Sieve, lexicon: &Lexicon, safety: Safety) -> (Found, Exit) {
    let mut exit = Exit::Clean;
    for round in 1.. {
        let found = sieve.find(job, lexicon);
        let fixes = found.report.findings.iter().filter_map(|finding| finding.fix.as_ref());
        let (mut read, mut changed) = (HashMap::new(), Vec::new());
        let files = &job.files;
        let plan = fix::plan(fixes, safety, files, lexicon, |source| {
            let bytes = files.bytes(source);
            if bytes == Err(NotWritten::Changed) {
                changed.push(source);
            }
            let bytes: Arc<[u8]> = bytes.ok()?;
            Some(Arc::clone(read.entry(files.file_number(source)).or_insert(bytes)))
        });
        changed.sort_unstable();
        changed.dedup_by_key(|source| files.file_number(*source));
        for source in changed {
            refuse(job, source, "it changed meanwhile");
            exit = Exit::Usage;
        }
        let files = by_file(job, plan.patches.iter().flat_map(|patch| &patch.changes));
        if files.is_empty() {
            return (found, exit);
        }
        for (file, (source, changes)) in files {
            if round % ROUNDS == 0 {
                refuse(job, source, "its fixes never come to an end");
                continue;
            }
            let before = Arc::clone(&read[&file]);
            job.files.rewrite(file, fix::apply(&before, &changes), before, changes.len());
        }
    }
    unreachable!("rounds end when every file is mended or held")
}

/// Writes what was mended. A file that cannot be written, or is not what was linted any more, is held as it is on disk.
pub fn write(job: &mut Job, unfinished: &Unfinished) -> Exit {
    let mut failed = Vec::new();
    for mended in job.files.mended().filter(|mended| mended.path.as_os_str() != "-" && mended.before != mended.after) {
        let look = || {
            let same = fs::read(mended.path)? == mended.before;
            same.then_some(()).ok_or_else(|| io::Error::other("it changed meanwhile"))
        };
        if let Err(error) = unfinished.replace_if(mended.path, mended.after, look) {
            complain(format_args!("{} was not mended: {}", sanitise(mended.name), reason(&error)));
            failed.push(mended.file);
        }
    }
    failed.iter().for_each(|&file| job.files.hold(file));
    if failed.is_empty() { Exit::Clean } else { Exit::Usage }
}

/// Prints what was mended as a patch, and takes it back.
pub fn show(job: &mut Job, out: &mut dyn Write) -> io::Result<String> {
    let said = told(job);
    for Mended { name, before, after, .. } in job.files.mended() {
        if !io::stdout().is_terminal() {
            diff::write(out, name, before, after)?;
            continue;
        }
        let mut patch = Vec::new();
        diff::write(&mut patch, name, before, after)?;
        for line in String::from_utf8_lossy(&patch).lines() {
            writeln!(out, "{}", sanitise(line))?;
        }
    }
    let files: Vec<usize> = job.files.mended().map(|mended| mended.file).collect();
    files.into_iter().for_each(|file| job.files.hold(file));
    Ok(said)
}

/// How much was mended: `3 fixes in 2 files`.
pub fn told(job: &Job) -> String {
    let (fixes, files) = job.files.mended().fold((0, 0), |(fixes, files), mended| (fixes + mended.fixes, files + 1));
    format!("{} in {}", counted_fixes(fixes), counted(files, "file"))
}

fn counted_fixes(fixes: usize) -> String {
    format!("{fixes} fix{}", if fixes == 1 { "" } else { "es" })
}

fn refuse(job: &mut Job, source: SourceId, why: &str) {
    complain(format_args!("{} was not mended: {why}", sanitise(job.files.name(source))));
    job.files.hold(job.files.file_number(source));
}

/// The changes of each file, with one of its sources.
fn by_file<'c>(job: &Job, changes: impl Iterator<Item = &'c Change>) -> BTreeMap<usize, (SourceId, Vec<Change>)> {
    let mut files: BTreeMap<usize, (SourceId, Vec<Change>)> = BTreeMap::new();
    for change in changes {
        let file = files.entry(job.files.file_number(change.source)).or_insert((change.source, Vec::new()));
        file.1.push(change.clone());
    }
    files
}
