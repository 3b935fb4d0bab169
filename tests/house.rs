//! The rules of the house, as tests. `UPDATE=1 cargo test --test house` rewrites the tables of rules.

use copydesk::config::Config;
use copydesk::evidence::HouseList;
use copydesk::readers::{self, Format};
use copydesk::rules::{self, Rule, page};
use copydesk::{Evidence, Lexicon, Settings, Shelf, Sources, lint};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules in the order in which they may know of one another: each group knows the groups before it and itself.
const LAYERS: [&[&str]; 18] = [
    &["source"],
    &["readers"],
    &["sources", "mistake"],
    &["lexicon"],
    &["article"],
    &["facts"],
    &["archive"],
    &["evidence", "desk"],
    &["fix"],
    &["finding"],
    &["rules"],
    &["settings"],
    &["config"],
    &["lint", "suppress"],
    &["report"],
    &["baseline", "changes"],
    &["lsp"],
    &["cli"],
];

/// Headings of a page, in their order.
const HEADINGS: [&str; 3] = ["## Why it matters", "## Examples", "## When to ignore it"];

/// Loud and silent examples that a page needs at least.
const EXAMPLES: usize = 6;

#[test]
fn every_rule_has_its_page_and_every_page_its_rule() {
    let rules: BTreeSet<String> = rules::all().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(rules.len(), rules::all().count(), "a rule's name stands twice");
    let pages: BTreeSet<String> = files("rules", "md")
        .iter()
        .filter(|path| path.file_name().is_some_and(|name| name != "README.md"))
        .map(|path| path.with_extension("").to_string_lossy().replace('\\', "/").replace("rules/", ""))
        .collect();
    assert_eq!(rules, pages);
    for rule in rules::all() {
        let page = fs::read_to_string(format!("rules/{}.md", rule.name)).unwrap();
        assert!(page == rule.page, "{} shows another rule's page", rule.name);
    }
}

#[test]
fn pages_have_one_form() {
    let mut complaints = String::new();
    for rule in rules::all() {
        for complaint in complaints_about_page(rule) {
            writeln!(complaints, "rules/{}.md: {complaint}", rule.name).unwrap();
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

fn complaints_about_page(rule: &Rule) -> Vec<String> {
    let mut complaints = Vec::new();
    if page::title(rule.page) != rule.name {
        complaints.push("the title is not the rule's name".to_owned());
    }
    let summary = rule.summary();
    let rest: Vec<&str> =
        rule.page.lines().skip_while(|line| *line != summary).skip(1).filter(|line| !line.trim().is_empty()).collect();
    if !summary.ends_with('.') || rest.first() != Some(&HEADINGS[0]) {
        complaints.push("the summary is not one sentence on one line".to_owned());
    }
    let headings: Vec<&str> = rule.page.lines().filter(|line| line.starts_with("## ")).collect();
    if headings != HEADINGS {
        complaints.push(format!("the headings are not {HEADINGS:?}"));
    }
    match page::examples(rule.page) {
        Err(error) => complaints.push(error),
        Ok(examples) => {
            let is_loud = |example: &&page::Example| example.articles.iter().any(|article| !article.marks.is_empty());
            let loud = examples.iter().filter(is_loud).count();
            let silent = examples.len() - loud;
            if loud < EXAMPLES || silent < EXAMPLES {
                complaints.push(format!("{loud} loud and {silent} silent examples; at least {EXAMPLES} of each"));
            }
            for example in examples.iter().filter(|example| !example.caption.ends_with(['.', ':'])) {
                complaints.push(format!("line {}: no sentence stands before the example", example.line));
            }
        }
    }
    complaints
}

#[test]
fn messages_have_one_form() {
    let lexicon = Lexicon::new();
    let mut complaints = BTreeSet::new();
    for rule in rules::all() {
        for example in page::examples(rule.page).unwrap_or_default() {
            let mut shelf = Shelf::new();
            for article in &example.articles {
                let format = Format::of(&article.file);
                let source = readers::read(article.file.as_str(), article.bytes.clone(), format).unwrap();
                if article.reference { shelf.add_reference(source) } else { shelf.add(source) }
            }
            let house = HouseList::read("house.names", example.names.as_deref().unwrap_or_default()).0;
            let severities = Config::read(example.config.as_deref().unwrap_or_default()).0.severities;
            let settings = Settings { severities, ..Settings::default() };
            for finding in lint(&shelf, &Evidence::new(house), &lexicon, &settings).findings {
                let copy: Vec<_> = (0..shelf.count() as u32)
                    .map(|id| shelf.source(copydesk::source::SourceId(id)).unwrap().text.clone())
                    .collect();
                let labels = finding.related.iter().chain([&finding.primary]).map(|label| &*label.text);
                for text in labels.chain([&*finding.message]).chain(finding.help.as_deref()) {
                    if let Some(why) = fault(text, &copy.join("\n")) {
                        complaints.insert(format!("{}: {why}: {text}", finding.rule));
                    }
                }
                if finding.message.is_empty() {
                    complaints.insert(format!("{}: a message is empty", finding.rule));
                }
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
}

/// Lower case start (a name of the copy may open a message too), no full stop, one line.
fn fault(text: &str, copy: &str) -> Option<&'static str> {
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if text.starts_with(char::is_uppercase) && !copy.contains(word) {
        return Some("opens with a capital");
    }
    if text.ends_with('.') && !text.ends_with("...") {
        return Some("ends with a full stop");
    }
    (text.trim() != text || text.contains(['\n', '\t'])).then_some("has stray white space")
}

#[test]
fn imports_run_one_way() {
    let layer = |module: &str| LAYERS.iter().position(|group| group.contains(&module));
    let mut complaints = Vec::new();
    for path in files("src", "rs") {
        let inside = path.strip_prefix("src").unwrap().with_extension("");
        let module = inside.iter().next().unwrap().to_string_lossy().into_owned();
        if module == "lib" || module == "main" || path.ends_with("tests.rs") {
            continue;
        }
        let own = layer(&module).unwrap_or_else(|| panic!("src/{module} has no layer in tests/house.rs"));
        let text = fs::read_to_string(&path).unwrap();
        // Tests may use what they like.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for (at, _) in line.match_indices("crate::") {
                let rest = &line[at + "crate::".len()..];
                let other: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if layer(&other).is_none_or(|other| other > own) {
                    complaints.push(format!("{}:{}: {module} knows of {other}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn code_of_rules_stays_small() {
    for path in files("src/rules", "rs") {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        let is_rule = path.components().count() == 4;
        assert!(!is_rule || lines <= 200, "{} has {lines} lines: a fact is hiding in it", path.display());
    }
}

#[test]
fn the_tables_of_rules_are_up_to_date() {
    holds("README.md", &table("rules/"));
    holds("rules/README.md", &table(""));
}

#[test]
fn the_configuration_in_the_readme_is_sound() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (_, rest) = readme.split_once("```toml\n").expect("the README shows a configuration");
    let (_, mistakes) = Config::read(rest.split("```").next().unwrap_or_default());
    assert_eq!(mistakes, []);
}

/// One row a rule, linked to its page.
fn table(base: &str) -> String {
    let mut table = "| Rule | Severity | Finds |\n| --- | --- | --- |\n".to_owned();
    for rule in rules::all() {
        let (name, severity) = (rule.name, rule.severity);
        writeln!(table, "| [{name}]({base}{name}.md) | {severity} | {} |", rule.summary().replace('|', "\\|")).unwrap();
    }
    table
}

/// Compares what stands between the marks of a paper, or rewrites it.
fn holds(paper: &str, table: &str) {
    const OPEN: &str = "<!-- rules: rewritten by UPDATE=1 cargo test --test house -->\n";
    const CLOSE: &str = "<!-- end of rules -->";
    let text = fs::read_to_string(paper).unwrap();
    let (before, rest) = text.split_once(OPEN).unwrap_or_else(|| panic!("{paper} has no table of rules"));
    let (old, after) = rest.split_once(CLOSE).unwrap_or_else(|| panic!("the table of {paper} does not end"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(paper, format!("{before}{OPEN}{table}{CLOSE}{after}")).unwrap();
    } else {
        assert!(old == table, "the table of rules in {paper} is old: UPDATE=1 cargo test --test house");
    }
}

/// All files below a folder with this ending, sorted.
fn files(folder: impl AsRef<Path>, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|other| other == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
