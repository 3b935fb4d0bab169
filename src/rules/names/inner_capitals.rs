//! Words with capitals inside, for `names/case-variant`: WikiLeaks and Wikileaks.

use super::case_mentions::Mention;
use crate::article::{Article, Form};
use crate::lexicon::Flags;

/// Hashes of the words of an article that are printed with and without capitals inside: WikiLeaks and Wikileaks. Sorted.
pub(super) fn find(article: &Article<'_>) -> Vec<u64> {
    let odd = Flags::DIGITS | Flags::INITIALS | Flags::LOOK_ALIKE;
    let cased = || article.forms_with(Flags::TWO_CASES).map(|(_, form)| form);
    let forms = || cased().filter(|form| !form.flags.intersects(odd | Flags::ALL_CAPS));
    if !article.flags.contains(Flags::INNER_CAPITAL) {
        return Vec::new();
    }
    let is_mixed =
        |form: &&Form| form.flags.contains(Flags::INNER_CAPITAL) && !is_acronym(form.first.of(article.text()));
    let mut mixed: Vec<u64> = forms().filter(is_mixed).map(|form| form.hash).collect();
    if mixed.is_empty() {
        return mixed;
    }
    mixed.sort_unstable();
    // TrafficKing is a pun on a word, and AMs are no Ams.
    let plain = |form: &&Form| !form.flags.intersects(Flags::INNER_CAPITAL | Flags::WORD) && is_capital(form);
    let both = forms().filter(plain).filter(|form| mixed.binary_search(&form.hash).is_ok());
    let mut both: Vec<u64> = both.map(|form| form.hash).collect();
    both.sort_unstable();
    both
}

/// A word that stands in the article with and without its inner capitals.
pub(super) fn one_word(article: &Article<'_>, at: usize, inner: &[u64]) -> Option<(u64, Mention)> {
    let token = &article.tokens[at];
    if inner.is_empty() || !token.is_word() || token.is(Flags::ALL_CAPS) || is_acronym(article.token_text(token)) {
        return None;
    }
    let form = article.form(token)?;
    inner.binary_search(&form.hash).ok()?;
    let full = token.is(Flags::INNER_CAPITAL);
    // A sentence may begin with Iphone for iPhone.
    if !full && (!is_capital(form) || token.starts_sentence()) {
        return None;
    }
    Some((form.hash.rotate_left(41), Mention { span: token.span, token: at, full, alone: true, body: false }))
}

fn is_capital(form: &Form) -> bool {
    form.flags.contains(Flags::CAPITALISED)
}

/// DSPs, McDONALD: capitals with little else are an abbreviation, or a line in capitals.
fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals * 2 > word.chars().count()
}
