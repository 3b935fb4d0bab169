//! `figures/same-quantity-conflict`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::figures::{Apart, Figure, Form, Retold, Slip, Unit};
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

/// Weights of words in step, ten a word: of one noun phrase, of nearly the same words on both sides of the figures, of
/// the same where a name stands beside one of them only or on one side, and where even a series does not set them apart.
const PHRASE: u16 = 20;
const VERBATIM: u16 = 28;
const COPIED: u16 = 36;
const ONE_SIDED: u16 = 45;
const REPEATED: u16 = 60;

/// Values of one unit among which two are alike by chance.
const MANY: u16 = 8;

/// Sentences from one figure to the other; nearer by, copy tells one thing from another.
const NEAR: u32 = 2;

/// No sign is sure, so several must meet: measured on clean copy, figures that share no more than a noun are nearly
/// always two quantities.
fn severity(pair: &Retold, facts: &Facts) -> Option<Severity> {
    let (first, second) = (&facts.figures.all[pair.first as usize], &facts.figures.all[pair.second as usize]);
    // Copied words do not round, and then not.
    let rounded = first.may_be(second) && !pair.is_verbatim(REPEATED);
    // Two who are quoted may disagree in the same words; turned digits are seldom what they disagree on.
    if pair.slip == Slip::Length || first.quoted && second.quoted && pair.slip != Slip::Swapped {
        return None;
    }
    // Percents are told in the same words of many things.
    let percent = first.unit == Unit::Percent;
    let chance = percent && pair.peers >= MANY && pair.weight() < ONE_SIDED;
    let one_voice = first.quoted == second.quoted;
    let turned = is_turned(pair, percent);
    let told = turned || is_repeated(pair, percent) || is_known(pair, first);
    if told && !rounded && !chance && (one_voice || pair.is_verbatim(ONE_SIDED)) {
        return Some(Severity::Warning);
    }
    let like = one_voice && !rounded && !percent && is_like(pair, first, second);
    (turned || like).then_some(Severity::Note)
}

/// The digits are in another order before the same noun or in the same words.
fn is_turned(pair: &Retold, percent: bool) -> bool {
    // Two amounts without a noun have less in common than two of one noun.
    let least = match () {
        () if percent => PHRASE,
        () if pair.same_head || pair.behind >= 10 => 10,
        () => 16,
    };
    let apart = match pair.apart {
        None => false,
        Some(Apart::Name) => pair.weight() < 13 && !pair.echo.known,
        // Beside other names, but "the 63 people" are some that the reader knows.
        Some(Apart::Names) => !(pair.same_head && pair.echo.known),
        Some(_) => true,
    };
    pair.slip == Slip::Swapped && pair.weight() >= least && !apart
}

/// The words around both figures are nearly the same, or those of their sentences.
fn is_repeated(pair: &Retold, percent: bool) -> bool {
    let whole = pair.echo.is_whole();
    match pair.apart {
        None => pair.is_verbatim(VERBATIM) || pair.weight() >= ONE_SIDED || whole,
        Some(Apart::Name) => {
            pair.is_verbatim(if percent { ONE_SIDED } else { COPIED }) || pair.weight() >= ONE_SIDED || whole
        }
        Some(Apart::Series) => pair.is_verbatim(REPEATED) && (pair.peers < MANY || whole && pair.echo.companion),
        Some(_) => false,
    }
}

/// The reader knows the thing: the copy says "the 21 people", uses one of the figures again, or has a further figure
/// beside both.
fn is_known(pair: &Retold, first: &Figure) -> bool {
    let (echo, phrase) = (pair.echo, pair.weight() >= PHRASE);
    let odd = pair.has_odd_one() && pair.peers < MANY;
    let counted = pair.same_head && first.unit != Unit::Percent;
    match pair.apart {
        None if counted && (echo.known || odd || echo.companion && phrase) => true,
        None | Some(Apart::Name) => echo.known && phrase && !is_joined(first),
        Some(_) => false,
    }
}

/// Too little for a warning, and more than a noun in common.
fn is_like(pair: &Retold, first: &Figure, second: &Figure) -> bool {
    let (echo, phrase) = (pair.echo, pair.weight() >= PHRASE);
    let (joined, far) = (is_joined(first) || is_joined(second), second.sentence - first.sentence > NEAR);
    let like = match pair.apart {
        None if joined => pair.same_head && far && is_joined(first) && is_joined(second),
        None => (pair.same_head || phrase) && far,
        Some(Apart::Name) if joined => false,
        Some(Apart::Name) => {
            let known = phrase || echo.known || echo.companion || pair.has_odd_one();
            pair.same_head && known || echo.companion && echo.shared > 4
        }
        Some(_) => false,
    };
    like && pair.peers < MANY
}

/// "A 26-week course" is not the course that another figure counts.
fn is_joined(figure: &Figure) -> bool {
    matches!(figure.form, Form::Joined(_))
}
