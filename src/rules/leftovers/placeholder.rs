//! `leftovers/placeholder`

use crate::article::{Article, Block, BlockKind, Token, TokenKind};
use crate::facts::Facts;
use crate::facts::acronyms::{Definition, Fit};
use crate::finding::Severity;
use crate::lexicon::{Flags, Placeholder, PlaceholderKind};
use crate::rules::{Check, Context, Findings, Language, Rule};
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "leftovers/placeholder",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/leftovers/placeholder.md"),
    language: Language::Any,
    check: Check::Article(check),
};

/// What may stand behind `XXX` that is no placeholder.
const BEHIND_XXX: [&str; 16] = [
    "rated", "film", "films", "movie", "movies", "video", "videos", "content", "site", "sites", "website", "websites",
    "porn", "star", "stars", "theater",
];

fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    if !article.flags.contains(Flags::PLACEHOLDER) {
        return;
    }
    let mut behind = 0;
    for first in beginnings(article) {
        if first < behind {
            continue;
        }
        let block = article.block_of(first);
        let (tokens, start) = (article.block_tokens(block), block.tokens.start as usize);
        let at = first - start;
        let phrases = context.lexicon.placeholders.beginning_with(article.lower_of(&tokens[at]));
        let found = phrases.iter().find_map(|phrase| {
            let end = end_of(article, &tokens[at..], phrase).map(|length| at + length)?;
            fits(article, facts, block, tokens, at..end, phrase.kind).then_some((end, phrase.kind))
        });
        let Some((end, kind)) = found else { continue };
        behind = start + end;
        report(article, block, tokens, at..end, kind, findings);
    }
}

/// The tokens with which a placeholder may begin, in order. Small words (`to`, `more`) open one in brackets, in capitals or
/// at a line's beginning only.
fn beginnings(article: &Article<'_>) -> Vec<usize> {
    let is_small = |flags: Flags| flags.contains(Flags::FUNCTION) && !flags.contains(Flags::ALL_CAPS);
    let telling = article.forms_with(Flags::PLACEHOLDER).filter(|(_, form)| !is_small(form.flags));
    let mut beginnings: Vec<usize> = article.mentions_of(telling.map(|(id, _)| id)).map(|(at, _)| at).collect();
    let lines = article.blocks.iter().map(|block| block.tokens.start as usize);
    let marks = article.index.marks().iter().map(|&at| at as usize);
    let behind_brackets = marks.filter(|&at| article.tokens[at].kind == TokenKind::Open).map(|at| at + 1);
    let is_small_beginning =
        |&at: &usize| article.tokens.get(at).is_some_and(|token| token.is(Flags::PLACEHOLDER) && is_small(token.flags));
    beginnings.extend(lines.chain(behind_brackets).filter(is_small_beginning));
    beginnings.sort_unstable();
    beginnings
}

fn report(
    article: &Article<'_>,
    block: &Block,
    tokens: &[Token],
    range: Range<usize>,
    kind: PlaceholderKind,
    findings: &mut Findings,
) {
    let words = tokens[range.start].span.to(tokens[range.end - 1].span);
    let span = match kind {
        PlaceholderKind::Bracket => tokens[range.start - 1].span.to(tokens[range.end].span),
        PlaceholderKind::Filler => article.sentence_of(block.tokens.start as usize + range.start).span,
        PlaceholderKind::Desk => words.to(tokens[range.end].span),
        _ => words,
    };
    let text = article.at(words);
    let (message, help) = match kind {
        PlaceholderKind::Filler => (format!("\"{text}\" is a printer's dummy text"), "put the text in its place"),
        PlaceholderKind::Desk => {
            (format!("\"{text}\" begins a note from one desk to another"), "take it out before the story is published")
        }
        _ => (
            format!("\"{}\" holds the place of something still to come", article.at(span)),
            "fill it in or take it out",
        ),
    };
    findings.add(span, message).help(help);
}

/// How many tokens the phrase takes, if it stands at their beginning with nothing between its words.
fn end_of(article: &Article<'_>, tokens: &[Token], phrase: &Placeholder) -> Option<usize> {
    let fits = |(word, token): (&String, &Token)| {
        token.is_word() && (word == Placeholder::ANY || article.lower_of(token) == word)
    };
    (tokens.len() >= phrase.words.len() && phrase.words.iter().zip(tokens).all(fits)).then_some(phrase.words.len())
}

fn fits(
    article: &Article<'_>,
    facts: &Facts,
    block: &Block,
    tokens: &[Token],
    range: Range<usize>,
    kind: PlaceholderKind,
) -> bool {
    let (start, end) = (range.start, range.end);
    let before = start.checked_sub(1).map(|at| &tokens[at]);
    let behind = tokens.get(end);
    let capitals = tokens[range].iter().all(|token| token.is(Flags::ALL_CAPS));
    let shouted = tokens.iter().all(|token| !token.is_word() || token.is(Flags::ALL_CAPS));
    let whole = start <= 1 && tokens.len() <= end + 1;
    match kind {
        PlaceholderKind::Bracket => {
            // A headline's "[Video]" tells what the story has, a caption's "(photo)" whose it is; an editor's insertion in a quotation is his.
            let open = before.is_some_and(|token| token.kind == TokenKind::Open);
            let close = behind.is_some_and(|token| token.kind == TokenKind::Close);
            open && close
                && (whole || block.kind != BlockKind::Headline && block.kind != BlockKind::Caption)
                && !tokens[start].is_quoted()
                && !is_acronym(article, facts, tokens, start)
        }
        PlaceholderKind::Line => start == 0 && tokens[end..].iter().all(|token| token.kind == TokenKind::Stop),
        PlaceholderKind::Desk => start == 0 && behind.is_some_and(|token| token.kind == TokenKind::Colon),
        PlaceholderKind::Capitals => capitals && (whole || !shouted) && !tokens[start].is_quoted(),
        PlaceholderKind::Filler => {
            let spoken_of = before.is_some_and(|token| {
                token.kind == TokenKind::Quote
                    || matches!(article.lower_of(token), "the" | "of" | "called" | "as" | "text")
            });
            !spoken_of
        }
        PlaceholderKind::Mark => capitals && (!shouted || tokens.len() > 1) && is_mark(article, facts, tokens, start),
    }
}

/// `TK` and `XXX` as a word of a sentence: no name, code, film or size stands beside it.
fn is_mark(article: &Article<'_>, facts: &Facts, tokens: &[Token], at: usize) -> bool {
    let (before, behind) = (at.checked_sub(1).map(|at| &tokens[at]), tokens.get(at + 1));
    let word = article.lower_of(&tokens[at]);
    let name = |token: &Token| {
        token.is_capitalised()
            && !token.is(Flags::DEMONYM | Flags::MONTH | Flags::WEEKDAY)
            && !token.is(Flags::FUNCTION)
    };
    let name_before = before.is_some_and(|token| {
        name(token) && !token.starts_sentence() || token.kind == TokenKind::Number || token.is(Flags::LABEL)
    });
    let joined = before.is_some_and(|token| {
        tokens[at].is_glued()
            && matches!(token.kind, TokenKind::Hyphen | TokenKind::Dash | TokenKind::Number | TokenKind::Address)
            || article.token_text(token) == "/"
    });
    let name_behind = behind.is_some_and(|token| {
        name(token)
            || matches!(token.kind, TokenKind::Possessive | TokenKind::Number | TokenKind::Hyphen)
            || token.is(Flags::SAYING)
            || token.kind == TokenKind::Symbol && !matches!(article.token_text(token), "%")
            || word.starts_with("xx") && BEHIND_XXX.contains(&article.lower_of(token))
    });
    // A size ("one XXX shirt") or a mark of kisses stands in speech.
    let spoken = tokens[at].is_quoted() && !word.starts_with("tk");
    article.english && !name_before && !joined && !name_behind && !spoken && !is_acronym(article, facts, tokens, at)
}

/// Whether the article says what the letters stand for.
fn is_acronym(article: &Article<'_>, facts: &Facts, tokens: &[Token], at: usize) -> bool {
    let letters = article.token_text(&tokens[at]);
    let fits = |definition: &Definition| definition.fit != Fit::No;
    let defined = |number: usize| facts.acronyms.definitions_of(number as u32).iter().any(fits);
    facts.acronyms.iter().position(|acronym| acronym.letters == letters).is_some_and(defined)
}
