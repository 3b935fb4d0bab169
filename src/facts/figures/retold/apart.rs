//! What holds two figures apart that differ by a slip of the keys: change, other years, other names, a series.

use super::step::{Rows, WORD};
use crate::article::{Article, BlockKind};
use crate::facts::dates::Dates;
use crate::facts::figures::{Figure, Figures};
use crate::facts::line::Line;
use crate::lexicon::{FigureWords, Flags};

/// Figures that are asked whether they stand in a series with a pair.
const SERIES: usize = 256;
/// Tokens around a figure in which a name tells it apart.
const NAMES: usize = 6;
/// From here on a further figure makes a series.
const IN_STEP: u16 = 2 * WORD;

/// What two figures are held against.
pub(super) struct Pairing<'a, 's> {
    pub article: &'a Article<'s>,
    pub dates: &'a Dates,
    pub words: &'a FigureWords,
    pub figures: &'a Figures,
    pub rows: Rows<'a, 's>,
}

impl<'a, 's> Pairing<'a, 's> {
    /// Whether a word near the figure, and not near the other, says that it is another than before.
    pub fn changes(&self, figure: &Figure, other: &Figure) -> bool {
        let near = |figure: &Figure| {
            let line = self.line(figure);
            let (start, end) = (figure.lead(self.article), figure.tokens.end as usize);
            let near = (start.saturating_sub(6)..start).chain(end..end + 3);
            near.map(move |at| line.lower(at)).filter(|word| self.words.told_anew.contains(*word))
        };
        near(figure).any(|word| near(other).all(|twin| twin != word))
    }

    pub fn years_differ(&self, one: &Figure, other: &Figure) -> bool {
        let years = |figure: &Figure| {
            let (_, dates) = self.dates.of_sentence(figure.sentence);
            dates.iter().filter_map(|date| date.year).collect::<Vec<_>>()
        };
        let (x, y) = (years(one), years(other));
        !x.is_empty() && !y.is_empty() && !x.iter().any(|year| y.contains(year))
    }

    /// How many of the two have a name near by that the other's sentence has not.
    pub fn names_apart(&self, one: &Figure, other: &Figure) -> u8 {
        let titled = |figure: &Figure| {
            let block = self.article.sentences[figure.sentence as usize].block;
            matches!(self.article.blocks[block as usize].kind, BlockKind::Headline | BlockKind::Subhead)
        };
        if titled(one) || titled(other) {
            return 0;
        }
        let own = |figure: &Figure, twin: &Figure| {
            let (line, twin) = (self.line(figure), self.line(twin));
            let (start, end) = (figure.lead(self.article), figure.tokens.end as usize);
            let range = start.saturating_sub(NAMES).max(line.start())..(end + NAMES).min(line.end());
            range.into_iter().any(|at| {
                let name = line.is_capitalised(at)
                    && !line.is(at, Flags::FUNCTION | Flags::MONTH | Flags::WEEKDAY)
                    && !line.token(at).is_some_and(|token| token.starts_sentence());
                name && !(twin.start()..twin.end()).any(|other| twin.lower(other) == line.lower(at))
            })
        };
        u8::from(own(one, other)) + u8::from(own(other, one))
    }

    /// Whether two further figures stand in step with the pair.
    pub fn is_series(&self, one: u32, other: u32) -> bool {
        let all = &self.figures.all;
        let (first, second) = (&all[one as usize], &all[other as usize]);
        let mut further: Vec<f64> = Vec::new();
        let like = |figure: &Figure| {
            figure.unit == first.unit && figure.value != first.value && figure.value != second.value && !figure.borrowed
        };
        let in_step = |twin: u32, at: u32| {
            let (before, behind) = self.rows.steps(twin, at);
            before + behind >= IN_STEP
        };
        let figures = (0u32..).zip(all).filter(|(_, figure)| like(figure)).take(SERIES);
        for (at, figure) in figures {
            if !further.contains(&figure.value) && (in_step(one, at) || in_step(other, at)) {
                further.push(figure.value);
                if further.len() > 1 {
                    return true;
                }
            }
        }
        false
    }

    fn line(&self, figure: &Figure) -> Line<'a, 's> {
        Line::new(self.article, &self.article.sentences[figure.sentence as usize])
    }
}
