//! Events with their day: `the ceasefire was signed on November 9`, `the ceasefire signed on November 10`.

use super::{Date, Dates};
use crate::article::{Article, FormId};
use crate::facts::line::Line;
use crate::lexicon::Flags;
use crate::source::Span;

/// A noun, what happened to it, and when.
#[derive(Clone, Debug)]
pub struct Event {
    /// Number of the date in [`Dates::all`]; it has a day.
    pub date: u32,
    /// `ceasefire was signed`.
    pub span: Span,
    pub noun: FormId,
    pub verb: FormId,
}

/// Participles that end otherwise than in -ed.
const PARTICIPLES: [&str; 15] = [
    "held", "born", "won", "made", "struck", "shot", "met", "begun", "sworn", "built", "broken", "hit", "sunk", "lost",
    "sent",
];

pub(super) fn find(article: &Article<'_>, dates: &Dates) -> Vec<Event> {
    let mut events = Vec::new();
    for (number, date) in dates.all.iter().enumerate() {
        if date.day.is_none() || date.month.is_none() || date.last_day.is_some() || date.quoted {
            continue;
        }
        let line = Line::new(article, &article.sentences[date.sentence as usize]);
        if let Some((noun, verb)) = noun_and_verb(&line, date) {
            let (first, last) = (&article.tokens[noun], &article.tokens[verb]);
            let (Some(noun), Some(verb)) = (first.form, last.form) else { continue };
            events.push(Event { date: number as u32, span: first.span.to(last.span), noun, verb });
        }
    }
    events
}

/// `NOUN [was] VERB on DATE`.
fn noun_and_verb(line: &Line<'_, '_>, date: &Date) -> Option<(usize, usize)> {
    let on = (date.tokens.start as usize).wrapping_sub(1);
    let verb = on.wrapping_sub(1);
    let word = line.lower(verb);
    if line.lower(on) != "on" || !word.ends_with("ed") && !PARTICIPLES.contains(&word) {
        return None;
    }
    let mut noun = verb.wrapping_sub(1);
    while matches!(line.lower(noun), "was" | "were" | "been" | "has" | "had" | "be" | "being") {
        noun = noun.wrapping_sub(1);
    }
    let plain = line.token(noun).is_some_and(|token| {
        token.is_word() && !token.is_capitalised() && !token.is(Flags::FUNCTION | Flags::RELATIVE | Flags::NUMBER)
    });
    // "The deal" and "this deal" are one of the article's own; "a deal" may be any.
    let before = noun.wrapping_sub(1);
    let definite = (0..3).any(|back| matches!(line.lower(before.wrapping_sub(back)), "the" | "this" | "its" | "their"));
    (plain && definite).then_some((noun, verb))
}
