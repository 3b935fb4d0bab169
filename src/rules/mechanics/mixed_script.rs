//! `mechanics/mixed-script`

use crate::article::{Article, Token};
use crate::facts::Facts;
use crate::facts::names::is_next_word;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::{Disguise, Flags, Lexicon, Script, disguise, hidden, is_invisible, name_of_invisible};
use crate::rules::{Added, Check, Context, Findings, Language, Rule};
use crate::source::Span;
use hashbrown::HashMap;

pub const RULE: Rule = Rule {
    name: "mechanics/mixed-script",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/mechanics/mixed-script.md"),
    language: Language::Any,
    check: Check::Article(check),
};

/// Nearly no article holds such a word.
fn check(article: &Article<'_>, _: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let odd = Flags::LOOK_ALIKE | Flags::HIDDEN;
    if !article.flags.intersects(odd) {
        return;
    }
    let plain = article.forms().iter().filter(|form| !form.flags.intersects(odd));
    // Of forms that differ by their case the first in the text.
    let mut known: HashMap<&str, Span> = HashMap::new();
    for form in plain {
        known.entry(article.lower_text(form)).or_insert(form.first);
    }
    for (at, token) in article.mentions_of(article.forms_with(odd).map(|(id, _)| id)) {
        let word = article.token_text(token);
        if let Some(disguise) = disguise(word) {
            let right = known.get(disguise.right.to_lowercase().as_str()).copied();
            if !disguise.whole || right.is_some() && stands_among_latin(article, at) {
                report_letters(article, context.lexicon, token, &disguise, right, findings);
            }
        } else if let Some(character) = hidden(word) {
            report_hidden(article, context.lexicon, token, character, &known, findings);
        }
    }
}

/// A word that is wholly of another script's letters is a slip where the copy goes on around it in Latin ones, and no
/// quotation or mention of a letter.
fn stands_among_latin(article: &Article<'_>, at: usize) -> bool {
    let tokens = &article.tokens;
    let (Some(left), Some(right)) = (at.checked_sub(1).and_then(|left| tokens.get(left)), tokens.get(at + 1)) else {
        return false;
    };
    let plain = |token: &Token| token.is_word() && !token.is(Flags::NON_ASCII);
    plain(left)
        && plain(right)
        && !tokens[at].is_quoted()
        && is_next_word(left, &tokens[at], article.text())
        && is_next_word(&tokens[at], right, article.text())
        && !matches!(article.lower_of(left), "letter" | "letters" | "word" | "character")
}

fn report_letters(
    article: &Article<'_>,
    lexicon: &Lexicon,
    token: &Token,
    disguise: &Disguise,
    right: Option<Span>,
    findings: &mut Findings,
) {
    let script = |c: char| Script::of(c).map_or("foreign", Script::name);
    let Disguise { letter, twin, letters, .. } = *disguise;
    let (wrong, own) = (script(letter), script(twin));
    let word = article.token_text(token);
    let code = u32::from(letter);
    let message = match letters {
        _ if disguise.whole => format!("\"{word}\" is set in {wrong} letters that look like {own} ones"),
        1 => format!("\"{word}\" has a {wrong} letter among {own} ones: \"{letter}\", U+{code:04X}"),
        more => format!("\"{word}\" has {more} {wrong} letters among {own} ones, the first \"{letter}\", U+{code:04X}"),
    };
    let label = format!("the {wrong} letter U+{code:04X} looks like the {own} \"{twin}\"");
    let added = findings.add(token.span, message).label(label);
    let help = format!("type the word in {own} letters: {}", disguise.right);
    mend(added.help(help), lexicon, token, &disguise.right, right);
}

fn report_hidden(
    article: &Article<'_>,
    lexicon: &Lexicon,
    token: &Token,
    character: char,
    known: &HashMap<&str, Span>,
    findings: &mut Findings,
) {
    let right: String = article.token_text(token).chars().filter(|&c| !is_invisible(c)).collect();
    let name = name_of_invisible(character);
    let code = u32::from(character);
    let added = findings
        .add(token.span, format!("an invisible character stands inside \"{right}\": {name}, U+{code:04X}"))
        .label(format!("an invisible U+{code:04X} stands between its letters"))
        .help("take it out, or put a space where two words were meant");
    mend(added, lexicon, token, &right, known.get(right.to_lowercase().as_str()).copied());
}

/// Shows where the word stands as it should, and replaces it: unasked, if that word is known or stands elsewhere.
fn mend(added: Added<'_>, lexicon: &Lexicon, token: &Token, right: &str, elsewhere: Option<Span>) {
    let known = lexicon.flags(right, &right.to_lowercase()).level() >= 2;
    let safe = (known || elsewhere.is_some()) && !token.is_quoted();
    let added = added.replace(if safe { Safety::Safe } else { Safety::Suggested }, right);
    if let Some(span) = elsewhere {
        added.also(span, "the same word as it should be");
    }
}
