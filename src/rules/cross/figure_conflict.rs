//! `cross/figure-conflict`

use crate::desk::{DeskFacts, DeskFigure};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};
use jiff::civil;
use rayon::prelude::*;

pub const RULE: Rule = Rule {
    name: "cross/figure-conflict",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/cross/figure-conflict.md"),
    language: Language::English,
    check: Check::Desk(check),
};

/// Uses of one phrase on one day that are compared.
const GROUP: usize = 64;

/// A figure by its day and phrase, with the numbers of its article and of itself.
type Told = (civil::Date, u64, u32, u32);

fn check(desk: &DeskFacts, _: &Context<'_>, findings: &mut Findings) {
    let mut told: Vec<Told> = Vec::new();
    for (article, facts) in desk.articles.iter().enumerate() {
        let Some(day) = facts.figures.day else { continue };
        let figures = facts.figures.figures.iter().enumerate();
        told.extend(figures.map(|(number, figure)| (day, figure.phrase, article as u32, number as u32)));
    }
    told.par_sort_unstable();
    for group in told.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let group = &group[..group.len().min(GROUP)];
        for (at, &(_, _, of, number)) in group.iter().enumerate() {
            // An article with two figures in one phrase speaks of two things.
            let alone = |article: u32| group.iter().filter(|use_| use_.2 == article).count() == 1;
            if desk.articles[of as usize].reference || !alone(of) {
                continue;
            }
            let others = group[..at].iter().chain(&group[at + 1..]);
            // Each pair once: the later article is asked, if both are under review.
            let mut others = others.filter(|other| {
                let asks = other.2 < of || desk.articles[other.2 as usize].reference;
                asks && desk.is_witness(other.2 as usize, of as usize) && alone(other.2)
            });
            let figure = &desk.articles[of as usize].figures.figures[number as usize];
            let get = |other: &Told| &desk.articles[other.2 as usize].figures.figures[other.3 as usize];
            if let Some(other) = others.find(|other| !get(other).meant.meets(figure.meant)) {
                report(desk, (of, figure), (other.2, get(other)), findings);
            }
        }
    }
}

fn report(desk: &DeskFacts, own: (u32, &DeskFigure), other: (u32, &DeskFigure), findings: &mut Findings) {
    let place = |(article, figure): (u32, &DeskFigure)| desk.articles[article as usize].place(figure.span);
    let (here, there) = (&own.1.text, &other.1.text);
    findings
        .add_at(place(own), format!("{here} here, {there} in the same words in another article of the day"))
        .label(format!("{here} here"))
        .also_at(place(other), format!("{there} here"))
        .help("check which of the two figures is right");
}
