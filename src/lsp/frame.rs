//! Messages in a stream of bytes: a head that tells the length, an empty line, and the message.

use std::io::{self, BufRead, Read, Write};

/// The longest message that is read. An article that an editor opens is far smaller; whatever claims to be longer is
/// passed over, so that no claim makes us ask for memory.
pub const LONGEST: u64 = 256 << 20;

/// The longest head.
const LONGEST_HEAD: u64 = 8 << 10;

/// What came next.
#[derive(Debug, PartialEq, Eq)]
pub enum Frame {
    Message(Vec<u8>),
    /// A message of so many bytes was passed over.
    TooLong(u64),
}

/// Reads the next message; none at the end of the stream.
///
/// # Errors
/// What the stream says. [`io::ErrorKind::InvalidData`] if no length can be read: nobody knows then where the next
/// message begins.
pub fn read(stream: &mut impl BufRead) -> io::Result<Option<Frame>> {
    let Some(length) = read_head(stream)? else { return Ok(None) };
    if length > LONGEST {
        return match io::copy(&mut stream.take(length), &mut io::sink())? {
            passed if passed == length => Ok(Some(Frame::TooLong(length))),
            _ => Err(io::ErrorKind::UnexpectedEof.into()),
        };
    }
    let mut message = Vec::new();
    match stream.take(length).read_to_end(&mut message)? as u64 {
        read if read == length => Ok(Some(Frame::Message(message))),
        _ => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

/// Writes a message.
///
/// # Errors
/// What the stream says.
pub fn write(stream: &mut impl Write, message: &[u8]) -> io::Result<()> {
    write!(stream, "Content-Length: {}\r\n\r\n", message.len())?;
    stream.write_all(message)
}

/// The length that a head tells.
fn read_head(stream: &mut impl BufRead) -> io::Result<Option<u64>> {
    let broken = |what| io::Error::new(io::ErrorKind::InvalidData, what);
    let mut head = stream.take(LONGEST_HEAD);
    let (mut length, mut begun) = (None, false);
    let mut line = Vec::new();
    loop {
        line.clear();
        if head.read_until(b'\n', &mut line)? == 0 {
            let end = !begun && head.limit() > 0;
            return if end { Ok(None) } else { Err(broken("a message's head does not end")) };
        }
        begun = true;
        let field = line.trim_ascii();
        if field.is_empty() {
            return length.map(Some).ok_or_else(|| broken("a message's head tells no length"));
        }
        let Some(colon) = field.iter().position(|&byte| byte == b':') else { continue };
        if field[..colon].trim_ascii().eq_ignore_ascii_case(b"content-length") {
            let told = std::str::from_utf8(field[colon + 1..].trim_ascii()).ok().and_then(|told| told.parse().ok());
            length = Some(told.ok_or_else(|| broken("a message's length is no number"))?);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Option<Frame> {
        Some(Frame::Message(text.as_bytes().to_vec()))
    }

    #[test]
    fn messages_are_read_one_after_the_other() {
        let mut bytes = Vec::new();
        write(&mut bytes, b"{}").unwrap();
        write(&mut bytes, "\"é\"".as_bytes()).unwrap();
        let mut stream = bytes.as_slice();
        assert_eq!(read(&mut stream).unwrap(), message("{}"));
        assert_eq!(read(&mut stream).unwrap(), message("\"é\""));
        assert_eq!(read(&mut stream).unwrap(), None);
    }

    #[test]
    fn other_fields_and_letter_case_do_not_matter() {
        let mut stream = "content-length: 2\r\nContent-Type: application/json\r\n\r\n{}".as_bytes();
        assert_eq!(read(&mut stream).unwrap(), message("{}"));
    }

    #[test]
    fn a_head_without_a_length_is_an_error() {
        for bytes in ["\r\n{}", "Content-Length: two\r\n\r\n{}", "Content-Length: -1\r\n\r\n", "no head at all"] {
            assert!(read(&mut bytes.as_bytes()).is_err(), "{bytes}");
        }
    }

    #[test]
    fn a_head_that_never_ends_is_an_error() {
        assert!(read(&mut "x".repeat(1 << 20).as_bytes()).is_err());
    }

    #[test]
    fn a_stream_that_ends_inside_a_message_is_an_error() {
        assert!(read(&mut "Content-Length: 9\r\n\r\n{}".as_bytes()).is_err());
    }

    #[test]
    fn a_message_that_is_too_long_is_passed_over_and_the_next_is_read() {
        let head = format!("Content-Length: {}\r\n\r\n", LONGEST + 1);
        let long = io::repeat(b' ').take(LONGEST + 1);
        let rest = "Content-Length: 2\r\n\r\n{}".as_bytes();
        let mut stream = io::BufReader::new(head.as_bytes().chain(long).chain(rest));
        assert_eq!(read(&mut stream).unwrap(), Some(Frame::TooLong(LONGEST + 1)));
        assert_eq!(read(&mut stream).unwrap(), message("{}"));
    }
}
