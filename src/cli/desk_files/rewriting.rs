//! Files with other bytes than they have on disk: fixes are made here and linted again before anything is written.

use super::super::article_lines;
use super::{ArticleAt, DeskFiles};
use crate::source::SourceId;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// Why a source's file is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// It is evidence, or a pipe that nobody can write to; or it was left alone before.
    Held,
    /// It is not what was linted any more.
    Changed,
}

/// What a file was, and how many fixes made something else of it.
pub(super) struct Rewritten {
    before: Arc<[u8]>,
    fixes: usize,
}

/// A file that is to be written.
pub struct Mended<'d> {
    /// Its number among the files of the run.
    pub file: usize,
    pub path: &'d Path,
    pub name: &'d str,
    pub before: &'d [u8],
    pub after: &'d [u8],
    pub fixes: usize,
}

impl DeskFiles {
    /// Prepares for fixes. Call it before adding paths.
    pub fn remember(&mut self) {
        self.remember = true;
    }

    /// The bytes of a source's file as they were linted.
    pub fn bytes(&self, source: SourceId) -> Result<Arc<[u8]>, NotWritten> {
        let file = self.file(source);
        let given = || fs::canonicalize(&file.path).is_ok_and(|real| self.evidence.contains(&real));
        if file.reference.is_some() || given() || file.held || file.pipe && file.path.as_os_str() != "-" {
            return Err(NotWritten::Held);
        }
        if let Some(bytes) = &file.bytes {
            return Ok(Arc::clone(bytes));
        }
        let bytes = fs::read(&file.path).map_err(|_| NotWritten::Changed)?;
        let article = &self.articles[source.0 as usize];
        let linted = match article.line {
            None => Some(&bytes[..]),
            Some(line) => bytes.get(line.range()),
        };
        let same = linted.is_some_and(|linted| article.linted.get() == Some(&xxh3_64(linted)));
        same.then(|| bytes.into()).ok_or(NotWritten::Changed)
    }

    /// The file that a source lies in, by its number.
    pub fn file_number(&self, source: SourceId) -> usize {
        self.articles[source.0 as usize].file as usize
    }

    /// The real name of a source's file, unless it is a pipe.
    pub fn path(&self, source: SourceId) -> Option<&Path> {
        let file = self.file(source);
        (!file.pipe).then_some(file.path.as_path())
    }

    /// Gives a file other bytes, so many fixes better than before: sources are read from these from now on.
    pub fn rewrite(&mut self, file: usize, bytes: Vec<u8>, before: Arc<[u8]>, fixes: usize) {
        let rewritten = self.files[file].rewritten.get_or_insert(Rewritten { before, fixes: 0 });
        rewritten.fixes += fixes;
        self.place(file, Some(bytes.into()));
    }

    /// Takes back what was done to a file, and lets nothing more be done to it.
    pub fn hold(&mut self, file: usize) {
        self.files[file].held = true;
        if let Some(rewritten) = self.files[file].rewritten.take() {
            let piped = self.files[file].pipe;
            self.place(file, piped.then_some(rewritten.before));
        }
    }

    /// What is to be written, in the order of the files.
    pub fn mended(&self) -> impl Iterator<Item = Mended<'_>> {
        self.files.iter().enumerate().filter_map(|(number, file)| {
            let (rewritten, after) = (file.rewritten.as_ref()?, file.bytes.as_ref()?);
            let (path, name, before) = (file.path.as_path(), file.name.as_str(), &*rewritten.before);
            Some(Mended { file: number, path, name, before, after, fixes: rewritten.fixes })
        })
    }

    /// What standard input was, or became.
    pub fn standard_input(&self) -> Option<&[u8]> {
        self.files.iter().find(|file| file.path.as_os_str() == "-")?.bytes.as_deref()
    }

    /// Puts bytes, or those on disk, in the place of what a file has, and finds its articles again.
    fn place(&mut self, file: usize, bytes: Option<Arc<[u8]>>) {
        let read = bytes.clone().or_else(|| fs::read(&self.files[file].path).ok().map(Into::into));
        let lines = read.and_then(|bytes| article_lines::find(&mut &bytes[..]).ok()).unwrap_or_default();
        let mut lines = lines.into_iter();
        let first = self.articles.partition_point(|article| (article.file as usize) < file);
        for article in self.articles[first..].iter_mut().take_while(|article| article.file as usize == file) {
            let line = article.line.map(|line| lines.next().unwrap_or(line));
            *article = ArticleAt::new(article.file, line);
        }
        self.files[file].bytes = bytes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::Sources;

    #[test]
    fn a_file_that_changed_after_it_was_linted_is_not_rewritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "The talks ended.").unwrap();
        let mut files = DeskFiles::default();
        files.remember();
        files.add(&path, None, "-");
        let source = SourceId(0);
        files.source(source).unwrap();
        assert_eq!(files.bytes(source).as_deref(), Ok(&b"The talks ended."[..]));
        fs::write(&path, "The talks endet.").unwrap();
        assert_eq!(files.bytes(source), Err(NotWritten::Changed));
    }

    #[test]
    fn sources_are_read_from_what_a_file_became_until_it_is_held() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let lines = "{\"body\": \"One.\"}\n{\"body\": \"Two.\"}\n";
        fs::write(&path, lines).unwrap();
        let mut files = DeskFiles::default();
        files.remember();
        files.add(&path, None, "-");
        let text = |files: &DeskFiles| files.source(SourceId(1)).unwrap().text.clone();
        assert!(files.source(SourceId(0)).is_ok() && text(&files).contains("Two."));
        let before = files.bytes(SourceId(0)).unwrap();
        files.rewrite(0, lines.replace("One", "Eleven").replace("Two", "Twelve").into_bytes(), before, 2);
        assert!(text(&files).contains("Twelve."));
        files.hold(0);
        assert!(text(&files).contains("Two."));
        assert_eq!((files.mended().count(), files.bytes(SourceId(0))), (0, Err(NotWritten::Held)));
    }
}
