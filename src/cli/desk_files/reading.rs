//! Files to sources.

use super::super::open::open_file;
use super::{DeskFiles, lock, reason};
use crate::readers;
use crate::source::{Source, SourceId};
use crate::sources::{ReadError, Sources};
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use xxhash_rust::xxh3::xxh3_64;

/// Bytes that stay free behind a file's, so that its end is met without a detour.
const ROOM_TO_SEE_THE_END: usize = 32;

impl DeskFiles {
    /// The bytes of an article as they lie on disk now; none of what comes through a pipe and was not kept.
    pub fn content(&self, source: SourceId) -> Option<Vec<u8>> {
        if self.file(source).is_gone() { None } else { self.read(source).ok() }
    }

    /// The bytes of an article as they lie now.
    fn read(&self, source: SourceId) -> io::Result<Vec<u8>> {
        let (file, line) = (self.file(source), self.articles[source.0 as usize].line);
        match (&file.bytes, line) {
            (Some(bytes), Some(line)) => Ok(bytes[line.range()].to_vec()),
            (Some(bytes), None) => Ok(bytes.to_vec()),
            (None, Some(line)) => line.read(open_file(&file.path)?.0),
            (None, None) => {
                let (opened, size) = open_file(&file.path)?;
                let mut bytes = Vec::new();
                bytes.try_reserve_exact((size as usize).saturating_add(ROOM_TO_SEE_THE_END))?;
                // A part of it, and be it all, is read without another question about its size.
                opened.take(u64::MAX).read_to_end(&mut bytes).map(|_| bytes)
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
        if !has_room(bytes.len()) {
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
        if self.file(source).is_gone() {
            return;
        }
        if let Some(text) = lock(&self.articles[source.0 as usize].kept).take() {
            self.room.fetch_add(text.text.len(), Ordering::Relaxed);
        }
    }
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
