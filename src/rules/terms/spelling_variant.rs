//! `terms/spelling-variant`

use super::forms::{Mention, PlainCopy, usual};
use crate::article::Article;
use crate::facts::Facts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::{Flags, Lexicon, Spelling};
use crate::rules::wording::{in_case_of, times};
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "terms/spelling-variant",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/terms/spelling-variant.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Mentions of one word that are compared.
const MENTIONS: usize = 64;

fn check(article: &Article<'_>, _: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let spellings = &context.lexicon.spellings;
    let flagged = article.forms_with(Flags::SPELLED_TWICE);
    let mut seen: Vec<Spelling> = flagged.clone().filter_map(|(_, form)| spellings.get(form.hash)).collect();
    seen.sort_by_key(|spelling| (spelling.family, spelling.side));
    let words = seen.chunk_by(|a, b| a.family == b.family);
    let mixed: Vec<u16> =
        words.filter(|word| word[0].side != word[word.len() - 1].side).map(|word| word[0].family).collect();
    if mixed.is_empty() {
        return;
    }
    let plain = PlainCopy::new(article);
    let mut words: Vec<Vec<Mention<Spelling>>> = vec![Vec::new(); mixed.len()];
    for (at, token) in article.mentions_of(flagged.map(|(id, _)| id)) {
        let Some(form) = article.form(token).and_then(|form| spellings.get(form.hash)) else { continue };
        let Ok(word) = mixed.binary_search(&form.family) else { continue };
        let spoken = form.weak && token.is_quoted();
        if words[word].len() < MENTIONS && !spoken && plain.holds(at) {
            words[word].push(Mention { token: at, span: token.span, form });
        }
    }
    for mentions in &words {
        report(article, context.lexicon, mentions, findings);
    }
}

fn report(article: &Article<'_>, lexicon: &Lexicon, mentions: &[Mention<Spelling>], findings: &mut Findings) {
    let sides: Vec<Mention<u8>> =
        mentions.iter().map(|one| Mention { token: one.token, span: one.span, form: one.form.side }).collect();
    let Some(side) = usual(article, &sides) else { return };
    let right: Vec<&Mention<Spelling>> = mentions.iter().filter(|one| one.form.side == side).collect();
    for one in mentions.iter().filter(|one| one.form.side != side) {
        // The same form of the word, where there is one.
        let same = |other: &&&Mention<Spelling>| other.form.place == one.form.place;
        let Some(other) = right.iter().find(same).or(right.first()) else { continue };
        let (printed, usual) = (article.at(one.span), article.at(other.span));
        let added = findings
            .add(
                one.span,
                format!(
                    "\"{}\" and \"{}\" are two spellings of one word",
                    printed.to_lowercase(),
                    usual.to_lowercase()
                ),
            )
            .also(other.span, format!("spelled this way {} in this article", times(right.len())))
            .help("spell it one way throughout");
        let respelled = lexicon.spellings.respelled(one.form, side);
        if let Some(respelled) = respelled.filter(|_| !article.tokens[one.token].is_quoted()) {
            added.replace(Safety::Suggested, in_case_of(printed, respelled));
        }
    }
}
