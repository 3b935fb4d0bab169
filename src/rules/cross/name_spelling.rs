//! `cross/name-spelling`

use super::name_index::{NameIndex, Use};
use crate::desk::DeskFacts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::Flags;
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

/// The level of a name that only a list of rare surnames has.
const RARE_NAME: u8 = 1;

fn check(desk: &DeskFacts, context: &Context<'_>, findings: &mut Findings) {
    let index = NameIndex::new(desk);
    for (a, b) in index.near_pairs() {
        // Zelenskyy and Zelenskiy: two romanisations are a matter of style.
        let style = index.are_variants(a, b, context.lexicon);
        for (suspect, other) in [(a, b), (b, a)] {
            // A slip stands in one article; what two articles spell alike is a name.
            let mut uses = index.uses(suspect);
            if let (Some(only), None) = (uses.next(), uses.next()) {
                accuse(&index, only, other, style, findings);
            }
        }
    }
    note_variants(&index, context, findings);
}

/// Measures the only article that spells a name so against those that spell it otherwise beside the same neighbours.
/// Without a shared neighbour noise grows with the desk; with one it levels off.
fn accuse(index: &NameIndex<'_>, suspect: Use, other: usize, style: bool, findings: &mut Findings) {
    let (article, name) = (&index.desk.articles[suspect.0 as usize], index.name(suspect));
    if article.reference {
        return;
    }
    let neighbours = article.names.neighbours(name);
    let (mut witnesses, mut both_sides) = (Vec::new(), false);
    for at in index.uses(other).filter(|at| index.desk.is_witness(at.0 as usize, suspect.0 as usize)) {
        let theirs = index.desk.articles[at.0 as usize].names.neighbours(index.name(at));
        let shared: Vec<_> = neighbours.iter().filter(|neighbour| theirs.binary_search(neighbour).is_ok()).collect();
        both_sides |= shared.iter().any(|one| one.left) && shared.iter().any(|one| !one.left);
        if !shared.is_empty() {
            witnesses.push(at);
        }
    }
    // An article that holds both spellings was judged by an article rule.
    let both = index.uses(other).find(|at| at.0 == suspect.0);
    if both.is_some() {
        witnesses.clear();
        both_sides = false;
    }
    // One other article is little: nobody else may bear the name. Of two such articles the one with the less known
    // spelling is accused, else the later.
    let rank = |at: Use| (std::cmp::Reverse(index.name(at).level), at);
    let other_way_round =
        matches!(witnesses[..], [only] if index.uses(other).count() == 1 && rank(only) > rank(suspect));
    let believable = !other_way_round && (both_sides || name.level < Flags::DICTIONARY && witnesses.len() >= 2);
    let doubtful = !other_way_round && witnesses.len() == 1 && name.level <= RARE_NAME;
    let (witnesses, joins) = match believable || doubtful {
        true => (witnesses, false),
        // Too little for a finding, but enough to settle what an article rule already asks.
        false => {
            let is_witness = |at: &Use| index.desk.is_witness(at.0 as usize, suspect.0 as usize);
            (index.uses(other).filter(is_witness).collect::<Vec<Use>>(), true)
        }
    };
    let Some(&first) = witnesses.first() else { return };
    let right = index.printed(first);
    let others = articles(witnesses.len());
    let against = both.map_or_else(Vec::new, |at| {
        let mentions = article.names.mentions(index.name(at)).iter();
        mentions.map(|&span| article.place(span)).collect()
    });
    for &span in article.names.mentions(name) {
        let message = format!("\"{}\" is spelled \"{right}\" in {others}", index.printed(suspect));
        let mut added = findings
            .add_at(article.place(span), message)
            .also_at(first_place(index, first), format!("spelled this way in {others}"))
            .replace(Safety::Suggested, right);
        if joins {
            added = added.only_beside_another(against.clone());
        }
        if !joins && (style || !believable) {
            added.as_note();
        }
    }
}

/// Notes the articles that use the rarer of two listed forms of one name. Which is right is for the house to say.
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
        let count = |lower: &str| uses.iter().filter(|&&at| index.lower(at) == lower).count();
        let Some(&usual) = uses.iter().max_by_key(|&&at| (count(index.lower(at)), std::cmp::Reverse(at))) else {
            continue;
        };
        for &at in uses.iter().filter(|&&at| index.lower(at) != index.lower(usual)) {
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
