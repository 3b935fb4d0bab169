//! `figures/range-reversed`

use crate::article::{Article, Token};
use crate::facts::Facts;
use crate::facts::figures::{Figure, FigureRange, Figures, Form, RangeKind, Unit};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::Dimension;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;
use hashbrown::HashSet;

pub const RULE: Rule = Rule {
    name: "figures/range-reversed",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/figures/range-reversed.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Words in front of a range that are asked what it is.
const CONTEXT: usize = 8;

fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let figures = &facts.figures;
    for range in &figures.ranges {
        let (low, high) = (&figures.all[range.low as usize], &figures.all[range.high as usize]);
        if low.value > high.value && is_range(article, figures, range, context) {
            let scaled = low.scale != 1.0 || high.scale != 1.0;
            report(article, (low.number, high.number), low.quoted || scaled && low.borrowed, findings);
        }
    }
}

fn report(article: &Article<'_>, (low, high): (Span, Span), unfixed: bool, findings: &mut Findings) {
    let (first, second) = (article.at(low), article.at(high));
    let link = article.at(Span { start: low.end, end: high.start });
    let finding = findings
        .add(low.to(high), format!("the range runs backwards: {first} is more than {second}"))
        .label("the greater end stands first")
        .help("turn the range round, or check whether one of its ends is wrong");
    if !unfixed {
        finding.replace(Safety::Suggested, format!("{second}{link}{first}"));
    }
}

/// Whether two falling figures were meant as a range, and not as a score, a vote or a change.
fn is_range(article: &Article<'_>, figures: &Figures, range: &FigureRange, context: &Context<'_>) -> bool {
    let (low, high) = (&figures.all[range.low as usize], &figures.all[range.high as usize]);
    let words = &context.lexicon.sums;
    let before = before(article, range.span);
    let sentence = article.sentence_tokens(&article.sentences[low.sentence as usize]);
    let next = article.tokens.get(high.tokens.end as usize).map_or("", |token| article.lower_of(token));
    // Below zero the greater figure is the colder one.
    if low.value < 0.0 || high.value < 0.0 || matches!(next, "below" | "beneath") && high.unit != Unit::Percent {
        return false;
    }
    // "between 100 and 1 million": the first end has its own scale.
    if low.borrowed && low.scale > 1.0 && high.value == high.scale {
        return false;
    }
    let voted = || has(article, sentence, &words.polls) || has(article, before, &words.changes);
    let measured = match high.unit {
        Unit::Of(unit) => context.lexicon.units.get(unit).dimension != Dimension::Money,
        _ => high.form == Form::Age || low.form == Form::Age,
    };
    match range.kind {
        RangeKind::FromTo => false,
        RangeKind::Between => {
            // "open between 10 and 4".
            let hours = high.value <= 12.0 && low.value <= 12.0 && high.unit.is_none() && high.head.is_none();
            !hours && !has(article, before, &words.contrasts)
        }
        RangeKind::To | RangeKind::Dash if high.unit == Unit::Percent => {
            let led =
                range.kind == RangeKind::Dash || matches!(next, "range" | "of" | "below" | "above" | "more" | "less");
            let sides = range.kind == RangeKind::Dash && (70.0..=101.0).contains(&(low.value + high.value));
            led && !sides && (next == "range" || !voted()) && is_one_unit(low)
        }
        RangeKind::To | RangeKind::Dash => measured && is_one_unit(low) && !has(article, before, &words.changes),
    }
}

/// The unit is printed once, as ranges have it; each end with its own is a change or a pair.
fn is_one_unit(low: &Figure) -> bool {
    low.borrowed || low.form == Form::Age
}

/// The tokens in front of a span.
fn before<'a>(article: &'a Article<'_>, span: Span) -> &'a [Token] {
    let end = article.tokens.partition_point(|token| token.span.start < span.start);
    let start = article.sentence_of(end).tokens.start as usize;
    &article.tokens[start.max(end.saturating_sub(CONTEXT)).min(end)..end]
}

fn has(article: &Article<'_>, tokens: &[Token], words: &HashSet<String>) -> bool {
    tokens.iter().any(|token| words.contains(article.lower_of(token)))
}
