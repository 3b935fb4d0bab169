//! What an article quotes, sentence by sentence, for `quotes/altered-quote`.

use crate::article::{Article, Block, TokenKind};
use crate::lexicon::Flags;
use std::ops::Range;

/// A sentence of a quotation, or what is quoted of it.
pub(super) struct Quoted {
    /// The quotation, running ones counted as one.
    pub speech: usize,
    /// Its block, where that tells of no speaker: quotations are compared there.
    pub compared: Option<u32>,
    /// Its words among all.
    pub words: Range<usize>,
}

/// A hash of a word, and its token.
pub(super) type Word = (u64, usize);

/// What an article quotes.
#[derive(Default)]
pub(super) struct QuotedSentences {
    pub all: Vec<Quoted>,
    words: Vec<Word>,
}

/// Words of the shortest sentence that is compared: shorter ones are said twice in other words on purpose.
const SHORTEST: usize = 8;
/// Words of the longest.
const LONGEST: usize = 80;

impl QuotedSentences {
    /// Reads all quotations. What an editor has put in brackets or left out ends a sentence.
    pub fn read(article: &Article<'_>) -> Self {
        let mut quoted = Self::default();
        let mut speech = 0;
        let mut runs_on = false;
        let (mut latest, mut compared) = (None, None);
        for quotation in &article.quotations.spoken {
            speech += usize::from(!runs_on);
            runs_on = quotation.runs_on;
            let block = &article.blocks[quotation.block as usize];
            if block.copy_of.is_some() {
                continue;
            }
            if latest.replace(quotation.block) != Some(quotation.block) {
                compared = (!tells(article, block)).then_some(quotation.block);
            }
            let start = article.tokens.partition_point(|token| token.span.start < quotation.span.start);
            let tokens = article.tokens[start..].iter().take_while(|token| token.span.end <= quotation.span.end);
            let mut inserted = false;
            for (at, token) in tokens.enumerate() {
                inserted = token.kind == TokenKind::Open || inserted && token.kind != TokenKind::Close;
                if inserted || matches!(token.kind, TokenKind::Stop | TokenKind::Close | TokenKind::Address) {
                    quoted.end(speech, compared);
                } else if let Some(form) = article.form(token) {
                    quoted.words.push((form.hash, start + at));
                } else if token.kind == TokenKind::Number {
                    quoted.words.push((u64::from(token.span.start), start + at));
                }
            }
            quoted.end(speech, compared);
        }
        quoted
    }

    /// Ends a sentence with the last word. One that is too short or too long to be compared is dropped.
    fn end(&mut self, speech: usize, compared: Option<u32>) {
        let start = self.all.last().map_or(0, |sentence| sentence.words.end);
        let words = start..self.words.len();
        if (SHORTEST..=LONGEST).contains(&words.len()) {
            self.all.push(Quoted { speech, compared, words });
        } else {
            self.words.truncate(start);
        }
    }

    /// The words of a sentence.
    pub fn words(&self, sentence: usize) -> &[Word] {
        &self.words[self.all[sentence].words.clone()]
    }
}

/// Whether somebody said or wrote something in the past.
fn tells(article: &Article<'_>, block: &Block) -> bool {
    let past = |word: &str| word.ends_with("ed") || matches!(word, "said" | "told" | "wrote");
    article.flagged(block, Flags::SAYING).any(|(_, token)| !token.is_quoted() && past(article.lower_of(token)))
}
