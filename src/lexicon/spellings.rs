//! Words that are spelled in two ways, and nouns that are printed as one word and as two.
//!
//! The words carry a flag ([`Flags::SPELLED_TWICE`](super::Flags::SPELLED_TWICE)), so only they are ever asked for here. They are
//! asked for by the hash that an article's forms carry.

use super::hash_word;
use super::lists::{CompoundLists, SpellingLists};
use hashbrown::{HashMap, HashSet};

/// The words of `rules/terms/spellings.toml`.
#[derive(Default)]
pub struct Spellings {
    families: Vec<String>,
    by_word: HashMap<u64, Spelling>,
}

/// One form of a word in one of its spellings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// The number of the word, the same for all its forms and spellings.
    pub family: u16,
    /// Which of its spellings this is.
    pub side: u8,
    /// Which of its forms: the same number in another spelling is the same form.
    pub place: u8,
    /// Small words that many an ear lets pass: toward, towards.
    pub weak: bool,
}

/// The nouns of `rules/terms/compounds.toml`.
#[derive(Default)]
pub struct Compounds {
    /// By the closed form, in the singular and the plural: the first word, and what stands behind it.
    open: HashMap<u64, (String, String)>,
    never_open: HashSet<u64>,
    distinct: HashSet<String>,
}

impl Spellings {
    pub(super) fn new(lists: SpellingLists) -> Self {
        let mut all = Self::default();
        let weak = lists.weak.len();
        all.families = lists.weak;
        all.families.extend(lists.usual);
        for (family, line) in all.families.iter().enumerate() {
            for (side, words) in line.split(" | ").enumerate() {
                for (place, word) in words.split(' ').enumerate() {
                    let (family, weak) = (family as u16, family < weak);
                    let spelling = Spelling { family, side: side as u8, place: place as u8, weak };
                    all.by_word.insert(hash_word(word), spelling);
                }
            }
        }
        all
    }

    /// The word whose lower-case text has this hash.
    pub fn get(&self, hash: u64) -> Option<Spelling> {
        self.by_word.get(&hash).copied()
    }

    /// The form that `spelling` is, in the spelling number `side`.
    pub fn respelled(&self, spelling: Spelling, side: u8) -> Option<&str> {
        self.families[usize::from(spelling.family)].split(" | ").nth(side.into())?.split(' ').nth(spelling.place.into())
    }
}

impl Compounds {
    pub(super) fn new(lists: CompoundLists) -> Self {
        let mut open = HashMap::new();
        for compound in lists.nouns.iter().chain(&lists.never_open) {
            let Some((first, second)) = compound.split_once(' ') else { continue };
            for ending in ["", "s"] {
                let key = hash_word(&format!("{first}{second}{ending}"));
                open.insert(key, (first.to_owned(), format!("{second}{ending}")));
            }
        }
        let never = lists
            .never_open
            .iter()
            .flat_map(|compound| ["", "s"].map(|ending| hash_word(&format!("{}{ending}", compound.replace(' ', "")))));
        Self {
            never_open: never.collect(),
            open,
            distinct: lists.distinct.iter().map(|word| word.replace('-', "")).collect(),
        }
    }

    /// The two words of the noun whose closed form has this hash.
    pub fn open(&self, hash: u64) -> Option<(&str, &str)> {
        self.open.get(&hash).map(|(first, second)| (first.as_str(), second.as_str()))
    }

    /// Whether that noun is wrong as two words beside a hyphen, too: cease fire.
    pub fn is_never_open(&self, hash: u64) -> bool {
        self.never_open.contains(&hash)
    }

    /// Whether a closed form means something else than the same with a hyphen: resign.
    pub fn is_distinct(&self, closed: &str) -> bool {
        self.distinct.contains(closed)
    }
}

#[cfg(test)]
mod tests {
    use crate::Lexicon;
    use crate::lexicon::{Flags, hash_word};

    #[test]
    fn a_word_finds_its_other_spellings() {
        let lexicon = Lexicon::new();
        let get = |word: &str| lexicon.spellings.get(hash_word(word)).expect(word);
        let (adviser, advisors) = (get("adviser"), get("advisors"));
        assert_eq!(adviser.family, advisors.family);
        assert_eq!(lexicon.spellings.respelled(advisors, adviser.side), Some("advisers"));
        assert!(get("towards").weak && !adviser.weak);
        for word in ["advisors", "healthcare", "ceasefires"] {
            assert!(lexicon.flags(word, word).contains(Flags::SPELLED_TWICE), "{word}");
        }
    }
}
