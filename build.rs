//! Turns the word lists of `rules/lexicon/` into one transducer from spelling to the lists that hold it.

use std::collections::BTreeMap;
use std::{env, fs, path::Path};

/// The lists in the order of their bits; `src/lexicon/flags.rs` gives the bits their names. `words.txt` has two bits:
/// entries in lower case and entries with a capital.
const LISTS: [(&str, u64); 5] =
    [("words.txt", 1), ("given-names.txt", 4), ("surnames.txt", 8), ("surnames-rare.txt", 16), ("cities.txt", 32)];
const CAPITAL_ENTRY: u64 = 2;

fn main() {
    let mut entries = BTreeMap::<String, u64>::new();
    for (name, bit) in LISTS {
        let path = Path::new("rules/lexicon").join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for entry in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            for word in entry.split([' ', '-']) {
                let capital = word.chars().next().is_some_and(char::is_uppercase);
                let bit = if name == "words.txt" && capital { CAPITAL_ENTRY } else { bit };
                *entries.entry(word.replace('\u{2019}', "'")).or_default() |= bit;
            }
        }
    }
    entries.remove("");
    let mut map = fst::MapBuilder::memory();
    for (word, bits) in entries {
        map.insert(word, bits).expect("a BTreeMap is sorted");
    }
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("words.fst");
    fs::write(out, map.into_inner().expect("memory does not fail")).expect("OUT_DIR is writable");
}
