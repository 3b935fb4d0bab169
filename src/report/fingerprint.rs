//! A name for a finding that survives edits elsewhere in the file.

use super::Texts;
use crate::finding::Finding;
use hashbrown::HashMap;
use xxhash_rust::xxh3::Xxh3;

/// Changes whenever the parts of a fingerprint change, so that old baselines are not misread.
const VERSION: &[u8] = b"copydesk-1";

/// The fingerprints of one report: no two are the same.
#[derive(Default)]
pub(super) struct Fingerprints {
    seen: HashMap<String, usize>,
}

impl Fingerprints {
    /// The fingerprint of the next finding. Full ties are told apart by their order in the file.
    pub fn next(&mut self, finding: &Finding, texts: &mut Texts<'_>) -> String {
        let fingerprint = fingerprint(finding, texts);
        let ordinal = self.seen.entry_ref(fingerprint.as_str()).or_default();
        *ordinal += 1;
        match ordinal {
            1 => fingerprint,
            _ => format!("{:016x}", xxhash_rust::xxh3::xxh3_64(format!("{fingerprint} {ordinal}").as_bytes())),
        }
    }
}

/// 16 hex digits over the rule, the path, the quoted text, the text of the first related place and the sentence, all
/// in lower case with single spaces.
fn fingerprint(finding: &Finding, texts: &mut Texts<'_>) -> String {
    let mut hash = Xxh3::new();
    let mut part = |text: &str| {
        for word in text.split_whitespace() {
            hash.update(word.to_lowercase().as_bytes());
            hash.update(b" ");
        }
        hash.update(b"\0");
    };
    let place = finding.primary.place;
    part(std::str::from_utf8(VERSION).expect("ASCII"));
    part(finding.rule);
    part(texts.sources.rooted(place.source));
    part(&texts.quoted(place));
    part(&finding.related.first().map(|label| texts.quoted(label.place)).unwrap_or_default());
    part(&texts.get(place.source).map(|source| sentence(&source.text, place.span.range())).unwrap_or_default());
    format!("{:016x}", hash.digest())
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
