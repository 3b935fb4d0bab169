//! Names of several parts that are printed with hyphens in one place and otherwise in another.

use super::is_next_word;
use crate::article::{Article, Token, TokenKind};
use crate::lexicon::{Flags, Sieve, hash_word};
use hashbrown::HashMap;
use std::ops::Range;

/// One name that is printed in more than one of these ways. Mentions are ranges of token numbers, in order.
#[derive(Debug, Default)]
pub struct Compound {
    /// `Jean-Yves`
    pub hyphened: Vec<Range<u32>>,
    /// `Jean Yves`
    pub spaced: Vec<Range<u32>>,
    /// `Jeanyves`
    pub joined: Vec<Range<u32>>,
}

/// Parts of the longest name that is compared.
const PARTS: usize = 4;

/// Names compared that begin with one word.
const SAME_FIRST: usize = 16;

/// Looks at hyphens, and then at the words that hyphened names begin with.
pub(super) fn read(article: &Article<'_>) -> Vec<Compound> {
    let tokens = &article.tokens;
    let mut numbers: HashMap<Vec<u64>, usize> = HashMap::new();
    let mut names: Vec<(Vec<u64>, Compound)> = Vec::new();
    let mut behind = 1;
    for &at in article.index.marks() {
        let at = at as usize;
        if at < behind || tokens[at].kind != TokenKind::Hyphen {
            continue;
        }
        let (parts, end) = chain(article, at);
        if let Some(parts) = parts {
            let key: Vec<u64> =
                parts.clone().step_by(2).filter_map(|at| Some(article.form(&tokens[at])?.hash)).collect();
            let number = *numbers.entry(key.clone()).or_insert(names.len());
            if number == names.len() {
                names.push((key, Compound::default()));
            }
            names[number].1.hyphened.push(parts.start as u32..parts.end as u32);
        }
        behind = end;
    }
    if names.is_empty() {
        return Vec::new();
    }
    let mut firsts: HashMap<u64, Vec<usize>> = HashMap::new();
    for (number, (key, name)) in names.iter().enumerate() {
        firsts.entry(key[0]).or_default().push(number);
        let start = &name.hyphened[0];
        let words = (start.start..start.end).step_by(2).map(|at| article.lower_of(&tokens[at as usize]));
        let joined: String = words.collect();
        firsts.entry(hash_word(&joined)).or_default().push(number);
    }
    let sieve: Sieve = firsts.keys().copied().collect();
    for (at, token) in article.mentions_in(&sieve) {
        let Some(form) = article.form(token) else { continue };
        let Some(numbers) = firsts.get(&form.hash) else { continue };
        for &number in numbers.iter().take(SAME_FIRST) {
            let (key, name) = &mut names[number];
            if key[0] != form.hash {
                if token.is_capitalised() && !token.is(Flags::ALL_CAPS) && !is_glued(tokens, at) {
                    name.joined.push(at as u32..at as u32 + 1);
                }
            } else if let Some(end) = spaced(article, at, key) {
                name.spaced.push(at as u32..end as u32);
            }
        }
    }
    let varies = |name: &Compound| !name.spaced.is_empty() || !name.joined.is_empty();
    names.into_iter().map(|(_, name)| name).filter(varies).collect()
}

/// The words and hyphens around the hyphen at `at`, if they make up a name, and where to go on.
fn chain(article: &Article<'_>, at: usize) -> (Option<Range<usize>>, usize) {
    let tokens = &article.tokens;
    let hyphen = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Hyphen && token.is_glued());
    let word = |at: usize| tokens.get(at).is_some_and(|token| token.is_word() && token.is_glued());
    let mut end = at;
    while hyphen(end) && word(end + 1) {
        end += 2;
    }
    // `end` is now behind the last word.
    let start = at - 1;
    // A quotation mark or bracket may stand right before a name.
    let mark = [TokenKind::Quote, TokenKind::Single, TokenKind::Open, TokenKind::Dash];
    let begins = !tokens[start].is_glued() || start.checked_sub(1).is_some_and(|at| mark.contains(&tokens[at].kind));
    let whole = end > at && tokens[start].is_word() && begins && !hyphen(end);
    let parts = start..end;
    // Port-au-Prince is a place, Editor-in-Chief an office.
    let foreign = parts.clone().step_by(2).any(|at| is_foreign_word(&tokens[at]));
    let is_name = whole
        && parts.len().div_ceil(2) <= PARTS
        && tokens[parts.clone()].iter().any(Token::is_capitalised)
        && parts.clone().step_by(2).all(|at| is_part(&tokens[at], foreign));
    (is_name.then_some(parts), end)
}

/// A little word of another language inside a name: `au`, `sur`.
fn is_foreign_word(token: &Token) -> bool {
    let known = Flags::WORD | Flags::FUNCTION;
    !token.is_capitalised() && token.is_word() && token.span.len() <= 4 && !token.is(known)
}

/// A word of a name: not one of a body, an office or a people, where the hyphen is grammar (Iran-Iraq, Vice-President).
fn is_part(token: &Token, foreign: bool) -> bool {
    let other = Flags::MONTH | Flags::WEEKDAY | Flags::NUMBER | Flags::DIGITS | Flags::INITIALS | Flags::LOOK_ALIKE;
    let other = other | Flags::COUNTRY | Flags::DEMONYM | Flags::ALL_CAPS | Flags::ORDINAL;
    let other = if foreign { other } else { other | Flags::TITLE };
    !token.is(other) && (token.is_capitalised() || token.is(Flags::PARTICLE) || token.span.len() <= 4)
}

/// The end of the name of these words that begins at token `at`, with spaces between them.
fn spaced(article: &Article<'_>, at: usize, key: &[u64]) -> Option<usize> {
    let tokens = &article.tokens;
    let end = at + key.len();
    let words = tokens.get(at..end)?;
    let same = words.iter().zip(key).all(|(token, hash)| article.form(token).is_some_and(|form| form.hash == *hash));
    let next = words.windows(2).all(|pair| is_next_word(&pair[0], &pair[1], article.text()));
    // All in capitals but particles: the Houston area and Houston-area sales are no name.
    let capitals = words.iter().all(|word| word.is_capitalised() || is_foreign_word(word) || word.is(Flags::PARTICLE));
    (same && next && capitals && !is_glued(tokens, at) && !is_glued(tokens, end - 1)).then_some(end)
}

/// A hyphen joins the word to another.
fn is_glued(tokens: &[Token], at: usize) -> bool {
    let hyphen = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Hyphen && token.is_glued());
    at > 0 && hyphen(at - 1) && tokens[at].is_glued() || hyphen(at + 1)
}
