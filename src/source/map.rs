//! From positions in one text back to positions in what it was made of: from decoded text to bytes on disk, and from
//! the copy of an article to the mark-up that it stood in.

use super::Span;

/// Maps byte offsets of a text to offsets in its original. Empty where the two are the same.
///
/// The map is a list of runs. Within a run every character takes the same number of bytes in the text and the same
/// number of bytes in the original, so a UTF-16 article in ASCII is one run, a UTF-8 article with a byte order mark is
/// one run, and an entity is a run of one character. A run that takes no bytes of the original is text that a reader
/// added. Between runs the original may hold anything: tags, escapes, another order. A look-up is a binary search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByteMap {
    runs: Vec<Run>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    text: u32,
    bytes: u32,
    /// Bytes of text and bytes of the original that one character takes.
    text_step: u32,
    byte_step: u32,
}

impl ByteMap {
    /// The offset in the original of the character that begins at text offset `at`. Offsets inside a character map to
    /// the character's first byte.
    pub fn byte(&self, at: u32) -> usize {
        self.runs[..self.runs.partition_point(|run| run.text <= at)].last().map_or(at as usize, |run| run.byte(at))
    }

    /// The offset in the original at which the character ends that ends at text offset `at`. It is not that at which the
    /// next one begins where a tag stands between the two.
    pub fn byte_end(&self, at: u32) -> usize {
        match self.runs[..self.runs.partition_point(|run| run.text < at)].last() {
            Some(run) => run.byte(run.text + (at - run.text).next_multiple_of(run.text_step)),
            None => self.byte(at),
        }
    }

    /// The bytes of the original that a span stands for. An empty span lies behind what stands before it, or else
    /// before what stands behind it.
    pub fn range(&self, span: Span) -> std::ops::Range<usize> {
        if span.is_empty() {
            let before = self.runs[..self.runs.partition_point(|run| run.text < span.start)].last();
            let at = match before {
                Some(run) if run.byte_step > 0 => self.byte_end(span.start),
                _ => self.byte(span.start),
            };
            return at..at;
        }
        self.byte(span.start)..self.byte_end(span.end)
    }

    /// Whether a span stands in the original as it is, byte for byte and with nothing in between; but one blank may be
    /// another, such as the end of a line.
    pub fn is_verbatim(&self, span: Span) -> bool {
        let last = self.runs.partition_point(|run| run.text < span.end.max(span.start + 1));
        let Some(run) = self.runs[..last].last() else { return self.runs.is_empty() };
        // What is put in at the very end of a run stands behind its last character.
        let run = match self.runs[..last].split_last() {
            Some((next, [.., run])) if span.is_empty() && next.text == span.start && run.byte_step > 0 => run,
            _ => run,
        };
        run.text <= span.start && run.text_step == 1 && run.byte_step == 1
    }

    /// Says that the text from offset `text` on stands at `bytes`, with no change of width until the next call.
    pub(crate) fn push(&mut self, text: usize, bytes: usize, text_step: usize, byte_step: usize) {
        let run =
            Run { text: text as u32, bytes: bytes as u32, text_step: text_step as u32, byte_step: byte_step as u32 };
        if let Some(last) = self.runs.last() {
            debug_assert!(last.text <= run.text, "a map is written from its beginning to its end");
            let same_steps = last.text_step == run.text_step && last.byte_step == run.byte_step;
            if same_steps && last.byte(run.text) == bytes {
                return;
            }
        }
        self.runs.push(run);
    }

    /// The map of a text of `length` bytes through its original to the original's own. Both have a run at offset 0.
    pub(crate) fn through(&self, length: usize, outer: &ByteMap) -> ByteMap {
        if length == 0 {
            return ByteMap::default();
        }
        if outer.runs.is_empty() || self.runs.is_empty() {
            return if self.runs.is_empty() { outer.clone() } else { self.clone() };
        }
        let mut joined = ByteMap::default();
        let ends = self.runs.iter().skip(1).map(|run| run.text).chain([length as u32]);
        for (run, end) in self.runs.iter().zip(ends) {
            if (run.text_step, run.byte_step) == (1, 1) {
                let first = outer.runs.partition_point(|other| other.text <= run.bytes).saturating_sub(1);
                let last = run.bytes + (end - run.text);
                for other in outer.runs[first..].iter().take_while(|other| other.text < last) {
                    let from = other.text.max(run.bytes);
                    let at = run.text + (from - run.bytes);
                    joined.push(at as usize, other.byte(from), other.text_step as usize, other.byte_step as usize);
                }
            } else {
                for at in (run.text..end).step_by(run.text_step as usize) {
                    let inner = run.byte(at) as u32;
                    let outside = outer.range(Span { start: inner, end: inner + run.byte_step });
                    joined.push(at as usize, outside.start, run.text_step as usize, outside.len());
                }
            }
        }
        joined
    }

    /// Goes on with the map of a text that is written at offset `text`.
    pub(crate) fn append(&mut self, text: usize, other: &ByteMap) {
        for run in &other.runs {
            let step = (run.text_step as usize, run.byte_step as usize);
            self.push(text + run.text as usize, run.bytes as usize, step.0, step.1);
        }
    }

    /// Where characters of the original stand in a text of `length` bytes. Those that do not are left out, and so are those
    /// of a tag or an escape that something else stands for.
    pub(super) fn text_of(&self, characters: &[Span], length: usize) -> Vec<Span> {
        let ends = self.runs.iter().skip(1).map(|run| run.text).chain([length as u32]);
        let mut runs: Vec<(&Run, u32)> = self.runs.iter().zip(ends).filter(|(run, _)| run.byte_step > 0).collect();
        runs.sort_by_key(|(run, _)| run.bytes);
        let find = |character: &Span| {
            let before = runs.partition_point(|(run, _)| run.bytes <= character.start).checked_sub(1)?;
            let (run, end) = runs[before];
            let at = run.text + (character.start - run.bytes);
            let stands = (run.text_step, run.byte_step) == (1, 1) && at < end;
            stands.then(|| Span { start: at, end: at + character.len() as u32 })
        };
        let mut found: Vec<Span> = characters.iter().filter_map(find).collect();
        found.sort_unstable();
        found
    }
}

impl Run {
    /// The offset in the original of text offset `at`, which lies in the run or at its end.
    fn byte(&self, at: u32) -> usize {
        let characters = (at - self.text) / self.text_step;
        self.bytes as usize + characters as usize * self.byte_step as usize
    }
}
