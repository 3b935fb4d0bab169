//! `figures/double-size`

use crate::article::{Article, TokenKind};
use crate::facts::Facts;
use crate::facts::figures::{Figure, Form};
use crate::finding::Severity;
use crate::lexicon::{FigureWords, HedgeKind};
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "figures/double-size",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/figures/double-size.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// In front of a noun stands `N-strong` or `N-member`, behind it `of N`. The facts name the noun of both.
fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let words = &context.lexicon.figures;
    for pair in facts.figures.all.windows(2) {
        let [size, other] = pair else { continue };
        let Some(noun) = other.host.filter(|&noun| size.head == Some(noun)) else { continue };
        if !is_size(article, words, size) || !is_whole(article, words, other) || agree(size, other) {
            continue;
        }
        let token = &article.tokens[noun as usize];
        let (noun, name) = (token.span, article.token_text(token));
        let mut end = other.span;
        if let Some(head) = other.head {
            end = article.tokens[head as usize].span;
        }
        let message = format!(
            "this {name} is given two sizes, \"{}\" and \"{}\"",
            article.at(size.span),
            article.at(noun.to(other.span))
        );
        findings
            .add(noun.to(end), message)
            .label("one size here")
            .also(size.span, format!("another size of the same {name}"))
            .help("check which figure belongs to which noun; perhaps they changed places");
    }
}

/// `130,000-strong`, `12-member`.
fn is_size(article: &Article<'_>, words: &FigureWords, figure: &Figure) -> bool {
    match figure.form {
        Form::Strong => true,
        Form::Joined(word) => words.sizes.contains(article.lower_of(&article.tokens[word as usize])),
        _ => false,
    }
}

/// A plain count of nothing else or of members, with no further part behind it ("seven doctors and five nurses").
fn is_whole(article: &Article<'_>, words: &FigureWords, figure: &Figure) -> bool {
    let member = |head: u32| words.members.contains(article.lower_of(&article.tokens[head as usize]));
    if figure.form != Form::Plain || !figure.unit.is_none() || !figure.head.is_none_or(member) {
        return false;
    }
    let last = figure.head.map_or(figure.tokens.end, |head| head + 1);
    let Some(next) = article.tokens.get(last as usize) else { return true };
    match next.kind {
        TokenKind::Word => {
            // A word that no noun was made of may still name what is counted ("24 languages" did, "24 tribal" did not).
            let counted = figure.head.is_none() && !next.is(crate::lexicon::Flags::FUNCTION);
            !counted && !matches!(article.lower_of(next), "and" | "or" | "plus")
        }
        TokenKind::Comma => {
            !article.tokens[last as usize + 1..].iter().take(2).any(|token| token.kind == TokenKind::Number)
        }
        _ => true,
    }
}

/// Whether both sizes can be true.
fn agree(size: &Figure, other: &Figure) -> bool {
    let near = (size.value - other.value).abs() <= 0.15 * size.value.max(other.value);
    let bounded = |figure: &Figure, value: f64| {
        figure.hedge.is_some_and(|hedge| match hedge.kind {
            HedgeKind::More | HedgeKind::Least => value >= figure.value,
            HedgeKind::Less | HedgeKind::Most => value <= figure.value,
            HedgeKind::About | HedgeKind::Nearly | HedgeKind::Over => near,
        })
    };
    size.value == other.value || bounded(size, other.value) || bounded(other, size.value)
}
