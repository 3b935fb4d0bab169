//! `figures/change-mismatch`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::figures::{ChangeBy, Figure, Interval, Unit, in_digits};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::HedgeKind;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "figures/change-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/figures/change-mismatch.md"),
    language: Language::English,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let figures = &facts.figures.all;
    for change in &facts.figures.changes {
        let (from, to) = (&figures[change.from as usize], &figures[change.to as usize]);
        let Some(wrong) = (match change.by {
            ChangeBy::Figure { figure, rises } => by_figure(article, from, to, &figures[figure as usize], rises),
            ChangeBy::Times { factor, hedge, span } => by_times(from, to, factor, hedge).map(|actual| Wrong {
                span,
                message: format!("is {actual} times as much, the text says \"{}\"", article.at(span)),
                right: None,
                loose: hedge.is_none(),
            }),
        }) else {
            continue;
        };
        let ends = format!("from {} to {}", article.at(from.span), article.at(to.span));
        let finding = findings
            .add(wrong.span, format!("{ends} {}", wrong.message))
            .label("does not follow from the two figures")
            .also(from.span, "from this")
            .also(to.span, "to this")
            .help("compute it again, and check which of the three figures is wrong");
        let finding = if wrong.loose { finding.as_warning() } else { finding };
        if let Some((span, right)) = wrong.right {
            finding.edit(span, Safety::Suggested, right);
        }
    }
}

/// What does not follow from the two ends.
struct Wrong {
    span: crate::source::Span,
    message: String,
    right: Option<(crate::source::Span, String)>,
    /// "Doubled" alone is loose talk.
    loose: bool,
}

/// A share of the start, points, or an amount.
fn by_figure(article: &Article<'_>, from: &Figure, to: &Figure, by: &Figure, rises: bool) -> Option<Wrong> {
    let sign = if rises { 1.0 } else { -1.0 };
    let said = by.interval().times(sign);
    let difference = to.interval() + from.interval().times(-1.0);
    let moved = to.value - from.value;
    let percent = by.unit == Unit::Percent;
    // "Rose 10 percent, from 50 to 60 percent" speaks of points.
    if said.meets(difference) && (!percent || to.unit == Unit::Percent) {
        return None;
    }
    let mut actual = moved;
    if percent {
        let share = difference.over(from.interval())?.times(100.0);
        if said.meets(share) {
            return None;
        }
        actual = 100.0 * moved / from.value;
    }
    let decimals = usize::from(by.decimals) + usize::from(by.scale > 1.0);
    let amount = in_digits(actual.abs() / by.scale, decimals);
    let unit = match by.unit {
        Unit::Percent => " percent",
        Unit::Points => " points",
        _ => scale_name(by.scale),
    };
    let direction = if actual < 0.0 { "a fall" } else { "a rise" };
    let text = article.at(by.span);
    let said = if rises { "a rise" } else { "a fall" };
    let message = format!("is {direction} of {amount}{unit}, the text says {said} of {text}");
    let plain = !by.in_words && !by.quoted && by.scale == 1.0 && direction == said;
    Some(Wrong { span: by.span, message, right: plain.then_some((by.number, amount)), loose: false })
}

fn scale_name(scale: f64) -> &'static str {
    match scale {
        1e3 => " thousand",
        1e6 => " million",
        1e9 => " billion",
        1e12 => " trillion",
        _ => "",
    }
}

/// How far below a plain "doubled" copy may lie, and how far above: what grew to 2.5 times as much doubled, too.
const LOOSE: f64 = 0.15;
const LOOSE_ABOVE: f64 = 0.3;

/// How many times as much it became, if the verb does not say so.
fn by_times(from: &Figure, to: &Figure, factor: f64, hedge: Option<HedgeKind>) -> Option<String> {
    let ratio = to.interval().over(from.interval())?;
    // "Nearly halved" leaves more than a half, "more than halved" less.
    let (least, most) = match hedge {
        Some(HedgeKind::More | HedgeKind::Least | HedgeKind::Over) if factor < 1.0 => (0.0, factor),
        Some(HedgeKind::Less | HedgeKind::Most | HedgeKind::Nearly) if factor < 1.0 => (factor, 1.5 * factor),
        Some(HedgeKind::More | HedgeKind::Least | HedgeKind::Over) => (factor, f64::INFINITY),
        Some(HedgeKind::Less | HedgeKind::Most | HedgeKind::Nearly) => (0.75 * factor, factor),
        Some(HedgeKind::About) => ((1.0 - 2.0 * LOOSE) * factor, (1.0 + 2.0 * LOOSE) * factor),
        None if factor < 1.0 => ((1.0 - LOOSE_ABOVE) * factor, (1.0 + LOOSE) * factor),
        None => ((1.0 - LOOSE) * factor, (1.0 + LOOSE_ABOVE) * factor),
    };
    (!ratio.meets(Interval::new(least, most))).then(|| in_digits(to.value / from.value, 2))
}
