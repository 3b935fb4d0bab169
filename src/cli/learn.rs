//! `copydesk learn`.

use super::Exit;
use super::args::Learn;
use super::check::counted;
use super::configure;
use super::desk_files::{DeskFiles, display, reason};
use super::report_file::write_whole;
use super::say::{complain, say};
use super::workers::workers;
use super::write::Unfinished;
use crate::archive::{Archive, Learnt, learn, merge};
use crate::lexicon::Lexicon;
use crate::report::sanitise;
use crate::sources::{ReadError, Sources};
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

pub fn run(args: &Learn, out: &mut dyn Write) -> io::Result<Exit> {
    let made = if args.merge { merged(&args.paths) } else { learnt(args)? };
    let Some((archive, told)) = made else { return Ok(Exit::Usage) };
    let name = if args.is_piped() { "<stdout>".to_owned() } else { display(&args.output) };
    let bytes = archive.len();
    let written = if !args.is_piped() {
        write_whole(&args.output, &archive, &Unfinished::default())
    } else if io::stdout().is_terminal() {
        Err(io::Error::other("it is a terminal, and an archive is no text"))
    } else {
        // A pipe that was closed is for `run` to tell from a full disk.
        out.write_all(&archive)?;
        out.flush()?;
        Ok(())
    };
    match written.and_then(|()| Archive::open(name.as_str(), archive).map_err(io::Error::other)) {
        Ok(archive) => {
            let (articles, names) = (archive.articles() as usize, archive.len());
            let size = counted(bytes.div_ceil(1024), "kilobyte");
            say(format_args!(
                "{}: {}, {}, {size}{told}",
                sanitise(&name),
                counted(articles, "article"),
                counted(names, "name")
            ));
            Ok(Exit::Clean)
        }
        Err(error) => {
            complain(format_args!("cannot write {}: {}", sanitise(&name), reason(&error)));
            Ok(Exit::Usage)
        }
    }
}

impl Learn {
    /// Whether the archive goes to standard output.
    fn is_piped(&self) -> bool {
        self.output.as_os_str() == "-"
    }
}

/// The archive of some articles with what is to be told of them, unless something named cannot be read: half of an
/// archive must not take the place of a whole one.
fn learnt(args: &Learn) -> io::Result<Option<(Vec<u8>, String)>> {
    let Ok(files) = configure::files(args) else { return Ok(None) };
    if !args.is_piped() && files.holds(&args.output) {
        complain(format_args!("cannot write {}: it is one of the articles", sanitise(&display(&args.output))));
        return Ok(None);
    }
    let pool = workers(args.threads)?;
    let lexicon = Lexicon::new();
    let learnt = match pool.install(|| learn(&files, &lexicon)) {
        Ok(learnt) => learnt,
        Err(error) => {
            complain(error);
            return Ok(None);
        }
    };
    std::mem::forget(lexicon);
    let (whole, skipped) = complain_of_files(&files, &learnt);
    // A part of a feed may have no articles, and its archive says so; but an archive that is there is not replaced by
    // one of nothing.
    if !whole || learnt.articles == 0 && !args.is_piped() {
        complain("nothing was written");
        return Ok(None);
    }
    let asides =
        [(learnt.repeated, "there twice"), (learnt.not_english, "not in English"), (skipped, "skipped as binary")];
    let asides = asides.into_iter().filter(|&(number, _)| number > 0);
    let told = asides.map(|(number, what)| format!("; {number} {what}")).collect();
    Ok(Some((learnt.archive, told)))
}

/// Says what could not be read. Whether all was that was named, and how many files were no text.
fn complain_of_files(files: &DeskFiles, learnt: &Learnt) -> (bool, usize) {
    let (mut whole, mut skipped) = (files.missing.is_empty(), 0);
    for (path, why) in &files.missing {
        complain(format_args!("{}: {why}", sanitise(path)));
    }
    for folder in &files.empty {
        complain(format_args!("no articles found under {}", sanitise(folder)));
    }
    for (source, error) in &learnt.unread {
        if files.is_named(*source) || matches!(error, ReadError::Unreadable(_)) {
            complain(format_args!("{}: {error}", sanitise(files.name(*source))));
            whole &= !files.is_named(*source);
        } else {
            skipped += 1;
        }
    }
    (whole, skipped)
}

fn merged(paths: &[PathBuf]) -> Option<(Vec<u8>, String)> {
    let mut archives = Vec::new();
    for path in paths {
        match configure::open_all(path) {
            Ok(opened) => archives.extend(opened),
            Err(why) => {
                complain(format_args!("{}: {why}", sanitise(&display(path))));
                return None;
            }
        }
    }
    match merge(&archives) {
        Ok((archive, 0)) => Some((archive, String::new())),
        Ok((archive, shared)) => Some((archive, format!("; {shared} in more than one archive and counted in each"))),
        Err(error) => {
            complain(error);
            None
        }
    }
}
