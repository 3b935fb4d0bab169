//! Judges whether two like spellings are one name spelled two ways, and which of them is wrong.
//!
//! The signals and their order were measured on 2,047 articles: what counts is which of the two is a known word, then
//! the same neighbours, then the kind of edit. The ratio of the frequencies helps little.

use super::one_person::are_one_person;
use super::two_people::are_distinct;
use crate::article::{Article, Token};
use crate::evidence::HouseIndex;
use crate::facts::names::likeness::{Letters, Likeness, differ_at_end, is_ending, likeness};
use crate::facts::names::{Around, NameWord, Names, is_foreign_copy, is_glossed, is_presented};
use crate::lexicon::Flags;
use std::cmp::Reverse;

/// Two spellings of one name.
#[derive(Clone, Copy)]
pub(super) struct Case<'n> {
    pub wrong: &'n NameWord,
    pub right: &'n NameWord,
    /// Strong evidence; the rest is a note.
    pub strong: bool,
    /// Both are dictionary words: only their neighbours say that they are one name.
    pub by_neighbours: bool,
    /// Nothing but the order of the text says which is wrong.
    pub undecided: bool,
}

/// The signals of one pair.
struct Signals {
    shared_neighbour: bool,
    /// A neighbour on one side is shared, and the other side does not say that one of the two is a longer name.
    one_context: bool,
    /// The suspicious spelling never has a given name or title before it, the other one has.
    bare_beside_introduced: bool,
    /// The suspicious spelling stands in no longer name.
    alone: bool,
    near_given_name: bool,
    one_sentence: bool,
    /// The last two letters are where they differ.
    differs_at_end: bool,
    /// Five letters or fewer; four or fewer.
    short: bool,
    tiny: bool,
}

/// Mentions of one spelling that are looked at. What 64 do not show the next thousand will not.
const MENTIONS: usize = 64;

/// Mentions that make a name frequent in its article.
const OFTEN: u32 = 4;

/// The cases of an article whose spellings are both known as well as `least` says ([`Flags::level`]), one for each wrong
/// spelling: the strongest, else the one whose right spelling is commoner.
///
/// A name of the house's list is right, and names/house-list says what is near it.
pub(super) fn cases<'n>(article: &Article<'_>, names: &'n Names, house: &HouseIndex, least: u8) -> Vec<Case<'n>> {
    let open = |word: u32| {
        let word = names.words.get(word as usize);
        word.flags.level() >= least && (house.is_empty() || !house.knows(article.lower(word.form)))
    };
    let open = names.alike.iter().filter(|&&(a, b, _)| open(a) && open(b));
    let judged = open.map(|&(a, b, likeness)| judge(article, names, a as usize, b as usize, likeness));
    let mut cases: Vec<Case<'n>> = judged.flatten().collect();
    let place = |word: &NameWord| names.words.uses(word)[0];
    let weight = |case: &Case<'_>| Reverse((case.strong, case.right.independent, Reverse(place(case.right))));
    cases.sort_by_key(|case| (place(case.wrong), weight(case)));
    cases.dedup_by_key(|case| place(case.wrong));
    cases
}

fn judge<'n>(article: &Article<'_>, names: &'n Names, a: usize, b: usize, likeness: Likeness) -> Option<Case<'n>> {
    let words = &names.words;
    let (first, second) = (words.get(a), words.get(b));
    let known = |word: &NameWord| word.flags.level();
    // The less known spelling is wrong (right in 183 of 187 planted slips), else the rarer, else the later.
    let second_is_wrong = (known(second), second.independent) <= (known(first), first.independent);
    let (wrong, right) = if second_is_wrong { (second, first) } else { (first, second) };
    let undecided = known(wrong) == known(right) && wrong.independent == right.independent;
    // Titles have a rule of their own.
    if right.flags.intersects(Flags::TITLE) || wrong.flags.intersects(Flags::TITLE) {
        return None;
    }
    if are_distinct(article, names, wrong, right) || uses(names, wrong).any(|at| is_glossed(article, at)) {
        return None;
    }
    let signals = Signals::of(article, names, wrong, right);
    let at = |word| words.uses(word)[0] as usize;
    let (level, transposed) = (known(wrong), likeness == Likeness::Transposed);
    let consonants = likeness == Likeness::Substituted(Letters::Consonants);
    let own_given = has_given_name(article, names, wrong);
    let one_person = likeness.is_one_edit() && are_one_person(article, names, wrong, right);
    let nearly_there = transposed || signals.shared_neighbour || one_person;
    // A foreign cognate (Agence, Presse, Institut) is no slip of the English word: it differs at the end.
    let ordinary = right.flags.contains(Flags::WORD);
    let cognate = signals.differs_at_end && (likeness != Likeness::Doubled || level > 0);
    // Four letters say little, unless nobody knows them and a name that stands again and again lies beside them.
    let often = if right.flags.contains(Flags::COUNTRY) { 2 } else { OFTEN };
    let rare = level == 0 && wrong.independent == 1 && right.independent >= often && !consonants;
    let rare = rare && !(signals.tiny && is_presented(article, at(wrong)));
    // Japan and Yahoo are names first.
    let short_word = signals.short && !(rare && right.flags.contains(Flags::NAME));
    if ordinary && !nearly_there && (own_given || short_word || likeness == Likeness::TwoEdits || cognate) {
        return None;
    }
    let tiny = signals.tiny && !nearly_there && !signals.bare_beside_introduced && !rare;
    if tiny || likeness == Likeness::TwoEdits && own_given && !nearly_there || is_foreign_copy(article, at(wrong)) {
        return None;
    }
    let believable = match level {
        0 => !(signals.short && consonants && !nearly_there),
        1 => !signals.short || nearly_there || signals.bare_beside_introduced || right.independent >= 2,
        2 => {
            let attested = signals.bare_beside_introduced || right.independent >= 4 * wrong.independent;
            !signals.one_sentence && (nearly_there || signals.near_given_name || !signals.short && attested)
        }
        _ if one_person => true,
        _ => {
            likeness.is_one_edit()
                && signals.one_context
                && in_running_text(article, names, wrong)
                && !is_ending(article.lower(wrong.form), article.lower(right.form), true)
        }
    };
    let outnumbered = signals.alone && signals.bare_beside_introduced && right.independent >= 4 * wrong.independent;
    let plain = !signals.short && likeness.is_one_edit() && (level <= 1 || outnumbered);
    let strong = transposed && !signals.tiny
        || signals.shared_neighbour
        || one_person
        || plain
        || rare && likeness.is_one_edit();
    believable.then_some(Case {
        wrong,
        right,
        strong,
        by_neighbours: level == Flags::DICTIONARY && !one_person,
        undecided,
    })
}

impl Signals {
    fn of(article: &Article<'_>, names: &Names, wrong: &NameWord, right: &NameWord) -> Self {
        let arounds = |word| uses(names, word).map(|at| Around::new(article, at)).collect::<Vec<_>>();
        let (of_wrong, of_right) = (arounds(wrong), arounds(right));
        let lower = |token: Option<&Token>| token.map(|token| article.lower_of(token));
        let same = |x: Option<&Token>, y: Option<&Token>| {
            x.is_some_and(|token| !token.is(Flags::TITLE | Flags::HONORIFIC)) && lower(x) == lower(y)
        };
        // Jean-Marie Le Pen and Marine Le Pen: a part of a compound is no name of its own.
        let alike = |x: &Around<'_>, y: &Around<'_>| x.hyphened == y.hyphened;
        let pairs = || of_wrong.iter().flat_map(|x| of_right.iter().map(move |y| (x, y))).filter(|(x, y)| alike(x, y));
        let shared_neighbour = pairs().any(|(x, y)| same(x.left, y.left) || same(x.right, y.right));
        // The White House and the White Horse Tavern; but the US Boarder Patrol is the Border Patrol.
        let one_context = pairs().any(|(x, y)| {
            same(x.left, y.left) && (x.right.is_none() && y.right.is_none() || same(x.right, y.right))
                || same(x.right, y.right) && (x.left.is_none() || y.left.is_none() || same(x.left, y.left))
        });
        let introduced =
            |arounds: &[Around<'_>]| arounds.iter().any(|at| at.given_name().is_some() || at.title().is_some());
        let near_given_name = of_wrong.iter().filter_map(Around::given_name).any(|x| {
            of_right.iter().filter_map(Around::given_name).any(|y| {
                let (x, y) = (article.lower_of(x), article.lower_of(y));
                x != y && likeness(x, y).is_some_and(Likeness::is_one_edit)
            })
        });
        let sentences = |word| uses(names, word).map(|at| article.sentence_of(at).span).collect::<Vec<_>>();
        let of_right_sentences = sentences(right);
        let letters = article.lower(wrong.form).chars().count();
        Self {
            shared_neighbour,
            one_context,
            bare_beside_introduced: !introduced(&of_wrong) && introduced(&of_right),
            alone: of_wrong.iter().all(Around::stands_alone),
            near_given_name,
            one_sentence: sentences(wrong).iter().any(|sentence| of_right_sentences.contains(sentence)),
            differs_at_end: differ_at_end(article.lower(wrong.form), article.lower(right.form)),
            short: letters <= 5,
            tiny: letters <= 4,
        }
    }
}

/// Words of a headline have capitals without being names.
fn in_running_text(article: &Article<'_>, names: &Names, word: &NameWord) -> bool {
    uses(names, word).any(|at| {
        let block = article.block_of(at);
        block.kind.is_prose() && !article.tokens[at].starts_sentence()
    })
}

fn has_given_name(article: &Article<'_>, names: &Names, word: &NameWord) -> bool {
    uses(names, word).any(|at| Around::new(article, at).given_name().is_some())
}

/// The first mentions of a spelling.
pub(super) fn uses<'n>(names: &'n Names, word: &'n NameWord) -> impl Iterator<Item = usize> + 'n {
    names.words.uses(word).iter().take(MENTIONS).map(|&at| at as usize)
}
