//! Articles as the desk of an editor has them: open documents, and files beside them.

use super::house::{Stamp, stamp};
use crate::cli::article_lines;
use crate::evidence::Evidence;
use crate::lint::{Live, Reading};
use crate::lsp::diagnostics::Shown;
use crate::lsp::protocol::Diagnostic;
use crate::lsp::{OpenText, uri};
use crate::readers::{self, Format};
use crate::settings::Settings;
use crate::source::{Source, SourceId};
use crate::sources::Sources;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A document that is open in the editor.
pub struct Document {
    pub uri: String,
    pub version: i32,
    pub text: OpenText,
    pub format: Format,
    /// Its file, links followed; none of a text that was never saved.
    pub real: Option<PathBuf>,
    /// The configuration of its house.
    pub house: Option<PathBuf>,
    /// Its path from the configuration's folder.
    pub rooted: String,
    /// What was read of this version; none if it has to be read again.
    pub articles: Option<Vec<(Arc<Source>, Reading)>>,
    pub shown: Vec<Shown>,
    /// What the editor shows: the version and its findings.
    pub published: Option<(i32, Vec<Diagnostic>)>,
}

/// A file beside a document, or a reference article.
pub struct Closed {
    pub rooted: String,
    pub stamp: Stamp,
    pub articles: Vec<(Arc<Source>, Reading)>,
}

/// The longest file beside a document that is read.
const LONGEST: u64 = 1 << 20;

/// How a document is read: by its name, or, where that says nothing, by what the editor takes it for.
pub fn format(name: &str, language: &str) -> Format {
    match (Format::of(name), language) {
        (Format::Text, "markdown") => Format::Markdown,
        (Format::Text, "html") => Format::Html,
        (format, _) => format,
    }
}

impl Document {
    /// Whether the document is copy, and not data of whatever kind, nor what no editor shows.
    fn is_copy(&self) -> bool {
        let text = self.text.as_str();
        let name = self.real.as_deref().unwrap_or(Path::new(""));
        let ending = name.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        let mut beginning = text.len().min(readers::BEGINNING as usize);
        while !text.is_char_boundary(beginning) {
            beginning -= 1;
        }
        let data = readers::needs_a_look(&ending) && !readers::is_article(&ending, &text.as_bytes()[..beginning]);
        let house = ["toml", "names", "terms"].contains(&ending.as_str());
        !(data || house || self.format == Format::Docx || text.contains('\0'))
    }

    /// Reads this version, unless it was read.
    pub fn read(&mut self, live: &mut Live<'_>, wanted: bool, evidence: &Evidence, settings: &Settings) {
        if self.articles.is_some() {
            return;
        }
        let name = uri::to_path(&self.uri).map_or(self.uri.clone(), |path| path.to_string_lossy().into_owned());
        let bytes = self.text.as_str().as_bytes();
        let sources = if wanted && self.is_copy() { sources(&name, bytes.to_vec(), self.format) } else { Vec::new() };
        let read = |source: Arc<Source>| {
            let reading = live.read(&source, false, &self.rooted, evidence, settings);
            (source, reading)
        };
        self.articles = Some(sources.into_iter().map(read).collect());
    }
}

impl Closed {
    /// Reads a file beside a document; one that is no text, or too long, holds nothing.
    pub fn read(path: &Path, rooted: String, live: &mut Live<'_>, evidence: &Evidence, settings: &Settings) -> Self {
        let stamp = stamp(path);
        let name = path.to_string_lossy();
        let short = stamp.is_some_and(|(_, length)| length <= LONGEST);
        let bytes = if short { fs::read(path).unwrap_or_default() } else { Vec::new() };
        let read = |source: Arc<Source>| {
            let reading = live.read(&source, false, &rooted, evidence, settings);
            (source, reading)
        };
        let articles = sources(&name, bytes, Format::of(&name)).into_iter().map(read).collect();
        Self { rooted, stamp, articles }
    }

    /// Reads a reference article. Its text is not kept.
    pub fn reference(
        files: &dyn Sources,
        id: SourceId,
        live: &mut Live<'_>,
        evidence: &Evidence,
        settings: &Settings,
    ) -> Option<Reading> {
        let source = files.source(id).ok()?;
        Some(live.read(&source, true, files.rooted(id), evidence, settings))
    }
}

/// The articles of a file; none if it is no text.
pub fn sources(name: &str, bytes: Vec<u8>, format: Format) -> Vec<Arc<Source>> {
    if format != Format::Jsonl {
        return readers::read(name, bytes, format).ok().map(Arc::new).into_iter().collect();
    }
    let lines = article_lines::find(&mut bytes.as_slice()).unwrap_or_default();
    let read = |line: article_lines::ArticleLine| {
        let source = readers::read(name, bytes[line.range()].to_vec(), format).ok()?;
        Some(Arc::new(source.at(line.origin)))
    };
    lines.into_iter().filter_map(read).collect()
}
