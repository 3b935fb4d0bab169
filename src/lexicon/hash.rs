//! The hash by which words are known: in lists, from article to article, on the desk and in archives.
//!
//! It is asked for every word of the copy, and words are short: up to eight letters are one number, up to sixteen are two.
//! Longer words are for a hash of the trade. The same in every run and on every machine.

use xxhash_rust::xxh3::xxh3_64;

/// Any odd numbers would do; these are the golden ratio's and the square root of three's first 64 bits.
const A: u64 = 0x9E37_79B9_7F4A_7C15;
const B: u64 = 0xBB67_AE85_84CA_A73B;

/// Bytes of a number.
const WIDE: usize = 8;

/// The hash of a word.
pub fn hash_word(word: &str) -> u64 {
    hash_bytes(word.as_bytes())
}

fn hash_bytes(bytes: &[u8]) -> u64 {
    match bytes.len() {
        0 => hash_short(0, 0),
        length @ 1..4 => {
            let at = |at: usize| u64::from(bytes[at]) << (8 * at);
            hash_short(at(0) | at(length / 2) | at(length - 1), length)
        }
        length @ 4..=WIDE => {
            let four = |at: usize| u64::from(u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")));
            hash_short(four(0) | four(length - 4) << (8 * (length - 4)), length)
        }
        _ => hash_long(bytes),
    }
}

/// The hash of the word at `start`, of `length` bytes: what [`hash_word`] says, but quicker for a word inside a text.
#[inline]
pub fn hash_word_at(text: &[u8], start: usize, length: usize) -> u64 {
    match text.get(start..start + WIDE) {
        Some(wide) if (1..=WIDE).contains(&length) => {
            let number = u64::from_le_bytes(wide.try_into().expect("eight bytes"));
            hash_short(number & u64::MAX >> (64 - 8 * length), length)
        }
        _ => hash_bytes(&text[start..start + length]),
    }
}

#[inline]
fn hash_short(number: u64, length: usize) -> u64 {
    fold(number ^ A, (length as u64 + 1).wrapping_mul(B))
}

#[inline(never)]
fn hash_long(bytes: &[u8]) -> u64 {
    let length = bytes.len();
    if length > 2 * WIDE {
        return xxh3_64(bytes);
    }
    let eight = |at: usize| u64::from_le_bytes(bytes[at..at + WIDE].try_into().expect("eight bytes"));
    fold(eight(0) ^ A, eight(length - WIDE) ^ (length as u64 + 1).wrapping_mul(B))
}

/// Both halves of the product: every bit of either number reaches every bit of the hash.
#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use hashbrown::HashSet;

    #[test]
    fn a_word_inside_a_text_has_the_hash_of_the_word() {
        let text = "Stepanakert’s councillors, 15 (of 16), re-elected Ä Kommunalverwaltungsangelegenheiten a";
        for (start, _) in text.char_indices() {
            for (length, _) in text[start..].char_indices().chain([(text.len() - start, ' ')]) {
                let word = &text[start..start + length];
                assert_eq!(hash_word_at(text.as_bytes(), start, length), hash_word(word), "{word}");
            }
        }
    }

    #[test]
    fn words_that_differ_in_little_have_other_hashes() {
        let mut seen = HashSet::new();
        for length in 0..24 {
            let word = "a".repeat(length);
            assert!(seen.insert(hash_word(&word)));
            for at in 0..length {
                for letter in ["b", "A", "q"] {
                    let mut other = word.clone();
                    other.replace_range(at..=at, letter);
                    assert!(seen.insert(hash_word(&other)), "{other}");
                }
            }
        }
    }

    #[test]
    fn low_and_high_bits_are_spread() {
        let words: Vec<String> = (0..4096).map(|number| format!("w{number}")).collect();
        let places =
            |bits: fn(u64) -> u64| words.iter().map(|word| bits(hash_word(word))).collect::<HashSet<u64>>().len();
        // Of 4,096 balls thrown into as many boxes 63 percent of the boxes hold one.
        assert!(places(|hash| hash % 4096) > 2400 && places(|hash| hash >> 52) > 2400);
    }
}
