//! What holds the place of text that is still to come, found by its first word.

use super::lists::PlaceholderLists;
use hashbrown::HashMap;

/// Phrases by their first word in lower case, which carries [`super::Flags::PLACEHOLDER`].
pub struct Placeholders(HashMap<String, Vec<Placeholder>>);

/// Words in lower case; [`Placeholder::ANY`] is any word.
pub struct Placeholder {
    pub kind: PlaceholderKind,
    pub words: Vec<String>,
}

/// Where it must stand, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceholderKind {
    /// One word in capitals, in a sentence.
    Mark,
    /// All between two brackets.
    Bracket,
    /// In capitals, anywhere.
    Capitals,
    /// A whole block.
    Line,
    /// At a block's beginning, before a colon.
    Desk,
    /// Anywhere.
    Filler,
}

impl Placeholder {
    pub const ANY: &str = "*";
}

impl Placeholders {
    pub(super) fn new(lists: &PlaceholderLists) -> Self {
        use PlaceholderKind::{Bracket, Capitals, Desk, Filler, Line, Mark};
        let kinds = [
            (Mark, &lists.marks),
            (Bracket, &lists.brackets),
            (Capitals, &lists.capitals),
            (Line, &lists.lines),
            (Desk, &lists.desk),
            (Filler, &lists.filler),
        ];
        let mut all = HashMap::<String, Vec<Placeholder>>::new();
        for (kind, phrase) in kinds.into_iter().flat_map(|(kind, list)| list.iter().map(move |phrase| (kind, phrase))) {
            let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
            all.entry(words[0].clone()).or_default().push(Placeholder { kind, words });
        }
        // The longest first: it is the better quotation.
        all.values_mut().for_each(|phrases| phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len())));
        Self(all)
    }

    /// Those that begin with a lower-case word.
    pub fn beginning_with(&self, word: &str) -> &[Placeholder] {
        self.0.get(word).map_or(&[], Vec::as_slice)
    }
}
