//! From positions in decoded text back to bytes on disk.

/// Maps byte offsets of the decoded text to byte offsets of the file. Empty where the two are the same.
///
/// The map is a list of runs. Within a run every character takes the same number of bytes in the text and the same
/// number of bytes on disk, so a UTF-16 article in ASCII is one run and a UTF-8 article with a byte order mark is one
/// run too. A look-up is a binary search over the runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByteMap {
    runs: Vec<Run>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    text: u32,
    bytes: u32,
    /// Bytes of text and bytes on disk that one character takes.
    text_step: u8,
    byte_step: u8,
}

impl ByteMap {
    /// The offset on disk of text offset `at`. Offsets inside a character map to the character's first byte.
    pub fn byte(&self, at: u32) -> usize {
        let Some(run) = self.runs[..self.runs.partition_point(|run| run.text <= at)].last() else {
            return at as usize;
        };
        let characters = (at - run.text) / u32::from(run.text_step);
        run.bytes as usize + characters as usize * usize::from(run.byte_step)
    }

    /// Says that the text from offset `text` on stands at `bytes`, with no change of width until the next call.
    pub(super) fn push(&mut self, text: usize, bytes: usize, text_step: usize, byte_step: usize) {
        let (text_step, byte_step) = (text_step as u8, byte_step as u8);
        if let Some(last) = self.runs.last() {
            let same_steps = last.text_step == text_step && last.byte_step == byte_step;
            let characters = (text - last.text as usize) / usize::from(last.text_step);
            if same_steps && last.bytes as usize + characters * usize::from(last.byte_step) == bytes {
                return;
            }
        }
        self.runs.push(Run { text: text as u32, bytes: bytes as u32, text_step, byte_step });
    }
}
