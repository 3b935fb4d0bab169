//! Figures that are the two ends of a range.

use super::{Figure, Figures, Form, Unit};
use crate::article::{Article, TokenKind};
use crate::source::Span;

/// Two figures as one range. Whether low really lies below high is for rules to say.
#[derive(Clone, Debug)]
pub struct FigureRange {
    /// Numbers of the two figures in [`Figures::all`]; always neighbours.
    pub low: u32,
    pub high: u32,
    /// With the words that make it a range.
    pub span: Span,
    pub kind: RangeKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeKind {
    /// `5-10 miles`.
    Dash,
    /// `5 to 10 miles`.
    To,
    /// `from 5 to 10 miles`: as often a change as a range.
    FromTo,
    /// `between 5 and 10 miles`.
    Between,
}

impl RangeKind {
    pub fn name(self) -> &'static str {
        match self {
            RangeKind::Dash => "dash",
            RangeKind::To => "to",
            RangeKind::FromTo => "from to",
            RangeKind::Between => "between",
        }
    }
}

/// Finds the ranges among figures that stand side by side, and gives each end the unit or scale that only the other
/// end prints.
pub(super) fn find(article: &Article<'_>, figures: &mut Figures) {
    let mut ranges = Vec::new();
    for at in 1..figures.all.len() {
        let (head, tail) = figures.all.split_at_mut(at);
        let (low, high) = (&mut head[at - 1], &mut tail[0]);
        // Nearly all neighbours stand further apart than one token.
        if low.tokens.end + 1 != high.tokens.start || low.sentence != high.sentence {
            continue;
        }
        // "Up 25% to $1.13 billion" is no range.
        let one_unit = low.unit == high.unit || low.unit.is_none() || high.unit.is_none();
        let Some((kind, start)) = kind(article, low).filter(|_| one_unit) else { continue };
        if kind == RangeKind::Dash && is_clause(article, low, high) {
            continue;
        }
        share(low, high);
        let span = article.tokens[start].span.to(high.span);
        ranges.push(FigureRange { low: at as u32 - 1, high: at as u32, span, kind });
    }
    figures.ranges = ranges;
}

/// Whether the dash between two figures opens a clause: `87 million — 41 percent more than`, `66,000—33,000 for summer`.
fn is_clause(article: &Article<'_>, low: &Figure, high: &Figure) -> bool {
    let at = low.tokens.end as usize;
    let link = &article.tokens[at];
    let spaced = !link.is_glued() && !article.tokens[at + 1].is_glued();
    let long = link.kind == TokenKind::Dash && article.token_text(link) != "–";
    let own = low.scale > 1.0 || low.unit == high.unit && !low.unit.is_none() || low.head.is_some();
    let next = article.tokens.get(high.tokens.end as usize);
    let goes_on = next.is_some_and(|next| next.is(crate::lexicon::Flags::FUNCTION));
    (spaced || long) && (own || goes_on)
}

/// The kind of range that the token behind `low` makes, and the range's first token.
fn kind(article: &Article<'_>, low: &Figure) -> Option<(RangeKind, usize)> {
    let start = low.tokens.start as usize;
    let link = &article.tokens[low.tokens.end as usize];
    let before = start.checked_sub(1).map_or("", |at| article.lower_of(&article.tokens[at]));
    match (link.kind, article.lower_of(link)) {
        // "5-foot-10" is one height.
        (TokenKind::Hyphen, _) if matches!(low.form, Form::Joined(_)) && !low.unit.is_none() => None,
        (TokenKind::Hyphen | TokenKind::Dash, _) => Some((RangeKind::Dash, start)),
        (TokenKind::Word, "to") if before == "from" => Some((RangeKind::FromTo, start - 1)),
        (TokenKind::Word, "to") => Some((RangeKind::To, start)),
        (TokenKind::Word, "and") if before == "between" => Some((RangeKind::Between, start - 1)),
        // "between the ages of 17 and 25"
        (TokenKind::Word, "and") if before == "of" => {
            let back = start.checked_sub(4)?;
            let ages = ["between", "the", "ages"];
            let stands = (0..3).all(|at| article.lower_of(&article.tokens[back + at]) == ages[at]);
            stands.then_some((RangeKind::Between, back))
        }
        _ => None,
    }
}

/// Each end takes what only the other prints: `$5-10 million`, `between two and three million`, `10 to 20 percent`.
fn share(low: &mut Figure, high: &mut Figure) {
    // "500,000 to 1 million" is no 500,000 million.
    let small = low.value < 1000.0 && low.value <= 100.0 * high.value / high.scale;
    if low.scale == 1.0 && high.scale > 1.0 && small {
        low.value *= high.scale;
        low.scale = high.scale;
        low.borrowed = true;
    }
    // "two to three hundred": a hundred is no scale here, but is left out all the same.
    let hundreds = (100.0..1000.0).contains(&high.value) && high.value % 100.0 == 0.0;
    if low.in_words && high.in_words && low.value < 10.0 && hundreds {
        low.value *= 100.0;
        low.borrowed = true;
    }
    if low.unit == Unit::None && high.unit != Unit::None {
        low.unit = high.unit;
        low.borrowed = true;
    } else if high.unit == Unit::None && low.unit != Unit::None && high.head.is_none() {
        high.unit = low.unit;
        high.borrowed = true;
    }
    if low.form == Form::Plain && high.form == Form::Age {
        low.form = Form::Age;
        low.borrowed = true;
    }
    low.head = low.head.or(high.head);
}
