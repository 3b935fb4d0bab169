//! `names/demonym-mix`

use crate::article::{Article, Token};
use crate::facts::Facts;
use crate::facts::names::is_next_word;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::{Flags, Lexicon};
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "names/demonym-mix",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/names/demonym-mix.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Looks for two neighbours of one noun, one a people's adjective and the other a country: `the Russian and France
/// foreign ministers`, `the France and Russian foreign ministers`.
fn check(article: &Article<'_>, _: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let lexicon = context.lexicon;
    for block in article.blocks.iter().filter(|block| block.kind.is_prose()) {
        let start = block.tokens.start as usize;
        let block_tokens = article.block_tokens(block);
        for (offset, first) in article.flagged(block, Flags::DEMONYM | Flags::COUNTRY) {
            let Some(tokens @ [_, joint, second, noun]) = block_tokens.get(offset..offset + 4) else { break };
            if !second.is(Flags::DEMONYM | Flags::COUNTRY) {
                continue;
            }
            let joined = matches!(article.lower_of(joint), "and" | "or");
            if !joined || !tokens.windows(2).all(|pair| is_next_word(&pair[0], &pair[1], article.text())) {
                continue;
            }
            // "US" and "U.S." are adjectives too, and so is Singapore in Singapore navy.
            let short = first.is(Flags::ALL_CAPS | Flags::INITIALS) || second.is(Flags::ALL_CAPS | Flags::INITIALS);
            if short || !is_noun(noun) {
                continue;
            }
            let at = start + offset;
            if mixes(article, lexicon, first, second) && !ends_clause(article, at + 3) {
                report(article, lexicon, first, second, findings);
            } else if mixes(article, lexicon, second, first)
                && has_article(article, at)
                && are_people(article, lexicon, at + 3)
            {
                report(article, lexicon, second, first, findings);
            }
        }
    }
}

/// The first is a people's adjective; the second is a country that has an adjective and is none.
fn mixes(article: &Article<'_>, lexicon: &Lexicon, people: &Token, country: &Token) -> bool {
    let (people, country) = (article.token_text(people), article.token_text(country));
    is_adjective(lexicon, people) && !is_adjective(lexicon, country) && adjective(lexicon, country).is_some()
}

fn report(article: &Article<'_>, lexicon: &Lexicon, people: &Token, country: &Token, findings: &mut Findings) {
    let (one, other) = (article.token_text(people), article.token_text(country));
    let message = format!("\"{other}\" stands beside \"{one}\" before one noun: a country beside a people");
    let added = findings.add(country.span, message).also(people.span, "a people's adjective");
    if let Some(right) = adjective(lexicon, other) {
        added.replace(Safety::Suggested, right);
    }
}

fn is_noun(token: &Token) -> bool {
    token.is_word() && !token.is_capitalised() && token.is(Flags::WORD) && !token.is(Flags::FUNCTION | Flags::SAYING)
}

/// "Iraq and Syrian forces" may be a country and a people; with "the" before it the country goes with the noun, unless
/// it is one that has the article itself: the Netherlands, the Gambia.
fn has_article(article: &Article<'_>, country: usize) -> bool {
    let the = country.checked_sub(1).is_some_and(|before| article.lower_of(&article.tokens[before]) == "the");
    let name = article.lower_of(&article.tokens[country]);
    the && !name.ends_with('s') && !matches!(name, "gambia" | "congo" | "sudan" | "vatican" | "ukraine" | "lebanon")
}

/// Foreign ministers, officials, troops: there is an Iraq war beside the Afghan one, but there are no Iraq ministers.
fn are_people(article: &Article<'_>, lexicon: &Lexicon, noun: usize) -> bool {
    article.tokens[noun..].iter().take(2).take_while(|token| is_noun(token)).any(|token| {
        let word = article.lower_of(token);
        word.strip_suffix('s').is_some_and(|singular| lexicon.is_title(singular))
            || matches!(word, "officials" | "diplomats" | "troops" | "soldiers" | "governments" | "delegations")
    })
}

/// A verb behind the country makes it a subject: "the French and Germany agreed". Only plural nouns are believed, or an
/// adjective and a plural noun.
fn ends_clause(article: &Article<'_>, noun: usize) -> bool {
    let token = &article.tokens[noun];
    let plural = |token: &Token| {
        let word = article.lower_of(token);
        word.ends_with('s') && !word.ends_with("ss") && !token.is_capitalised()
    };
    let next = article.tokens.get(noun + 1).filter(|next| is_next_word(token, next, article.text()));
    // "China buys the gas": what looks like a plural has an object.
    let has_object = next.is_some_and(|next| {
        matches!(article.lower_of(next), "the" | "a" | "an" | "its" | "his" | "her" | "their" | "it" | "them" | "no")
    });
    has_object || !(plural(token) || next.is_some_and(|next| plural(next) && is_noun(next)))
}

/// The adjective of a country.
fn adjective<'l>(lexicon: &'l Lexicon, country: &str) -> Option<&'l str> {
    let mut places = lexicon.lists.places.iter();
    let place = places.find(|place| place.name == country || place.also.iter().any(|name| name == country))?;
    place.adjectives.first().map(String::as_str)
}

fn is_adjective(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.lists.places.iter().any(|place| place.adjectives.iter().any(|adjective| adjective == word))
}
