//! The configuration that `copydesk init` writes: every key with what it does, and nothing switched on.

use super::keys::{KEYS, Key, Takes};

/// A commented start. It says nothing until a line is taken out of its comment.
pub fn start() -> String {
    let mut start = "\
# What this desk's copydesk does. A line speaks once its # is taken away; the command line wins over this file.
# `copydesk config --show FILE` shows what holds for an article, and which line says so.
#
# For an editor that knows TOML, write `copydesk config --schema > copydesk.schema.json` once, and put above all else:
# `#:schema ./copydesk.schema.json`
"
    .to_owned();
    for key in &KEYS {
        start += &match &key.takes {
            Takes::Severities => format!("\n# {}: error, warning, note or off\n{SEVERITY}", key.about),
            Takes::Tables(keys, _) => format!("\n# {}\n# [[{}]]\n{}", key.about, key.name, lines(keys)),
            Takes::SomeOf(words) | Takes::OneOf(words) => {
                format!("\n# {}: {}\n# {} = {}\n", key.about, words.join(", "), key.name, key.example)
            }
            _ => format!("\n# {}\n# {} = {}\n", key.about, key.name, key.example),
        };
    }
    start
}

const SEVERITY: &str = "# [severity]\n# names = \"warning\"\n# \"names/near-spelling\" = \"note\"\n";

fn lines(keys: &[Key]) -> String {
    let line = |key: &Key| format!("# {:<44}# {}\n", format!("{} = {}", key.name, key.example), key.about);
    keys.iter().map(line).collect()
}
