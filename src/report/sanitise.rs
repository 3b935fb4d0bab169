//! Copy is a stranger's text: nothing of it may steer a terminal, or the build server that reads a run's log.

use std::borrow::Cow;

/// Replaces control characters and marks of text direction by U+FFFD. Tabs and newlines become spaces, and what build
/// servers take for a command wherever it stands in a line, `##[...` and `##vso[...`, loses its second `#`.
pub fn sanitise(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hostile) {
        return disarm(Cow::Borrowed(text));
    }
    let shown = text.chars().map(|c| match c {
        '\t' | '\n' | '\r' => ' ',
        c if is_hostile(c) => '\u{FFFD}',
        c => c,
    });
    disarm(Cow::Owned(shown.collect()))
}

/// A path that begins a line, where `::` would begin a command of GitHub's, white space before it or not.
pub fn sanitise_first(path: &str) -> Cow<'_, str> {
    let shown = sanitise(path);
    if shown.trim_start().starts_with("::") { Cow::Owned(format!("./{shown}")) } else { shown }
}

/// No byte more or less: whoever has sanitised a text in parts knows how long it is.
fn disarm(text: Cow<'_, str>) -> Cow<'_, str> {
    let begins_command =
        |at: &usize| text[at + 2..].trim_start_matches(|c: char| c.is_ascii_alphabetic()).starts_with('[');
    let found: Vec<usize> = doubled_hashes(&text).filter(begins_command).collect();
    if found.is_empty() {
        return text;
    }
    let mut text = text.into_owned();
    found.into_iter().for_each(|at| text.replace_range(at + 1..at + 2, "?"));
    Cow::Owned(text)
}

/// Where `##` stands.
pub(super) fn doubled_hashes(text: &str) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b'#', text.as_bytes()).filter(|at| text.as_bytes().get(at + 1) == Some(&b'#'))
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

    #[test]
    fn commands_of_build_servers_are_disarmed_at_the_same_length() {
        assert_eq!(sanitise("a ##[error]b ##vso[task.x]c ###[d"), "a #?[error]b #?vso[task.x]c ##?[d");
        assert_eq!(sanitise("\u{1b}##[x"), "\u{FFFD}#?[x");
        for harmless in ["## [a heading](b)", "##", "#[a]", "##a b[c]", "##é[a]"] {
            assert_eq!(sanitise(harmless), harmless);
        }
    }

    #[test]
    fn a_line_does_not_begin_with_a_command() {
        assert_eq!(sanitise_first("::error::x.txt"), "./::error::x.txt");
        assert_eq!(sanitise_first("\n ::error::x.txt"), "./  ::error::x.txt");
        assert_eq!(sanitise_first("a::b.txt"), "a::b.txt");
    }
}
