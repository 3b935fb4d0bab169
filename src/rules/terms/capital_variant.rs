//! `terms/capital-variant`

use super::forms::{Mention, PlainCopy, usual};
use crate::article::{Article, Form, Token, TokenKind};
use crate::facts::Facts;
use crate::facts::names::is_next_word;
use crate::finding::Severity;
use crate::lexicon::Flags;
use crate::rules::wording::times;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "terms/capital-variant",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/terms/capital-variant.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// How a term must be used so that its case says something. Anything else may be another thing: the president of a club, a
/// court in another country.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Anywhere.
    Any,
    /// Behind `the`.
    Definite,
    /// Behind a preposition, as a name is.
    Bare,
}

/// The uses in which a term is compared, for terms of which a house writes one form. Not for those of which both forms are
/// right: the Bitcoin network and a bitcoin, the Court in Washington and the court in Lisbon, Earth and earth, the West
/// and the west.
fn uses(term: &str) -> &'static [Use] {
    match term {
        "internet" | "web" | "covid" => &[Use::Any],
        "parliament" | "cabinet" => &[Use::Definite, Use::Bare],
        "congress" => &[Use::Bare],
        "senate" | "government" | "president" | "chancellor" | "constitution" | "administration" | "pope" | "bible"
        | "moon" => &[Use::Definite],
        _ => &[],
    }
}

const PREPOSITIONS: [&str; 11] =
    ["in", "to", "by", "from", "through", "before", "into", "outside", "of", "for", "with"];

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    // Few words of an article have a capital, and of those few are terms.
    let capital = article.forms().iter().filter(|form| form.flags.contains(Flags::CAPITALISED));
    let mut terms: Vec<&str> =
        capital.map(|form| article.lower_text(form)).filter(|lower| !uses(lower).is_empty()).collect();
    terms.sort_unstable();
    terms.dedup();
    terms.retain(|term| article.forms().iter().filter(|form| article.lower_text(form) == *term).count() > 1);
    if terms.is_empty() {
        return;
    }
    let plain = PlainCopy::new(article);
    for term in terms {
        for &used in uses(term) {
            let holds = |&at: &usize| is_use(article, at, used) && plain.is_own(at);
            let at_term = |&at: &usize| article.lower_of(&article.tokens[at]) == term;
            let mentions: Vec<Mention<Case>> = (0..article.tokens.len())
                .filter(at_term)
                .filter(holds)
                .filter_map(|at| {
                    let token = &article.tokens[at];
                    Some(Mention { token: at, span: token.span, form: Case::of(article.form(token)?, term)? })
                })
                .collect();
            report(article, &mentions, findings);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Small,
    Capital,
    AllCaps,
}

impl Case {
    /// Only of an acronym do capitals throughout say something.
    fn of(form: &Form, term: &str) -> Option<Self> {
        match form.flags {
            flags if flags.contains(Flags::ALL_CAPS) => (term == "covid").then_some(Case::AllCaps),
            flags if flags.contains(Flags::CAPITALISED) => Some(Case::Capital),
            flags if flags.contains(Flags::INNER_CAPITAL) => None,
            _ => Some(Case::Small),
        }
    }
}

fn report(article: &Article<'_>, mentions: &[Mention<Case>], findings: &mut Findings) {
    let Some(usual) = usual(article, mentions) else { return };
    let right: Vec<&Mention<Case>> = mentions.iter().filter(|one| one.form == usual).collect();
    for one in mentions.iter().filter(|one| one.form != usual) {
        let (printed, other) = (article.at(one.span), article.at(right[0].span));
        findings
            .add(one.span, format!("\"{printed}\" here and \"{other}\" elsewhere are one term"))
            .also(right[0].span, format!("printed this way {} in this article", times(right.len())))
            .help("print it one way throughout");
    }
}

/// Whether the term stands in running text, outside quotations and names, and is used in this way.
fn is_use(article: &Article<'_>, at: usize, used: Use) -> bool {
    let tokens = &article.tokens;
    let token = &tokens[at];
    let block = &article.blocks[article.sentence_of(at).block as usize];
    let (Some(before), next) = (at.checked_sub(1).map(|before| &tokens[before]), tokens.get(at + 1)) else {
        return false;
    };
    let joined = |one: &Token, other: &Token| is_next_word(one, other, article.text());
    // A capital in front of it or behind it makes it part of a name, as does the Internet of Things; "The" may only open the
    // sentence. A president of something may be another one.
    let named = |token: &Token| token.is_capitalised() && !(token.starts_sentence() && token.is(Flags::FUNCTION));
    let behind = next.filter(|next| joined(token, next));
    // "Member of Parliament", "Executive Office of the President", "the President's Council".
    let word_at = |steps: usize| at.checked_sub(steps).map(|at| &tokens[at]);
    let of = if article.lower_of(before) == "the" { 2 } else { 1 };
    let belongs = word_at(of).is_some_and(|word| article.lower_of(word) == "of") && word_at(of + 1).is_some_and(named);
    let owns = next.is_some_and(|next| next.kind == TokenKind::Possessive) && tokens.get(at + 2).is_some_and(named);
    let word = article.lower_of(before);
    let fits = match used {
        Use::Any => before.is_word() || before.kind == TokenKind::Comma,
        Use::Definite => word == "the",
        Use::Bare => PREPOSITIONS.contains(&word),
    };
    fits && block.kind.is_prose()
        && !token.is_quoted()
        && !token.starts_sentence()
        && !token.is_glued()
        && !(named(before) || belongs || owns)
        && !behind.is_some_and(|next| next.is_capitalised() || article.lower_of(next) == "of")
        && (used == Use::Any || !next.is_some_and(|next| next.is_glued() && next.kind == TokenKind::Hyphen))
}
