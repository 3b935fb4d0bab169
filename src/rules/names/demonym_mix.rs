//! `names/demonym-mix`

use crate::article::Article;
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
/// foreign ministers`.
fn check(article: &Article<'_>, _: &Facts, context: &Context<'_>, findings: &mut Findings) {
    for block in article.blocks.iter().filter(|block| block.kind.is_prose()) {
        for tokens in article.block_tokens(block).windows(4) {
            let [first, joint, second, noun] = tokens else { continue };
            if !first.is(Flags::DEMONYM) || !second.is(Flags::COUNTRY) {
                continue;
            }
            let joined = matches!(article.lower_of(joint), "and" | "or");
            if !joined || !tokens.windows(2).all(|pair| is_next_word(&pair[0], &pair[1], article.text())) {
                continue;
            }
            let is_noun = noun.is_word()
                && !noun.is_capitalised()
                && noun.is(Flags::WORD)
                && !noun.is(Flags::FUNCTION | Flags::SAYING);
            let adjective = |word: &str| adjective(context.lexicon, word);
            let people = |word: &str| is_adjective(context.lexicon, word);
            let (one, other) = (article.token_text(first), article.token_text(second));
            // "Iraq and Syrian forces" may be a country and a people; only the second place is sure to go with the noun.
            // "US" and "U.S." are adjectives too, and so is Singapore in Singapore navy.
            let short = first.is(Flags::ALL_CAPS | Flags::INITIALS) || second.is(Flags::ALL_CAPS | Flags::INITIALS);
            if let Some(right) = adjective(other)
                && is_noun
                && !short
                && people(one)
                && !people(other)
                && !ends_clause(article, noun)
            {
                let message = format!("\"{other}\" stands beside \"{one}\" before one noun: a country beside a people");
                findings
                    .add(second.span, message)
                    .also(first.span, "a people's adjective")
                    .replace(Safety::Suggested, right);
            }
        }
    }
}

/// A verb behind the country makes it a subject: "the French and Germany agreed". Only plural nouns are believed, or an
/// adjective and a plural noun.
fn ends_clause(article: &Article<'_>, noun: &crate::article::Token) -> bool {
    let at = article.tokens.partition_point(|token| token.span.start < noun.span.start);
    let plural = |token: &crate::article::Token| {
        let word = article.lower_of(token);
        word.ends_with('s') && !word.ends_with("ss") && !token.is_capitalised()
    };
    let next = article.tokens.get(at + 1).filter(|next| is_next_word(noun, next, article.text()));
    // "China buys the gas": what looks like a plural has an object.
    let has_object = next.is_some_and(|next| {
        matches!(article.lower_of(next), "the" | "a" | "an" | "its" | "his" | "her" | "their" | "it" | "them" | "no")
    });
    has_object
        || !(plural(noun)
            || next
                .is_some_and(|next| plural(next) && next.is(Flags::WORD) && !next.is(Flags::FUNCTION | Flags::SAYING)))
}

/// The adjective of a country.
fn adjective<'l>(lexicon: &'l Lexicon, country: &str) -> Option<&'l str> {
    let place = lexicon
        .lists
        .places
        .iter()
        .find(|place| place.name == country || place.also.iter().any(|name| name == country))?;
    place.adjectives.first().map(String::as_str)
}

fn is_adjective(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.lists.places.iter().any(|place| place.adjectives.iter().any(|adjective| adjective == word))
}
