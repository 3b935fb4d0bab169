//! What the desk keeps of an article's figures: those that stand in a phrase which another article can repeat.

use crate::article::{Article, Token};
use crate::facts::Facts;
use crate::facts::figures::{Figure, Form, Interval};
use crate::lexicon::Flags;
use crate::source::Span;
use jiff::civil;
use xxhash_rust::xxh3::Xxh3;

/// The figures of one article, kept only where the article declares its day: another day's figure is no conflict.
#[derive(Debug, Default)]
pub struct DeskFigures {
    pub day: Option<civil::Date>,
    pub figures: Vec<DeskFigure>,
}

/// A figure with what it counts.
#[derive(Debug)]
pub struct DeskFigure {
    /// A hash of the unit, the two words of matter in front and the one behind: `resolution passed with 305 votes`. A name
    /// before those belongs to them: the Senate's resolution is not the Assembly's.
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

/// None where the sentence says too little of what is counted.
fn phrase(article: &Article<'_>, figure: &Figure) -> Option<u64> {
    let sentence = &article.sentences[figure.sentence as usize];
    let matter = |at: u32| {
        let token = &article.tokens[at as usize];
        (token.is_word() && !token.is(Flags::FUNCTION | Flags::HEDGE)).then_some(token)
    };
    let mut before = (sentence.tokens.start..figure.tokens.start).rev().filter_map(matter);
    let behind = (figure.tokens.end..sentence.tokens.end).find_map(matter)?;
    let words = [Some(before.next()?), Some(before.next()?), before.next().filter(|name| is_name(name)), Some(behind)];
    let mut hash = Xxh3::new();
    hash.update(&figure.unit.number().to_le_bytes());
    for word in words.into_iter().flatten() {
        hash.update(article.lower_of(word).as_bytes());
        hash.update(b" ");
    }
    Some(hash.digest())
}

fn is_name(token: &Token) -> bool {
    token.is_capitalised() && !token.starts_sentence()
}
