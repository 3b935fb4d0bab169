//! Where the articles of a file of many lie, one a line: found in one pass that holds no more of it than a buffer.

use crate::source::Origin;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

/// One line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleLine {
    pub origin: Origin,
    pub length: u64,
}

impl ArticleLine {
    /// Where it lies among bytes that are in memory.
    pub fn range(self) -> Range<usize> {
        self.origin.bytes as usize..(self.origin.bytes + self.length) as usize
    }

    /// Reads it from its file.
    pub fn read(self, mut file: File) -> io::Result<Vec<u8>> {
        file.seek(SeekFrom::Start(self.origin.bytes))?;
        let mut bytes = Vec::new();
        file.take(self.length).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

const BUFFER: usize = 1 << 18;

/// Finds the lines of a file. A line end is left out of its line.
pub fn find(file: &mut dyn Read) -> io::Result<Vec<ArticleLine>> {
    let mut buffer = vec![0; BUFFER];
    let mut lines = Vec::new();
    let mut line = Line::default();
    loop {
        let read = match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let mut from = 0;
        for end in memchr::memchr_iter(b'\n', &buffer[..read]).chain([read]) {
            line.add(&buffer[from..end]);
            if end < read {
                line.end(&mut lines);
            }
            from = end + 1;
        }
    }
    line.end(&mut lines);
    Ok(lines)
}

/// The line that is being read.
#[derive(Default)]
struct Line {
    origin: Origin,
    length: u64,
    written: bool,
}

impl Line {
    fn add(&mut self, bytes: &[u8]) {
        self.length += bytes.len() as u64;
        self.written = self.written || !bytes.iter().all(u8::is_ascii_whitespace);
    }

    fn end(&mut self, lines: &mut Vec<ArticleLine>) {
        if self.written {
            lines.push(ArticleLine { origin: self.origin, length: self.length });
        }
        let next = Origin { lines: self.origin.lines + 1, bytes: self.origin.bytes + self.length + 1 };
        *self = Self { origin: next, ..Self::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a few bytes at a time.
    struct Trickle<'b>(&'b [u8]);

    impl Read for Trickle<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.0.len().min(3);
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    #[test]
    fn blank_lines_are_counted_and_no_articles() {
        let file = b"{\"a\": 1}\r\n\n  \n{}\n{\"b\": 2}";
        let lines = find(&mut Trickle(file)).unwrap();
        let shown: Vec<_> = lines.iter().map(|line| (line.origin.lines, line.origin.bytes, line.length)).collect();
        assert_eq!(shown, [(0, 0, 9), (3, 14, 2), (4, 17, 8)]);
        assert_eq!(find(&mut &file[..]).unwrap(), lines);
    }
}
