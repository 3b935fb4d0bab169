//! What the desk keeps of an article's figures: those that stand in a phrase which another article can repeat.

use crate::article::{Article, Token};
use crate::facts::Facts;
use crate::facts::figures::{Figure, Form, Interval};
use crate::lexicon::Flags;
use crate::source::Span;
use jiff::civil;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

/// The figures of one article, kept only where the article declares its day: another day's figure is no conflict.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct DeskFigures {
    pub day: Option<civil::Date>,
    pub figures: Box<[DeskFigure]>,
}

/// A figure with what it counts.
#[derive(Debug, Serialize, Deserialize)]
pub struct DeskFigure {
    /// A hash of the unit, the words of matter in front and the one behind, and the nearest name in front:
    /// `the Senate resolution passed with 305 votes`.
    pub phrase: u64,
    pub span: Span,
    pub text: Box<str>,
    /// What the figure can stand for.
    pub meant: Interval,
}

impl DeskFigures {
    pub(super) fn new(article: &Article<'_>, facts: &Facts) -> Self {
        let Some(declared) = &facts.declared else { return Self::default() };
        let told =
            |figure: &&Figure| !figure.quoted && !figure.borrowed && !matches!(figure.form, Form::Age | Form::Fraction);
        let keep = |figure: &Figure| {
            let text = article.at(figure.span).into();
            Some(DeskFigure { phrase: phrase(article, figure)?, span: figure.span, text, meant: figure.interval() })
        };
        let figures = facts.figures.all.iter().filter(told).filter_map(keep).collect();
        Self { day: Some(declared.date), figures }
    }
}

/// Words of matter in front that must be the same, if the sentence has as many; with fewer than two it says too little.
const BEFORE: usize = 3;

/// None where the sentence says too little of what is counted.
fn phrase(article: &Article<'_>, figure: &Figure) -> Option<u64> {
    let sentence = &article.sentences[figure.sentence as usize];
    let matter = |at: u32| {
        let token = &article.tokens[at as usize];
        (token.is_word() && !token.is(Flags::FUNCTION | Flags::HEDGE)).then(|| article.lower_of(token))
    };
    let in_front = || (sentence.tokens.start..figure.tokens.start).rev();
    let before: Vec<&str> = in_front().filter_map(matter).take(BEFORE).collect();
    let behind = (figure.tokens.end..sentence.tokens.end).find_map(matter)?;
    if before.len() < 2 {
        return None;
    }
    let name = in_front().map(|at| &article.tokens[at as usize]).find(|token| is_name(token));
    let name = name.map_or("", |token| article.lower_of(token));
    let mut hash = Xxh3::new();
    hash.update(&figure.unit.number().to_le_bytes());
    for word in [name, behind].into_iter().chain(before) {
        hash.update(word.as_bytes());
        hash.update(b" ");
    }
    Some(hash.digest())
}

/// A capital that no sentence, month or weekday explains: what happened in Halden did not happen in Brekke.
fn is_name(token: &Token) -> bool {
    let other = Flags::FUNCTION | Flags::MONTH | Flags::WEEKDAY;
    token.is_word() && token.is_capitalised() && !token.is(other) && !(token.starts_sentence() && token.is(Flags::WORD))
}
