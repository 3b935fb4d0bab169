//! The figures of one sentence, to find out how they belong together.

use super::{Figure, Figures, Form, Unit, excess, listing, share, sum, vote};
use crate::article::{Article, TokenKind};
use crate::facts::line::Line;
use crate::lexicon::{Dimension, FigureWords, Flags, Lexicon, SumWords, Units};
use std::ops::Range;

/// Tokens within which a bracket closes: what is longer is none that adds anything up.
const LONGEST_BRACKET: usize = 256;

/// A sentence with its figures.
#[derive(Clone, Copy)]
pub(super) struct Group<'a, 's> {
    pub line: Line<'a, 's>,
    pub words: &'a SumWords,
    pub nouns: &'a FigureWords,
    pub units: &'a Units,
    pub figures: &'a Figures,
    pub sentence: u32,
    /// The number of the first figure in [`Figures::all`].
    pub first: usize,
    /// The number behind the last.
    pub end: usize,
}

/// Finds what the figures of each sentence say of one another. Sentences without figures cost nothing.
pub(super) fn relate(article: &Article<'_>, lexicon: &Lexicon, figures: &mut Figures) {
    let (mut sums, mut parts, mut shares) = (Vec::new(), Vec::new(), Vec::new());
    let (mut votes, mut listings, mut excesses) = (Vec::new(), Vec::new(), Vec::new());
    let mut first = 0;
    for run in figures.all.chunk_by(|figure, next| figure.sentence == next.sentence) {
        let sentence = run[0].sentence;
        let group = Group {
            line: Line::new(article, &article.sentences[sentence as usize]),
            words: &lexicon.sums,
            nouns: &lexicon.figures,
            units: &lexicon.units,
            figures: &*figures,
            sentence,
            first,
            end: first + run.len(),
        };
        first += run.len();
        listing::find(&group, &mut listings);
        vote::find(&group, &mut votes);
        excess::find(&group, &mut excesses);
        if run.len() > 1 {
            sum::find(&group, &mut sums);
            share::find_parts(&group, &mut parts);
            share::find_shares(&group, &mut shares);
        }
    }
    (figures.sums, figures.parts, figures.shares) = (sums, parts, shares);
    (figures.votes, figures.listings, figures.excesses) = (votes, listings, excesses);
}

impl<'a> Group<'a, '_> {
    /// Numbers of the figures.
    pub fn range(&self) -> Range<usize> {
        self.first..self.end
    }

    pub fn figure(&self, number: usize) -> &'a Figure {
        &self.figures.all[number]
    }

    /// The figure whose first token is `at`.
    pub fn figure_at(&self, at: usize) -> Option<usize> {
        let figures = &self.figures.all[self.range()];
        figures.binary_search_by_key(&(at as u32), |figure| figure.tokens.start).ok().map(|found| self.first + found)
    }

    /// The first token of a figure with its hedge.
    pub fn start(&self, number: usize) -> usize {
        let figure = self.figure(number);
        let mut start = figure.tokens.start as usize;
        let Some(hedge) = figure.hedge else { return start };
        while start > self.line.start() && self.line.article.tokens[start - 1].span.start >= hedge.span.start {
            start -= 1;
        }
        start
    }

    /// Whether the figure is an end of a range.
    pub fn in_range(&self, number: usize) -> bool {
        let ranges = &self.figures.ranges;
        let at = ranges.partition_point(|range| (range.high as usize) < number);
        ranges.get(at).is_some_and(|range| range.low as usize <= number)
    }

    /// Counts things or money, and stands by itself.
    pub fn is_plain(&self, number: usize) -> bool {
        let figure = self.figure(number);
        let money = |unit| self.units.get(unit).dimension == Dimension::Money;
        let kind = match figure.unit {
            Unit::None => true,
            Unit::Of(unit) => money(unit),
            Unit::Percent | Unit::Points => false,
        };
        kind && figure.form == Form::Plain && figure.value > 0.0 && !self.in_range(number)
    }

    /// A hyphen with spaces around it, or a dash.
    pub fn is_dash(&self, at: usize) -> bool {
        let line = &self.line;
        match line.kind(at) {
            Some(TokenKind::Dash) => true,
            Some(TokenKind::Hyphen) => !line.is_glued(at) && !line.is_glued(at + 1),
            _ => false,
        }
    }

    /// The bracket that closes the one at `open`, or the sentence's end, or where it has gone on for too long.
    pub fn close(&self, open: usize) -> usize {
        let mut depth = 0;
        let end = self.line.end().min(open + LONGEST_BRACKET);
        for at in open..end {
            match self.line.kind(at) {
                Some(TokenKind::Open) => depth += 1,
                Some(TokenKind::Close) if depth == 1 => return at,
                Some(TokenKind::Close) => depth -= 1,
                _ => {}
            }
        }
        end
    }

    /// The figure at `at`, or behind articles and hedges that begin there.
    pub fn figure_near(&self, at: usize) -> Option<usize> {
        for next in at..at + 6 {
            if let Some(number) = self.figure_at(next) {
                return Some(number);
            }
            let passed = self.line.is(next, Flags::HEDGE)
                || matches!(
                    self.line.lower(next),
                    "the"
                        | "just"
                        | "only"
                        | "another"
                        | "other"
                        | "some"
                        | "its"
                        | "their"
                        | "all"
                        | "these"
                        | "those"
                        | "at"
                        | "more"
                        | "as"
                        | "many"
                        | "much"
                        | "an"
                        | "additional"
                        | "further"
                        | "estimated"
                        | "his"
                        | "fewer"
                        | "less"
                        | "no"
                        | "up"
                        | "close"
                        | "our"
                        | "her"
                        | "my"
                );
            if !passed {
                return None;
            }
        }
        None
    }

    /// Whether some word of the sentence is in a list.
    pub fn says(&self, words: &hashbrown::HashSet<String>) -> bool {
        (self.line.start()..self.line.end()).any(|at| words.contains(self.line.lower(at)))
    }
}

#[cfg(test)]
mod tests;
