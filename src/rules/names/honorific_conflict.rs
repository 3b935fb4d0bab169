//! `names/honorific-conflict`

use super::kin::is_beside_kin;
use crate::article::Article;
use crate::facts::Facts;
use crate::facts::names::{Mention, MentionKind, is_glossed};
use crate::finding::Severity;
use crate::lexicon::{Flags, Lexicon};
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;

pub const RULE: Rule = Rule {
    name: "names/honorific-conflict",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/names/honorific-conflict.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Looks at surnames that one introduced person bears and no other is known to. What stands in a quotation is somebody
/// else's word, and may be of somebody else.
fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let people = &facts.names.people;
    for family in people.families.iter().filter(|family| family.people.len() == 1) {
        let mentions = people.of(family);
        let said = |of_man: bool| {
            let addressed =
                mentions.clone().filter(move |mention| man(article, context.lexicon, mention) == Some(of_man));
            addressed.filter(|mention| !article.tokens[mention.surname as usize].is_quoted())
        };
        let (Some(mr), Some(ms)) = (said(true).next(), said(false).next()) else { continue };
        // The rarer form is the slip; of two that stand as often, the later.
        let (men, women) = (said(true).count(), said(false).count());
        let of_man = (women, mr.span.start) > (men, ms.span.start);
        let (wrong, right) = if of_man { (mr, ms) } else { (ms, mr) };
        let two = |mention: &Mention| {
            matches!(mention.kind, MentionKind::Plural | MentionKind::Shared)
                || is_pair(article, mention)
                || is_glossed(article, mention.surname as usize)
        };
        // A Mrs. beside a Mr. is his wife more often than he, and a Mr. her husband; a Ms. is herself.
        let strict = of_man || !matches!(title(article, wrong), "ms" | "miss");
        let surname = article.lower_of(&article.tokens[wrong.surname as usize]);
        let couple = || {
            context.lexicon.given.is_family(surname) || mentions.clone().any(|mention| is_beside_kin(article, mention))
        };
        let kin = said(of_man).chain([right]).any(|mention| is_beside_kin(article, mention));
        if kin || strict && couple() || mentions.clone().any(two) {
            continue;
        }
        let (here, there) = (addressed(article, wrong), addressed(article, right));
        let name = people.mentions[people.members(family)[0].first as usize].span;
        let added = findings
            .add(here, format!("\"{}\" here is \"{}\" elsewhere in this article", article.at(here), article.at(there)))
            .also(there, "the other form of address")
            .help("if these are two people, introduce the second by full name");
        if !there.overlaps(name) && !here.overlaps(name) {
            added.also(name, "the only one of that surname");
        }
    }
}

/// Whether the form of address before a name is a man's or a woman's.
fn man(article: &Article<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<bool> {
    let at = mention.titles.end.checked_sub(1).filter(|_| !mention.titles.is_empty())?;
    let word = title(article, mention);
    let holds = |list: &[String]| list.iter().any(|form| form == word);
    // The First Lady is an office.
    let office = at.checked_sub(1).is_some_and(|before| article.lower_of(&article.tokens[before as usize]) == "first");
    let honorifics = &lexicon.lists.honorifics;
    match (holds(&honorifics.men), holds(&honorifics.women)) {
        (true, false) => Some(true),
        (false, true) if !office => Some(false),
        _ => None,
    }
}

/// The last title of a mention that has one, without its dot.
fn title<'a>(article: &'a Article<'_>, mention: &Mention) -> &'a str {
    article.lower_of(&article.tokens[mention.titles.end as usize - 1]).trim_end_matches('.')
}

/// `Mr. and Mrs. Lee`.
fn is_pair(article: &Article<'_>, mention: &Mention) -> bool {
    let Some(at) = (mention.titles.start as usize).checked_sub(2) else { return false };
    let (before, and) = (&article.tokens[at], &article.tokens[at + 1]);
    before.is(Flags::HONORIFIC) && matches!(article.lower_of(and), "and" | "or")
}

/// The form of address with the name.
fn addressed(article: &Article<'_>, mention: &Mention) -> Span {
    article.tokens[mention.titles.end as usize - 1].span.to(mention.span)
}
