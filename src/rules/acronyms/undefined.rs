//! `acronyms/undefined`

use super::is_of_the_house;
use crate::article::{Article, Token, TokenKind};
use crate::facts::Facts;
use crate::facts::acronyms::{Acronym, Definition, Fit, SpelledOut};
use crate::facts::names::is_next_word;
use crate::finding::Severity;
use crate::lexicon::{Flags, Lexicon};
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "acronyms/undefined",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/acronyms/undefined.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Acronyms of an article that are looked at.
const MOST: usize = 32;

fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let acronyms = &facts.acronyms;
    let asked = acronyms.iter().enumerate().filter(|(_, acronym)| is_asked(acronym, context));
    for (number, acronym) in asked.take(MOST) {
        let uses = acronyms.uses(acronym).iter().map(|&at| at as usize).filter(|&at| is_in_story(article, at));
        let uses: Vec<usize> = uses.collect();
        let Some((&first, others)) = uses.split_first() else { continue };
        let (letters, span) = (&acronym.letters, article.tokens[first].span);
        let definitions = acronyms.definitions_of(number as u32);
        if let Some(later) = definitions.first() {
            if is_before(article, first, later) {
                findings
                    .add(span, format!("\"{letters}\" is used before it is spelled out"))
                    .also(later.span, "spelled out here")
                    .help("spell it out where it stands first");
            }
            continue;
        }
        // A body has the article and acts: the ACNF said, the ACNF's. What has not may be a firm, a station or a code.
        let Some(&second) = others.first() else { continue };
        if !uses.iter().any(|&at| is_a_body(article, at)) || SpelledOut::new(article).find(letters, false).is_some() {
            continue;
        }
        let help = expansion(context.lexicon, letters).map_or_else(
            || "spell it out where it stands first".to_owned(),
            |name| format!("spell it out where it stands first: \"{name}\""),
        );
        findings
            .add(span, format!("\"{letters}\" is never spelled out in this article"))
            .also(article.tokens[second].span, "used again here")
            .help(help);
    }
}

/// Three letters and more that no list knows as a word, name or acronym.
fn is_asked(acronym: &Acronym, context: &Context<'_>) -> bool {
    let listed = Flags::WORD | Flags::NAME | Flags::CITY | Flags::ACRONYM | Flags::INITIALS;
    let Acronym { letters, flags, .. } = acronym;
    letters.len() >= 3
        && !flags.intersects(listed)
        && !context.lexicon.is_acronym(letters)
        && !is_of_the_house(context, letters)
        && !letters.bytes().all(|letter| b"IVXLCDM".contains(&letter))
}

/// In running text, and not in somebody's mouth.
fn is_in_story(article: &Article<'_>, at: usize) -> bool {
    let block = article.block_of(at);
    block.kind.is_prose() && !article.tokens[at].is_quoted()
}

/// Whether the expansion comes in a later sentence, and with the acronym's own initials.
fn is_before(article: &Article<'_>, at: usize, definition: &Definition) -> bool {
    definition.fit == Fit::Initials && article.sentence_of(at).tokens.end <= definition.expansion.start
}

/// `the ACNF` as a noun of its own: what follows is no noun or name.
fn is_a_body(article: &Article<'_>, at: usize) -> bool {
    let the = at.checked_sub(1).map(|before| &article.tokens[before]);
    let has_article =
        the.is_some_and(|the| article.lower_of(the) == "the" && is_next_word(the, &article.tokens[at], article.text()));
    let goes_on = |next: &Token| match next.kind {
        TokenKind::Word => {
            let word = article.lower_of(next);
            let verb = next.is(Flags::FUNCTION | Flags::SAYING) || word.ends_with("ed") || word == "also";
            verb && !next.is_capitalised()
        }
        TokenKind::Possessive | TokenKind::Comma | TokenKind::Stop | TokenKind::Dash | TokenKind::Colon => true,
        _ => false,
    };
    has_article && article.tokens.get(at + 1).is_none_or(goes_on)
}

/// The one listed body with that acronym.
fn expansion<'l>(lexicon: &'l Lexicon, letters: &str) -> Option<&'l str> {
    let mut bodies = lexicon.lists.organisations.iter().filter(|body| body.acronym == letters);
    let body = bodies.next()?;
    bodies.next().is_none().then_some(body.name.as_str())
}
