//! What is nearly a copy of what: lines and sentences that were pasted and then edited in one place, but not in the other.
//!
//! Two pieces are compared only if they share their first words or their last words, so one edit never hides a pair and
//! the cost stays linear. What the difference means is for rules to judge: most pairs of one form are statements about
//! two things.

use super::sentences::word_hash;
use super::{Article, Token, TokenKind, range};
use hashbrown::HashMap;
use std::ops::Range;

/// Two blocks, or two sentences, of nearly the same words.
#[derive(Clone, Debug)]
pub struct Echo {
    pub first: u32,
    pub copy: u32,
    /// Where their words differ, at most a few places.
    pub differences: Vec<Difference>,
}

/// Tokens of the first that stand as other tokens in the copy; one of the two may be empty.
#[derive(Clone, Debug)]
pub struct Difference {
    pub first: Range<u32>,
    pub copy: Range<u32>,
}

/// The near copies of an article, in the order of the copies; at most one for each.
#[derive(Clone, Debug, Default)]
pub struct Echoes {
    pub blocks: Vec<Echo>,
    /// Sentences of blocks that are no echoes as a whole.
    pub sentences: Vec<Echo>,
}

impl Echoes {
    /// The near copy that a block is.
    pub fn block(&self, number: u32) -> Option<&Echo> {
        self.blocks.binary_search_by_key(&number, |echo| echo.copy).ok().map(|at| &self.blocks[at])
    }
}

/// Words of the shortest block and of the shortest sentence.
const BLOCK_WORDS: usize = 6;
const SENTENCE_WORDS: usize = 10;

/// Words at either end by which pieces are brought together, and how many of the latest pieces that share them are
/// looked at: captions of one series and refrains share their ends by the dozen.
const END: usize = 3;
const LATEST: usize = 3;

/// Of so many words of both pieces together one may differ.
const WORDS_PER_CHANGE: usize = 10;

/// Words that must agree behind a difference, and words of the longest one.
const AGREE: usize = 2;
const LONGEST: usize = 8;

/// A word or figure by its hash, with the number of its token.
type Word = (u64, u32);

pub(super) fn find(article: &Article<'_>) -> Echoes {
    let mut finder = Finder { article, latest: HashMap::with_capacity(article.blocks.len() * 2) };
    let mut blocks = Vec::new();
    for (number, block) in article.blocks.iter().enumerate() {
        if block.copy_of.is_none() {
            blocks.extend(finder.find(number as u32, &article.behind_dateline(&block.tokens), BLOCK_WORDS, |number| {
                article.behind_dateline(&article.blocks[number as usize].tokens)
            }));
        }
    }
    finder.latest.clear();
    let is_echo = |block: u32| blocks.binary_search_by_key(&block, |echo: &Echo| echo.copy).is_ok();
    let alone = |sentence: u32| {
        let block = &article.blocks[article.sentences[sentence as usize].block as usize];
        block.sentences.len() == 1
    };
    let mut sentences = Vec::new();
    for (number, sentence) in article.sentences.iter().enumerate() {
        if sentence.copy_of.is_none() && !is_echo(sentence.block) {
            let found =
                finder.find(number as u32, &article.behind_dateline(&sentence.tokens), SENTENCE_WORDS, |number| {
                    article.behind_dateline(&article.sentences[number as usize].tokens)
                });
            // Two blocks of one sentence each were compared as blocks.
            sentences.extend(found.filter(|echo| !(alone(echo.first) && alone(echo.copy))));
        }
    }
    Echoes { blocks, sentences }
}

struct Finder<'a, 's> {
    article: &'a Article<'s>,
    /// The latest pieces by their first and by their last words.
    latest: HashMap<u64, [Option<u32>; LATEST]>,
}

impl Finder<'_, '_> {
    /// Compares a piece with the latest ones that share its ends, and remembers it.
    fn find(
        &mut self,
        number: u32,
        tokens: &Range<u32>,
        least: usize,
        tokens_of: impl Fn(u32) -> Range<u32>,
    ) -> Option<Echo> {
        // Most sentences are too short for their number of tokens alone.
        if tokens.len() < least {
            return None;
        }
        let all = &self.article.tokens[range(tokens)];
        let hashes = || all.iter().filter_map(|token| word_hash(self.article, token));
        if hashes().take(least).count() < least {
            return None;
        }
        let key = |seed: u64, hash: u64| (seed ^ hash).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23);
        let head = hashes().take(END).fold(1, key);
        let tail = hashes().rev().take(END).fold(2, key);
        let mut words = None;
        let mut found = None;
        for end in [head, tail] {
            let latest = self.latest.entry(end).or_default();
            for &other in latest.iter().rev().flatten() {
                if found.is_none() {
                    let words = words.get_or_insert_with(|| words_of(self.article, tokens));
                    let differences = differences(&words_of(self.article, &tokens_of(other)), words);
                    found = differences.map(|differences| Echo { first: other, copy: number, differences });
                }
            }
            latest.rotate_left(1);
            latest[LATEST - 1] = Some(number);
        }
        found
    }
}

fn words_of(article: &Article<'_>, tokens: &Range<u32>) -> Vec<Word> {
    let hash = |token: &Token| match token.kind {
        // "$5" is not "£5".
        TokenKind::Symbol => Some(u64::from(article.token_text(token).chars().next().map_or(0, u32::from))),
        _ => word_hash(article, token),
    };
    tokens.clone().filter_map(|at| Some((hash(&article.tokens[at as usize])?, at))).collect()
}

/// Where two pieces differ, if they hardly do.
fn differences(first: &[Word], copy: &[Word]) -> Option<Vec<Difference>> {
    let mut budget = (first.len() + copy.len()) / WORDS_PER_CHANGE;
    if first.len().abs_diff(copy.len()) > budget {
        return None;
    }
    let token = |words: &[Word], at: usize| words.get(at).map_or(words[words.len() - 1].1 + 1, |word| word.1);
    let mut differences = Vec::new();
    let (mut a, mut b) = (0, 0);
    while a < first.len() || b < copy.len() {
        if a < first.len() && b < copy.len() && first[a].0 == copy[b].0 {
            (a, b) = (a + 1, b + 1);
            continue;
        }
        let (left, right) = meet(&first[a..], &copy[b..], budget.min(LONGEST))?;
        budget -= left + right;
        differences.push(Difference {
            first: token(first, a)..token(first, a + left),
            copy: token(copy, b)..token(copy, b + right),
        });
        (a, b) = (a + left, b + right);
    }
    (!differences.is_empty()).then_some(differences)
}

/// The fewest words to leave out on either side so that the next ones agree.
fn meet(first: &[Word], copy: &[Word], most: usize) -> Option<(usize, usize)> {
    fn next(words: &[Word]) -> impl Iterator<Item = u64> {
        words.iter().take(AGREE).map(|word| word.0)
    }
    let agree = |left: usize, right: usize| {
        first.get(left..).zip(copy.get(right..)).is_some_and(|(first, copy)| next(first).eq(next(copy)))
    };
    (1..=most).flat_map(|all| (0..=all).map(move |left| (left, all - left))).find(|&(left, right)| agree(left, right))
}
