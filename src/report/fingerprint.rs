//! A name for a finding that survives edits elsewhere in the file.

use super::Texts;
use crate::finding::Finding;
use hashbrown::HashMap;
use xxhash_rust::xxh3::xxh3_64;

/// Changes whenever the parts of a fingerprint change, so that old baselines are not misread.
const VERSION: &str = "copydesk-1";

/// The fingerprints of one report: no two are the same.
#[derive(Default)]
pub struct Fingerprints {
    seen: HashMap<u64, usize>,
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
        let digest = digest_of(finding, texts);
        self.again(digest).unwrap_or_else(|| first_of(digest))
    }

    /// Counts the next finding by its digest. Its fingerprint, if that is not the one of the first.
    pub(super) fn again(&mut self, digest: u64) -> Option<String> {
        let ordinal = self.number(digest);
        (ordinal > 1).then(|| print(digest, ordinal))
    }

    /// The marks of the next finding. Full ties are told apart by their order in the file.
    pub fn next_marks<'f>(&mut self, finding: &'f Finding, texts: &mut Texts<'_>) -> Marks<'f> {
        let path = texts.path_of(finding);
        let mut marks = with_parts(finding, texts, |[quoted, related, sentence]| Marks {
            rule: finding.rule,
            quoted: quoted.to_owned(),
            related: related.to_owned(),
            sentence: sentence.to_owned(),
            ordinal: 1,
        });
        marks.ordinal = self.number(marks.digest(path));
        marks
    }

    /// Counts one more finding of a digest.
    fn number(&mut self, digest: u64) -> usize {
        let ordinal = self.seen.entry(digest).or_default();
        *ordinal += 1;
        *ordinal
    }
}

impl Marks<'_> {
    /// The fingerprint in a file of this path: 16 hex digits over the rule, the path, the quoted text, the text of the
    /// first related place and the sentence, all in lower case with single spaces.
    pub fn at(&self, path: &str) -> String {
        print(self.digest(path), self.ordinal)
    }

    /// The words that the finding speaks of.
    pub fn quoted(&self) -> &str {
        &self.quoted
    }

    fn digest(&self, path: &str) -> u64 {
        digest([self.rule, path, &self.quoted, &self.related, &self.sentence])
    }
}

/// The fingerprint of the first finding with a digest.
pub(super) fn first_of(digest: u64) -> String {
    print(digest, 1)
}

fn print(digest: u64, ordinal: usize) -> String {
    let fingerprint = format!("{digest:016x}");
    match ordinal {
        1 => fingerprint,
        ordinal => format!("{:016x}", xxh3_64(format!("{fingerprint} {ordinal}").as_bytes())),
    }
}

/// What the fingerprint of a finding is made of; several findings may have the same.
pub(super) fn digest_of(finding: &Finding, texts: &mut Texts<'_>) -> u64 {
    let path = texts.path_of(finding);
    with_parts(finding, texts, |[quoted, related, sentence]| digest([finding.rule, path, quoted, related, sentence]))
}

/// The quoted text, the text of the first related place, and the sentence. What is not there any more is empty.
fn with_parts<R>(finding: &Finding, texts: &mut Texts<'_>, use_them: impl FnOnce([&str; 3]) -> R) -> R {
    texts.keep_only(finding);
    let place = finding.primary.place;
    let other = finding.related.first().map(|label| label.place);
    let source = texts.get(place.source);
    let other_source = other.and_then(|other| texts.get(other.source));
    let text = source.as_ref().map_or("", |source| &source.text);
    let related = other.zip(other_source.as_ref()).and_then(|(other, source)| source.text.get(other.span.range()));
    use_them([
        text.get(place.span.range()).unwrap_or_default(),
        related.unwrap_or_default(),
        sentence(text, place.span.range()),
    ])
}

fn digest(parts: [&str; 5]) -> u64 {
    let mut all = String::with_capacity(VERSION.len() + 16 + parts.iter().map(|part| part.len() + 2).sum::<usize>());
    for part in [VERSION].into_iter().chain(parts) {
        for word in part.split_whitespace() {
            push_lower_case(word, &mut all);
            all.push(' ');
        }
        all.push('\0');
    }
    xxh3_64(all.as_bytes())
}

fn push_lower_case(word: &str, out: &mut String) {
    if word.is_ascii() {
        let start = out.len();
        out.push_str(word);
        out[start..].make_ascii_lowercase();
    } else {
        out.push_str(&word.to_lowercase());
    }
}

/// The text around a place up to the next sentence ends or line ends, and no farther than any sentence reaches.
fn sentence(text: &str, place: std::ops::Range<usize>) -> &str {
    const FARTHEST: usize = 2000;
    const ENDS: [char; 4] = ['\n', '.', '!', '?'];
    let (Some(before), Some(after)) = (text.get(..place.start), text.get(place.end..)) else { return "" };
    let mut start = place.start;
    for (at, c) in before.char_indices().rev().take(FARTHEST) {
        if ENDS.contains(&c) {
            break;
        }
        start = at;
    }
    let near = after.char_indices().take(FARTHEST).find(|(_, c)| ENDS.contains(c));
    let end = near.map(|(at, _)| at).or_else(|| after.char_indices().nth(FARTHEST).map(|(at, _)| at));
    &text[start..end.map_or(text.len(), |at| place.end + at)]
}
