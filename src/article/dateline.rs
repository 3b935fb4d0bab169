//! Datelines: `YEREVAN (UrduPoint News / Sputnik - 28th November, 2020)`, `PARIS, Nov. 28 (AP) —`.

use super::{Article, BlockKind, Token, TokenKind};
use crate::lexicon::Flags;
use crate::source::Span;

/// Where a story is filed from.
#[derive(Clone, Debug)]
pub struct Dateline {
    /// From the place to the dash or bracket that ends it.
    pub span: Span,
    /// The place alone, in the case it is printed in.
    pub place: Span,
    pub block: u32,
    /// The first token of the story behind it.
    pub story: u32,
}

/// A dateline is short: at most this many tokens and bytes.
const MOST_TOKENS: usize = 24;
const MOST_BYTES: usize = 110;

/// Blocks from the top in which a dateline is looked for.
const MOST_BLOCKS: usize = 12;

/// The article's first dateline.
pub(super) fn find(article: &Article<'_>) -> Option<Dateline> {
    let prose = article.blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Body);
    prose.take(MOST_BLOCKS).find_map(|(number, block)| {
        let tokens = article.block_tokens(block);
        let (place, story) = parse(tokens, article.text())?;
        let span = tokens[0].span.to(tokens[story - 1].span);
        (story < tokens.len() && span.len() <= MOST_BYTES).then(|| Dateline {
            span,
            place,
            block: number as u32,
            story: block.tokens.start + story as u32,
        })
    })
}

/// The place, and the number of the first token behind the dateline.
fn parse(tokens: &[Token], text: &str) -> Option<(Span, usize)> {
    let capitals = tokens.iter().take_while(|token| token.is(Flags::ALL_CAPS) || joins_places(token, text)).count();
    let shouted = tokens[..capitals].iter().any(|token| token.span.len() >= 3);
    let titled = tokens.iter().take_while(|token| token.is_capitalised() && !token.is(Flags::FUNCTION)).count();
    let place = if shouted { capitals } else { titled };
    if place == 0 || place > 4 {
        return None;
    }
    let mut bracketed = false;
    let mut at = place;
    while at < tokens.len().min(MOST_TOKENS) {
        let token = &tokens[at];
        let spaced = !token.is_glued() || tokens.get(at + 1).is_some_and(|next| !next.is_glued());
        match token.kind {
            TokenKind::Dash if shouted || bracketed => {
                return Some((tokens[0].span.to(tokens[place - 1].span), at + 1));
            }
            TokenKind::Hyphen if spaced && (shouted || bracketed) => {
                return Some((tokens[0].span.to(tokens[place - 1].span), at + 1));
            }
            TokenKind::Open if token.span.of(text) == "(" => {
                at += tokens[at..].iter().take(MOST_TOKENS).position(|token| token.kind == TokenKind::Close)?;
                bracketed = true;
                let ends_here = tokens.get(at + 1).is_some_and(|next| next.is_capitalised());
                if shouted && ends_here {
                    return Some((tokens[0].span.to(tokens[place - 1].span), at + 1));
                }
            }
            TokenKind::Comma | TokenKind::Number => {}
            TokenKind::Symbol if joins_places(token, text) => {}
            TokenKind::Word if token.is_capitalised() || shouted && token.span.of(text) == "and" => {}
            _ => return None,
        }
        at += 1;
    }
    None
}

/// The hyphen of `MIAMI-DADE` and the stroke of `SEOUL/TOKYO`.
fn joins_places(token: &Token, text: &str) -> bool {
    token.kind == TokenKind::Hyphen && token.is_glued() || token.is_glued() && token.span.of(text) == "/"
}

#[cfg(test)]
mod tests {
    use crate::Lexicon;
    use crate::article::{Article, Vocabulary};
    use crate::source::Source;

    /// The dateline and its place in front of a story.
    fn dateline(copy: &str) -> Option<(String, String)> {
        let lexicon = Lexicon::new();
        let source = Source::from_text("a.txt", copy);
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        let found = article.dateline.as_ref()?;
        Some((article.at(found.span).to_owned(), article.at(found.place).to_owned()))
    }

    fn place(copy: &str) -> Option<String> {
        Some(dateline(copy)?.1)
    }

    #[test]
    fn agencies_set_the_place_in_capitals() {
        assert_eq!(
            dateline("PARIS, Nov. 28 (AP) — The bridge was closed."),
            Some(("PARIS, Nov. 28 (AP) —".into(), "PARIS".into()))
        );
        assert_eq!(place("SANTA ROSA, Calif. (Reuters) - The bridge was closed.").as_deref(), Some("SANTA ROSA"));
        assert_eq!(
            place("YEREVAN (UrduPoint News / Sputnik - 28th November, 2020) The bridge was closed.").as_deref(),
            Some("YEREVAN")
        );
    }

    #[test]
    fn two_places_may_share_a_dateline() {
        assert_eq!(place("SEOUL/TOKYO (Reuters) - The bridge was closed.").as_deref(), Some("SEOUL/TOKYO"));
        assert_eq!(place("ORANGE, Texas/HOUSTON (Reuters) - The bridge was closed.").as_deref(), Some("ORANGE"));
        assert_eq!(place("LISBON and PORTO (Reuters) - The bridge was closed.").as_deref(), Some("LISBON"));
    }

    #[test]
    fn a_sentence_with_a_dash_is_no_dateline() {
        assert_eq!(place("Lisbon - the capital - was calm on Monday."), None);
        assert_eq!(place("The mayor (left) - and his deputy - left on Monday."), None);
    }
}
