//! What the other articles say of a spelling: those of the desk one by one, those of the archives as counts.

use super::archived::Archived;
use super::name_index::{NameIndex, Use};
use crate::archive::{Archives, Counted};
use crate::facts::names::Neighbour;
use crate::lexicon::Flags;
use std::borrow::Cow;

/// A spelling, and what speaks for it in all.
pub(super) struct Spelled<'a> {
    /// Its number on the desk, if it stands there.
    pub number: Option<usize>,
    pub lower: &'a str,
    printed: Printed<'a>,
    /// Articles of the archives that have it.
    archived: u32,
    /// Articles of the desk that have it, are evidence, and were not counted by an archive.
    evidence: u32,
}

/// What speaks for the other spelling.
pub(super) struct Weighed {
    /// Articles of the desk that have it.
    pub witnesses: Vec<Use>,
    /// How many articles of the archives have it.
    pub archived: u32,
    /// Mentions of it in the article of the suspect.
    pub beside: Option<Use>,
    pub weight: Weight,
}

impl<'a> Spelled<'a> {
    pub fn of_desk(index: &'a NameIndex<'_>, number: usize, archives: &Archives) -> Self {
        let (lower, spelling) = (index.lower(number), index.spelling(number));
        let printed = Printed::AtFirst(spelling.first);
        Self { number: Some(number), lower, printed, archived: archives.articles(lower), evidence: spelling.evidence }
    }

    pub fn of_archive(Archived { lower, printed, articles }: Archived<'a>) -> Self {
        Self { number: None, lower, printed: Printed::So(printed), archived: articles, evidence: 0 }
    }

    /// As it is printed.
    pub fn printed<'p>(&'p self, index: &NameIndex<'p>) -> &'p str {
        match &self.printed {
            Printed::So(printed) => printed,
            &Printed::AtFirst(at) => index.name(at).printed,
        }
    }
}

/// How a spelling is printed: asked for only where there is something to say.
enum Printed<'a> {
    So(Cow<'a, str>),
    /// As in its first use.
    AtFirst(Use),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// Too little for a finding, but enough to settle what an article rule already asks.
    Joins,
    Note,
    Warning,
}

/// The level of a name that only a list of rare surnames has.
const RARE_NAME: u8 = 1;

/// A slip that archives hold too: for each article that has it so many have the other spelling, and so many at least.
/// What stands oftener is a name of its own.
const OUTNUMBERED: u32 = 10;
const OFTEN: u32 = 5;

/// Articles of an archive in which a name stands so; a dictionary word that never stands as a name there is a slip.
const USUAL: u32 = 20;

/// Letters from which two spellings are hardly alike by chance, and articles of the desk for each that must have the
/// usual one: with the desk grows the number of names that are.
const LONG: usize = 9;
const WIDESPREAD: usize = 1000;

/// Measures the use `at` of spelling `suspect` against another spelling. Without a shared neighbour noise grows with
/// the desk; with one it levels off.
pub(super) fn weigh(
    index: &NameIndex<'_>,
    archives: &Archives,
    (suspect, at): (&Spelled<'_>, Use),
    other: &Spelled<'_>,
) -> Option<Weighed> {
    let article = &index.desk.articles[at.0 as usize];
    // What archives hold already is not counted once more, and no article is a witness for itself.
    let itself = u32::from(index.desk.together && article.learnt == 0);
    let (own, peers) = (suspect.archived.saturating_sub(article.learnt), suspect.evidence - itself);
    // Nearly every use ends here, at the cost of a few sums.
    if !is_outnumbered(peers + own, other.archived + other.evidence) {
        return None;
    }
    let beside = other.number.and_then(|other| index.use_in(at.0, other));
    let (learnt, itself) = beside.map_or((0, 0), |_| (article.learnt, itself));
    let archived_in_all = other.archived.saturating_sub(learnt);
    let all = archived_in_all + other.evidence - itself;
    // A slip stands in one article; what others spell alike is a name.
    if !is_outnumbered(peers + own, all) {
        return None;
    }
    let name = index.name(at);
    let neighbours: Vec<Neighbour> = name.neighbours().collect();
    let own = archives.count(suspect.lower, &neighbours).without(article.learnt);
    let theirs = archives.count(other.lower, &neighbours).without(learnt);

    let is_witness = |other: &Use| index.desk.is_witness(other.0 as usize, at.0 as usize);
    let is_new = |other: &Use| index.desk.articles[other.0 as usize].learnt == 0;
    let all_witnesses = other.number.into_iter().flat_map(|other| index.uses(other)).copied().filter(is_witness);
    let all_witnesses: Vec<Use> = all_witnesses.collect();
    let (mut witnesses, mut both_sides) = (Vec::new(), are_both_sides(&neighbours, &theirs));
    // Where the suspect has no neighbours, nobody shares one.
    let beside_it = if neighbours.is_empty() { &[] } else { &all_witnesses[..] };
    for &other in beside_it {
        let of_other = index.name(other).neighbours();
        let shared = || of_other.clone().filter(|neighbour| neighbours.binary_search(neighbour).is_ok());
        both_sides |= shared().any(Neighbour::left) && shared().any(|one| !one.left());
        if shared().next().is_some() {
            witnesses.push(other);
        }
    }
    if beside.is_some() {
        witnesses.clear();
    }
    // Where the archives have the other spelling most often.
    let best = (0..neighbours.len()).max_by_key(|&at| theirs.beside[at]);
    let (archived, own_beside) = best.map_or((0, 0), |at| (theirs.beside[at], own.beside[at]));
    let with = archived + witnesses.iter().filter(|other| is_new(other)).count() as u32;
    let level = name.level;
    // One other article is little: nobody else may bear the name. Of two such articles the one with the less known
    // spelling is accused, else the later.
    let rank = |at: Use| (std::cmp::Reverse(index.name(at).level), at);
    let one_to_one = archived_in_all == 0 && other.number.is_some_and(|other| index.spelling(other).articles == 1);
    // An article that holds both spellings was judged by an article rule, and asks for more.
    let accuses = (beside.is_none() || archived >= OFTEN)
        && is_outnumbered(peers + own_beside, with)
        && !matches!(witnesses[..], [only] if one_to_one && rank(only) > rank(at));
    let unheard_of = own.articles == 0 && archived >= USUAL;
    // Two of a hundred Millers are called Mark: that says nothing of Mark Milley.
    let belongs = all / OUTNUMBERED <= with;
    let slip = both_sides || level < Flags::DICTIONARY && with >= 2 && belongs || unheard_of;
    let weight = if accuses && slip {
        Weight::Warning
    } else if accuses && with == 1 && belongs && level <= RARE_NAME {
        Weight::Note
    } else if peers + own.articles == 0 && beside.is_none() && is_lone_slip(index, (suspect, at), &all_witnesses) {
        return Some(Weighed { witnesses: all_witnesses, archived: 0, beside, weight: Weight::Note });
    } else if !all_witnesses.is_empty() || archived_in_all >= OFTEN {
        return Some(Weighed { witnesses: all_witnesses, archived: archived_in_all, beside, weight: Weight::Joins });
    } else {
        return None;
    };
    Some(Weighed { witnesses, archived, beside, weight })
}

/// A long spelling that nobody knows, used once and beside no name that could tell whose it is, while many have the
/// other: Stepanekert, where two articles have Stepanakert.
fn is_lone_slip(index: &NameIndex<'_>, (suspect, at): (&Spelled<'_>, Use), witnesses: &[Use]) -> bool {
    let name = index.name(at);
    let unknown = name.level == 0 && suspect.lower.chars().count() >= LONG;
    let lone = name.mentions().nth(1).is_none() && !name.has_neighbours();
    let usual = witnesses.len() > 1 && witnesses.len() * WIDESPREAD >= index.desk.articles.len();
    unknown && lone && usual
}

/// Whether the articles with one spelling are so few beside those with another that they may be slips.
pub(super) fn is_outnumbered(few: u32, many: u32) -> bool {
    few == 0 || many >= OFTEN && many / OUTNUMBERED >= few
}

/// Archives have the spelling between the same words, more than once on either side.
fn are_both_sides(neighbours: &[Neighbour], theirs: &Counted) -> bool {
    let on = |left: bool| neighbours.iter().zip(&theirs.beside).any(|(one, &count)| one.left() == left && count >= 2);
    on(true) && on(false)
}
