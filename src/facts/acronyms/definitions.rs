//! Where an acronym stands beside what it stands for: `Expansion (ABC)`, `ABC (Expansion)`, `Expansion, or ABC`,
//! `Expansion, known as ABC`.

use super::initials::{self, Part};
use super::{Acronyms, Definition, Fit};
use crate::article::{Article, Token, TokenKind};
use crate::lexicon::{Flags, Lexicon, Organisation};
use crate::source::Span;
use std::ops::Range;

/// Tokens of the longest bracket behind an acronym, and of the longest phrase that names one (`also known by the acronym`).
const BRACKET: usize = 32;
const NAMING: usize = 7;

/// Words of small letters that may stand between a name and its acronym: `program`, `party`.
const TRAILING: usize = 2;

/// Other acronyms of the article that one that fits nothing is compared with.
const MOST_OTHERS: usize = 64;

/// A place that looks like a definition, before its letters are looked at.
struct Candidate<'a> {
    /// The words, the last first.
    parts: Vec<Part<'a>>,
    /// The bracket holds the words and nothing else.
    whole: bool,
    /// From the acronym to the bracket's end.
    span: Span,
    bracketed: bool,
    /// Explained even if nothing fits.
    plain: bool,
}

pub(super) fn find(article: &Article<'_>, lexicon: &Lexicon, acronyms: &Acronyms) -> Vec<Definition> {
    let mut found = Vec::new();
    for (number, acronym) in acronyms.iter().enumerate() {
        for &token in acronyms.uses(acronym) {
            let at = token as usize;
            let Some(candidate) =
                in_bracket(article, at).or_else(|| before_bracket(article, at)).or_else(|| named(article, at))
            else {
                continue;
            };
            let (fit, words) = fit(article, lexicon, acronyms, &acronym.letters, &candidate);
            if fit == Fit::No && !candidate.plain {
                continue;
            }
            let words = &candidate.parts[words];
            let expansion = words.first().zip(words.last()).map_or(0..0, |(last, first)| first.token..last.token + 1);
            let start = article.tokens.get(expansion.start as usize).filter(|_| !expansion.is_empty());
            let span = start.map_or(article.tokens[at].span, |start| start.span.to(candidate.span));
            found.push(Definition {
                acronym: number as u32,
                token,
                expansion,
                span,
                bracketed: candidate.bracketed,
                fit,
            });
        }
    }
    found
}

/// How the letters go with the words, and which of them.
fn fit(
    article: &Article<'_>,
    lexicon: &Lexicon,
    acronyms: &Acronyms,
    letters: &str,
    candidate: &Candidate<'_>,
) -> (Fit, Range<usize>) {
    let parts = &candidate.parts;
    let ends_well = |used: usize| !candidate.whole || parts[used..].iter().all(Part::is_small);
    let trailing = parts.iter().take(TRAILING).take_while(|part| !part.is_named).count();
    for skip in 0..=trailing {
        if let Some(used) = initials::fit(letters.as_bytes(), &parts[skip..]).filter(|&used| ends_well(skip + used)) {
            return (Fit::Initials, skip..skip + used);
        }
    }
    let listed = |letters: &str| lexicon.lists.acronyms.crossed.iter().any(|crossed| crossed == letters);
    if letters.len() < 3 || listed(letters) || bodies(article, lexicon, parts).any(|body| body.acronym == letters) {
        return (Fit::No, 0..0);
    }
    // Before anything looser: SUC and AIEA fit loosely, with letters from inside the words.
    let attested =
        |right: &str| acronyms.find(right).is_some() || lexicon.is_acronym(right) && !lexicon.is_acronym(letters);
    for skip in 0..=trailing {
        let parts = &parts[skip..];
        for right in super::crossings(letters) {
            let used = initials::fit(right.as_bytes(), parts).filter(|&used| ends_well(skip + used));
            // Any three words have their initials in some order; a name, or an acronym that somebody uses, is no chance.
            if let Some(used) = used
                && (parts[..used].iter().all(|part| part.is_named) || attested(&right))
            {
                return (Fit::Crossed(right), skip..skip + used);
            }
        }
    }
    if parts.iter().take_while(|part| part.is_named).count() < 3 {
        return (Fit::No, 0..0);
    }
    let others = acronyms.iter().take(MOST_OTHERS).map(|other| other.letters.as_str());
    let bodies = bodies(article, lexicon, parts).map(|body| body.acronym.as_str());
    let mut right = bodies.chain(others).filter(|right| is_one_letter_off(letters, right));
    right
        .find_map(|right| Some((right, initials::fit(right.as_bytes(), parts).filter(|&used| ends_well(used))?)))
        .map_or((Fit::No, 0..0), |(right, used)| (Fit::Slip(right.to_owned()), 0..used))
}

/// `Expansion (ABC)`, `Expansion (the ABC, for short)`.
fn in_bracket<'a>(article: &'a Article<'_>, at: usize) -> Option<Candidate<'a>> {
    let tokens = &article.tokens;
    let the = usize::from(at > 0 && matches!(article.lower_of(&tokens[at - 1]), "the" | "or" | "aka"));
    let open = at.checked_sub(1 + the).filter(|&open| tokens[open].kind == TokenKind::Open)?;
    let end = tokens.get(at + 1)?;
    if !matches!(end.kind, TokenKind::Close | TokenKind::Comma | TokenKind::Colon) {
        return None;
    }
    let span = tokens[at].span.to(if end.kind == TokenKind::Close { end.span } else { tokens[at].span });
    Some(Candidate { parts: initials::before(article, open), whole: false, span, bracketed: true, plain: true })
}

/// `ABC (Expansion)`.
fn before_bracket<'a>(article: &'a Article<'_>, at: usize) -> Option<Candidate<'a>> {
    let tokens = &article.tokens;
    tokens.get(at + 1).filter(|open| open.kind == TokenKind::Open && !open.is_glued())?;
    let close = (at + 2..tokens.len()).take(BRACKET).find(|&at| tokens[at].kind == TokenKind::Close)?;
    let parts = initials::behind(article, at + 2, close);
    let read = parts.first().is_some_and(|last| last.token as usize + 1 == close);
    let plain = read && parts.len() > 1 && parts.iter().all(|part| part.is_named);
    read.then(|| Candidate { parts, whole: true, span: tokens[at].span.to(tokens[close].span), bracketed: true, plain })
}

/// `Expansion, or ABC`, `Expansion, also known as the ABC`, `Expansion, known by its initials ABC`.
fn named<'a>(article: &'a Article<'_>, at: usize) -> Option<Candidate<'a>> {
    let word = |at: usize| article.tokens.get(at).map_or("", |token| article.lower_of(token));
    let the = usize::from(at > 0 && word(at - 1) == "the");
    let joint = at.checked_sub(1 + the)?;
    let naming = |word: &str| matches!(word, "known" | "abbreviated" | "called" | "dubbed" | "shortened");
    let joins = matches!(word(joint), "or" | "aka" | "as" | "to" | "acronym" | "initials" | "acronyms");
    if !joins && !naming(word(joint)) {
        return None;
    }
    let first = article.sentence_of(at).tokens.start as usize;
    if joint <= first {
        return None;
    }
    let (end, plain) = match word(joint) {
        "or" | "aka" => (joint, false),
        naming_word if naming(naming_word) => (joint, true),
        _ => ((first..joint).rev().take(NAMING).find(|&at| naming(word(at)))?, true),
    };
    // Back over what leads to the joint: ", which is also known".
    let leads = |token: &Token| {
        matches!(token.kind, TokenKind::Comma | TokenKind::Dash)
            || token.is(Flags::FUNCTION)
            || matches!(article.lower_of(token), "also" | "better" | "commonly" | "widely" | "often")
    };
    let end = (first..end).rev().find(|&at| !leads(&article.tokens[at]))? + 1;
    let span = article.tokens[at].span;
    Some(Candidate { parts: initials::before(article, end), whole: false, span, bracketed: false, plain })
}

/// The listed bodies whose names end the words, hyphens taken apart.
fn bodies<'l>(
    article: &'l Article<'_>,
    lexicon: &'l Lexicon,
    parts: &[Part<'_>],
) -> impl Iterator<Item = &'l Organisation> {
    let words: Vec<&str> =
        parts.iter().rev().map(|part| article.lower_of(&article.tokens[part.token as usize])).collect();
    let listed = (0..words.len().saturating_sub(1)).find(|&from| lexicon.bodies.is_listed(&words[from..]));
    let name = listed.map(|from| words[from..].join(" "));
    let is_name =
        move |printed: &str| name.as_deref().is_some_and(|name| printed.replace('-', " ").eq_ignore_ascii_case(name));
    let organisations = if listed.is_some() { lexicon.lists.organisations.as_slice() } else { &[] };
    organisations.iter().filter(move |body| is_name(&body.name) || body.also.iter().any(|also| is_name(also)))
}

/// One letter changed, left out or put in, in acronyms of three letters and more.
fn is_one_letter_off(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    match long.len() - short.len() {
        _ if short.len() < 3 => false,
        0 => same < long.len() && short[same + 1..] == long[same + 1..],
        1 => short[same..] == long[same + 1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Vocabulary;
    use crate::source::Source;

    /// The fit of every explained acronym of `copy`, with the words it stands for.
    fn fits(copy: &str) -> Vec<(Fit, String)> {
        let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        let words = |definition: &Definition| {
            let tokens = &article.tokens[crate::article::range(&definition.expansion)];
            tokens.iter().map(|token| article.token_text(token)).collect::<Vec<_>>().join(" ")
        };
        let acronyms = Acronyms::read(&article, &lexicon);
        acronyms.definitions.iter().map(|definition| (definition.fit.clone(), words(definition))).collect()
    }

    fn fit(copy: &str) -> (Fit, String) {
        fits(copy).pop().expect("an acronym is explained")
    }

    #[test]
    fn small_words_give_a_letter_or_none() {
        assert_eq!(
            fit("He left the Department of Public Works (DPW) in May."),
            (Fit::Initials, "Department of Public Works".into())
        );
        assert_eq!(fit("He left the Bank of the Poor (BOP) in May."), (Fit::Initials, "Bank of the Poor".into()));
    }

    #[test]
    fn a_word_in_capitals_gives_all_its_letters() {
        let words = "US Agency for International Development";
        assert_eq!(fit("He left the US Agency for International Development (USAID)."), (Fit::Initials, words.into()));
    }

    #[test]
    fn an_exchange_comes_before_looser_fits() {
        let fit = fit("He left the University of Southern California (SUC) in May.");
        assert_eq!(fit, (Fit::Crossed("USC".into()), "University of Southern California".into()));
    }

    #[test]
    fn what_fits_nothing_is_explained_all_the_same() {
        assert_eq!(fit("He left the Kurdistan Workers' Party (PKK) in May."), (Fit::No, String::new()));
        assert!(fits("He left the party or the PKK in May.").is_empty());
    }

    #[test]
    fn no_expansion_crosses_a_stop_or_a_bracket() {
        assert_eq!(fit("He left the Free (Civic) Union (FCU) in May."), (Fit::No, String::new()));
    }
}
