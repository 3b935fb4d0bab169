//! Names the blocks of the page: headline, byline, captions, subheads. What nothing speaks for is body text.

use super::{Article, Block, BlockKind, Token, TokenKind, date_line};
use crate::lexicon::Flags;

/// Words of the longest headline, caption without a final stop, byline and subhead.
const HEADLINE: usize = 30;
const BARE_CAPTION: usize = 25;
const BYLINE: usize = 15;
const SUBHEAD: usize = 12;
/// Words of the longest caption with a credit.
const CREDITED_CAPTION: usize = 120;

pub(super) fn name_blocks(article: &mut Article<'_>) {
    let mut kinds: Vec<BlockKind> = article.blocks.iter().map(|block| by_form(article, block)).collect();
    let headline = kinds.iter().position(|&kind| kind == BlockKind::Body).filter(|&at| {
        let block = &article.blocks[at];
        let more = kinds[at + 1..].contains(&BlockKind::Body);
        more && words(article, block) <= HEADLINE && !ends_with_full_stop(article, block)
    });
    if let Some(at) = headline {
        kinds[at] = BlockKind::Headline;
        // The same line again near the top is a second headline.
        for again in at + 1..article.blocks.len().min(at + 6) {
            if article.blocks[again].copy_of == Some(at as u32) {
                kinds[again] = BlockKind::Headline;
            }
        }
    }
    let mut in_story = false;
    for at in 0..kinds.len() {
        let block = &article.blocks[at];
        if kinds[at] != BlockKind::Body || article.ends_with_stop(block) {
            in_story |= kinds[at] == BlockKind::Body;
            continue;
        }
        let length = words(article, block);
        let open = article
            .block_tokens(block)
            .last()
            .is_some_and(|last| matches!(last.kind, TokenKind::Colon | TokenKind::Comma | TokenKind::Dash));
        if !in_story && length <= BARE_CAPTION {
            kinds[at] = BlockKind::Caption;
        } else if in_story && length <= SUBHEAD && !open {
            kinds[at] = BlockKind::Subhead;
        } else {
            in_story = true;
        }
    }
    for (block, kind) in article.blocks.iter_mut().zip(kinds) {
        block.kind = kind;
    }
}

/// What a block shows by itself.
fn by_form(article: &Article<'_>, block: &Block) -> BlockKind {
    let tokens = article.block_tokens(block);
    let text = article.text();
    if date_line::is_date_line(tokens, |token| article.lower_of(token), text) {
        return BlockKind::DateLine;
    }
    let Some(first) = tokens.first() else { return BlockKind::Body };
    let length = words(article, block);
    if article.lower_of(first) == "by"
        && length <= BYLINE
        && !article.ends_with_stop(block)
        && tokens.get(1).is_some_and(Token::is_capitalised)
    {
        return BlockKind::Byline;
    }
    if is_list_item(tokens, text) {
        return BlockKind::ListItem;
    }
    if length <= CREDITED_CAPTION && has_credit(article, tokens) {
        return BlockKind::Caption;
    }
    BlockKind::Body
}

fn is_list_item(tokens: &[Token], text: &str) -> bool {
    let (Some(first), Some(second)) = (tokens.first(), tokens.get(1)) else { return false };
    match first.kind {
        TokenKind::Symbol => matches!(first.span.of(text), "•" | "·" | "*" | "▪" | "●" | "◦" | "■" | "►"),
        TokenKind::Hyphen | TokenKind::Dash => !second.is_glued(),
        TokenKind::Number => second.is_glued() && matches!(second.span.of(text), "." | ")") && first.span.len() <= 2,
        _ => false,
    }
}

/// Whether a picture's credit stands in the block: `(AP Photo/Name)`, `REUTERS/Name`, `Getty Images`, `Photo: Name`.
fn has_credit(article: &Article<'_>, tokens: &[Token]) -> bool {
    let text = article.text();
    let lower = |at: usize| tokens.get(at).map_or("", |token| article.lower_of(token));
    let mark = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    tokens.iter().enumerate().any(|(at, token)| match token.kind {
        TokenKind::Word => match lower(at) {
            "photo" | "photos" | "photograph" | "pictured" | "picture" | "image"
                if token.flags.contains(Flags::CAPITALISED) =>
            {
                at == 0 && matches!(mark(1), ":" | "/")
                    || matches!(lower(at + 1), "by" | "copyright" | "caption" | "courtesy")
                    || at > 0 && lower(at - 1) == "ap"
                    || lower(at.wrapping_sub(1)) == "file" && mark(at + 1) != ""
            }
            "getty" => lower(at + 1) == "images",
            "reuters" | "afp" | "epa" | "ap" | "pool" => mark(at + 1) == "/" || at > 0 && mark(at - 1) == "/",
            "file" => at == 0 && matches!(mark(1), "-" | "–" | "—"),
            "credit" => mark(at + 1) == ":",
            _ => false,
        },
        _ => false,
    })
}

fn words(article: &Article<'_>, block: &Block) -> usize {
    article.block_tokens(block).iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).count()
}

fn ends_with_full_stop(article: &Article<'_>, block: &Block) -> bool {
    let last = article
        .block_tokens(block)
        .iter()
        .rev()
        .find(|token| !matches!(token.kind, TokenKind::Quote | TokenKind::Close));
    last.is_some_and(|token| token.kind == TokenKind::Stop && article.token_text(token) == ".")
}
