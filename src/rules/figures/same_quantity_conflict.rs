//! `figures/same-quantity-conflict`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::figures::{Apart, Retold, Slip, Unit};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "figures/same-quantity-conflict",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/figures/same-quantity-conflict.md"),
    language: Language::English,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for pair in &facts.figures.retold {
        let Some(severity) = severity(pair, facts) else { continue };
        let (first, second) = (&facts.figures.all[pair.first as usize], &facts.figures.all[pair.second as usize]);
        // What stands oftener is right; of two equals the later is asked.
        let (wrong, right) = if pair.times.1 > pair.times.0 { (first, second) } else { (second, first) };
        // A headline is the business of figures/headline-mismatch, an age that of figures/age-conflict.
        let headline = facts.figures.headlines.iter().any(|other| other.headline == pair.first);
        if headline || facts.ages.iter().any(|age| age.figure == pair.first || age.figure == pair.second) {
            continue;
        }
        let (wrong_text, right_text) = (article.at(wrong.span), article.at(right.span));
        let how = match pair.slip {
            Slip::Swapped => "the same digits in another order",
            Slip::Digit => "one digit differs",
            Slip::Length => "one digit more or less",
        };
        let place = if wrong.span.start < right.span.start { "later" } else { "before" };
        let finding = findings
            .add(wrong.span, format!("{wrong_text} here and {right_text} {place} may be one figure: {how}"))
            .label(format!("{wrong_text} here"))
            .also(right.span, format!("{right_text} here"))
            .help("check which of the two figures is right; if they are two, say what sets them apart");
        if severity == Severity::Note {
            finding.as_note();
        }
    }
}

/// The weight from which two contexts say the same in nearly the same words; what it takes where a name stands beside
/// one of the figures only, or on one side; and where even a series does not set them apart.
const VERBATIM: u16 = 28;
const COPIED: u16 = 36;
const ONE_SIDED: u16 = 45;
const REPEATED: u16 = 60;

/// Values of one unit among which two are alike by chance.
const MANY: u16 = 8;

/// No sign is sure: only figures with turned digits and the same noun, and those in nearly the same words, are worth a
/// warning; measured on clean copy, other pairs in step are nearly always two quantities.
fn severity(pair: &Retold, facts: &Facts) -> Option<Severity> {
    let (first, second) = (&facts.figures.all[pair.first as usize], &facts.figures.all[pair.second as usize]);
    let weight = pair.weight();
    let both = pair.before > 0 && pair.behind > 0;
    let swapped = pair.slip == Slip::Swapped;
    // Percents are told in the same words of many things.
    let percent = first.unit == Unit::Percent;
    let repeated = both && weight >= REPEATED && pair.slip != Slip::Length;
    // Two who are quoted may disagree in the same words; turned digits are seldom what they disagree on.
    if first.quoted && second.quoted && !swapped {
        return None;
    }
    let apart = match pair.apart {
        None => false,
        Some(Apart::Name) => !swapped && weight < if percent { ONE_SIDED } else { COPIED },
        Some(Apart::Series) => !repeated || pair.peers >= MANY,
        Some(_) => return None,
    };
    // Two amounts without a noun have less in common than two of one noun.
    let counted = pair.same_head || pair.behind >= 10;
    let least = match () {
        () if percent => 20,
        () if counted => 10,
        () => 16,
    };
    let turned = swapped && weight >= least;
    let verbatim = pair.slip != Slip::Length && (both && weight >= VERBATIM || weight >= ONE_SIDED);
    // "More than 20 million" may well be 22 million, and $70 million a round $72 million.
    let rounded = first.interval().meets(second.interval())
        || first.measured_interval().contains(second.value)
        || second.measured_interval().contains(first.value);
    let sure = !rounded && first.quoted == second.quoted;
    let chance = percent && pair.peers >= MANY && weight < ONE_SIDED;
    if !apart && sure && !chance && (turned || verbatim) {
        return Some(Severity::Warning);
    }
    let series = pair.apart == Some(Apart::Series);
    let few = (pair.same_head || counted && weight >= 13) && pair.peers < MANY;
    let like = (counted || !first.unit.is_none()) && weight >= 20 || few || turned || verbatim;
    (like && pair.slip != Slip::Length && !series).then_some(Severity::Note)
}
