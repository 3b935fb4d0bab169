//! `names/given-name-conflict`

use super::kin::is_beside_kin;
use super::known_given::{Known, known};
use super::stranger::stranger;
use crate::article::Article;
use crate::facts::Facts;
use crate::facts::names::{Family, Mention, MentionKind, People, Person, is_glossed};
use crate::finding::Severity;
use crate::lexicon::{Flags, Lexicon};
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "names/given-name-conflict",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/names/given-name-conflict.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Offices that many people hold at a time.
pub(super) const HELD_BY_MANY: [&str; 8] =
    ["senator", "representative", "congressman", "congresswoman", "judge", "justice", "lawmaker", "general"];

/// Two given names of one surname are nearly always two people. The same office before both says that they are one; else a
/// name that stands once, after the other, and is not introduced, is at least a stranger to the reader: a note.
fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let people = &facts.names.people;
    for family in people.families.iter().filter(|family| family.people.len() >= 2) {
        let case = Case { article, lexicon: context.lexicon, people, family };
        // Bill and Hillary Clinton, the Clintons.
        if people.of(family).any(|mention| matches!(mention.kind, MentionKind::Shared | MentionKind::Plural)) {
            continue;
        }
        let members = people.members(family);
        let full = |person: &Person| &people.mentions[person.first as usize];
        for wrong in members {
            let office = members.iter().filter_map(|right| Some((right, case.one_office(wrong, right)?))).next();
            if let Some((right, office)) = office {
                let (mut wrong, mut right) = (full(wrong), case.with_office(right, office));
                match known(&case, facts, context, [wrong, right]) {
                    Known::Both => continue,
                    Known::First(_) => std::mem::swap(&mut wrong, &mut right),
                    Known::Neither | Known::Second(_) | Known::FirstSeldom => {}
                }
                let (here, there) = (article.at(wrong.span), article.at(right.span));
                let message = format!("the {office} called \"{here}\" here is \"{there}\" elsewhere in this article");
                findings.add(wrong.span, message).also(right.span, "another given name, the same office");
            } else if let Some(right) = stranger(&case, wrong) {
                let listed = case.is_leader(right) && !case.is_leader(full(wrong));
                let known = known(&case, facts, context, [full(wrong), right]);
                report_stranger(&case, (full(wrong), right), listed, known, context, findings);
            }
        }
    }
}

fn report_stranger(
    case: &Case<'_, '_>,
    (mut wrong, mut right): (&Mention, &Mention),
    listed: bool,
    known: Known,
    context: &Context<'_>,
    findings: &mut Findings,
) {
    let counted = match known {
        Known::Neither => None,
        Known::Second(articles) => Some(articles),
        Known::FirstSeldom if listed => None,
        // Who is named in full again is no slip for a name that archives know better, but somebody else.
        Known::First(articles) if case.is_named_once(right) => {
            std::mem::swap(&mut wrong, &mut right);
            Some(articles)
        }
        Known::First(_) | Known::FirstSeldom | Known::Both => return,
    };
    let message = match counted {
        Some(articles) => {
            let (here, there) = (case.two_words(wrong), case.two_words(right));
            let archive = context.evidence.archives.name();
            format!("\"{there}\" stands in {articles} articles of {archive}, \"{here}\" in none")
        }
        None => {
            let (here, there) = (case.article.at(wrong.span), case.article.at(right.span));
            format!("\"{here}\" is \"{there}\" elsewhere in this article")
        }
    };
    let added = findings.add(wrong.span, message).also(right.span, "another given name");
    let added = added.help("if these are two people, say who the second is");
    let _ = if listed || counted.is_some() { added } else { added.as_note() };
}

/// The people of one surname.
pub(super) struct Case<'c, 'a> {
    pub article: &'c Article<'a>,
    pub lexicon: &'c Lexicon,
    pub people: &'c People,
    pub family: &'c Family,
}

impl<'c> Case<'c, '_> {
    /// The office that stands before the names of both, where `right` is the one to be believed: a listed leader, else
    /// who is named more often, else earlier.
    fn one_office(&self, wrong: &Person, right: &Person) -> Option<&'c str> {
        let rank = |person: &Person| {
            let first = &self.people.mentions[person.first as usize];
            (self.is_leader(first), person.independent, std::cmp::Reverse(person.first))
        };
        let of_wrong = self.office(&self.people.mentions[wrong.first as usize])?;
        let mut offices = self.mentions(right).filter_map(|mention| self.office(mention));
        let office = offices.find(|&office| office == of_wrong).filter(|_| rank(right) > rank(wrong))?;
        let excused = |person: &Person| self.mentions(person).any(|mention| self.is_excused(mention));
        let leaders = self.lexicon.leaders.holding(self.surname()).filter(|(phrase, at)| at + 1 == phrase.words.len());
        (leaders.count() <= 1 && !excused(wrong) && !excused(right)).then_some(office)
    }

    /// The first mention of a person with that office.
    fn with_office(&self, person: &Person, office: &str) -> &'c Mention {
        let first = &self.people.mentions[person.first as usize];
        self.mentions(person).find(|mention| self.office(mention) == Some(office)).unwrap_or(first)
    }

    /// The title directly before a name, if it is an office that few people share at a time.
    fn office(&self, mention: &Mention) -> Option<&'c str> {
        let title = &self.article.tokens[mention.titles.end.checked_sub(1)? as usize];
        let word = self.article.lower_of(title);
        let office = title.is(Flags::TITLE) && !title.is(Flags::HONORIFIC | Flags::TITLE_ABBREVIATION);
        (office && !mention.titles.is_empty() && !HELD_BY_MANY.contains(&word)).then_some(word)
    }

    /// The copy says that there are two: a relative, a former holder, an explanation.
    fn is_excused(&self, mention: &Mention) -> bool {
        let at = mention.tokens.start as usize;
        let former = self.article.tokens[..at].iter().rev().take(6).any(|token| {
            matches!(
                self.article.lower_of(token),
                "former" | "ex" | "late" | "then" | "predecessor" | "successor" | "incoming" | "outgoing"
            )
        });
        former || is_beside_kin(self.article, mention) || is_glossed(self.article, at)
    }

    pub fn is_leader(&self, mention: &Mention) -> bool {
        let (given, surname) = (self.given(mention), self.surname());
        let listed = |given: &str| self.lexicon.leaders.is_listed(&[given, surname]);
        listed(given) || self.lexicon.near.near(given).any(|(near, _)| listed(near))
    }

    /// The full names of a person.
    pub fn mentions(&self, person: &Person) -> impl Iterator<Item = &'c Mention> {
        let number = self.people.mentions[person.first as usize].person;
        self.people.of(self.family).filter(move |mention| mention.given.is_some() && mention.person == number)
    }

    fn is_named_once(&self, mention: &Mention) -> bool {
        let same = |other: &&Mention| other.given.is_some() && other.person == mention.person;
        self.people.of(self.family).filter(same).count() == 1
    }

    /// The given name and the surname, without what stands between: what archives count.
    fn two_words(&self, mention: &Mention) -> String {
        let text = |at: u32| self.article.token_text(&self.article.tokens[at as usize]);
        let given = mention.given.map_or("", text);
        format!("{given} {}", text(mention.surname))
    }

    pub fn given(&self, mention: &Mention) -> &'c str {
        mention.given.map_or("", |given| self.article.lower_of(&self.article.tokens[given as usize]))
    }

    pub fn surname(&self) -> &'c str {
        let first = self.people.of(self.family).find(|mention| mention.given.is_some());
        first.map_or("", |mention| self.article.lower_of(&self.article.tokens[mention.surname as usize]))
    }
}
