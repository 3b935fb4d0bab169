//! A count and the names it announces: `the three co-chairs, France, Russia and the United States, met`.

use super::Form;
use super::group::Group;
use crate::article::TokenKind;
use crate::lexicon::Flags;
use crate::source::Span;

/// An announced count with its list of names.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Number of the figure in [`super::Figures::all`].
    pub count: u32,
    pub items: Vec<Span>,
    /// All items are countries, or all are people by full name: no item hides an apposition.
    pub certain: bool,
}

/// Names that a list of more would not be set in one sentence for.
const MOST: f64 = 9.0;

/// Second halves of countries whose names hold an "and".
const HALVES: [&str; 7] = ["herzegovina", "tobago", "barbuda", "principe", "príncipe", "nevis", "grenadines"];

pub(super) fn find(group: &Group<'_, '_>, listings: &mut Vec<Listing>) {
    let line = &group.line;
    for number in group.range() {
        let figure = group.figure(number);
        let whole = figure.unit.is_none() && figure.form == Form::Plain && figure.hedge.is_none();
        let Some(head) = figure.head.filter(|_| whole && (2.0..=MOST).contains(&figure.value)) else { continue };
        // "Of the five members, France and Russia abstained".
        let start = figure.tokens.start as usize;
        let partial =
            (1..=2).any(|back| matches!(line.lower(start.wrapping_sub(back)), "of" | "among" | "first" | "last"));
        let opener = head as usize + 1;
        if partial || !matches!(line.kind(opener), Some(TokenKind::Comma | TokenKind::Colon)) {
            continue;
        }
        if let Some((items, certain)) = names(group, opener + 1) {
            listings.push(Listing { count: number as u32, items, certain });
        }
    }
}

/// Capitalised names with commas and one "and" between them, up to a mark that closes the list.
fn names(group: &Group<'_, '_>, first: usize) -> Option<(Vec<Span>, bool)> {
    let line = &group.line;
    let (mut items, mut at, mut last) = (Vec::new(), first, false);
    let (mut countries, mut people) = (true, true);
    loop {
        let start = at + usize::from(line.lower(at) == "the");
        let mut end = start;
        while line.is_capitalised(end) || end > start && line.lower(end) == "of" && line.is_capitalised(end + 1) {
            end += 1;
        }
        // "Bosnia and Herzegovina".
        if line.lower(end) == "and" && HALVES.contains(&line.lower(end + 1)) {
            end += 2;
        }
        if end == start || end > start + 5 {
            return None;
        }
        countries &= line.is(start, Flags::COUNTRY) || matches!(line.lower(start), "united" | "us" | "u.s." | "u.k.");
        people &= end == start + 2 && line.is(start, Flags::GIVEN_NAME) && !line.is(start + 1, Flags::COUNTRY);
        items.push(line.article.tokens[start].span.to(line.article.tokens[end - 1].span));
        let comma = line.is_kind(end, TokenKind::Comma);
        let and = line.lower(end + usize::from(comma)) == "and";
        match (last, comma, and) {
            (false, true, true) => (at, last) = (end + 2, true),
            (false, false, true) => (at, last) = (end + 1, true),
            (false, true, false) => at = end + 1,
            (true, comma, _) => {
                let closed = comma && line.token(end + 1).is_some_and(|next| next.is_word() && !next.is_capitalised())
                    || matches!(line.kind(end), Some(TokenKind::Stop))
                    || group.is_dash(end);
                // What follows may tell of the last item and be followed by more: "Niger, the last to join, and Togo".
                let told =
                    comma && matches!(line.lower(end + 1), "the" | "a" | "an" | "all" | "both" | "each" | "with");
                let more = comma && matches!(line.lower(end + 1), "plus" | "along" | "together" | "as" | "but" | "or");
                return (closed && !and && !more).then_some((items, (countries || people) && !told));
            }
            _ => return None,
        }
    }
}
