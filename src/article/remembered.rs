//! What is remembered of words by their hashes.

/// A table from the hash of a word to what is known of it.
///
/// A desk's vocabulary is larger than a processor's near memory, and reading far memory costs more than all the rest; so
/// nothing is kept of a word but sixteen bytes, and a look-up reads one place, where a table of the trade reads two. Of a
/// million words two share a hash of 64 bits with a chance of about 1 in 10⁷; they would be taken for one word.
pub struct Remembered<V> {
    /// As many as a power of two; a hash of 0 is an empty slot.
    slots: Vec<(u64, V)>,
    taken: usize,
}

/// Slots of the smallest table.
const FEWEST: usize = 1 << 9;

impl<V: Copy + Default> Remembered<V> {
    pub fn new() -> Self {
        Self { slots: vec![(0, V::default()); FEWEST], taken: 0 }
    }

    pub fn len(&self) -> usize {
        self.taken
    }

    /// What is known of a word that was added.
    #[inline]
    pub fn get(&self, hash: u64) -> Option<V> {
        let (found, value) = self.slots[self.place(hash)];
        (found != 0).then_some(value)
    }

    /// Reads the places of words and does nothing with them.
    pub fn bring_near(&self, hashes: impl Iterator<Item = u64>) {
        let mask = self.slots.len() - 1;
        let read = hashes.fold(0, |all, hash| all ^ self.slots[key(hash) as usize & mask].0);
        std::hint::black_box(read);
    }

    /// Adds a word that is not there.
    pub fn add(&mut self, hash: u64, value: V) {
        // A quarter stays empty, so that a search ends soon.
        if (self.taken + 1) * 4 > self.slots.len() * 3 {
            let double = vec![(0, V::default()); self.slots.len() * 2];
            for (hash, value) in std::mem::replace(&mut self.slots, double).into_iter().filter(|slot| slot.0 != 0) {
                let place = self.place(hash);
                self.slots[place] = (hash, value);
            }
        }
        let place = self.place(hash);
        self.slots[place] = (key(hash), value);
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

    fn hash(number: u64) -> u64 {
        number.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    #[test]
    fn what_was_added_is_remembered_and_nothing_else() {
        let mut remembered = Remembered::new();
        for number in 0..20_000 {
            assert_eq!(remembered.get(hash(number)), None);
            remembered.add(hash(number), number * 3);
        }
        assert!((0..20_000).all(|number| remembered.get(hash(number)) == Some(number * 3)));
        assert_eq!(remembered.len(), 20_000);
    }
}
