//! How messages quote the copy, and how a replacement is written in its place.

use crate::article::Article;
use crate::lexicon::title_case;
use crate::source::Span;

/// Characters of the longest quoted text.
const LONGEST: usize = 48;

/// The text of a span in quotation marks, cut behind a word if it is long.
pub fn quoted(article: &Article<'_>, span: Span) -> String {
    let text = article.at(span);
    let text = text.lines().next().unwrap_or_default().trim_end();
    let text = text.trim_matches(['"', '“', '”']);
    let Some((cut, _)) = text.char_indices().nth(LONGEST) else { return format!("\"{text}\"") };
    let cut = text[..cut].rfind(' ').unwrap_or(cut);
    format!("\"{} …\"", text[..cut].trim_end_matches([',', ';', ':', ' ']))
}

/// A replacement in the letter case of what it replaces: all capitals stay so, and a plain word takes a capital where
/// one stands. A name keeps its own capitals.
pub fn in_case_of(printed: &str, right: &str) -> String {
    let letters = || printed.chars().filter(|c| c.is_alphabetic());
    if letters().nth(1).is_some() && letters().all(char::is_uppercase) {
        return right.to_uppercase();
    }
    let capital = letters().next().is_some_and(char::is_uppercase) && !right.chars().any(char::is_uppercase);
    if capital { title_case(right) } else { right.to_owned() }
}

/// `once`, `twice`, `3 times`.
pub fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replacement_takes_the_case_of_what_it_replaces() {
        assert_eq!(in_case_of("STEPANEKERT", "Stepanakert"), "STEPANAKERT");
        assert_eq!(in_case_of("Presidnet", "president"), "President");
        assert_eq!(in_case_of("E-mail", "email"), "Email");
        assert_eq!(in_case_of("e-mail", "email"), "email");
        assert_eq!(in_case_of("Macdonald", "MacDonald"), "MacDonald");
    }
}
