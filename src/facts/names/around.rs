//! What stands around a name: its neighbours within the name, a given name or title before it, an explanation nearby.

use crate::article::{Article, Token, TokenKind};
use crate::lexicon::Flags;

/// The surroundings of one mention.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The capitalised word directly before, within the same name.
    pub left: Option<&'a Token>,
    /// The capitalised word directly behind, within the same name.
    pub right: Option<&'a Token>,
    /// A hyphen joins it to the word before.
    pub hyphened: bool,
}

/// Characters (bytes) within which an explanation of a second spelling is looked for.
const GLOSS_REACH: u32 = 70;

impl<'a> Around<'a> {
    pub fn new(article: &'a Article<'_>, at: usize) -> Self {
        let tokens = &article.tokens;
        let left = at.checked_sub(1).and_then(|left| neighbour(article, left, at, left));
        let left = left.or_else(|| {
            // Across a hyphen: Nagorno-Karabakh.
            let hyphen = at.checked_sub(2).filter(|_| is_inner_hyphen(tokens, at - 1));
            hyphen.and_then(|left| tokens.get(left)).filter(|token| is_name_part(token))
        });
        let right = tokens.get(at + 1).and_then(|_| neighbour(article, at, at + 1, at + 1));
        let right = right.or_else(|| {
            let hyphen = is_inner_hyphen(tokens, at + 1);
            tokens.get(at + 2).filter(|token| hyphen && is_name_part(token))
        });
        Self { left, right, hyphened: at > 0 && is_inner_hyphen(tokens, at - 1) }
    }

    /// A given name stands before the mention.
    pub fn given_name(&self) -> Option<&'a Token> {
        self.left.filter(|token| is_given_name(token))
    }

    /// A title or form of address stands before the mention.
    pub fn title(&self) -> Option<&'a Token> {
        self.left.filter(|token| token.is(Flags::TITLE | Flags::HONORIFIC | Flags::TITLE_ABBREVIATION))
    }

    /// The mention is not a part of a longer name, where another form of it may be right (Kyiv Post). A title or people
    /// before it makes none.
    pub fn stands_alone(&self) -> bool {
        self.right.is_none() && self.left.is_none_or(|left| left.is(Flags::TITLE | Flags::HONORIFIC | Flags::DEMONYM))
    }
}

/// Whether a word is a given name where it stands before a surname: listed as one, and not a title, compass point,
/// people or month.
pub(crate) fn is_given_name(token: &Token) -> bool {
    let other = Flags::NOT_GIVEN | Flags::TITLE | Flags::HONORIFIC | Flags::TITLE_ABBREVIATION | Flags::DEMONYM;
    let other = other | Flags::COUNTRY | Flags::INSTITUTION | Flags::MONTH | Flags::WEEKDAY | Flags::FUNCTION;
    token.is_capitalised() && !token.is(other) && (token.is(Flags::GIVEN_NAME) || is_initial(token))
}

pub(crate) fn is_initial(token: &Token) -> bool {
    token.is(Flags::INITIALS) && token.span.len() <= 4
}

/// Whether the copy explains a second spelling near token `at`: `sic`, `formerly`, `also known as`, `not X`.
pub(crate) fn is_glossed(article: &Article<'_>, at: usize) -> bool {
    let span = article.tokens[at].span;
    if at > 0 && article.lower_of(&article.tokens[at - 1]) == "not" {
        return true;
    }
    let before = article.tokens[..at].iter().rev().take_while(|token| token.span.end + GLOSS_REACH >= span.start);
    let behind = article.tokens[at + 1..].iter().take_while(|token| token.span.start <= span.end + GLOSS_REACH);
    before.chain(behind).any(|token| token.is(Flags::GLOSS) || article.lower_of(token) == "known")
}

/// One space and nothing else stands between two tokens of one name.
pub(crate) fn is_next_word(left: &Token, right: &Token, text: &str) -> bool {
    right.span.start == left.span.end + 1 && text.as_bytes()[left.span.end as usize] == b' '
}

fn neighbour<'a>(article: &'a Article<'_>, left: usize, right: usize, wanted: usize) -> Option<&'a Token> {
    let tokens = &article.tokens;
    (is_next_word(&tokens[left], &tokens[right], article.text()) && is_name_part(&tokens[wanted]))
        .then(|| &tokens[wanted])
}

fn is_name_part(token: &Token) -> bool {
    token.is_capitalised() && !token.is(Flags::FUNCTION | Flags::MONTH | Flags::WEEKDAY)
}

fn is_inner_hyphen(tokens: &[Token], at: usize) -> bool {
    let glued_behind = tokens.get(at + 1).is_some_and(Token::is_glued);
    tokens.get(at).is_some_and(|token| token.kind == TokenKind::Hyphen && token.is_glued() && glued_behind)
}
