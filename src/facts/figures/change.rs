//! What rose or fell from one figure to another, with the change printed: `rose 20 percent, from $50 million to $65
//! million`, `to 30 from 70, a drop of 40`, `doubled from 40 to 80`.
//!
//! Both ends must be printed with "from" and "to" next to one another. A level ("fell to 20 percent from 25"), a yearly
//! rate and a share of something are no changes.

use super::{Figure, Figures, Unit};
use crate::article::{Article, TokenKind};
use crate::facts::line::Line;
use crate::lexicon::{FigureWords, HedgeKind};
use crate::source::Span;

#[derive(Clone, Debug)]
pub struct Change {
    /// Numbers of figures in [`Figures::all`].
    pub from: u32,
    pub to: u32,
    pub by: ChangeBy,
}

#[derive(Clone, Copy, Debug)]
pub enum ChangeBy {
    /// By a percentage, by points or by an amount.
    Figure { figure: u32, rises: bool },
    /// `doubled`, `nearly tripled`, `halved`.
    Times { factor: f64, hedge: Option<HedgeKind>, span: Span },
}

/// Tokens between the two ends, as in `from 40 in May 2019 to 80`.
const BETWEEN: usize = 6;
/// Tokens from the change to its ends, as in `rose 20 percent over the year, from`.
const BESIDE: usize = 6;

impl ChangeBy {
    /// The figure or the verb.
    pub fn span(&self, figures: &[Figure]) -> Span {
        match *self {
            ChangeBy::Figure { figure, .. } => figures[figure as usize].span,
            ChangeBy::Times { span, .. } => span,
        }
    }
}

pub(super) fn find(article: &Article<'_>, words: &FigureWords, figures: &mut Figures) {
    let mut changes = Vec::new();
    for at in 0..figures.all.len() {
        let figure = &figures.all[at];
        let lead = figure.lead(article);
        if lead == 0 || article.lower_of(&article.tokens[lead - 1]) != "from" {
            continue;
        }
        let line = Line::new(article, &article.sentences[figure.sentence as usize]);
        let reader = Reader { line, words, figures: &figures.all };
        if let Some(pair) = reader.pair(at) {
            changes.extend(reader.by(&pair).map(|by| Change { from: pair.from as u32, to: pair.to as u32, by }));
        }
    }
    figures.changes = changes;
}

struct Reader<'a, 's> {
    line: Line<'a, 's>,
    words: &'a FigureWords,
    figures: &'a [Figure],
}

/// The two ends.
struct Pair {
    from: usize,
    to: usize,
    /// The first "from" or "to", and the token behind the last figure.
    start: usize,
    end: usize,
}

impl Reader<'_, '_> {
    /// The figure behind "to" next to the figure `from` behind "from", on either side.
    fn pair(&self, from: usize) -> Option<Pair> {
        let line = &self.line;
        let low = &self.figures[from];
        let preposition = |figure: &Figure| figure.lead(line.article).checked_sub(1);
        let fits = |to: &Figure, gap: std::ops::Range<usize>| {
            let one_unit = to.unit == low.unit || low.unit.is_none() && to.unit != Unit::Points;
            let flows = gap.clone().all(|at| line.token(at).is_some_and(|token| token.kind != TokenKind::Stop));
            to.sentence == low.sentence && one_unit && gap.len() <= BETWEEN && flows
        };
        let behind = self.figures.get(from + 1).and_then(|to| {
            let (start, link) = (preposition(low)?, preposition(to)?);
            let gap = low.tokens.end as usize..link.max(low.tokens.end as usize);
            (line.lower(link) == "to" && fits(to, gap)).then_some(Pair {
                from,
                to: from + 1,
                start,
                end: to.tokens.end as usize,
            })
        });
        behind.or_else(|| {
            let to = &self.figures[from.checked_sub(1)?];
            let (start, link) = (preposition(to)?, preposition(low)?);
            let gap = to.tokens.end as usize..link;
            (line.lower(start) == "to" && fits(to, gap)).then_some(Pair {
                from,
                to: from - 1,
                start,
                end: low.tokens.end as usize,
            })
        })
    }

    fn by(&self, pair: &Pair) -> Option<ChangeBy> {
        self.in_front(pair).or_else(|| self.behind(pair)).or_else(|| self.times(pair))
    }

    /// `rose 20 percent, from`, `a 20 percent rise from`, `an increase of 20 percent from`.
    fn in_front(&self, pair: &Pair) -> Option<ChangeBy> {
        let line = &self.line;
        let figure = pair.from.min(pair.to).checked_sub(1)?;
        let by = self.figures.get(figure).filter(|by| self.can_be_change(by, pair))?;
        let (lead, end) = (by.lead(line.article), by.tokens.end as usize);
        let gap = end..pair.start;
        if gap.len() > BESIDE || self.is_rate(end) {
            return None;
        }
        // "A 20 percent rise", but "a city of 100,000 dropped".
        let article = matches!(
            line.lower(lead.wrapping_sub(1)),
            "a" | "an" | "the" | "its" | "their" | "that" | "this" | "another"
        );
        let noun = self.direction(end).filter(|_| article);
        // "Rose 3 percent, after falling from": another change.
        if gap.clone().skip(usize::from(noun.is_some())).any(|at| self.direction(at).is_some() || self.stops(at)) {
            return None;
        }
        let rises = noun.or_else(|| self.verb_before(lead))?;
        Some(ChangeBy::Figure { figure: figure as u32, rises })
    }

    /// `from 40 to 80, an increase of 100 percent`, `from 40 to 80, up 100 percent`, `rose from 40 to 80 (100 percent)`.
    fn behind(&self, pair: &Pair) -> Option<ChangeBy> {
        let line = &self.line;
        let figure = pair.from.max(pair.to) + 1;
        let by = self.figures.get(figure).filter(|by| self.can_be_change(by, pair))?;
        let (lead, end) = (by.lead(line.article), by.tokens.end as usize);
        let gap = pair.end..lead;
        let set_off = gap.clone().any(|at| matches!(line.lower(at), "," | "(" | "—" | "–" | "--"));
        if !set_off || gap.len() > BESIDE || self.is_rate(end) || gap.clone().any(|at| self.stops(at)) {
            return None;
        }
        let rises = self.direction(end).or_else(|| self.verb_before(lead))?;
        Some(ChangeBy::Figure { figure: figure as u32, rises })
    }

    /// `nearly doubled from`, `more than tripled, to`.
    fn times(&self, pair: &Pair) -> Option<ChangeBy> {
        let line = &self.line;
        let near = (1..=4).map(|back| pair.start.wrapping_sub(back));
        let verb = near.take_while(|&at| !self.stops(at)).find(|&at| factor(line.lower(at)).is_some())?;
        let hedge = match (line.lower(verb.wrapping_sub(2)), line.lower(verb.wrapping_sub(1))) {
            ("more", "than") => Some(HedgeKind::More),
            ("less", "than") => Some(HedgeKind::Less),
            (_, "nearly" | "almost" | "practically" | "virtually") => Some(HedgeKind::Nearly),
            (_, "about" | "roughly" | "approximately" | "around" | "essentially") => Some(HedgeKind::About),
            _ => None,
        };
        let span = line.token(verb)?.span;
        Some(ChangeBy::Times { factor: factor(line.lower(verb))?, hedge, span })
    }

    /// A percentage, points of a percentage, or an amount of what changes.
    fn can_be_change(&self, by: &Figure, pair: &Pair) -> bool {
        let (from, to) = (&self.figures[pair.from], &self.figures[pair.to]);
        let is_points = |head: u32| self.line.lower(head as usize) == "points";
        let points = to.unit == Unit::Percent && (by.unit == Unit::Points || by.head.is_some_and(is_points));
        let amount = by.unit == to.unit && by.head.is_none_or(|_| by.unit != Unit::None) && from.unit == to.unit;
        by.sentence == to.sentence && (by.unit == Unit::Percent || points || amount)
    }

    /// The direction of the change whose figure begins at `lead`: `rose`, `rose by`, `an increase of`; but `fell to`.
    fn verb_before(&self, lead: usize) -> Option<bool> {
        let line = &self.line;
        let last = lead.wrapping_sub(1);
        self.direction(last.wrapping_sub(usize::from(matches!(line.lower(last), "by" | "of" | "another" | "a" | "an"))))
    }

    fn direction(&self, at: usize) -> Option<bool> {
        let word = self.line.lower(at);
        let rises = self.words.rises.contains(word);
        (rises || self.words.falls.contains(word)).then_some(rises)
    }

    /// `a year`, `annually`, `on average`, `of the`: no change from end to end.
    fn is_rate(&self, at: usize) -> bool {
        let line = &self.line;
        match line.lower(at) {
            "per" | "each" | "every" | "annually" | "annualized" | "monthly" | "yearly" | "of" | "compounded"
            | "on" => true,
            "a" | "an" => matches!(line.lower(at + 1), "year" | "month" | "week" | "day" | "quarter" | "decade"),
            _ => false,
        }
    }

    /// A new clause begins.
    fn stops(&self, at: usize) -> bool {
        let kind = self.line.kind(at);
        matches!(kind, None | Some(TokenKind::Stop | TokenKind::Colon | TokenKind::Quote))
            || matches!(
                self.line.lower(at),
                "and" | "but" | "while" | "after" | "before" | "as" | "when" | "which" | "than"
            )
    }
}

fn factor(verb: &str) -> Option<f64> {
    Some(match verb {
        "doubled" | "doubling" | "doubles" => 2.0,
        "tripled" | "trebled" | "tripling" | "trebling" | "triples" => 3.0,
        "quadrupled" | "quadrupling" | "quadruples" => 4.0,
        "quintupled" => 5.0,
        "halved" | "halving" | "halves" => 0.5,
        _ => return None,
    })
}
