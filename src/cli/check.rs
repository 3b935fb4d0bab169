//! `copydesk check`.

use super::Exit;
use super::args::{Check, Colour, Format};
use super::desk_files::DeskFiles;
use crate::evidence::Evidence;
use crate::finding::Severity;
use crate::lexicon::Lexicon;
use crate::lint::{Report, lint};
use crate::report::{Texts, human, json, sanitise, short};
use crate::rules;
use crate::settings::Settings;
use crate::sources::ReadError;
use std::fs::File;
use std::io::{self, IsTerminal, Write};

/// Columns to draw in where no terminal says how many it has.
const WIDTH: usize = 100;

pub fn run(args: &Check, out: &mut dyn Write) -> io::Result<Exit> {
    if let Some(unknown) =
        args.rule.iter().chain(&args.ignore).find(|name| !rules::all().any(|rule| rule.is_named(name)))
    {
        eprintln!("copydesk: there is no rule or family `{}`{}", sanitise(unknown), suggestion(unknown));
        return Ok(Exit::Usage);
    }
    let mut files = DeskFiles::default();
    for path in &args.paths {
        files.add(path, false, &args.stdin_filename);
    }
    for path in &args.against {
        files.add(path, true, &args.stdin_filename);
    }
    let settings = Settings {
        only: args.rule.clone(),
        ignore: args.ignore.clone(),
        desk: !args.no_desk,
        timings: args.timings,
        ..Settings::default()
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.threads).build().map_err(io::Error::other)?;
    let report = pool.install(|| lint(&files, &Evidence::default(), &Lexicon::new(), &settings));

    let mut texts = Texts::new(&files);
    for wanted in &args.format {
        match &wanted.file {
            None => print(wanted.format, args, &report, &mut texts, out, io::stdout().is_terminal())?,
            Some(path) => {
                let mut file = io::BufWriter::new(File::create(path)?);
                print(wanted.format, args, &report, &mut texts, &mut file, false)?;
                file.flush()?;
            }
        }
    }
    out.flush()?;
    Ok(summarise(args, &files, &report))
}

fn print(
    format: Format,
    args: &Check,
    report: &Report,
    texts: &mut Texts<'_>,
    out: &mut dyn Write,
    terminal: bool,
) -> io::Result<()> {
    match format {
        Format::Json => json::write(out, &report.findings, texts),
        Format::Short => short::write(out, &report.findings, texts),
        Format::Human => {
            let colour = match args.color {
                Colour::Always => true,
                Colour::Never => false,
                Colour::Auto => terminal && std::env::var_os("NO_COLOR").is_none(),
            };
            let width = if args.width > 0 { args.width } else { WIDTH };
            human::write(out, &report.findings, texts, human::Style { colour, width, notes: args.notes })
        }
    }
}

/// The last lines, on standard error, and the exit status.
fn summarise(args: &Check, files: &DeskFiles, report: &Report) -> Exit {
    let mut exit = Exit::Clean;
    if report.findings.iter().any(|finding| args.fail_on.fails(finding.severity)) {
        exit = Exit::Findings;
    }
    for (path, why) in &files.missing {
        eprintln!("copydesk: {}: {why}", sanitise(path));
        exit = Exit::Usage;
    }
    for folder in &files.empty {
        eprintln!("copydesk: no articles found under {}", sanitise(folder));
    }
    let mut skipped = 0;
    for (source, error) in &report.unread {
        if files.is_named(*source) || matches!(error, ReadError::Unreadable(_)) {
            let name = crate::sources::Sources::name(files, *source);
            eprintln!("copydesk: {}: {error}", sanitise(name));
            exit = exit.max(if files.is_named(*source) { Exit::Usage } else { Exit::Clean });
        } else {
            skipped += 1;
        }
    }
    for &(rule, spent) in &report.timings {
        eprintln!("{:>10.1} ms  {rule}", spent.as_secs_f64() * 1e3);
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
    if count(Severity::Note) > 0 && human && !args.notes {
        line += " (see them with --notes)";
    }
    let asides =
        [(report.let_stand, "let stand"), (report.not_english, "not in English"), (skipped, "skipped as binary")];
    for (number, what) in asides.into_iter().filter(|&(number, _)| number > 0) {
        line += &format!("; {number} {what}");
    }
    eprintln!("{line}");
    exit
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// The nearest name of a rule or family, as a question.
pub fn suggestion(unknown: &str) -> String {
    let names = rules::all().flat_map(|rule| [rule.name, rule.family()]);
    let nearest = names.map(|name| (strsim::jaro_winkler(unknown, name), name)).max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((score, name)) if score > 0.8 => format!(" (did you mean `{name}`?)"),
        _ => String::new(),
    }
}
