//! A name for a finding that survives edits elsewhere in the file.

use super::Texts;
use crate::finding::Finding;
use hashbrown::HashMap;
use xxhash_rust::xxh3::Xxh3;

/// Changes whenever the parts of a fingerprint change, so that old baselines are not misread.
const VERSION: &[u8] = b"copydesk-1";

/// The fingerprints of one report: no two are the same.
#[derive(Default)]
pub struct Fingerprints {
    seen: HashMap<String, usize>,
}

/// What a fingerprint is made of, but for the path.
pub struct Marks<'f> {
    rule: &'f str,
    quoted: String,
    related: String,
    sentence: String,
    /// Its number among findings that agree in all of this.
    ordinal: usize,
}

impl Fingerprints {
    /// The fingerprint of the next finding.
    pub fn next(&mut self, finding: &Finding, texts: &mut Texts<'_>) -> String {
        let path = texts.path_of(finding);
        self.next_marks(finding, texts).at(path)
    }

    /// The marks of the next finding. Full ties are told apart by their order in the file.
    pub fn next_marks<'f>(&mut self, finding: &'f Finding, texts: &mut Texts<'_>) -> Marks<'f> {
        texts.keep_only(finding);
        let place = finding.primary.place;
        let mut marks = Marks {
            rule: finding.rule,
            quoted: texts.quoted(place),
            related: finding.related.first().map(|label| texts.quoted(label.place)).unwrap_or_default(),
            sentence: texts
                .get(place.source)
                .map(|source| sentence(&source.text, place.span.range()))
                .unwrap_or_default(),
            ordinal: 1,
        };
        let ordinal = self.seen.entry(marks.at(texts.path_of(finding))).or_default();
        *ordinal += 1;
        marks.ordinal = *ordinal;
        marks
    }
}

impl Marks<'_> {
    /// The fingerprint in a file of this path: 16 hex digits over the rule, the path, the quoted text, the text of the
    /// first related place and the sentence, all in lower case with single spaces.
    pub fn at(&self, path: &str) -> String {
        let mut hash = Xxh3::new();
        let mut part = |text: &str| {
            for word in text.split_whitespace() {
                hash.update(word.to_lowercase().as_bytes());
                hash.update(b" ");
            }
            hash.update(b"\0");
        };
        part(std::str::from_utf8(VERSION).expect("ASCII"));
        [self.rule, path, &self.quoted, &self.related, &self.sentence].into_iter().for_each(part);
        let fingerprint = format!("{:016x}", hash.digest());
        match self.ordinal {
            1 => fingerprint,
            ordinal => format!("{:016x}", xxhash_rust::xxh3::xxh3_64(format!("{fingerprint} {ordinal}").as_bytes())),
        }
    }

    /// The words that the finding speaks of.
    pub fn quoted(&self) -> &str {
        &self.quoted
    }
}

/// The text around a place up to the next sentence ends or line ends, and no farther than any sentence reaches.
fn sentence(text: &str, place: std::ops::Range<usize>) -> String {
    const FARTHEST: usize = 2000;
    const ENDS: [char; 4] = ['\n', '.', '!', '?'];
    let (Some(before), Some(after)) = (text.get(..place.start), text.get(place.end..)) else { return String::new() };
    let mut start = place.start;
    for (at, c) in before.char_indices().rev().take(FARTHEST) {
        if ENDS.contains(&c) {
            break;
        }
        start = at;
    }
    let near = after.char_indices().take(FARTHEST).find(|(_, c)| ENDS.contains(c));
    let end = near.map(|(at, _)| at).or_else(|| after.char_indices().nth(FARTHEST).map(|(at, _)| at));
    text[start..end.map_or(text.len(), |at| place.end + at)].to_owned()
}
