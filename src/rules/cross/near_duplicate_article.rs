//! `cross/near-duplicate-article`

use crate::desk::{DeskArticle, DeskFacts, Sketch};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

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
const MOST_RIVALS: usize = 32;

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

/// Pairs of like articles: the later, the earlier that it is most like, and how much. Sorted by the later.
fn pairs(desk: &DeskFacts) -> Vec<(usize, usize, f64)> {
    let is_story = |article: &DeskArticle| article.text.sketch.phrases() >= SHORTEST;
    let mut keys: Vec<(u32, u32)> = Vec::new();
    for (number, article) in desk.articles.iter().enumerate().filter(|(_, article)| is_story(article)) {
        keys.extend(article.text.sketch.keys().iter().map(|&key| (key, number as u32)));
    }
    keys.sort_unstable();
    let mut rivals: Vec<(u32, u32)> = Vec::new();
    for group in keys.chunk_by(|a, b| a.0 == b.0) {
        for (at, &(_, later)) in group.iter().enumerate().skip(1) {
            // The first of a story, and those that came just before.
            let near = &group[at.saturating_sub(MOST_RIVALS)..at];
            rivals.extend(near.iter().chain(&group[..1]).map(|&(_, earlier)| (later, earlier)));
        }
    }
    rivals.sort_unstable();
    rivals.dedup();
    let mut pairs: Vec<(usize, usize, f64)> = Vec::new();
    for (a, b) in rivals {
        // Reference articles come last; it is the article under review that is noted.
        let (later, earlier) = match desk.articles[a as usize].reference {
            true => (b as usize, a as usize),
            false => (a as usize, b as usize),
        };
        if desk.articles[later].reference || !desk.is_witness(earlier, later) {
            continue;
        }
        let likeness = desk.articles[later].text.sketch.likeness(&desk.articles[earlier].text.sketch);
        if likeness >= Sketch::ONE_STORY {
            pairs.push((later, earlier, likeness));
        }
    }
    pairs.sort_by(|a, b| (a.0, b.2, a.1).partial_cmp(&(b.0, a.2, b.1)).expect("shares are numbers"));
    pairs.dedup_by_key(|pair| pair.0);
    pairs
}
