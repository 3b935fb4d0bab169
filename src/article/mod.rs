//! Text to [`Article`]: what an editor sees on the page. Reading never fails; what is not understood is body text.
//!
//! One scan cuts the text into small [`Token`]s and interns them as [`Form`]s; everything behind it (furniture,
//! sentences, quotations, facts, rules) selects tokens by kind and flags and does not read the text again.

mod blocks;
mod buffers;
mod date_line;
mod dateline;
mod echoes;
mod furniture;
mod index;
mod leftovers;
mod letters;
mod numbers;
mod quotations;
mod remembered;
mod scan;
mod scraps;
mod sentences;
mod stet;
mod vocabulary;

pub use blocks::{Block, BlockKind};
pub use dateline::Dateline;
pub use echoes::{Difference, Echo, Echoes};
pub use index::Index;
pub use leftovers::{Leftover, LeftoverKind};
pub use quotations::{LooseMark, MarkKind, Quotation, Quotations};
pub use scan::{Marks, Token, TokenKind};
pub use scraps::{Scrap, ScrapKind};
pub use sentences::Sentence;
pub use stet::StetMark;
pub(crate) use vocabulary::lower_case;
pub use vocabulary::{Form, FormId, Vocabulary};

pub use crate::source::{Field, FrontMatter};

use crate::lexicon::{Flags, Sieve};
use crate::source::{Source, Span};
use std::ops::Range;
use vocabulary::Distinct;

/// Bytes of text for each token, so that the list of tokens seldom grows.
const BYTES_PER_TOKEN: usize = 5;

/// One article, read.
pub struct Article<'s> {
    pub source: &'s Source,
    pub front_matter: FrontMatter,
    /// Paragraphs, headlines, captions ... in order.
    pub blocks: Vec<Block>,
    /// What is known of any word of theirs.
    pub flags: Flags,
    /// All tokens of all blocks, in order.
    pub tokens: Vec<Token>,
    /// Where the marks and the capitals among them stand.
    pub index: Index,
    pub sentences: Vec<Sentence>,
    pub quotations: Quotations,
    /// The place (and date) a story is filed from, where a paragraph opens with one.
    pub dateline: Option<Dateline>,
    /// Blocks and sentences of nearly the same words as earlier ones.
    pub echoes: Echoes,
    /// What is no part of the story, in order: at most one a block.
    pub leftovers: Vec<Leftover>,
    /// Mark-up and letters in the wrong encoding, in order.
    pub scraps: Vec<Scrap>,
    /// Comments of the desk to this program.
    pub stets: Vec<StetMark>,
    /// Whether the copy reads as English, by the share of its function words or by what it declares.
    pub english: bool,
    distinct: Distinct,
    /// The number of the sentence of each token.
    sentence_numbers: Vec<u32>,
}

impl<'s> Article<'s> {
    /// Reads one source. `vocabulary` remembers words from article to article; it changes speed, never the result.
    pub fn read(source: &'s Source, vocabulary: &mut Vocabulary<'_>) -> Self {
        let mut article = Self::read_unquoted(source, vocabulary);
        article.scraps = scraps::find(&article);
        quotations::pair(&mut article);
        article.echoes = echoes::find(&article);
        article
    }

    /// Reads all but what no name needs: quotations, scraps of other systems, near copies.
    pub(crate) fn read_unquoted(source: &'s Source, vocabulary: &mut Vocabulary<'_>) -> Self {
        let text = source.text.as_str();
        let mut buffers = vocabulary.buffers.pop().unwrap_or_default();
        let (front_matter, (mut blocks, stets)) = match source.extract() {
            None => {
                let front_matter = FrontMatter::read(text);
                let blocks = blocks::of_lines(text, front_matter.end, std::mem::take(&mut buffers.blocks));
                (front_matter, blocks)
            }
            Some(extract) => {
                let fields = extract.fields.clone();
                (FrontMatter { fields, end: 0 }, blocks::of_extract(text, extract))
            }
        };
        let mut words = vocabulary.article(text, buffers.distinct);
        let expected = text.len() / BYTES_PER_TOKEN;
        let (mut tokens, mut index) = (buffers.tokens, buffers.index);
        tokens.reserve(expected);
        index.restart(expected / 5);
        for block in &mut blocks {
            scan::scan(text, block, &mut words, &mut tokens);
        }
        let distinct = words.settle();
        for block in &mut blocks {
            scan::enter(block, &distinct.forms, &mut tokens, &mut index);
        }
        let flags = blocks.iter().fold(Flags::empty(), |all, block| all | block.flags);
        let mut article = Self {
            source,
            front_matter,
            blocks,
            flags,
            tokens,
            index,
            sentences: buffers.sentences,
            quotations: Quotations::default(),
            dateline: None,
            echoes: Echoes::default(),
            leftovers: Vec::new(),
            scraps: Vec::new(),
            stets,
            english: true,
            distinct,
            sentence_numbers: buffers.sentence_numbers,
        };
        article.english = article.reads_as_english();
        sentences::split(&mut article);
        article.leftovers = leftovers::find(&article, &vocabulary.lexicon.page);
        furniture::name_blocks(&mut article);
        article.dateline = dateline::find(&article);
        sentences::look_behind_dateline(&mut article);
        article
    }

    #[inline]
    pub fn text(&self) -> &'s str {
        &self.source.text
    }

    /// The text of a span.
    #[inline]
    pub fn at(&self, span: Span) -> &'s str {
        span.of(self.text())
    }

    #[inline]
    pub fn token_text(&self, token: &Token) -> &'s str {
        self.at(token.span)
    }

    /// The words that the tokens spell. Punctuation has no form.
    #[inline]
    pub fn form(&self, token: &Token) -> Option<&Form> {
        token.form.map(|id| &self.distinct.forms[id.index()])
    }

    pub fn forms(&self) -> &[Form] {
        &self.distinct.forms
    }

    #[inline]
    pub fn form_by(&self, id: FormId) -> &Form {
        &self.distinct.forms[id.index()]
    }

    /// A form as it is first printed.
    #[inline]
    pub fn form_text(&self, id: FormId) -> &'s str {
        let span = self.distinct.forms[id.index()].first;
        self.at(span)
    }

    /// A form in lower case, with straight apostrophes.
    #[inline]
    pub fn lower(&self, id: FormId) -> &str {
        self.lower_text(&self.distinct.forms[id.index()])
    }

    #[inline]
    pub fn lower_text(&self, form: &Form) -> &str {
        form.lower.map_or_else(|| self.at(form.first), |lower| lower.of(&self.distinct.lowers))
    }

    /// The lower-case text of a word token; empty for anything else.
    #[inline]
    pub fn lower_of(&self, token: &Token) -> &str {
        token.form.map_or("", |id| self.lower(id))
    }

    #[inline]
    pub fn block_tokens(&self, block: &Block) -> &[Token] {
        &self.tokens[range(&block.tokens)]
    }

    pub fn block_sentences(&self, block: &Block) -> &[Sentence] {
        &self.sentences[range(&block.sentences)]
    }

    /// The marks, figures and addresses of a block, with their places among its tokens.
    pub fn block_marks<'a>(&'a self, block: &Block) -> impl Iterator<Item = (usize, &'a Token)> + Clone + 'a {
        let start = block.tokens.start;
        self.index.marks_of(block).iter().map(move |&at| ((at - start) as usize, &self.tokens[at as usize]))
    }

    /// The tokens of a block with any of these flags, with their places in it. Where no word of the block has one of them,
    /// none is looked at.
    #[inline]
    pub fn flagged<'a>(&'a self, block: &Block, flags: Flags) -> impl Iterator<Item = (usize, &'a Token)> + Clone + 'a {
        let tokens = if block.flags.intersects(flags) { self.block_tokens(block) } else { &[] };
        tokens.iter().enumerate().filter(move |(_, token)| token.is(flags))
    }

    /// The distinct words with any of some flags, which are [notable](Flags::NOTABLE) ones: there are few.
    #[inline]
    pub fn forms_with(&self, flags: Flags) -> impl Iterator<Item = (FormId, &Form)> + Clone {
        debug_assert!(Flags::NOTABLE.contains(flags));
        let notable = if self.flags.intersects(flags) { &self.distinct.notable[..] } else { &[] };
        notable.iter().map(|&id| (id, self.form_by(id))).filter(move |(_, form)| form.flags.intersects(flags))
    }

    /// The block that holds token number `token`.
    #[inline]
    pub fn block_of(&self, token: usize) -> &Block {
        &self.blocks[self.sentence_of(token).block as usize]
    }

    /// The words of an article that are printed in some forms, with the numbers of their tokens. The walk goes from the
    /// first of them to the last.
    pub fn mentions_of<'a>(
        &'a self,
        forms: impl Iterator<Item = FormId>,
    ) -> impl Iterator<Item = (usize, &'a Token)> + 'a {
        let (mut asked, mut first, mut count) = (Vec::new(), u32::MAX, 0);
        for id in forms {
            let form = self.form_by(id);
            asked.resize(self.forms().len(), false);
            asked[id.index()] = true;
            first = first.min(form.first.start);
            count += form.count as usize;
        }
        let start = self.tokens.partition_point(|token| token.span.start < first);
        let is_asked = move |token: &Token| token.form.is_some_and(|form| asked[form.index()]);
        (start..).zip(&self.tokens[start..]).filter(move |(_, token)| is_asked(token)).take(count)
    }

    /// As [`mentions_of`](Self::mentions_of) the forms whose lower-case text may have a hash of the set.
    pub fn mentions_in<'a>(&'a self, hashes: &Sieve) -> impl Iterator<Item = (usize, &'a Token)> + 'a {
        let forms = (0..).zip(self.forms()).filter(|(_, form)| hashes.may_hold(form.hash));
        self.mentions_of(forms.map(|(number, _)| FormId::new(number)))
    }

    /// Words of a block; figures are none.
    pub fn block_words(&self, block: &Block) -> usize {
        block.tokens.len() - self.index.marks_of(block).len()
    }

    #[inline]
    pub fn sentence_tokens(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[range(&sentence.tokens)]
    }

    /// The tokens of a block or sentence without the dateline that it may open with.
    pub fn behind_dateline(&self, tokens: &Range<u32>) -> Range<u32> {
        let start = self.dateline.as_ref().map_or(tokens.start, |dateline| dateline.story);
        if tokens.contains(&start) { start..tokens.end } else { tokens.clone() }
    }

    /// The sentence that holds token number `token`.
    #[inline]
    pub fn sentence_of(&self, token: usize) -> &Sentence {
        &self.sentences[self.sentence_number(token) as usize]
    }

    /// The number of the sentence that holds token number `token`.
    #[inline]
    pub fn sentence_number(&self, token: usize) -> u32 {
        self.sentence_numbers[token]
    }

    /// The part of a span before the first line end: labels never cross one.
    pub fn first_line(&self, span: Span) -> Span {
        let text = self.at(span);
        let line = memchr::memchr(b'\n', text.as_bytes()).map_or(text, |end| &text[..end]);
        Span::new(span.start as usize, span.start as usize + line.trim_end().len())
    }

    /// Whether a span stands between quotation marks.
    pub fn is_quoted(&self, span: Span) -> bool {
        let after = self.quotations.spoken.partition_point(|quotation| quotation.span.start <= span.start);
        after > 0 && self.quotations.spoken[after - 1].span.end > span.start
    }

    /// A block with the blank lines before it (behind it, for the first): what to cut so that no gap stays.
    pub fn block_with_gap(&self, number: usize) -> Span {
        let span = self.blocks[number].span;
        let is_blank = |gap: Span| self.at(gap).trim().is_empty();
        let before = number.checked_sub(1).map(|before| Span { start: self.blocks[before].span.end, end: span.start });
        let behind = self.blocks.get(number + 1).map(|next| Span { start: span.end, end: next.span.start });
        match (before, behind) {
            (Some(gap), _) if is_blank(gap) => gap.to(span),
            (None, Some(gap)) if is_blank(gap) => span.to(gap),
            _ => span,
        }
    }

    /// Words of the article, as tokens count them.
    pub fn word_count(&self) -> usize {
        count_words(&self.tokens)
    }
}

/// Words among some tokens; figures are none.
pub fn count_words(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.is_word()).count()
}

/// Token and sentence ranges are kept in 32 bits.
pub fn range(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}
