//! Names: the capitalised words of an article with their neighbours, and the people they make up.
//!
//! Spellings are compared word by word and not run by run: measured on 2,047 articles, 6 % of the runs of capitalised
//! words have a wrong end (a glued article, a headline's piece, a day), but a word is a word.

mod accents;
mod around;
mod compounds;
pub mod likeness;
mod neighbour;
mod people;
mod words;

pub use around::Around;
pub(crate) use around::{
    are_explained, is_foreign_copy, is_given_name, is_glossed, is_next_word, is_presented, name_around,
};
pub use compounds::Compound;
pub use likeness::Likeness;
pub use neighbour::Neighbour;
pub use people::{Family, Mention, MentionKind, Office, People, Person};
pub(crate) use words::is_independent;
pub use words::{NameWord, Words};

use crate::article::Article;
use crate::lexicon::{Flags, Lexicon};

/// The names of one article.
#[derive(Debug, Default)]
pub struct Names {
    pub words: Words,
    pub people: People,
    /// Pairs of words that may be one name spelled two ways, by their numbers, the one printed first in front.
    pub alike: Vec<(u32, u32, Likeness)>,
    /// Pairs of words that differ by their accents only, likewise.
    pub accents: Vec<(u32, u32)>,
    /// Names printed with and without their hyphens.
    pub compounds: Vec<Compound>,
}

impl Names {
    pub fn read(article: &Article<'_>, lexicon: &Lexicon) -> Self {
        let words = Words::read(article);
        let spellings: Vec<(&str, Flags)> = words.iter().map(|word| (article.lower(word.form), word.flags)).collect();
        let alike = likeness::near_pairs(&spellings);
        let accents = accents::pairs(article, &words);
        Self { alike, accents, words, people: People::read(article, lexicon), compounds: compounds::read(article) }
    }
}
