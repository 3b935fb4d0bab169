//! Figures that may be one quantity told twice with other digits: `12 people`, later `21 people`.
//!
//! Two figures are compared only if one slip of the keys lies between their digits; figures that share what deleting
//! one digit leaves are found by sorting, so that the cost is linear in the figures. What speaks for one quantity is
//! how much of the copy around both is in step, outward from the figures: most such pairs are two quantities.

mod apart;
pub(super) mod echo;
mod step;
mod value;

use super::{Figure, Figures};
use crate::article::Article;
use crate::facts::dates::Dates;
use crate::lexicon::{FigureWords, deletions, sharing};
use apart::Pairing;
pub use echo::Echo;
use hashbrown::HashMap;
use step::{Rows, WORD};
use value::{Value, values};
pub(super) use value::{digits, slip};

/// Two figures of one unit and scale.
#[derive(Clone, Debug)]
pub struct Retold {
    /// Numbers of figures in [`Figures::all`], in the order of the copy; of several pairs the one most in step.
    pub first: u32,
    pub second: u32,
    pub slip: Slip,
    /// Weight of the words in step before and behind the figures: ten a word, three a function word.
    pub before: u16,
    pub behind: u16,
    /// Both count the same noun.
    pub same_head: bool,
    /// Digits of the shorter one.
    pub digits: u8,
    /// How many values of this unit and scale the copy has: where there are many, two are alike by chance.
    pub peers: u16,
    /// How often each of the two stands in the copy, copied sentences aside.
    pub times: (u16, u16),
    pub echo: Echo,
    /// Something says that they are two quantities: see [`Apart`].
    pub apart: Option<Apart>,
}

/// What lies between the digits of two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Two neighbours changed places: 12, 21.
    Swapped,
    /// Another digit: 41, 47.
    Digit,
    /// A digit more or less: 120, 1,200.
    Length,
}

/// A reason to take two figures for two quantities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Both are printed more than once.
    Often,
    /// More figures stand in step with them: a series.
    Series,
    /// Other years are printed beside them.
    Years,
    /// A word of change or order: rose, earlier, another.
    Change,
    /// Other names stand beside both.
    Names,
    /// A name stands beside one of them that the other has not.
    Name,
}

/// Distinct values behind one key that are compared.
const GROUP: usize = 64;

pub(super) fn find(article: &Article<'_>, dates: &Dates, words: &FigureWords, figures: &mut Figures) {
    let values = values(article, &figures.all);
    if values.len() < 2 {
        return;
    }
    let mut keys: Vec<(u64, u32)> = Vec::with_capacity(values.len() * 4);
    for (number, value) in values.iter().enumerate() {
        deletions(&value.digits, |key| keys.push((key ^ value.kind, number as u32)));
    }
    let alike = |(one, other): (u32, u32)| {
        let (one, other) = (&values[one as usize], &values[other as usize]);
        let slip = slip(&one.digits, &other.digits).filter(|_| one.kind == other.kind)?;
        Some((one, other, slip))
    };
    let pairs: Vec<(&Value, &Value, Slip)> = sharing(keys, GROUP).into_iter().filter_map(alike).collect();
    if pairs.is_empty() {
        return;
    }
    let rows = Rows::new(article, &figures.all);
    let pairing = Pairing { article, dates, words, figures, rows };
    let mut peers: HashMap<u64, u16> = HashMap::new();
    for value in &values {
        let count = peers.entry(value.kind).or_default();
        *count = count.saturating_add(1);
    }
    let mut found: Vec<Retold> = Vec::new();
    for (one, other, slip) in pairs {
        found.extend(pairing.pair(one, other, slip, peers[&one.kind]));
    }
    found.sort_by_key(|pair| (pair.first, pair.second));
    figures.retold = found;
}

impl Slip {
    pub fn name(self) -> &'static str {
        match self {
            Slip::Swapped => "digits in another order",
            Slip::Digit => "another digit",
            Slip::Length => "a digit more or less",
        }
    }
}

impl Apart {
    pub fn name(self) -> &'static str {
        match self {
            Apart::Often => "both stand often",
            Apart::Series => "series",
            Apart::Years => "other years",
            Apart::Change => "change",
            Apart::Names => "other names",
            Apart::Name => "another name",
        }
    }
}

impl Retold {
    /// The weight of all words in step.
    pub fn weight(&self) -> u16 {
        self.before + self.behind
    }

    /// Words before the figures and behind them are in step, and weigh so much.
    pub fn is_verbatim(&self, least: u16) -> bool {
        self.before > 0 && self.behind > 0 && self.weight() >= least
    }

    /// The copy uses one of the two figures again, and the other once.
    pub fn has_odd_one(&self) -> bool {
        let (one, other) = self.times;
        one.min(other) == 1 && one.max(other) > 1
    }
}

impl Pairing<'_, '_> {
    fn pair(&self, one: &Value, other: &Value, slip: Slip, peers: u16) -> Option<Retold> {
        let all = &self.figures.all;
        // Copy that prints both in one sentence tells them apart.
        let of = |value: &Value| all[value.uses[0] as usize].value;
        let beside = |value: &Value, other: f64| {
            let sentences = value.uses.iter().map(|&at| all[at as usize].sentence);
            sentences.into_iter().any(|at| self.figures.of_sentence(at).iter().any(|figure| figure.value == other))
        };
        let (low, high) = (of(one).min(of(other)), of(one).max(of(other)));
        if beside(one, of(other)) || beside(other, of(one)) {
            return None;
        }
        let mut best: Option<Retold> = None;
        for &a in &one.uses {
            for &b in &other.uses {
                let (first, second) = (a.min(b), a.max(b));
                let (before, behind) = self.rows.steps(first, second);
                let same_head = self.same_head(&all[first as usize], &all[second as usize]);
                let weight = |pair: &Retold| (pair.weight(), pair.same_head);
                if best.as_ref().is_none_or(|best| weight(best) < (before + behind, same_head)) {
                    let times = if first == a { (one.times, other.times) } else { (other.times, one.times) };
                    let digits = one.digits.len().min(other.digits.len()) as u8;
                    best = Some(Retold {
                        first,
                        second,
                        slip,
                        before,
                        behind,
                        same_head,
                        digits,
                        peers,
                        times,
                        echo: Echo::default(),
                        apart: None,
                    });
                }
            }
        }
        let mut best = best.filter(|best| best.weight() >= WORD)?;
        let (first, second) = (&all[best.first as usize], &all[best.second as usize]);
        best.echo = Echo::new(self.article, self.figures, first, second);
        let shares = first.unit == super::Unit::Percent && (97.0..=101.0).contains(&(low + high));
        best.apart = if best.times.0 > 1 && best.times.1 > 1 || shares {
            Some(Apart::Often)
        } else if self.changes(first, second) || self.changes(second, first) {
            Some(Apart::Change)
        } else if self.years_differ(first, second) {
            Some(Apart::Years)
        } else {
            match self.names_apart(first, second) {
                2 => Some(Apart::Names),
                _ if self.is_series(best.first, best.second) => Some(Apart::Series),
                1 => Some(Apart::Name),
                _ => None,
            }
        };
        Some(best)
    }

    fn same_head(&self, one: &Figure, other: &Figure) -> bool {
        let tokens = &self.article.tokens;
        match (one.head, other.head) {
            (Some(x), Some(y)) => self.rows.is_same(&tokens[x as usize], &tokens[y as usize]),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Vocabulary;
    use crate::facts::Facts;
    use crate::lexicon::Lexicon;
    use crate::source::Source;

    fn retold(copy: &str) -> Vec<(Slip, u16, Option<Apart>)> {
        let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        let facts = Facts::read(&article, &lexicon);
        facts.figures.retold.iter().map(|pair| (pair.slip, pair.weight(), pair.apart)).collect()
    }

    #[test]
    fn words_in_step_are_weighed() {
        let copy = "The blast killed 12 people. Relatives of the 21 people killed gathered outside.";
        assert_eq!(retold(copy), [(Slip::Swapped, 10, None)]);
        let copy = "The blast killed 12 people in Halden. It had killed 72 people in Halden.";
        assert_eq!(retold(copy), [(Slip::Digit, 33, None)]);
    }

    #[test]
    fn figures_of_one_sentence_are_told_apart() {
        assert!(retold("The blast killed 12 people and wounded 21 people.").is_empty());
    }

    #[test]
    fn a_change_sets_them_apart() {
        let copy = "The blast killed 12 people. The toll rose to 21 people.";
        assert_eq!(retold(copy)[0].2, Some(Apart::Change));
    }

    fn echo(copy: &str) -> Echo {
        let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        Facts::read(&article, &lexicon).figures.retold[0].echo
    }

    #[test]
    fn a_later_sentence_echoes_an_earlier() {
        let copy =
            "Letters went to 17 firms and three unions. The letters to the 11 firms and three unions were short.";
        assert_eq!(echo(copy), Echo { shared: 4, words: 4, companion: true, known: true });
        let copy = "The blast killed 12 people. Doctors treated 72 people for burns.";
        assert_eq!(echo(copy), Echo { shared: 1, words: 3, companion: false, known: false });
    }
}
