//! Which files of a folder are articles.

use super::super::houses::stays_in;
use super::super::open::open_file;
use super::{DeskFiles, Scope, display, lock, reason};
use crate::readers;
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Endings of files that a walk takes for articles.
const ENDINGS: [&str; 9] = ["txt", "md", "markdown", "html", "htm", "json", "jsonl", "docx", "xml"];

/// Beginnings of file names that are papers of a project and not articles.
const PAPERS: [&str; 4] = ["readme", "license", "changelog", "contributing"];

impl DeskFiles {
    /// The articles that lie in one folder and not below it; none where there are more than `most`.
    pub fn nearby(&self, folder: &Path, most: usize) -> Vec<PathBuf> {
        let mut nearby = Self { houses: Arc::clone(&self.houses), ..Self::default() };
        nearby.walk_to(folder, None, Some(1), most);
        if nearby.files.len() > most { Vec::new() } else { nearby.files.into_iter().map(|file| file.path).collect() }
    }

    /// Whether a document that an editor has open is one that its house has searched for: not excluded, not of another
    /// kind than those that are named, and no paper of the project.
    pub fn is_wanted(&self, real: &Path) -> bool {
        let mut houses = self.houses();
        !houses.exclude(real, false) && houses.wants(real).unwrap_or(!is_paper(real))
    }

    pub(super) fn walk(&mut self, folder: &Path, reference: Option<Scope>) {
        self.walk_to(folder, reference, None, usize::MAX);
    }

    fn walk_to(&mut self, folder: &Path, reference: Option<Scope>, depth: Option<usize>, most: usize) {
        let before = self.files.len();
        let real_folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let real = |path: &Path| real_folder.join(path.strip_prefix(folder).unwrap_or(path));
        let mut walk = ignore::WalkBuilder::new(folder);
        walk.require_git(false).sort_by_file_name(OsStr::cmp).max_depth(depth);
        // What is no article of the desk may well be evidence: an archive is excluded and compared against.
        if reference.is_none() {
            let (folder, real_folder, houses) = (folder.to_owned(), real_folder.clone(), Arc::clone(&self.houses));
            walk.filter_entry(move |entry| {
                let real = real_folder.join(entry.path().strip_prefix(&folder).unwrap_or(entry.path()));
                let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
                !lock(&houses).exclude(&real, is_folder)
            });
        }
        for entry in walk.build() {
            if self.files.len() > most {
                break;
            }
            match entry {
                Ok(entry) => {
                    // A named pipe or device met in a walk could block for ever.
                    let is_link = entry.path_is_symlink() && entry.path().is_file();
                    let is_file = is_link || entry.file_type().is_some_and(|kind| kind.is_file());
                    let mut real = real(entry.path());
                    if is_link {
                        // Whoever fills a folder must not show what lies elsewhere.
                        if !stays_in(entry.path(), &real_folder) {
                            self.strays += usize::from(self.is_article(entry.path(), &real));
                            continue;
                        }
                        real = fs::canonicalize(entry.path()).unwrap_or(real);
                    }
                    if is_file && self.is_article(entry.path(), &real) {
                        self.push(entry.into_path(), real, reference, false);
                    }
                }
                Err(error) => {
                    let why = error.io_error().map_or_else(|| error.to_string(), reason);
                    self.missing.push((display(place(&error).unwrap_or(folder)), why));
                }
            }
        }
        self.walked |= reference.is_none();
        if self.files.len() == before {
            self.empty.push(display(folder));
        }
    }

    /// Whether a file met in a walk is an article, by what its configuration searches for or else by its name, and
    /// where that says too little, by its beginning.
    pub(super) fn is_article(&self, path: &Path, real: &Path) -> bool {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        let usual = ENDINGS.contains(&ending.as_str()) && !is_paper(path);
        if !self.houses().wants(real).unwrap_or(usual) {
            return false;
        }
        if self.format.is_some() || !readers::needs_a_look(&ending) {
            return true;
        }
        let mut beginning = Vec::new();
        let read = open_file(path).and_then(|(file, _)| file.take(readers::BEGINNING).read_to_end(&mut beginning));
        read.is_ok() && readers::is_article(&ending, &beginning)
    }
}

/// Whether a file is a paper of a project or speaks to machines, by its name.
fn is_paper(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
    let machine = name == "robots.txt" || name.starts_with("requirements") && name.ends_with(".txt");
    machine || PAPERS.iter().any(|paper| name.starts_with(paper))
}

/// Where a walk was stopped.
fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place(err),
        _ => None,
    }
}
