//! `duplicates/list-item`

use crate::article::{Article, Sentence, Token, TokenKind, range};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::lexicon::Flags;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;

pub const RULE: Rule = Rule {
    name: "duplicates/list-item",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/duplicates/list-item.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Items of the shortest list, and words of the longest item.
const ITEMS: usize = 4;
const WORDS: usize = 5;

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let marks = article.index.marks().iter().map(|&at| at as usize).filter(|&at| at > 0);
    // A list begins with the item before a comma, and goes on with a name or a small word behind it.
    let comma = |at: usize| {
        article.tokens[at].kind == TokenKind::Comma
            && article.tokens[at - 1].is_capitalised()
            && article.tokens.get(at + 1).is_some_and(|next| next.is_capitalised() || next.is(Flags::FUNCTION))
    };
    let mut behind = 0;
    for at in marks.filter(|&at| comma(at)) {
        let sentence = article.sentence_of(at);
        let start = sentence.tokens.start as usize;
        if at < behind || at == start {
            continue;
        }
        let (items, end) = list(article, sentence, at - start);
        if items.len() >= ITEMS {
            report(article, &items, findings);
        }
        behind = start + end;
    }
}

/// Names with commas between them and an "and" before the last, and where they end. The first is the whole run of
/// capitals before the comma.
fn list<'a>(article: &'a Article<'_>, sentence: &Sentence, comma: usize) -> (Vec<&'a [Token]>, usize) {
    let tokens = &article.tokens[range(&sentence.tokens)];
    let name = |from: usize| {
        let length = tokens[from..].iter().take_while(|token| token.is_capitalised()).count();
        (1..=WORDS).contains(&length).then(|| &tokens[from..from + length])
    };
    let lower = |at: usize| tokens.get(at).map_or("", |token| article.lower_of(token));
    let first = tokens[..comma].iter().rposition(|token| !token.is_capitalised()).map_or(0, |before| before + 1);
    let mut items: Vec<&[Token]> = name(first).into_iter().collect();
    let mut at = comma;
    while !items.is_empty() {
        let next = at + usize::from(tokens.get(at).is_some_and(|token| token.kind == TokenKind::Comma));
        let last = matches!(lower(next), "and" | "or");
        let start = next + usize::from(last);
        let Some(item) =
            (next > at || last).then(|| name((start + usize::from(lower(start) == "the")).min(tokens.len()))).flatten()
        else {
            return (Vec::new(), at);
        };
        items.push(item);
        at = start + usize::from(lower(start) == "the") + item.len();
        if last {
            break;
        }
    }
    (items, at)
}

fn report(article: &Article<'_>, items: &[&[Token]], findings: &mut Findings) {
    let same = |one: &[Token], other: &[Token]| {
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.form == other.form)
    };
    let pairs =
        || (1..items.len()).filter_map(|at| Some((items[..at].iter().position(|item| same(item, items[at]))?, at)));
    // More than one repeated: a row that goes round, or places with their countries.
    let (Some((first, again)), None) = (pairs().next(), pairs().nth(1)) else { return };
    let countries = items.iter().all(|item| item.iter().any(|token| token.is(Flags::COUNTRY)));
    // "New York, New York" is a place; "Lyon, France, Nice, France and Rome" tells where each is.
    if again == first + 1 || first > 0 && !countries {
        return;
    }
    let span = |item: &[Token]| -> Span { item[0].span.to(item[item.len() - 1].span) };
    let added = findings
        .add(span(items[again]), format!("\"{}\" stands twice in one list", article.at(span(items[again]))))
        .label("again here")
        .also(span(items[first]), "first here")
        .help("delete one of the two, or put in the name that was meant");
    // One man may score twice, one town be passed twice.
    if !countries && items[again].len() < 2 {
        added.as_note();
    }
}
