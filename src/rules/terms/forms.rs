//! What the rules on two forms of one word share.

use crate::article::{Article, BlockKind, Token, TokenKind};
use crate::facts::names::is_independent;
use crate::lexicon::Flags;
use crate::source::Span;

/// A place where a word is printed in one of its forms.
#[derive(Clone, Debug)]
pub struct Mention<F> {
    /// The number of its first token.
    pub token: usize,
    pub span: Span,
    pub form: F,
}

/// Words that say that a spelling is meant, and the tokens within which they do.
const EXPLANATIONS: [&str; 6] = ["sic", "spelled", "spelt", "spelling", "hyphen", "hyphenated"];
const NEAR: usize = 8;

/// Tells plain copy from what has a spelling of its own: names, titles of works, embedded posts.
pub struct PlainCopy<'a> {
    article: &'a Article<'a>,
    /// Forms that stand with a capital inside a sentence.
    names: Vec<bool>,
    /// Blocks that hold a handle: those who wrote them spell as they like.
    posts: Vec<bool>,
}

impl<'a> PlainCopy<'a> {
    /// One walk over the capitals and marks: only for articles that print a word in two forms.
    pub fn new(article: &'a Article<'a>) -> Self {
        let mut names = vec![false; article.forms().len()];
        let token = |at: &u32| &article.tokens[*at as usize];
        let capitals = article.index.capitals().iter().map(token);
        for token in capitals.filter(|token| token.is_capitalised() && !token.starts_sentence()) {
            if let Some(form) = token.form {
                names[form.index()] = true;
            }
        }
        let handle = |token: &Token| {
            let text = article.token_text(token);
            text.starts_with('@') || text.starts_with("pic.twitter")
        };
        let mut posts = vec![false; article.blocks.len()];
        for &at in article.index.marks() {
            let token = &article.tokens[at as usize];
            if token.kind == TokenKind::Address && handle(token) {
                posts[article.sentence_of(at as usize).block as usize] = true;
            }
        }
        Self { article, names, posts }
    }

    /// Whether the word at a token is one of the copy's own.
    pub fn holds(&self, at: usize) -> bool {
        let (article, token) = (self.article, &self.article.tokens[at]);
        if token.is(Flags::ALL_CAPS | Flags::INNER_CAPITAL) || !self.is_own(at) {
            return false;
        }
        // A capital inside a sentence is a name's (the Kennedy Center) or a headline's; Labour opens sentences, too.
        let next = || article.tokens.get(at + 1).is_some_and(Token::is_capitalised);
        let named = token.form.is_some_and(|form| self.names[form.index()]);
        let capital = token.is_capitalised() && (!token.starts_sentence() || named || next());
        !capital
    }

    /// Whether it stands outside embedded posts and the furniture of the page, and is not what the copy speaks of.
    pub fn is_own(&self, at: usize) -> bool {
        let block = self.article.sentence_of(at).block as usize;
        !self.posts[block] && self.article.blocks[block].kind != BlockKind::Boilerplate && !self.is_explained(at)
    }

    /// Whether the copy speaks of the spelling: `organisation (sic)`, `judgment, spelled without an e`.
    fn is_explained(&self, at: usize) -> bool {
        let (article, near) = (self.article, at.saturating_sub(NEAR)..at + NEAR);
        let explains = |token: &Token| EXPLANATIONS.contains(&article.lower_of(token));
        article.tokens[near.start..near.end.min(article.tokens.len())].iter().any(explains)
    }
}

/// The form that is printed most often, copies of a sentence counted once; of equals the first.
pub fn usual<F: Copy + PartialEq>(article: &Article<'_>, mentions: &[Mention<F>]) -> Option<F> {
    let count = |form: F| {
        let same = mentions.iter().filter(|mention| mention.form == form);
        same.filter(|mention| is_independent(article, mention.token)).count()
    };
    let mut best: Option<(F, usize)> = None;
    for mention in mentions {
        if best.is_none_or(|(form, most)| form != mention.form && count(mention.form) > most) {
            best = Some((mention.form, count(mention.form)));
        }
    }
    best.map(|(form, _)| form)
}
