//! Runs every example of every rule's page: each mark must be found, and every finding must be marked.

use copydesk::config::Config;
use copydesk::evidence::HouseList;
use copydesk::finding::{Finding, Label, Severity};
use copydesk::readers::{self, Format};
use copydesk::rules::page::{self, Example, ExampleArticle, Mark};
use copydesk::rules::{self, Rule};
use copydesk::source::{SourceId, Span};
use copydesk::{Evidence, Lexicon, Settings, Shelf, Sources, lint};
use libtest_mimic::{Arguments, Failed, Trial};
use std::fmt::Write;
use std::sync::Arc;

fn main() {
    let lexicon = Arc::new(Lexicon::new());
    let mut trials = Vec::new();
    for rule in rules::all() {
        match page::examples(rule.page) {
            Err(error) => trials.push(Trial::test(format!("{}: reads", rule.name), move || Err(error.into()))),
            Ok(examples) => {
                for example in examples {
                    let name = format!("{}:{} {}", rule.name, example.line, example.caption);
                    let lexicon = Arc::clone(&lexicon);
                    trials.push(Trial::test(name, move || finds_its_marks(rule, &example, &lexicon)));
                }
            }
        }
    }
    trials.push(Trial::test("all rules are silent on all unmarked examples", move || all_rules_are_silent(&lexicon)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// By default only the page's own rule runs on its examples.
fn finds_its_marks(rule: &'static Rule, example: &Example, lexicon: &Lexicon) -> Result<(), Failed> {
    let only = vec![rule.name.to_owned()];
    let shelf = shelf(example);
    let (evidence, settings) = house(example)?;
    let report = lint(&shelf, &evidence, lexicon, &Settings { only, ..settings });
    let mut complaints = String::new();
    for (number, article) in example.articles.iter().enumerate() {
        let found = marks(&report.findings, number as u32, article, &shelf);
        let missing = article.marks.iter().filter(|mark| !found.iter().any(|other| fits(mark, other)));
        let unmarked = found.iter().filter(|other| !article.marks.iter().any(|mark| fits(mark, other)));
        let text = printed(article);
        for mark in missing {
            writeln!(complaints, "  not found in {}: {}", article.file, show(mark, &text))?;
        }
        for mark in unmarked {
            writeln!(complaints, "  not marked in {}: {}", article.file, show(mark, &text))?;
        }
    }
    if complaints.is_empty() { Ok(()) } else { Err(format!("line {} of the page:\n{complaints}", example.line).into()) }
}

/// One more run with all rules over all blocks without marks: silent at warning and error.
fn all_rules_are_silent(lexicon: &Lexicon) -> Result<(), Failed> {
    let mut complaints = String::new();
    for rule in rules::all() {
        let examples = page::examples(rule.page).map_err(Failed::from)?;
        for example in examples.iter().filter(|example| example.articles.iter().all(|article| article.marks.is_empty()))
        {
            let shelf = shelf(example);
            let (evidence, settings) = house(example)?;
            let report = lint(&shelf, &evidence, lexicon, &settings);
            for finding in report.findings.iter().filter(|finding| finding.severity > Severity::Note) {
                let text = &shelf.source(finding.primary.place.source).expect("in memory").text;
                let quoted = finding.primary.place.span.of(text);
                writeln!(
                    complaints,
                    "  {}:{} {}: {} ({quoted})",
                    rule.name, example.line, finding.rule, finding.message
                )?;
            }
        }
    }
    if complaints.is_empty() { Ok(()) } else { Err(complaints.into()) }
}

/// The configuration and the list of names that stand before an example.
fn house(example: &Example) -> Result<(Evidence, Settings), Failed> {
    let mut evidence = Evidence::default();
    if let Some(names) = &example.names {
        let (house, mistakes) = HouseList::read("house.names", names);
        if let Some(mistake) = mistakes.first() {
            return Err(format!("line {}: {}", example.line, mistake.message).into());
        }
        evidence = Evidence::new(house);
    }
    let (config, mistakes) = Config::read(example.config.as_deref().unwrap_or_default());
    if let Some(mistake) = mistakes.first() {
        return Err(format!("line {}: {}", example.line, mistake.message).into());
    }
    evidence.leftovers = config.leftovers;
    evidence.house_lines = config.house_lines;
    let stets = config.stets.into_iter().map(|(stet, _)| stet).collect();
    Ok((evidence, Settings { severities: config.severities, stets, ..Settings::default() }))
}

fn shelf(example: &Example) -> Shelf {
    let mut shelf = Shelf::new();
    for article in &example.articles {
        let format = Format::of(&article.file);
        let source = readers::read(article.file.as_str(), article.bytes.clone(), format).expect("an example is text");
        if article.reference { shelf.add_reference(source) } else { shelf.add(source) }
    }
    shelf
}

/// What stands on the page: the text of a file without its byte order mark. A byte that is no text stands there as U+FFFD.
fn printed(article: &ExampleArticle) -> String {
    String::from_utf8_lossy(&article.bytes).trim_start_matches('\u{FEFF}').to_owned()
}

/// Every label of every finding that lies in one article, as a page would mark it: by what stands in the file.
fn marks(findings: &[Finding], number: u32, article: &ExampleArticle, shelf: &Shelf) -> Vec<Mark> {
    let source = SourceId(number);
    let read = shelf.source(source).expect("in memory");
    let before = if article.bytes.starts_with("\u{FEFF}".as_bytes()) { 3 } else { 0 };
    let mark = |label: &Label, primary| {
        // Plain text is read as it is printed; what was taken out of mark-up is marked where it came from.
        let span = if Format::of(&article.file) == Format::Text {
            label.place.span
        } else {
            let bytes = read.bytes_of(label.place.span).expect("no example is a container");
            Span::new(bytes.start - before, bytes.end - before)
        };
        Mark { span, primary, label: Some(label.text.to_string()) }
    };
    let labels = findings.iter().flat_map(|finding| {
        let related = finding.related.iter().map(move |label| (label, false));
        std::iter::once((&finding.primary, true)).chain(related)
    });
    let mut marks: Vec<Mark> =
        labels.filter(|(label, _)| label.place.source == source).map(|(label, primary)| mark(label, primary)).collect();
    marks.sort();
    marks.dedup();
    marks
}

/// A mark of a page fits a label if kind and place agree, and the words too where the page gives them.
fn fits(mark: &Mark, label: &Mark) -> bool {
    mark.primary == label.primary && mark.span == label.span && (mark.label.is_none() || mark.label == label.label)
}

fn show(mark: &Mark, text: &str) -> String {
    let kind = if mark.primary { '^' } else { '-' };
    format!("{kind} `{}` {}", mark.span.of(text), mark.label.as_deref().unwrap_or_default())
}
