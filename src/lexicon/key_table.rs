//! Numbers by their keys: what deleting a letter leaves of words, with the words' numbers.

/// Made once, asked for every word of a run or of an archive, and nearly always in vain.
pub struct KeyTable {
    /// Keys with their numbers, by place.
    keys: Vec<(u64, u32)>,
    /// Where the keys of each place begin, which is the number that their highest bits make, and the end. As many as a power
    /// of two, and one.
    starts: Vec<u32>,
    /// Two bits of one number for each key: small, so that nearly every question ends near at hand.
    seen: Vec<u64>,
}

/// Bits for each key, at least.
const SPARE: usize = 16;

impl KeyTable {
    pub fn new(keys: Vec<(u64, u32)>) -> Self {
        let mut table = Self {
            seen: vec![0; (keys.len() * SPARE).next_power_of_two().max(64) / 64],
            starts: vec![0; keys.len().next_power_of_two().max(2) + 1],
            keys: vec![(0, 0); keys.len()],
        };
        for &(key, _) in &keys {
            let (word, bits) = table.bits(key);
            table.seen[word] |= bits;
            let place = table.place(key);
            table.starts[place + 1] += 1;
        }
        for at in 1..table.starts.len() {
            table.starts[at] += table.starts[at - 1];
        }
        let mut next = table.starts.clone();
        for key in keys {
            let place = table.place(key.0);
            table.keys[next[place] as usize] = key;
            next[place] += 1;
        }
        table
    }

    /// Calls with each number of a key. Nearly all keys that have none end at a look at the bits, without a call.
    #[inline(always)]
    pub fn for_each(&self, key: u64, take: impl FnMut(u32)) {
        let (word, bits) = self.bits(key);
        if self.seen[word] & bits == bits {
            self.numbers(key).for_each(take);
        }
    }

    fn numbers(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        let place = self.place(key);
        let near = self.starts[place] as usize..self.starts[place + 1] as usize;
        self.keys[near].iter().filter(move |&&(other, _)| other == key).map(|&(_, number)| number)
    }

    #[inline(always)]
    fn bits(&self, key: u64) -> (usize, u64) {
        ((key >> 12) as usize & (self.seen.len() - 1), 1 << (key & 63) | 1 << (key >> 6 & 63))
    }

    fn place(&self, key: u64) -> usize {
        (key >> (u64::BITS - (self.starts.len() - 1).trailing_zeros())) as usize
    }
}

impl Default for KeyTable {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(table: &KeyTable, key: u64) -> Vec<u32> {
        let mut numbers = Vec::new();
        table.for_each(key, |number| numbers.push(number));
        numbers
    }

    #[test]
    fn every_key_has_its_numbers_and_others_have_none() {
        let key = |number: u32| u64::from(number / 2).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let table = KeyTable::new((0..2000).map(|number| (key(number), number)).collect());
        for number in (0..2000).step_by(2) {
            assert_eq!(numbers(&table, key(number)), [number, number + 1]);
        }
        assert!((2000..9000).all(|number| numbers(&table, key(number)).is_empty()));
        assert!(numbers(&KeyTable::default(), 7).is_empty());
    }
}
