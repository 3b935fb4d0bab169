//! One measure printed in two units: `5 miles (8 km)`, `5 ft 10 in (178 cm)`, `10-20 miles, or 16-32 km,`.
//!
//! Whether the two agree is for rules to say. What is no conversion for certain is left out: a second measure with
//! words of its own ("5 miles (2 km of them on foot)"), two measures joined by a bare "or", and money.

use super::{Figure, Figures, Unit};
use crate::article::{Article, TokenKind};
use crate::facts::line::Line;
use crate::lexicon::{Dimension, Flags, UnitId, Units};
use crate::source::Span;

/// The same measure twice.
#[derive(Clone, Debug)]
pub struct Conversion {
    pub from: Measure,
    /// The one in brackets, or behind "or".
    pub to: Measure,
}

/// A measure of one figure or several.
#[derive(Clone, Debug)]
pub struct Measure {
    pub parts: Vec<MeasurePart>,
    /// The parts add up (`5 ft 10 in`); else each stands for itself (`5 to 10 miles`, `40 by 60 feet`).
    pub sum: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct MeasurePart {
    /// Number of the figure in [`Figures::all`].
    pub figure: u32,
    /// Its unit, which may be printed at another part only.
    pub unit: UnitId,
}

/// Words between the first measure and the bracket with the second.
const REACH: usize = 3;

pub(super) fn find(article: &Article<'_>, units: &Units, figures: &mut Figures) {
    let mut conversions = Vec::new();
    let mut at = 0;
    while at < figures.all.len() {
        let Some((from, next)) = measure(article, units, &figures.all, at) else {
            at += 1;
            continue;
        };
        at = next;
        let Some((to, _)) = measure(article, units, &figures.all, next) else { continue };
        let same_kind = dimension(units, &from) == dimension(units, &to);
        let same_shape = from.sum == to.sum && (from.sum || from.parts.len() == to.parts.len());
        if same_kind && same_shape {
            let reader = Reader { line: line_of(article, &figures.all[next]), figures: &figures.all };
            if reader.converts(&from, &to) {
                conversions.push(Conversion { from, to });
            }
        }
    }
    figures.conversions = conversions;
}

impl Measure {
    /// With all its parts.
    pub fn span(&self, figures: &[Figure]) -> Span {
        let (first, last) = self.ends();
        figures[first].span.to(figures[last].span)
    }

    /// The figures' numbers, first and last.
    fn ends(&self) -> (usize, usize) {
        (self.parts[0].figure as usize, self.parts[self.parts.len() - 1].figure as usize)
    }
}

/// The measure that begins with figure `at`, and the number of the figure behind it.
fn measure(article: &Article<'_>, units: &Units, all: &[Figure], at: usize) -> Option<(Measure, usize)> {
    let figure = all.get(at)?;
    let line = line_of(article, figure);
    let (mut last, mut sum) = (at, false);
    while let Some(next) = all.get(last + 1).filter(|next| next.sentence == figure.sentence) {
        if last - at < 2 && !sum && joins_ends(&line, &all[last], next) {
            last += 1;
        } else if (sum || last == at) && is_rest(&line, units, &all[last], next) {
            (last, sum) = (last + 1, true);
        } else {
            break;
        }
    }
    let shared = unit_of(units, &all[last]).or_else(|| unit_of(units, &all[at]).filter(|_| sum));
    let part = |number: usize| {
        let own = unit_of(units, &all[number]);
        let inch = || if sum { units.named("inch") } else { shared };
        Some(MeasurePart { figure: number as u32, unit: own.or_else(inch)? })
    };
    let parts = (at..=last).map(part).collect::<Option<Vec<_>>>()?;
    Some((Measure { parts, sum: sum || last == at }, last + 1))
}

/// Two ends of a range, or two sides: `5 to 10 miles`, `40 by 60 feet`, `10cm x 15cm`.
fn joins_ends(line: &Line<'_, '_>, low: &Figure, high: &Figure) -> bool {
    let link = low.tokens.end as usize;
    let linked = link + 1 == high.tokens.start as usize
        && (line.dashes(link) || matches!(line.lower(link), "to" | "by" | "x" | "×" | "and" | "or"));
    linked && (low.unit == high.unit || low.unit.is_none())
}

/// The smaller part of a measure in two units of one kind: `10 in` behind `5 ft`, `4lb` behind `12st`, `10` behind
/// `5-foot-`.
fn is_rest(line: &Line<'_, '_>, units: &Units, first: &Figure, rest: &Figure) -> bool {
    let (Some(large), end) = (unit_of(units, first), first.tokens.end as usize) else { return false };
    let start = rest.tokens.start as usize;
    if rest.borrowed || rest.unit.is_none() {
        let feet = matches!(units.get(large).name.as_str(), "foot");
        return feet && line.joins(end) && start == end + 1 && rest.value < 12.0;
    }
    let Some(small) = unit_of(units, rest) else { return false };
    let (large, small) = (units.get(large), units.get(small));
    let follows = start == end
        || start == end + 1 && (line.joins(end) || matches!(line.lower(end), "," | "and"))
        || start == end + 2 && line.lower(end) == "," && line.lower(end + 1) == "and";
    let (Some(large_factor), Some(small_factor)) = (large.factors.first(), small.factors.first()) else { return false };
    follows
        && large.dimension == small.dimension
        && !matches!(large.dimension, Dimension::Temperature | Dimension::Speed | Dimension::Economy)
        && rest.value * small_factor < large_factor * 0.999
        && first.decimals == 0
}

struct Reader<'a, 's> {
    line: Line<'a, 's>,
    figures: &'a [Figure],
}

impl Reader<'_, '_> {
    /// Whether the form says that the second measure is the first in another unit.
    fn converts(&self, from: &Measure, to: &Measure) -> bool {
        let line = &self.line;
        let (first, last) = (&self.figures[from.ends().1], &self.figures[to.ends().0]);
        if first.sentence != last.sentence || from.parts[0].unit == to.parts[0].unit && !from.sum {
            return false;
        }
        let start = last.lead(line.article);
        let behind = self.figures[to.ends().1].tokens.end as usize;
        self.opens(first.tokens.end as usize, start, behind)
    }

    /// What stands between the two measures and behind the second.
    fn opens(&self, end: usize, mut start: usize, behind: usize) -> bool {
        let line = &self.line;
        // "(or 8 km)", "(i.e. 8 km)".
        while matches!(line.lower(start - 1), "or" | "i.e." | "ie" | "equal" | "equivalent" | "to" | "=") && start > end
        {
            start -= 1;
        }
        let before = start - 1;
        if line.is_kind(before, TokenKind::Open) {
            return self.leads(end, before) && self.closes(behind);
        }
        // What follows in the brackets of an earlier conversion: "(160 km, 87 nautical miles)", "(295 kph; 160 knots)".
        let listed = matches!(line.lower(end), "," | ";" | "/");
        if listed && before == end && self.is_bracketed(end) {
            return self.closes(behind);
        }
        let slash = before == end && line.lower(end) == "/";
        // "5 miles, or 8 km,": the "or" was stepped over.
        let or = start == end + 1 && line.lower(end) == "," && line.lower(start) == "or";
        let ends = line.kind(behind).is_none_or(|kind| {
            matches!(kind, TokenKind::Comma | TokenKind::Stop | TokenKind::Dash | TokenKind::Close | TokenKind::Colon)
        });
        slash || or && ends
    }

    /// From the first measure to the bracket stand at most a few words: "100 miles off the coast (160 km)".
    fn leads(&self, end: usize, open: usize) -> bool {
        let line = &self.line;
        let other = Flags::SAYING | Flags::NUMBER | Flags::MONTH | Flags::WEEKDAY;
        open >= end
            && open - end <= 2 * REACH
            && (end..open).filter(|&at| line.is_kind(at, TokenKind::Word)).count() <= REACH
            && (end..open)
                .all(|at| line.token(at).is_some_and(|token| token.is_word() && !token.is(other)) || line.joins(at))
    }

    /// Behind the second measure: the bracket closes, a further one follows, or a rate is named ("per second").
    fn closes(&self, mut at: usize) -> bool {
        let line = &self.line;
        if matches!(line.lower(at), "per" | "a" | "an") {
            at += 2;
        } else if matches!(line.lower(at), "away" | "each" | "apart") {
            at += 1;
        }
        while line.is_kind(at, TokenKind::Stop) && !line.is_kind(at + 1, TokenKind::Word) {
            at += 1;
        }
        // "; .06 square miles" begins with a point.
        let number = |at: usize| line.is_kind(at, TokenKind::Number);
        let further =
            matches!(line.lower(at), "," | ";" | "/") && (number(at + 1) || number(at + 2) && line.is_glued(at + 2));
        further || matches!(line.kind(at), Some(TokenKind::Close | TokenKind::Open))
    }

    /// Whether token `at` stands inside brackets that open close before it.
    fn is_bracketed(&self, at: usize) -> bool {
        let mark = |at: &usize| matches!(self.line.kind(*at), Some(TokenKind::Open | TokenKind::Close) | None);
        (0..12).map(|back| at.wrapping_sub(back)).find(mark).is_some_and(|at| self.line.is_kind(at, TokenKind::Open))
    }
}

fn line_of<'a, 's>(article: &'a Article<'s>, figure: &Figure) -> Line<'a, 's> {
    Line::new(article, &article.sentences[figure.sentence as usize])
}

/// The unit, if it measures something that can be converted.
fn unit_of(units: &Units, figure: &Figure) -> Option<UnitId> {
    let Unit::Of(unit) = figure.unit else { return None };
    let other = matches!(units.get(unit).dimension, Dimension::Money | Dimension::Data | Dimension::Frequency);
    (!other).then_some(unit)
}

fn dimension(units: &Units, measure: &Measure) -> Dimension {
    units.get(measure.parts[0].unit).dimension
}
