//! `cross/shared-paragraph`

use crate::desk::{DeskArticle, DeskFacts, DeskParagraph, Sketch};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};
use rayon::prelude::*;

pub const RULE: Rule = Rule {
    name: "cross/shared-paragraph",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/cross/shared-paragraph.md"),
    language: Language::Any,
    check: Check::Desk(check),
};

/// Words of the shortest paragraph that two stories do not share by chance.
const WORDS: u16 = 12;

/// Articles that share a line before it is taken for furniture of the page.
const FURNITURE: usize = 3;

/// Other articles that are shown.
const SHOWN: usize = 3;

/// A use of a paragraph: its hash, the article, the paragraph.
type Use = (u64, u32, u32);

fn check(desk: &DeskFacts, _: &Context<'_>, findings: &mut Findings) {
    let mut uses: Vec<Use> = Vec::new();
    for (number, article) in desk.articles.iter().enumerate() {
        let paragraphs = article.text.paragraphs.iter().enumerate();
        uses.extend(paragraphs.map(|(at, paragraph)| (paragraph.hash, number as u32, at as u32)));
    }
    uses.par_sort_unstable();
    for group in uses.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        if group.len() >= FURNITURE {
            note_furniture(desk, group, findings);
        } else {
            note_copy(desk, group[0], group[1], findings);
        }
    }
}

/// Two stories have one paragraph: the later is noted.
fn note_copy(desk: &DeskFacts, first: Use, second: Use, findings: &mut Findings) {
    let ((earlier, source), (later, copy)) = (paragraph(desk, first), paragraph(desk, second));
    // Reference articles come last, and only what is under review is noted.
    let (later, copy, earlier, source) = match later.reference {
        true => (earlier, source, later, copy),
        false => (later, copy, earlier, source),
    };
    let (a, b) = (first.1 as usize, second.1 as usize);
    let may_speak = desk.is_witness(a, b) || desk.is_witness(b, a);
    let tells = copy.is_prose && copy.words >= WORDS && !later.reference && may_speak;
    if tells && later.text.sketch.likeness(&earlier.text.sketch) < Sketch::ONE_STORY {
        findings
            .add_at(later.place(copy.span), "this paragraph stands in another article too")
            .also_at(earlier.place(source.span), "the same words here")
            .help("if the story was taken up again on purpose, let it stand");
    }
}

/// A line that stands in many articles, and that no article rule knew: said once for the whole desk, at the first.
fn note_furniture(desk: &DeskFacts, group: &[Use], findings: &mut Findings) {
    let alike = |a: usize, b: usize| {
        let (a, b) = (paragraph(desk, group[a]).0, paragraph(desk, group[b]).0);
        a.text.sketch.likeness(&b.text.sketch) >= Sketch::ONE_STORY
    };
    let (article, line) = paragraph(desk, group[0]);
    let heard = desk.is_witness(group[1].1 as usize, group[0].1 as usize);
    // One story filed again and again is no furniture.
    if article.reference || !heard || alike(0, 1) && alike(0, 2) {
        return;
    }
    let message = format!("these words stand in {} other articles too", group.len() - 1);
    let mut added = findings.add_at(article.place(line.span), message);
    for &other in group[1..].iter().take(SHOWN) {
        let (elsewhere, same) = paragraph(desk, other);
        added = added.also_at(elsewhere.place(same.span), "the same words here");
    }
    added.help("a line of the page and not of the story? add it to the configuration's leftovers");
}

fn paragraph(desk: &DeskFacts, (_, article, at): Use) -> (&DeskArticle, &DeskParagraph) {
    let article = &desk.articles[article as usize];
    (article, &article.text.paragraphs[at as usize])
}
