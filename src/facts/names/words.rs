//! The distinct name words of an article.

use crate::article::{Article, BlockKind, FormId, Marks, Token, range};
use crate::lexicon::Flags;
use hashbrown::HashTable;
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
        let mut uses = Uses::new(article);
        for (block, &shouts) in article.blocks.iter().zip(&shouting) {
            if block.kind == BlockKind::Boilerplate {
                continue;
            }
            for &at in article.index.capitals_of(block) {
                let token = &article.tokens[at as usize];
                if is_name_word(article, token, shouts)
                    && let Some(form) = token.form
                {
                    uses.add(article, form, at);
                }
            }
        }
        let (uses, starts) = uses.by_word();
        let mut words = Self { words: Vec::with_capacity(starts.len()), uses: Vec::with_capacity(uses.len()) };
        for (word, &start) in starts.iter().enumerate() {
            let end = starts.get(word + 1).map_or(uses.len(), |&end| end as usize);
            words.push(article, &uses[start as usize..end]);
        }
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

    fn push(&mut self, article: &Article<'_>, group: &[u32]) {
        let tokens = || group.iter().map(|&at| &article.tokens[at as usize]);
        let flags = tokens().fold(Flags::empty(), |flags, token| flags | token.flags);
        let all_capitals = tokens().all(|token| token.is(Flags::ALL_CAPS));
        // What stands in capitals only and is in no list is an acronym or a line of capitals.
        if all_capitals && flags.level() == 0 {
            return;
        }
        let first = tokens().find(|token| !token.is(Flags::ALL_CAPS)).or_else(|| tokens().next());
        let Some(form) = first.and_then(|token| token.form) else { return };
        let independent = group.iter().filter(|&&at| is_independent(article, at as usize)).count() as u32;
        let start = self.uses.len() as u32;
        self.uses.extend(group);
        self.words.push(NameWord { form, flags, independent: independent.max(1), uses: start..self.uses.len() as u32 });
    }
}

/// The uses of name words as they are met: which word, and which token. Words are numbered by their first use.
struct Uses {
    all: Vec<(u32, u32)>,
    /// How often each word is used.
    counts: Vec<u32>,
    /// The word of each form of the article, once it was met.
    of_form: Vec<Option<u32>>,
    /// Those of words that are printed in two cases, by the hash of their lower-case spelling.
    numbers: HashTable<(u64, u32)>,
}

impl Uses {
    fn new(article: &Article<'_>) -> Self {
        let of_form = vec![None; article.forms().len()];
        let most = article.index.capitals().len();
        let (all, counts) = (Vec::with_capacity(most), Vec::with_capacity(most / 2));
        Self { all, counts, of_form, numbers: HashTable::new() }
    }

    fn add(&mut self, article: &Article<'_>, form: FormId, token: u32) {
        let word = *self.of_form[form.index()].get_or_insert_with(|| {
            let next = self.counts.len() as u32;
            let form = article.form_by(form);
            if !form.flags.contains(Flags::TWO_CASES) {
                return next;
            }
            let hash = form.hash;
            let entry = self.numbers.entry(hash, |&(other, _)| other == hash, |&(other, _)| other);
            entry.or_insert((hash, next)).get().1
        });
        if word as usize == self.counts.len() {
            self.counts.push(0);
        }
        self.counts[word as usize] += 1;
        self.all.push((word, token));
    }

    /// The tokens, word by word, and where each word's begin.
    fn by_word(self) -> (Vec<u32>, Vec<u32>) {
        let mut starts = self.counts;
        let mut end = 0;
        for start in &mut starts {
            end += std::mem::replace(start, end);
        }
        let mut next = starts.clone();
        let mut tokens = vec![0; self.all.len()];
        for (word, token) in self.all {
            tokens[next[word as usize] as usize] = token;
            next[word as usize] += 1;
        }
        (tokens, starts)
    }
}

/// Whether a mention is a witness of its own: neither its sentence nor its paragraph stands earlier in the article.
pub(crate) fn is_independent(article: &Article<'_>, token: usize) -> bool {
    let sentence = article.sentence_of(token);
    sentence.copy_of.is_none() && article.blocks[sentence.block as usize].copy_of.is_none()
}

/// Beginnings of surnames behind which another capital stands.
const PREFIXES: [&str; 9] = ["Mc", "Mac", "O'", "O’", "De", "Di", "La", "D'", "D’"];

fn is_name_word(article: &Article<'_>, token: &Token, shouts: bool) -> bool {
    if !token.is_capitalised() || token.span.len() < SHORTEST {
        return false;
    }
    let never = Flags::MONTH | Flags::WEEKDAY | Flags::DIGITS | Flags::INITIALS | Flags::FUNCTION | Flags::NUMBER;
    // Letters of another script that imitate its own are the business of mechanics/mixed-script.
    let never = never | Flags::LOOK_ALIKE;
    // SpaceX and PragerU are no spellings of anything; McLeod is.
    let has_prefix = || PREFIXES.iter().any(|prefix| article.token_text(token).starts_with(prefix));
    let inner = token.is(Flags::INNER_CAPITAL) && !has_prefix();
    let acronym = token.is(Flags::ALL_CAPS) && !shouts;
    // Short abbreviations (Ariz., Calif.) are too like other short words.
    let abbreviation = token.marks.contains(Marks::DOTTED) && token.span.len() <= 5;
    !token.is(never) && !inner && !acronym && !abbreviation
}

/// Words of a block by which it is told whether it is set in capitals.
const BEGINNING: usize = 40;

/// Blocks that are set in capitals: most of their words are. A place in capitals before a dateline counts too, as its
/// block's first word.
fn shouting_blocks(article: &Article<'_>) -> Vec<bool> {
    article
        .blocks
        .iter()
        .map(|block| {
            let all = article.block_words(block).min(BEGINNING);
            let most = |capitals: usize| capitals * 10 >= all * 6 && all > 0;
            if !most(article.index.capitals_of(block).len()) {
                return false;
            }
            let words = article.block_tokens(block).iter().filter(|token| token.is_word()).take(BEGINNING);
            most(words.filter(|token| token.is(Flags::ALL_CAPS)).count())
        })
        .collect()
}
