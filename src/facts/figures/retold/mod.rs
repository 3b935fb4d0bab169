//! Figures that may be one quantity told twice with other digits: `12 people`, later `21 people`.
//!
//! Two figures are compared only if one slip of the keys lies between their digits; figures that share what deleting
//! one digit leaves are found by sorting, so that the cost is linear in the figures. What speaks for one quantity is
//! how much of the copy around both is in step, outward from the figures: most such pairs are two quantities.

mod apart;
mod step;

use super::{Figure, Figures, Form};
use crate::article::Article;
use crate::facts::dates::Dates;
use crate::lexicon::{FigureWords, deletions, sharing};
use apart::Pairing;
use step::{Rows, WORD};
use xxhash_rust::xxh3::xxh3_64;

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

/// Occurrences of one value that are looked at, and distinct values behind one key.
const USES: usize = 6;
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
    let peers = |kind: u64| values.iter().filter(|value| value.kind == kind).count() as u16;
    let mut found: Vec<Retold> = Vec::new();
    for (one, other, slip) in pairs {
        found.extend(pairing.pair(one, other, slip, peers(one.kind)));
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
}

/// What is printed with the same digits, scale and unit.
struct Value {
    digits: String,
    /// A hash of unit, scale and decimals.
    kind: u64,
    uses: Vec<u32>,
    /// How often it stands there, copies aside.
    times: u16,
}

/// The distinct values that are printed with two digits or more, in the order of their first use.
fn values(article: &Article<'_>, all: &[Figure]) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    let mut known: hashbrown::HashMap<(u64, String), usize> = hashbrown::HashMap::new();
    for (number, figure) in all.iter().enumerate() {
        let form = matches!(figure.form, Form::Plain | Form::Joined(_) | Form::Strong);
        if !form || figure.in_words || figure.value <= 0.0 {
            continue;
        }
        let digits = digits(article, figure);
        if digits.len() < 2 {
            continue;
        }
        let kind = kind(figure);
        let next = values.len();
        let at = *known.entry((kind, digits)).or_insert_with_key(|(kind, digits)| {
            values.push(Value { digits: digits.clone(), kind: *kind, uses: Vec::new(), times: 0 });
            next
        });
        let value = &mut values[at];
        let sentence = &article.sentences[figure.sentence as usize];
        let copy = sentence.copy_of.is_some() || article.blocks[sentence.block as usize].copy_of.is_some();
        value.times += u16::from(!copy);
        if value.uses.len() < USES && (!copy || value.uses.is_empty()) {
            value.uses.push(number as u32);
        }
    }
    values
}

/// A hash of what two figures must have in common: unit, scale and decimals.
fn kind(figure: &Figure) -> u64 {
    let mut bytes = [figure.decimals; 11];
    bytes[..2].copy_from_slice(&figure.unit.number().to_le_bytes());
    bytes[2..10].copy_from_slice(&figure.scale.to_le_bytes());
    xxh3_64(&bytes)
}

/// The printed digits, without commas and the decimal point.
pub(super) fn digits(article: &Article<'_>, figure: &Figure) -> String {
    let printed = article.at(figure.number);
    let end = printed.find(|c: char| !matches!(c, '0'..='9' | '.' | ',')).unwrap_or(printed.len());
    printed[..end].chars().filter(char::is_ascii_digit).collect()
}

/// The one slip between two rows of digits.
pub(super) fn slip(one: &str, other: &str) -> Option<Slip> {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return (one.len().abs_diff(other.len()) == 1).then_some(Slip::Length);
    }
    let differ: Vec<usize> = (0..one.len()).filter(|&at| one[at] != other[at]).collect();
    match differ[..] {
        [_] => Some(Slip::Digit),
        [a, b] if b == a + 1 && one[a] == other[b] && one[b] == other[a] => Some(Slip::Swapped),
        _ => None,
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
                        apart: None,
                    });
                }
            }
        }
        let mut best = best.filter(|best| best.weight() >= WORD)?;
        let (first, second) = (&all[best.first as usize], &all[best.second as usize]);
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
    fn one_slip_of_the_keys() {
        assert_eq!(slip("12", "21"), Some(Slip::Swapped));
        assert_eq!(slip("41", "47"), Some(Slip::Digit));
        assert_eq!(slip("120", "1200"), Some(Slip::Length));
        assert_eq!(slip("123", "321"), None);
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
}
