//! Acronyms: the words in capitals that stand for longer names, where the copy uses them and where it spells them out.
//!
//! Capitals that are no acronyms are left out: lines and phrases set in capitals, handles and tags, a party and state in
//! brackets (`R-S.C.`), codes with digits (`F-35`), pieces of names with an ampersand (`PG&E`).

mod definitions;
mod initials;
mod spelled_out;

pub use spelled_out::SpelledOut;

use crate::article::{Article, BlockKind, FormId, Token, TokenKind, range};
use crate::facts::names::{is_independent, is_next_word};
use crate::lexicon::{Flags, Lexicon};
use crate::source::Span;
use hashbrown::HashMap;
use std::ops::Range;

/// The acronyms of one article, in the order of their first use.
#[derive(Debug, Default)]
pub struct Acronyms {
    all: Vec<Acronym>,
    /// Token numbers, acronym by acronym, each acronym's in the order of the text.
    uses: Vec<u32>,
    numbers: HashMap<String, u32>,
    /// Where one is spelled out or explained, acronym by acronym, each acronym's in the order of the text.
    pub definitions: Vec<Definition>,
}

/// One acronym, its plural and its dots apart.
#[derive(Debug)]
pub struct Acronym {
    /// Its letters: `OSCE`, `NGO` for `NGOs`.
    pub letters: String,
    /// What is known of the spelling as it stands first.
    pub flags: Flags,
    /// Uses that do not stand in a copied sentence or paragraph.
    pub independent: u32,
    uses: Range<u32>,
}

/// A place where an acronym stands beside its expansion, or is explained otherwise.
#[derive(Debug)]
pub struct Definition {
    /// Number of the acronym.
    pub acronym: u32,
    /// Token of the acronym.
    pub token: u32,
    /// Tokens of the words that it stands for; empty where it is not known where they begin.
    pub expansion: Range<u32>,
    /// Expansion and acronym with the bracket around the second.
    pub span: Span,
    /// One of the two stands in brackets; else words join them (`or`, `known as`).
    pub bracketed: bool,
    pub fit: Fit,
}

/// How the letters go with the words beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// They are the words' initials; small words give theirs or not.
    Initials,
    /// They would be with two neighbours exchanged: the letters as the words have them.
    Crossed(String),
    /// They would be with one letter changed, and the article or a list has them so.
    Slip(String),
    /// Not so: another language's name, a brand, a part of the words.
    No,
}

impl Acronym {
    /// The letters with two unlike neighbours exchanged, in all ways.
    pub fn crossings(&self) -> impl Iterator<Item = String> {
        crossings(&self.letters)
    }
}

/// Letters of the longest acronym.
const LONGEST: usize = 10;

impl Acronyms {
    pub fn read(article: &Article<'_>, lexicon: &Lexicon) -> Self {
        let mut acronyms = Self::collect(article);
        acronyms.definitions = definitions::find(article, lexicon, &acronyms);
        acronyms
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Acronym> {
        self.all.iter()
    }

    /// The acronym with these letters.
    pub fn find(&self, letters: &str) -> Option<&Acronym> {
        self.numbers.get(letters).map(|&number| self.get(number))
    }

    pub fn get(&self, number: u32) -> &Acronym {
        &self.all[number as usize]
    }

    /// Numbers of the tokens that use an acronym.
    pub fn uses(&self, acronym: &Acronym) -> &[u32] {
        &self.uses[range(&acronym.uses)]
    }

    /// The definitions of an acronym.
    pub fn definitions_of(&self, number: u32) -> &[Definition] {
        let start = self.definitions.partition_point(|definition| definition.acronym < number);
        let behind = &self.definitions[start..];
        &behind[..behind.partition_point(|definition| definition.acronym == number)]
    }

    fn collect(article: &Article<'_>) -> Self {
        let mut all: Vec<Acronym> = Vec::new();
        let mut numbers = HashMap::<String, u32>::new();
        let mut by_form = HashMap::<FormId, Option<u32>>::new();
        let mut uses: Vec<(u32, u32)> = Vec::new();
        let letters_of = Flags::ALL_CAPS | Flags::INNER_CAPITAL;
        let read = article.blocks.iter().filter(|block| is_read(block.kind));
        for block in read.filter(|block| block.flags.intersects(letters_of)) {
            let tokens = article.block_tokens(block);
            let mut shouts = None;
            for at in article.index.capitals_of(block).iter().map(|&at| at as usize) {
                let token = &article.tokens[at];
                if !token.is(letters_of) || !stands_as_acronym(article, at) {
                    continue;
                }
                if *shouts.get_or_insert_with(|| is_shouted(tokens)) {
                    break;
                }
                let Some(form) = token.form else { continue };
                let number = *by_form.entry(form).or_insert_with(|| {
                    let letters = letters(article.token_text(token))?;
                    Some(*numbers.entry(letters.clone()).or_insert_with(|| {
                        all.push(Acronym { letters, flags: token.flags, independent: 0, uses: 0..0 });
                        all.len() as u32 - 1
                    }))
                });
                if let Some(number) = number {
                    all[number as usize].independent += u32::from(is_independent(article, at));
                    uses.push((number, at as u32));
                }
            }
        }
        uses.sort_unstable();
        let mut start = 0;
        for group in uses.chunk_by(|a, b| a.0 == b.0) {
            let end = start + group.len() as u32;
            all[group[0].0 as usize].uses = start..end;
            start = end;
        }
        Self { all, uses: uses.into_iter().map(|(_, at)| at).collect(), numbers, definitions: Vec::new() }
    }
}

/// The letters of an acronym, or none if the word is not one: capitals, with dots or a plural's `s`.
fn letters(text: &str) -> Option<String> {
    let stem = text.strip_suffix('s').unwrap_or(text);
    let letters: String = stem.chars().filter(|&c| c != '.').collect();
    let fits = (2..=LONGEST).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    fits.then_some(letters)
}

fn crossings(letters: &str) -> impl Iterator<Item = String> {
    let bytes = letters.as_bytes();
    let unlike = (1..bytes.len()).filter(|&at| bytes[at - 1] != bytes[at]);
    unlike.map(|at| {
        let mut crossed: Vec<char> = letters.chars().collect();
        crossed.swap(at - 1, at);
        crossed.into_iter().collect()
    })
}

fn is_read(kind: BlockKind) -> bool {
    !matches!(kind, BlockKind::Boilerplate | BlockKind::Byline | BlockKind::DateLine)
}

/// Whether a block is set in capitals: at least half of its words are.
fn is_shouted(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.is_word()).take(40);
    let (all, capitals) =
        words.fold((0, 0), |(all, capitals), token| (all + 1, capitals + usize::from(token.is(Flags::ALL_CAPS))));
    all > 1 && capitals * 2 >= all
}

/// Whether token `at` is no piece of something else.
fn stands_as_acronym(article: &Article<'_>, at: usize) -> bool {
    let tokens = &article.tokens;
    let token = &tokens[at];
    if article.dateline.as_ref().is_some_and(|dateline| dateline.span.contains(token.span)) {
        return false;
    }
    let is_piece = |mark: &Token, beyond: Option<&Token>, small_is_fine: bool| match mark.kind {
        TokenKind::Symbol => article.token_text(mark) != "/",
        TokenKind::Number => true,
        // OSCE-led, pro-EU, but not F-35, R-SC, AFL-CIO.
        TokenKind::Hyphen => beyond.is_none_or(|beyond| {
            beyond.kind == TokenKind::Number || beyond.is(Flags::ALL_CAPS) || small_is_fine && beyond.is_capitalised()
        }),
        _ => false,
    };
    let before = at.checked_sub(1).map(|before| &tokens[before]).filter(|_| token.is_glued());
    let behind = tokens.get(at + 1).filter(|behind| behind.is_glued());
    let beyond = at.checked_sub(2).map(|beyond| &tokens[beyond]);
    if before.is_some_and(|before| is_piece(before, beyond, true))
        || behind.is_some_and(|behind| is_piece(behind, tokens.get(at + 2), false))
    {
        return false;
    }
    !is_in_shouted_words(article, at)
}

/// Three words in capitals in a row, or two of which one is an ordinary word.
fn is_in_shouted_words(article: &Article<'_>, at: usize) -> bool {
    let tokens = &article.tokens;
    let shouts = |left: usize, right: usize| {
        let (Some(left), Some(right)) = (tokens.get(left), tokens.get(right)) else { return false };
        left.is(Flags::ALL_CAPS) && right.is(Flags::ALL_CAPS) && is_next_word(left, right, article.text())
    };
    let before = at > 0 && shouts(at - 1, at);
    let behind = shouts(at, at + 1);
    let ordinary =
        |at: usize| tokens[at].flags.contains(Flags::WORD) && !tokens[at].is(Flags::ACRONYM | Flags::INITIALS);
    before && behind
        || before && (at > 1 && shouts(at - 2, at - 1) || ordinary(at - 1))
        || behind && (shouts(at + 1, at + 2) || ordinary(at + 1))
}
