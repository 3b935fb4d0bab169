//! Characters that nobody sees where they do nothing: control characters, zero-width spaces and joiners, marks of direction and
//! soft hyphens outside words, runs of no-break spaces. Between two letters a hidden character is the word's own business
//! (`Flags::HIDDEN`), and scripts that need such characters keep theirs.

use super::{Scrap, ScrapKind};
use crate::article::Article;
use crate::lexicon::{Script, is_invisible};
use crate::source::Span;
use std::ops::Range;

const NO_BREAK: char = '\u{A0}';

/// Runs of no-break spaces in one block that are columns of a table.
const COLUMNS: usize = 3;

pub(super) fn find(article: &Article<'_>) -> Vec<Scrap> {
    let text = article.text();
    let mut scraps = Vec::new();
    let starts = starts(text.as_bytes(), article.front_matter.end as usize);
    if article.blocks.is_empty() {
        return scraps;
    }
    let (mut end, mut block) = (0, 0);
    // Whether the block has letters that are written from right to left: looked up once a block.
    let mut mirrored = None;
    for at in starts {
        if at < end {
            continue;
        }
        let run = run_at(text, at);
        end = run.end;
        // What stands between two blocks belongs to the later one.
        while block + 1 < article.blocks.len() && article.blocks[block].span.end as usize <= run.start {
            block += 1;
            mirrored = None;
        }
        let span = Span::new(run.start, run.end);
        let letters = article.at(article.blocks[block].span).chars();
        let mirrored = || *mirrored.get_or_insert_with(|| letters.clone().any(runs_left));
        scraps.extend(judge(text, span, mirrored).map(|(kind, right)| Scrap {
            span,
            block: block as u32,
            kind,
            right: Some(right.to_owned()),
        }));
    }
    without_columns(&scraps)
}

/// Where such characters begin. Nearly no copy has any, and most has quotation marks that begin with the same byte.
fn starts(bytes: &[u8], from: usize) -> Vec<usize> {
    let rest = &bytes[from..];
    // Without a way out of the inner loop the compiler looks at many bytes at once.
    let controls = rest.chunks(256).any(|chunk| chunk.iter().fold(false, |any, &byte| any | is_control(byte)));
    if controls {
        return (from..bytes.len()).filter(|&at| begins(&bytes[at..])).collect();
    }
    memchr::memchr3_iter(0xC2, 0xE2, 0xEF, rest).map(|at| from + at).filter(|&at| begins(&bytes[at..])).collect()
}

/// Whether such a character stands at the beginning of these bytes.
fn begins(bytes: &[u8]) -> bool {
    match bytes {
        [0xC2, second, ..] => matches!(second, 0xA0 | 0xAD),
        [0xE2, 0x80, third, ..] => matches!(third, 0x8B..=0x8F | 0xA8..=0xAE),
        [0xE2, 0x81, third, ..] => matches!(third, 0xA0..=0xAF),
        [0xEF, 0xBB, 0xBF, ..] => true,
        [0xEF, 0xBF, third, ..] => matches!(third, 0xB9..=0xBC),
        [first, ..] => is_control(*first),
        [] => false,
    }
}

/// Control characters of ASCII, but not what ends and divides lines.
fn is_control(byte: u8) -> bool {
    (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r') | (byte == 0x7F)
}

/// Whether the character has no glyph and is no plain space.
fn is_suspect(c: char) -> bool {
    is_invisible(c)
        || u8::try_from(c).is_ok_and(is_control)
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFC}')
}

/// All such characters in a row; of no-break spaces the plain ones among them, too.
fn run_at(text: &str, at: usize) -> Range<usize> {
    let first = text[at..].chars().next();
    let more: fn(char) -> bool = if first == Some(NO_BREAK) { |c| matches!(c, NO_BREAK | ' ') } else { is_suspect };
    let behind = text[at..].find(|c| !more(c)).map_or(text.len(), |length| at + length);
    let start = if first == Some(NO_BREAK) { text[..at].trim_end_matches(more).len() } else { at };
    start..behind
}

/// What a run is and what should stand for it; nothing where it does its work.
fn judge(text: &str, run: Span, mut mirrored: impl FnMut() -> bool) -> Option<(ScrapKind, &'static str)> {
    let before = text[..run.start as usize].chars().next_back();
    let behind = text[run.end as usize..].chars().next();
    let first = run.of(text).chars().next()?;
    let edge = |c: Option<char>| c.is_none_or(|c| matches!(c, '\n' | '\r'));
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let letters = before.is_some_and(char::is_alphabetic) && behind.is_some_and(char::is_alphabetic);
    let plain = [before, behind].into_iter().flatten().all(is_plain);
    let works = match first {
        // An indent, and the two spaces behind a full stop that some hands are used to.
        NO_BREAK | ' ' => {
            let stop = matches!(before, Some('.' | '!' | '?' | ':' | '"' | '”' | '’'));
            if run.of(text).chars().nth(1).is_none() || edge(before) || edge(behind) || stop {
                return None;
            }
            return Some((ScrapKind::Spaces, " "));
        }
        '\u{AD}' => letters || before.is_some_and(char::is_alphabetic) && edge(behind),
        // A page break.
        '\u{C}' => edge(before) || edge(behind),
        '\u{200C}' | '\u{200D}' => !plain,
        // Where a long word or address may be broken.
        '\u{200B}' => {
            let breaks =
                |c: Option<char>| c.is_some_and(|c| matches!(c, '/' | '\\' | '-' | '–' | '—' | '_' | '@' | '='));
            !plain || !space(before) && !space(behind) && (breaks(before) || breaks(behind))
        }
        // What must stay on one line.
        '\u{2060}' => !space(before) && !space(behind),
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => mirrored(),
        _ => false,
    };
    let in_word = |c: Option<char>| c.and_then(Script::of).is_some();
    if works || is_invisible(first) && in_word(before) && in_word(behind) {
        return None;
    }
    let breaks_line = matches!(first, '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}');
    Some((ScrapKind::Invisible, if breaks_line && !space(before) && !space(behind) { " " } else { "" }))
}

/// Letters and marks of scripts that need no joiners between letters and no chances to break between words; no emoji.
fn is_plain(c: char) -> bool {
    c.is_ascii()
        || c.is_whitespace()
        || Script::of(c).is_some()
        || matches!(c, '\u{A1}'..='\u{BF}' | '\u{2010}'..='\u{205E}')
}

/// Letters that are written from right to left.
fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// All but the no-break spaces that hold the columns of a table apart.
fn without_columns(scraps: &[Scrap]) -> Vec<Scrap> {
    let is_gap = |scrap: &&Scrap| scrap.kind == ScrapKind::Spaces;
    let blocks = scraps.chunk_by(|one, other| one.block == other.block);
    let kept = blocks.flat_map(|block| {
        let table = block.iter().filter(is_gap).count() >= COLUMNS;
        block.iter().filter(move |scrap| !(table && is_gap(scrap)))
    });
    kept.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;
    use crate::article::Vocabulary;
    use crate::source::Source;

    /// What is left of the copy behind the runs that are found.
    fn found(copy: &str) -> Vec<String> {
        let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        let hidden = |scrap: &&Scrap| matches!(scrap.kind, ScrapKind::Invisible | ScrapKind::Spaces);
        let code = |c: char| format!("{:04X}", u32::from(c));
        article.scraps.iter().filter(hidden).map(|scrap| article.at(scrap.span).chars().map(code).collect()).collect()
    }

    #[test]
    fn characters_without_a_glyph_are_found_outside_words() {
        assert_eq!(
            found("It was \u{200B}\u{200B}late. \u{FEFF}Nobody\u{200E}, they said."),
            ["200B200B", "FEFF", "200E"]
        );
        assert_eq!(found("\u{FEFF}\n\nIt was late.\n\n\u{200F}"), ["FEFF", "200F"]);
        assert_eq!(found("The reso\u{1}lution fell.\u{7F} It\u{B}did."), ["0001", "007F", "000B"]);
        assert_eq!(
            found("A soft \u{AD}hyphen at a word's edge\u{AD} and a lost \u{FFFC} picture."),
            ["00AD", "00AD", "FFFC"]
        );
    }

    #[test]
    fn runs_of_no_break_spaces_are_found_between_words() {
        assert_eq!(found("It was \u{A0}late and\u{A0}\u{A0}cold."), ["002000A0", "00A000A0"]);
        for copy in [
            "\u{A0}\u{A0}An indent.",
            "One\u{A0}space, and «\u{A0}another\u{A0}»\u{A0}!",
            "A stop.\u{A0} Two spaces behind it.",
            "Lisbon\u{A0}\u{A0}4\u{A0}\u{A0}3\u{A0}\u{A0}1",
        ] {
            assert_eq!(found(copy), [""; 0], "{copy:?}");
        }
    }

    #[test]
    fn characters_that_do_their_work_stay() {
        for copy in [
            "Step\u{200B}anakert is the affair of another rule, Donau\u{AD}dampfer needs none.",
            "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645} and \u{1F468}\u{200D}\u{1F469}.",
            "He said \u{200F}\u{5E9}\u{5DC}\u{5D5}\u{5DD}\u{200E}, and left.",
            "\u{E2A}\u{E27}\u{E31}\u{E2A}\u{E14}\u{E35}\u{200B}\u{E04}\u{E23}\u{E31}\u{E1A}",
            "and/\u{200B}or, 10\u{2060}%",
            "A page ends.\u{C}\nAnother begins.",
            "Curly “quotes” – and dashes – and café.",
        ] {
            assert_eq!(found(copy), [""; 0], "{copy:?}");
        }
    }
}
