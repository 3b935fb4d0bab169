//! `duplicates/near-sentence`

use super::guard::{NEAR, is_labelled, is_spoken};
use crate::article::{Article, Block, BlockKind, Difference, Echo, Token, TokenKind, count_words, range};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::lexicon::{Changes, Flags};
use crate::rules::wording::quoted;
use crate::rules::{Check, Context, Findings, Language, Rule};
use std::ops::Range;

pub const RULE: Rule = Rule {
    name: "duplicates/near-sentence",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/duplicates/near-sentence.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Words that tell figures, dates and amounts apart.
const COUNTS: Flags = Flags::NUMBER
    .union(Flags::SCALE)
    .union(Flags::ORDINAL)
    .union(Flags::PORTION)
    .union(Flags::MONTH)
    .union(Flags::WEEKDAY);

/// Words of the shortest line with another content word, and of the shortest one far from its first copy, that is more
/// than a note.
const WORDS_REWORDED: usize = 20;
const WORDS_FAR: usize = 20;

/// Letters that the forms of one word share.
const STEM: usize = 4;

/// Compares no text: the reader knows what nearly copies what. What this rule knows is which differences make another
/// statement, because most sentences of one form are about two things.
fn check(article: &Article<'_>, _: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let changes = &context.lexicon.lists.changes;
    for echo in &article.echoes.blocks {
        let blocks = [echo.first, echo.copy].map(|number| &article.blocks[number as usize]);
        let [first, copy] = blocks.map(|block| article.block_tokens(block));
        let near = echo.copy - echo.first <= NEAR;
        // A tweet or pull quote beside its quotation.
        let embedded = is_spoken(first) != is_spoken(copy) || !near && is_spoken(copy);
        let reworded = is_reworded(article, echo);
        // Pictures of one series, entries of one list.
        let are = |test: &dyn Fn(&Block) -> bool| blocks.iter().all(|block| test(block));
        let pictures = are(&|block| matches!(block.kind, BlockKind::Caption | BlockKind::ListItem | BlockKind::Table));
        let series = reworded && (pictures || are(&|block| is_labelled(article, block)));
        // A log or calendar gives its entries one form; a headline has no such neighbours.
        let short = reworded && count_words(copy) < WORDS_REWORDED;
        let entry = short && blocks[0].kind != BlockKind::Headline;
        if embedded || series || entry || tells_two_things(article, echo, changes) {
            continue;
        }
        let doubtful = short || !near && count_words(copy) < WORDS_FAR;
        report(article, echo, blocks.map(|block| &block.tokens), "line", doubtful, findings);
    }
    for echo in &article.echoes.sentences {
        let sentences = [echo.first, echo.copy].map(|number| &article.sentences[number as usize]);
        let blocks = sentences.map(|sentence| &article.blocks[sentence.block as usize]);
        let distance = sentences[1].block - sentences[0].block;
        let spoken = sentences.iter().any(|sentence| is_spoken(article.sentence_tokens(sentence)));
        // A caption may say what the story says, and a list what it said of the entry before.
        let comparable = blocks.iter().all(|block| block.kind.is_prose())
            && (distance == 0 || !blocks.iter().all(|block| is_labelled(article, block)));
        if spoken || !comparable || distance > NEAR || tells_two_things(article, echo, changes) {
            continue;
        }
        let pieces = sentences.map(|sentence| &sentence.tokens);
        report(article, echo, pieces, "sentence", is_reworded(article, echo), findings);
    }
}

fn report(
    article: &Article<'_>,
    echo: &Echo,
    pieces: [&Range<u32>; 2],
    what: &str,
    doubtful: bool,
    findings: &mut Findings,
) {
    let [first, copy] = pieces.map(|tokens| {
        let story = &article.tokens[range(&article.behind_dateline(tokens))];
        article.first_line(story[0].span.to(story[story.len() - 1].span))
    });
    let text = quoted(article, copy);
    let message = format!("the {what} {text} is printed twice, {}", said(article, &echo.differences));
    let added = findings
        .add(copy, message)
        .label("nearly the same again here")
        .also(first, "first here")
        .help("cut one of the two, and see which is better");
    if doubtful {
        added.as_note();
    }
}

/// What differs, in words.
fn said(article: &Article<'_>, differences: &[Difference]) -> String {
    let text = |tokens: &Range<u32>| {
        let words: Vec<&str> =
            words_in(&article.tokens[range(tokens)]).map(|token| article.token_text(token)).collect();
        words.join(" ")
    };
    match differences {
        [one] => match (text(&one.first).as_str(), text(&one.copy).as_str()) {
            (first, "") => format!("the second time without \"{first}\""),
            ("", copy) => format!("the second time with \"{copy}\""),
            (first, copy) => format!("once with \"{first}\" and once with \"{copy}\""),
        },
        more => format!("with {} small differences", more.len()),
    }
}

fn words_in(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    tokens.iter().filter(|token| token.is_word())
}

/// Whether a content word stands in the place of another: more than a slip of a small word or of a verb's tense.
fn is_reworded(article: &Article<'_>, echo: &Echo) -> bool {
    let content = |tokens: &Range<u32>| {
        let words = words_in(&article.tokens[range(tokens)]).filter(|token| !token.is(Flags::FUNCTION | Flags::SAYING));
        words.map(|token| article.lower_of(token)).next()
    };
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    echo.differences.iter().any(|difference| {
        let pair = content(&difference.first).zip(content(&difference.copy));
        pair.is_some_and(|(first, copy)| stem(first) != stem(copy))
    })
}

/// Whether a difference makes another statement: a name, a figure, a word of the list.
fn tells_two_things(article: &Article<'_>, echo: &Echo, changes: &Changes) -> bool {
    echo.differences.iter().any(|difference| {
        let [first, copy] = [&difference.first, &difference.copy].map(|tokens| &article.tokens[range(tokens)]);
        first.iter().chain(copy).any(|token| tells(article, token, changes))
            || are_opposed(article, first, copy, changes)
    })
}

fn tells(article: &Article<'_>, token: &Token, changes: &Changes) -> bool {
    let name = token.is_capitalised() && !token.starts_sentence() && !token.is(Flags::FUNCTION);
    name || matches!(token.kind, TokenKind::Number | TokenKind::Address)
        || token.is(COUNTS.union(Flags::DIGITS))
        || token.is_word() && changes.turns.iter().any(|turn| turn == article.lower_of(token))
}

fn are_opposed(article: &Article<'_>, first: &[Token], copy: &[Token], changes: &Changes) -> bool {
    let has = |set: &[String], tokens: &[Token]| {
        tokens.iter().any(|token| token.is_word() && set.iter().any(|word| word == article.lower_of(token)))
    };
    changes.sets.iter().any(|set| has(set, first) && has(set, copy))
}
