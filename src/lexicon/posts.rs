//! Offices of which one person holds one at a time, found by their first or last word.

use super::lists::Lists;
use hashbrown::HashMap;

/// The offices of `rules/names/offices.toml`.
pub struct Posts {
    forms: Vec<(Vec<String>, Post)>,
    by_last: HashMap<String, Vec<u16>>,
    by_first: HashMap<String, Vec<u16>>,
}

/// Number of an office: its group, and its line there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Post {
    group: u8,
    line: u8,
}

impl Posts {
    pub(super) fn new(lists: &Lists) -> Self {
        let mut posts = Self { forms: Vec::new(), by_last: HashMap::new(), by_first: HashMap::new() };
        for (group, entry) in lists.offices.iter().enumerate() {
            for (line, forms) in entry.offices.iter().enumerate() {
                for form in forms {
                    let words: Vec<String> = form.split([' ', '-']).map(str::to_owned).collect();
                    let number = posts.forms.len() as u16;
                    posts.by_first.entry(words[0].clone()).or_default().push(number);
                    posts.by_last.entry(words[words.len() - 1].clone()).or_default().push(number);
                    posts.forms.push((words, Post { group: group as u8, line: line as u8 }));
                }
            }
        }
        posts
    }

    /// The forms that end with a lower-case word.
    pub fn ending(&self, word: &str) -> impl Iterator<Item = &(Vec<String>, Post)> {
        self.by_last.get(word).into_iter().flatten().map(|&form| &self.forms[usize::from(form)])
    }

    /// The forms that begin with a lower-case word.
    pub fn beginning(&self, word: &str) -> impl Iterator<Item = &(Vec<String>, Post)> {
        self.by_first.get(word).into_iter().flatten().map(|&form| &self.forms[usize::from(form)])
    }
}

impl Post {
    /// Whether nobody holds both.
    pub fn excludes(self, other: Post) -> bool {
        self.group == other.group && self.line != other.line
    }
}
