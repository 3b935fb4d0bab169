//! The distinct words of one article by their hashes.

use super::Form;

/// A table from the hash of a word to its number in an article's list of distinct words. It is asked for every word of
/// the copy, and holds nothing but numbers, so that it stays in the nearest memory; the hashes stand in the list.
#[derive(Default)]
pub(super) struct Numbers {
    /// As many as a power of two; a number and one, or 0 for an empty slot.
    slots: Vec<u32>,
    /// Slots that are not empty, at most.
    taken: usize,
}

/// Slots of the smallest table.
const FEWEST: usize = 1 << 9;

impl Numbers {
    /// Forgets all words, and makes room for so many. A table that was made for far more is not kept.
    pub fn restart(&mut self, expected: usize) {
        let slots = (expected * 3).next_power_of_two().max(FEWEST);
        if self.slots.len() > slots * 4 {
            self.slots.truncate(slots);
            self.slots.shrink_to_fit();
        }
        self.slots.fill(0);
        self.taken = 0;
        self.slots.resize(slots.max(self.slots.len()), 0);
    }

    /// The number of the word with this hash among `forms`; if it is none of them, the number of the next.
    #[inline]
    pub fn get_or_add(&mut self, hash: u64, forms: &[Form]) -> usize {
        match self.slots[self.place(hash, forms)] {
            0 => self.add(hash, forms),
            known => known as usize - 1,
        }
    }

    /// Another word with this hash, which word `number` of `forms` is about to get. If there is none, that word will be found
    /// by it, as soon as it has it.
    pub fn get_or_name(&mut self, hash: u64, number: usize, forms: &[Form]) -> Option<usize> {
        let known = self.slots[self.place(hash, forms)];
        if known == 0 {
            self.taken += 1;
            self.make_room(forms);
            let place = self.place(hash, forms);
            self.slots[place] = number as u32 + 1;
        }
        (known as usize).checked_sub(1)
    }

    fn add(&mut self, hash: u64, forms: &[Form]) -> usize {
        self.taken += 1;
        self.make_room(forms);
        let place = self.place(hash, forms);
        self.slots[place] = forms.len() as u32 + 1;
        forms.len()
    }

    /// A quarter stays empty, so that a search ends soon.
    fn make_room(&mut self, forms: &[Form]) {
        if self.taken * 4 > self.slots.len() * 3 {
            self.slots = vec![0; self.slots.len() * 2];
            for (number, form) in (1..).zip(forms) {
                let place = self.place(form.hash, forms);
                self.slots[place] = number;
            }
        }
    }

    /// The slot of a word, or the empty one where it belongs.
    #[inline]
    fn place(&self, hash: u64, forms: &[Form]) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 && forms[self.slots[at] as usize - 1].hash != hash {
            at = (at + 1) & mask;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Flags;
    use crate::source::Span;

    fn form(hash: u64) -> Form {
        Form { first: Span::new(0, 0), count: 1, flags: Flags::empty(), hash, lower: None }
    }

    /// Hashes of so many words; some fall into one slot.
    fn hashes(words: u64) -> impl Iterator<Item = u64> {
        (0..words).map(|word| if word % 7 == 0 { word << 32 } else { word.wrapping_mul(0x9E37_79B9_7F4A_7C15) })
    }

    /// A table of so many words, with their list.
    fn table(expected: usize, words: u64) -> (Numbers, Vec<Form>) {
        let (mut numbers, mut forms) = (Numbers::default(), Vec::new());
        numbers.restart(expected);
        for (at, hash) in hashes(words).enumerate() {
            assert_eq!(numbers.get_or_add(hash, &forms), at);
            forms.push(form(hash));
        }
        (numbers, forms)
    }

    #[test]
    fn words_are_numbered_in_their_order_and_keep_their_numbers() {
        for expected in [0, 10, 20_000] {
            let (mut numbers, forms) = table(expected, 5_000);
            assert!(hashes(5_000).enumerate().all(|(at, hash)| numbers.get_or_add(hash, &forms) == at));
        }
    }

    #[test]
    fn a_word_that_is_named_anew_is_found_by_its_new_name() {
        let (mut numbers, mut forms) = table(10, 5_000);
        let other = |number: usize| !(number as u64);
        for number in 0..5_000 {
            assert_eq!(numbers.get_or_name(other(number), number, &forms), None);
            forms[number].hash = other(number);
        }
        assert!((0..5_000).all(|number| numbers.get_or_name(other(number), 0, &forms) == Some(number)));
    }

    #[test]
    fn a_table_that_starts_anew_knows_nothing() {
        let (mut numbers, _) = table(10, 20_000);
        for expected in [0, 10, 100_000] {
            numbers.restart(expected);
            assert_eq!(numbers.get_or_add(1 << 32, &[]), 0);
        }
    }
}
