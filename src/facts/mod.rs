//! What an article claims, taken once and compared by the rules. Each fact keeps its place.

pub mod acronyms;
pub mod ages;
pub mod dates;
pub mod figures;
mod line;
pub mod metadata;
pub mod names;

use crate::article::Article;
use crate::lexicon::Lexicon;

/// The facts of one article.
#[derive(Debug, Default)]
pub struct Facts {
    pub names: names::Names,
    pub acronyms: acronyms::Acronyms,
    pub figures: figures::Figures,
    pub dates: dates::Dates,
    /// How old the people are.
    pub ages: Vec<ages::Age>,
    /// The day the article says it is from, and where it says so.
    pub declared: Option<dates::Declared>,
    /// Where the fields above the copy contradict it.
    pub metadata: Vec<metadata::Mismatch>,
}

impl Facts {
    pub fn read(article: &Article<'_>, lexicon: &Lexicon) -> Self {
        let numbers = numbers(article);
        let mut dates = dates::Dates::read(article, lexicon, &numbers);
        let figures = figures::Figures::read(article, lexicon, &numbers, &dates);
        dates.bind(article, lexicon, &figures);
        let declared = dates::Declared::find(article, &dates);
        let names = names::Names::read(article, lexicon);
        let ages = ages::read(article, &figures, &names.people);
        let metadata = metadata::find(article, &dates, declared.as_ref());
        let acronyms = acronyms::Acronyms::read(article, lexicon);
        Self { names, acronyms, figures, dates, ages, declared, metadata }
    }
}

/// A token that may begin a figure or date, with its sentence.
#[derive(Clone, Copy)]
struct NumberAt {
    token: u32,
    sentence: u32,
}

/// All such tokens.
fn numbers(article: &Article<'_>) -> Vec<NumberAt> {
    let sentence = |token: u32| article.sentence_number(token as usize);
    article.index.figures().iter().map(|&token| NumberAt { token, sentence: sentence(token) }).collect()
}
