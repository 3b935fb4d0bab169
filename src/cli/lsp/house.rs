//! The house that a document belongs to: its configuration, found upwards, its lists, and what lies on its desk.

use crate::cli::args::{self, Cli, Command};
use crate::cli::configure::{self, Desk};
use crate::cli::desk_files::{DeskFiles, display};
use crate::cli::houses::{reach, stays_in};
use crate::config::{Config, Entry, FILE_NAMES};
use crate::evidence::HouseList;
use crate::mistake::Mistake;
use clap::Parser;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The state of a file on the disk: another state, another content.
pub type Stamp = Option<(SystemTime, u64)>;

/// One house as it is now.
pub struct House {
    /// Where its configuration lies, if it has one.
    pub config: Option<PathBuf>,
    pub desk: Desk,
    /// The reference articles.
    pub files: DeskFiles,
    pub notes: bool,
    /// The list that names are added to.
    pub list: Option<PathBuf>,
    /// Whether its configuration and lists were ever right. If they are not, what they said before holds on; if they never
    /// were, nobody knows what the house wants to hear.
    pub usable: bool,
    stamps: Vec<(PathBuf, Stamp)>,
}

/// What is wrong with a house's file.
pub struct Wrong {
    pub path: PathBuf,
    pub text: String,
    pub mistakes: Vec<Mistake>,
}

/// The configuration that holds for files of a folder.
pub fn config_for(args: &args::Lsp, folder: Option<&Path>) -> Option<PathBuf> {
    if args.isolated {
        return None;
    }
    if let Some(path) = &args.config {
        return Some(std::path::absolute(path).unwrap_or_else(|_| path.clone()));
    }
    // As everywhere: the nearest above the article, or else above the folder where the program runs.
    let here = std::env::current_dir().ok();
    let above = folder.into_iter().chain(here.as_deref()).flat_map(Path::ancestors);
    let mut found = above.flat_map(|folder| FILE_NAMES.map(|name| (folder, folder.join(name))));
    let stays = |folder: &Path, path: &Path| fs::canonicalize(folder).is_ok_and(|folder| stays_in(path, &folder));
    found.find(|(folder, path)| path.is_file() && stays(folder, path)).map(|(_, path)| path)
}

pub fn stamp(path: &Path) -> Stamp {
    let meta = fs::metadata(path).ok()?;
    Some((meta.modified().ok()?, meta.len()))
}

impl House {
    /// Reads a house's files. What is wrong with them is said on standard error, which editors keep as a log.
    pub fn read(args: &args::Lsp, config: Option<PathBuf>) -> Option<Self> {
        let (job, usable) = match job(args, config.as_deref()) {
            Some(job) => (job, true),
            None => (job(args, None)?, false),
        };
        let (desk, files, notes) = job;
        let mut house = Self { config, desk, files, notes, list: None, usable, stamps: Vec::new() };
        house.look();
        Some(house)
    }

    /// Reads the house's files again if one of them has changed; says whether one had. A house whose files are wrong
    /// stays what it was.
    pub fn refresh(&mut self, args: &args::Lsp) -> bool {
        if self.stamps.iter().all(|(path, known)| stamp(path) == *known) {
            return false;
        }
        if let Some(job) = job(args, self.config.as_deref()) {
            (self.desk, self.files, self.notes) = job;
            self.usable = true;
        }
        self.look();
        true
    }

    /// What is wrong with the configuration and the lists that it names; files without mistakes are there too.
    pub fn check(&self) -> Vec<Wrong> {
        let Some(path) = &self.config else { return Vec::new() };
        let Ok(text) = fs::read_to_string(path) else { return Vec::new() };
        let (config, mut mistakes) = Config::read(&text);
        let folder = path.parent().unwrap_or(Path::new(""));
        let real_folder = fs::canonicalize(folder).unwrap_or_default();
        let lists = config.names.iter().chain(&config.terms).map(|entry| (entry, "--names"));
        for (entry, option) in lists.chain(config.against.iter().map(|entry| (entry, "--against"))) {
            if reach(folder, &real_folder, &entry.text).is_err() {
                mistakes.push(configure::leads_out(entry, option));
            }
        }
        let lists = config.names.iter().chain(&config.terms).filter_map(|entry| {
            let path = reach(folder, &real_folder, &entry.text).ok()?;
            let text = fs::read_to_string(&path).ok()?;
            let (_, mistakes) = HouseList::read(&display(&path), &text);
            Some(Wrong { path, text, mistakes })
        });
        let lists: Vec<Wrong> = lists.collect();
        std::iter::once(Wrong { path: path.clone(), text, mistakes }).chain(lists).collect()
    }

    /// Finds the files that the house is made of, and how they are.
    fn look(&mut self) {
        let mut files: Vec<PathBuf> = self.config.iter().cloned().collect();
        let houses = self.files.houses();
        if let Some(house) = self.desk.house.and_then(|number| houses.found.get(number)) {
            let at = |entry: &Entry| house.root.join(&entry.text);
            let config = &house.config;
            self.list = config.names.first().filter(|entry| house.reach(&entry.text).is_ok()).map(at);
            files.extend(config.names.iter().chain(&config.terms).chain(&config.against).map(at));
        }
        drop(houses);
        // A configuration that is wrong names lists too, and one that is mended there is mended.
        files.extend(self.check().into_iter().map(|wrong| wrong.path));
        files.sort();
        files.dedup();
        self.stamps = files.into_iter().map(|path| (path.clone(), stamp(&path))).collect();
    }
}

/// The job that `check` would make of this configuration, without any article.
fn job(args: &args::Lsp, config: Option<&Path>) -> Option<(Desk, DeskFiles, bool)> {
    let mut words: Vec<OsString> = vec!["copydesk".into(), "check".into()];
    match config {
        Some(path) => words.extend(["--config".into(), path.into()]),
        None => words.push("--isolated".into()),
    }
    if args.no_desk {
        words.push("--no-desk".into());
    }
    let Ok(Cli { command: Command::Check(mut check) }) = Cli::try_parse_from(words) else { return None };
    check.paths.clear();
    let mut job = configure::job(&check).ok()?;
    Some((job.desks.pop()?, job.files, job.notes))
}
