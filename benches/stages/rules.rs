//! The rules, over articles and facts that were read before.

use super::Prepared;
use copydesk::Evidence;
use copydesk::rules::{self, Check, Context, Findings, Rule};
use copydesk::source::SourceId;
use std::hint::black_box;

/// The families with rules on single articles.
pub fn families() -> Vec<&'static str> {
    let mut families: Vec<_> = rules::all().filter(|rule| is_on_articles(rule)).map(Rule::family).collect();
    families.dedup();
    families
}

/// The names of the rules on the desk.
pub fn of_desk() -> Vec<&'static str> {
    rules::all().filter(|rule| !is_on_articles(rule)).map(|rule| rule.name).collect()
}

/// Asks the rules that `selector` names, or all where it is empty, of each article and then of the desk.
pub fn ask(prepared: &Prepared, selector: &str) {
    let evidence = Evidence::default();
    let context = Context { lexicon: prepared.lexicon, evidence: &evidence };
    for rule in rules::all().filter(|rule| selector.is_empty() || rule.is_named(selector)) {
        let mut findings = Findings::new(rule, rule.severity, SourceId(0));
        match rule.check {
            Check::Article(check) => prepared
                .articles
                .iter()
                .zip(&prepared.facts)
                .for_each(|(article, facts)| check(article, facts, &context, &mut findings)),
            Check::Desk(check) => check(&prepared.desk, &context, &mut findings),
        }
        black_box(findings);
    }
}

fn is_on_articles(rule: &Rule) -> bool {
    matches!(rule.check, Check::Article(_))
}
