//! `figures/unit-conversion`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::figures::{Figure, Interval, MeasurePart, Reading, decimals_for, in_digits};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::{Dimension, HedgeKind, UnitEntry, Units};
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "figures/unit-conversion",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/figures/unit-conversion.md"),
    language: Language::English,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let (figures, units) = (&facts.figures.all, &context.lexicon.units);
    for conversion in &facts.figures.conversions {
        let (from, to) = (&conversion.from, &conversion.to);
        // A sum is compared as a whole, ends of a range each with each.
        let pairs = if from.sum { 1 } else { from.parts.len() };
        for pair in 0..pairs {
            let of = |parts: &'_ [MeasurePart]| if from.sum { 0..parts.len() } else { pair..pair + 1 };
            let side = |parts| Side { article, figures, units, parts };
            let (from, to) = (side(&from.parts[of(&from.parts)]), side(&to.parts[of(&to.parts)]));
            if !agree(&from, &to) {
                report(&from, &to, findings);
            }
        }
    }
}

/// One measure, of one figure or of several that add up.
struct Side<'a> {
    article: &'a Article<'a>,
    figures: &'a [Figure],
    units: &'a Units,
    parts: &'a [MeasurePart],
}

/// The nautical mile of 1929.
const NAUTICAL_MILE: f64 = 1852.0;

/// How much further a hedge on one side lets the two lie apart.
const HEDGED: f64 = 0.1;

impl Side<'_> {
    fn figure(&self) -> &Figure {
        &self.figures[self.parts[0].figure as usize]
    }

    fn unit(&self) -> &UnitEntry {
        self.units.get(self.parts[0].unit)
    }

    /// All that the unit can mean. A mile is a nautical one only in copy that speaks of nautical ones.
    fn readings(&self) -> Vec<Reading> {
        let unit = self.unit();
        if unit.factors.is_empty() && unit.dimension == Dimension::Temperature {
            let named = ["degree Celsius", "degree Fahrenheit"].map(|name| self.units.named(name));
            return named.into_iter().flatten().flat_map(|unit| Reading::all(self.units.get(unit))).collect();
        }
        let mut all: Vec<Reading> = Reading::all(unit).collect();
        if unit.name == "mile" && self.article.forms().iter().any(|form| self.article.lower_text(form) == "nautical") {
            all.push(Reading::plain(NAUTICAL_MILE));
        }
        all
    }

    /// The values meant, in the base unit, where the first part is read so.
    fn base(&self, reading: Reading) -> Option<Interval> {
        let parts = self.parts.iter().enumerate().map(|(number, part)| {
            let figure = &self.figures[part.figure as usize];
            let reading = if number == 0 { Some(reading) } else { Reading::all(self.units.get(part.unit)).next() };
            let whole = number + 1 < self.parts.len();
            let values = if whole { Interval::exactly(figure.value) } else { figure.measured_interval() };
            reading?.base(values)
        });
        parts.sum()
    }

    /// The value in the base unit, in any case of the printed digits alone.
    fn value(&self, reading: Reading) -> Option<f64> {
        let parts = self.parts.iter().enumerate().map(|(number, part)| {
            let reading = if number == 0 { Some(reading) } else { Reading::all(self.units.get(part.unit)).next() };
            Some(reading?.base(Interval::exactly(self.figures[part.figure as usize].value))?.low)
        });
        parts.sum()
    }

    /// `290 miles`, `5 ft 10 in`.
    fn text(&self) -> String {
        let part = |part: &MeasurePart| {
            let figure = &self.figures[part.figure as usize];
            let sign = if figure.value < 0.0 { "-" } else { "" };
            with_unit(&format!("{sign}{}", self.article.at(figure.number)), self.units.get(part.unit))
        };
        self.parts.iter().map(part).collect::<Vec<_>>().join(" ")
    }

    fn span(&self) -> crate::source::Span {
        let last = &self.figures[self.parts[self.parts.len() - 1].figure as usize];
        self.figure().span.to(last.span)
    }
}

/// Whether the two can be one measure, by any reading of their units.
fn agree(from: &Side<'_>, to: &Side<'_>) -> bool {
    let hedged = (from.figure().hedge.is_none() != to.figure().hedge.is_none()).then_some(HEDGED);
    let apart = |side: &Side<'_>, values: Interval| match (side.figure().hedge, hedged) {
        (Some(hedge), Some(by)) => widened(values, hedge.kind, by),
        _ => values,
    };
    let meet = |one: Reading, other: Reading| {
        let (Some(one), Some(other)) = (from.base(one), to.base(other)) else { return true };
        apart(from, one).meets(apart(to, other))
    };
    from.readings().iter().any(|&one| {
        // Ten degrees warmer are ten degrees wherever the scale begins.
        to.readings().iter().any(|&other| meet(one, other) || meet(one.of_difference(), other.of_difference()))
    })
}

fn widened(values: Interval, hedge: HedgeKind, by: f64) -> Interval {
    let (low, high) = (by * values.low.abs(), by * values.high.abs());
    match hedge {
        HedgeKind::More | HedgeKind::Least | HedgeKind::Over => Interval::new(values.low, values.high + high),
        HedgeKind::Less | HedgeKind::Most | HedgeKind::Nearly => Interval::new(values.low - low, values.high),
        HedgeKind::About => Interval::new(values.low - low / 2.0, values.high + high / 2.0),
    }
}

fn report(from: &Side<'_>, to: &Side<'_>, findings: &mut Findings) {
    let target = to.unit();
    // A bare degree is of the other scale.
    let of_scale = |side: &Side<'_>, beside: &Side<'_>| {
        let other = |reading: &&Reading| !side.unit().factors.is_empty() || !reading.begins_like(beside.unit());
        side.readings().iter().find(other).copied()
    };
    let (Some(one), Some(other)) = (of_scale(from, to), of_scale(to, from)) else { return };
    let Some(base) = from.value(one) else { return };
    let value = other.printed(base);
    let printed = to.figure();
    let exact = in_digits(value, decimals_for(value, 3).max(usize::from(printed.decimals)));
    let message = format!("{} = {}, the text says {}", from.text(), with_unit(&exact, target), to.text());
    let mut finding = findings.add(to.span(), message).also(from.span(), "converted from this");
    finding = finding.label(format!("would be {exact}")).help("convert again; perhaps digits changed places");
    let plain = to.parts.len() == 1 && !printed.in_words && printed.scale == 1.0 && target.factors.len() == 1;
    // "2 hours (30 minutes)" may be two times.
    if target.dimension == Dimension::Time {
        finding = finding.as_warning();
    }
    if plain && !printed.quoted {
        finding.edit(printed.number, Safety::Suggested, printed.in_its_digits(value));
    }
}

/// `8.05 km`, `1 mile`.
fn with_unit(number: &str, unit: &UnitEntry) -> String {
    let symbol = match unit.symbol.as_str() {
        "" => "degrees",
        symbol if number == "1" => symbol.strip_suffix('s').unwrap_or(symbol),
        symbol => symbol,
    };
    let space = if symbol.starts_with('°') { "" } else { " " };
    format!("{number}{space}{symbol}")
}
