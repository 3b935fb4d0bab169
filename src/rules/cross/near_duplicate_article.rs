//! `cross/near-duplicate-article`

use crate::desk::{DeskFacts, Sketch};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};
use rayon::prelude::*;
use std::cmp::Reverse;

pub const RULE: Rule = Rule {
    name: "cross/near-duplicate-article",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/cross/near-duplicate-article.md"),
    language: Language::Any,
    check: Check::Desk(check),
};

/// Phrases of the shortest article that is compared: anything shorter is a line, not a story.
const SHORTEST: usize = 20;

/// Earlier articles compared with one that shares a key with all of them: a phrase that hundreds of articles have says
/// nothing.
const MOST_RIVALS: usize = 16;

/// Those of them that are compared. Articles that are four fifths the same share six keys of eight, as a rule.
const MOST_COMPARED: usize = 8;

/// Each later article of a story is noted once, beside the earlier one that it is most like. Near-linear: only articles
/// that share one of the least hashes of their phrases are compared.
fn check(desk: &DeskFacts, _: &Context<'_>, findings: &mut Findings) {
    for (later, earlier, likeness) in pairs(desk) {
        let (at, first) = (&desk.articles[later], &desk.articles[earlier]);
        let message = match likeness {
            same if same >= 1.0 => "this article has the words of another".to_owned(),
            near => {
                format!("this article is another but for some words: they share {:.0} % of their phrases", near * 100.0)
            }
        };
        findings
            .add_at(at.place(at.text.opening), message)
            .also_at(first.place(first.text.opening), "the other article")
            .help("keep one of them, or say in the later what is new");
    }
}

/// A later article, the earlier one that it is like, and how much.
type Pair = (usize, usize, f64);

/// Each later article with the earlier one that it is most like. Sorted.
fn pairs(desk: &DeskFacts) -> Vec<Pair> {
    let keys = Keys::of(desk);
    let numbers = (0..desk.articles.len() as u32).into_par_iter();
    let mut pairs: Vec<Pair> = numbers.flat_map_iter(|number| most_like(desk, number, &keys.rivals(number))).collect();
    pairs.par_sort_by(|a, b| (a.0, b.2, a.1).partial_cmp(&(b.0, a.2, b.1)).expect("shares are numbers"));
    pairs.dedup_by_key(|pair| pair.0);
    pairs
}

/// The keys of all stories.
struct Keys {
    /// With the number of an article that has it, sorted.
    all: Vec<(u32, u32)>,
    /// For each article, where its keys stand there: the first that anybody has, and its own. A search among millions of keys
    /// would cost more than the comparison.
    places: Vec<[(u32, u32); Sketch::KEYS]>,
}

impl Keys {
    fn of(desk: &DeskFacts) -> Self {
        let stories = desk.articles.iter().zip(0u32..).filter(|(article, _)| article.text.sketch.phrases() >= SHORTEST);
        let mut all: Vec<(u32, u32)> = stories
            .flat_map(|(article, number)| article.text.sketch.keys().iter().map(move |&key| (key, number)))
            .collect();
        all.par_sort_unstable();
        let mut places = vec![[(0, 0); Sketch::KEYS]; desk.articles.len()];
        let mut taken = vec![0u8; desk.articles.len()];
        let mut start = 0;
        for group in all.chunk_by(|a, b| a.0 == b.0) {
            for (own, &(_, number)) in (start..).zip(group) {
                let at = &mut taken[number as usize];
                places[number as usize][*at as usize] = (start, own);
                *at += 1;
            }
            start += group.len() as u32;
        }
        Self { all, places }
    }

    /// Earlier articles that share keys with an article, those with the most first: for each key the first that has it, and
    /// those that came just before.
    fn rivals(&self, number: u32) -> Vec<u32> {
        let mut rivals = Vec::new();
        for &(start, own) in &self.places[number as usize] {
            let (start, own) = (start as usize, own as usize);
            let near = start.max(own.saturating_sub(MOST_RIVALS));
            let first = (start < near).then_some(start);
            rivals.extend(first.into_iter().chain(near..own).map(|at| self.all[at].1));
        }
        rivals.sort_unstable();
        let mut ranked: Vec<(Reverse<usize>, u32)> =
            rivals.chunk_by(|a, b| a == b).map(|same| (Reverse(same.len()), same[0])).collect();
        ranked.sort_unstable();
        ranked.into_iter().take(MOST_COMPARED).map(|(_, rival)| rival).collect()
    }
}

/// The pair of an article with the one of its rivals that it is most like, the first that was looked at if they are equal. Reference
/// articles come last; it is the article under review that is noted, so each of a reference's rivals has its own pair.
fn most_like(desk: &DeskFacts, number: u32, rivals: &[u32]) -> Vec<Pair> {
    if desk.articles[number as usize].reference {
        return rivals.iter().filter_map(|&rival| pair(desk, rival, number, Sketch::ONE_STORY)).collect();
    }
    let mut best: Option<Pair> = None;
    for &rival in rivals {
        let least = best.map_or(Sketch::ONE_STORY, |(_, _, likeness)| likeness.next_up());
        best = pair(desk, number, rival, least).or(best);
    }
    best.into_iter().collect()
}

fn pair(desk: &DeskFacts, later: u32, earlier: u32, least: f64) -> Option<Pair> {
    let (later, earlier) = (later as usize, earlier as usize);
    let (at, first) = (&desk.articles[later], &desk.articles[earlier]);
    let may_speak = !at.reference && desk.is_witness(earlier, later);
    let likeness = may_speak.then(|| at.text.sketch.likeness_from(&first.text.sketch, least))??;
    Some((later, earlier, likeness))
}
