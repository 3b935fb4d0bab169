//! Copy is a stranger's text: nothing of it may steer a terminal.

use std::borrow::Cow;

/// Replaces control characters and marks of text direction by U+FFFD. Tabs and newlines become spaces.
pub fn sanitise(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| !is_hostile(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .map(|c| match c {
                '\t' | '\n' | '\r' => ' ',
                c if is_hostile(c) => '\u{FFFD}',
                c => c,
            })
            .collect(),
    )
}

pub(super) fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_direction_marks_are_disarmed() {
        assert_eq!(sanitise("a\u{1b}[31mb\u{202E}c"), "a\u{FFFD}[31mb\u{FFFD}c");
    }

    #[test]
    fn accents_and_emoji_stay() {
        assert_eq!(sanitise("Erdoğan 🎉"), "Erdoğan 🎉");
    }
}
