//! The files of a run: which they are, and how they are read.
//!
//! A file of JSON Lines is many articles. Where they lie is found when the file is added, and each is read alone, so that
//! no file is held whole. All carry the name of their file: their lines tell them apart.

mod rewriting;

pub use rewriting::{Mended, NotWritten};

use super::article_lines::{self, ArticleLine};
use super::houses::{Houses, stays_in};
use super::open::open_file;
use crate::readers::{self, Format};
use crate::source::{Source, SourceId};
use crate::sources::{ReadError, Sources};
use hashbrown::{HashMap, HashSet};
use rewriting::Rewritten;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

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
const ROOM: usize = 128 << 20;

/// Endings of files that a walk takes for articles.
const ENDINGS: [&str; 9] = ["txt", "md", "markdown", "html", "htm", "json", "jsonl", "docx", "xml"];

/// Beginnings of file names that are papers of a project and not articles.
const PAPERS: [&str; 4] = ["readme", "license", "changelog", "contributing"];

/// The most that is read of a pipe: more than a source may hold, so that it can be refused and is never cut.
const LONGEST_PIPE: u64 = 2 << 30;

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

    /// The bytes of an article as they lie on disk now; none of what comes through a pipe and was not kept.
    pub fn content(&self, source: SourceId) -> Option<Vec<u8>> {
        let file = self.file(source);
        if file.pipe && file.bytes.is_none() { None } else { self.read(source).ok() }
    }

    fn file(&self, source: SourceId) -> &File {
        &self.files[self.articles[source.0 as usize].file as usize]
    }

    /// The bytes of an article as they lie now.
    fn read(&self, source: SourceId) -> io::Result<Vec<u8>> {
        let (file, line) = (self.file(source), self.articles[source.0 as usize].line);
        match (&file.bytes, line) {
            (Some(bytes), Some(line)) => Ok(bytes[line.range()].to_vec()),
            (Some(bytes), None) => Ok(bytes.to_vec()),
            (None, Some(line)) => line.read(open_file(&file.path)?.0),
            (None, None) => {
                let (mut opened, size) = open_file(&file.path)?;
                let mut bytes = Vec::new();
                bytes.try_reserve_exact(size as usize)?;
                opened.read_to_end(&mut bytes).map(|_| bytes)
            }
        }
    }

    /// The path that an article of JSON Lines gives itself, if that is asked for. Its bytes may be at hand.
    fn own_path(&self, source: SourceId, bytes: Option<&[u8]>) -> Option<&str> {
        let field = self.path_field.as_deref()?;
        let article = &self.articles[source.0 as usize];
        article.line?;
        let read = || match bytes {
            Some(bytes) => readers::field(bytes, field),
            None => readers::field(&self.read(source).ok()?, field),
        };
        article.own_path.get_or_init(|| read().map(Into::into)).as_deref()
    }

    fn add_pipe(&mut self, pipe: &mut dyn Read, path: &Path, name: &str, reference: Option<Scope>) {
        let mut bytes = Vec::new();
        if let Err(error) = pipe.take(LONGEST_PIPE).read_to_end(&mut bytes) {
            return self.missing.push((name.to_owned(), reason(&error)));
        }
        let format = self.format.unwrap_or_else(|| Format::of(name));
        let (house, rooted) = self.house_of_pipe(name);
        let file = File::new(path.to_owned(), name.to_owned(), reference, format);
        let mut file = File { rooted, house, named: true, pipe: true, ..file };
        if format == Format::Jsonl {
            if bytes.len() as u64 == LONGEST_PIPE {
                return self
                    .missing
                    .push((name.to_owned(), "more than 2 GB: give it as a file, or in parts".to_owned()));
            }
            let lines = article_lines::find(&mut bytes.as_slice()).ok();
            file.bytes = Some(bytes.into());
            return self.push_articles(file, lines);
        }
        if self.remember {
            file.bytes = Some(bytes.as_slice().into());
        }
        match readers::read(file.name.as_str(), bytes, format) {
            Ok(source) => {
                self.push_articles(file, None);
                if let Some(article) = self.articles.last_mut() {
                    article.kept = Mutex::new(Some(Arc::new(source)));
                }
            }
            Err(error) => self.missing.push((file.name, error.to_string())),
        }
    }

    /// What a pipe carries goes by the configuration of the place that its name speaks of, if there is such a place: an
    /// editor pipes what lies there.
    fn house_of_pipe(&self, name: &str) -> (Option<usize>, Option<String>) {
        let mut houses = self.houses();
        let path = Path::new(name);
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        match (fs::canonicalize(folder), path.file_name()) {
            (Ok(folder), Some(file)) => {
                let house = houses.of(&folder);
                let place = Some(folder.join(file)).filter(|_| !name.starts_with('<'));
                (house, place.and_then(|place| rooted(&houses, house, &place, name)))
            }
            _ => (houses.usual(), None),
        }
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

    fn walk(&mut self, folder: &Path, reference: Option<Scope>) {
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

    /// Whether a file met in a walk is an article, by what its configuration searches for or else by its name, and
    /// where that says too little, by its beginning.
    fn is_article(&self, path: &Path, real: &Path) -> bool {
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

impl Sources for DeskFiles {
    fn count(&self) -> usize {
        self.articles.len()
    }

    fn is_reference(&self, source: SourceId) -> bool {
        self.file(source).reference.is_some()
    }

    fn name(&self, source: SourceId) -> &str {
        self.own_path(source, None).unwrap_or(&self.file(source).name)
    }

    fn rooted(&self, source: SourceId) -> &str {
        let file = self.file(source);
        self.own_path(source, None).or(file.rooted.as_deref()).unwrap_or(&file.name)
    }

    fn source(&self, source: SourceId) -> Result<Arc<Source>, ReadError> {
        let (file, article) = (self.file(source), &self.articles[source.0 as usize]);
        if let Some(kept) = &*lock(&article.kept) {
            return Ok(Arc::clone(kept));
        }
        let bytes = self.read(source).map_err(|error| ReadError::Unreadable(reason(&error)))?;
        let size = bytes.len();
        if !has_room(size) {
            return Err(ReadError::Unreadable(reason(&io::ErrorKind::OutOfMemory.into())));
        }
        if self.remember {
            article.linted.get_or_init(|| xxh3_64(&bytes));
        }
        let own_path = self.own_path(source, Some(&bytes));
        let read = readers::read(own_path.unwrap_or(&file.name), bytes, file.format).map_err(ReadError::NotText)?;
        let read = Arc::new(match article.line {
            // One that names itself is a file of its own.
            Some(line) if own_path.is_none() => read.at(line.origin),
            _ => read,
        });
        let take = |room: usize| room.checked_sub(read.text.len());
        if self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok() {
            *lock(&article.kept) = Some(Arc::clone(&read));
        }
        Ok(read)
    }

    fn let_go(&self, source: SourceId) {
        if self.file(source).pipe && self.file(source).bytes.is_none() {
            return;
        }
        if let Some(text) = lock(&self.articles[source.0 as usize].kept).take() {
            self.room.fetch_add(text.text.len(), Ordering::Relaxed);
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
}

fn key(real: &Path) -> u128 {
    xxh3_128(real.as_os_str().as_encoded_bytes())
}

/// Whether memory takes what is made of a text of so many bytes. A program that runs out of memory is ended, with all that it
/// has found, so what is huge is asked for beforehand.
fn has_room(size: usize) -> bool {
    const HUGE: usize = 16 << 20;
    /// Words, facts and findings take more than the text itself.
    const TIMES: usize = 8;
    let mut asked = Vec::<u8>::new();
    // Nothing is written there; but an allocation that nobody looks at need not be made.
    size < HUGE || std::hint::black_box(&mut asked).try_reserve_exact(size.saturating_mul(TIMES)).is_ok()
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
