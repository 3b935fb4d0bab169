//! The files of a run: which they are, and how they are read.
//!
//! A file of JSON Lines is many articles. Where they lie is found when the file is added, and each is read alone, so that
//! no file is held whole. All carry the name of their file: their lines tell them apart.

use super::article_lines::{self, ArticleLine};
use crate::readers::{self, Format};
use crate::source::{Source, SourceId};
use crate::sources::{ReadError, Sources};
use hashbrown::HashSet;
use ignore::gitignore::Gitignore;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// The articles under review and the reference articles behind them.
pub struct DeskFiles {
    files: Vec<File>,
    /// The article of each source.
    articles: Vec<ArticleAt>,
    /// Bytes of articles that may still be kept once they were read.
    room: AtomicUsize,
    /// How all of them are read, whatever their names are.
    format: Option<Format>,
    /// Real paths found so far: a file named twice is one article, and no article is evidence for itself.
    known: HashSet<PathBuf>,
    /// The configuration's folder and the patterns of what walks pass over.
    root: Option<(PathBuf, Gitignore)>,
    /// Whether a folder of articles under review was walked, so that the desk was seen whole.
    pub walked: bool,
    /// Folders in which nothing was found.
    pub empty: Vec<String>,
    /// Named paths that cannot be opened, with the reason.
    pub missing: Vec<(String, String)>,
}

struct File {
    path: PathBuf,
    name: String,
    /// The path from the configuration's folder, where that is another than the name.
    rooted: Option<String>,
    reference: bool,
    format: Format,
    /// Named on the command line: it must be readable text.
    named: bool,
    /// All of a pipe of many articles.
    bytes: Option<Vec<u8>>,
}

/// A file by its number, or a line of it.
struct ArticleAt {
    file: u32,
    line: Option<ArticleLine>,
    /// What needs no second reading: pipes, which can be read only once, and files while there is room.
    kept: OnceLock<Arc<Source>>,
}

/// Bytes of files that are kept from linting to printing: most desks are smaller, and are read once.
const ROOM: usize = 32 << 20;

/// Endings of files that a walk takes for articles.
const ENDINGS: [&str; 9] = ["txt", "md", "markdown", "html", "htm", "json", "jsonl", "docx", "xml"];

/// Beginnings of file names that are papers of a project and not articles.
const PAPERS: [&str; 4] = ["readme", "license", "changelog", "contributing"];

/// The most that is read of a pipe: more than a source may hold, so that the reader can refuse it.
const LONGEST_PIPE: u64 = 2 << 30;

impl Default for DeskFiles {
    fn default() -> Self {
        Self {
            files: Vec::new(),
            articles: Vec::new(),
            room: AtomicUsize::new(ROOM),
            format: None,
            known: HashSet::new(),
            root: None,
            walked: false,
            empty: Vec::new(),
            missing: Vec::new(),
        }
    }
}

impl DeskFiles {
    /// No files yet; all that will be added are read in this format, or each in that of its name.
    pub fn read_as(format: Option<Format>) -> Self {
        Self { format, ..Self::default() }
    }

    /// Says where the configuration lies and which files below it are no articles. Call it before adding paths.
    pub fn root(&mut self, folder: &Path, exclude: Gitignore) {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        self.root = fs::canonicalize(folder).ok().map(|folder| (folder, exclude));
    }

    /// Adds a path named on the command line: a file, a folder to walk, or `-`.
    pub fn add(&mut self, path: &Path, reference: bool, stdin_name: &str) {
        if path.as_os_str() == "-" {
            return self.add_pipe(&mut io::stdin().lock(), path, stdin_name, reference);
        }
        match fs::metadata(path) {
            Err(error) => self.missing.push((display(path), reason(&error))),
            Ok(meta) if meta.is_dir() => self.walk(path, reference),
            Ok(meta) if meta.is_file() => {
                let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
                self.push(path.to_owned(), real, reference, true);
            }
            // `copydesk check <(pdftotext page.pdf -)`
            Ok(_) => match fs::File::open(path) {
                Ok(mut pipe) => self.add_pipe(&mut pipe, path, &display(path), reference),
                Err(error) => self.missing.push((display(path), reason(&error))),
            },
        }
    }

    /// The articles that lie in one folder and not below it; none where there are more than `most`.
    pub fn nearby(mut self, folder: &Path, most: usize) -> Vec<PathBuf> {
        self.walk_to(folder, false, Some(1), most);
        if self.files.len() > most { Vec::new() } else { self.files.into_iter().map(|file| file.path).collect() }
    }

    /// Whether the configuration excludes a real path.
    pub fn excludes(&self, real: &Path) -> bool {
        self.root.as_ref().is_some_and(|(root, exclude)| {
            real.strip_prefix(root).is_ok_and(|path| exclude.matched_path_or_any_parents(path, false).is_ignore())
        })
    }

    /// Whether a source was named on the command line and not found in a walk.
    pub fn is_named(&self, source: SourceId) -> bool {
        self.file(source).named
    }

    /// Whether a path is one of the files of this run.
    pub fn holds(&self, path: &Path) -> bool {
        fs::canonicalize(path).is_ok_and(|real| self.known.contains(&real))
    }

    fn file(&self, source: SourceId) -> &File {
        &self.files[self.articles[source.0 as usize].file as usize]
    }

    fn add_pipe(&mut self, pipe: &mut dyn Read, path: &Path, name: &str, reference: bool) {
        let mut bytes = Vec::new();
        if let Err(error) = pipe.take(LONGEST_PIPE).read_to_end(&mut bytes) {
            return self.missing.push((name.to_owned(), reason(&error)));
        }
        let format = self.format.unwrap_or_else(|| Format::of(name));
        let (path, name) = (path.to_owned(), name.to_owned());
        let mut file = File { path, name, rooted: None, reference, format, named: true, bytes: None };
        if format == Format::Jsonl {
            let lines = article_lines::find(&mut bytes.as_slice()).ok();
            file.bytes = Some(bytes);
            return self.push_articles(file, lines);
        }
        match readers::read(file.name.as_str(), bytes, format) {
            Ok(source) => {
                self.push_articles(file, None);
                let kept = self.articles.last_mut().map(|article| &mut article.kept);
                kept.map(|kept| *kept = OnceLock::from(Arc::new(source)));
            }
            Err(error) => self.missing.push((file.name, error.to_string())),
        }
    }

    /// Adds the one article of a file, or those of its lines.
    fn push_articles(&mut self, file: File, lines: Option<Vec<ArticleLine>>) {
        let number = self.files.len() as u32;
        self.files.push(file);
        let article = |line| ArticleAt { file: number, line, kept: OnceLock::new() };
        match lines {
            None => self.articles.push(article(None)),
            Some(lines) => {
                self.articles.extend(lines.into_iter().map(|line| article(Some(line))));
            }
        }
    }

    fn walk(&mut self, folder: &Path, reference: bool) {
        self.walk_to(folder, reference, None, usize::MAX);
    }

    fn walk_to(&mut self, folder: &Path, reference: bool, depth: Option<usize>, most: usize) {
        let before = self.files.len();
        let real_folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let real = |path: &Path| real_folder.join(path.strip_prefix(folder).unwrap_or(path));
        let mut walk = ignore::WalkBuilder::new(folder);
        walk.require_git(false).sort_by_file_path(Path::cmp).max_depth(depth);
        // What is no article of the desk may well be evidence: an archive is excluded and compared against.
        if let Some((root, exclude)) = self.root.clone().filter(|_| !reference) {
            let (folder, real_folder) = (folder.to_owned(), real_folder.clone());
            walk.filter_entry(move |entry| {
                let real = real_folder.join(entry.path().strip_prefix(&folder).unwrap_or(entry.path()));
                let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
                !real.strip_prefix(&root).is_ok_and(|path| {
                    !path.as_os_str().is_empty() && exclude.matched_path_or_any_parents(path, is_folder).is_ignore()
                })
            });
        }
        for entry in walk.build() {
            if self.files.len() > most {
                break;
            }
            match entry {
                Ok(entry) => {
                    // A named pipe or device met in a walk could block for ever.
                    let is_file = entry.file_type().is_some_and(|kind| kind.is_file())
                        || entry.path_is_symlink() && entry.path().is_file();
                    if is_file && self.is_article(entry.path()) {
                        let real = real(entry.path());
                        self.push(entry.into_path(), real, reference, false);
                    }
                }
                Err(error) => {
                    let why = error.io_error().map_or_else(|| error.to_string(), reason);
                    self.missing.push((display(folder), why));
                }
            }
        }
        self.walked |= !reference;
        if self.files.len() == before {
            self.empty.push(display(folder));
        }
    }

    fn push(&mut self, path: PathBuf, real: PathBuf, reference: bool, named: bool) {
        let name = display(&path);
        let root = self.root.as_ref().and_then(|(root, _)| real.strip_prefix(root).ok());
        let rooted = root.map(display).filter(|rooted| *rooted != name);
        if self.known.insert(real) {
            let format = self.format.unwrap_or_else(|| Format::of(&name));
            // What cannot be opened is said when it is to be read.
            let lines = (format == Format::Jsonl)
                .then(|| fs::File::open(&path).and_then(|mut file| article_lines::find(&mut file)).ok())
                .flatten();
            self.push_articles(File { path, name, rooted, reference, format, named, bytes: None }, lines);
        }
    }

    /// Whether a file met in a walk is an article, by its name and, where that says too little, by its beginning.
    fn is_article(&self, path: &Path) -> bool {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        if !ENDINGS.contains(&ending.as_str()) || is_paper(path) {
            return false;
        }
        if self.format.is_some() || !readers::needs_a_look(&ending) {
            return true;
        }
        let mut beginning = Vec::new();
        let read = fs::File::open(path).and_then(|file| file.take(readers::BEGINNING).read_to_end(&mut beginning));
        read.is_ok() && readers::is_article(&ending, &beginning)
    }
}

impl Sources for DeskFiles {
    fn count(&self) -> usize {
        self.articles.len()
    }

    fn is_reference(&self, source: SourceId) -> bool {
        self.file(source).reference
    }

    fn name(&self, source: SourceId) -> &str {
        &self.file(source).name
    }

    fn rooted(&self, source: SourceId) -> &str {
        let file = self.file(source);
        file.rooted.as_ref().unwrap_or(&file.name)
    }

    fn source(&self, source: SourceId) -> Result<Arc<Source>, ReadError> {
        let (file, article) = (self.file(source), &self.articles[source.0 as usize]);
        if let Some(kept) = article.kept.get() {
            return Ok(Arc::clone(kept));
        }
        let unreadable = |error| ReadError::Unreadable(reason(&error));
        let bytes = match (&file.bytes, article.line) {
            (Some(bytes), Some(line)) => bytes[line.range()].to_vec(),
            (_, None) => fs::read(&file.path).map_err(unreadable)?,
            (_, Some(line)) => line.read(&file.path).map_err(unreadable)?,
        };
        let size = bytes.len();
        let read = readers::read(file.name.as_str(), bytes, file.format).map_err(ReadError::NotText)?;
        let read = Arc::new(match article.line {
            Some(line) => read.at(line.origin),
            None => read,
        });
        let take = |room: usize| room.checked_sub(size);
        if self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok() {
            return Ok(Arc::clone(article.kept.get_or_init(|| read)));
        }
        Ok(read)
    }
}

/// Whether a file is a paper of a project or speaks to machines, by its name.
pub fn is_paper(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
    let machine = name == "robots.txt" || name.starts_with("requirements") && name.ends_with(".txt");
    machine || PAPERS.iter().any(|paper| name.starts_with(paper))
}

/// A path as given, joined with `/` on every system.
pub fn display(path: &Path) -> String {
    let shown = path.to_string_lossy();
    let shown = if std::path::MAIN_SEPARATOR == '/' {
        shown.into_owned()
    } else {
        shown.replace(std::path::MAIN_SEPARATOR, "/")
    };
    shown.strip_prefix("./").map_or(shown.clone(), str::to_owned)
}

/// An error in words, without the number that the system gives it.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission".to_owned(),
        io::ErrorKind::StorageFull => "no space left".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => {
            let said = error.to_string();
            said.split_once(" (os error").map_or(said.clone(), |(words, _)| words.to_lowercase())
        }
    }
}
