//! The distinct name words of an article.

use crate::article::{Article, BlockKind, FormId, Marks, Token, range};
use crate::lexicon::Flags;
use std::ops::Range;

/// A distinct word that is printed as a name, its letter case apart.
#[derive(Clone, Debug)]
pub struct NameWord {
    /// The spelling as it stands first (in lower letters where a line of capitals comes first).
    pub form: FormId,
    /// What is known of any of its spellings.
    pub flags: Flags,
    /// Mentions that do not stand in a copied sentence or paragraph.
    pub independent: u32,
    uses: Range<u32>,
}

/// All name words, in the order of their first mention.
#[derive(Debug, Default)]
pub struct Words {
    words: Vec<NameWord>,
    /// Token numbers, word by word, each word's in the order of the text.
    uses: Vec<u32>,
}

/// Letters of the shortest name that is compared.
const SHORTEST: usize = 4;

impl Words {
    pub fn read(article: &Article<'_>) -> Self {
        let shouting = shouting_blocks(article);
        let mut found: Vec<(u64, u32)> = Vec::new();
        for (block, &shouts) in article.blocks.iter().zip(&shouting) {
            if block.kind == BlockKind::Boilerplate {
                continue;
            }
            for &at in article.index.capitals(&block.tokens) {
                let token = &article.tokens[at as usize];
                if is_name_word(token, article.token_text(token), shouts)
                    && let Some(form) = article.form(token)
                {
                    found.push((form.hash, at));
                }
            }
        }
        found.sort_unstable();
        let mut words = Self { words: Vec::with_capacity(found.len()), uses: Vec::with_capacity(found.len()) };
        for group in found.chunk_by(|a, b| a.0 == b.0) {
            words.push(article, group);
        }
        words.words.sort_by_key(|word| words.uses[word.uses.start as usize]);
        words
    }

    pub fn iter(&self) -> std::slice::Iter<'_, NameWord> {
        self.words.iter()
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub fn get(&self, number: usize) -> &NameWord {
        &self.words[number]
    }

    /// Numbers of the tokens that mention a word.
    pub fn uses(&self, word: &NameWord) -> &[u32] {
        &self.uses[range(&word.uses)]
    }

    /// The word's first mention that is not all in capitals, or its first.
    pub fn first<'a>(&self, article: &'a Article<'_>, word: &NameWord) -> &'a Token {
        let uses = self.uses(word);
        let plain = uses.iter().find(|&&at| !article.tokens[at as usize].is(Flags::ALL_CAPS));
        &article.tokens[*plain.unwrap_or(&uses[0]) as usize]
    }

    fn push(&mut self, article: &Article<'_>, group: &[(u64, u32)]) {
        let tokens = || group.iter().map(|&(_, at)| &article.tokens[at as usize]);
        let flags = tokens().fold(Flags::empty(), |flags, token| flags | token.flags);
        let all_capitals = tokens().all(|token| token.is(Flags::ALL_CAPS));
        // What stands in capitals only and is in no list is an acronym or a line of capitals.
        if all_capitals && flags.level() == 0 {
            return;
        }
        let first = tokens().find(|token| !token.is(Flags::ALL_CAPS)).or_else(|| tokens().next());
        let Some(form) = first.and_then(|token| token.form) else { return };
        let independent = group.iter().filter(|&&(_, at)| is_independent(article, at as usize)).count() as u32;
        let start = self.uses.len() as u32;
        self.uses.extend(group.iter().map(|&(_, at)| at));
        self.words.push(NameWord { form, flags, independent: independent.max(1), uses: start..self.uses.len() as u32 });
    }
}

/// Whether a mention is a witness of its own: neither its sentence nor its paragraph stands earlier in the article.
pub(crate) fn is_independent(article: &Article<'_>, token: usize) -> bool {
    let sentence = article.sentence_of(token);
    sentence.copy_of.is_none() && article.blocks[sentence.block as usize].copy_of.is_none()
}

/// Beginnings of surnames behind which another capital stands.
const PREFIXES: [&str; 9] = ["Mc", "Mac", "O'", "O’", "De", "Di", "La", "D'", "D’"];

fn is_name_word(token: &Token, text: &str, shouts: bool) -> bool {
    if !token.is_capitalised() || token.span.len() < SHORTEST {
        return false;
    }
    let never = Flags::MONTH | Flags::WEEKDAY | Flags::DIGITS | Flags::INITIALS | Flags::FUNCTION | Flags::NUMBER;
    // Letters of another script that imitate its own are the business of mechanics/mixed-script.
    let never = never | Flags::LOOK_ALIKE;
    // SpaceX and PragerU are no spellings of anything; McLeod is.
    let inner = token.is(Flags::INNER_CAPITAL) && !PREFIXES.iter().any(|prefix| text.starts_with(prefix));
    let acronym = token.is(Flags::ALL_CAPS) && !shouts;
    // Short abbreviations (Ariz., Calif.) are too like other short words.
    let abbreviation = token.marks.contains(Marks::DOTTED) && token.span.len() <= 5;
    !token.is(never) && !inner && !acronym && !abbreviation
}

/// Blocks that are set in capitals: most of their words are. A place in capitals before a dateline counts too, as its
/// block's first word.
fn shouting_blocks(article: &Article<'_>) -> Vec<bool> {
    article
        .blocks
        .iter()
        .map(|block| {
            let words = article.block_tokens(block).iter().filter(|token| token.is_word());
            let (mut all, mut capitals) = (0, 0);
            for token in words.take(40) {
                all += 1;
                capitals += usize::from(token.is(Flags::ALL_CAPS));
            }
            capitals * 10 >= all * 6 && all > 0
        })
        .collect()
}
