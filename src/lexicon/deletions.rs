//! What deleting one letter leaves of a word, as hashes: two words one edit apart share one of them.

/// Any odd number would do; this one spreads well (the golden ratio in 64 bits).
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Calls with a key of the whole word and of what each deletion leaves, in time linear in the word. Words that share a
/// key need not be alike: the key is for finding pairs, not for judging them.
pub fn deletions(word: &str, mut take: impl FnMut(u64)) {
    // Of the letters behind each place; words of copy are short.
    let mut behind = [0u64; LONGEST + 1];
    let mut letters = [0u64; LONGEST];
    let mut count = 0;
    for (slot, c) in letters.iter_mut().zip(word.chars()) {
        *slot = u64::from(c) + 1;
        count += 1;
    }
    let letters = &letters[..count];
    for (at, letter) in letters.iter().enumerate().rev() {
        behind[at] = behind[at + 1].wrapping_mul(BASE).wrapping_add(*letter);
    }
    take(mix(behind[0]));
    // A letter before a place weighs as if the letters behind were moved up by as many places.
    let (mut before, mut power) = (0u64, 1u64);
    for (at, letter) in letters.iter().enumerate() {
        take(mix(before.wrapping_add(power.wrapping_mul(behind[at + 1]))));
        before = before.wrapping_add(power.wrapping_mul(*letter));
        power = power.wrapping_mul(BASE);
    }
}

/// Pairs of numbers that share a key, each once, the smaller first. Under a key that many share, each is paired with the
/// next `reach` only.
pub fn sharing(mut keys: Vec<(u64, u32)>, reach: usize) -> Vec<(u32, u32)> {
    drop_singles(&mut keys);
    keys.sort_unstable();
    keys.dedup();
    let mut pairs = Vec::new();
    for group in keys.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        for (at, &(_, one)) in group.iter().enumerate() {
            pairs.extend(group[at + 1..].iter().take(reach).map(|&(_, other)| (one, other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Takes out nearly all pairs whose key stands only once: most do, and sorting them costs more than all the rest.
pub fn drop_singles(keys: &mut Vec<(u64, u32)>) {
    // Eight bits for each key: of those that stand once one in eight is taken for more.
    let words = (keys.len() / 8).next_power_of_two().max(1);
    let (mut once, mut again) = (vec![0_u64; words], vec![0_u64; words]);
    let place = |key: u64| ((key >> 6) as usize & (words - 1), 1_u64 << (key % 64));
    for &(key, _) in keys.iter() {
        let (word, bit) = place(key);
        again[word] |= once[word] & bit;
        once[word] |= bit;
    }
    keys.retain(|&(key, _)| {
        let (word, bit) = place(key);
        again[word] & bit != 0
    });
}

/// Letters that are looked at; what differs behind them is not found.
const LONGEST: usize = 40;

/// The low bits of a sum of products are poor.
fn mix(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 32).wrapping_mul(BASE);
    hash ^ hash >> 29
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(a: &str, b: &str) -> bool {
        let keys = |word| {
            let mut keys = Vec::new();
            deletions(word, |key| keys.push(key));
            keys
        };
        let of_a = keys(a);
        keys(b).iter().any(|key| of_a.contains(key))
    }

    #[test]
    fn words_one_edit_apart_share_a_key() {
        for (a, b) in [("minsk", "minks"), ("prime", "prim"), ("emanuel", "emmanuel"), ("obama", "osama"), ("é", "éé")]
        {
            assert!(share(a, b), "{a} {b}");
        }
    }

    #[test]
    fn other_words_share_none() {
        for (a, b) in [("minsk", "vienna"), ("obama", "osaka"), ("abcd", "dcba")] {
            assert!(!share(a, b), "{a} {b}");
        }
    }
}
