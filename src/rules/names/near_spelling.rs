//! `names/near-spelling`

use super::spelling::{self, Case};
use crate::article::Article;
use crate::facts::Facts;
use crate::facts::names::NameWord;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::Flags;
use crate::rules::wording::in_case_of;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "names/near-spelling",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/names/near-spelling.md"),
    language: Language::English,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    for case in
        spelling::cases(article, &facts.names, &context.evidence.house, 0).iter().filter(|case| !case.by_neighbours)
    {
        // Two romanisations are a matter of style, and have a rule of their own.
        let groups = |word: &NameWord| context.lexicon.variants_of(article.lower(word.form));
        if groups(case.wrong).iter().any(|group| groups(case.right).contains(group)) {
            continue;
        }
        report(article, facts, case, findings);
    }
}

/// One finding for each mention of the wrong spelling, beside the first mention of the right one.
pub(super) fn report(article: &Article<'_>, facts: &Facts, case: &Case<'_>, findings: &mut Findings) {
    let words = &facts.names.words;
    let right = words.first(article, case.right);
    let spelled = article.token_text(right);
    let times = match case.right.independent {
        1 => "also spelled this way here".to_owned(),
        more => format!("spelled this way {}", super::times(more as usize)),
    };
    for &at in words.uses(case.wrong) {
        let token = &article.tokens[at as usize];
        let printed = article.token_text(token);
        let message = if case.undecided {
            format!("\"{printed}\" and \"{spelled}\" look like one name spelled two ways")
        } else {
            format!("\"{printed}\" is spelled \"{spelled}\" elsewhere in this article")
        };
        let mut added = findings.add(token.span, message).also(right.span, times.clone());
        if case.undecided {
            added = added.undecided();
        }
        if !case.strong {
            added = added.as_note();
        }
        // Only a spelling that no list knows is surely the wrong one, and only where most mentions bear the other.
        let enough = if case.right.flags.level() == Flags::DICTIONARY { 2 } else { 3 };
        let majority = case.right.independent >= enough * case.wrong.independent;
        let sure = case.strong && case.wrong.flags.level() == 0 && majority && !token.is_quoted();
        let safety = if sure { Safety::Safe } else { Safety::Suggested };
        added.replace(safety, in_case_of(printed, spelled));
    }
}
