//! `terms/capital-variant`

use super::forms::{Mention, PlainCopy, usual};
use crate::article::{Article, Token, TokenKind};
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
        "internet" | "covid" => &[Use::Any],
        "parliament" | "cabinet" => &[Use::Definite, Use::Bare],
        "congress" => &[Use::Bare],
        "web" | "senate" | "government" | "president" | "chancellor" | "constitution" | "administration" | "pope"
        | "bible" | "moon" => &[Use::Definite],
        _ => &[],
    }
}

const PREPOSITIONS: [&str; 11] =
    ["in", "to", "by", "from", "through", "before", "into", "outside", "of", "for", "with"];

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    // Few words of an article stand in two cases, small ones (the, in) apart, and few of those are terms.
    let cased = article.forms_with(Flags::TWO_CASES);
    let terms =
        cased.filter(|(_, form)| !form.flags.contains(Flags::FUNCTION) && !uses(article.lower_text(form)).is_empty());
    let mut mentions: Vec<(&str, Use, Vec<Mention<Case>>)> = Vec::new();
    for (at, token) in article.mentions_of(terms.map(|(id, _)| id)) {
        let Some(case) = Case::of(token.flags) else { continue };
        let term = article.lower_of(token);
        for &used in uses(term).iter().filter(|&&used| is_use(article, at, used)) {
            let mention = Mention { token: at, span: token.span, form: case };
            match mentions.iter_mut().find(|known| (known.0, known.1) == (term, used)) {
                Some(known) => known.2.push(mention),
                None => mentions.push((term, used, vec![mention])),
            }
        }
    }
    mentions.retain(|(.., mentions)| mentions.iter().any(|one| one.form != mentions[0].form));
    if !mentions.is_empty() {
        let plain = PlainCopy::new(article);
        for (.., mut mentions) in mentions {
            mentions.retain(|mention| plain.is_own(mention.token));
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
    fn of(flags: Flags) -> Option<Self> {
        match flags {
            flags if flags.contains(Flags::ALL_CAPS) => Some(Case::AllCaps),
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
    let (Some(before), next) = (at.checked_sub(1).map(|before| &tokens[before]), tokens.get(at + 1)) else {
        return false;
    };
    let word = article.lower_of(before);
    let fits = match used {
        Use::Any => before.is_word() || before.kind == TokenKind::Comma,
        Use::Definite => word == "the",
        Use::Bare => PREPOSITIONS.contains(&word),
    };
    if !fits || token.is_quoted() || token.starts_sentence() || token.is_glued() {
        return false;
    }
    // Only of a disease do capitals throughout say something: PRESIDENT shouts.
    let shouts = token.is(Flags::ALL_CAPS) && article.lower_of(token) != "covid";
    let hyphened = next.is_some_and(|next| next.is_glued() && next.kind == TokenKind::Hyphen);
    if shouts || hyphened && used != Use::Any || is_part_of_name(article, at) {
        return false;
    }
    article.block_of(at).kind.is_prose()
}

/// A capital before or behind a word makes it part of a name, as does the Internet of Things; "The" may only open the
/// sentence. A president of something may be another one.
fn is_part_of_name(article: &Article<'_>, at: usize) -> bool {
    let tokens = &article.tokens;
    let named = |token: &Token| token.is_capitalised() && !(token.starts_sentence() && token.is(Flags::FUNCTION));
    let earlier = |steps: usize| at.checked_sub(steps).map(|at| &tokens[at]);
    let is = |token: Option<&Token>, word: &str| token.is_some_and(|token| article.lower_of(token) == word);
    // "Member of Parliament", "Executive Office of the President", "the President's Council".
    let of = if is(earlier(1), "the") { 2 } else { 1 };
    let belongs = is(earlier(of), "of") && earlier(of + 1).is_some_and(named);
    let next = tokens.get(at + 1);
    let owns = next.is_some_and(|next| next.kind == TokenKind::Possessive) && tokens.get(at + 2).is_some_and(named);
    let behind = next.filter(|next| is_next_word(&tokens[at], next, article.text()));
    let goes_on = behind.is_some_and(|next| next.is_capitalised() || article.lower_of(next) == "of");
    earlier(1).is_some_and(named) || belongs || owns || goes_on
}
