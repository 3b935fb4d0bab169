//! `duplicates/repeated-word`

use crate::article::{Article, Block, Token, TokenKind};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::{Doubled, Flags};
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "duplicates/repeated-word",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/duplicates/repeated-word.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Words before a pair in which the verb of a particle or the opener of a clause is looked for.
const VERB_REACH: usize = 3;
const CLAUSE_REACH: usize = 5;

fn check(article: &Article<'_>, _: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let lists = &context.lexicon.lists.doubled;
    for at in article.index.again().iter().map(|&at| at as usize) {
        if is_one_word(&article.tokens[at - 1], &article.tokens[at]) {
            let block = article.block_of(at);
            report(article, block, at - block.tokens.start as usize, lists, findings);
        }
    }
}

/// Spellings that differ in their first letter's case are one word ("The the"); others are not.
fn is_one_word(first: &Token, second: &Token) -> bool {
    let one_case = !(first.flags ^ second.flags).contains(Flags::CAPITALISED);
    first.form == second.form || !one_case && first.span.len() == second.span.len()
}

fn report(article: &Article<'_>, block: &Block, at: usize, lists: &Doubled, findings: &mut Findings) {
    let tokens = article.block_tokens(block);
    let [first, second] = [&tokens[at - 1], &tokens[at]];
    if is_sound(article, tokens, at, lists) {
        return;
    }
    let word = article.lower_of(second);
    let function = second.is(Flags::FUNCTION);
    let added = findings
        .add(second.span, format!("the word \"{word}\" stands twice in a row"))
        .label("again here")
        .also(first.span, "first here")
        .help("delete one of the two");
    let added = match first.is_quoted() {
        true => added,
        false => added.edit(first.span.to(second.span), Safety::Suggested, article.token_text(first)),
    };
    // "to the The Independent": the second belongs to a name.
    if second.is_capitalised() && !first.is_capitalised() || second.is(Flags::NUMBER) && word != "one" {
        added.as_note();
    } else if !function {
        added.as_warning();
    }
}

/// Whether English doubles the word here.
fn is_sound(article: &Article<'_>, tokens: &[Token], at: usize, lists: &Doubled) -> bool {
    let [first, second] = [&tokens[at - 1], &tokens[at]];
    let word = article.lower_of(second);
    let lower = |at: usize| tokens.get(at).map_or("", |token| article.lower_of(token));
    let holds = |list: &[String], word: &str| list.iter().any(|other| other == word);
    let function = second.is(Flags::FUNCTION);
    // Letters, initials, abbreviations: "J J Abrams", "WHO who".
    let letter = second.span.len() == 1 && !matches!(word, "a" | "i");
    let initials = first.is(Flags::INITIALS | Flags::ALL_CAPS) != second.is(Flags::INITIALS | Flags::ALL_CAPS)
        || first.is(Flags::ALL_CAPS) && !function
        || matches!(word, "it" | "us" | "who") && first.is(Flags::ALL_CAPS);
    // "Walla Walla", "law lord Lord Bingham".
    let names = !function && (first.is_capitalised() || second.is_capitalised());
    let hyphen = |token: Option<&Token>| token.is_some_and(|token| token.kind == TokenKind::Hyphen && token.is_glued());
    let hyphened = at >= 2 && hyphen(tokens.get(at - 2)) && first.is_glued() || hyphen(tokens.get(at + 1));
    let joined = second.is_glued() || tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Possessive);
    // Three in a row are meant.
    let thrice = !function && (lower(at + 1) == word || at >= 2 && lower(at - 2) == word);
    let before = |reach: usize| tokens[at.saturating_sub(1 + reach)..at - 1].iter().rev();
    let particle = holds(&lists.particles, word)
        && before(VERB_REACH)
            .take_while(|token| token.is_word())
            .any(|token| holds(&lists.phrasal, article.lower_of(token)));
    let clause = holds(&lists.clause_verbs, word)
        && before(CLAUSE_REACH)
            .take_while(|token| token.is_word())
            .any(|token| holds(&lists.clause_openers, article.lower_of(token)));
    let which_one = word == "one" && at >= 2 && matches!(lower(at - 2), "which" | "number" | "no");
    let sic = lower(at + 2) == "sic" || lower(at + 1) == "sic";
    letter
        || initials
        || names
        || hyphened
        || joined
        || thrice
        || particle
        || clause
        || which_one
        || sic
        || holds(&lists.silent, word)
}
