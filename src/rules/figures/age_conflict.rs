//! `figures/age-conflict`

use crate::article::Article;
use crate::facts::Facts;
use crate::facts::ages::{Age, AgeForm, Who};
use crate::facts::names::{Mention, MentionKind};
use crate::finding::Severity;
use crate::rules::wording::quoted;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "figures/age-conflict",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/figures/age-conflict.md"),
    language: Language::English,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    if facts.ages.len() < 2 {
        return;
    }
    let mut ages: Vec<&Age> = facts.ages.iter().filter(|age| !age.past).collect();
    ages.sort_by_key(|age| age.who);
    for own in ages.chunk_by(|one, other| one.who == other.who).filter(|own| own.len() > 1) {
        let own = Own { article, facts, context, ages: own };
        let usual = own.usual();
        for age in own.ages.iter().filter(|age| age.years != usual.years) {
            own.report(age, usual, findings);
        }
    }
}

/// The present ages of one person.
struct Own<'a, 's> {
    article: &'a Article<'s>,
    facts: &'a Facts,
    context: &'a Context<'a>,
    ages: &'a [&'a Age],
}

impl Own<'_, '_> {
    /// The age that is printed oftenest, beside the name before all; of two such the first.
    fn usual(&self) -> &Age {
        let named = |age: &Age| age.form != AgeForm::Referring;
        let times = |age: &Age| self.ages.iter().filter(|other| other.years == age.years && named(other)).count();
        let most = self.ages.iter().map(|age| times(age)).max().unwrap_or_default();
        self.ages.iter().find(|age| times(age) == most).expect("a person in the list has an age")
    }

    fn report(&self, age: &Age, usual: &Age, findings: &mut Findings) {
        let people = &self.facts.names.people;
        let mention = |age: &Age| age.mention.map(|at| &people.mentions[at as usize]);
        let pair = mention(age).zip(mention(usual));
        if pair.is_some_and(|(one, other)| self.differ_in_address(one, other)) {
            return;
        }
        let first = match age.who {
            Who::Person(person) => people.mentions[people.all[person as usize].first as usize].span,
            Who::Unlisted(_) => self.ages.iter().map(|age| age.name).max_by_key(|name| name.len()).unwrap_or(age.name),
        };
        let name = quoted(self.article, first);
        let figure = |age: &Age| &self.facts.figures.all[age.figure as usize];
        let finding = findings
            .add(figure(age).span, format!("{name} is {} here and {} elsewhere", age.years, usual.years))
            .label(format!("{} here", age.years))
            .also(figure(usual).span, format!("{} here", usual.years))
            .help("check the age of this person");
        if self.has_namesakes(age.who) || pair.is_some_and(|(one, other)| self.is_near_only(one, other)) {
            finding.as_note();
        } else if age.years.abs_diff(usual.years) == 1 || !self.is_sure(age) || !self.is_sure(usual) {
            // A birthday may lie between two days of a story; "The 34-year-old" may be another.
            finding.as_warning();
        }
    }

    fn is_sure(&self, age: &Age) -> bool {
        age.mention.is_some() && !matches!(age.form, AgeForm::Referring | AgeForm::Bracketed)
    }

    /// Whether others of that surname stand in the copy.
    fn has_namesakes(&self, who: Who) -> bool {
        let Who::Person(person) = who else { return false };
        self.facts.names.people.families.iter().any(|family| family.people.contains(&person) && family.people.len() > 1)
    }

    /// Mr and Mrs Kessler are two, even where one of them has no given name.
    fn differ_in_address(&self, one: &Mention, other: &Mention) -> bool {
        let address = |mention: &Mention| {
            let titles = mention.titles.clone().map(|at| self.article.lower_of(&self.article.tokens[at as usize]));
            titles
                .filter_map(|title| match title.trim_end_matches('.') {
                    "mr" | "sir" | "lord" => Some(true),
                    "mrs" | "ms" | "miss" | "lady" | "dame" => Some(false),
                    _ => None,
                })
                .next()
        };
        matches!((address(one), address(other)), (Some(x), Some(y)) if x != y)
    }

    /// Whether two full names have other given names, though near ones: Jon and John may be brothers.
    fn is_near_only(&self, one: &Mention, other: &Mention) -> bool {
        let given = |mention: &Mention| {
            let full = matches!(mention.kind, MentionKind::Full | MentionKind::Shared);
            let at = mention.given.filter(|_| full)?;
            Some(self.article.lower_of(&self.article.tokens[at as usize]))
        };
        let (Some(x), Some(y)) = (given(one), given(other)) else { return false };
        x != y && !self.context.lexicon.given.are_one(x, y) && x.chars().count().min(y.chars().count()) > 2
    }
}
