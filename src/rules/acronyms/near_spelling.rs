//! `acronyms/near-spelling`

use super::{dressed, is_of_the_house};
use crate::article::Article;
use crate::facts::Facts;
use crate::facts::acronyms::{Acronym, Acronyms, Fit};
use crate::facts::names::is_glossed;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::Flags;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "acronyms/near-spelling",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/acronyms/near-spelling.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Acronyms of the same letters that are compared.
const GROUP: usize = 64;

fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let acronyms = &facts.acronyms;
    let long = acronyms.iter().enumerate().filter(|(_, acronym)| acronym.letters.len() >= 3);
    let mut by_letters: Vec<([u8; 10], u32)> = long.map(|(number, it)| (sorted(&it.letters), number as u32)).collect();
    by_letters.sort_unstable();
    for group in by_letters.chunk_by(|a, b| a.0 == b.0) {
        let group = &group[..group.len().min(GROUP)];
        for (at, &(_, a)) in group.iter().enumerate() {
            for &(_, b) in &group[at + 1..] {
                if are_crossed(&acronyms.get(a).letters, &acronyms.get(b).letters)
                    && let Some(case) = Case::decide(acronyms, context, a, b)
                {
                    report(article, acronyms, context, &case, findings);
                }
            }
        }
    }
}

/// Two acronyms of which one is a slip for the other.
struct Case {
    wrong: u32,
    right: u32,
    undecided: bool,
}

impl Case {
    /// `a` stands first.
    fn decide(acronyms: &Acronyms, context: &Context<'_>, a: u32, b: u32) -> Option<Self> {
        let (first, second) = (acronyms.get(a), acronyms.get(b));
        match (is_of_the_house(context, &first.letters), is_of_the_house(context, &second.letters)) {
            (true, true) => return None,
            (true, false) => return Some(Self { wrong: b, right: a, undecided: false }),
            (false, true) => return Some(Self { wrong: a, right: b, undecided: false }),
            (false, false) => {}
        }
        // Beside its words one of them does not fit: that one is wrong, whatever else speaks for it.
        let misfits = |number, right: &str| {
            let mut fits = acronyms.definitions_of(number).iter().map(|it| &it.fit);
            fits.any(|fit| matches!(fit, Fit::Crossed(letters) | Fit::Slip(letters) if letters == right))
        };
        if misfits(a, &second.letters) {
            return Some(Self { wrong: a, right: b, undecided: false });
        }
        if misfits(b, &first.letters) {
            return Some(Self { wrong: b, right: a, undecided: false });
        }
        let explained =
            |number| acronyms.definitions_of(number).iter().any(|it| matches!(it.fit, Fit::Initials | Fit::No));
        match (explained(a), explained(b)) {
            (true, true) => return None,
            (true, false) => return Some(Self { wrong: b, right: a, undecided: false }),
            (false, true) => return Some(Self { wrong: a, right: b, undecided: false }),
            (false, false) => {}
        }
        let is_word = |acronym: &Acronym| acronym.flags.contains(Flags::WORD);
        let (listed_a, listed_b) =
            (context.lexicon.has_letters(&first.letters), context.lexicon.has_letters(&second.letters));
        // Words that are shouted, or two bodies.
        if is_word(first) && is_word(second) {
            return None;
        }
        let outweighs = |a: &Acronym, b: &Acronym| a.independent >= 3 * b.independent;
        if listed_a != listed_b {
            let (listed, other) = if listed_a { (a, b) } else { (b, a) };
            let uses = |number| acronyms.get(number).independent;
            // Used again and again, it is another body.
            if uses(other) > 1 && uses(other) <= uses(listed) && !outweighs(acronyms.get(listed), acronyms.get(other)) {
                return None;
            }
            let outweighed = outweighs(acronyms.get(other), acronyms.get(listed));
            let (wrong, right) = if outweighed { (listed, other) } else { (other, listed) };
            return Some(Self { wrong, right, undecided: false });
        }
        if listed_a && !outweighs(first, second) && !outweighs(second, first) {
            return None;
        }
        match first.independent.cmp(&second.independent) {
            std::cmp::Ordering::Equal if first.independent > 1 => None,
            std::cmp::Ordering::Less => Some(Self { wrong: a, right: b, undecided: false }),
            order => Some(Self { wrong: b, right: a, undecided: order.is_eq() }),
        }
    }
}

fn report(article: &Article<'_>, acronyms: &Acronyms, context: &Context<'_>, case: &Case, findings: &mut Findings) {
    let (wrong, right) = (acronyms.get(case.wrong), acronyms.get(case.right));
    let shown = &article.tokens[acronyms.uses(right)[0] as usize];
    let times = match right.independent {
        0 | 1 => "also spelled this way here".to_owned(),
        2 => "spelled this way twice".to_owned(),
        more => format!("spelled this way {more} times"),
    };
    let known = context.lexicon.has_letters(&right.letters) || !acronyms.definitions_of(case.right).is_empty();
    let enough = if known { 2 } else { 3 };
    for &at in acronyms.uses(wrong) {
        // Beside its expansion it is letters-mismatch that speaks.
        if acronyms.definitions_of(case.wrong).iter().any(|definition| definition.token == at)
            || is_glossed(article, at as usize)
        {
            continue;
        }
        let token = &article.tokens[at as usize];
        let (printed, spelled) = (article.token_text(token), &right.letters);
        let message = if case.undecided {
            format!("\"{printed}\" and \"{spelled}\" look like one acronym spelled two ways")
        } else {
            format!("\"{printed}\" looks like a slip for \"{spelled}\", which stands elsewhere in this article")
        };
        let mut added = findings.add(token.span, message).also(shown.span, times.clone());
        if case.undecided {
            added = added.undecided();
        }
        if let Some(replacement) = dressed(article, token, spelled) {
            let sure = !case.undecided && right.independent >= enough * wrong.independent && !token.is_quoted();
            added.replace(if sure { Safety::Safe } else { Safety::Suggested }, replacement);
        }
    }
}

/// The same letters, two neighbours exchanged.
fn are_crossed(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    a.len() == b.len()
        && same + 2 <= a.len()
        && (a[same], a[same + 1]) == (b[same + 1], b[same])
        && a[same + 2..] == b[same + 2..]
}

fn sorted(letters: &str) -> [u8; 10] {
    let mut sorted = [0; 10];
    sorted[..letters.len()].copy_from_slice(letters.as_bytes());
    sorted.sort_unstable();
    sorted
}
