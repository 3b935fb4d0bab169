//! The whole output of the seed articles, linted together, as it was reviewed by eye.
//! `UPDATE=1 cargo test --test seeds` rewrites `seeds/*.findings`; read the difference before it is committed.

use copydesk::report::{Texts, human};
use copydesk::source::Source;
use copydesk::{Evidence, Lexicon, Settings, Shelf, lint};
use std::fs;
use std::path::PathBuf;

#[test]
fn the_findings_of_the_seeds_are_those_that_were_reviewed() {
    let mut paths: Vec<PathBuf> = fs::read_dir("seeds")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    let names = paths.iter().map(|path| path.to_string_lossy().replace('\\', "/"));
    let shelf: Shelf =
        names.zip(&paths).map(|(name, path)| Source::read(name, fs::read(path).unwrap()).unwrap()).collect();
    let report = lint(&shelf, &Evidence::default(), &Lexicon::new(), &Settings::default());

    let mut changed = Vec::new();
    let mut all = String::new();
    for (number, path) in paths.iter().enumerate() {
        let findings: Vec<_> =
            report.findings.iter().filter(|f| f.primary.place.source.0 as usize == number).cloned().collect();
        let mut drawn = Vec::new();
        let style = human::Style { colour: false, width: 120, notes: true, rule_pages: None };
        human::write(&mut drawn, &findings, &mut Texts::new(&shelf), style).unwrap();
        let drawn = String::from_utf8(drawn).unwrap();
        all += &drawn;
        let golden = path.with_extension("findings");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&golden, drawn).unwrap();
        } else if fs::read_to_string(&golden).unwrap_or_default() != drawn {
            changed.push(format!("{}: now\n{drawn}", golden.display()));
        }
    }
    assert!(changed.is_empty(), "UPDATE=1 cargo test --test seeds, and read the difference\n{}", changed.join("\n"));
    the_readme_shows(&all);
}

/// The picture in the README is the first diagnostic of the seeds that speaks of these words.
fn the_readme_shows(drawn: &str) {
    const WORDS: &str = "\"Stepanekert\"";
    const OPEN: &str = "<!-- diagnostic: rewritten by UPDATE=1 cargo test --test seeds -->\n```text\n";
    const CLOSE: &str = "```\n<!-- end of diagnostic -->";
    let mut diagnostics = drawn.split_inclusive("\n\n").map(|one| format!("{}\n", one.trim_end()));
    let wanted = diagnostics.find(|one| one.contains(WORDS)).expect("a diagnostic for the README");
    let readme = fs::read_to_string("README.md").unwrap();
    let (before, rest) = readme.split_once(OPEN).expect("the README has a place for a diagnostic");
    let (old, after) = rest.split_once(CLOSE).expect("the README's diagnostic ends");
    if std::env::var_os("UPDATE").is_some() {
        fs::write("README.md", format!("{before}{OPEN}{wanted}{CLOSE}{after}")).unwrap();
    } else {
        assert!(old == wanted, "the diagnostic in README.md is old: UPDATE=1 cargo test --test seeds");
    }
}
