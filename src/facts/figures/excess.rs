//! Shares above 100 percent of what cannot be more than all of itself: people, votes and other things that are counted.
//!
//! Prices, output, debt and whatever is measured against a level may be 130 percent of something; those are no facts here.

use super::group::Group;
use super::{Form, Unit};
use crate::article::TokenKind;
use crate::lexicon::Flags;
use crate::source::Span;

/// `155 percent of voters`.
#[derive(Clone, Copy, Debug)]
pub struct Excess {
    /// Number of the figure in [`super::Figures::all`].
    pub percent: u32,
    /// The noun of the whole; the verb where those asked stand without a noun.
    pub whole: Span,
}

/// Words between "of" and the noun of a whole at most.
const TO_NOUN: usize = 5;

/// Words in front of a percent that are asked whether something grew by it.
const MOVED: usize = 8;

/// Words behind a noun that make it a level: "140 percent of the people it had then".
const LEVELS: [&str; 14] = [
    "it",
    "they",
    "he",
    "she",
    "we",
    "you",
    "that",
    "which",
    "expected",
    "needed",
    "planned",
    "projected",
    "required",
    "a",
];

/// Words behind "those" that make them people.
const THOSE: [&str; 12] = [
    "who",
    "surveyed",
    "polled",
    "asked",
    "questioned",
    "interviewed",
    "responding",
    "eligible",
    "aged",
    "under",
    "voting",
    "with",
];

pub(super) fn find(group: &Group<'_, '_>, excesses: &mut Vec<Excess>) {
    for number in group.range() {
        let figure = group.figure(number);
        if figure.unit != Unit::Percent || figure.value <= 100.0 || figure.form != Form::Plain {
            continue;
        }
        let next = figure.tokens.end as usize;
        // "Sales jumped 155 percent reported over a year": growth.
        let start = figure.tokens.start as usize;
        let moved =
            || (start.saturating_sub(MOVED)..start).any(|at| group.words.changes.contains(group.line.lower(at)));
        let whole = if group.words.opinions.contains(group.line.lower(next)) && !moved() {
            Some(next)
        } else if group.line.lower(next) == "of" {
            whole(group, number)
        } else {
            None
        };
        if let Some(at) = whole {
            excesses.push(Excess { percent: number as u32, whole: group.line.article.tokens[at].span });
        }
    }
}

/// The noun of the whole behind `percent of`.
fn whole(group: &Group<'_, '_>, percent: usize) -> Option<usize> {
    let (line, words) = (&group.line, group.words);
    let figure = group.figure(percent);
    // "Workers' wages": the whole is another noun.
    let owns = |at: usize| matches!(line.kind(at), Some(TokenKind::Possessive | TokenKind::Single));
    let counted = |at: usize| (!owns(at + 1) && !LEVELS.contains(&line.lower(at + 1))).then_some(at);
    let start = figure.tokens.end as usize + 1;
    for at in (start..start + TO_NOUN).take_while(|&at| line.is_kind(at, TokenKind::Word)) {
        let lower = line.lower(at);
        if words.never_whole.contains(lower) {
            return None;
        }
        let those = lower == "those" && THOSE.contains(&line.lower(at + 1));
        if those || words.wholes.contains(lower) || line.is(at, Flags::DEMONYM) && lower.ends_with('s') {
            return counted(at);
        }
        let skipped = matches!(lower, "the" | "all" | "their" | "our" | "its" | "these");
        if line.is(at, Flags::FUNCTION) && !skipped {
            break;
        }
    }
    let noun = figure.head? as usize;
    let lower = line.lower(noun);
    let plural = lower.ends_with('s') || group.nouns.plurals.contains(lower);
    // Beds can be filled "to 120 percent of places": a load, and no share.
    let load = matches!(line.lower(group.start(percent).wrapping_sub(1)), "to" | "at" | "by" | "for");
    let level = words.never_whole.contains(lower);
    (plural && !load && !level).then(|| counted(noun)).flatten()
}
