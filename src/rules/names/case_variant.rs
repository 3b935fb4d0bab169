//! `names/case-variant`

use super::case_mentions::{self, Mention};
use super::inner_capitals;
use super::one_name::{Agreement, agreement};
use super::times;
use crate::article::{Article, Block, BlockKind};
use crate::facts::Facts;
use crate::facts::names::{Around, is_independent};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::Flags;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "names/case-variant",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/names/case-variant.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Mentions in the other letter case that each is compared with.
const MENTIONS: usize = 64;

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let mut mentions: Vec<(u64, Mention)> = Vec::new();
    let inner = inner_capitals::find(article);
    let telling = case_mentions::telling(article, &inner);
    for telling in telling.chunk_by(|&a, &b| article.sentence_of(a).block == article.sentence_of(b).block) {
        if has_small_letters(article, article.block_of(telling[0])) {
            let found = telling.iter().flat_map(|&at| case_mentions::at(article, at, &inner));
            mentions.extend(found.flatten());
        }
    }
    // By name; the mentions of each stay in the order of the text.
    mentions.sort_by_key(|&(key, _)| key);
    let varies = |mentions: &&[(u64, Mention)]| {
        [true, false].iter().all(|&full| mentions.iter().any(|(_, one)| one.alone && one.full == full))
    };
    let mut names: Vec<&[(u64, Mention)]> = mentions.chunk_by(|a, b| a.0 == b.0).filter(varies).collect();
    names.sort_by_key(|mentions| mentions[0].1.token);
    for mentions in names {
        let mentions: Vec<Mention> = mentions.iter().map(|&(_, mention)| mention).collect();
        compare(article, &mentions, findings);
    }
}

/// Running text, and a headline that is set like it. Headlines In Title Case have capitals of their own.
fn has_small_letters(article: &Article<'_>, block: &Block) -> bool {
    if matches!(block.kind, BlockKind::Byline | BlockKind::DateLine | BlockKind::Boilerplate) {
        return false;
    }
    let plain = |token: &&crate::article::Token| {
        token.is(Flags::WORD) && token.span.len() >= 4 && !token.is(Flags::FUNCTION | Flags::DIGITS)
    };
    let small = |token: &crate::article::Token| !token.is_capitalised();
    block.kind.is_prose()
        || block.kind == BlockKind::Caption
        || article.block_tokens(block).iter().filter(plain).take(40).filter(|token| small(token)).count() >= 2
}

fn compare(article: &Article<'_>, mentions: &[Mention], findings: &mut Findings) {
    let count = |full| mentions.iter().filter(|one| one.full == full && is_independent(article, one.token)).count();
    let (full, small) = (count(true), count(false));
    let body = mentions[0].body;
    // A name printed mostly in small letters is no name, or the other way round; too little to say anything of.
    if body && full < small {
        return;
    }
    let wrong_is_full = !body && small > full;
    let usual = if wrong_is_full { small } else { full };
    let rights = mentions.iter().filter(|one| one.alone && one.full != wrong_is_full).take(MENTIONS);
    let rights: Vec<(&Mention, Around<'_>)> = rights.map(|one| (one, Around::new(article, one.token))).collect();
    for wrong in mentions.iter().filter(|one| one.full == wrong_is_full) {
        let around = Around::new(article, wrong.token);
        let is_right = |(_, there): &&(&Mention, Around<'_>)| body || are_one(article, &around, there);
        let Some((right, _)) = rights.iter().find(is_right) else { continue };
        let spelled = article.at(right.span);
        let printed = article.at(wrong.span);
        let added = findings
            .add(wrong.span, format!("\"{printed}\" is printed \"{spelled}\" elsewhere in this article"))
            .also(right.span, format!("printed this way {} in this article", times(usual)))
            .replace(Safety::Suggested, spelled);
        if !body || full == small || !in_prose(article, wrong) {
            added.as_note();
        }
    }
}

/// Betsy DeVos and Peter Devos are two people; YouTube and Youtube-dl are two things.
fn are_one(article: &Article<'_>, a: &Around<'_>, b: &Around<'_>) -> bool {
    a.hyphened == b.hyphened && agreement(article, (a.left, a.right), (b.left, b.right)) != Agreement::Conflict
}

/// In a headline a body may be meant by its kind: masks stolen from Kobe hospital.
fn in_prose(article: &Article<'_>, mention: &Mention) -> bool {
    article.block_of(mention.token).kind.is_prose()
}
