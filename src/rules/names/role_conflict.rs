//! `names/role-conflict`

use crate::article::{Article, TokenKind};
use crate::facts::Facts;
use crate::facts::names::{Office, is_glossed};
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;

pub const RULE: Rule = Rule {
    name: "names/role-conflict",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/names/role-conflict.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Words of a sentence that tell of a change of office, or of two offices at once.
const CHANGES: [&str; 22] = [
    "appointed",
    "became",
    "become",
    "becomes",
    "both",
    "former",
    "formerly",
    "portfolio",
    "previously",
    "promoted",
    "promotion",
    "reappointed",
    "replaced",
    "replaces",
    "reshuffle",
    "resigned",
    "succeeded",
    "swapped",
    "switched",
    "sworn",
    "then",
    "until",
];

/// Compares the offices of each person.
fn check(article: &Article<'_>, facts: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let people = &facts.names.people;
    let mention = |office: &Office| &people.mentions[office.mention as usize];
    let told = |office: &&Office| {
        let at = mention(office).surname as usize;
        tells_of_change(article, at) || article.tokens[at].is_quoted() || is_glossed(article, at)
    };
    let mut held: Vec<(u32, &Office)> = Vec::with_capacity(people.offices.len());
    held.extend(
        people
            .offices
            .iter()
            .filter(|office| office.current)
            .filter_map(|office| Some((mention(office).person?, office))),
    );
    // Stable: each person's offices stay in the order of the text.
    held.sort_by_key(|&(person, _)| person);
    let excludes = |a: &Office, b: &Office| a.post.excludes(b.post);
    for own in held.chunk_by(|a, b| a.0 == b.0) {
        if own.windows(2).all(|pair| pair[0].1.post == pair[1].1.post) {
            continue;
        }
        let person = &people.all[own[0].0 as usize];
        let offices: Vec<&Office> = own.iter().map(|&(_, office)| office).filter(|office| !told(office)).collect();
        let Some(first) = offices.iter().position(|a| offices.iter().any(|b| excludes(a, b))) else { continue };
        let Some(second) = offices.iter().position(|b| excludes(offices[first], b)) else { continue };
        // The office named more often is believed; of two that stand as often, the earlier.
        let times = |office: &Office| offices.iter().filter(|other| other.post == office.post).count();
        let (wrong, right) =
            if times(offices[second]) > times(offices[first]) { (first, second) } else { (second, first) };
        let (wrong, right) = (offices[wrong], offices[right]);
        let place = |office: &Office| -> Span {
            let name = mention(office).span;
            if office.span.start < name.start { office.span.to(name) } else { name.to(office.span) }
        };
        let name = article.at(people.mentions[person.first as usize].span);
        let (here, there) = (article.at(wrong.span), article.at(right.span));
        findings
            .add(place(wrong), format!("\"{name}\" is \"{here}\" here and \"{there}\" elsewhere in this article"))
            .also(place(right), "another office")
            .help("if both are right, say which office is the former one");
    }
}

/// Whether the sentence of token `at` speaks of a change of office or of another year (in 2006).
fn tells_of_change(article: &Article<'_>, at: usize) -> bool {
    let sentence = article.sentence_tokens(article.sentence_of(at));
    let in_year = sentence.windows(2).any(|pair| {
        let year = pair[1].kind == TokenKind::Number && pair[1].span.len() == 4;
        year && matches!(article.lower_of(&pair[0]), "in" | "since" | "of" | "from")
    });
    in_year || sentence.iter().any(|token| CHANGES.binary_search(&article.lower_of(token)).is_ok())
}
