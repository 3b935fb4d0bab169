//! Plain letters counted eight at a time: most of most copy is made of them.

/// Bytes of a number.
const WIDE: usize = 8;

/// One in each byte, times `byte`.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; WIDE])
}

/// Where the letters from `a` to `z` and from `A` to `Z` end that stand at `start`.
#[inline]
pub(super) fn end_of_letters(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(wide) = bytes.get(at..at + WIDE) {
        let here = letters_of(u64::from_le_bytes(wide.try_into().expect("eight bytes")));
        at += here;
        if here < WIDE {
            return at;
        }
    }
    while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
        at += 1;
    }
    at
}

/// How many letters stand at the beginning of eight bytes in one number, the first the lowest. The highest bit of each byte
/// says of one comparison whether it holds: a sum of two numbers below 128 does not reach the next byte.
#[inline]
fn letters_of(eight: u64) -> usize {
    let small = (eight | each(0x20)) & each(0x7F);
    let from_a = small + each(0x80 - b'a');
    let behind_z = small + each(0x7F - b'z');
    let others = !(from_a & !behind_z & !eight) & each(0x80);
    (others.trailing_zeros() / u8::BITS) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_told_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..2 * WIDE {
                let mut bytes = [b'q'; 3 * WIDE - 1];
                bytes[place] = byte;
                let expected = if byte.is_ascii_alphabetic() { bytes.len() } else { place };
                assert_eq!(end_of_letters(&bytes, 0), expected, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn short_words_end_with_their_text() {
        assert_eq!(end_of_letters(b"", 0), 0);
        assert_eq!(end_of_letters(b"to", 0), 2);
        assert_eq!(end_of_letters(b"up to", 3), 5);
        assert_eq!(end_of_letters("Köln".as_bytes(), 0), 1);
    }
}
