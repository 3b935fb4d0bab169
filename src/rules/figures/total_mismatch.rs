//! `figures/total-mismatch`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::figures::{Cover, Figure, Figures, Interval, Sum, in_digits};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "figures/total-mismatch",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/figures/total-mismatch.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// A total further from the sum than this has other parts than those.
const FARTHEST: f64 = 15.0;

/// Adds up the parts that are printed beside a total.
fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let figures = &facts.figures;
    for sum in &figures.sums {
        let total = &figures.all[sum.total as usize];
        let mut added: Interval = parts(figures, sum).map(|(_, values)| values).sum();
        added.high += f64::from(sum.uncounted);
        let is = total.interval();
        let (short, over) = (added.high < is.low, added.low > is.high);
        let word = |head: u32| article.lower_of(&article.tokens[head as usize]);
        // "31 points — 12 in the first quarter and 10 in the third": the best of a tally.
        let tally = total.head.is_some_and(|head| context.lexicon.sums.tallies.contains(word(head)));
        if added.meets(is)
            || short && (tally || sum.cover == Cover::Some)
            || is_of_something_else(article, figures, sum, added, context)
        {
            continue;
        }
        let (computation, stated) = (computation(figures, sum), article.at(total.span));
        let message = if over || sum.uncounted == 0 {
            format!("{computation}, the text says {stated}")
        } else {
            format!("{computation} and {} more at most, the text says {stated}", sum.uncounted)
        };
        let mut finding = findings.add(total.span, message).label("not what its parts add up to");
        for part in &sum.parts {
            finding = finding.also(part.span, "one part");
        }
        finding = finding.help("recount: the total or one of its parts is wrong");
        // A list that only looks whole may leave something out, and what is "included" may overlap.
        if sum.cover != Cover::All {
            finding.as_warning();
        }
    }
}

/// The values of each part, with its figure.
fn parts<'a>(figures: &'a Figures, sum: &'a Sum) -> impl Iterator<Item = (Option<&'a Figure>, Interval)> + 'a {
    sum.parts.iter().map(|part| {
        let figure = part.figure.map(|number| &figures.all[number as usize]);
        (figure, figure.map_or(Interval::exactly(1.0), Figure::interval))
    })
}

/// Whether the parts make up some other figure than the one in front of them.
fn is_of_something_else(
    article: &Article<'_>,
    figures: &Figures,
    sum: &Sum,
    added: Interval,
    context: &Context<'_>,
) -> bool {
    let total = &figures.all[sum.total as usize];
    let is_part = |number: usize| sum.parts.iter().any(|part| part.figure == Some(number as u32));
    let first = figures.all.partition_point(|figure| figure.sentence < sum.sentence);
    let sentence = figures.of_sentence(sum.sentence).iter().enumerate();
    // "drew 3 numbers: 5, 12 and 17": as many items as the figure announces.
    let named = sum.parts.len() as f64 == total.value;
    let another = sentence
        .filter(|(at, _)| first + at != sum.total as usize && !is_part(first + at))
        .any(|(_, figure)| figure.unit == total.unit && added.contains(figure.value));
    // "12 people: five men and seven women, and 3 dogs": the total was full before.
    let mut so_far = Interval::exactly(0.0);
    let early = parts(figures, sum).enumerate().any(|(at, (_, values))| {
        so_far = so_far + values;
        at > 0 && so_far.meets(total.interval())
    });
    // "two teams, with 12 men and 10 women": a group of groups.
    let groups = total.in_words && total.value < 12.0 && parts(figures, sum).any(|(_, part)| part.low > total.value);
    let words = &context.lexicon.sums;
    let statistic = parts(figures, sum)
        .filter_map(|(figure, _)| figure?.head)
        .any(|head| words.statistics.contains(article.lower_of(&article.tokens[head as usize])));
    let far = added.low > FARTHEST * total.value || added.high * FARTHEST < total.value;
    named || another || early || groups || statistic || far
}

/// `52 + 8 + 29 = 89`, `1.2 + 1.3 = 2.5 million`.
fn computation(figures: &Figures, sum: &Sum) -> String {
    const SCALES: [(f64, &str); 4] = [(1e3, " thousand"), (1e6, " million"), (1e9, " billion"), (1e12, " trillion")];
    let of = |number: u32| &figures.all[number as usize];
    let scaled = sum.parts.iter().map(|part| part.figure.map_or(1.0, |number| of(number).scale)).collect::<Vec<_>>();
    let common = SCALES.iter().find(|(scale, _)| scaled.iter().all(|other| other == scale));
    let (scale, word) = common.copied().unwrap_or((1.0, ""));
    let value = |part: &crate::facts::figures::Part| part.figure.map_or(1.0, |number| of(number).value) / scale;
    let items: Vec<String> = sum.parts.iter().map(|part| in_digits(value(part), 3)).collect();
    let result: f64 = sum.parts.iter().map(value).sum();
    format!("{} = {}{word}", items.join(" + "), in_digits(result, 3))
}
