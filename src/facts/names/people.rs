//! People: runs of capitalised words read as title, given name and surname.

use super::around::{is_given_name, is_initial, is_next_word};
use crate::article::{Article, BlockKind, Token, TokenKind, range};
use crate::lexicon::Flags;
use crate::source::Span;
use std::ops::Range;

/// The mentions of people by given name and surname, in the order of the text.
#[derive(Debug, Default)]
pub struct People {
    pub mentions: Vec<Person>,
}

/// One mention of somebody by full name.
#[derive(Clone, Debug)]
pub struct Person {
    /// Given names and surname, without titles.
    pub span: Span,
    /// Numbers of the tokens of titles directly before the name.
    pub titles: Range<u32>,
    /// Numbers of the tokens of the name.
    pub tokens: Range<u32>,
    /// The first given name, and the last word of the surname.
    pub given: u32,
    pub surname: u32,
}

/// Words of the longest name of a person, particles apart.
const LONGEST: usize = 5;

impl People {
    pub(super) fn read(article: &Article<'_>) -> Self {
        let mut people = Self::default();
        for block in
            article.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Byline | BlockKind::Boilerplate))
        {
            let tokens = range(&block.tokens);
            let mut at = tokens.start;
            while at < tokens.end {
                if !article.tokens[at].is_capitalised() {
                    at += 1;
                    continue;
                }
                let end = run_end(article, at, tokens.end);
                people.mentions.extend(person(article, at..end));
                at = end;
            }
        }
        people
    }
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
        let is_name = next < limit && tokens[next].is_capitalised() && !tokens[next].is(Flags::MONTH | Flags::WEEKDAY);
        if is_name && joins(next - 1, next) {
            end = next + 1;
        } else {
            return end;
        }
    }
}

/// Reads a run as a person: titles, then a given name or initial, then a surname.
fn person(article: &Article<'_>, run: Range<usize>) -> Option<Person> {
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
    let mut words: Vec<usize> = name.clone().filter(|&at| tokens[at].is_capitalised()).collect();
    // Jr. and III say which of the family it is; the surname stands before them.
    while words.last().is_some_and(|&at| matches!(article.lower_of(&tokens[at]), "jr" | "sr" | "ii" | "iii" | "iv")) {
        words.pop();
    }
    let (&given, &surname) = (words.first()?, words.last()?);
    let plain = |at: usize| {
        !tokens[at].is(Flags::INSTITUTION | Flags::COUNTRY | Flags::DEMONYM | Flags::FUNCTION | Flags::TITLE)
    };
    let whole = (2..=LONGEST).contains(&words.len()) && words[1..].iter().all(|&at| plain(at));
    if !whole || !is_given_name(&tokens[given]) || is_initial(&tokens[surname]) || tokens[surname].is(Flags::ALL_CAPS) {
        return None;
    }
    Some(Person {
        span: tokens[given].span.to(tokens[surname].span),
        titles: title_start(article, run.start, name.start) as u32..name.start as u32,
        tokens: name.start as u32..surname as u32 + 1,
        given: given as u32,
        surname: surname as u32,
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Vocabulary;
    use crate::lexicon::Lexicon;
    use crate::source::Source;

    /// The people of a piece of copy, as `titles | name | surname`.
    fn people(copy: &str) -> Vec<String> {
        let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        let people = People::read(&article);
        let show = |person: &Person| {
            let titles: Vec<&str> =
                article.tokens[range(&person.titles)].iter().map(|token| article.token_text(token)).collect();
            let surname = article.token_text(&article.tokens[person.surname as usize]);
            format!("{} | {} | {surname}", titles.join(" "), article.at(person.span))
        };
        people.mentions.iter().map(show).collect()
    }

    #[test]
    fn titles_stand_before_a_name() {
        assert_eq!(people("They saw former president Anna Kessler leave."), ["president | Anna Kessler | Kessler"]);
        assert_eq!(
            people("They saw Police Commissioner Alan Thorsby leave."),
            ["Police Commissioner | Alan Thorsby | Thorsby"]
        );
    }

    #[test]
    fn particles_and_initials_belong_to_a_name() {
        assert_eq!(people("We met Vincent van Gogh there."), [" | Vincent van Gogh | Gogh"]);
        assert_eq!(people("We met J. Robert Oppenheimer there."), [" | J. Robert Oppenheimer | Oppenheimer"]);
    }

    #[test]
    fn a_son_bears_the_surname() {
        assert_eq!(people("We met Robert Downey Jr. there."), [" | Robert Downey | Downey"]);
        assert_eq!(people("We met Henry Ford II there."), [" | Henry Ford | Ford"]);
    }

    #[test]
    fn places_and_bodies_are_nobody() {
        assert!(people("The White House and North Dakota sued Harvard University in April.").is_empty());
    }
}
