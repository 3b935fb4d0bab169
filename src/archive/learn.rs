//! Reads all sources of a run into one archive, on all cores.

use super::ArchiveError;
use super::learner::{Contents, Learner};
use crate::article::{Article, Vocabulary};
use crate::facts::names::Words;
use crate::lexicon::Lexicon;
use crate::source::SourceId;
use crate::sources::{ReadError, Sources};
use std::sync::atomic::{AtomicU32, Ordering};

/// What came of learning.
#[derive(Debug)]
pub struct Learnt {
    pub archive: Vec<u8>,
    /// Articles that were read: those that count, those that stand there twice, and those that are not in English.
    pub articles: usize,
    pub repeated: usize,
    pub not_english: usize,
    /// Sources that could not be read, with the reason, in their order.
    pub unread: Vec<(SourceId, ReadError)>,
}

/// What one worker did.
struct Worker<'c> {
    learner: Learner<'c>,
    learnt: Learnt,
}

/// Reads all sources. Which thread reads which changes nothing.
///
/// # Errors
/// [`ArchiveError::TooLarge`] if no archive can hold all names.
pub fn learn(sources: &dyn Sources, lexicon: &Lexicon) -> Result<Learnt, ArchiveError> {
    let (contents, next) = (Contents::default(), AtomicU32::new(0));
    let workers = rayon::broadcast(|_| {
        let mut worker = Worker::new(&contents);
        let mut vocabulary = Vocabulary::new(lexicon);
        loop {
            let source = next.fetch_add(1, Ordering::Relaxed);
            if source as usize >= sources.count() {
                return worker;
            }
            worker.read(sources, SourceId(source), &mut vocabulary);
        }
    });
    let mut all = Worker::new(&contents);
    for worker in workers {
        all.absorb(worker);
    }
    let Worker { learner, mut learnt } = all;
    learnt.unread.sort_by_key(|&(source, _)| source);
    learnt.archive = learner.finish()?;
    Ok(learnt)
}

impl<'c> Worker<'c> {
    fn new(contents: &'c Contents) -> Self {
        let learnt = Learnt { archive: Vec::new(), articles: 0, repeated: 0, not_english: 0, unread: Vec::new() };
        Self { learner: Learner::new(contents), learnt }
    }

    fn read(&mut self, sources: &dyn Sources, id: SourceId, vocabulary: &mut Vocabulary<'_>) {
        let source = match sources.source(id) {
            Ok(source) => source,
            Err(error) => return self.learnt.unread.push((id, error)),
        };
        let article = Article::read_unquoted(&source, vocabulary);
        self.learnt.articles += 1;
        // The capitals of other languages are no names.
        if !article.english {
            self.learnt.not_english += 1;
        } else if !self.learner.add(&article, &Words::read(&article)) {
            self.learnt.repeated += 1;
        }
    }

    fn absorb(&mut self, other: Self) {
        self.learner.absorb(other.learner);
        self.learnt.articles += other.learnt.articles;
        self.learnt.repeated += other.learnt.repeated;
        self.learnt.not_english += other.learnt.not_english;
        self.learnt.unread.extend(other.learnt.unread);
    }
}
