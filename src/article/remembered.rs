//! The flags of the words that a worker has met.

use crate::lexicon::Flags;

/// A table from the hash of a word to its flags.
///
/// A desk's vocabulary is larger than a processor's near memory, and reading far memory costs more than all the rest; so
/// nothing is kept of a word but sixteen bytes, and a look-up reads one place, where a table of the trade reads two. Of a
/// million words two share a hash of 64 bits with a chance of about 1 in 10⁷; they would be taken for one word.
pub struct Remembered {
    /// As many as a power of two; a hash of 0 is an empty slot.
    slots: Vec<(u64, Flags)>,
    taken: usize,
}

/// Slots of the smallest table.
const FEWEST: usize = 1 << 12;

impl Remembered {
    pub fn new() -> Self {
        Self { slots: vec![(0, Flags::empty()); FEWEST], taken: 0 }
    }

    pub fn len(&self) -> usize {
        self.taken
    }

    /// The flags of a word that was added.
    #[inline]
    pub fn get(&self, hash: u64) -> Option<Flags> {
        let (found, flags) = self.slots[self.place(hash)];
        (found != 0).then_some(flags)
    }

    /// Adds a word that is not there.
    pub fn add(&mut self, hash: u64, flags: Flags) {
        // A quarter stays empty, so that a search ends soon.
        if (self.taken + 1) * 4 > self.slots.len() * 3 {
            let double = vec![(0, Flags::empty()); self.slots.len() * 2];
            for (hash, flags) in std::mem::replace(&mut self.slots, double).into_iter().filter(|slot| slot.0 != 0) {
                let place = self.place(hash);
                self.slots[place] = (hash, flags);
            }
        }
        let place = self.place(hash);
        self.slots[place] = (key(hash), flags);
        self.taken += 1;
    }

    /// The slot of a hash, or the empty one where it belongs.
    #[inline]
    fn place(&self, hash: u64) -> usize {
        let (hash, mask) = (key(hash), self.slots.len() - 1);
        let mut at = hash as usize & mask;
        while self.slots[at].0 != hash && self.slots[at].0 != 0 {
            at = (at + 1) & mask;
        }
        at
    }
}

/// Zero marks an empty slot.
fn key(hash: u64) -> u64 {
    hash.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_remembered_and_nothing_else() {
        let hash = |number: u64| number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let flags = |number: u64| Flags::from_bits_retain(number * 3);
        let mut remembered = Remembered::new();
        for number in 0..20_000 {
            assert_eq!(remembered.get(hash(number)), None);
            remembered.add(hash(number), flags(number));
        }
        assert!((0..20_000).all(|number| remembered.get(hash(number)) == Some(flags(number))));
        assert_eq!(remembered.len(), 20_000);
    }
}
