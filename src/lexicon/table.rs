//! The packed table of spellings and their flags.
//!
//! `build.rs` writes it with [`pack`] and a run reads it where it lies: nothing is unpacked, and a look-up is a hash and
//! a probe or two. A slot is eight bytes: the upper 48 bits of the spelling's hash, and the number of its set of flags.
//! An unknown spelling is taken for a known one with a chance of about 1 in 10¹⁴.

use super::flags::Flags;

/// A table in memory, as packed.
pub struct Table {
    slots: &'static [u8],
    sets: &'static [u8],
}

/// Bytes of a slot and of a set of flags.
const SLOT: usize = 8;
/// Low bits of a slot that number its set of flags; 0 is an empty slot.
const SET_BITS: u64 = 0xFFFF;

impl Table {
    /// Reads what [`pack`] wrote.
    pub fn new(packed: &'static [u8]) -> Self {
        let (head, rest) = packed.split_at(SLOT);
        let slots = u64::from_le_bytes(head.try_into().expect("eight bytes")) as usize;
        let (slots, sets) = rest.split_at(slots * SLOT);
        Self { slots, sets }
    }

    /// The flags of a spelling; none if no list has it.
    pub fn get(&self, spelling: &str) -> Flags {
        let hash = hash(spelling);
        let count = self.slots.len() / SLOT;
        let mut at = hash as usize & (count - 1);
        loop {
            let slot = read(self.slots, at);
            if slot == 0 {
                return Flags::empty();
            }
            if (slot ^ hash) & !SET_BITS == 0 {
                return Flags::from_bits_retain(read(self.sets, (slot & SET_BITS) as usize - 1));
            }
            at = (at + 1) & (count - 1);
        }
    }

    /// Reads the first place of each spelling and does nothing with it: memory that is far off answers many questions in
    /// little more than the time of one, and will be near when it is asked again.
    pub fn bring_near<'w>(&self, spellings: impl Iterator<Item = &'w str>) {
        let mask = self.slots.len() / SLOT - 1;
        let places: Vec<usize> = spellings.map(|spelling| hash(spelling) as usize & mask).collect();
        let read = places.into_iter().fold(0, |all, place| all ^ read(self.slots, place));
        std::hint::black_box(read);
    }
}

/// Packs spellings with their flags. At most half of the slots are taken, so that a miss ends soon.
#[cfg_attr(not(test), allow(dead_code))]
pub fn pack<'a>(entries: impl ExactSizeIterator<Item = (&'a str, Flags)>) -> Vec<u8> {
    let count = (entries.len() * 2).next_power_of_two().max(2);
    let mut slots = vec![0u64; count];
    let mut sets: Vec<u64> = Vec::new();
    for (spelling, flags) in entries {
        let set = sets.iter().position(|&set| set == flags.bits()).unwrap_or_else(|| {
            sets.push(flags.bits());
            sets.len() - 1
        });
        let hash = hash(spelling);
        let mut at = hash as usize & (count - 1);
        while slots[at] != 0 {
            assert!((slots[at] ^ hash) & !SET_BITS != 0, "{spelling}: a second spelling with its hash");
            at = (at + 1) & (count - 1);
        }
        slots[at] = hash & !SET_BITS | (set as u64 + 1);
    }
    assert!(sets.len() < SET_BITS as usize, "too many sets of flags");
    let words = std::iter::once(count as u64).chain(slots).chain(sets);
    words.flat_map(u64::to_le_bytes).collect()
}

fn read(words: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(words[at * SLOT..(at + 1) * SLOT].try_into().expect("eight bytes"))
}

fn hash(spelling: &str) -> u64 {
    let hash = xxhash_rust::xxh3::xxh3_64(spelling.as_bytes());
    // The low bits choose the slot and are not stored: fold the stored ones into them.
    hash ^ hash >> 40
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_found_and_nothing_else() {
        let words = ["minister", "Minsk", "Stepanakert"];
        let flags = [Flags::WORD, Flags::NAME, Flags::NAME | Flags::CITY];
        let packed = pack(words.into_iter().zip(flags).collect::<Vec<_>>().into_iter());
        let table = Table::new(packed.leak());
        for (word, flags) in words.into_iter().zip(flags) {
            assert_eq!(table.get(word), flags);
        }
        assert_eq!(table.get("Stepanekert"), Flags::empty());
    }
}
