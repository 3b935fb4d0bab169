//! How messages quote the copy.

use crate::article::Article;
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

/// The part of a span before the first line end: labels never cross one.
pub fn first_line(article: &Article<'_>, span: Span) -> Span {
    let line = article.at(span).lines().next().map_or(0, |line| line.trim_end().len());
    Span::new(span.start as usize, span.start as usize + line)
}
