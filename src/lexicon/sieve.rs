//! A first look at a small set of hashes.

/// Says no for nearly all hashes that are not in the set, at the cost of one bit: an article's words are asked for by the
/// hundred thousand, and hardly any is meant.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sieve {
    bits: [u64; 8],
}

impl Sieve {
    pub fn add(&mut self, hash: u64) {
        self.bits[(hash >> 6) as usize % self.bits.len()] |= 1 << (hash % 64);
    }

    /// Whether the hash may have been added.
    #[inline]
    pub fn may_hold(&self, hash: u64) -> bool {
        self.bits[(hash >> 6) as usize % self.bits.len()] >> (hash % 64) & 1 == 1
    }
}

impl FromIterator<u64> for Sieve {
    fn from_iter<I: IntoIterator<Item = u64>>(hashes: I) -> Self {
        let mut sieve = Self::default();
        hashes.into_iter().for_each(|hash| sieve.add(hash));
        sieve
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_may_be_held_and_nearly_nothing_else() {
        let hash = |number: u64| number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let sieve: Sieve = (0..8).map(hash).collect();
        assert!((0..8).all(|number| sieve.may_hold(hash(number))));
        assert!((1000..2000).filter(|&number| sieve.may_hold(hash(number))).count() < 50);
    }
}
