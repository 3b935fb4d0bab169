//! Runs of capitalised words, read as titles, given name and surname.

use super::introduced::is_introduced;
use super::{Mention, MentionKind};
use crate::article::{Article, Block, Token, TokenKind, range};
use crate::facts::names::around::{is_given_name, is_initial, is_next_word};
use crate::lexicon::Flags;
use std::ops::Range;

/// Words of the longest name of a person, particles apart.
const LONGEST: usize = 5;

/// Words of a short mention: Xi, Peña Nieto.
const SHORT: usize = 2;

/// Reads the mentions of one block.
pub(super) fn read(article: &Article<'_>, block: &Block, mentions: &mut Vec<Mention>) {
    let tokens = range(&block.tokens);
    let mut behind = tokens.start;
    for &at in article.index.capitals_of(block) {
        let at = at as usize;
        if at < behind || !article.tokens[at].is_capitalised() {
            continue;
        }
        let end = run_end(article, at, tokens.end);
        if let Some(mut mention) = mention(article, at..end) {
            if mention.kind == MentionKind::Full {
                mentions.extend(sharer(article, &mention, tokens.start));
                mention.introduced = is_introduced(article, &mention);
            }
            mentions.push(mention);
        }
        behind = end;
    }
}

/// Reads a run as a mention: titles, then a given name or initial and a surname, or a surname alone.
fn mention(article: &Article<'_>, run: Range<usize>) -> Option<Mention> {
    let tokens = &article.tokens;
    let is_title = |token: &Token| {
        let address = token.is(Flags::TITLE | Flags::HONORIFIC);
        let before = token.is(Flags::TITLE_ABBREVIATION | Flags::DEMONYM | Flags::FUNCTION);
        address || before && !token.is(Flags::GIVEN_NAME)
    };
    let before = run.clone().take_while(|&at| is_title(&tokens[at]) && tokens[at].kind == TokenKind::Word).count();
    // Police Commissioner, White House Press Secretary: an office may begin with words that are no titles.
    let office = || {
        let last = run.clone().rposition(|at| tokens[at].is(Flags::TITLE) && !tokens[at].is(Flags::GIVEN_NAME));
        last.filter(|_| !is_given_name(&tokens[run.start])).map(|last| last + 1)
    };
    let before = if before > 0 { before } else { office().unwrap_or(0) };
    let name = run.start + before..run.end;
    let mut words = Words::new(tokens, name.clone())?;
    // Jr. and III say which of the family it is; the surname stands before them.
    let is_suffix = |at: usize| matches!(article.lower_of(&tokens[at]), "jr" | "sr" | "ii" | "iii" | "iv");
    let suffix = Some(words.last()).filter(|&last| words.count > 1 && is_suffix(last));
    if let Some(suffix) = suffix {
        words = Words::new(tokens, name.start..suffix)?;
    }
    let (given, last) = (words.at[0], words.last());
    // "If Mr Putin": the sentence's first word is no title.
    let small = run.clone().take_while(|&at| tokens[at].is(Flags::FUNCTION)).count().min(before);
    let titles = title_start(article, run.start + small, name.start) as u32..name.start as u32;
    let read = |kind, given: Option<usize>, surname: usize| Mention {
        span: tokens[words.at[0]].span.to(tokens[last].span),
        kind,
        titles: titles.clone(),
        tokens: words.at[0] as u32..last as u32 + 1,
        given: given.map(|at| at as u32),
        surname: surname as u32,
        suffix: suffix.map(|at| at as u32),
        introduced: false,
        person: None,
    };
    let plain = |at: usize| {
        !tokens[at].is(Flags::INSTITUTION | Flags::COUNTRY | Flags::DEMONYM | Flags::FUNCTION | Flags::TITLE)
    };
    let whole = words.iter().skip(1).all(plain) && !is_initial(&tokens[last]) && !tokens[last].is(Flags::ALL_CAPS);
    // Tom McCall Waterfront Park: a plain word inside a name shows a place or a work.
    let inner = Flags::NAME | Flags::SURNAME | Flags::RARE_SURNAME | Flags::GIVEN_NAME | Flags::PARTICLE;
    let person = words.iter().skip(1).all(|at| at == last || !tokens[at].is(Flags::WORD) || tokens[at].is(inner));
    if words.count >= 2 && whole && stands_first(article, &words) {
        let mut mention = read(MentionKind::Full, Some(words.at[1]), given);
        // Kim Jong-un, Moon Jae-in: the run ends at the small letter.
        if let Some(end) = small_end(tokens, last) {
            mention.span = mention.span.to(tokens[end].span);
            mention.tokens.end = end as u32 + 1;
        }
        return Some(mention);
    }
    // Jordan Lee: a country's name before a known surname is a given name.
    let country =
        tokens[given].is(Flags::COUNTRY) && tokens[given].is(Flags::GIVEN_NAME) && tokens[last].is(Flags::SURNAME);
    if words.count >= 2 && whole && person && (is_given_name(&tokens[given]) || country && words.count == 2) {
        return Some(read(MentionKind::Full, Some(given), last));
    }
    if words.count > SHORT || !plain(given) || !whole || tokens[given].is(Flags::MONTH | Flags::WEEKDAY) {
        return None;
    }
    let behind = titles.end.checked_sub(1).filter(|_| !titles.is_empty()).map(|at| &tokens[at as usize]);
    let kind = match behind {
        Some(title) if title.is(Flags::HONORIFIC) => MentionKind::Addressed,
        Some(title) if title.is(Flags::TITLE | Flags::TITLE_ABBREVIATION) => MentionKind::Titled,
        _ if words.count == 1 && is_plural(article, given) => MentionKind::Plural,
        // "Long lines formed": a word that only begins a sentence names nobody.
        _ if tokens[given].starts_sentence() && tokens[given].is(Flags::WORD) && !has_verb(article, last) => {
            return None;
        }
        _ => MentionKind::Surname,
    };
    Some(read(kind, None, last))
}

/// The capitalised words of a name, by their tokens.
struct Words {
    at: [usize; LONGEST],
    count: usize,
}

impl Words {
    fn new(tokens: &[Token], name: Range<usize>) -> Option<Self> {
        let mut words = Self { at: [0; LONGEST], count: 0 };
        for at in name.filter(|&at| tokens[at].is_capitalised()) {
            *words.at.get_mut(words.count)? = at;
            words.count += 1;
        }
        (words.count > 0).then_some(words)
    }

    fn last(&self) -> usize {
        self.at[self.count - 1]
    }

    fn iter(&self) -> impl Iterator<Item = usize> {
        self.at[..self.count].iter().copied()
    }
}

/// Xi Jinping, Kim Jong Un: a known family name in front and no known surname behind.
fn stands_first(article: &Article<'_>, words: &Words) -> bool {
    let last = &article.tokens[words.last()];
    let surname = Flags::SURNAME | Flags::RARE_SURNAME | Flags::WORD | Flags::CITY;
    let given = !last.is(surname) || small_end(&article.tokens, words.last()).is_some();
    words.count <= 3 && given && article.tokens[words.at[0]].is(Flags::FAMILY_FIRST)
}

/// The small second half of a given name: Jong-un.
fn small_end(tokens: &[Token], last: usize) -> Option<usize> {
    let (hyphen, end) = (tokens.get(last + 1)?, tokens.get(last + 2)?);
    let joined = hyphen.kind == TokenKind::Hyphen && hyphen.is_glued() && end.is_glued() && end.is_word();
    (joined && end.span.len() <= 6).then_some(last + 2)
}

/// `the Clintons`.
fn is_plural(article: &Article<'_>, at: usize) -> bool {
    let the = at.checked_sub(1).is_some_and(|before| article.lower_of(&article.tokens[before]) == "the");
    the && article.lower_of(&article.tokens[at]).ends_with('s')
}

/// A verb of saying or a possessive behind a word shows that it is a name.
fn has_verb(article: &Article<'_>, at: usize) -> bool {
    let behind = article.tokens.get(at + 1);
    behind.is_some_and(|token| token.is(Flags::SAYING) || token.kind == TokenKind::Possessive)
}

/// The one who shares the surname of a full name: _Bill_ and Hillary Clinton.
fn sharer(article: &Article<'_>, of: &Mention, start: usize) -> Option<Mention> {
    let at = (of.tokens.start as usize).checked_sub(2).filter(|&at| at >= start)?;
    let (given, and) = (&article.tokens[at], &article.tokens[at + 1]);
    let alone = at == start
        || !article.tokens[at - 1].is_capitalised()
        || article.tokens[at - 1].is(Flags::TITLE | Flags::FUNCTION);
    if article.lower_of(and) != "and" || !alone || !is_given_name(given) || is_initial(given) || !of.titles.is_empty() {
        return None;
    }
    let at = at as u32;
    Some(Mention {
        span: given.span,
        kind: MentionKind::Shared,
        titles: at..at,
        tokens: at..at + 1,
        given: Some(at),
        suffix: None,
        ..of.clone()
    })
}

/// The end of the run of name words that begins at `start`: capitals with single spaces or inner hyphens between them,
/// and particles between capitals.
fn run_end(article: &Article<'_>, start: usize, limit: usize) -> usize {
    let tokens = &article.tokens;
    let joins = |left: usize, right: usize| {
        right < limit && (is_next_word(&tokens[left], &tokens[right], article.text()) || tokens[right].is_glued())
    };
    let mut end = start + 1;
    loop {
        let mut next = end;
        if next < limit && tokens[next].kind == TokenKind::Hyphen && tokens[next].is_glued() && joins(next - 1, next) {
            next += 1;
        }
        while joins(next - 1, next) && tokens[next].is(Flags::PARTICLE) && !tokens[next].is_capitalised() {
            next += 1;
        }
        next = behind_nickname(article, end, limit).unwrap_or(next);
        let is_name = next < limit && tokens[next].is_capitalised() && !tokens[next].is(Flags::MONTH | Flags::WEEKDAY);
        let quoted = next > 0 && matches!(tokens[next - 1].kind, TokenKind::Quote | TokenKind::Single);
        if is_name && (quoted || joins(next - 1, next)) {
            end = next + 1;
        } else {
            return end;
        }
    }
}

/// The surname behind a nickname in quotation marks: Donald "Shorty" _Shea_.
fn behind_nickname(article: &Article<'_>, at: usize, limit: usize) -> Option<usize> {
    let tokens = article.tokens.get(at..(at + 4).min(limit))?;
    let [open, name, close, surname] = tokens else { return None };
    let mark = |token: &Token| matches!(token.kind, TokenKind::Quote | TokenKind::Single);
    let apart = |left: &Token, right: &Token| right.span.start == left.span.end + 1;
    let quoted = mark(open) && name.is_glued() && name.is_capitalised() && mark(close) && close.is_glued();
    let whole = quoted && surname.is_capitalised() && apart(&article.tokens[at - 1], open) && apart(close, surname);
    (whole && is_given_name(&article.tokens[at - 1])).then_some(at + 3)
}

/// The first token of the titles before a name: those in capitals, and lower-case ones before them (`former president`).
fn title_start(article: &Article<'_>, run: usize, name: usize) -> usize {
    let mut start = run.min(name);
    while start > 0 {
        let left = &article.tokens[start - 1];
        let title =
            left.is(Flags::TITLE | Flags::HONORIFIC) && is_next_word(left, &article.tokens[start], article.text());
        if !title {
            break;
        }
        start -= 1;
    }
    start
}
