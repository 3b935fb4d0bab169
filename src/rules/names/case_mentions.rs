//! The names of an article whose letter case may vary, mention by mention, for `names/case-variant`.

use super::inner_capitals::one_word;
use crate::article::{Article, Form, Token, TokenKind};
use crate::facts::names::is_next_word;
use crate::lexicon::Flags;
use crate::source::Span;

/// One mention of a name that may be printed in two cases.
#[derive(Clone, Copy)]
pub(super) struct Mention {
    pub span: Span,
    pub token: usize,
    /// The name's last word has its capital.
    pub full: bool,
    /// The name does not go on: `Senate Committee on Finance` is another name than `Senate committee`, and speaks only
    /// for the usual case.
    pub alone: bool,
    /// A body's name (`Minsk Group`); else one with capitals inside (`Co-Chairs`, `WikiLeaks`) or a particle in front.
    pub body: bool,
}

/// The tokens that may be the telling word of a name that stands in two cases, in order: most are not.
pub(super) fn telling(article: &Article<'_>, inner: &[u64]) -> Vec<usize> {
    let capitals = article.index.capitals().iter().map(|&at| at as usize);
    let mut telling: Vec<usize> = capitals.filter(|&at| may_tell(&article.tokens, at, inner)).collect();
    let cased_body = Flags::INSTITUTION | Flags::TWO_CASES;
    if article.flags.contains(cased_body) {
        let capital = Flags::CAPITALISED | Flags::INNER_CAPITAL;
        let is_small = |form: &Form| form.flags.contains(cased_body) && !form.flags.intersects(capital);
        let small = article.forms_with(Flags::TWO_CASES).filter(|(_, form)| is_small(form));
        telling.extend(article.mentions_of(small.map(|(id, _)| id)).map(|(at, _)| at));
        telling.sort_unstable();
    }
    telling
}

/// Whether the part of a name in which its mentions differ stands in two cases anywhere.
fn may_tell(tokens: &[Token], at: usize, inner: &[u64]) -> bool {
    let token = &tokens[at];
    let (before, second) = (at.checked_sub(1).map(|before| &tokens[before]), tokens.get(at + 2));
    let cased = |token: Option<&Token>| token.is_some_and(|token| token.is(Flags::TWO_CASES));
    let body = token.is(Flags::INSTITUTION) && (token.is(Flags::TWO_CASES) || cased(before));
    let compound = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Hyphen) && cased(second);
    let particle = before.is_some_and(|before| before.is(Flags::PARTICLE));
    body || compound || particle || !inner.is_empty() && token.is(Flags::TWO_CASES)
}

/// The mentions whose telling word is token `at`, under keys that all mentions of one name share.
pub(super) fn at(article: &Article<'_>, at: usize, inner: &[u64]) -> [Option<(u64, Mention)>; 2] {
    let token = &article.tokens[at];
    let body = if token.is(Flags::INSTITUTION) { [body(article, at), middle(article, at)] } else { [None, None] };
    if body[0].is_some() || body[1].is_some() {
        return body;
    }
    let word = || particle(article, at).or_else(|| one_word(article, at, inner));
    [compound(article, at).or_else(word), None]
}

/// At a surname behind particles: `von der Leyen` and `Von der Leyen`. With a given name in front and without are two
/// uses: in Flanders it is Van Rompuy, in a house that writes Herman van Rompuy.
fn particle(article: &Article<'_>, at: usize) -> Option<(u64, Mention)> {
    let tokens = &article.tokens;
    let is_particle = |token: &Token| {
        token.is(Flags::PARTICLE) && !token.is(Flags::NUMBER | Flags::ALL_CAPS | Flags::FUNCTION | Flags::RELATIVE)
    };
    let surname = &tokens[at];
    if !surname.is_capitalised() || surname.is(Flags::ALL_CAPS) || !is_particle(tokens.get(at.checked_sub(1)?)?) {
        return None;
    }
    let mut first = at;
    let mut key = article.form(surname)?.hash;
    while let Some(before) = first.checked_sub(1).filter(|_| at - first < 3) {
        if !is_particle(&tokens[before]) || !is_next_word(&tokens[before], &tokens[first], article.text()) {
            break;
        }
        first = before;
        key = key.rotate_left(7) ^ article.form(&tokens[first])?.hash;
    }
    let before = first.checked_sub(1).map(|before| &tokens[before]);
    // A capital behind a mark may be a sentence's.
    let spaced = before.is_some_and(|before| {
        is_next_word(before, &tokens[first], article.text()) && (before.is_word() || before.kind == TokenKind::Comma)
    });
    if first == at || tokens[first].starts_sentence() || !spaced {
        return None;
    }
    let no_name = Flags::TITLE | Flags::HONORIFIC | Flags::TITLE_ABBREVIATION | Flags::DEMONYM | Flags::FUNCTION;
    let given = before.is_some_and(|before| before.is_capitalised() && !before.is(no_name));
    let key = key.rotate_left(if given { 5 } else { 11 });
    let span = tokens[first].span.to(surname.span);
    let full = tokens[first].is_capitalised();
    Some((key, Mention { span, token: first, full, alone: true, body: false }))
}

/// At the head noun of a body's name of three words: `Affordable Care Act` and `Affordable care Act`.
fn middle(article: &Article<'_>, at: usize) -> Option<(u64, Mention)> {
    let head = &article.tokens[at];
    if !head.is(Flags::INSTITUTION) || !head.is_capitalised() {
        return None;
    }
    let [first, word] = article.tokens.get(at.checked_sub(2)?..at)? else { return None };
    let spaced = is_next_word(first, word, article.text()) && is_next_word(word, head, article.text());
    let other = Flags::FUNCTION | Flags::MONTH | Flags::WEEKDAY | Flags::HONORIFIC | Flags::INITIALS | Flags::NUMBER;
    let starts = first.starts_sentence() && first.is(Flags::WORD);
    if !spaced || !first.is_capitalised() || first.is(other) || word.is(other) || !word.is(Flags::WORD) || starts {
        return None;
    }
    let (first_form, word_form, head_form) = (article.form(first)?, article.form(word)?, article.form(head)?);
    let key = first_form.hash ^ word_form.hash.rotate_left(13) ^ head_form.hash.rotate_left(37);
    let full = word.is_capitalised();
    Some((key, Mention { span: first.span.to(head.span), token: at, full, alone: true, body: true }))
}

/// At the head noun of a body's name: `Minsk Group` and `Minsk group`, `State of the Union` and `State of the union`.
/// Anything else is nothing.
fn body(article: &Article<'_>, at: usize) -> Option<(u64, Mention)> {
    let token = &article.tokens[at];
    if !token.is(Flags::INSTITUTION) {
        return None;
    }
    let of = before_of(article, at);
    let left = &article.tokens[of.unwrap_or(at).checked_sub(1)?];
    let name = left.is_capitalised()
        && !left.is(Flags::FUNCTION | Flags::MONTH | Flags::WEEKDAY | Flags::HONORIFIC | Flags::INITIALS)
        && (of.is_none() || !left.is(Flags::TITLE | Flags::COUNTRY))
        && is_next_word(left, &article.tokens[of.unwrap_or(at)], article.text());
    // "Ruling party" at a sentence's start is a common adjective with a capital.
    let starts = left.starts_sentence() && left.is(Flags::WORD | Flags::NUMBER);
    let alone = !goes_on(article, at);
    if !name || starts || !alone && !token.is_capitalised() {
        return None;
    }
    let turn = if of.is_some() { 29 } else { 17 };
    let key = article.form(left)?.hash ^ article.form(token)?.hash.rotate_left(turn);
    let full = token.is_capitalised();
    Some((key, Mention { span: left.span.to(token.span), token: at, full, alone, body: true }))
}

/// The number of the `of` that joins token `at` to the words before it, with or without an article.
fn before_of(article: &Article<'_>, at: usize) -> Option<usize> {
    let word = |at: usize| article.lower_of(&article.tokens[at]);
    let near = at.checked_sub(1)?;
    let of = if word(near) == "the" { near.checked_sub(1)? } else { near };
    let spaced = (of..at).all(|at| is_next_word(&article.tokens[at], &article.tokens[at + 1], article.text()));
    (word(of) == "of" && spaced).then_some(of)
}

/// The full form counts only where it stands alone: "Senate Committee on Finance" is another name.
fn goes_on(article: &Article<'_>, at: usize) -> bool {
    let (token, next) = (&article.tokens[at], article.tokens.get(at + 1));
    let Some(next) = next.filter(|next| is_next_word(token, next, article.text())) else { return false };
    let joined = matches!(article.lower_of(next), "of" | "on" | "for");
    let behind = |at: usize| article.tokens.get(at).is_some_and(|behind| behind.is_capitalised());
    let the = article.tokens.get(at + 2).is_some_and(|behind| article.lower_of(behind) == "the");
    next.is_capitalised() || joined && (behind(at + 2) || the && behind(at + 3))
}

/// At the first word of a hyphened name: `Co-Chairs` and `Co-chairs`, `Jae-in` and `Jae-In`.
fn compound(article: &Article<'_>, at: usize) -> Option<(u64, Mention)> {
    let [first, hyphen, second] = article.tokens.get(at..at + 3)? else { return None };
    let joined = hyphen.kind == TokenKind::Hyphen && hyphen.is_glued() && second.is_glued() && second.is_word();
    let alone = !first.is_glued()
        && article.tokens.get(at + 3).is_none_or(|next| !(next.kind == TokenKind::Hyphen && next.is_glued()));
    if !joined
        || !alone
        || !first.is_capitalised()
        || first.starts_sentence()
        || second.is(Flags::ALL_CAPS)
        || first.is(Flags::ALL_CAPS)
    {
        return None;
    }
    let key = article.form(first)?.hash ^ article.form(second)?.hash.rotate_left(31);
    Some((
        key,
        Mention {
            span: first.span.to(second.span),
            token: at,
            full: second.is_capitalised(),
            alone: true,
            body: false,
        },
    ))
}
