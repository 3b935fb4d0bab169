//! The noun a figure counts, and the noun it is the size of.
//!
//! Without a parser this is a guess from form: what is counted stands behind the figure, in the plural, before the next
//! preposition or verb. Where the form does not say it there is no noun; rules that need one then stay silent.

use crate::article::{Token, TokenKind};
use crate::facts::line::Line;
use crate::lexicon::{FigureWords, Flags};

/// Words between a figure and its noun at most.
const REACH: usize = 6;

/// How the noun behind a figure is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// `21 people`.
    Plural,
    /// `one man`, `a six-week strike`, `20 percent of output`: either, so the last word of the run of words is taken.
    Either,
    /// `a 54-year-old man`: as before, but what belongs to the person is not counted ("the 54-year-old man's house").
    Person,
}

/// The noun behind token `at`.
pub(super) fn behind(line: &Line<'_, '_>, words: &FigureWords, mut at: usize, number: Number) -> Option<u32> {
    let mut run: [usize; REACH] = [0; REACH];
    let mut length = 0;
    while length < REACH {
        let Some(token) = line.token(at) else { break };
        match token.kind {
            TokenKind::Word if is_function(token) => {
                if length > 0 || !matches!(line.lower(at), "more" | "other" | "own" | "such") {
                    break;
                }
            }
            TokenKind::Word
                if token.is(Flags::NUMBER | Flags::MONTH | Flags::WEEKDAY | Flags::SAYING) && length > 0 =>
            {
                break;
            }
            TokenKind::Word => {
                if number == Number::Plural && is_plural(line, words, at) {
                    // "two police officers": the last of plurals in a row.
                    let further = is_plural(line, words, at + 1) && !line.is_capitalised(at + 1);
                    return Some(at as u32 + u32::from(further));
                }
                let person = token.is(Flags::RELATIVE) || matches!(line.lower(at), "man" | "woman" | "boy" | "girl");
                if number == Number::Person && person {
                    return Some(at as u32);
                }
                run[length] = at;
                length += 1;
            }
            TokenKind::Hyphen if line.joins(at) => {}
            // "five newly-arrived, heavily armed men" is rare; a comma ends the run.
            TokenKind::Possessive | TokenKind::Single if token.is_glued() && number != Number::Person => {}
            _ => break,
        }
        at += 1;
    }
    if number == Number::Plural {
        return None;
    }
    // What stands behind the noun is cut off: "one man wounded in", "a six-week strike ended".
    let verb = |at: usize| {
        let lower = line.lower(at);
        // "One man wearing a hat", but "a two-hour meeting with".
        let ing = lower.ends_with("ing") && matches!(line.lower(at + 1), "a" | "an" | "the" | "his" | "her" | "their");
        let form = lower.ends_with("ed") || lower.ends_with("ly") || ing;
        words.verbs.contains(lower)
            || words.not_plurals.contains(lower) && lower.len() > 2
            || form && !line.is_capitalised(at)
    };
    let kept = run[..length].iter().rposition(|&at| !verb(at))?;
    Some(run[kept] as u32)
}

/// A function word. In capitals it is a name: US, IS, IT.
fn is_function(token: &Token) -> bool {
    token.is(Flags::FUNCTION) && !(token.is(Flags::ALL_CAPS) && token.span.len() > 1)
}

/// Skips `of the`, `of all its` behind a figure; None if no "of" stands there. Whether words were skipped, too.
pub(super) fn of(line: &Line<'_, '_>, at: usize) -> Option<(usize, bool)> {
    if line.lower(at) != "of" {
        return None;
    }
    let determiner = |at: usize| {
        matches!(
            line.lower(at),
            "the"
                | "all"
                | "its"
                | "his"
                | "her"
                | "their"
                | "our"
                | "my"
                | "your"
                | "these"
                | "those"
                | "this"
                | "that"
                | "a"
                | "an"
        )
    };
    let start = at + 1;
    let mut at = start;
    while determiner(at) {
        at += 1;
    }
    Some((at, at > start))
}

/// The noun in `NOUN of FIGURE`; `at` is the figure's first token or its hedge's.
pub(super) fn host(line: &Line<'_, '_>, at: usize) -> Option<u32> {
    if line.lower(at.wrapping_sub(1)) != "of" {
        return None;
    }
    let noun = at.wrapping_sub(2);
    let token = line.token(noun)?;
    let other = Flags::FUNCTION | Flags::NUMBER | Flags::SCALE | Flags::ORDINAL | Flags::MONTH;
    let named = token.is_word() && !token.is(other) && !line.lower(noun).ends_with("ed");
    named.then_some(noun as u32)
}

/// Whether the word is the plural of a thing, by its form.
pub(super) fn is_plural(line: &Line<'_, '_>, words: &FigureWords, at: usize) -> bool {
    let lower = line.lower(at);
    if words.plurals.contains(lower) {
        return true;
    }
    if lower.len() < 4 || !lower.ends_with('s') || lower.ends_with("ss") || words.not_plurals.contains(lower) {
        return false;
    }
    // "20 Texas lawmakers": a capital word before the noun is part of its name.
    let followed = || {
        let content = |at: &usize| line.token(*at).is_some_and(|next| next.is_word() && !is_function(next));
        let mut behind = (at + 1..at + 4).take_while(content).peekable();
        let capital = behind.peek().is_some_and(|&next| line.is_capitalised(next));
        capital || behind.any(|at| is_plural(line, words, at))
    };
    !(line.is_capitalised(at) && followed())
}
