//! The files of a run: which they are, and how they are read.

use crate::source::{Source, SourceId};
use crate::sources::{ReadError, Sources};
use hashbrown::HashSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The articles under review and the reference articles behind them.
#[derive(Default)]
pub struct DeskFiles {
    files: Vec<File>,
    /// Paths found so far: a file named twice is one article.
    known: HashSet<(PathBuf, bool)>,
    /// Folders in which nothing was found.
    pub empty: Vec<String>,
    /// Named paths that cannot be opened, with the reason.
    pub missing: Vec<(String, String)>,
}

struct File {
    path: PathBuf,
    name: String,
    reference: bool,
    /// Named on the command line: it must be readable text.
    named: bool,
    /// Standard input, which can be read only once.
    kept: Option<Arc<Source>>,
}

/// Endings of files that a walk takes for articles.
const ENDINGS: [&str; 3] = ["txt", "md", "markdown"];

/// Beginnings of file names that are papers of a project and not articles.
const PAPERS: [&str; 4] = ["readme", "license", "changelog", "contributing"];

impl DeskFiles {
    /// Adds a path named on the command line: a file, a folder to walk, or `-`.
    pub fn add(&mut self, path: &Path, reference: bool, stdin_name: &str) {
        if path.as_os_str() == "-" {
            return self.add_stdin(reference, stdin_name);
        }
        match fs::metadata(path) {
            Err(error) => self.missing.push((display(path), reason(&error))),
            Ok(meta) if meta.is_dir() => self.walk(path, reference),
            Ok(_) => self.push(path.to_owned(), reference, true),
        }
    }

    /// Whether a source was named on the command line and not found in a walk.
    pub fn is_named(&self, source: SourceId) -> bool {
        self.files[source.0 as usize].named
    }

    fn add_stdin(&mut self, reference: bool, name: &str) {
        let mut bytes = Vec::new();
        let read = io::stdin().lock().read_to_end(&mut bytes).map_err(|error| reason(&error));
        match read.and_then(|_| Source::read(name, bytes).map_err(|error| error.to_string())) {
            Ok(source) => {
                self.files.push(File {
                    path: "-".into(),
                    name: name.to_owned(),
                    reference,
                    named: true,
                    kept: Some(Arc::new(source)),
                });
            }
            Err(error) => self.missing.push((name.to_owned(), error)),
        }
    }

    fn walk(&mut self, folder: &Path, reference: bool) {
        let before = self.files.len();
        let walk = ignore::WalkBuilder::new(folder).require_git(false).sort_by_file_path(Path::cmp).build();
        for entry in walk {
            match entry {
                Ok(entry) => {
                    // A named pipe or device met in a walk could block for ever.
                    let is_file = entry.file_type().is_some_and(|kind| kind.is_file())
                        || entry.path_is_symlink() && entry.path().is_file();
                    if is_file && is_article(entry.path()) {
                        self.push(entry.into_path(), reference, false);
                    }
                }
                Err(error) => {
                    let why = error.io_error().map_or_else(|| error.to_string(), reason);
                    self.missing.push((display(folder), why));
                }
            }
        }
        if self.files.len() == before {
            self.empty.push(display(folder));
        }
    }

    fn push(&mut self, path: PathBuf, reference: bool, named: bool) {
        if self.known.insert((path.clone(), reference)) {
            let name = display(&path);
            self.files.push(File { path, name, reference, named, kept: None });
        }
    }
}

impl Sources for DeskFiles {
    fn count(&self) -> usize {
        self.files.len()
    }

    fn is_reference(&self, source: SourceId) -> bool {
        self.files[source.0 as usize].reference
    }

    fn name(&self, source: SourceId) -> &str {
        &self.files[source.0 as usize].name
    }

    fn source(&self, source: SourceId) -> Result<Arc<Source>, ReadError> {
        let file = &self.files[source.0 as usize];
        if let Some(kept) = &file.kept {
            return Ok(Arc::clone(kept));
        }
        let bytes = fs::read(&file.path).map_err(|error| ReadError::Unreadable(reason(&error)))?;
        Source::read(file.name.as_str(), bytes).map(Arc::new).map_err(ReadError::NotText)
    }
}

fn is_article(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
    let paper = PAPERS.iter().any(|paper| name.starts_with(paper));
    let machine = name == "robots.txt" || name.starts_with("requirements") && name.ends_with(".txt");
    ENDINGS.contains(&ending.as_str()) && !paper && !machine
}

/// A path as given, joined with `/` on every system.
fn display(path: &Path) -> String {
    let shown = path.to_string_lossy();
    let shown = if std::path::MAIN_SEPARATOR == '/' {
        shown.into_owned()
    } else {
        shown.replace(std::path::MAIN_SEPARATOR, "/")
    };
    shown.strip_prefix("./").map_or(shown.clone(), str::to_owned)
}

/// An error without the number that the system gives it.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        _ => error.to_string(),
    }
}
