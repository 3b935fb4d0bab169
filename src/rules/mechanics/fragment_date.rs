//! `mechanics/fragment-date`

use crate::article::{Article, Marks, Sentence, Token, TokenKind, count_words};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::lexicon::Flags;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "mechanics/fragment-date",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/mechanics/fragment-date.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// The longest fragment: `On the morning of Monday, September 2, 2019.`
const LONGEST: usize = 8;
/// A shorter sentence before it is a style of short sentences, and the fragment part of it.
const SHORTEST_BEFORE: usize = 6;

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for block in article.blocks.iter().filter(|block| block.kind.is_prose()) {
        for pair in article.block_sentences(block).windows(2) {
            let (before, fragment) = (&pair[0], &pair[1]);
            let tokens = article.sentence_tokens(fragment);
            if is_date_only(article, tokens) && may_not_stand_alone(article, before) {
                let added = findings
                    .add(fragment.span, "a date stands alone as a sentence")
                    .help("join it to the sentence it belongs to");
                let year = article.sentence_tokens(before).iter().rev().find(|token| is_year(article, token));
                if let Some(year) = year {
                    added.also(year.span, "the year it may belong to");
                }
            }
        }
    }
}

/// `On September 2.`, `In May 1991.`, `On Monday.`
fn is_date_only(article: &Article<'_>, tokens: &[Token]) -> bool {
    if tokens.len() > LONGEST {
        return false;
    }
    let Some((first, rest)) = tokens.split_first() else { return false };
    let Some((last, middle)) = rest.split_last() else { return false };
    let ends = last.kind == TokenKind::Stop && article.token_text(last) == "." || last.marks.contains(Marks::DOTTED);
    let preposition = matches!(article.token_text(first), "On" | "In" | "By" | "Since" | "Until" | "At" | "From");
    let dated =
        middle.iter().chain(Some(last)).any(|token| token.is(Flags::MONTH | Flags::WEEKDAY) && token.is_capitalised());
    ends && preposition
        && dated
        && !first.is_quoted()
        && middle.iter().all(|token| match token.kind {
            TokenKind::Word => {
                token.is(Flags::MONTH | Flags::WEEKDAY)
                    || matches!(article.lower_of(token), "the" | "of" | "early" | "late" | "mid")
            }
            TokenKind::Number | TokenKind::Comma => true,
            _ => false,
        })
}

/// Whether the sentence before is ordinary prose: neither a question that the date answers nor a list of short cries.
fn may_not_stand_alone(article: &Article<'_>, before: &Sentence) -> bool {
    let tokens = article.sentence_tokens(before);
    let words = count_words(tokens);
    let stated = tokens.last().is_some_and(|last| last.kind == TokenKind::Stop && article.token_text(last) == ".");
    stated && words >= SHORTEST_BEFORE && !tokens.iter().any(Token::is_quoted)
}

fn is_year(article: &Article<'_>, token: &Token) -> bool {
    let text = article.token_text(token);
    token.kind == TokenKind::Number && text.len() == 4 && text.bytes().all(|c| c.is_ascii_digit())
}
