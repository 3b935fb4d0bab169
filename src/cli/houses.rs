//! The configurations of a run. A file's is the one in its folder or in the nearest folder above it; a file that has none
//! goes by that of the folder where the program runs.

use super::args;
use super::configure::{Refused, refuse};
use super::desk_files::{display, reason};
use super::mistakes;
use super::terminal::{self, Stream};
use crate::config::{Config, FILE_NAMES};
use crate::finding::Severity;
use crate::mistake::Mistake;
use crate::source::Source;
use hashbrown::HashMap;
use ignore::gitignore::Gitignore;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The configurations found so far.
#[derive(Default)]
pub struct Houses {
    pub found: Vec<House>,
    /// What was found for each folder, by its real path.
    by_folder: HashMap<PathBuf, Option<usize>>,
    /// The one of the folder where the program runs.
    usual: Option<usize>,
    /// Whether files may have one of their own.
    search: bool,
    /// Files that cannot be read, with the reason.
    unreadable: Vec<(String, String)>,
}

/// A configuration, and where it lies.
pub struct House {
    pub file: Source,
    pub config: Config,
    /// Its folder, as it is reached from the current one.
    pub folder: PathBuf,
    /// Its folder's real path.
    pub root: PathBuf,
    mistakes: Vec<Mistake>,
}

impl Houses {
    pub fn new(args: &args::House) -> Self {
        let mut houses = Self { search: !args.isolated && args.config.is_none(), ..Self::default() };
        houses.usual = match &args.config {
            _ if args.isolated => None,
            Some(path) => houses.read(path),
            None => here().and_then(|here| houses.of(&here)),
        };
        houses
    }

    /// Which configuration holds for files of a folder.
    pub fn of(&mut self, folder: &Path) -> Option<usize> {
        if !self.search {
            return self.usual;
        }
        if let Some(known) = self.by_folder.get(folder) {
            return *known;
        }
        let here = FILE_NAMES.into_iter().map(|name| folder.join(name)).find(|path| path.is_file());
        let house = match (here, folder.parent()) {
            // What is wrong in a configuration is shown with its line, and this one was not asked for.
            (Some(path), _) if !stays_in(&path, folder) => {
                let why = "a link out of its folder: name it with --config if it is yours";
                self.unreadable.push((display(&from_here(&path)), why.to_owned()));
                self.usual
            }
            (Some(path), _) => self.read(&path).or(self.usual),
            (None, Some(parent)) => self.of(parent),
            (None, None) => self.usual,
        };
        self.by_folder.insert(folder.to_owned(), house);
        house
    }

    /// The configuration of the folder where the program runs.
    pub fn usual(&self) -> Option<usize> {
        self.usual
    }

    /// Whether a walk passes over this file or folder: the configuration of the folder that it lies in says so.
    pub fn exclude(&mut self, real: &Path, is_folder: bool) -> bool {
        self.says(real, is_folder, |config| Some(&config.exclude)).unwrap_or(false)
    }

    /// Whether a file is what its configuration searches folders for, if it says so.
    pub fn wants(&mut self, real: &Path) -> Option<bool> {
        self.says(real, false, |config| config.files.as_ref())
    }

    fn says(&mut self, real: &Path, is_folder: bool, patterns: fn(&Config) -> Option<&Gitignore>) -> Option<bool> {
        let house = self.of(real.parent()?).map(|house| &self.found[house])?;
        let path = real.strip_prefix(&house.root).ok().filter(|path| !path.as_os_str().is_empty())?;
        Some(patterns(&house.config)?.matched_path_or_any_parents(path, is_folder).is_ignore())
    }

    /// Draws what is wrong with the configurations.
    pub fn check(&self, args: &args::House) -> Result<(), Refused> {
        for (name, why) in &self.unreadable {
            refuse(name, why);
        }
        let wrong: Vec<_> = self.found.iter().filter(|house| !house.mistakes.is_empty()).collect();
        wrong.iter().for_each(|house| house.draw(args, Severity::Error, &house.mistakes));
        if wrong.is_empty() && self.unreadable.is_empty() { Ok(()) } else { Err(Refused) }
    }

    fn read(&mut self, path: &Path) -> Option<usize> {
        let path = from_here(path);
        match super::configure::read(&path) {
            Ok(file) => {
                let (config, mistakes) = Config::read(&file.text);
                let folder = path.parent().map(Path::to_owned).unwrap_or_default();
                let here = if folder.as_os_str().is_empty() { Path::new(".") } else { &folder };
                let root = fs::canonicalize(here).unwrap_or_default();
                self.found.push(House { file, config, folder, root, mistakes });
                Some(self.found.len() - 1)
            }
            Err(why) => {
                self.unreadable.push((display(&path), why));
                None
            }
        }
    }
}

/// What a configuration names lies outside of its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outside;

/// Where a file or folder lies that the configuration of a folder names: in that folder or below, and nowhere else. What is
/// read may be shown, and a configuration may be a stranger's. What lies outside is not so much as looked at.
pub fn reach(folder: &Path, real_folder: &Path, named: &str) -> Result<PathBuf, Outside> {
    let mut depth = 0_usize;
    for part in Path::new(named).strip_prefix(real_folder).unwrap_or(Path::new(named)).components() {
        depth = match part {
            Component::Normal(_) => depth + 1,
            Component::CurDir => depth,
            Component::ParentDir => depth.checked_sub(1).ok_or(Outside)?,
            Component::RootDir | Component::Prefix(_) => return Err(Outside),
        };
    }
    let path = folder.join(named);
    if stays_in(&path, real_folder) { Ok(path) } else { Err(Outside) }
}

/// Whether no link on the way to a path leads out of a folder, given by its real path. What is not there stays.
pub fn stays_in(path: &Path, real_folder: &Path) -> bool {
    fs::canonicalize(path).map_or(true, |real| real.starts_with(real_folder))
}

impl House {
    pub fn draw(&self, args: &args::House, severity: Severity, mistakes: &[Mistake]) {
        mistakes::draw(&self.file, "config", severity, mistakes, terminal::style(args, Stream::Error, true));
    }

    /// Where something lies that the configuration names.
    pub fn reach(&self, named: &str) -> Result<PathBuf, Outside> {
        reach(&self.folder, &self.root, named)
    }

    /// The file beside the configuration whose name is most like one that is not there.
    pub fn likely(&self, missing: &str) -> Option<String> {
        let entries = fs::read_dir(self.folder.join(missing).parent()?).or_else(|_| fs::read_dir(&self.root)).ok()?;
        let mut names: Vec<String> =
            entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        let (folder, name) = missing.rsplit_once('/').map_or(("", missing), |(folder, name)| (folder, name));
        let near = crate::mistake::nearest(name, names.iter().map(String::as_str))?;
        Some(if folder.is_empty() { near.to_owned() } else { format!("{folder}/{near}") })
    }
}

/// The real path of the current folder: the same folder must not be known by two.
fn here() -> Option<PathBuf> {
    fs::canonicalize(".").ok()
}

/// A path as people would write it from the current folder, where it lies below or above that.
fn from_here(path: &Path) -> PathBuf {
    let Some(here) = here() else { return path.to_owned() };
    if let Ok(below) = path.strip_prefix(&here) {
        return below.to_owned();
    }
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return path.to_owned() };
    match here.strip_prefix(folder) {
        Ok(way) if path.is_absolute() => way.iter().map(|_| "..").collect::<PathBuf>().join(name),
        _ => path.to_owned(),
    }
}

/// Why a file cannot be opened, in words.
pub fn why_not(path: &Path) -> Option<String> {
    fs::metadata(path).err().map(|error| reason(&error))
}
