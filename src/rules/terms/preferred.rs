//! `terms/preferred`

use crate::article::{Article, BlockKind, Token, TokenKind, range};
use crate::evidence::WrongForm;
use crate::facts::Facts;
use crate::facts::names::{is_glossed, name_around};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::{Flags, Lexicon, Respelling};
use crate::rules::wording::in_case_of;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;

pub const RULE: Rule = Rule {
    name: "terms/preferred",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/terms/preferred.md"),
    language: Language::Any,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    if context.evidence.house.has_terms() {
        report_terms(article, context, findings);
    }
    for word in facts.names.words.iter() {
        let respellings = context.lexicon.respellings.holding(article.form_by(word.form).hash);
        if respellings.is_empty() {
            continue;
        }
        // A house that lists the word in a name has decided, and so has copy that spells so throughout.
        let lower = article.lower(word.form);
        if context.evidence.house.knows(lower) || is_the_copys_way(article, context, lower) {
            continue;
        }
        for &at in facts.names.words.uses(word) {
            let token = &article.tokens[at as usize];
            let meant = respellings.iter().find(|respelling| stands_around(article, context, at as usize, respelling));
            if let Some(respelling) = meant.filter(|_| !token.is_quoted()) {
                report_body(article, token, respelling, findings);
            }
        }
    }
}

/// The terms of the house's list. What somebody said, and the title of a work, stays as it is.
fn report_terms(article: &Article<'_>, context: &Context<'_>, findings: &mut Findings) {
    for block in article.blocks.iter().filter(|block| block.kind != BlockKind::Boilerplate) {
        let mut end = 0;
        for at in range(&block.tokens) {
            let token = &article.tokens[at];
            if !token.is_word() || token.is_quoted() || token.span.start < end || is_joined(article, at) {
                continue;
            }
            let forms = context.evidence.house.terms_from(article.lower_of(token));
            let found = forms.filter_map(|form| Some((form, form.stands_at(article.text(), token.span.start)?)));
            // Of "mail" and "mail order" the longer.
            let Some((form, span)) = found.max_by_key(|(_, span)| span.len()) else { continue };
            if !article.text()[span.end as usize..].starts_with('-') && !is_glossed(article, at) {
                report_term(article, token, span, form, findings);
                end = span.end;
            }
        }
    }
}

/// A hyphen joins a word to the one before: a part of a compound is no term by itself.
fn is_joined(article: &Article<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &article.tokens[before]);
    before.is_some_and(|before| before.kind == TokenKind::Hyphen) && article.tokens[at].is_glued()
}

fn report_term(article: &Article<'_>, token: &Token, span: Span, form: &WrongForm, findings: &mut Findings) {
    let printed = article.at(span);
    let right = in_case_of(printed, &form.right);
    let message = format!("\"{printed}\" is \"{right}\" in the house's list ({}:{})", form.place.list, form.place.line);
    // A capital inside a sentence may belong to a name.
    let plain = !token.is_capitalised() || token.starts_sentence();
    findings.add(span, message).replace(if plain { Safety::Safe } else { Safety::Suggested }, right);
}

/// Whether the name of a body stands here, all its words with capitals or small by nature, and no entry of the house's
/// list speaks of it.
fn stands_around(article: &Article<'_>, context: &Context<'_>, at: usize, respelling: &Respelling) -> bool {
    let Some(tokens) = name_around(article, at, respelling.place, respelling.words.len()) else { return false };
    let agree = |(token, word): (&&Token, &String)| {
        article.lower_of(token) == word && (token.is_capitalised() || token.is(Flags::FUNCTION))
    };
    let house = &context.evidence.house;
    let listed = |token: &Token| {
        let mut forms = house.wrong_from(article.token_text(token));
        forms.any(|form| form.stands_at(article.text(), token.span.start).is_some())
    };
    tokens.iter().zip(&respelling.words).all(agree) && !tokens.iter().any(|token| listed(token))
}

fn report_body(article: &Article<'_>, token: &Token, respelling: &Respelling, findings: &mut Findings) {
    let printed = article.token_text(token);
    let right = in_case_of(printed, respelling.right);
    let message = format!("\"{printed}\" is \"{right}\" in the body's own name, \"{}\"", respelling.name);
    findings
        .add(token.span, message)
        .help("spell it as the body does, or list your spelling in the house's names")
        .replace(Safety::Suggested, right)
        .as_note();
}

/// The copy writes the word so where it is no name (the organisation, a centre), or spells other words in that way.
fn is_the_copys_way(article: &Article<'_>, context: &Context<'_>, word: &str) -> bool {
    let letters = match word {
        "organisation" => Some(("is", "iz")),
        "organization" => Some(("iz", "is")),
        _ => None,
    };
    article.forms().iter().filter(|form| !form.flags.contains(Flags::CAPITALISED)).any(|form| {
        let lower = article.lower_text(form);
        lower == word || letters.is_some_and(|letters| is_spelled_with(context.lexicon, lower, letters))
    })
}

/// Recognised and recognized, but not promised.
fn is_spelled_with(lexicon: &Lexicon, word: &str, (own, other): (&str, &str)) -> bool {
    const ENDINGS: [&str; 8] = ["e", "ed", "es", "er", "ers", "ing", "ation", "ations"];
    ENDINGS.iter().any(|ending| {
        let stem = word.strip_suffix(ending).and_then(|stem| stem.strip_suffix(own));
        stem.filter(|stem| stem.len() >= 3).is_some_and(|stem| {
            let respelled = format!("{stem}{other}{ending}");
            lexicon.flags(&respelled, &respelled).contains(Flags::WORD)
        })
    })
}
