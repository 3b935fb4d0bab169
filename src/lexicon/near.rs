//! Words that are one edit away from a word of the hand-made lists.
//!
//! The question is asked once per distinct word of a run, so that the rules that compare copy with a list need to look
//! at a handful of words only: what is left of a listed word without one letter is a key, and two words one edit apart
//! share a key.

use super::Flags;
use super::deletions::deletions;
use super::key_table::KeyTable;
use super::lists::Lists;
use hashbrown::HashMap;

/// The listed words by what deleting a letter leaves of them.
#[derive(Default)]
pub struct NearIndex {
    /// Lower-case listed words with the class they belong to.
    words: Vec<(String, Flags)>,
    by_word: HashMap<String, u32>,
    /// Keys with the numbers of their words, until all words are in.
    keys: Vec<(u64, u32)>,
    table: KeyTable,
}

/// Letters of the shortest word that is compared with a list.
const SHORTEST: usize = 4;

impl NearIndex {
    /// The words of all offices, bodies and leaders.
    pub fn new(lists: &Lists) -> Self {
        let mut near = Self::default();
        lists.titles.words.iter().for_each(|title| near.add(title, Flags::NEAR_TITLE));
        let mut add_words = |name: &String, class: Flags| {
            name.to_lowercase().split([' ', '-']).for_each(|word| near.add(word, class));
        };
        lists.titles.phrases.iter().for_each(|office| add_words(office, Flags::NEAR_TITLE));
        lists.bodies().for_each(|body| add_words(body, Flags::NEAR_BODY));
        lists.leaders().for_each(|leader| add_words(leader, Flags::NEAR_LEADER));
        near.finish();
        near
    }

    /// Adds a lower-case word of a class: [`Flags::NEAR_TITLE`], [`Flags::NEAR_BODY`] or [`Flags::NEAR_LEADER`].
    pub fn add(&mut self, word: &str, class: Flags) {
        if word.chars().count() < SHORTEST {
            return;
        }
        if let Some(&known) = self.by_word.get(word) {
            self.words[known as usize].1 |= class;
            return;
        }
        let number = self.words.len() as u32;
        self.words.push((word.to_owned(), class));
        self.by_word.insert(word.to_owned(), number);
        deletions(word, |key| self.keys.push((key, number)));
    }

    /// Makes the index ready to be asked.
    pub fn finish(&mut self) {
        self.table = KeyTable::new(std::mem::take(&mut self.keys));
    }

    /// The classes of the listed words that are one edit away from `word`, the word's own classes left out.
    pub fn classes(&self, word: &str) -> Flags {
        let own = self.by_word.get(word).map_or(Flags::empty(), |&at| self.words[at as usize].1);
        self.near(word).fold(Flags::empty(), |classes, (_, class)| classes | class) - own
    }

    /// The listed words with the same first letter that are one edit away from a lower-case word, in the order of the
    /// lists.
    pub fn near<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a str, Flags)> + 'a {
        let mut found: Vec<u32> = Vec::new();
        if word.chars().count() >= SHORTEST {
            deletions(word, |key| self.table.for_each(key, |number| found.push(number)));
        }
        found.sort_unstable();
        found.dedup();
        let listed = found.into_iter().map(|at| &self.words[at as usize]);
        listed
            .filter(move |(other, _)| other != word && is_one_edit(word, other))
            .map(|(other, class)| (other.as_str(), *class))
    }
}

/// One letter more, less or other, or two neighbours that changed places; the first letter is the same.
fn is_one_edit(a: &str, b: &str) -> bool {
    let (a, b) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (x, y) = (&a[same..], &b[same..]);
    if same == 0 || y.is_empty() {
        return false;
    }
    match y.len() - x.len() {
        0 => x[1..] == y[1..] || x.len() > 1 && x[0] == y[1] && x[1] == y[0] && x[2..] == y[2..],
        1 => x == &y[1..],
        // Letters of two bytes: rare enough for the general answer.
        _ => !a.is_ascii() && strsim::osa_distance(&String::from_utf8_lossy(a), &String::from_utf8_lossy(b)) == 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listed_word_is_found_one_edit_away() {
        let mut index = NearIndex::default();
        index.add("president", Flags::NEAR_TITLE);
        index.add("minsk", Flags::NEAR_BODY);
        index.finish();
        assert_eq!(index.near("presidnet").map(|(word, _)| word).collect::<Vec<_>>(), ["president"]);
        assert_eq!(index.classes("minks"), Flags::NEAR_BODY);
        assert_eq!(index.classes("minsk"), Flags::empty());
    }

    #[test]
    fn another_initial_is_not_near() {
        let mut index = NearIndex::default();
        index.add("minister", Flags::NEAR_TITLE);
        index.finish();
        assert_eq!(index.classes("sinister"), Flags::empty());
    }
}
