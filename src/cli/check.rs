//! `copydesk check`.

use super::Exit;
use super::args::{Check, Format};
use super::configure::{Job, Refused, job};
use super::desk_files::{DeskFiles, reason};
use super::mend;
use super::report_file::ReportFile;
use super::say::{complain, say};
use super::sieve::{Found, Sieve};
use super::statistics;
use super::terminal::{Stream, hyperlinks, style};
use super::workers::workers;
use super::write::Unfinished;
use crate::finding::Severity;
use crate::lexicon::Lexicon;
use crate::lint::Report;
use crate::report::human::Style;
use crate::report::{Texts, checkstyle, github, gitlab, html, human, json, junit, rdjsonl, sanitise, sarif, short};
use crate::sources::{ReadError, Sources};
use std::io::{self, Write};
use std::path::Path;

pub fn run(args: &Check, out: &mut dyn Write) -> io::Result<Exit> {
    let Ok(mut job) = job(args) else { return Ok(Exit::Usage) };
    // A patch, or the mended text of standard input, has standard output for itself.
    let living = &args.living;
    let taken = living.diff || living.fix.is_some() && job.files.standard_input().is_some();
    let unfinished = Unfinished::default();
    let Ok(outputs) = outputs(args, &job.files, &unfinished, taken) else { return Ok(Exit::Usage) };
    let Ok(mut sieve) = Sieve::new(args, &job.files, &unfinished) else { return Ok(Exit::Usage) };
    let pool = workers(args.threads)?;
    let lexicon = Lexicon::new();
    let (mut exit, mut mended) = (Exit::Clean, None);
    let found = match (living.wanted(), &living.write_baseline) {
        (_, Some(path)) => match pool.install(|| sieve.accept(path, &job, &lexicon, &unfinished)) {
            Ok(found) => found,
            Err(_) => return Ok(Exit::Usage),
        },
        (None, None) => pool.install(|| sieve.find(&job, &lexicon)),
        (Some(safety), None) => {
            let (mut found, refused) = pool.install(|| mend::mend(&mut job, &sieve, &lexicon, safety));
            exit = refused;
            if living.diff {
                mended = Some(mend::show(&mut job, out)?);
                found = pool.install(|| sieve.find(&job, &lexicon));
            } else {
                let written = mend::write(&mut job, &unfinished);
                if written != Exit::Clean {
                    exit = exit.max(written);
                    found = pool.install(|| sieve.find(&job, &lexicon));
                }
                mended = Some(mend::told(&job));
                job.files.standard_input().map_or(Ok(()), |text| out.write_all(text))?;
            }
            found
        }
    };
    sieve.keep_what_was_read();
    let report = &found.report;
    let mut texts = Texts::new(&job.files);
    let pages = job.desks.iter().find_map(|desk| desk.rule_pages.as_deref()).filter(|_| hyperlinks(args));
    let (stream, mut aside) = (if taken { Stream::Error } else { Stream::Out }, io::stderr());
    let on_screen = Style { rule_pages: pages, ..style(&args.house, stream, job.notes) };
    let screen: &mut dyn Write = if taken { &mut aside } else { out };
    if args.statistics {
        statistics::write(screen, &report.findings)?;
    }
    for (format, path, file) in outputs {
        let printed = match file {
            None if args.statistics || living.diff => Ok(()),
            None => print(format, on_screen, report, &lexicon, &mut texts, screen),
            Some(mut file) => {
                let style = style(&args.house, Stream::File, job.notes);
                print(format, style, report, &lexicon, &mut texts, &mut file).and_then(|()| file.finish())
            }
        };
        match (printed, path) {
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
        job.note_unused_stets(args, &found.unused_stets);
    }
    Ok(exit.max(summarise(args, &job, &found, mended)))
}

/// A format, and the file it goes to with its path; none is standard output.
type Output<'a> = (Format, Option<&'a Path>, Option<ReportFile>);

/// Opens the reports before the work is done: an editor should not wait for one that has no place to go.
fn outputs<'a>(
    args: &'a Check,
    files: &DeskFiles,
    unfinished: &Unfinished,
    taken: bool,
) -> Result<Vec<Output<'a>>, Refused> {
    if args.format.is_empty() {
        return Ok(vec![(Format::Human, None, None)]);
    }
    let mut outputs: Vec<Output<'a>> = Vec::new();
    for wanted in &args.format {
        let path = wanted.file.as_deref();
        let opened = match path {
            None if taken => {
                complain("what is mended goes to standard output: give the report a file, as in --format json=FILE");
                return Err(Refused);
            }
            None => Ok(None),
            Some(_) if outputs.iter().any(|(_, other, _)| *other == path) => Err(None),
            Some(path) => create(path, files, unfinished).map(Some).map_err(Some),
        };
        let shown = || sanitise(&path.unwrap_or(Path::new("")).to_string_lossy()).into_owned();
        match opened {
            Ok(file) => outputs.push((wanted.format, path, file)),
            Err(None) => {
                complain(format_args!("cannot write two reports to {}", shown()));
                return Err(Refused);
            }
            Err(Some(why)) => {
                complain(format_args!("cannot write {}: {why}", shown()));
                return Err(Refused);
            }
        }
    }
    Ok(outputs)
}

fn create(path: &Path, files: &DeskFiles, unfinished: &Unfinished) -> Result<ReportFile, String> {
    if files.holds(path) {
        return Err("it is one of the articles".to_owned());
    }
    ReportFile::create(path, unfinished).map_err(|error| reason(&error))
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
fn summarise(args: &Check, job: &Job, found: &Found, mended: Option<String>) -> Exit {
    let (files, report) = (&job.files, &found.report);
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
    let human = args.format.is_empty() || args.format.iter().any(|wanted| wanted.format == Format::Human);
    if count(Severity::Note) > 0 && human && !job.notes {
        line += " (see them with --notes)";
    }
    let asides = [
        (report.let_stand, "let stand"),
        (found.accepted, "accepted"),
        (found.old, "on lines that did not change"),
        (report.not_english, "not in English"),
        (skipped, "skipped as binary"),
        (files.strays, "behind links out of their folder"),
    ];
    for (number, what) in asides.into_iter().filter(|&(number, _)| number > 0) {
        line += &format!("; {number} {what}");
    }
    if let Some(mended) = mended {
        line += &format!("; {mended}");
    }
    if !args.quiet {
        say(line);
    }
    if found.gone > 0 && !args.quiet {
        let are = if found.gone == 1 { "is" } else { "are" };
        say(format_args!("{} {are} gone: write the baseline anew", counted(found.gone, "accepted finding")));
    }
    exit
}

pub fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
