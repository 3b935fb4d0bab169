//! The lists of articles that were read, for the next ones. An allocator hands out its pieces in turn, so lists that are made
//! anew for each article lie in memory that was long out of reach of the nearest caches.

use super::vocabulary::Distinct;
use super::{Article, Block, Index, Sentence, Token, Vocabulary};

/// Empty lists with room in them.
#[derive(Default)]
pub(super) struct Buffers {
    pub blocks: Vec<Block>,
    pub tokens: Vec<Token>,
    pub index: Index,
    pub sentences: Vec<Sentence>,
    pub sentence_numbers: Vec<u32>,
    pub distinct: Distinct,
}

/// Tokens of the longest article whose lists are kept: some of a megabyte.
const LONGEST: usize = 1 << 14;

impl Vocabulary<'_> {
    /// Takes back the lists of an article that nobody needs any more. It makes the next one quicker to read, and changes
    /// nothing else.
    pub fn take_back(&mut self, article: Article<'_>) {
        if article.tokens.len() > LONGEST || article.text().len() > 8 * LONGEST {
            return;
        }
        let Article { blocks, tokens, index, sentences, sentence_numbers, distinct, .. } = article;
        let mut buffers = Buffers { blocks, tokens, index, sentences, sentence_numbers, distinct };
        buffers.blocks.clear();
        buffers.tokens.clear();
        buffers.sentences.clear();
        buffers.sentence_numbers.clear();
        buffers.distinct.forms.clear();
        buffers.distinct.notable.clear();
        buffers.distinct.lowers.clear();
        self.buffers.push(buffers);
    }
}
