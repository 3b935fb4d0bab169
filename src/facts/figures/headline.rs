//! Figures of a headline that the story has not: `Quake Kills 34`, and 43 dead beneath it.
//!
//! A headline rounds, adds and turns phrases, so it is held against the story only where the story has nothing that
//! the figure can stand for, and has one that a slip of the keys makes of it beside the same words.

use super::retold::echo::{matter, shared};
use super::retold::{Slip, digits, slip};
use super::{Figure, Figures, Form};
use crate::article::{Article, BlockKind};

/// A figure of a headline and the one of the story that it may be meant to be.
#[derive(Clone, Debug)]
pub struct Headlined {
    /// Numbers of figures in [`Figures::all`].
    pub headline: u32,
    pub story: u32,
    pub slip: Slip,
    /// Words that the headline shares with the sentence of the story.
    pub shared: u8,
}

/// Figures of the story that are looked at.
const STORY: usize = 64;

pub(super) fn find(article: &Article<'_>, figures: &mut Figures) {
    let kind = |figure: &Figure| {
        let sentence = &article.sentences[figure.sentence as usize];
        article.blocks[sentence.block as usize].kind
    };
    let mut found = Vec::new();
    for (number, figure) in figures.all.iter().enumerate() {
        let printed = matches!(figure.form, Form::Plain | Form::Strong | Form::Joined(_)) && !figure.in_words;
        if kind(figure) != BlockKind::Headline || !printed || figure.value <= 0.0 {
            continue;
        }
        let own = digits(article, figure);
        let story = || figures.all.iter().enumerate().filter(|(_, other)| kind(other).is_prose());
        // "Nearly 4,000" and "more than 3,900", "$2.4 billion" and "$2.43 billion".
        let told = |other: &Figure| other.value == figure.value || figure.may_be(other);
        if own.len() < 2 || story().any(|(_, other)| told(other)) {
            continue;
        }
        let mut best: Option<Headlined> = None;
        let like = |other: &Figure| {
            other.unit == figure.unit
                && other.scale == figure.scale
                && other.decimals == figure.decimals
                && !other.in_words
                && other.form != Form::Age
        };
        for (at, other) in story().filter(|(_, other)| like(other)).take(STORY) {
            let Some(slip) = slip(&own, &digits(article, other)).filter(|slip| *slip != Slip::Length) else { continue };
            let shared = shared(&matter(article, figure), &matter(article, other));
            if best.as_ref().is_none_or(|best| best.shared < shared) {
                best = Some(Headlined { headline: number as u32, story: at as u32, slip, shared });
            }
        }
        found.extend(best.filter(|best| best.shared > 1));
    }
    figures.headlines = found;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Vocabulary;
    use crate::facts::Facts;
    use crate::lexicon::Lexicon;
    use crate::source::Source;

    fn headlined(copy: &str) -> Vec<(Slip, u8)> {
        let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        let facts = Facts::read(&article, &lexicon);
        facts.figures.headlines.iter().map(|pair| (pair.slip, pair.shared)).collect()
    }

    #[test]
    fn a_headline_is_held_against_the_story() {
        let story = "A quake killed 43 people in a coastal town on Friday, officials said.\n";
        assert_eq!(headlined(&format!("Quake Kills 34 in Coastal Town\n\n{story}")), [(Slip::Swapped, 4)]);
        assert!(headlined(&format!("Quake Kills Dozens in Coastal Town\n\n{story}")).is_empty());
        assert!(headlined(&format!("Quake Kills 43 in Coastal Town\n\n{story}")).is_empty());
    }
}
