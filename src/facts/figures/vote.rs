//! Votes of a body whose size stands in the same clause: `the 100-seat Senate passed it by 58 votes to 41`.

use super::group::Group;
use super::{Form, NumberClass, RangeKind};
use crate::article::TokenKind;
use crate::source::Span;

/// A vote and the body that took it.
#[derive(Clone, Debug)]
pub struct Vote {
    pub span: Span,
    pub ayes: u32,
    pub noes: u32,
    /// Number of the figure that is the body's size: `100-seat`.
    pub body: u32,
}

/// Tokens between a body and its vote at most.
const REACH: usize = 12;

pub(super) fn find(group: &Group<'_, '_>, votes: &mut Vec<Vote>) {
    let line = &group.line;
    let is_body = |number: &usize| match group.figure(*number).form {
        Form::Joined(word) => matches!(line.lower(word as usize), "seat" | "member"),
        _ => false,
    };
    let mut bodies = group.range().filter(is_body);
    let (Some(body), None) = (bodies.next(), bodies.next()) else { return };
    let size = &group.figure(body).tokens;
    let clause = |start: usize, end: usize| {
        let gap = if end <= size.start as usize { end..size.start as usize } else { size.end as usize..start };
        // A comma opens another clause, with perhaps another body in it.
        gap.len() <= REACH && !gap.clone().any(|at| !matches!(line.kind(at), Some(TokenKind::Word | TokenKind::Hyphen)))
    };
    let mut add = |span: Span, tokens: (usize, usize), ayes: u32, noes: u32| {
        if clause(tokens.0, tokens.1) {
            votes.push(Vote { span, ayes, noes, body: body as u32 });
        }
    };
    // "51-50".
    let others = &group.figures.others;
    let first = others.partition_point(|other| other.sentence < group.sentence);
    for other in others[first..].iter().take_while(|other| other.sentence == group.sentence) {
        let (start, end) = (other.tokens.start as usize, other.tokens.end as usize);
        let cued = matches!(line.lower(start.wrapping_sub(1)), "voted" | "vote" | "by")
            || line.lower(end).starts_with("vote")
            || matches!(line.lower(start.wrapping_sub(2)), "voted" | "passed" | "approved" | "rejected" | "confirmed");
        if other.class == NumberClass::Score
            && end == start + 3
            && cued
            && let (Some(ayes), Some(noes)) = (line.small_number(start), line.small_number(start + 2))
        {
            add(other.span, (start, end), u32::from(ayes), u32::from(noes));
        }
    }
    // "62 votes to 41", "by 62 to 41".
    for number in group.first + 1..group.end {
        let (ayes, noes) = (group.figure(number - 1), group.figure(number));
        let (start, behind, next) = (ayes.tokens.start as usize, ayes.tokens.end as usize, noes.tokens.start as usize);
        let counted = |figure: &super::Figure| figure.is_count() && figure.scale == 1.0 && figure.form == Form::Plain;
        let spelled = line.lower(behind) == "votes" && line.lower(behind + 1) == "to" && next == behind + 2;
        let range = group.figures.ranges.iter().any(|range| {
            range.low as usize + 1 == number && range.high as usize == number && range.kind == RangeKind::To
        });
        let bare = range && matches!(line.lower(start.wrapping_sub(1)), "voted" | "by" | "vote");
        if (spelled || bare) && counted(ayes) && counted(noes) {
            let tokens = (start, noes.tokens.end as usize);
            add(ayes.span.to(noes.span), tokens, ayes.value as u32, noes.value as u32);
        }
    }
}
