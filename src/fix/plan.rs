//! Which fixes of a run are made, and what becomes of the files.

use super::patch::{Change, Patch, choose};
use super::{Edit, Fix, Safety};
use crate::article::{Article, Vocabulary};
use crate::lexicon::Lexicon;
use crate::source::{Source, SourceId, Span};
use crate::sources::Sources;
use std::sync::Arc;

/// What is to be done to the files of a run.
#[derive(Debug, Default)]
pub struct Plan {
    pub patches: Vec<Patch>,
    /// Fixes of the wanted kind that are not made: they overlap another, or may not be written.
    pub left: usize,
}

/// Plans the fixes up to `safety`. `file` gives the bytes of a source's file, if it may be written. No fix reaches into a
/// quotation, whatever is wanted: what somebody said is not mended by the hundred.
pub fn plan<'f>(
    fixes: impl Iterator<Item = &'f Fix>,
    safety: Safety,
    sources: &dyn Sources,
    lexicon: &Lexicon,
    mut file: impl FnMut(SourceId) -> Option<Arc<[u8]>>,
) -> Plan {
    let mut vocabulary = Vocabulary::new(lexicon);
    let mut last: Option<Copy> = None;
    let mut change = |edit: &Edit| {
        let id = edit.place.source;
        if last.as_ref().is_none_or(|copy| copy.id != id) {
            last = file(id).and_then(|bytes| Copy::read(id, bytes, sources, &mut vocabulary));
        }
        last.as_ref()?.change(edit)
    };
    let (mut patches, mut left) = (Vec::new(), 0);
    for fix in fixes.filter(|fix| fix.safety == Safety::Safe || safety == Safety::Suggested) {
        match fix.patch(&mut change) {
            Some(patch) => patches.push(patch),
            None => left += 1,
        }
    }
    let chosen = choose(patches);
    Plan { patches: chosen.patches, left: left + chosen.left }
}

/// One source with its file, while its fixes are planned.
struct Copy {
    id: SourceId,
    source: Arc<Source>,
    file: Arc<[u8]>,
    /// What stands between quotation marks.
    quotations: Vec<Span>,
}

impl Copy {
    fn read(id: SourceId, file: Arc<[u8]>, sources: &dyn Sources, vocabulary: &mut Vocabulary<'_>) -> Option<Self> {
        let source = sources.source(id).ok()?;
        let article = Article::read(&source, vocabulary);
        let quotations = article.quotations.spoken.iter().map(|quotation| quotation.span).collect();
        drop(article);
        Some(Self { id, source, file, quotations })
    }

    /// The edit as a change of bytes. To cut a paragraph with all that is quoted in it alters no quotation.
    fn change(&self, edit: &Edit) -> Option<Change> {
        let span = edit.place.span;
        let alters = |quotation: &Span| {
            let within = span.is_empty() && quotation.start < span.start && span.start < quotation.end;
            (within || quotation.overlaps(span)) && !span.contains(*quotation)
        };
        if self.quotations.iter().any(alters) {
            return None;
        }
        Change::of(edit, &self.source, &self.file)
    }
}
