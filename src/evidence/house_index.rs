//! The house's list by its words, so that copy can be held against it word by word.

use super::house_list::{HouseList, HouseName, WrongForm};
use crate::lexicon::{Flags, NearIndex};
use hashbrown::HashMap;

/// The house's list, ready to be asked.
#[derive(Default)]
pub struct HouseIndex {
    list: HouseList,
    /// Wrong forms of names by their first word, as written.
    wrong: HashMap<String, Vec<u32>>,
    /// Terms by their first word.
    terms: HashMap<String, Vec<u32>>,
    /// Names by each lower-case word of theirs, with the word's number in the name.
    by_word: HashMap<String, Vec<(u32, u32)>>,
    near: NearIndex,
}

impl HouseIndex {
    pub fn new(list: HouseList) -> Self {
        let mut index = Self { list, ..Self::default() };
        for (number, wrong) in index.list.wrong.iter().enumerate() {
            if let Some(first) = words(&wrong.wrong).next() {
                let forms = if wrong.is_term() { &mut index.terms } else { &mut index.wrong };
                forms.entry(first.replace('’', "'")).or_default().push(number as u32);
            }
        }
        for (number, name) in index.list.names.iter().enumerate() {
            for form in std::iter::once(&name.name).chain(&name.accepted) {
                for (at, word) in words(form).enumerate() {
                    let word = word.to_lowercase();
                    index.near.add(&word, Flags::NEAR_BODY);
                    // Only the form to be printed is what a slip is measured against.
                    let at = if *form == name.name { at as u32 } else { u32::MAX };
                    index.by_word.entry(word).or_default().push((number as u32, at));
                }
            }
        }
        index.near.finish();
        index
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether a lower-case word stands in a name of the list.
    pub fn knows(&self, word: &str) -> bool {
        self.by_word.contains_key(word)
    }

    /// The wrong forms of names that begin with a word as it is printed.
    pub fn wrong_from(&self, first: &str) -> impl Iterator<Item = &WrongForm> {
        self.wrong.get(first).into_iter().flatten().map(|&at| &self.list.wrong[at as usize])
    }

    pub fn has_terms(&self) -> bool {
        !self.terms.is_empty()
    }

    /// The terms that begin with a lower-case word.
    pub fn terms_from(&self, first: &str) -> impl Iterator<Item = &WrongForm> {
        self.terms.get(first).into_iter().flatten().map(|&at| &self.list.wrong[at as usize])
    }

    /// The names that hold a word one edit away from a lower-case word, each with that word's number in the name.
    pub fn near(&self, word: &str) -> Vec<(&HouseName, usize)> {
        let near: Vec<String> = self.near.near(word).map(|(near, _)| near.to_owned()).collect();
        let places = near.iter().filter_map(|near| self.by_word.get(near)).flatten().filter(|&&(_, at)| at != u32::MAX);
        places.map(|&(name, at)| (&self.list.names[name as usize], at as usize)).collect()
    }
}

/// The words of a name; hyphens part them as spaces do.
pub fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '-']).filter(|word| !word.is_empty())
}
