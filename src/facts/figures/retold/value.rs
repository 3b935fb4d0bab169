//! The values that copy prints, by their digits, and the slip of the keys that lies between two of them.

use super::Slip;
use crate::article::Article;
use crate::facts::figures::{Figure, Form};
use xxhash_rust::xxh3::xxh3_64;

/// Occurrences of one value that are looked at.
const USES: usize = 6;

/// What is printed with the same digits, scale and unit.
pub(super) struct Value {
    pub digits: String,
    /// A hash of unit, scale and decimals.
    pub kind: u64,
    pub uses: Vec<u32>,
    /// How often it stands there, copies aside.
    pub times: u16,
}

/// The distinct values that are printed with two digits or more, in the order of their first use.
pub(super) fn values(article: &Article<'_>, all: &[Figure]) -> Vec<Value> {
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
pub(in crate::facts::figures) fn digits(article: &Article<'_>, figure: &Figure) -> String {
    let printed = article.at(figure.number);
    let end = printed.find(|c: char| !matches!(c, '0'..='9' | '.' | ',')).unwrap_or(printed.len());
    printed[..end].chars().filter(char::is_ascii_digit).collect()
}

/// The one slip between two rows of digits.
pub(in crate::facts::figures) fn slip(one: &str, other: &str) -> Option<Slip> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_of_the_keys() {
        assert_eq!(slip("12", "21"), Some(Slip::Swapped));
        assert_eq!(slip("41", "47"), Some(Slip::Digit));
        assert_eq!(slip("120", "1200"), Some(Slip::Length));
        assert_eq!(slip("123", "321"), None);
    }
}
