//! What copydesk knows of words before it reads any copy: which are words, which are names, which are months.
//!
//! The lists stand under `rules/` with their sources and licences; `build.rs` packs them into one table from a spelling (in
//! its right case) to its flags, and into lists of several words. Readers ask once per distinct word and remember the
//! answer ([`crate::article::Vocabulary`]).

mod deletions;
mod figures;
mod flags;
mod given;
mod hash;
mod key_table;
mod lists;
mod near;
mod page_phrases;
mod phrases;
mod placeholders;
mod posts;
mod respellings;
mod scripts;
mod sieve;
mod spellings;
mod sums;
mod table;

pub use deletions::{deletions, drop_singles, sharing};
pub use figures::{FigureWords, HedgeKind, UnitId, Units};
pub use flags::Flags;
pub use given::GivenNames;
pub use hash::{hash_word, hash_word_at};
pub use key_table::KeyTable;
pub use lists::{
    AcronymLists, Changes, CountedNouns, Dimension, Doubled, FigureLists, HedgeLists, Leader, Lists, Organisation,
    PhraseClass, Place, Report, SumLists, UnitEntry, VariantGroup,
};
pub use near::NearIndex;
pub use page_phrases::{PAGE_CLASSES, PagePhrase, PagePhrases, PlaceInBlock};
pub use phrases::{Phrase, Phrases};
pub use placeholders::{Placeholder, PlaceholderKind, Placeholders};
pub use posts::{Post, Posts};
pub use respellings::{Respelling, Respellings};
pub use scripts::{Disguise, Script, disguise, hidden, is_invisible, name_of_invisible};
pub use sieve::Sieve;
pub use spellings::{Compounds, Spelling, Spellings};
pub use sums::SumWords;
use table::Table;

use hashbrown::HashMap;

static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
static LISTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lists.bin"));

/// The built-in lists, read once per run.
pub struct Lexicon {
    words: Table,
    /// The hand-made lists of names, titles and forms.
    pub lists: Lists,
    /// Words of offices, bodies and leaders' names, to be found one edit away.
    pub near: NearIndex,
    pub offices: Phrases,
    pub bodies: Phrases,
    pub leaders: Phrases,
    /// Names of bodies in the dialect that they do not use.
    pub respellings: Respellings,
    /// Lines that a web page or an agency puts around a story.
    pub page: PagePhrases,
    /// What holds the place of text to come.
    pub placeholders: Placeholders,
    /// Units by the words that print them.
    pub units: Units,
    /// Words around figures.
    pub figures: FigureWords,
    /// Given names and their short forms.
    pub given: GivenNames,
    /// Offices of which one person holds one at a time.
    pub posts: Posts,
    /// Words that say how figures belong together.
    pub sums: SumWords,
    /// Words that are spelled in two ways.
    pub spellings: Spellings,
    /// Nouns that are printed as one word and as two.
    pub compounds: Compounds,
    /// Groups of romanisations by the lower-case words in them.
    variants: HashMap<String, Vec<u16>>,
}

impl Lexicon {
    /// Unpacks the lists that are built into the program.
    ///
    /// # Panics
    /// Never: `build.rs` packed them; a test unpacks them.
    pub fn new() -> Self {
        let words = Table::new(WORDS);
        let mut lists: Lists = postcard::from_bytes(LISTS).expect("the built-in lists are valid");
        let units = Units::new(std::mem::take(&mut lists.units));
        let sums = SumWords::new(std::mem::take(&mut lists.sums));
        let spellings = Spellings::new(std::mem::take(&mut lists.spellings));
        let compounds = Compounds::new(std::mem::take(&mut lists.compounds));
        let mut lexicon = Self {
            words,
            spellings,
            compounds,
            units,
            figures: FigureWords::new(&lists.figures),
            sums,
            near: NearIndex::new(&lists),
            offices: Phrases::default(),
            bodies: Phrases::default(),
            leaders: Phrases::default(),
            respellings: Respellings::new(&lists.organisations),
            placeholders: Placeholders::new(&lists.placeholders),
            page: PagePhrases::new(std::mem::take(&mut lists.page)),
            variants: HashMap::new(),
            given: GivenNames::new(&lists),
            posts: Posts::new(&lists),
            lists,
        };
        lexicon.index_lists();
        lexicon
    }

    /// The flags of a word as it is printed, given also in lower case.
    pub fn flags(&self, word: &str, lower: &str) -> Flags {
        let (mut shape, mut listed) = (flags::shape(word), self.listed(lower));
        if shape.contains(Flags::NON_ASCII) {
            shape.set(Flags::LOOK_ALIKE, disguise(word).is_some());
            shape.set(Flags::HIDDEN, hidden(word).is_some());
        }
        if word != lower {
            listed |= self.listed(word);
            if shape.contains(Flags::ALL_CAPS) {
                listed |= self.listed(&title_case(lower));
            }
        }
        // What imitates another script's letters is a slip of a kind of its own.
        if !shape.contains(Flags::CAPITALISED) || shape.contains(Flags::LOOK_ALIKE) {
            listed -= Flags::NEAR;
        } else if listed.is_empty() {
            // Words of the lists carry their classes.
            listed = self.near.classes(lower);
        }
        shape | listed
    }

    /// Reads the places where words are listed, one right behind the other, so that those who ask for the words soon need
    /// not wait for each.
    pub fn bring_near<'w>(&self, words: impl Iterator<Item = &'w str>) {
        self.words.bring_near(words);
    }

    /// Whether a lower-case word is a title or office by itself.
    pub fn is_title(&self, word: &str) -> bool {
        self.listed(word).contains(Flags::TITLE)
    }

    /// Whether a lower-case word says what somebody is: a title, or a role such as striker.
    pub fn is_role(&self, word: &str) -> bool {
        self.listed(word).intersects(Flags::ROLE | Flags::TITLE)
    }

    /// Whether a list has these capitals as an acronym.
    pub fn is_acronym(&self, letters: &str) -> bool {
        self.listed(letters).contains(Flags::ACRONYM)
    }

    /// Whether a dictionary, the list of acronyms or the list of bodies has these capitals.
    pub fn has_letters(&self, letters: &str) -> bool {
        self.listed(letters).intersects(Flags::ACRONYM | Flags::BODY_ACRONYM)
    }

    /// Numbers of the groups of romanisations that hold a lower-case word.
    pub fn variants_of(&self, word: &str) -> &[u16] {
        self.variants.get(word).map_or(&[], Vec::as_slice)
    }

    fn index_lists(&mut self) {
        let Self { lists, offices, bodies, leaders, variants, .. } = self;
        for (number, group) in lists.variants.iter().enumerate() {
            for form in group.forms.iter().filter(|form| !form.contains(' ')) {
                variants.entry(form.to_lowercase()).or_default().push(number as u16);
            }
        }
        lists.titles.phrases.iter().for_each(|office| offices.add(office));
        lists.bodies().for_each(|body| bodies.add(body));
        lists.leaders().for_each(|leader| leaders.add(leader));
    }

    fn listed(&self, word: &str) -> Flags {
        self.words.get(word)
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new()
    }
}

/// A lower-case word with a capital in front.
pub fn title_case(lower: &str) -> String {
    let mut letters = lower.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags(word: &str) -> Flags {
        Lexicon::new().flags(word, &word.to_lowercase())
    }

    #[test]
    fn a_word_is_known_in_its_lower_case() {
        assert!(flags("minister").contains(Flags::WORD));
        assert!(flags("Minister").contains(Flags::WORD | Flags::CAPITALISED));
        assert!(!flags("ministre").intersects(Flags::WORD | Flags::NAME));
    }

    #[test]
    fn a_name_is_known_in_its_capitals_only() {
        assert!(flags("Minsk").contains(Flags::NAME));
        assert!(flags("MINSK").contains(Flags::NAME | Flags::ALL_CAPS));
        assert!(!flags("minsk").intersects(Flags::NAME | Flags::WORD));
    }

    #[test]
    fn a_listed_word_carries_what_an_unlisted_one_is_asked_for() {
        let lexicon = Lexicon::new();
        for word in ["Prim", "Minster", "Borne", "Marvin", "Presidnet", "Stepanakert", "President"] {
            let lower = word.to_lowercase();
            assert_eq!(flags(word) & Flags::NEAR, lexicon.near.classes(&lower), "{word}");
        }
        assert!(flags("Minster").contains(Flags::NEAR_TITLE) && flags("Presidnet").contains(Flags::NEAR_TITLE));
        // In small letters no word is a slip in a name.
        assert!(!flags("minster").intersects(Flags::NEAR));
    }

    #[test]
    fn letters_of_acronyms_and_bodies_are_known_and_others_are_not() {
        let lexicon = Lexicon::new();
        assert!(lexicon.has_letters("NATO") && lexicon.has_letters("OSCE"));
        assert!(!lexicon.has_letters("OCSE") && !lexicon.has_letters("nato"));
    }

    #[test]
    fn closed_classes_carry_their_flags() {
        assert!(flags("The").contains(Flags::FUNCTION));
        assert!(flags("September").contains(Flags::MONTH));
        assert!(flags("Mr").contains(Flags::TITLE_ABBREVIATION));
    }
}
