//! A finding with all its places worked out: what the formats for machines share.

use super::fingerprint::Fingerprints;
use super::{Located, Texts, sanitise};
use crate::finding::Finding;
use serde::{Serialize, Serializer};
use std::cell::RefCell;

pub(super) struct Entry<'a> {
    pub finding: &'a Finding,
    pub primary: Located<'a>,
    pub related: Vec<Located<'a>>,
    pub edits: Vec<Edit<'a>>,
}

/// One edit of the finding's fix.
pub(super) struct Edit<'a> {
    pub place: Located<'a>,
    pub replacement: &'a str,
}

/// Related places that a message for people lists; machines get them all.
const LISTED: usize = 5;

impl<'a> Entry<'a> {
    pub fn new<'s: 'a>(finding: &'a Finding, texts: &mut Texts<'s>) -> Self {
        texts.keep_only(finding);
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
        Self {
            finding,
            primary: texts.locate(&finding.primary),
            related: finding.related.iter().map(|label| texts.locate(label)).collect(),
            edits: edits
                .map(|edit| Edit { place: texts.locate_as(edit.place, ""), replacement: &edit.replacement })
                .collect(),
        }
    }

    /// The message in one line, for formats that know one place only: the strongest evidence stands in brackets.
    pub fn sentence(&self) -> String {
        let message = sanitise(&self.finding.message);
        match self.related.first() {
            Some(place) => format!("{message} ({})", place.remark()),
            None => message.into_owned(),
        }
    }

    /// The message, the places that contradict it, and what to do: a line each.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![sanitise(&self.finding.message).into_owned()];
        lines.extend(self.related.iter().take(LISTED).map(Located::remark));
        if self.related.len() > LISTED {
            lines.push(format!("and {} more places", self.related.len() - LISTED));
        }
        lines.extend(self.finding.help.iter().map(|help| format!("help: {}", sanitise(help))));
        lines
    }
}

impl Located<'_> {
    /// What is to be seen at the place, and where it is.
    pub(super) fn remark(&self) -> String {
        let seen = if self.text.is_empty() { "see" } else { self.text };
        format!("{}: {}:{}:{}", sanitise(seen), sanitise(self.path), self.start.line, self.start.column)
    }
}

/// The findings as a list that is made while it is written, so that a report never lies in memory as a whole.
pub(super) struct Listed<'a, 't, 's, F> {
    findings: &'a [Finding],
    texts: RefCell<&'t mut Texts<'s>>,
    make: F,
}

impl<'a, 't, 's, F> Listed<'a, 't, 's, F> {
    /// `make` gets each finding with its fingerprint.
    pub fn new(findings: &'a [Finding], texts: &'t mut Texts<'s>, make: F) -> Self {
        Self { findings, texts: RefCell::new(texts), make }
    }
}

impl<'a, 's: 'a, T: Serialize, F: Fn(Entry<'a>, String) -> T> Serialize for Listed<'a, '_, 's, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut texts = self.texts.borrow_mut();
        let mut fingerprints = Fingerprints::default();
        serializer.collect_seq(self.findings.iter().map(|finding| {
            let entry = Entry::new(finding, &mut texts);
            (self.make)(entry, fingerprints.next(finding, &mut texts))
        }))
    }
}
