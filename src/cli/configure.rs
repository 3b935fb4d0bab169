//! From the command line and the configuration file to one job. Where both speak, the command line wins.

use super::args::{self, Check};
use super::desk_files::{DeskFiles, display, reason};
use super::mistakes;
use super::say::complain;
use super::terminal::{self, Stream};
use crate::archive::{Archive, Archives};
use crate::config::{self, Config, Entry};
use crate::evidence::{Evidence, HouseList};
use crate::finding::Severity;
use crate::mistake::{Mistake, nearest};
use crate::report::sanitise;
use crate::rules;
use crate::settings::{FailOn, Settings};
use crate::source::Source;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// All that one run of `check` needs to know.
pub struct Job {
    pub settings: Settings,
    pub evidence: Evidence,
    pub files: DeskFiles,
    pub fail_on: FailOn,
    pub notes: bool,
    house: Option<House>,
}

/// The configuration file that was found.
struct House {
    file: Source,
    config: Config,
    /// Its folder, as it is reached from the current one.
    folder: PathBuf,
}

/// What is wrong was said already.
pub struct Refused;

/// Reads the configuration and the house's lists, and finds the files.
pub fn job(args: &Check) -> Result<Job, Refused> {
    let mut unknown = args.rule.iter().chain(&args.ignore).filter(|name| !rules::selectors().any(|s| s == *name));
    if let Some(unknown) = unknown.next() {
        complain(format_args!("there is no rule or family `{}`{}", sanitise(unknown), suggestion(unknown)));
        return Err(Refused);
    }
    let house = house(&args.house)?;
    let config = house.as_ref().map(|house| house.config.clone()).unwrap_or_default();
    let mut names = HouseList::default();
    for list in &args.names {
        let file = read(list).map_err(|why| refuse(&display(list), &why))?;
        add_list(&args.house, &file, &mut names)?;
    }
    let mut files = DeskFiles::read_as(args.input.input_format);
    if let Some(house) = &house {
        files.root(&house.folder, config.exclude);
        for entry in &config.names {
            let file = read(&house.folder.join(&entry.text)).map_err(|why| house.cannot(&args.house, entry, &why))?;
            add_list(&args.house, &file, &mut names)?;
        }
    }
    for path in &args.paths {
        files.add(path, false, &args.stdin_filename);
    }
    let mut archives = Archives::default();
    for path in &args.against {
        match archive(path) {
            None => files.add(path, true, &args.stdin_filename),
            Some(archive) => archives.push(archive.map_err(|why| refuse(&display(path), &why))?),
        }
    }
    if let Some(house) = &house {
        for entry in &config.against {
            let path = house.folder.join(&entry.text);
            fs::metadata(&path).map_err(|error| house.cannot(&args.house, entry, &reason(&error)))?;
            match archive(&path) {
                None => files.add(&path, true, &args.stdin_filename),
                Some(archive) => archives.push(archive.map_err(|why| house.cannot(&args.house, entry, &why))?),
            }
        }
    }
    let settings = Settings {
        only: args.rule.clone(),
        ignore: args.ignore.clone(),
        severities: config.severities,
        desk: !args.no_desk,
        stets: config.stets.into_iter().map(|(stet, _)| stet).collect(),
        timings: args.timings,
    };
    let fail_on = args.fail_on.or(config.fail_on).unwrap_or_default();
    let notes = args.notes || config.notes.unwrap_or_default();
    let Config { leftovers, house_lines, .. } = config;
    let evidence = Evidence { leftovers, house_lines, archives, ..Evidence::new(names) };
    Ok(Job { settings, evidence, files, fail_on, notes, house })
}

/// The files that `learn` reads, as the configuration has them.
pub fn files(args: &args::Learn) -> Result<DeskFiles, Refused> {
    let mut files = DeskFiles::read_as(args.input.input_format);
    if let Some(house) = house(&args.house)? {
        files.root(&house.folder, house.config.exclude);
    }
    args.paths.iter().for_each(|path| files.add(path, false, "<stdin>"));
    Ok(files)
}

/// The archive at a path, if the file begins as archives do.
fn archive(path: &Path) -> Option<Result<Archive, String>> {
    if !fs::metadata(path).is_ok_and(|meta| meta.is_file()) {
        return None;
    }
    let mut file = fs::File::open(path).ok()?;
    let mut beginning = Vec::new();
    file.by_ref().take(Archive::BEGINNING).read_to_end(&mut beginning).ok()?;
    Archive::is_archive(&beginning).then(|| open(path))
}

/// Opens an archive.
pub fn open(path: &Path) -> Result<Archive, String> {
    let bytes = fs::read(path).map_err(|error| reason(&error))?;
    Archive::open(display(path), bytes).map_err(|error| error.to_string())
}

impl Job {
    /// The configuration's first list of names.
    pub fn list(&self) -> Option<PathBuf> {
        let house = self.house.as_ref()?;
        house.config.names.first().map(|entry| house.folder.join(&entry.text))
    }

    /// Which files the house takes for articles.
    pub fn no_files(&self) -> DeskFiles {
        let mut files = DeskFiles::read_as(None);
        if let Some(house) = &self.house {
            files.root(&house.folder, house.config.exclude.clone());
        }
        files
    }

    /// All files of the house that the job was made of: the configuration, lists and archives.
    pub fn house_files(&self) -> Vec<PathBuf> {
        let Some(house) = &self.house else { return Vec::new() };
        let entries = house.config.names.iter().chain(&house.config.against);
        entries.map(|entry| house.folder.join(&entry.text)).chain([PathBuf::from(&house.file.name)]).collect()
    }

    /// Says which `[[stet]]` tables let nothing stand. One without a path is not blamed for what lies in files that
    /// this run did not see: only a run over a folder can tell.
    pub fn note_unused_stets(&self, args: &Check, unused: &[usize]) {
        let Some(house) = &self.house else { return };
        let stets = unused.iter().filter_map(|&at| house.config.stets.get(at));
        let mistakes: Vec<Mistake> = stets
            .filter(|(stet, _)| stet.path.is_some() || self.files.walked)
            .map(|(stet, span)| {
                Mistake::new(*span, format!("this stet lets nothing stand: no such finding of {}", stet.rule))
                    .help("remove the table")
            })
            .collect();
        if !mistakes.is_empty() {
            house.draw(&args.house, Severity::Note, &mistakes);
        }
    }
}

impl House {
    /// A path of the configuration that cannot be opened.
    fn cannot(&self, args: &args::House, entry: &Entry, why: &str) -> Refused {
        let mistake = Mistake::new(entry.span, format!("cannot read \"{}\"", entry.text)).label(why);
        self.draw(args, Severity::Error, &[mistake.help("paths are relative to this file's folder")]);
        Refused
    }

    fn draw(&self, args: &args::House, severity: Severity, mistakes: &[Mistake]) {
        mistakes::draw(&self.file, "config", severity, mistakes, terminal::style(args, Stream::Error, true));
    }
}

fn house(args: &args::House) -> Result<Option<House>, Refused> {
    let path = match &args.config {
        _ if args.isolated => return Ok(None),
        Some(path) => path.clone(),
        None => match find() {
            Some(path) => path,
            None => return Ok(None),
        },
    };
    let file = read(&path).map_err(|why| refuse(&display(&path), &why))?;
    let (config, mistakes) = Config::read(&file.text);
    let house = House { file, config, folder: path.parent().map(Path::to_owned).unwrap_or_default() };
    if mistakes.is_empty() {
        return Ok(Some(house));
    }
    house.draw(args, Severity::Error, &mistakes);
    Err(Refused)
}

/// The configuration of this folder or of the nearest one above it, as it is reached from here.
fn find() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let mut way = PathBuf::new();
    for folder in here.ancestors() {
        if let Some(name) = config::FILE_NAMES.into_iter().find(|name| folder.join(name).is_file()) {
            return Some(way.join(name));
        }
        way.push("..");
    }
    None
}

fn add_list(args: &args::House, file: &Source, names: &mut HouseList) -> Result<(), Refused> {
    let (list, mistakes) = HouseList::read(&file.name, &file.text);
    names.extend(list);
    if mistakes.is_empty() {
        return Ok(());
    }
    mistakes::draw(file, "names", Severity::Error, &mistakes, terminal::style(args, Stream::Error, true));
    Err(Refused)
}

fn read(path: &Path) -> Result<Source, String> {
    if path.is_dir() {
        return Err("a folder, not a file".to_owned());
    }
    let bytes = fs::read(path).map_err(|error| reason(&error))?;
    Source::read(display(path), bytes).map_err(|error| error.to_string())
}

fn refuse(name: &str, why: &str) -> Refused {
    complain(format_args!("{}: {why}", sanitise(name)));
    Refused
}

/// The nearest name of a rule or family, as a question.
pub fn suggestion(unknown: &str) -> String {
    nearest(unknown, rules::selectors()).map_or(String::new(), |name| format!(" (did you mean `{name}`?)"))
}
