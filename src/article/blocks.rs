//! Lines to blocks: one block a paragraph, headline, caption or other piece of the page.

use super::index::Indexed;
use super::scan::is_space;
use super::stet::{self, StetMark};
use crate::lexicon::Flags;
use crate::source::{Extract, Role, Span};
use std::ops::Range;

/// A paragraph or other piece of the page.
#[derive(Clone, Debug)]
pub struct Block {
    /// Without spaces around it.
    pub span: Span,
    pub kind: BlockKind,
    /// What the file's format says that it is.
    pub role: Role,
    pub tokens: Range<u32>,
    pub sentences: Range<u32>,
    /// What is known of any of its words.
    pub flags: Flags,
    /// Its part of the article's index.
    pub(super) indexed: Indexed,
    /// A hash of its words and figures without case and marks, the same in every article and run.
    pub hash: u64,
    /// Number of an earlier block with the same words, if there is one: a copy is no independent witness.
    pub copy_of: Option<u32>,
}

/// What a block is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    Headline,
    /// Who wrote it.
    Byline,
    /// A line that is only a date, or when the story was published or updated.
    DateLine,
    /// The words under a picture, or a picture's credit.
    Caption,
    /// A short heading inside the story.
    Subhead,
    Body,
    ListItem,
    /// A cell of a table.
    Table,
    /// What a web page or agency adds below or between: credits of contributors, share calls, comment policies.
    Boilerplate,
}

impl BlockKind {
    /// Whether the block is running text of the story.
    pub fn is_prose(self) -> bool {
        matches!(self, BlockKind::Body | BlockKind::ListItem)
    }

    /// What a format declares; nothing where it only says that there is a paragraph.
    pub(super) fn of(role: Role) -> Option<Self> {
        match role {
            Role::Headline => Some(BlockKind::Headline),
            Role::Subhead => Some(BlockKind::Subhead),
            Role::Byline => Some(BlockKind::Byline),
            Role::DateLine => Some(BlockKind::DateLine),
            Role::Caption => Some(BlockKind::Caption),
            Role::Quote => Some(BlockKind::Body),
            Role::ListItem => Some(BlockKind::ListItem),
            Role::Cell => Some(BlockKind::Table),
            Role::Paragraph | Role::Lines => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Headline => "headline",
            BlockKind::Byline => "byline",
            BlockKind::DateLine => "date line",
            BlockKind::Caption => "caption",
            BlockKind::Subhead => "subhead",
            BlockKind::Body => "body",
            BlockKind::ListItem => "list item",
            BlockKind::Table => "table",
            BlockKind::Boilerplate => "boilerplate",
        }
    }
}

/// The narrowest and widest line length, in characters, that is taken for hard wrapping, and how far lines may fall
/// short of the file's usual length.
const WRAP: Range<usize> = 50..101;
const WRAP_SLACK: usize = 12;

/// Cuts the text behind the front matter into blocks, which go into an empty list, and takes out the desk's comments.
pub(super) fn of_lines(text: &str, from: u32, mut blocks: Vec<Block>) -> (Vec<Block>, Vec<StetMark>) {
    let mut stets = Vec::new();
    split(text, Span::new(from as usize, text.len()), &mut blocks, &mut stets);
    (blocks, stets)
}

/// The blocks that the file's format tells apart, and the desk's comments in it.
pub(super) fn of_extract(text: &str, extract: &Extract) -> (Vec<Block>, Vec<StetMark>) {
    let (mut blocks, mut stets) = (Vec::with_capacity(extract.pieces.len()), Vec::new());
    for piece in &extract.pieces {
        if piece.role == Role::Lines {
            split(text, piece.span, &mut blocks, &mut stets);
        } else {
            let span = trim(text, piece.span);
            blocks.extend((!span.is_empty()).then(|| Block::new(span, piece.role)));
        }
    }
    stets.extend(extract.comments.iter().filter_map(|comment| stet::of_comment(text, comment)));
    (blocks, stets)
}

fn split(text: &str, span: Span, blocks: &mut Vec<Block>, stets: &mut Vec<StetMark>) {
    let mut lines = Vec::new();
    let (mut start, text) = (span.start as usize, &text[..span.end as usize]);
    let any_stets = stet::any(text);
    while start < text.len() {
        let end = memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |at| start + at + 1);
        let line = Span::new(start, end);
        let span = if any_stets { stet::take(text, line, stets) } else { Some(line) };
        // A comment's own line is neither text nor a blank line.
        lines.extend(span.map(|span| trim(text, span)));
        start = end;
    }
    let wrapped = is_hard_wrapped(text, &lines);
    let mut after_blank = true;
    for line in lines {
        if line.is_empty() {
            after_blank = true;
            continue;
        }
        match blocks.last_mut() {
            Some(block) if wrapped && !after_blank => block.span.end = line.end,
            _ => blocks.push(Block::new(line, Role::Lines)),
        }
        after_blank = false;
    }
}

impl Block {
    fn new(span: Span, role: Role) -> Self {
        let kind = BlockKind::of(role).unwrap_or(BlockKind::Body);
        Self {
            span,
            kind,
            role,
            tokens: 0..0,
            sentences: 0..0,
            flags: Flags::empty(),
            indexed: Indexed::default(),
            hash: 0,
            copy_of: None,
        }
    }
}

fn trim(text: &str, span: Span) -> Span {
    let line = span.of(text);
    let start = span.start as usize + (line.len() - line.trim_start_matches(is_space).len());
    let trimmed = text[start..span.end as usize].trim_end_matches(is_space);
    Span::new(start, start + trimmed.len())
}

/// Whether single newlines only wrap: most non-final lines of paragraphs lie close below one length.
fn is_hard_wrapped(text: &str, lines: &[Span]) -> bool {
    let inner: Vec<usize> = lines
        .windows(2)
        .filter(|pair| !pair[0].is_empty() && !pair[1].is_empty())
        .map(|pair| pair[0].of(text).chars().count())
        .collect();
    if inner.len() < 3 {
        return false;
    }
    let width = inner.iter().copied().filter(|length| WRAP.contains(length)).max().unwrap_or(0);
    let close = inner.iter().filter(|&&length| length <= width && length + WRAP_SLACK >= width).count();
    width > 0 && close * 10 >= inner.len() * 6
}
