//! `mechanics/invisible-character`

use crate::article::{Article, Scrap, ScrapKind, Token};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::name_of_invisible;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;

pub const RULE: Rule = Rule {
    name: "mechanics/invisible-character",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/mechanics/invisible-character.md"),
    language: Language::Any,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for scrap in &article.scraps {
        let text = article.at(scrap.span);
        let (Some(first), count) = (text.chars().next(), text.chars().count()) else { continue };
        let code = u32::from(first);
        let right = scrap.right.as_deref().unwrap_or_default();
        let safe = if article.is_quoted(scrap.span) { Safety::Suggested } else { Safety::Safe };
        let place = with_neighbour(article, scrap);
        match scrap.kind {
            ScrapKind::Invisible => {
                let name = name_of_invisible(first);
                let message = match count {
                    1 => format!("a character that nobody sees stands here: {name}, U+{code:04X}"),
                    more => format!("{more} characters that nobody sees stand here, the first {name}, U+{code:04X}"),
                };
                let help = if count == 1 { "take it out" } else { "take them out" };
                findings.add(place, message).help(help).edit(scrap.span, safe, right);
            }
            ScrapKind::Spaces => {
                findings
                    .add(place, format!("{count} spaces stand here, no-break ones among them"))
                    .help("leave one space")
                    .edit(scrap.span, safe, right)
                    .as_note();
            }
            _ => {}
        }
    }
}

/// The piece with the word or mark that it touches, or that stands before it in its block: nobody sees a mark beneath
/// nothing.
fn with_neighbour(article: &Article<'_>, scrap: &Scrap) -> Span {
    let block = article.blocks[scrap.block as usize].span;
    let inside = |token: &&Token| token.span.start >= block.start && token.span.end <= block.end;
    let at = article.tokens.partition_point(|token| token.span.start < scrap.span.start);
    let before = at.checked_sub(1).map(|before| &article.tokens[before]).filter(inside);
    let behind = article.tokens.get(at).filter(inside);
    let touches = |token: &&Token| token.span.end >= scrap.span.start;
    let reaches = |token: &&Token| token.span.start <= scrap.span.end;
    let token = before.filter(touches).or(behind.filter(reaches)).or(before).or(behind);
    token.map_or(scrap.span, |token| article.first_line(token.span.to(scrap.span)))
}
