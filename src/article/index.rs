//! Where the tokens stand that are asked for most.

use std::ops::Range;

/// Numbers of tokens by what they are, each list in order. One token in six is a mark or a figure, and one in six a word with a
/// capital: who asks for these need not walk over all.
#[derive(Debug)]
pub struct Index {
    pub(super) marks: Vec<u32>,
    pub(super) capitals: Vec<u32>,
    pub(super) figures: Vec<u32>,
    pub(super) again: Vec<u32>,
}

impl Index {
    /// Room for as many of each.
    pub(super) fn with_capacity(each: usize) -> Self {
        let room = || Vec::with_capacity(each);
        Self { marks: room(), capitals: room(), figures: room(), again: Vec::new() }
    }

    /// Punctuation, symbols, figures and addresses: all but words.
    pub fn marks(&self, within: &Range<u32>) -> &[u32] {
        part(&self.marks, within)
    }

    /// What may begin a figure or a date: digits, number words, months, signs of currencies.
    pub fn figures(&self) -> &[u32] {
        &self.figures
    }

    /// Words that stand right behind themselves in the same spelling.
    pub fn again(&self, within: &Range<u32>) -> &[u32] {
        part(&self.again, within)
    }

    /// Words with a capital letter, at their beginning or inside.
    pub fn capitals(&self, within: &Range<u32>) -> &[u32] {
        part(&self.capitals, within)
    }
}

fn part<'a>(numbers: &'a [u32], within: &Range<u32>) -> &'a [u32] {
    let start = numbers.partition_point(|&number| number < within.start);
    let numbers = &numbers[start..];
    &numbers[..numbers.partition_point(|&number| number < within.end)]
}
