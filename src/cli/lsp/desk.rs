//! The desk of an editor: the open documents, house by house, with what lies beside them and what the house knows.
//!
//! An article rule sees its document and the house's evidence. The desk rules see the open documents of one house, the files
//! of their folders, so far as those are few, and the reference articles. Each is read once, and again when it has changed;
//! files are read one at a time while the editor is quiet.

use super::document::{Closed, Document};
use super::house::{House, config_for, stamp};
use super::places::{Lies, Part, Parts};
use crate::cli::args;
use crate::cli::desk_files::display;
use crate::config::FILE_NAMES;
use crate::finding::Finding;
use crate::lexicon::Lexicon;
use crate::lint::{Live, Reading};
use crate::lsp::actions::{HouseFile, HouseFiles};
use crate::lsp::diagnostics::{self, Showing, Shown};
use crate::lsp::protocol::{Client, Diagnostic};
use crate::lsp::{OpenText, uri};
use crate::source::SourceId;
use crate::sources::Sources;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub struct Desk<'l> {
    args: args::Lsp,
    pub client: Client,
    pub live: Live<'l>,
    /// Open documents by their addresses.
    pub documents: BTreeMap<String, Document>,
    rooms: BTreeMap<Option<PathBuf>, Room>,
    /// When something changed that no editor has seen the findings of.
    changed: Option<Instant>,
    /// What the last run over all that changed has cost.
    cost: Duration,
}

/// All that is known in one house.
struct Room {
    house: House,
    files: BTreeMap<PathBuf, Closed>,
    /// The readings of the reference articles, so far.
    references: Vec<(SourceId, Reading)>,
    /// Files that are still to be read, and the next reference article.
    pending: VecDeque<PathBuf>,
    next_reference: u32,
    dirty: bool,
}

/// What the editor is to be told.
pub enum News {
    Findings(String, Option<i32>, Vec<Diagnostic>),
    /// Something for the editor's log.
    Remark(String),
}

/// Files of a folder that are read beside a document. Where there are more, only open documents are compared.
const MOST_FILES: usize = 300;

/// Reference articles that are read. An archive holds any number.
const MOST_REFERENCES: u32 = 5000;

/// A run that costs less is made at once; before any other the editor must have been quiet for as long as the last one took.
const QUICK: Duration = Duration::from_millis(10);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

impl<'l> Desk<'l> {
    pub fn new(args: args::Lsp, client: Client, lexicon: &'l Lexicon) -> Self {
        Self {
            args,
            client,
            live: Live::new(lexicon),
            documents: BTreeMap::new(),
            rooms: BTreeMap::new(),
            changed: None,
            cost: Duration::ZERO,
        }
    }

    pub fn open(&mut self, mut document: Document, news: &mut Vec<News>) {
        document.house = config_for(&self.args, self.folder_of(&document).as_deref());
        document.rooted = self.rooted(&document);
        let folder = document.real.as_deref().and_then(Path::parent).map(Path::to_owned);
        let key = document.house.clone();
        if let Some(old) = self.documents.insert(document.uri.clone(), document) {
            self.touch(&old.house);
        }
        if self.enter(&key, news)
            && let Some(folder) = folder
        {
            self.look_into(&key, &folder, news);
        }
        self.touch(&key);
    }

    /// A version of an open document that is not read yet.
    pub fn change(&mut self, uri: &str) {
        let Some(document) = self.documents.get_mut(uri) else { return };
        document.articles = None;
        let key = document.house.clone();
        self.touch(&key);
    }

    pub fn close(&mut self, uri: &str, news: &mut Vec<News>) {
        let Some(document) = self.documents.remove(uri) else { return };
        news.push(News::Findings(document.uri, None, Vec::new()));
        let key = document.house;
        if !self.documents.values().any(|other| other.house == key) {
            // The last one: nothing of the house needs to be kept.
            self.rooms.remove(&key);
            return;
        }
        if let Some(folder) = document.real.as_deref().and_then(Path::parent) {
            self.look_into(&key, folder, news);
        }
        self.touch(&key);
    }

    /// Looks at the disk again: a document was saved, or the editor has seen a file change.
    pub fn look_again(&mut self, news: &mut Vec<News>) {
        let uris: Vec<String> = self.documents.keys().cloned().collect();
        for uri in uris {
            let Some(document) = self.documents.get(&uri) else { continue };
            let key = config_for(&self.args, self.folder_of(document).as_deref());
            if key != document.house
                && let Some(mut document) = self.documents.remove(&uri)
            {
                let old = document.house.take();
                document.articles = None;
                self.touch(&old);
                self.open(document, news);
            }
        }
        let used: BTreeSet<_> = self.documents.values().map(|document| document.house.clone()).collect();
        self.rooms.retain(|key, _| used.contains(key));
        for key in &used {
            let in_house = self.documents.values().filter(|document| document.house == *key);
            let folders: BTreeSet<PathBuf> =
                in_house.filter_map(|document| Some(document.real.as_deref()?.parent()?.to_owned())).collect();
            self.refresh_house(key, news);
            folders.iter().for_each(|folder| self.look_into(key, folder, news));
        }
    }

    /// When the findings of what has changed are to be worked out; none if nothing has.
    pub fn due(&self) -> Option<Instant> {
        let pause = if self.cost < QUICK { Duration::ZERO } else { self.cost.min(LONGEST_PAUSE) };
        self.changed.map(|changed| changed + pause)
    }

    /// Whether files are still to be read.
    pub fn has_more(&self) -> bool {
        self.rooms.values().any(Room::has_more)
    }

    /// Reads one of them.
    pub fn read_one(&mut self) {
        let Some((key, room)) = self.rooms.iter_mut().find(|(_, room)| room.has_more()) else { return };
        let (desk, files) = (&room.house.desk, &room.house.files);
        if let Some(path) = room.pending.pop_front() {
            let rooted = rooted(key.as_deref(), &path);
            let closed = Closed::read(&path, rooted, &mut self.live, &desk.evidence, &desk.settings);
            room.files.insert(path, closed);
        } else {
            let id = SourceId(room.next_reference);
            room.next_reference += 1;
            let read = Closed::reference(files, id, &mut self.live, &desk.evidence, &desk.settings);
            room.references.extend(read.map(|reading| (id, reading)));
        }
        if !room.has_more() {
            room.dirty = true;
            self.changed.get_or_insert_with(Instant::now);
        }
    }

    /// Works out what has changed.
    pub fn lint(&mut self, news: &mut Vec<News>) {
        if self.changed.take().is_none() {
            return;
        }
        let started = Instant::now();
        let keys: Vec<_> = self.rooms.iter().filter(|(_, room)| room.dirty).map(|(key, _)| key.clone()).collect();
        for key in keys {
            self.refresh_house(&key, news);
            self.lint_room(&key, news);
        }
        self.changed = None;
        self.cost = started.elapsed();
    }

    /// Whether findings can be worked out while somebody waits for an answer.
    pub fn is_quick(&self) -> bool {
        self.changed.is_none() || self.cost < QUICK * 10
    }

    /// The files that an action on a document may write to. Where there is no configuration it would lie in the folder
    /// that is open, or else beside the document.
    pub fn house_files(&self, uri: &str) -> Option<HouseFiles> {
        let document = self.documents.get(uri)?;
        let house = &self.rooms.get(&document.house)?.house;
        let config = match &house.config {
            Some(config) => config.clone(),
            None if self.args.isolated => return None,
            None => {
                let folder = self.folder_of(document)?;
                let root = self.client.root.as_deref().and_then(uri::to_path).filter(|root| folder.starts_with(root));
                root.unwrap_or(folder).join(FILE_NAMES[0])
            }
        };
        let listed = house.list.clone();
        let is_listed = listed.is_some();
        let names = listed.unwrap_or_else(|| config.with_file_name("house.names"));
        Some(HouseFiles { config: self.house_file(&config), names: self.house_file(&names), is_listed })
    }

    fn house_file(&self, path: &Path) -> HouseFile {
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let open = self.documents.values().find(|document| document.real.as_ref() == Some(&real));
        let text = || Some(OpenText::new(std::fs::read_to_string(path).ok()?, self.client.encoding));
        HouseFile {
            uri: open.map_or_else(|| uri::of_path(path), |document| document.uri.clone()),
            name: display(Path::new(path.file_name().unwrap_or_default())),
            text: open.map(|document| document.text.clone()).or_else(text),
        }
    }

    /// The folder that a document lies in, or, on no disk, the one that is open.
    pub fn folder_of(&self, document: &Document) -> Option<PathBuf> {
        let parent = document.real.as_deref().and_then(Path::parent).map(Path::to_owned);
        parent.or_else(|| uri::to_path(self.client.root.as_deref()?))
    }

    fn rooted(&self, document: &Document) -> String {
        match &document.real {
            Some(real) => rooted(document.house.as_deref(), real),
            None => document.uri.rsplit('/').next().unwrap_or_default().to_owned(),
        }
    }

    /// Makes the room of a house, if there is none yet.
    fn enter(&mut self, key: &Option<PathBuf>, news: &mut Vec<News>) -> bool {
        if self.rooms.contains_key(key) {
            return true;
        }
        let Some(house) = House::read(&self.args, key.clone()) else { return false };
        tell_mistakes(&house, self.client.encoding, news);
        self.rooms.insert(key.clone(), Room::new(house, news));
        true
    }

    fn refresh_house(&mut self, key: &Option<PathBuf>, news: &mut Vec<News>) {
        let Some(room) = self.rooms.get_mut(key) else { return };
        if !room.house.refresh(&self.args) {
            return;
        }
        tell_mistakes(&room.house, self.client.encoding, news);
        // All that was read was read with what the house said before.
        room.forget();
        let in_house = self.documents.values_mut().filter(|document| document.house == *key);
        in_house.for_each(|document| document.articles = None);
        self.touch(key);
    }

    /// Finds what lies beside a document.
    fn look_into(&mut self, key: &Option<PathBuf>, folder: &Path, news: &mut Vec<News>) {
        let Some(room) = self.rooms.get_mut(key).filter(|room| room.house.desk.settings.desk) else { return };
        let found: BTreeSet<PathBuf> = room.house.files.nearby(folder, MOST_FILES).into_iter().collect();
        let gone = |path: &Path| path.parent() == Some(folder) && !found.contains(path);
        let before = room.files.len();
        room.files.retain(|path, _| !gone(path));
        if room.files.len() != before {
            room.dirty = true;
            self.changed.get_or_insert_with(Instant::now);
        }
        for path in found {
            let is_known = room.files.get(&path).is_some_and(|closed| closed.stamp == stamp(&path));
            let is_open = self.documents.values().any(|document| document.real.as_ref() == Some(&path));
            if !is_known && !is_open && !room.pending.contains(&path) {
                if room.files.len() + room.pending.len() >= MOST_FILES {
                    let folder = display(folder);
                    news.push(News::Remark(format!("{folder}: too many files are open or beside open ones")));
                    break;
                }
                room.pending.push_back(path);
            }
        }
    }

    fn touch(&mut self, key: &Option<PathBuf>) {
        if let Some(room) = self.rooms.get_mut(key) {
            room.dirty = true;
            self.changed = Some(Instant::now());
        }
    }

    fn lint_room(&mut self, key: &Option<PathBuf>, news: &mut Vec<News>) {
        let Self { documents, rooms, live, client, .. } = self;
        let Some(Room { house, files, references, dirty, .. }) = rooms.get_mut(key) else { return };
        *dirty = false;
        let (evidence, settings) = (&house.desk.evidence, &house.desk.settings);
        let showing = Showing { client, notes: house.notes, rule_pages: house.desk.rule_pages.as_deref() };
        let mut open: BTreeSet<PathBuf> = BTreeSet::new();
        for document in documents.values_mut().filter(|document| document.house == *key) {
            let wanted = house.usable && document.real.as_deref().is_none_or(|real| house.files.is_wanted(real));
            document.read(live, wanted, evidence, settings);
            open.extend(document.real.clone());
        }
        let mut parts: Vec<(Part, &mut Reading)> = Vec::new();
        for document in documents.values_mut().filter(|document| document.house == *key) {
            for (source, reading) in document.articles.iter_mut().flatten() {
                parts.push((Part::new(Lies::Open(document.uri.clone()), source, &document.rooted), reading));
            }
        }
        for (path, closed) in files.iter_mut().filter(|(path, _)| !open.contains(*path)) {
            for (source, reading) in &mut closed.articles {
                parts.push((Part::new(Lies::Closed(path.clone()), source, &closed.rooted), reading));
            }
        }
        // In the order in which `check` would find them, so that it says the same; the articles of one file stay in theirs.
        parts.sort_by(|(a, _), (b, _)| a.rooted.cmp(&b.rooted));
        for (id, reading) in references.iter_mut() {
            parts.push((Part::reference(&house.files, *id), reading));
        }
        let (parts, mut readings): (Vec<Part>, Vec<&mut Reading>) = parts.into_iter().unzip();
        let parts = Parts { parts, references: &house.files };
        let report = live.report(&mut readings, &parts, evidence, settings);
        drop(readings);

        let mut by_document: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in &report.findings {
            if let Lies::Open(uri) = &parts.part(finding.primary.place.source).lies {
                by_document.entry(uri).or_default().push(finding);
            }
        }
        let mut shown: BTreeMap<String, Vec<Shown>> = BTreeMap::new();
        let mut locator = parts.locator(documents, client.encoding);
        for (uri, mut findings) in by_document {
            let Some(document) = documents.get(uri) else { continue };
            if findings.len() > diagnostics::MOST {
                // The heaviest first.
                findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
                findings.truncate(diagnostics::MOST);
            }
            let show = |finding: &Finding| {
                let source = parts.part(finding.primary.place.source).source.as_ref()?;
                Shown::new(finding, source, &document.text, &showing, &mut |place| locator.locate(place))
            };
            let mut all: Vec<Shown> = findings.into_iter().filter_map(show).collect();
            all.sort_by_key(|shown| (shown.bytes.start, shown.bytes.end));
            shown.insert(uri.to_owned(), all);
        }
        for document in documents.values_mut().filter(|document| document.house == *key) {
            document.shown = shown.remove(&document.uri).unwrap_or_default();
            let findings: Vec<Diagnostic> = document.shown.iter().map(|shown| shown.diagnostic.clone()).collect();
            let published = Some((document.version, findings));
            if document.published != published {
                let (version, findings) = published.clone().unwrap_or_default();
                news.push(News::Findings(document.uri.clone(), Some(version), findings));
                document.published = published;
            }
        }
    }
}

impl Room {
    fn new(house: House, news: &mut Vec<News>) -> Self {
        let count = house.files.count() as u32;
        if count > MOST_REFERENCES {
            news.push(News::Remark(format!(
                "{count} reference articles are too many for an editor and are not read; \
                 `copydesk learn` makes an archive of them"
            )));
        }
        let mut room = Self {
            house,
            files: BTreeMap::new(),
            references: Vec::new(),
            pending: VecDeque::new(),
            next_reference: 0,
            dirty: true,
        };
        room.forget();
        room
    }

    fn forget(&mut self) {
        self.pending.extend(std::mem::take(&mut self.files).into_keys());
        self.references.clear();
        self.next_reference = 0;
    }

    fn has_more(&self) -> bool {
        let count = self.house.files.count() as u32;
        !self.pending.is_empty() || self.next_reference < count && count <= MOST_REFERENCES
    }
}

fn rooted(config: Option<&Path>, path: &Path) -> String {
    let folder =
        config.and_then(Path::parent).map(|folder| folder.canonicalize().unwrap_or_else(|_| folder.to_owned()));
    match folder.as_deref().and_then(|folder| path.strip_prefix(folder).ok()) {
        Some(rooted) => display(rooted),
        None => display(Path::new(path.file_name().unwrap_or_default())),
    }
}

/// Shows what is wrong with the house's files where it stands.
fn tell_mistakes(house: &House, encoding: crate::lsp::PositionEncoding, news: &mut Vec<News>) {
    for wrong in house.check() {
        let text = OpenText::new(wrong.text, encoding);
        let findings = wrong.mistakes.iter().map(|mistake| diagnostics::of_mistake(mistake, &text));
        news.push(News::Findings(uri::of_path(&wrong.path), None, findings.collect()));
    }
}
