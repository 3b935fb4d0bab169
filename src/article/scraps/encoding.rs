//! Letters in the wrong encoding. UTF-8 that was read as Windows-1252 turns each character beyond ASCII into two to four
//! others; taken as bytes again they are that character, and so few others that no word of any language is one.

use super::{Scrap, ScrapKind};
use crate::article::Article;
use crate::source::Span;

/// The characters of Windows-1252 from byte 80 to 9F; five bytes stand for nothing.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// What the last byte of a mark became where an old Macintosh read it: `‚Äô` for an apostrophe.
const MACINTOSH: [(char, char); 7] =
    [('ô', '’'), ('ò', '‘'), ('ú', '“'), ('ù', '”'), ('ì', '–'), ('î', '—'), ('¶', '…')];

/// Characters in a row that are no chance, where one alone might be.
const NO_CHANCE: usize = 3;
const NO_CHANCE_OF_LETTERS: usize = 2;

pub(super) fn find(article: &Article<'_>) -> Vec<Scrap> {
    let text = article.text();
    let mut scraps: Vec<Scrap> = Vec::new();
    let (mut from, mut block) = (article.front_matter.end as usize, 0);
    // All that is broken this way begins with one of three bytes, which English hardly has.
    while let Some(at) = memchr::memchr3(0xC2, 0xC3, 0xEF, &text.as_bytes()[from..]).map(|at| from + at) {
        let Some((start, end, right)) = broken_at(article, text, at) else {
            from = at + text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        from = end;
        while article.blocks.get(block).is_some_and(|block| block.span.end as usize <= start) {
            block += 1;
        }
        let inside = article.blocks.get(block).is_some_and(|block| block.span.start as usize <= start);
        if inside {
            scraps.push(Scrap { span: Span::new(start, end), block: block as u32, kind: ScrapKind::Encoding, right });
        }
    }
    scraps
}

/// Where the broken piece at `at` begins and ends, and what it was.
fn broken_at(article: &Article<'_>, text: &str, at: usize) -> Option<(usize, usize, Option<String>)> {
    let first = text[at..].chars().next()?;
    let behind = at + first.len_utf8();
    let before = text[..at].chars().next_back();
    match first {
        '\u{80}'..='\u{9F}' => {
            let right = WINDOWS[first as usize - 0x80];
            Some((at, behind, (right != first).then(|| right.to_string())))
        }
        // A byte that could not be read is the business of the file, not of the copy.
        '\u{FFFD}' => {
            let byte = article.source.broken.binary_search_by_key(&at, |span| span.start as usize).is_ok();
            (!byte).then_some((at, behind, None))
        }
        'Ä' if before == Some('‚') => {
            let last = text[behind..].chars().next()?;
            let right = MACINTOSH.iter().find(|&&(broken, _)| broken == last)?.1;
            Some((at - '‚'.len_utf8(), behind + last.len_utf8(), Some(right.to_string())))
        }
        '\u{C2}'..='\u{F4}' => {
            let (end, mut right, count) = decode(&text[at..], before);
            if count == 0 {
                return remains(&text[at..], before).map(|(length, right)| (at, at + length, Some(right)));
            }
            // Twice broken.
            while let (length, again, 1..) = decode(&right, None)
                && length == right.len()
            {
                right = again;
            }
            Some((at, at + end, (!right.contains('\u{FFFD}')).then_some(right)))
        }
        _ => None,
    }
}

/// As many characters as can be read again: the length of what is read, what it says, and how many characters that is.
fn decode(text: &str, before: Option<char>) -> (usize, String, usize) {
    let (mut end, mut right, mut sure) = (0, String::new(), false);
    let mut letters = 0;
    let mut before = before;
    while let Some((length, character)) = decode_one(&text[end..]) {
        let mark = text[end..].chars().nth(1).is_some_and(is_mark);
        // A word in capitals may end with such a letter before a quotation mark, and a letter may be quoted.
        let chance = mark && before.is_some_and(|c| c.is_uppercase() || is_mark(c)) && length < 6;
        sure |= is_common(character) && !chance;
        letters += usize::from(matches!(character, '\u{370}'..='\u{5FF}'));
        before = text[end..end + length].chars().next_back();
        end += length;
        right.push(character);
    }
    let count = right.chars().count();
    if sure || count >= NO_CHANCE || letters >= NO_CHANCE_OF_LETTERS {
        (end, right, count)
    } else {
        (0, String::new(), 0)
    }
}

/// One character, read again, and the length of what stands for it.
fn decode_one(text: &str) -> Option<(usize, char)> {
    let mut bytes = [0; 4];
    let mut letters = text.chars();
    let first = letters.next()?;
    bytes[0] = byte_of(first)?;
    let count = match bytes[0] {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut length = first.len_utf8();
    for byte in &mut bytes[1..count] {
        let next = letters.next()?;
        *byte = byte_of(next).filter(|byte| (0x80..0xC0).contains(byte))?;
        length += next.len_utf8();
    }
    let character = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    Some((length, character))
}

fn byte_of(c: char) -> Option<u8> {
    match c {
        '\u{80}'..='\u{FF}' => u8::try_from(u32::from(c)).ok(),
        _ if c.is_ascii() => None,
        _ => WINDOWS.iter().position(|&windows| windows == c).map(|at| at as u8 + 0x80),
    }
}

/// What a story has beyond ASCII: letters of Europe, marks, currencies, emoji.
fn is_common(c: char) -> bool {
    matches!(c, '\u{A0}'..='\u{17F}' | '\u{218}'..='\u{21B}' | '\u{2010}'..='\u{2044}' | '\u{20A0}'..='\u{20BF}')
        || matches!(c, '\u{2100}'..='\u{21FF}' | '\u{2600}'..='\u{27BF}' | '\u{FB00}'..='\u{FB06}')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{FFFD}' | '\u{1F000}'..='\u{1FAFF}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '„' | '‚' | '‹' | '›' | '»' | '«' | '•')
}

/// What is left where a character of the broken piece was lost: `â€` for a closing mark, `Â` before a space.
fn remains(text: &str, before: Option<char>) -> Option<(usize, String)> {
    if text.starts_with("â€") {
        return Some(("â€".len(), "”".to_owned()));
    }
    // A letter that is spoken of stands alone, and a word in capitals may end with it.
    let behind_word =
        before.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '?'));
    (behind_word && text.starts_with("Â ")).then(|| ("Â".len(), String::new()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;
    use crate::article::Vocabulary;
    use crate::source::Source;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

    fn found(copy: &str) -> Vec<(String, Option<String>)> {
        let source = Source::from_text("a.txt", copy);
        let article = Article::read(&source, &mut Vocabulary::new(&LEXICON));
        find(&article).into_iter().map(|scrap| (article.at(scrap.span).to_owned(), scrap.right)).collect()
    }

    #[test]
    fn what_is_broken_can_be_read_again() {
        for (broken, right) in [
            ("â€™", "’"),
            ("â€œ", "“"),
            ("â€\u{9D}", "”"),
            ("\u{E2}\u{80}\u{99}", "’"),
            ("Ã±", "ñ"),
            ("Ã\u{A0}", "à"),
            ("Â£", "£"),
            ("Å\u{9F}", "ş"),
            ("ÅŸ", "ş"),
            ("â‚¬", "€"),
            ("Ã¢â‚¬â„¢", "’"),
            ("ÐœÐ¸Ñ€", "Мир"),
            ("ðŸ˜€", "😀"),
            ("‚Äô", "’"),
            ("\u{92}", "’"),
        ] {
            let copy = format!("The town a{broken}b agreed.");
            assert_eq!(found(&copy), [(broken.to_owned(), Some(right.to_owned()))], "{broken}");
        }
        assert_eq!(found("It was lost \u{FFFD} here."), [("\u{FFFD}".to_owned(), None)]);
        assert_eq!(found("It was lost ï¿½ here."), [("ï¿½".to_owned(), None)]);
    }

    #[test]
    fn names_of_all_languages_stay() {
        let copy = "Bârlad, São Paulo, Ångström, “CAFÉ”, “MÃ”, Ça va, “café”, “Señor”—he said: ‘naïve’… “voilà”—, Â was cut, VÂ b";
        assert_eq!(found(copy), []);
        assert_eq!(found("Orbán met Erdoğan in Łódź… “Ä” is a letter, “Ö”, “È”—and ½.").len(), 0);
    }
}
