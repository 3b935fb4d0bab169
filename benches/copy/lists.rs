//! The lists that copy is made of: headed by `## name`, one entry a line or, in words.txt, between blanks.

use std::collections::HashMap;

/// Sentences and words by the names of their lists.
pub struct Lists(HashMap<&'static str, Vec<&'static str>>);

impl Lists {
    pub fn read() -> Self {
        let (sentences, words) = (include_str!("sentences.txt"), include_str!("words.txt"));
        let by_line =
            sections(sentences).map(|(name, list)| (name, list.lines().filter(|line| !line.is_empty()).collect()));
        // Names of bodies have blanks in them.
        let by_word = sections(words).map(|(name, list)| match name {
            "body" => (name, list.split(['|', '\n']).filter(|body| !body.is_empty()).collect()),
            _ => (name, list.split_whitespace().collect()),
        });
        Self(by_line.chain(by_word).collect())
    }

    /// # Panics
    /// If there is no such list.
    pub fn get(&self, name: &str) -> &[&'static str] {
        self.0.get(name).unwrap_or_else(|| panic!("there is no list {name}"))
    }
}

/// Each list with its name; what stands before the first is for readers.
fn sections(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.split("\n## ").skip(1).map(|section| section.split_once('\n').expect("a list stands under its name"))
}
