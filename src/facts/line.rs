//! The tokens of one sentence, asked for by number without fear of its ends.

use crate::article::{Article, Sentence, Token, TokenKind};
use crate::lexicon::Flags;

/// A view of one sentence. Positions are token numbers of the article; what lies outside the sentence is not there.
#[derive(Clone, Copy)]
pub(super) struct Line<'a, 's> {
    pub article: &'a Article<'s>,
    start: usize,
    end: usize,
}

impl<'a, 's> Line<'a, 's> {
    pub fn new(article: &'a Article<'s>, sentence: &Sentence) -> Self {
        Self { article, start: sentence.tokens.start as usize, end: sentence.tokens.end as usize }
    }

    pub fn start(&self) -> usize {
        self.start
    }

    pub fn end(&self) -> usize {
        self.end
    }

    #[inline]
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        (self.start..self.end).contains(&at).then(|| &self.article.tokens[at])
    }

    /// The lower-case word, or the text of anything else; empty outside the sentence.
    #[inline]
    pub fn lower(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| match token.form {
            Some(form) => self.article.lower(form),
            None => self.article.token_text(token),
        })
    }

    /// The text as printed.
    #[inline]
    pub fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.article.token_text(token))
    }

    #[inline]
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|token| token.kind)
    }

    #[inline]
    pub fn is_kind(&self, at: usize, kind: TokenKind) -> bool {
        self.kind(at) == Some(kind)
    }

    #[inline]
    pub fn is(&self, at: usize, flags: Flags) -> bool {
        self.token(at).is_some_and(|token| token.is(flags))
    }

    #[inline]
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capitalised)
    }

    /// No space stands before the token.
    #[inline]
    pub fn is_glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_glued)
    }

    /// A hyphen without spaces around it.
    #[inline]
    pub fn joins(&self, at: usize) -> bool {
        self.is_kind(at, TokenKind::Hyphen) && self.is_glued(at) && self.is_glued(at + 1)
    }

    /// A hyphen or dash between two numbers, with or without spaces.
    #[inline]
    pub fn dashes(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Hyphen | TokenKind::Dash))
    }

    /// One to four digits and nothing else, as a number.
    pub fn small_number(&self, at: usize) -> Option<u16> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Number && token.span.len() <= 4)?;
        self.article.token_text(token).parse().ok()
    }
}
