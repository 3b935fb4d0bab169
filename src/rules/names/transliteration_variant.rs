//! `names/transliteration-variant`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::names::{Around, is_glossed};
use crate::finding::Severity;
use crate::lexicon::Flags;
use crate::rules::{Check, Context, Findings, Language, Rule};
use hashbrown::HashMap;

pub const RULE: Rule = Rule {
    name: "names/transliteration-variant",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/names/transliteration-variant.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Compares the forms of one listed group that an article uses. The rarer form is noted, else the later.
fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let mut groups: HashMap<u16, Vec<(&str, Vec<usize>)>> = HashMap::new();
    for word in facts.names.words.iter().filter(|word| word.flags.contains(Flags::VARIANT)) {
        let lower = article.lower(word.form);
        let uses: Vec<usize> = facts
            .names
            .words
            .uses(word)
            .iter()
            .map(|&at| at as usize)
            .filter(|&at| Around::new(article, at).stands_alone())
            .collect();
        for &group in context.lexicon.variants_of(lower) {
            if !uses.is_empty() && !uses.iter().any(|&at| is_glossed(article, at)) {
                groups.entry(group).or_default().push((lower, uses.clone()));
            }
        }
    }
    let mut groups: Vec<_> = groups.into_iter().filter(|(_, forms)| forms.len() >= 2).collect();
    groups.sort_by_key(|(group, _)| *group);
    for (_, mut forms) in groups {
        // The commonest first, then the earliest.
        forms.sort_by_key(|(_, uses)| (std::cmp::Reverse(uses.len()), uses[0]));
        let right = &article.tokens[forms[0].1[0]];
        for (_, uses) in &forms[1..] {
            for &at in uses {
                let token = &article.tokens[at];
                let (form, other) = (article.token_text(token), article.token_text(right));
                findings
                    .add(token.span, format!("\"{form}\" and \"{other}\" are two forms of one name"))
                    .also(right.span, "the other form")
                    .help("use one form, or say once that they are the same");
            }
        }
    }
}
