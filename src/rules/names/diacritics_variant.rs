//! `names/diacritics-variant`

use super::one_name::{Agreement, agreement};
use super::times;
use super::two_people::are_distinct;
use crate::article::Article;
use crate::facts::Facts;
use crate::facts::names::{Around, NameWord, Names, are_explained, is_foreign_copy, is_independent};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::Flags;
use crate::rules::{Check, Context, Findings, Language, Rule};
use std::cmp::Reverse;

pub const RULE: Rule = Rule {
    name: "names/diacritics-variant",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/names/diacritics-variant.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Mentions of one spelling that are compared.
const MENTIONS: usize = 64;

fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let names = &facts.names;
    for &(a, b) in &names.accents {
        let (a, b) = (names.words.get(a as usize), names.words.get(b as usize));
        let house = &context.evidence.house;
        let listed = |word: &NameWord| !house.is_empty() && house.knows(article.lower(word.form));
        let (uses_of_a, uses_of_b) = (mentions(article, names, a), mentions(article, names, b));
        let excused = || {
            let two_people = || are_distinct(article, names, a, b);
            listed(a) || listed(b) || are_explained(article, &uses_of_a, &uses_of_b) || two_people()
        };
        if uses_of_a.is_empty() || uses_of_b.is_empty() || excused() {
            continue;
        }
        // The rarer form is noted; of two that stand equally often the plain one: nobody types an accent by chance.
        let rank = |word: &NameWord, uses: &[usize]| {
            let independent = uses.iter().filter(|&&at| is_independent(article, at)).count();
            (independent, word.flags.contains(Flags::NON_ASCII), Reverse(uses[0]))
        };
        let (wrong, right) = match rank(a, &uses_of_a) > rank(b, &uses_of_b) {
            true => (uses_of_b, uses_of_a),
            false => (uses_of_a, uses_of_b),
        };
        // Tremé and Treme are a place; Néon and Neon may be anything, and José anybody.
        let common = (a.flags | b.flags).intersects(Flags::WORD | Flags::GIVEN_NAME);
        report(article, &wrong, &right, common, findings);
    }
}

fn report(article: &Article<'_>, wrong: &[usize], right: &[usize], common: bool, findings: &mut Findings) {
    for &at in wrong {
        let around = Around::new(article, at);
        let same = |&&other: &&usize| {
            let there = Around::new(article, other);
            match agreement(article, (around.left, around.right), (there.left, there.right)) {
                Agreement::Conflict => false,
                Agreement::Open => !common && around.hyphened == there.hyphened,
                Agreement::Shared => true,
            }
        };
        let Some(&other) = right.iter().find(same) else { continue };
        let (token, there) = (&article.tokens[at], &article.tokens[other]);
        let (printed, spelled) = (article.token_text(token), article.token_text(there));
        findings
            .add(token.span, format!("\"{printed}\" and \"{spelled}\" are one name with other accents"))
            .also(there.span, format!("printed this way {} in this article", times(right.len())))
            .help("use one form throughout")
            .replace(Safety::Suggested, spelled);
    }
}

/// Mentions that can show accents: a line of capitals may drop them, and words of another language have their own.
fn mentions(article: &Article<'_>, names: &Names, word: &NameWord) -> Vec<usize> {
    let uses = names.words.uses(word).iter().map(|&at| at as usize).take(MENTIONS);
    uses.filter(|&at| !article.tokens[at].is(Flags::ALL_CAPS) && !is_foreign(article, at)).collect()
}

/// Words around a mention that are looked at to tell a foreign title.
const REACH: usize = 3;

/// Whether a mention stands among words of another language, in a sentence or in a title (`l'être et le Néon`).
fn is_foreign(article: &Article<'_>, at: usize) -> bool {
    let sentence = article.sentence_of(at);
    let start = at.saturating_sub(REACH).max(sentence.tokens.start as usize);
    let end = (at + REACH + 1).min(sentence.tokens.end as usize);
    let known = Flags::WORD | Flags::FUNCTION | Flags::PARTICLE | Flags::CAPITALISED;
    let near = article.tokens[start..end].iter();
    near.clone().any(|token| token.is_word() && token.span.len() > 1 && !token.is(known))
        || is_foreign_copy(article, at)
}
