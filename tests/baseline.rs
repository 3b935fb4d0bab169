//! Accepted findings: on real command lines, and under edits at random.

mod desk;

use copydesk::baseline::Baseline;
use copydesk::report::Texts;
use copydesk::source::Source;
use copydesk::{Evidence, Lexicon, Report, Settings, Shelf, lint};
use desk::Desk;
use proptest::prelude::*;
use proptest::sample::Index;
use snapbox::cmd::OutputAssert;
use snapbox::str;
use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

const TWICE: &str = "The talks ended on on Monday.\n\nNo statement was made at the end.\n";
const NEW: &str = "\nThe envoys left left without a word.\n";

fn desk(name: &str) -> Desk {
    Desk::new(&format!("baseline-{name}"))
}

fn check(desk: &Desk, args: &[&str]) -> OutputAssert {
    let check = ["check", "--isolated", "--format", "short", "--rule", "duplicates/repeated-word"];
    desk.run(&[&check[..], args].concat())
}

fn read(desk: &Desk) -> String {
    fs::read_to_string(desk.0.join("old.json")).unwrap()
}

#[test]
fn what_was_accepted_is_not_reported_again() {
    let desk = desk("accepted").with("a.txt", TWICE);
    check(&desk, &["--write-baseline", "old.json", "."]).code(0).stdout_eq("").stderr_eq(str![[r#"
1 article, 13 words: 0 errors, 0 warnings, 0 notes; 1 accepted

"#]]);
    let expected = str![[r#"
{
  "version": 1,
  "accepted": [
    {"path":"a.txt","rule":"duplicates/repeated-word","quoted":"on","fingerprint":"f83c6a2dccb15f98"}
  ]
}

"#]];
    snapbox::assert_data_eq!(read(&desk), expected);
    check(&desk, &["--baseline", "old.json", "."]).code(0);
    let desk = desk.with("a.txt", format!("A line above.\n\n{TWICE}{NEW}"));
    check(&desk, &["--baseline", "old.json", "."]).code(1).stdout_eq(str![[r#"
a.txt:7:17: warning: the word "left" stands twice in a row [duplicates/repeated-word]

"#]]);
}

#[test]
fn nothing_accepted_is_a_baseline_too() {
    let desk = desk("empty").with("a.txt", "The talks ended.\n");
    check(&desk, &["--write-baseline", "old.json", "."]).code(0);
    check(&desk, &["--baseline", "old.json", "."]).code(0);
}

#[test]
fn the_same_slip_once_more_is_new() {
    let desk = desk("more").with("a.txt", TWICE);
    check(&desk, &["--write-baseline", "old.json", "."]).code(0);
    let desk = desk.with("a.txt", format!("{TWICE}\n{TWICE}"));
    check(&desk, &["--baseline", "old.json", "."]).code(1);
}

#[test]
fn an_accepted_name_may_stand_in_another_sentence_but_not_once_more() {
    let slip = "The talks of the Minks Group ended.\n";
    let desk = desk("word").with("house.names", "Minks Group -> Minsk Group\n").with("a.txt", slip);
    let run = |desk: &Desk, args: &[&str]| {
        desk.run(&[&["check", "--isolated", "--rule", "names", "--names", "house.names", "a.txt"], args].concat())
    };
    run(&desk, &["--write-baseline", "old.json"]).code(0);
    let desk = desk.with("a.txt", slip.replace("ended", "went on until Monday"));
    run(&desk, &["--baseline", "old.json"]).code(0);
    let desk = desk.with("a.txt", format!("{slip}\nNobody spoke for the Minks Group.\n"));
    run(&desk, &["--baseline", "old.json"]).code(1);
}

#[test]
fn a_file_that_moved_keeps_what_was_accepted_and_a_copy_does_not() {
    let desk = desk("moved").with("a.txt", TWICE);
    check(&desk, &["--write-baseline", "old.json", "."]).code(0);
    let desk = desk.with("b/copy.txt", TWICE);
    check(&desk, &["--baseline", "old.json", "."]).code(1);
    fs::remove_file(desk.0.join("a.txt")).unwrap();
    check(&desk, &["--baseline", "old.json", "."]).code(0);
    // One entry stands for one finding.
    let desk = desk.with("c.txt", TWICE);
    check(&desk, &["--baseline", "old.json", "."]).code(1);
}

#[test]
fn accepted_findings_that_are_gone_are_told() {
    let desk = desk("gone").with("a.txt", format!("{TWICE}{NEW}")).with("b.txt", TWICE);
    check(&desk, &["--write-baseline", "old.json", "."]).code(0);
    let desk = desk.with("a.txt", "The talks ended.\n");
    check(&desk, &["--baseline", "old.json", "."]).code(0).stderr_eq(str![[r#"
2 articles, 16 words: 0 errors, 0 warnings, 0 notes; 1 accepted
2 accepted findings are gone: write the baseline anew

"#]]);
    // A run that did not read the file, or did not run the rule, says nothing of it and drops nothing.
    check(&desk, &["--baseline", "old.json", "b.txt"]).stderr_eq(str![[r#"
1 article, 13 words: 0 errors, 0 warnings, 0 notes; 1 accepted

"#]]);
    let before = read(&desk);
    check(&desk, &["--write-baseline", "old.json", "b.txt"]).code(0);
    desk.run(&["check", "--isolated", "--rule", "dates", "--write-baseline", "old.json", "."]).code(0);
    assert_eq!(read(&desk), before);
    check(&desk, &["--write-baseline", "old.json", "."]).code(0);
    assert_eq!(read(&desk).matches("fingerprint").count(), 1);
}

#[test]
fn what_is_no_baseline_is_neither_read_nor_overwritten() {
    let desk = desk("none").with("a.txt", TWICE).with("old.json", "{\"version\": 1, \"accepted\": [{}]}\n");
    for option in ["--baseline", "--write-baseline"] {
        check(&desk, &[option, "old.json", "a.txt"]).code(2).stdout_eq("").stderr_eq(str![[r#"
copydesk: old.json: no baseline: missing field `path` at line 1 column 30

"#]]);
    }
    let desk = desk.with("old.json", "{\"version\": 9, \"accepted\": 1}\n");
    check(&desk, &["--baseline", "old.json", "a.txt"]).code(2).stderr_eq(str![[r#"
copydesk: old.json: a baseline of version 9, and this copydesk reads version 1

"#]]);
    // Half of a character in what this version does not know.
    let desk = desk.with("new.json", "{\"version\": 9, \"by\": \"\\ud83c\", \"accepted\": []}\n");
    check(&desk, &["--baseline", "new.json", "a.txt"]).code(2).stderr_eq(str![[r#"
copydesk: new.json: a baseline of version 9, and this copydesk reads version 1

"#]]);
    check(&desk, &["--baseline", "nowhere.json", "a.txt"]).code(2).stderr_eq(str![[r#"
copydesk: nowhere.json: no such file or folder

"#]]);
    check(&desk, &["--write-baseline", "a.txt", "a.txt"]).code(2);
    assert_eq!(fs::read_to_string(desk.0.join("a.txt")).unwrap(), TWICE);
}

#[test]
fn a_baseline_holds_for_the_desks_of_several_configurations() {
    let desk = desk("houses").with("north/copydesk.toml", "").with("south/copydesk.toml", "");
    let desk = desk.with("north/a.txt", TWICE).with("south/a.txt", TWICE);
    let check = |desk: &Desk, baseline: &str| {
        desk.run(&["check", "--format", "short", "--rule", "duplicates/repeated-word", baseline, "old.json", "."])
    };
    check(&desk, "--write-baseline").code(0);
    check(&desk, "--baseline").code(0).stdout_eq("");
    let desk = desk.with("south/b.txt", TWICE);
    check(&desk, "--baseline").code(1).stdout_eq(str![[r#"
south/b.txt:1:20: error: the word "on" stands twice in a row [duplicates/repeated-word]

"#]]);
}

#[test]
fn accepted_findings_are_not_mended() {
    let desk = desk("fix").with("a.txt", TWICE);
    check(&desk, &["--write-baseline", "old.json", "."]).code(0);
    let desk = desk.with("a.txt", format!("{TWICE}{NEW}"));
    check(&desk, &["--baseline", "old.json", "--fix=suggested", "."]).code(0);
    assert_eq!(
        fs::read_to_string(desk.0.join("a.txt")).unwrap(),
        format!("{TWICE}{}", NEW.replace("left left", "left"))
    );
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// The seeds as paragraphs.
static SEEDS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let mut paths: Vec<_> = fs::read_dir("seeds").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let paragraphs = |text: String| text.split_inclusive('\n').map(str::to_owned).collect();
    paths.iter().map(|path| paragraphs(fs::read_to_string(path).unwrap())).collect()
});

/// What is found in the seeds, and what else there is of each.
static BEFORE: LazyLock<(Baseline, Vec<Elsewhere>)> = LazyLock::new(|| {
    let (shelf, report) = run(&SEEDS);
    let mut texts = Texts::new(&shelf);
    let labels = || report.findings.iter().flat_map(|finding| finding.related.iter().chain([&finding.primary]));
    let words: BTreeSet<String> = labels().map(|label| texts.quoted(label.place).to_lowercase()).collect();
    let line = |article: usize, at: u32| SEEDS[article].concat()[..at as usize].matches('\n').count();
    let held: BTreeSet<(usize, usize)> = labels()
        .flat_map(|label| {
            let (article, span) = (label.place.source.0 as usize, label.place.span);
            (line(article, span.start)..=line(article, span.end)).map(move |line| (article, line))
        })
        .collect();
    let elsewhere = |article: usize| {
        let of_page = report.findings.iter().filter(|finding| finding.rule == "leftovers/boilerplate");
        let of_page = of_page.map(|finding| finding.primary.place).filter(|place| place.source.0 as usize == article);
        let end = of_page.map(|place| line(article, place.span.start)).min().unwrap_or(SEEDS[article].len());
        let is_free = |&line: &usize| {
            let copy = SEEDS[article][line].to_lowercase();
            !held.contains(&(article, line)) && !words.iter().any(|words| words.len() > 3 && copy.contains(words))
        };
        Elsewhere { free: (0..end).filter(is_free).collect(), end }
    };
    let baseline = Baseline::of(&report.findings, &mut texts);
    (baseline, (0..SEEDS.len()).map(elsewhere).collect())
});

/// Where an article can be edited without a touch of what was found in it.
struct Elsewhere {
    /// Lines that have no place of a finding, and none of its words.
    free: Vec<usize>,
    /// Where the story ends: the lines of a web page below it are one finding, and what is put between them makes two.
    end: usize,
}

fn run(articles: &[Vec<String>]) -> (Shelf, Report) {
    let named = articles.iter().enumerate();
    let shelf: Shelf = named.map(|(n, lines)| Source::from_text(format!("{n}.txt"), lines.concat())).collect();
    let report = lint(&shelf, &Evidence::default(), &LEXICON, &Settings::default());
    (shelf, report)
}

/// Lines that contradict nothing; one for each edit.
const ADDED: [&str; 6] = [
    "\n",
    "Nobody was hurt, and the road was open again before noon.\n",
    "\nThe rain had not stopped since the morning.\n\n",
    "It was a long day for all of them, and a quiet one.\n",
    "\n\n",
    "\nA second bridge is to be built below the harbour, but nobody could say when.\n\n",
];

/// Lines put in anywhere, and lines without findings put elsewhere among one another.
fn edited(edits: &[(Index, Index, Index, bool)]) -> Vec<Vec<String>> {
    let mut articles = SEEDS.clone();
    for (article, first, second, moves) in edits.iter().filter(|edit| edit.3) {
        let article = article.index(articles.len());
        let free = &BEFORE.1[article].free;
        if *moves && free.len() > 1 {
            articles[article].swap(free[first.index(free.len())], free[second.index(free.len())]);
        }
    }
    for ((article, first, ..), added) in edits.iter().zip(ADDED).filter(|(edit, _)| !edit.3) {
        let article = article.index(articles.len());
        let at = 1 + first.index(BEFORE.1[article].end);
        articles[article].insert(at, added.to_owned());
    }
    articles
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn edits_elsewhere_revive_nothing_and_hide_nothing_new(
        edits in prop::collection::vec(any::<(Index, Index, Index, bool)>(), 1..=ADDED.len()),
        planted in any::<(Index, Index)>(),
    ) {
        let mut articles = edited(&edits);
        let article = planted.0.index(articles.len());
        let at = 1 + planted.1.index(BEFORE.1[article].end);
        articles[article].insert(at, "\nThe ferry had left left for the island by then.\n\n".to_owned());
        let (shelf, mut report) = run(&articles);
        let mut texts = Texts::new(&shelf);
        BEFORE.0.apply(&mut report.findings, &mut texts, &|_| true);
        let left: Vec<String> = report.findings.iter().map(|f| format!("{}: {}", f.rule, f.message)).collect();
        prop_assert_eq!(left, ["duplicates/repeated-word: the word \"left\" stands twice in a row"]);
    }
}

#[test]
fn the_file_does_not_hang_on_the_order_of_what_was_found() {
    let (shelf, mut report) = run(&SEEDS);
    let text = Baseline::of(&report.findings, &mut Texts::new(&shelf)).to_text();
    assert!(report.findings.len() > 5);
    report.findings.reverse();
    let read = Baseline::read(&text).unwrap();
    assert_eq!((read.to_text(), read.apply(&mut report.findings, &mut Texts::new(&shelf), &|_| true).len()), (text, 0));
    assert!(report.findings.is_empty());
}
