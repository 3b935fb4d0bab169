//! The running text of one article as the desk keeps it: hashes of its paragraphs, and a sketch of its phrases.

use crate::article::{Article, Block, BlockKind, TokenKind};
use crate::source::Span;
use serde::{Deserialize, Serialize};

/// The text of one article, in some 300 bytes and 24 for each paragraph.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct DeskText {
    /// The beginning of the article, to point at.
    pub opening: Span,
    pub paragraphs: Box<[DeskParagraph]>,
    pub sketch: Sketch,
}

/// A paragraph of the story, or a line of furniture that no list knows.
#[derive(Debug, Serialize, Deserialize)]
pub struct DeskParagraph {
    /// A hash of its words without case and marks, the same in every article.
    pub hash: u64,
    /// Its first line.
    pub span: Span,
    pub words: u16,
    /// Running text that nobody says: no quotation, list or line of the page.
    pub is_prose: bool,
}

/// The least hashes of an article's phrases of three words (with three, one changed word touches three phrases: short
/// pieces stay comparable): a random sample that is the same for the same phrases
/// (bottom-k sketch; Broder 1997, "On the resemblance and containment of documents").
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Sketch {
    /// Sorted, each once.
    least: Box<[u32]>,
}

/// Hashes kept of an article: the likeness of two long articles is then known to some 5 percent.
const KEPT: usize = 64;

/// Words of an opening, and of the shortest paragraph that is kept.
const OPENING: usize = 8;
const SHORTEST: usize = 4;

impl DeskText {
    pub(super) fn new(article: &Article<'_>) -> Self {
        let mut text = Self::default();
        let mut paragraphs = Vec::with_capacity(article.blocks.len());
        for (number, block) in article.blocks.iter().enumerate() {
            let words = article.block_words(block);
            let opens = matches!(block.kind, BlockKind::Headline | BlockKind::Body | BlockKind::Caption);
            if text.opening.is_empty() && opens && words > 0 {
                text.opening = opening(article, block);
            }
            if block.copy_of.is_some() || block.kind == BlockKind::Boilerplate {
                continue;
            }
            let leftover = article.leftovers.binary_search_by_key(&(number as u32), |leftover| leftover.block).is_ok();
            let furniture = matches!(block.kind, BlockKind::Byline | BlockKind::DateLine | BlockKind::Headline);
            if words >= SHORTEST && !leftover && !furniture {
                paragraphs.push(DeskParagraph {
                    hash: block.hash,
                    span: article.first_line(block.span),
                    words: u16::try_from(words).unwrap_or(u16::MAX),
                    is_prose: block.kind == BlockKind::Body && !is_quotation(article, block),
                });
            }
        }
        text.paragraphs = paragraphs.into();
        text.sketch = Sketch::of(article);
        text
    }
}

impl Sketch {
    pub const KEYS: usize = 8;

    /// The share of phrases from which on two articles are one story.
    pub const ONE_STORY: f64 = 0.8;

    fn of(article: &Article<'_>) -> Self {
        // Hashes are spread evenly: below this lie some twice as many as are kept, unless most phrases are said again and
        // again, or little of the article is prose.
        let share = 3 * KEPT as u64 * u64::from(u32::MAX) / article.tokens.len().max(1) as u64;
        let limit = u32::try_from(share).unwrap_or(u32::MAX);
        let mut least = least_phrases(article, limit);
        if least.len() < KEPT && limit < u32::MAX {
            least = least_phrases(article, u32::MAX);
        }
        Self { least: least.into() }
    }

    /// The share of phrases that two articles have in common, from 0 to 1 (Jaccard's index, estimated).
    pub fn likeness(&self, other: &Self) -> f64 {
        self.likeness_from(other, 0.0).unwrap_or_default()
    }

    /// The same, unless it is less than some share; that is known sooner.
    pub fn likeness_from(&self, other: &Self, least: f64) -> Option<f64> {
        let most_misses = ((1.0 - least) * KEPT as f64) as usize;
        let (mut a, mut b) = (self.least.iter().peekable(), other.least.iter().peekable());
        let (mut seen, mut shared) = (0, 0);
        while seen < KEPT {
            match (a.peek(), b.peek()) {
                (Some(x), Some(y)) if x == y => {
                    shared += 1;
                    a.next();
                    b.next();
                }
                (Some(x), Some(y)) if x < y => drop(a.next()),
                (Some(_), None) if self.least.len() < KEPT => drop(a.next()),
                (None, Some(_)) if other.least.len() < KEPT => drop(b.next()),
                (Some(_), Some(_)) => drop(b.next()),
                // What lies behind the end of a full sketch is not known.
                _ => break,
            }
            seen += 1;
            if seen - shared > most_misses {
                return None;
            }
        }
        let likeness = if seen == 0 { 0.0 } else { shared as f64 / seen as f64 };
        (likeness >= least).then_some(likeness)
    }

    /// Keys of which two like articles share at least one, nearly always; [`KEYS`](Self::KEYS) at most.
    pub fn keys(&self) -> &[u32] {
        &self.least[..self.least.len().min(Self::KEYS)]
    }

    /// Phrases known; fewer than a full sketch means that these are all of them.
    pub fn phrases(&self) -> usize {
        self.least.len()
    }
}

/// The least hashes of an article's phrases up to a limit: [`KEPT`] at most.
fn least_phrases(article: &Article<'_>, limit: u32) -> Vec<u32> {
    let mut least = Vec::with_capacity(4 * KEPT);
    for block in article.blocks.iter().filter(|block| block.kind.is_prose() && block.copy_of.is_none()) {
        let words = article.block_tokens(block).iter().filter_map(|token| article.form(token));
        each_phrase(words.map(|form| form.hash), |phrase| {
            if phrase <= limit {
                least.push(phrase);
            }
        });
    }
    least.sort_unstable();
    least.dedup();
    least.truncate(KEPT);
    least
}

/// Calls with a hash of each phrase of three words.
fn each_phrase(mut words: impl Iterator<Item = u64>, mut take: impl FnMut(u32)) {
    let (Some(mut first), Some(mut second)) = (words.next(), words.next()) else { return };
    for third in words {
        take((mix(mix(mix(0, first), second), third) >> 32) as u32);
        (first, second) = (second, third);
    }
}

fn mix(hash: u64, part: u64) -> u64 {
    (hash.rotate_left(23) ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The first words of a block.
fn opening(article: &Article<'_>, block: &Block) -> Span {
    let tokens = article.block_tokens(block);
    let last = tokens.iter().filter(|token| token.is_word()).take(OPENING).last();
    let end = last.map_or(block.span.end, |last| last.span.end);
    article.first_line(Span { start: block.span.start, end })
}

/// Whether a paragraph begins inside quotation marks or with them: two papers quote one speaker.
fn is_quotation(article: &Article<'_>, block: &Block) -> bool {
    article.block_tokens(block).first().is_some_and(|first| matches!(first.kind, TokenKind::Quote | TokenKind::Single))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Vocabulary;
    use crate::lexicon::Lexicon;
    use crate::source::Source;

    fn text(copy: &str) -> DeskText {
        let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
        DeskText::new(&Article::read(&source, &mut Vocabulary::new(&lexicon)))
    }

    const STORY: &str = "The ferry to the islands was cancelled on Friday because of a storm that broke two of its windows. \
                         Forty passengers spent the night in the terminal, where volunteers handed out soup.\n";

    #[test]
    fn the_same_story_is_wholly_alike() {
        assert_eq!(text(STORY).sketch.likeness(&text(&STORY.to_uppercase()).sketch), 1.0);
    }

    #[test]
    fn one_word_makes_a_small_difference() {
        let likeness = text(STORY).sketch.likeness(&text(&STORY.replace("soup", "tea")).sketch);
        assert!((0.9..1.0).contains(&likeness), "{likeness}");
    }

    #[test]
    fn other_stories_have_nothing_in_common() {
        let other = "The council voted to close the old swimming pool and to build a library in its place next year.\n";
        assert_eq!(text(STORY).sketch.likeness(&text(other).sketch), 0.0);
    }

    #[test]
    fn long_stories_are_compared_by_a_sample() {
        let story = |changed: usize| -> String {
            (0..2000).map(|at| format!("w{}x{at} ", if at < changed { "q" } else { "z" })).collect::<String>() + ".\n"
        };
        let likeness = text(&story(0)).sketch.likeness(&text(&story(400)).sketch);
        // 1,600 of 2,400 phrases.
        assert!((0.5..0.83).contains(&likeness), "{likeness}");
    }

    #[test]
    fn an_article_opens_with_its_first_words() {
        let copy = "Ferry cancelled\n\nThe ferry was cancelled on Friday.\n";
        assert_eq!(text(copy).opening.of(copy), "Ferry cancelled");
    }
}
