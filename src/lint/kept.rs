//! What is kept of an article from run to run: all that a run takes from its text, so that one that did not change need not be
//! read again.

use super::{Done, Said};
use crate::article::StetMark;
use crate::desk::{DeskArticle, DeskFigures, DeskNames, DeskText};
use crate::finding::{Finding, Label, Severity};
use crate::fix::{Edit, Fix, Safety};
use crate::rules;
use crate::source::{Place, SourceId, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Where articles are kept between runs.
pub trait Cache: Sync {
    /// The key of a source: of its content and of all else that decides what is said of it. None if it cannot be kept.
    fn key(&self, source: SourceId) -> Option<u128>;

    /// What was kept under a key, whole as it was put there, or nothing.
    fn get(&self, key: u128) -> Option<Vec<u8>>;

    fn put(&self, key: u128, kept: &[u8]);
}

#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    names: DeskNames,
    figures: DeskFigures,
    text: DeskText,
    learnt: u32,
    #[serde(borrow)]
    findings: Vec<KeptFinding<'a>>,
    stets: Vec<StetMark>,
    words: usize,
    english: bool,
    marked_up: bool,
    /// Whether it was compared with others, and has facts for that.
    compared: bool,
}

/// A finding of an article rule: all its places lie in the article.
#[derive(Serialize, Deserialize)]
struct KeptFinding<'a> {
    rule: Cow<'a, str>,
    severity: Severity,
    message: Cow<'a, str>,
    primary: (Span, Cow<'a, str>),
    related: Vec<(Span, Cow<'a, str>)>,
    help: Option<Cow<'a, str>>,
    fix: Option<(Safety, Vec<(Span, String)>)>,
    undecided: bool,
}

/// Packs what was read of an article. Hands it back.
pub(super) fn pack(done: Done, compared: bool) -> (Done, Vec<u8>) {
    let Done { article, said } = done;
    let DeskArticle { source, reference, learnt, names, figures, text } = article;
    let findings = said.findings.iter().map(KeptFinding::of).collect();
    let Said { words, english, marked_up, .. } = said;
    let kept =
        Kept { names, figures, text, learnt, findings, stets: said.stets.clone(), words, english, marked_up, compared };
    // Only what cannot be counted cannot be packed, and all of it can.
    let bytes = postcard::to_stdvec(&kept).unwrap_or_default();
    let Kept { names, figures, text, .. } = kept;
    (Done { article: DeskArticle { source, reference, learnt, names, figures, text }, said }, bytes)
}

/// What was packed, as said of the article that now has this number. None where the bytes are not what [`pack`] makes, or
/// hold too little for an article that is to be `compared`.
pub(super) fn unpack(bytes: &[u8], source: SourceId, reference: bool, compared: bool) -> Option<Done> {
    let kept: Kept<'_> = postcard::from_bytes(bytes).ok()?;
    if compared && !kept.compared {
        return None;
    }
    let findings = kept.findings.into_iter().map(|finding| finding.at(source)).collect::<Option<_>>()?;
    let Kept { names, figures, text, learnt, stets, words, english, marked_up, .. } = kept;
    let article = DeskArticle { source, reference, learnt, names, figures, text };
    Some(Done { article, said: Said { findings, stets, words, english, marked_up } })
}

impl<'a> KeptFinding<'a> {
    fn of(finding: &'a Finding) -> Self {
        let label = |label: &'a Label| (label.place.span, Cow::Borrowed(&*label.text));
        let edits = |fix: &Fix| fix.edits.iter().map(|edit| (edit.place.span, edit.replacement.clone())).collect();
        Self {
            rule: Cow::Borrowed(finding.rule),
            severity: finding.severity,
            message: Cow::Borrowed(&finding.message),
            primary: label(&finding.primary),
            related: finding.related.iter().map(label).collect(),
            help: finding.help.as_deref().map(Cow::Borrowed),
            fix: finding.fix.as_ref().map(|fix| (fix.safety, edits(fix))),
            undecided: finding.undecided,
        }
    }

    fn at(self, source: SourceId) -> Option<Finding> {
        let place = |span| Place { source, span };
        let label = |(span, text): (Span, Cow<'_, str>)| Label { place: place(span), text: text.into_owned().into() };
        let edit = |(span, replacement)| Edit { place: place(span), replacement };
        Some(Finding {
            rule: rules::find(&self.rule)?.name,
            severity: self.severity,
            message: self.message.into_owned(),
            primary: label(self.primary),
            related: self.related.into_iter().map(label).collect(),
            help: self.help.map(|help| help.into_owned().into()),
            fix: self.fix.map(|(safety, edits)| Fix { safety, edits: edits.into_iter().map(edit).collect() }),
            undecided: self.undecided,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Vocabulary;
    use crate::evidence::Evidence;
    use crate::lexicon::Lexicon;
    use crate::lint::Run;
    use crate::lint::worker::Draft;
    use crate::settings::Settings;
    use crate::source::Source;

    const COPY: &str = "OSLO, May 5, 2020 -- The delegation visited Stepanekert on on Monday.\n\nStepanakert was calm, and \
                        Stepanakert has 12 schools.\n\n<!-- copydesk: stet names \"quoted\" -->\nThey left  Stepanakert.\n";

    fn read() -> Done {
        let (lexicon, evidence, settings) = (Lexicon::new(), Evidence::default(), Settings::default());
        let source = Source::from_text("a.txt", COPY);
        let draft = Draft { source: &source, id: SourceId(3), reference: false, rooted: "a.txt" };
        let run = Run::new(&evidence, &lexicon, &settings);
        run.read(std::iter::once(draft), &mut Vocabulary::new(&lexicon)).remove(0)
    }

    #[test]
    fn what_was_packed_is_unpacked_as_it_was() {
        let (done, bytes) = pack(read(), true);
        let again = unpack(&bytes, SourceId(3), false, true).unwrap();
        assert!(!done.said.findings.is_empty() && !done.said.stets.is_empty());
        assert_eq!(again.said.findings, done.said.findings);
        assert_eq!(
            format!("{:?}{:?}", again.article, again.said.stets),
            format!("{:?}{:?}", done.article, done.said.stets)
        );
    }

    #[test]
    fn an_article_that_was_read_alone_has_no_facts_to_be_compared() {
        let (_, bytes) = pack(read(), false);
        assert!(unpack(&bytes, SourceId(0), false, false).is_some());
        assert!(unpack(&bytes, SourceId(0), false, true).is_none());
    }

    #[test]
    fn bytes_that_are_cut_short_are_nothing() {
        let (_, bytes) = pack(read(), true);
        assert!((0..bytes.len()).all(|end| unpack(&bytes[..end], SourceId(0), false, true).is_none()));
    }

    #[test]
    fn names_of_any_bytes_are_read_without_a_fall() {
        let (_, mut bytes) = pack(read(), true);
        for at in 0..bytes.len() {
            bytes[at] ^= 0x5A;
            if let Some(done) = unpack(&bytes, SourceId(0), false, true) {
                for name in done.article.names.iter() {
                    drop((name.lower(), name.mentions().count(), name.neighbours().count()));
                }
            }
            bytes[at] ^= 0x5A;
        }
    }
}
