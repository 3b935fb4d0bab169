//! Names that differ by their accents only.

use super::Words;
use crate::article::Article;
use crate::lexicon::Flags;
use hashbrown::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Spellings compared within one group.
const GROUP: usize = 8;

/// Pairs of name words that are one without their accents, by their numbers, the one printed first in front. Most
/// articles have no accent at all and cost nothing.
pub(super) fn pairs(article: &Article<'_>, words: &Words) -> Vec<(u32, u32)> {
    if !words.iter().any(|word| word.flags.contains(Flags::NON_ASCII)) {
        return Vec::new();
    }
    let mut groups: HashMap<String, Vec<u32>> = HashMap::new();
    let mut umlauts: Vec<(u32, String)> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let lower = article.lower(word.form);
        let group = groups.entry(fold(lower)).or_default();
        if group.len() < GROUP {
            group.push(at as u32);
        }
        if !lower.is_ascii() {
            umlauts.extend(write_umlauts(lower).map(|written| (at as u32, written)));
        }
    }
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for group in groups.values().filter(|group| group.len() > 1) {
        for (at, &a) in group.iter().enumerate() {
            pairs.extend(group[at + 1..].iter().map(|&b| (a, b)));
        }
    }
    for (a, written) in umlauts {
        let others = groups.get(&written).into_iter().flatten();
        pairs.extend(others.map(|&b| (a.min(b), a.max(b))));
    }
    // One accent may be typed as one character or as two.
    let lower = |word: u32| article.lower(words.get(word as usize).form);
    pairs.retain(|&(a, b)| a != b && !lower(a).nfc().eq(lower(b).nfc()));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// A lower-case word without its accents.
fn fold(lower: &str) -> String {
    if lower.is_ascii() {
        return lower.to_owned();
    }
    let mut folded = String::with_capacity(lower.len());
    for c in lower.nfd().filter(|&c| !is_combining_mark(c)) {
        match c {
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            'đ' | 'ð' => folded.push('d'),
            'ə' => folded.push('a'),
            'ħ' => folded.push('h'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            other => folded.push(other),
        }
    }
    folded
}

/// The spelling of German and Scandinavian letters by two plain ones: Müller, Mueller.
fn write_umlauts(lower: &str) -> Option<String> {
    let plain = |c: char| match c {
        'ä' => "ae",
        'ö' | 'ø' => "oe",
        'ü' => "ue",
        'å' => "aa",
        _ => "",
    };
    if !lower.contains(['ä', 'ö', 'ø', 'ü', 'å']) {
        return None;
    }
    let mut written = String::with_capacity(lower.len() + 2);
    for c in lower.chars() {
        match plain(c) {
            "" => written.push(c),
            plain => written.push_str(plain),
        }
    }
    Some(fold(&written))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_letters_of_their_own_are_folded() {
        for (accented, plain) in
            [("erdoğan", "erdogan"), ("rosselló", "rossello"), ("wałęsa", "walesa"), ("rossberg", "roßberg")]
        {
            assert_eq!(fold(accented), fold(plain));
        }
        assert_eq!(fold("e\u{301}tienne"), "etienne");
        assert_eq!(write_umlauts("schröder").as_deref(), Some("schroeder"));
    }
}
