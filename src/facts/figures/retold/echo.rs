//! What the two sentences of a pair have in common beyond the words in step: other words, another figure.

use crate::article::{Article, Token, range};
use crate::facts::figures::{Figure, Figures};
use crate::facts::line::Line;
use crate::lexicon::Flags;

/// How much of one figure's sentence the other's repeats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Echo {
    /// Words of matter that both sentences have, whatever their endings.
    pub shared: u8,
    /// Words of matter of the shorter sentence.
    pub words: u8,
    /// A further figure stands in both: `Subpoenas for 17 individuals and three groups`.
    pub companion: bool,
    /// The later figure is told as one that the reader knows: `the 21 people`.
    pub known: bool,
}

impl Echo {
    pub(super) fn new(article: &Article<'_>, figures: &Figures, first: &Figure, second: &Figure) -> Self {
        let (own, other) = (matter(article, first), matter(article, second));
        let companion = first.sentence != second.sentence && has_companion(figures, first, second);
        let line = Line::new(article, &article.sentences[second.sentence as usize]);
        let known = matches!(line.lower(second.lead(article).wrapping_sub(1)), "the" | "these" | "those");
        let few = |count: usize| count.min(255) as u8;
        Self { shared: shared(&own, &other), words: few(own.len().min(other.len())), companion, known }
    }

    /// One sentence says hardly anything that the other does not, or both are long and say nearly the same.
    pub fn is_whole(self) -> bool {
        let percent = |share: u16| u16::from(self.shared) * 100 >= u16::from(self.words) * share;
        self.shared >= 5 && percent(85) || self.shared >= 10 && percent(67)
    }
}

/// The distinct words of matter of a figure's sentence.
pub(in crate::facts::figures) fn matter<'a>(article: &'a Article<'_>, figure: &Figure) -> Vec<&'a str> {
    let sentence = &article.sentences[figure.sentence as usize];
    let matter = |token: &&Token| token.is_word() && !token.is(Flags::FUNCTION | Flags::UNIT | Flags::SCALE);
    let tokens = article.tokens[range(&sentence.tokens)].iter().filter(matter);
    let mut words: Vec<&str> = tokens.map(|token| article.lower_of(token)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Words that both have, whatever their endings: kill, kills, killed.
pub(in crate::facts::figures) fn shared(own: &[&str], other: &[&str]) -> u8 {
    own.iter().filter(|word| other.iter().any(|twin| same_word(word, twin))).count().min(255) as u8
}

pub(super) fn same_word(one: &str, other: &str) -> bool {
    let common = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    one == other || common >= 4 && one.len().max(other.len()) <= common + 3
}

fn has_companion(figures: &Figures, first: &Figure, second: &Figure) -> bool {
    let of = |figure: &Figure| figures.of_sentence(figure.sentence);
    let further = of(first).iter().filter(|twin| twin.value > 1.0 && twin.span != first.span);
    let told = |twin: &Figure| {
        let same = |other: &&Figure| other.value == twin.value && other.unit == twin.unit && other.span != second.span;
        of(second).iter().any(|other| same(&other))
    };
    further.into_iter().any(told)
}
