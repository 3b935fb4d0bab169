//! The files of a run: which they are, and how they are read.
//!
//! A file of JSON Lines is many articles. Where they lie is found when the file is added, and each is read alone, so that
//! no file is held whole. All carry the name of their file: their lines tell them apart.

mod pipes;
mod reading;
mod rewriting;
mod walk;

pub use rewriting::{Mended, NotWritten};

use super::article_lines::{self, ArticleLine};
use super::houses::Houses;
use super::open::open_file;
use crate::readers::Format;
use crate::source::{Source, SourceId};
use hashbrown::{HashMap, HashSet};
use rewriting::Rewritten;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use xxhash_rust::xxh3::xxh3_128;

/// The articles under review and the reference articles behind them.
pub struct DeskFiles {
    files: Vec<File>,
    /// The article of each source.
    articles: Vec<ArticleAt>,
    /// Bytes of text that may still be kept once it was read.
    room: AtomicUsize,
    /// How all of them are read, whatever their names are.
    format: Option<Format>,
    /// Real paths found so far: a file named twice is one article, and no article is evidence for itself. A desk may have a
    /// million, so hashes of 128 bits stand for them.
    known: HashMap<u128, Scope>,
    /// Reference articles of single desks, by their real paths.
    witnesses: HashSet<(PathBuf, Option<usize>)>,
    /// Real paths that were given as evidence, be they under review as well: they are not written.
    evidence: HashSet<PathBuf>,
    /// Whether what is read is to be known again when it is rewritten.
    remember: bool,
    /// Whose the files are, and what is passed over.
    houses: Arc<Mutex<Houses>>,
    /// Whether files that are named are passed over where a walk would pass over them.
    pub as_found: bool,
    /// The field by which articles of JSON Lines name themselves.
    pub path_field: Option<String>,
    /// Whether a folder of articles under review was walked, so that the desk was seen whole.
    pub walked: bool,
    /// Links to articles that lead out of the folder in which they were found: they are passed over.
    pub strays: usize,
    /// Folders in which nothing was found.
    pub empty: Vec<String>,
    /// Named paths that cannot be opened, with the reason.
    pub missing: Vec<(String, String)>,
}

/// For which articles something is evidence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    All,
    /// Those of one configuration, or of none.
    Desk(Option<usize>),
}

struct File {
    path: PathBuf,
    name: String,
    /// The path from the configuration's folder, where that is another than the name.
    rooted: Option<String>,
    /// The number of its configuration.
    house: Option<usize>,
    /// For which articles it is evidence; none if it is under review.
    reference: Option<Scope>,
    format: Format,
    /// Named on the command line: it must be readable text.
    named: bool,
    /// Can be read only once.
    pipe: bool,
    /// All of a pipe that is read more than once, or what is to be written instead of the file.
    bytes: Option<Arc<[u8]>>,
    rewritten: Option<Rewritten>,
    /// Its fixes are not made: it changed meanwhile, cannot be written, or they never come to an end.
    held: bool,
}

/// A file by its number, or a line of it.
struct ArticleAt {
    file: u32,
    line: Option<ArticleLine>,
    /// What needs no second reading: pipes, which can be read only once, and files while there is room.
    kept: Mutex<Option<Arc<Source>>>,
    /// A hash of the bytes that were linted.
    linted: OnceLock<u64>,
    /// The path that the line gives itself, once it was asked for.
    own_path: OnceLock<Option<Box<str>>>,
}

/// Bytes of text that are kept from linting to printing, where something was found: most desks have less, and are read once.
const ROOM: usize = 96 << 20;

impl Default for DeskFiles {
    fn default() -> Self {
        Self {
            files: Vec::new(),
            articles: Vec::new(),
            room: AtomicUsize::new(ROOM),
            format: None,
            known: HashMap::new(),
            witnesses: HashSet::new(),
            evidence: HashSet::new(),
            remember: false,
            houses: Arc::default(),
            as_found: false,
            path_field: None,
            walked: false,
            strays: 0,
            empty: Vec::new(),
            missing: Vec::new(),
        }
    }
}

impl DeskFiles {
    /// No files yet, and no configuration; all that will be added are read in this format, or each in that of its name.
    pub fn read_as(format: Option<Format>) -> Self {
        Self { format, ..Self::default() }
    }

    /// No files yet; those that will be added go by these configurations, and by others that lie nearer.
    pub fn new(format: Option<Format>, houses: Houses) -> Self {
        Self { format, houses: Arc::new(Mutex::new(houses)), ..Self::default() }
    }

    /// The configurations found so far.
    pub fn houses(&self) -> MutexGuard<'_, Houses> {
        lock(&self.houses)
    }

    /// The configurations of the articles under review, or the usual one if there are none.
    pub fn desks(&self) -> Vec<Option<usize>> {
        let mut desks: Vec<_> =
            self.files.iter().filter(|file| file.reference.is_none()).map(|file| file.house).collect();
        desks.sort_unstable();
        desks.dedup();
        if desks.is_empty() { vec![self.houses().usual()] } else { desks }
    }

    /// The number of a source's configuration.
    pub fn house(&self, source: SourceId) -> Option<usize> {
        self.file(source).house
    }

    /// Whether a source is an article of a configuration, or evidence for its articles.
    pub fn is_of(&self, source: SourceId, house: Option<usize>) -> bool {
        match self.file(source).reference {
            None => self.house(source) == house,
            Some(scope) => scope == Scope::All || scope == Scope::Desk(house),
        }
    }

    /// Adds a path named on the command line: a file, a folder to walk, or `-`.
    pub fn add(&mut self, path: &Path, reference: Option<Scope>, stdin_name: &str) {
        if path.as_os_str() == "-" {
            return self.add_pipe(&mut io::stdin().lock(), path, stdin_name, reference);
        }
        match fs::metadata(path) {
            Err(error) => self.missing.push((display(path), reason(&error))),
            Ok(meta) if meta.is_dir() => self.walk(path, reference),
            Ok(meta) if meta.is_file() => {
                let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
                let found = || !self.houses().exclude(&real, false) && self.is_article(path, &real);
                if self.as_found && reference.is_none() && !found() {
                    return;
                }
                self.push(path.to_owned(), real, reference, true);
            }
            // `copydesk check <(pdftotext page.pdf -)`
            Ok(_) => match fs::File::open(path) {
                Ok(mut pipe) => self.add_pipe(&mut pipe, path, &display(path), reference),
                Err(error) => self.missing.push((display(path), reason(&error))),
            },
        }
    }

    /// Whether a source was named on the command line and not found in a walk.
    pub fn is_named(&self, source: SourceId) -> bool {
        self.file(source).named
    }

    /// Whether anything is still found at a path from a configuration's folder, or from this one. Articles that name
    /// themselves do not move: what is not in this part of a feed is in another.
    pub fn exists(&self, rooted: &str) -> bool {
        self.path_field.is_some()
            || Path::new(rooted).exists()
            || self.houses().found.iter().any(|house| house.root.join(rooted).exists())
    }

    /// Whether a path is one of the files of this run.
    pub fn holds(&self, path: &Path) -> bool {
        fs::canonicalize(path).is_ok_and(|real| self.known.contains_key(&key(&real)))
    }

    fn file(&self, source: SourceId) -> &File {
        &self.files[self.articles[source.0 as usize].file as usize]
    }

    /// Adds the one article of a file, or those of its lines.
    fn push_articles(&mut self, file: File, lines: Option<Vec<ArticleLine>>) {
        let number = self.files.len() as u32;
        self.files.push(file);
        let article = |line| ArticleAt::new(number, line);
        match lines {
            None => self.articles.push(article(None)),
            Some(lines) => {
                self.articles.extend(lines.into_iter().map(|line| article(Some(line))));
            }
        }
    }

    fn push(&mut self, path: PathBuf, real: PathBuf, reference: Option<Scope>, named: bool) {
        let name = display(&path);
        let (house, rooted) = {
            let mut houses = self.houses();
            let house = houses.of(real.parent().unwrap_or(&real));
            (house, rooted(&houses, house, &real, &name))
        };
        if reference.is_some() {
            self.evidence.insert(real.clone());
        }
        let new = match (reference, self.known.get(&key(&real))) {
            // Beside another desk's article, a copy of its own as evidence.
            (Some(Scope::Desk(desk)), known) if known.is_none_or(|known| *known != Scope::Desk(desk)) => {
                known != Some(&Scope::All) && self.witnesses.insert((real, desk))
            }
            (_, Some(_)) => false,
            (_, None) => {
                self.known.insert(key(&real), reference.unwrap_or(Scope::Desk(house)));
                true
            }
        };
        if new {
            let format = self.format.unwrap_or_else(|| Format::of(&name));
            // What cannot be opened is said when it is to be read.
            let lines = (format == Format::Jsonl)
                .then(|| open_file(&path).and_then(|(mut file, _)| article_lines::find(&mut file)).ok())
                .flatten();
            let file = File::new(path, name, reference, format);
            self.push_articles(File { rooted, house, named, ..file }, lines);
        }
    }
}

impl ArticleAt {
    fn new(file: u32, line: Option<ArticleLine>) -> Self {
        let (kept, linted, own_path) = (Mutex::default(), OnceLock::new(), OnceLock::new());
        Self { file, line, kept, linted, own_path }
    }
}

impl File {
    fn new(path: PathBuf, name: String, reference: Option<Scope>, format: Format) -> Self {
        let (rooted, house, bytes, rewritten) = (None, None, None, None);
        Self { path, name, rooted, house, reference, format, named: false, pipe: false, bytes, rewritten, held: false }
    }

    /// Whether its bytes came through a pipe and were not kept: they cannot be read again.
    fn is_gone(&self) -> bool {
        self.pipe && self.bytes.is_none()
    }
}

fn key(real: &Path) -> u128 {
    xxh3_128(real.as_os_str().as_encoded_bytes())
}

/// The path of a file from its configuration's folder, where that is another than its name.
fn rooted(houses: &Houses, house: Option<usize>, real: &Path, name: &str) -> Option<String> {
    let path = real.strip_prefix(&houses.found[house?].root).ok()?;
    Some(display(path)).filter(|rooted| rooted != name)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
        io::ErrorKind::OutOfMemory => "no memory for all of it".to_owned(),
        _ => {
            let said = error.to_string();
            let said = said.split_once(" (os error").map_or(said.clone(), |(words, _)| words.to_lowercase());
            // A walk's errors say where, and in whose words.
            match said.strip_prefix("io error for operation on ").and_then(|said| said.rsplit_once(": ")) {
                Some((_, words)) => words.to_owned(),
                None => said,
            }
        }
    }
}
