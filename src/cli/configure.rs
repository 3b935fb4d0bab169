//! From the command line and the configuration files to one job. Where both speak, the command line wins.

use super::args::{self, Check};
use super::desk_files::{DeskFiles, Scope, display, reason};
use super::houses::{House, Houses, Outside, why_not};
use super::mistakes;
use super::say::complain;
use super::terminal::{self, Stream};
use crate::archive::{Archive, Archives};
use crate::config::{Config, Entry};
use crate::evidence::{Evidence, HouseList};
use crate::finding::Severity;
use crate::mistake::{Mistake, nearest};
use crate::report::sanitise;
use crate::rules;
use crate::settings::{FailOn, Settings};
use crate::source::{Source, SourceId};
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use xxhash_rust::xxh3::Xxh3;

/// All that one run of `check` needs to know.
pub struct Job {
    /// One for each configuration that holds for articles of the run.
    pub desks: Vec<Desk>,
    pub files: DeskFiles,
    pub notes: bool,
}

/// The articles of one configuration: they are linted by its settings, and compared with one another.
pub struct Desk {
    pub house: Option<usize>,
    pub settings: Settings,
    pub evidence: Evidence,
    pub fail_on: FailOn,
    /// Where the rules' pages are to be read.
    pub rule_pages: Option<String>,
    /// A hash of all that decides what is said of an article: the configuration, the chosen rules, lists and archives.
    pub key: u128,
}

/// What is wrong was said already.
pub struct Refused;

/// Reads the configurations and the house's lists, and finds the files.
pub fn job(args: &Check) -> Result<Job, Refused> {
    let mut unknown = args.rule.iter().chain(&args.ignore).filter(|name| !rules::selectors().any(|s| s == *name));
    if let Some(unknown) = unknown.next() {
        complain(format_args!("there is no rule or family `{}`{}", sanitise(unknown), suggestion(unknown)));
        return Err(Refused);
    }
    let houses = Houses::new(&args.house);
    houses.check(&args.house)?;
    let mut files = DeskFiles::new(args.input.input_format, houses);
    files.as_found = args.force_exclude;
    files.path_field.clone_from(&args.path_field);
    if args.living.wanted().is_some() {
        files.remember();
    }
    for path in &args.paths {
        files.add(path, None, &args.stdin_filename);
    }
    files.houses().check(&args.house)?;
    for path in args.against.iter().filter(|path| archive(path).is_none()) {
        files.add(path, Some(Scope::All), &args.stdin_filename);
    }
    let desks = files.desks().into_iter().map(|house| desk(args, &mut files, house)).collect::<Result<Vec<_>, _>>()?;
    let notes = args.notes || files.houses().found.iter().any(|house| house.config.notes == Some(true));
    Ok(Job { desks, files, notes })
}

/// The desk of one configuration. Its reference articles are added to the files.
fn desk(args: &Check, files: &mut DeskFiles, number: Option<usize>) -> Result<Desk, Refused> {
    let (mut names, mut archives, mut key) = (HouseList::default(), Archives::default(), Key::default());
    key.add(format!("{:?} {:?}", args.rule, args.ignore).as_bytes());
    for list in &args.names {
        let file = read(list).map_err(|why| refuse(&display(list), &why))?;
        add_list(&args.house, &file, &mut names, &mut key)?;
    }
    for path in &args.against {
        if let Some(archive) = archive(path) {
            let archive = archive.map_err(|why| refuse(&display(path), &why))?;
            key.add(archive.bytes());
            archives.push(archive);
        }
    }
    let mut references = Vec::new();
    let houses = files.houses();
    let house = number.map(|number| &houses.found[number]);
    let config = house.map(|house| house.config.clone()).unwrap_or_default();
    if let Some(house) = house {
        key.add(house.file.text.as_bytes());
        for entry in config.names.iter().chain(&config.terms) {
            let path = house.reach(&entry.text).map_err(|Outside| outside(house, &args.house, entry, "--names"))?;
            let file = read(&path).map_err(|why| cannot(house, &args.house, entry, &why))?;
            add_list(&args.house, &file, &mut names, &mut key)?;
        }
        for entry in &config.against {
            let path = house.reach(&entry.text).map_err(|Outside| outside(house, &args.house, entry, "--against"))?;
            if let Some(why) = why_not(&path) {
                return Err(cannot(house, &args.house, entry, &why));
            }
            match archive(&path) {
                None => references.push(path),
                Some(archive) => {
                    let archive = archive.map_err(|why| cannot(house, &args.house, entry, &why))?;
                    key.add(archive.bytes());
                    archives.push(archive);
                }
            }
        }
    }
    drop(houses);
    for path in references {
        files.add(&path, Some(Scope::Desk(number)), &args.stdin_filename);
    }
    let settings = Settings {
        only: args.rule.clone(),
        ignore: args.ignore.clone(),
        severities: config.severities,
        overrides: config.overrides.into_iter().map(|(over, _)| over).collect(),
        desk: !args.no_desk && config.desk.unwrap_or(true),
        stets: config.stets.into_iter().map(|(stet, _)| stet).collect(),
        timings: args.timings,
    };
    let fail_on = args.fail_on.or(config.fail_on).unwrap_or_default();
    let Config { leftovers, house_lines, rule_pages, .. } = config;
    let evidence = Evidence { leftovers, house_lines, archives, ..Evidence::new(names) };
    Ok(Desk { house: number, settings, evidence, fail_on, rule_pages, key: key.0.digest128() })
}

/// The files that `learn` reads, as the configurations have them.
pub fn files(args: &args::Learn) -> Result<DeskFiles, Refused> {
    let houses = Houses::new(&args.house);
    houses.check(&args.house)?;
    let mut files = DeskFiles::new(args.input.input_format, houses);
    args.paths.iter().for_each(|path| files.add(path, None, "<stdin>"));
    files.houses().check(&args.house)?;
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
fn open(path: &Path) -> Result<Archive, String> {
    let bytes = fs::read(path).map_err(|error| reason(&error))?;
    Archive::open(display(path), bytes).map_err(|error| error.to_string())
}

/// Opens the archive of a file, or those that standard input has one after the other.
pub fn open_all(path: &Path) -> Result<Vec<Archive>, String> {
    if path.as_os_str() != "-" {
        return open(path).map(|archive| vec![archive]);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    Archive::open_all("<stdin>", &bytes).map_err(|error| error.to_string())
}

impl Job {
    /// The lowest severity that fails the run in an article.
    pub fn fail_on(&self, source: SourceId) -> FailOn {
        let house = self.files.house(source);
        self.desks.iter().find(|desk| desk.house == house).map_or_else(FailOn::default, |desk| desk.fail_on)
    }

    /// Says which `[[stet]]` tables let nothing stand, desk by desk. One without a path is not blamed for what lies in
    /// files that this run did not see: only a run over a folder can tell.
    pub fn note_unused_stets(&self, args: &Check, unused: &[Vec<usize>]) {
        let houses = self.files.houses();
        for (desk, unused) in self.desks.iter().zip(unused) {
            let Some(house) = desk.house.map(|number| &houses.found[number]) else { continue };
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
}

/// A path of the configuration that cannot be opened.
fn cannot(house: &House, args: &args::House, entry: &Entry, why: &str) -> Refused {
    let mistake = Mistake::new(entry.span, format!("cannot read \"{}\"", entry.text)).label(why);
    let help = match house.likely(&entry.text).filter(|name| *name != entry.text) {
        Some(name) => format!("did you mean \"{}\"? paths are relative to this file's folder", sanitise(&name)),
        None => "paths are relative to this file's folder".to_owned(),
    };
    house.draw(args, Severity::Error, &[mistake.help(help)]);
    Refused
}

/// A path of the configuration that leads out of its folder; `option` takes it from the command line.
fn outside(house: &House, args: &args::House, entry: &Entry, option: &str) -> Refused {
    house.draw(args, Severity::Error, &[leads_out(entry, option)]);
    Refused
}

/// What is wrong with such a path.
pub fn leads_out(entry: &Entry, option: &str) -> Mistake {
    let message = format!("\"{}\" is not in the configuration's folder", entry.text);
    let help =
        format!("a configuration may be a stranger's, and reads only what lies below it: give {option} the path");
    Mistake::new(entry.span, message).label("this leads out of it").help(help)
}

/// What a desk's key is made of.
#[derive(Default)]
struct Key(Xxh3);

impl Key {
    fn add(&mut self, bytes: &[u8]) {
        self.0.update(&bytes.len().to_le_bytes());
        self.0.update(bytes);
    }
}

fn add_list(args: &args::House, file: &Source, names: &mut HouseList, key: &mut Key) -> Result<(), Refused> {
    key.add(file.name.as_bytes());
    key.add(file.text.as_bytes());
    let (list, mistakes) = HouseList::read(&file.name, &file.text);
    names.extend(list);
    if mistakes.is_empty() {
        return Ok(());
    }
    mistakes::draw(file, "names", Severity::Error, &mistakes, terminal::style(args, Stream::Error, true));
    Err(Refused)
}

/// Reads one of the house's own files.
pub fn read(path: &Path) -> Result<Source, String> {
    if path.is_dir() {
        return Err("a folder, not a file".to_owned());
    }
    let bytes = fs::read(path).map_err(|error| reason(&error))?;
    Source::read(display(path), bytes).map_err(|error| error.to_string())
}

/// Says what is wrong with a file.
pub fn refuse(name: &str, why: &str) -> Refused {
    complain(format_args!("{}: {why}", sanitise(name)));
    Refused
}

/// The nearest name of a rule or family, as a question.
pub fn suggestion(unknown: &str) -> String {
    nearest(unknown, rules::selectors()).map_or(String::new(), |name| format!(" (did you mean `{name}`?)"))
}
