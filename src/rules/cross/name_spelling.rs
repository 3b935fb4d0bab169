//! `cross/name-spelling`

use super::name_index::{NameIndex, Use};
use super::weigh::{Spelled, Weighed, Weight, is_outnumbered, weigh};
use crate::desk::DeskFacts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::rules::{Check, Context, Findings, Language, Rule};
use hashbrown::HashMap;

pub const RULE: Rule = Rule {
    name: "cross/name-spelling",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/cross/name-spelling.md"),
    language: Language::English,
    check: Check::Desk(check),
};

fn check(desk: &DeskFacts, context: &Context<'_>, findings: &mut Findings) {
    // An archive is evidence for a batch of articles that are none for one another.
    let alone = !desk.together && desk.articles.iter().all(|article| !article.reference);
    if alone && context.evidence.archives.is_empty() {
        return;
    }
    let index = NameIndex::new(desk);
    let archives = &context.evidence.archives;
    let pairs = index.near_pairs();
    let mut spelled: HashMap<usize, Spelled<'_>> = HashMap::new();
    for number in pairs.iter().flat_map(|&(a, b)| [a, b]) {
        spelled.entry(number).or_insert_with(|| Spelled::of_desk(&index, number, archives));
    }
    for (a, b) in pairs.iter().map(|(a, b)| (&spelled[a], &spelled[b])) {
        accuse(&index, a, b, context, findings);
        accuse(&index, b, a, context, findings);
    }
    for (suspect, other) in index.near_archived(archives, context.lexicon) {
        accuse(&index, &Spelled::of_desk(&index, suspect, archives), &Spelled::of_archive(other), context, findings);
    }
    note_variants(&index, context, findings);
}

/// Holds each article that spells a name so against those that spell it otherwise beside the same neighbours.
fn accuse(
    index: &NameIndex<'_>,
    suspect: &Spelled<'_>,
    other: &Spelled<'_>,
    context: &Context<'_>,
    findings: &mut Findings,
) {
    let archives = &context.evidence.archives;
    let uses = || suspect.number.into_iter().flat_map(|suspect| index.uses(suspect));
    // Without an archive two articles that spell it so are enough to say that it is a name.
    if archives.is_empty() && index.desk.together && uses().nth(1).is_some() {
        return;
    }
    // Zelenskyy and Zelenskiy: two romanisations are a matter of style.
    let groups = |lower: &str| context.lexicon.variants_of(lower);
    let style = groups(other.lower).iter().any(|group| groups(suspect.lower).contains(group));
    for at in uses().filter(|at| !index.desk.articles[at.0 as usize].reference) {
        if let Some(weighed) = weigh(index, archives, (suspect, at), other) {
            report(index, at, other, &weighed, style, context, findings);
        }
    }
}

fn report(
    index: &NameIndex<'_>,
    at: Use,
    other: &Spelled<'_>,
    weighed: &Weighed,
    style: bool,
    context: &Context<'_>,
    findings: &mut Findings,
) {
    let (article, name) = (&index.desk.articles[at.0 as usize], index.name(at));
    let right = &*other.printed;
    let archived = match weighed.archived {
        0 => None,
        1 => Some(format!("an article of {}", context.evidence.archives.name())),
        more => Some(format!("{more} articles of {}", context.evidence.archives.name())),
    };
    let desk = (!weighed.witnesses.is_empty()).then(|| articles(weighed.witnesses.len()));
    let others: Vec<&str> = desk.iter().chain(&archived).map(String::as_str).collect();
    let others = others.join(" and ");
    let against = weighed.beside.map_or_else(Vec::new, |beside| {
        let mentions = article.names.mentions(index.name(beside)).iter();
        mentions.map(|&span| article.place(span)).collect()
    });
    for &span in article.names.mentions(name) {
        let message = format!("\"{}\" is spelled \"{right}\" in {others}", index.printed(at));
        let mut added = findings.add_at(article.place(span), message).replace(Safety::Suggested, right);
        if let (Some(&first), Some(desk)) = (weighed.witnesses.first(), &desk) {
            added = added.also_at(first_place(index, first), format!("spelled this way in {desk}"));
        }
        if let Some(archived) = &archived {
            added = added.aside(format!("\"{right}\" stands in {archived}"));
        }
        if weighed.weight == Weight::Joins {
            added = added.only_beside_another(against.clone());
        } else if style || weighed.weight == Weight::Note {
            added.as_note();
        }
    }
}

/// Notes an article that alone uses the rarer of two listed forms of one name. Which is right is for the house to say.
fn note_variants(index: &NameIndex<'_>, context: &Context<'_>, findings: &mut Findings) {
    let mut groups: HashMap<u16, Vec<Use>> = HashMap::new();
    for at in index.variants() {
        for &group in context.lexicon.variants_of(index.lower(at)) {
            // People's names and words are each writer's; a place is the desk's.
            if context.lexicon.lists.variants[group as usize].kind == "place" {
                groups.entry(group).or_default().push(at);
            }
        }
    }
    let mut groups: Vec<(u16, Vec<Use>)> = groups.into_iter().collect();
    groups.sort();
    for (_, mut uses) in groups {
        uses.sort_unstable();
        // Each form with the articles that have it, and the first of them.
        let mut forms: HashMap<&str, (u32, Use)> = HashMap::new();
        for &at in &uses {
            forms.entry(index.lower(at)).or_insert((0, at)).0 += 1;
        }
        let Some(&(most, usual)) = forms.values().max_by_key(|&&(count, first)| (count, std::cmp::Reverse(first)))
        else {
            continue;
        };
        // A desk that prints both forms again and again has no form of its own that one of them could leave.
        let strays = |form: &str| form != index.lower(usual) && is_outnumbered(forms[form].0 - 1, most);
        for &at in uses.iter().filter(|&&at| strays(index.lower(at))) {
            note_variant(index, at, usual, &uses, findings);
        }
    }
}

fn note_variant(index: &NameIndex<'_>, at: Use, usual: Use, uses: &[Use], findings: &mut Findings) {
    let article = &index.desk.articles[at.0 as usize];
    let usual_form = index.lower(usual);
    // An article that uses both forms is the business of names/transliteration-variant.
    if article.reference || uses.iter().any(|other| other.0 == at.0 && index.lower(*other) == usual_form) {
        return;
    }
    let mut witnesses = uses
        .iter()
        .filter(|&&other| index.lower(other) == usual_form && index.desk.is_witness(other.0 as usize, at.0 as usize));
    let Some(&first) = witnesses.next() else { return };
    let others = articles(witnesses.count() + 1);
    for &span in article.names.mentions(index.name(at)) {
        let message = format!(
            "\"{}\" here and \"{}\" in {others} are two forms of one name",
            index.printed(at),
            index.printed(usual)
        );
        findings
            .add_at(article.place(span), message)
            .also_at(first_place(index, first), "the other form of the name")
            .as_note();
    }
}

fn first_place(index: &NameIndex<'_>, at: Use) -> crate::source::Place {
    let article = &index.desk.articles[at.0 as usize];
    article.place(article.names.mentions(index.name(at))[0])
}

fn articles(count: usize) -> String {
    match count {
        1 => "another article".to_owned(),
        more => format!("{more} other articles"),
    }
}
