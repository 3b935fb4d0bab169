//! Where the tokens stand that are asked for most.

use super::{Block, range};
use std::ops::Range;

/// Numbers of tokens by what they are, each list in order. One token in six is a mark or a figure, and one in six a word with a
/// capital: who asks for these need not walk over all.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) marks: Vec<u32>,
    pub(super) capitals: Vec<u32>,
    pub(super) figures: Vec<u32>,
    pub(super) again: Vec<u32>,
    pub(super) behind_articles: Vec<u32>,
    pub(super) stops: Vec<u32>,
}

/// The parts of the lists that lie in one block.
#[derive(Clone, Debug, Default)]
pub struct Indexed {
    marks: Range<u32>,
    capitals: Range<u32>,
    stops: Range<u32>,
}

impl Index {
    /// Empties the lists and makes room for as many of each.
    pub(super) fn restart(&mut self, each: usize) {
        for list in [&mut self.marks, &mut self.capitals, &mut self.figures] {
            list.clear();
            list.reserve(each);
        }
        self.again.clear();
        self.behind_articles.clear();
        self.stops.clear();
    }

    /// What was added to the lists since they were as long as this.
    pub(super) fn since(&self, before: &Indexed) -> Indexed {
        let now = self.ends();
        let behind = |before: &Range<u32>, now: Range<u32>| before.end..now.end;
        Indexed {
            marks: behind(&before.marks, now.marks),
            capitals: behind(&before.capitals, now.capitals),
            stops: behind(&before.stops, now.stops),
        }
    }

    /// How long the lists are.
    pub(super) fn ends(&self) -> Indexed {
        let all = |list: &[u32]| 0..list.len() as u32;
        Indexed { marks: all(&self.marks), capitals: all(&self.capitals), stops: all(&self.stops) }
    }

    /// Punctuation, symbols, figures and addresses of a block: all but words.
    #[inline]
    pub fn marks_of(&self, block: &Block) -> &[u32] {
        &self.marks[range(&block.indexed.marks)]
    }

    /// Words of a block with a capital letter, at their beginning or inside.
    #[inline]
    pub fn capitals_of(&self, block: &Block) -> &[u32] {
        &self.capitals[range(&block.indexed.capitals)]
    }

    /// Tokens of a block that may end a sentence: stops, closing marks and quotation marks, words with a dot of their own.
    #[inline]
    pub(super) fn stops_of(&self, block: &Block) -> &[u32] {
        &self.stops[range(&block.indexed.stops)]
    }

    /// What may begin a figure or a date: digits, number words, months, signs of currencies.
    pub fn figures(&self) -> &[u32] {
        &self.figures
    }

    /// Words that stand right behind themselves, in any letter case.
    pub fn again(&self) -> &[u32] {
        &self.again
    }

    /// Function words right behind the, a or an.
    pub fn behind_articles(&self) -> &[u32] {
        &self.behind_articles
    }

    /// As [`marks_of`](Self::marks_of), of the whole article.
    pub fn marks(&self) -> &[u32] {
        &self.marks
    }

    /// As [`capitals_of`](Self::capitals_of), of the whole article.
    pub fn capitals(&self) -> &[u32] {
        &self.capitals
    }
}
