//! Figures that print the same digits with another scale word: `$2.5 million` here, `$2.5 billion` there.
//!
//! Most such pairs are two things. How much of the words around them is the same says whether they could be one.

use super::{Figure, Figures};
use crate::article::{Article, Token};
use crate::facts::line::Line;
use crate::lexicon::Flags;

/// Two figures, in the order of the copy.
#[derive(Clone, Debug)]
pub struct Magnitudes {
    /// Numbers of figures in [`Figures::all`].
    pub first: u32,
    pub second: u32,
    /// Words directly behind both that are the same and carry matter, and those in front.
    pub behind: u8,
    pub before: u8,
}

/// Figures compared with one another at most.
const GROUP: usize = 64;

pub(super) fn find(article: &Article<'_>, figures: &mut Figures) {
    let all = &figures.all;
    let scaled = |figure: &Figure| figure.scale >= 1e3 && !figure.borrowed;
    let mut large: Vec<u32> = (0..all.len() as u32).filter(|&at| scaled(&all[at as usize])).collect();
    let digits = |at: u32| all[at as usize].value / all[at as usize].scale;
    large.sort_by(|&one, &other| digits(one).total_cmp(&digits(other)).then(one.cmp(&other)));
    let mut pairs = Vec::new();
    for (number, &first) in large.iter().enumerate() {
        let group = large[number + 1..].iter().take(GROUP);
        for &second in group.take_while(|&&second| (digits(second) - digits(first)).abs() < 1e-9 * digits(first)) {
            let (one, other) = (&all[first as usize], &all[second as usize]);
            if one.scale != other.scale && one.unit == other.unit && one.decimals == other.decimals {
                let (behind, before) = shared(article, one, other);
                pairs.push(Magnitudes { first, second, behind, before });
            }
        }
    }
    pairs.sort_by_key(|pair| (pair.first, pair.second));
    figures.magnitudes = pairs;
}

/// Words of matter that stand in step behind both figures, and in front of both.
fn shared(article: &Article<'_>, one: &Figure, other: &Figure) -> (u8, u8) {
    let line = |figure: &Figure| Line::new(article, &article.sentences[figure.sentence as usize]);
    let (one_line, other_line) = (line(one), line(other));
    let count = |step: &dyn Fn(usize) -> (usize, usize)| {
        let mut count = 0;
        for number in 0..6 {
            let (at, beside) = step(number);
            let (Some(token), Some(twin)) = (one_line.token(at), other_line.token(beside)) else { break };
            if !twin.is_word() || one_line.lower(at) != other_line.lower(beside) {
                break;
            }
            count += u8::from(is_matter(token));
        }
        count
    };
    let behind = count(&|number| (one.tokens.end as usize + number, other.tokens.end as usize + number));
    let (lead, twin) = (one.lead(article), other.lead(article));
    let before = count(&|number| (lead.wrapping_sub(1 + number), twin.wrapping_sub(1 + number)));
    (behind, before)
}

fn is_matter(token: &Token) -> bool {
    token.is_word() && !token.is(Flags::FUNCTION)
}
