//! `source/unused-stet`

use crate::article::Article;
use crate::facts::Facts;
use crate::finding::Severity;
use crate::mistake::nearest;
use crate::rules::{self, Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "source/unused-stet",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/source/unused-stet.md"),
    language: Language::Any,
    check: Check::Article(check),
};

/// Reports comments that can never let anything stand. That one let nothing stand in this run is known only after all
/// rules have run: `suppress` says it, under this rule's name.
fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for stet in &article.stets {
        if !rules::selectors().any(|name| name == stet.rule) {
            let message = format!("this comment lets nothing stand: there is no rule or family {}", stet.rule);
            let help = match nearest(&stet.rule, rules::selectors()) {
                Some(name) => format!("did you mean {name}?"),
                None => "`copydesk rules` lists them".to_owned(),
            };
            findings.add(stet.span, message).help(help);
        }
    }
}
