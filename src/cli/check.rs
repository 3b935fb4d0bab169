//! `copydesk check`.

use super::Exit;
use super::args::{Check, Format};
use super::configure::{Job, job};
use super::desk_files::{DeskFiles, reason};
use super::desks::lint_all;
use super::progress::Progress;
use super::report_file::{ReportFile, ReportFiles};
use super::say::{complain, say};
use super::statistics;
use super::terminal::{Stream, hyperlinks, style};
use super::workers::workers;
use crate::finding::Severity;
use crate::lexicon::Lexicon;
use crate::lint::Report;
use crate::report::human::Style;
use crate::report::{Texts, checkstyle, github, gitlab, html, human, json, junit, rdjsonl, sanitise, sarif, short};
use crate::sources::{ReadError, Sources};
use std::io::{self, Write};
use std::path::Path;

pub fn run(args: &Check, out: &mut dyn Write) -> io::Result<Exit> {
    let Ok(job) = job(args) else { return Ok(Exit::Usage) };
    // Opened before the work is done: an editor should not wait for a report that has no place to go.
    let (mut outputs, reports) = (Vec::new(), ReportFiles::default());
    for (at, wanted) in args.format.iter().enumerate() {
        let file = match &wanted.file {
            None => None,
            Some(path) if args.format[..at].iter().any(|other| other.file.as_ref() == Some(path)) => {
                complain(format_args!("cannot write two reports to {}", sanitise(&path.to_string_lossy())));
                return Ok(Exit::Usage);
            }
            Some(path) => match create(path, &job.files, &reports) {
                Ok(file) => Some(file),
                Err(why) => {
                    complain(format_args!("cannot write {}: {why}", sanitise(&path.to_string_lossy())));
                    return Ok(Exit::Usage);
                }
            },
        };
        outputs.push((wanted, file));
    }
    let pool = workers(args.threads)?;
    let lexicon = Lexicon::new();
    let progress = Progress::new(&job.files);
    let lint = || pool.install(|| lint_all(&job, &progress, &lexicon));
    let (report, unused) = if args.quiet { lint() } else { progress.shown_while(lint) };

    let mut exit = Exit::Clean;
    let mut texts = Texts::new(&job.files);
    let pages = job.desks.iter().find_map(|desk| desk.rule_pages.as_deref()).filter(|_| hyperlinks(args));
    let on_screen = Style { rule_pages: pages, ..style(&args.house, Stream::Out, job.notes) };
    if args.statistics {
        statistics::write(out, &report.findings)?;
    }
    for (wanted, file) in outputs {
        let printed = match file {
            None if args.statistics => Ok(()),
            None => print(wanted.format, on_screen, &report, &lexicon, &mut texts, out),
            Some(mut file) => {
                let style = style(&args.house, Stream::File, job.notes);
                print(wanted.format, style, &report, &lexicon, &mut texts, &mut file).and_then(|()| file.finish())
            }
        };
        match (printed, &wanted.file) {
            (Ok(()), _) => {}
            // Whoever reads the pipe has seen enough (`| head`).
            (Err(error), _) if error.kind() == io::ErrorKind::BrokenPipe => {}
            (Err(error), None) => return Err(error),
            (Err(error), Some(path)) => {
                complain(format_args!("cannot write {}: {}", sanitise(&path.to_string_lossy()), reason(&error)));
                exit = Exit::Usage;
            }
        }
    }
    // The program is about to end: giving back thousands of little pieces of memory one by one would be lost time.
    std::mem::forget(lexicon);
    if !args.quiet {
        job.note_unused_stets(args, &unused);
    }
    Ok(exit.max(summarise(args, &job, &report)))
}

fn create(path: &Path, files: &DeskFiles, reports: &ReportFiles) -> Result<ReportFile, String> {
    if files.holds(path) {
        return Err("it is one of the articles".to_owned());
    }
    reports.create(path).map_err(|error| reason(&error))
}

fn print(
    format: Format,
    style: Style<'_>,
    report: &Report,
    lexicon: &Lexicon,
    texts: &mut Texts<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let findings = &report.findings;
    match format {
        Format::Human => human::write(out, findings, texts, style)?,
        Format::Short => short::write(out, findings, texts)?,
        Format::Json => json::write(out, findings, texts)?,
        Format::Sarif => sarif::write(out, findings, texts)?,
        Format::Github => github::write(out, findings, texts)?,
        Format::Gitlab => gitlab::write(out, findings, texts)?,
        Format::Rdjsonl => rdjsonl::write(out, findings, texts)?,
        Format::Checkstyle => checkstyle::write(out, findings, texts)?,
        Format::Junit => junit::write(out, report, texts)?,
        Format::Html => html::write(out, report, texts, lexicon)?,
    }
    out.flush()
}

/// The last lines, on standard error, and the exit status.
fn summarise(args: &Check, job: &Job, report: &Report) -> Exit {
    let files = &job.files;
    let mut exit = Exit::Clean;
    if report.findings.iter().any(|finding| job.fail_on(finding.primary.place.source).fails(finding.severity)) {
        exit = Exit::Findings;
    }
    for (path, why) in &files.missing {
        complain(format_args!("{}: {why}", sanitise(path)));
        exit = Exit::Usage;
    }
    for folder in &files.empty {
        complain(format_args!("no articles found under {}", sanitise(folder)));
    }
    let mut skipped = 0;
    for (source, error) in &report.unread {
        if files.is_named(*source) || matches!(error, ReadError::Unreadable(_)) {
            complain(format_args!("{}: {error}", sanitise(files.name(*source))));
            exit = exit.max(if files.is_named(*source) { Exit::Usage } else { Exit::Clean });
        } else {
            skipped += 1;
        }
    }
    for &(rule, spent) in &report.timings {
        say(format_args!("{:>10.1} ms  {rule}", spent.as_secs_f64() * 1e3));
    }
    let count = |severity| report.findings.iter().filter(|finding| finding.severity == severity).count();
    let mut line = format!(
        "{}, {}: {}, {}, {}",
        counted(report.articles, "article"),
        counted(report.words, "word"),
        counted(count(Severity::Error), "error"),
        counted(count(Severity::Warning), "warning"),
        counted(count(Severity::Note), "note"),
    );
    let human = args.format.iter().any(|wanted| wanted.format == Format::Human);
    if count(Severity::Note) > 0 && human && !job.notes {
        line += " (see them with --notes)";
    }
    let asides =
        [(report.let_stand, "let stand"), (report.not_english, "not in English"), (skipped, "skipped as binary")];
    for (number, what) in asides.into_iter().filter(|&(number, _)| number > 0) {
        line += &format!("; {number} {what}");
    }
    if !args.quiet {
        say(line);
    }
    exit
}

pub fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
