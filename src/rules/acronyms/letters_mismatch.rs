//! `acronyms/letters-mismatch`

use super::{dressed, is_of_the_house};
use crate::article::{Article, TokenKind, range};
use crate::facts::Facts;
use crate::facts::acronyms::{Acronyms, Definition, Fit, SpelledOut};
use crate::facts::names::{is_foreign_copy, is_glossed};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::Flags;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "acronyms/letters-mismatch",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/acronyms/letters-mismatch.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Uses after which letters that fit nothing are what the copy means.
const MEANT: u32 = 3;

/// Acronyms of an article that are looked for away from their words.
const MOST: usize = 32;

fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let acronyms = &facts.acronyms;
    for definition in &acronyms.definitions {
        let (Fit::Crossed(right) | Fit::Slip(right)) = &definition.fit else { continue };
        let at = definition.token as usize;
        // "Known as" is what joins the two, and explains no second form.
        let printed = &acronyms.get(definition.acronym).letters;
        let is_explained = definition.bracketed && is_glossed(article, at) || is_of_the_house(context, printed);
        if is_meant(acronyms, definition, right) || is_explained || is_foreign_copy(article, at) {
            continue;
        }
        let token = &article.tokens[at];
        let printed = article.token_text(token);
        let message = format!("\"{printed}\" does not fit the words beside it, whose initials are \"{right}\"");
        let mut added =
            findings.add(token.span, message).also(words(article, &definition.expansion), "stands for these words");
        let elsewhere = acronyms.find(right);
        if let Some(&other) = elsewhere.and_then(|other| acronyms.uses(other).first()) {
            added = added.also(article.tokens[other as usize].span, "spelled this way here");
        }
        if let Some(replacement) = dressed(article, token, right) {
            // The words and most of the other uses say the same.
            let wrong = acronyms.get(definition.acronym).independent;
            let majority = elsewhere.is_some_and(|other| other.independent >= 2 * wrong);
            let safety = if majority && !token.is_quoted() { Safety::Safe } else { Safety::Suggested };
            added.replace(safety, replacement);
        }
    }
    far_from_its_words(article, acronyms, context, findings);
}

/// Acronyms that nothing explains, no list has and no words of the article fit, but that a name of the article would fit
/// with two letters exchanged.
fn far_from_its_words(article: &Article<'_>, acronyms: &Acronyms, context: &Context<'_>, findings: &mut Findings) {
    let unexplained = acronyms.iter().enumerate().filter(|&(number, acronym)| {
        acronym.letters.len() >= 3
            && acronym.independent < MEANT
            && !acronym.flags.intersects(Flags::INITIALS | Flags::WORD | Flags::NAME | Flags::ACRONYM)
            && acronyms.definitions_of(number as u32).is_empty()
            && !context.lexicon.has_letters(&acronym.letters)
            && !is_of_the_house(context, &acronym.letters)
    });
    let mut spelled_out = None;
    for (_, acronym) in unexplained.take(MOST) {
        let words_of = spelled_out.get_or_insert_with(|| SpelledOut::new(article));
        // The one that stands elsewhere in the article is near-spelling's.
        if acronym.crossings().any(|right| acronyms.find(&right).is_some()) {
            continue;
        }
        let found = acronym.crossings().find_map(|right| Some((words_of.find(&right, true)?, right)));
        let Some((expansion, right)) = found
            .filter(|(expansion, _)| is_body(article, expansion) && words_of.find(&acronym.letters, false).is_none())
        else {
            continue;
        };
        for &at in acronyms.uses(acronym) {
            let token = &article.tokens[at as usize];
            let printed = article.token_text(token);
            let message =
                format!("\"{printed}\" does not fit the name it seems to stand for: its initials are \"{right}\"");
            let added = findings.add(token.span, message).also(words(article, &expansion), "these are the words");
            if let Some(replacement) = dressed(article, token, &right) {
                added.replace(Safety::Suggested, replacement);
            }
        }
    }
}

/// Whether the words are one name, and a body's: Sony's PlayStation VR is none.
fn is_body(article: &Article<'_>, tokens: &Range<u32>) -> bool {
    let tokens = &article.tokens[range(tokens)];
    tokens.iter().any(|token| token.is(Flags::INSTITUTION))
        && !tokens.iter().any(|token| token.kind == TokenKind::Possessive || token.is(Flags::ALL_CAPS))
}

fn words(article: &Article<'_>, tokens: &Range<u32>) -> Span {
    article.tokens[tokens.start as usize].span.to(article.tokens[tokens.end as usize - 1].span)
}

/// Whether the article uses the letters as they are again and again, and never as the words have them: then they are
/// another language's, and right.
fn is_meant(acronyms: &Acronyms, definition: &Definition, right: &str) -> bool {
    let acronym = acronyms.get(definition.acronym);
    acronym.independent >= MEANT && acronyms.find(right).is_none()
}
