//! `cross/name-spelling`

use super::name_index::{NameIndex, Use};
use super::weigh::{Spelled, Weighed, Weight, is_outnumbered, weigh};
use crate::archive::Archives;
use crate::desk::DeskFacts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Place;
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
    let mut index = NameIndex::new(desk);
    let archives = &context.evidence.archives;
    let pairs = index.near_pairs(|number| may_be_slip(&index, number, archives));
    let near_archived = index.near_archived(archives, context.lexicon);
    index.gather(pairs.iter().flat_map(|&(a, b)| [a, b]).chain(near_archived.iter().map(|&(suspect, _)| suspect)));
    let index = index;
    let mut spelled: HashMap<usize, Spelled<'_>> = HashMap::new();
    for number in pairs.iter().flat_map(|&(a, b)| [a, b]) {
        spelled.entry(number).or_insert_with(|| Spelled::of_desk(&index, number, archives));
    }
    for (a, b) in pairs.iter().map(|(a, b)| (&spelled[a], &spelled[b])) {
        accuse(&index, a, b, context, findings);
        accuse(&index, b, a, context, findings);
    }
    for (suspect, other) in near_archived {
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
    let Some(number) = suspect.number.filter(|&number| may_be_slip(index, number, archives)) else { return };
    for &at in index.uses(number).iter().filter(|at| !index.desk.articles[at.0 as usize].reference) {
        if let Some(weighed) = weigh(index, archives, (suspect, at), other) {
            report(index, (suspect, at), other, &weighed, context, findings);
        }
    }
}

/// Without an archive two articles that spell it so are enough to say that it is a name.
fn may_be_slip(index: &NameIndex<'_>, number: usize, archives: &Archives) -> bool {
    !archives.is_empty() || !index.desk.together || index.spelling(number).articles == 1
}

fn report(
    index: &NameIndex<'_>,
    (suspect, at): (&Spelled<'_>, Use),
    other: &Spelled<'_>,
    weighed: &Weighed,
    context: &Context<'_>,
    findings: &mut Findings,
) {
    let (article, name) = (&index.desk.articles[at.0 as usize], index.name(at));
    // Nearly all that only joins would join nothing.
    let joins = weighed.weight == Weight::Joins;
    let is_heard = |place: &Place| !joins || weighed.beside.is_some() || index.desk.questioned.contains(place);
    let mut places = name.mentions().map(|span| article.place(span)).filter(is_heard).peekable();
    if places.peek().is_none() {
        return;
    }
    let right = other.printed(index);
    let archived = match weighed.archived {
        0 => None,
        1 => Some(format!("an article of {}", context.evidence.archives.name())),
        more => Some(format!("{more} articles of {}", context.evidence.archives.name())),
    };
    let desk = (!weighed.witnesses.is_empty()).then(|| articles(weighed.witnesses.len()));
    let others: Vec<&str> = desk.iter().chain(&archived).map(String::as_str).collect();
    let others = others.join(" and ");
    let against = weighed
        .beside
        .map_or_else(Vec::new, |beside| index.name(beside).mentions().map(|span| article.place(span)).collect());
    // Zelenskyy and Zelenskiy: two romanisations are a matter of style.
    let groups = |lower: &str| context.lexicon.variants_of(lower);
    let style = groups(other.lower).iter().any(|group| groups(suspect.lower).contains(group));
    for place in places {
        let message = format!("\"{}\" is spelled \"{right}\" in {others}", name.printed);
        let mut added = findings.add_at(place, message).replace(Safety::Suggested, right);
        if let (Some(&first), Some(desk)) = (weighed.witnesses.first(), &desk) {
            added = added.also_at(first_place(index, first), format!("spelled this way in {desk}"));
        }
        if let Some(archived) = &archived {
            added = added.aside(format!("\"{right}\" stands in {archived}"));
        }
        if joins {
            added = added.only_beside_another(against.clone());
        } else if style || weighed.weight == Weight::Note {
            added.as_note();
        }
    }
}

/// Notes an article that alone uses the rarer of two listed forms of one name. Which is right is for the house to say.
fn note_variants(index: &NameIndex<'_>, context: &Context<'_>, findings: &mut Findings) {
    let mut groups: HashMap<u16, Vec<(String, Use)>> = HashMap::new();
    for &at in &index.variants {
        let lower = index.name(at).lower();
        for &group in context.lexicon.variants_of(&lower) {
            // People's names and words are each writer's; a place is the desk's.
            if context.lexicon.lists.variants[group as usize].kind == "place" {
                groups.entry(group).or_default().push((lower.clone(), at));
            }
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort();
    for (_, mut uses) in groups {
        uses.sort_unstable_by_key(|&(_, at)| at);
        // Each form with the articles that have it, and the first of them.
        let mut forms: HashMap<&str, (u32, Use)> = HashMap::new();
        for (lower, at) in &uses {
            forms.entry(lower).or_insert((0, *at)).0 += 1;
        }
        let usual = forms.iter().max_by_key(|&(_, &(count, first))| (count, std::cmp::Reverse(first)));
        let Some((&usual, &(most, first))) = usual else { continue };
        // A desk that prints both forms again and again has no form of its own that one of them could leave.
        let strays = |form: &str| form != usual && is_outnumbered(forms[form].0 - 1, most);
        for (_, at) in uses.iter().filter(|(lower, _)| strays(lower)) {
            note_variant(index, *at, (usual, first), &uses, findings);
        }
    }
}

fn note_variant(
    index: &NameIndex<'_>,
    at: Use,
    (usual, first): (&str, Use),
    uses: &[(String, Use)],
    findings: &mut Findings,
) {
    let article = &index.desk.articles[at.0 as usize];
    let mut with_usual = uses.iter().filter(|(lower, _)| lower == usual).map(|&(_, at)| at);
    // An article that uses both forms is the business of names/transliteration-variant.
    if article.reference || with_usual.clone().any(|other| other.0 == at.0) {
        return;
    }
    let (name, usual) = (index.name(at), index.name(first));
    let is_witness = |other: &Use| index.desk.is_witness(other.0 as usize, at.0 as usize);
    let Some(first) = with_usual.find(is_witness) else { return };
    let others = articles(with_usual.filter(is_witness).count() + 1);
    for span in name.mentions() {
        let message =
            format!("\"{}\" here and \"{}\" in {others} are two forms of one name", name.printed, usual.printed);
        findings
            .add_at(article.place(span), message)
            .also_at(first_place(index, first), "the other form of the name")
            .as_note();
    }
}

fn first_place(index: &NameIndex<'_>, at: Use) -> Place {
    let article = &index.desk.articles[at.0 as usize];
    article.place(index.name(at).mentions().next().unwrap_or_default())
}

fn articles(count: usize) -> String {
    match count {
        1 => "another article".to_owned(),
        more => format!("{more} other articles"),
    }
}
