//! Quotations: which marks belong together.
//!
//! Newspapers open every paragraph of a running quotation with a mark and close only the last, so a quotation that is
//! open at a paragraph's end is whole if the next paragraph opens with a mark. Everything is decided paragraph by
//! paragraph: a state carried over the article would turn one slip into many. One level is kept for straight and
//! curly marks together, because copy mixes them; single marks are not paired, because they are apostrophes.

mod brackets;
mod direction;
#[cfg(test)]
mod tests;

use super::{Article, BlockKind, Marks, Token, TokenKind, range};
use crate::lexicon::Flags;
use crate::source::{Role, Span};
use direction::{Direction, direction};

/// The quotations of an article, and the marks and brackets that found no partner.
#[derive(Clone, Debug, Default)]
pub struct Quotations {
    pub spoken: Vec<Quotation>,
    /// In the order of the text; at most one of each kind in a block, since one slip unsettles all that follows it.
    pub loose: Vec<LooseMark>,
}

/// Words between quotation marks; the marks are not part of the span.
#[derive(Clone, Debug)]
pub struct Quotation {
    pub span: Span,
    pub block: u32,
    /// Goes on in the next paragraph.
    pub runs_on: bool,
}

/// A mark without its partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LooseMark {
    pub token: u32,
    pub block: u32,
    pub kind: MarkKind,
    pub opens: bool,
    /// The mark of the same kind that shows it: behind an opening mark the next one that opens, before a closing
    /// mark the last one. None where the paragraph's end or beginning shows it.
    pub neighbour: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    Quotation,
    Bracket,
}

/// Paragraphs in which a quotation or bracket may be closed that opened in an earlier one.
const REACH: usize = 5;

/// The double marks of one block, by their token's number in the article.
struct BlockMarks {
    block: usize,
    pairs: Vec<(u32, u32)>,
    /// Marks without a partner in this block, in order.
    loose: Vec<(u32, Direction)>,
    first: u32,
}

pub(super) fn pair(article: &mut Article<'_>) {
    let mut blocks: Vec<BlockMarks> =
        (0..article.blocks.len()).filter_map(|block| pair_block(article, block)).collect();
    let mut spoken = Vec::new();
    let mut loose = Vec::new();
    for at in 0..blocks.len() {
        let (number, pairs) = (blocks[at].block, std::mem::take(&mut blocks[at].pairs));
        spoken.extend(pairs.iter().map(|&(open, close)| (number, open, close, false)));
        let marks = std::mem::take(&mut blocks[at].loose);
        let block_end = article.blocks[number].tokens.end;
        let trailing = marks.last().copied().filter(|&(_, direction)| direction == Direction::Opens);
        if let Some((open, _)) = trailing.filter(|&(open, _)| pairs.iter().all(|pair| pair.1 < open)) {
            if runs_on(article, number) {
                spoken.push((number, open, block_end, true));
                keep(article, &mut loose, number, &marks[..marks.len() - 1], &pairs);
                continue;
            }
            if let Some(later) = closed_by(article, &blocks, at) {
                let close = blocks[later].loose.remove(0).0;
                let last = blocks[later].block;
                spoken.push((number, open, block_end, true));
                spoken.extend((number + 1..last).map(|between| {
                    let tokens = &article.blocks[between].tokens;
                    (between, tokens.start.wrapping_sub(1), tokens.end, true)
                }));
                spoken.push((last, article.blocks[last].tokens.start.wrapping_sub(1), close, false));
                keep(article, &mut loose, number, &marks[..marks.len() - 1], &pairs);
                continue;
            }
        }
        keep(article, &mut loose, number, &marks, &pairs);
    }
    loose.extend(brackets::loose(article));
    loose.sort_by_key(|mark| mark.token);
    for &(_, open, close, _) in &spoken {
        for token in &mut article.tokens[open.wrapping_add(1) as usize..close as usize] {
            token.marks |= Marks::QUOTED;
        }
    }
    let mut spoken: Vec<Quotation> = spoken
        .into_iter()
        .filter(|&(_, open, close, _)| open.wrapping_add(1) < close)
        .map(|(block, open, close, runs_on)| {
            let first = article.tokens[open.wrapping_add(1) as usize].span;
            let last = article.tokens[close as usize - 1].span;
            Quotation { span: first.to(last), block: block as u32, runs_on }
        })
        .collect();
    quote_set_off(article, &mut spoken);
    spoken.sort_by_key(|quotation| quotation.span.start);
    article.quotations = Quotations { spoken, loose };
}

/// A paragraph that its format sets off as somebody else's words needs no marks.
fn quote_set_off(article: &mut Article<'_>, spoken: &mut Vec<Quotation>) {
    for (number, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role == Role::Quote) {
        article.tokens[range(&block.tokens)].iter_mut().for_each(|token| token.marks |= Marks::QUOTED);
        if spoken.iter().all(|quotation| quotation.block != number as u32) {
            spoken.push(Quotation { span: block.span, block: number as u32, runs_on: false });
        }
    }
}

/// Pairs the marks of one block; none if it has no double mark.
fn pair_block(article: &Article<'_>, number: usize) -> Option<BlockMarks> {
    let block = &article.blocks[number];
    let (tokens, base) = (article.block_tokens(block), block.tokens.start);
    let mut marks: Vec<(usize, Direction)> = Vec::new();
    let mut pairs = Vec::new();
    let mut loose = Vec::new();
    let mut open: Option<usize> = None;
    // Where the open quotation was last taken up again.
    let mut resumed = 0;
    for (at, _) in article.block_marks(block).filter(|(_, token)| token.kind == TokenKind::Quote) {
        let Some(direction) = direction(article.text(), tokens, at, open.is_some()) else { continue };
        let doubled = marks.last() == Some(&(at.wrapping_sub(1), direction)) && tokens[at].is_glued();
        marks.push((at, direction));
        match (open, direction) {
            (None, Direction::Opens) => (open, resumed) = (Some(at), at),
            (Some(start), Direction::Closes) => {
                pairs.push((base + start as u32, base + at as u32));
                open = None;
            }
            // The break between two paragraphs of a running quotation was lost.
            (Some(start), Direction::Opens) if continues(article, &tokens[start + 1..at]) => resumed = at,
            (Some(_), Direction::Opens) => {
                loose.push((base + resumed as u32, Direction::Opens));
                (open, resumed) = (Some(at), at);
            }
            // Two quotations that end together are closed by two marks.
            (None, Direction::Closes) if doubled => {}
            (None, Direction::Closes) => loose.push((base + at as u32, Direction::Closes)),
        }
    }
    let first = base + marks.first()?.0 as u32;
    if open.is_some() {
        loose.push((base + resumed as u32, Direction::Opens));
    }
    if !loose.is_empty() && is_nested(&marks) {
        pairs = nest(&marks).map(|(open, close)| (base + open as u32, base + close as u32)).collect();
        loose.clear();
    }
    Some(BlockMarks { block: number, pairs, loose, first })
}

/// Whether as many marks close as open, and none closes before one has opened.
fn is_nested(marks: &[(usize, Direction)]) -> bool {
    let depth = marks.iter().try_fold(0_i32, |depth, (_, direction)| match direction {
        Direction::Opens => Some(depth + 1),
        Direction::Closes => Some(depth - 1).filter(|&depth| depth >= 0),
    });
    depth == Some(0)
}

/// The outermost pairs of nested marks.
fn nest(marks: &[(usize, Direction)]) -> impl Iterator<Item = (usize, usize)> {
    let mut depth = 0;
    let mut start = 0;
    marks.iter().filter_map(move |&(at, direction)| match direction {
        Direction::Opens => {
            start = if depth == 0 { at } else { start };
            depth += 1;
            None
        }
        Direction::Closes => {
            depth -= 1;
            (depth == 0).then_some((start, at))
        }
    })
}

/// Whether the quotation that holds `tokens` goes on behind a second opening mark: a sentence of it has ended, and
/// the sentence does not say who spoke.
fn continues(article: &Article<'_>, tokens: &[Token]) -> bool {
    let stops = |token: &Token| token.kind == TokenKind::Stop || token.marks.contains(Marks::DOTTED);
    let Some(stop) = tokens.iter().rposition(|token| token.kind != TokenKind::Single) else { return false };
    let start = tokens[..stop].iter().rposition(|token| token.kind == TokenKind::Stop).map_or(0, |before| before + 1);
    stops(&tokens[stop]) && !is_attributed(article, &tokens[start..=stop])
}

/// `, he said`, `, said Silva`, `the minister told reporters.`
fn is_attributed(article: &Article<'_>, tokens: &[Token]) -> bool {
    let pronoun = |token: &Token| matches!(article.lower_of(token), "he" | "she" | "they");
    let named = |token: &Token| token.is_capitalised() || article.lower_of(token) == "the";
    tokens.iter().enumerate().filter(|(_, token)| token.is(Flags::SAYING)).any(|(at, _)| {
        let before = &tokens[..at];
        let comma = before.iter().rev().take(5).position(|token| token.kind == TokenKind::Comma);
        let subject = before.last().is_some_and(|token| pronoun(token) || token.is_capitalised());
        let told = tokens.get(at + 2).is_some_and(|token| token.kind == TokenKind::Stop);
        match comma {
            Some(0) => tokens.get(at + 1).is_some_and(|next| named(next) || pronoun(next)),
            Some(words) => subject || pronoun(&before[at - words]) || named(&before[at - words]),
            None => subject && told,
        }
    })
}

/// Whether the next paragraph of the story opens with a mark. Captions and subheads may stand between.
fn runs_on(article: &Article<'_>, block: usize) -> bool {
    let mut later = article.blocks[block + 1..].iter().take(REACH);
    let between = |kind| matches!(kind, BlockKind::Caption | BlockKind::Subhead | BlockKind::Boilerplate);
    let opens = |tokens: &[Token]| tokens.first().is_some_and(|first| first.kind == TokenKind::Quote);
    match later.next() {
        Some(next) if opens(article.block_tokens(next)) => true,
        Some(next) if between(next.kind) => {
            later.find(|next| !between(next.kind)).is_some_and(|next| opens(article.block_tokens(next)))
        }
        _ => false,
    }
}

/// The block, if there is one close by, whose first mark closes what opened in block `at`.
fn closed_by(article: &Article<'_>, blocks: &[BlockMarks], at: usize) -> Option<usize> {
    let next = blocks.get(at + 1)?;
    let near = next.block - blocks[at].block <= REACH && article.blocks[next.block].kind.is_prose();
    (near && next.loose.first() == Some(&(next.first, Direction::Closes))).then_some(at + 1)
}

/// Notes the first loose mark of a block, unless marks were lost to a broken encoding or are a tag's.
fn keep(
    article: &Article<'_>,
    loose: &mut Vec<LooseMark>,
    number: usize,
    marks: &[(u32, Direction)],
    pairs: &[(u32, u32)],
) {
    let Some(&(token, direction)) = marks.first() else { return };
    let span = article.blocks[number].span;
    let damaged = article.scraps.iter().any(|scrap| scrap.block == number as u32 && scrap.unsettles_marks());
    if damaged || article.source.broken.iter().any(|broken| broken.overlaps(span)) {
        return;
    }
    let neighbour = match direction {
        Direction::Opens => {
            pairs.iter().map(|pair| pair.0).chain(marks.get(1).map(|mark| mark.0)).find(|&at| at > token)
        }
        Direction::Closes => pairs.iter().map(|pair| pair.1).rfind(|&at| at < token),
    };
    let opens = direction == Direction::Opens;
    loose.push(LooseMark { token, block: number as u32, kind: MarkKind::Quotation, opens, neighbour });
}
