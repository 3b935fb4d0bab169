//! The cost of every rule is linear in the copy: four times the copy may not cost it nine times the time. Clocks are
//! rough, so only what takes long enough to matter is blamed, and only if it was slow each time.

use copydesk::source::Source;
use copydesk::{Evidence, Lexicon, Settings, Shelf, lint};
use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

const SMALL: usize = 500_000;
const MATTERS: Duration = Duration::from_millis(100);

#[test]
fn four_times_the_copy_is_no_more_than_some_four_times_the_work() {
    let mut seeds: Vec<_> = fs::read_dir("seeds").unwrap().map(|entry| entry.unwrap().path()).collect();
    seeds.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    seeds.sort();
    let copy: String = seeds.iter().map(|path| fs::read_to_string(path).unwrap() + "\n\n").collect();
    let lexicon = Lexicon::new();
    let mut complaints = Vec::new();
    let line = copy.replace('\n', " ");
    let file = |size: usize| copy.repeat(size / copy.len() + 1);
    let huge_line = |size: usize| line.repeat(size / line.len() + 1);
    let open = |size: usize| "The 12 guests [7 men, 5 women came by train ".repeat(size / 44);
    let sums = |size: usize| "The 12 guests (7 men and 5 women) came by train, ".repeat(size / 49);
    let stets = |size: usize| {
        let paragraph = "The mayor left the the hall. <!-- copydesk: stet duplicates/repeated-word -->\n\n";
        paragraph.repeat(size / paragraph.len())
    };
    let shapes: [(&str, &dyn Fn(usize) -> String); 8] = [
        ("one big file", &file),
        ("one huge line", &huge_line),
        ("a line of figures", &line_of_figures),
        ("brackets that never close", &open),
        ("a line of sums", &sums),
        ("a comment of the desk in each paragraph", &stets),
        ("two people of one name in two letter cases", &line_of_two_people),
        ("hyphened words, each another", &hyphened_words),
    ];
    for (shape, copy) in shapes {
        let mut blamed: Option<Vec<String>> = None;
        // Twice: another process may have had the processor once.
        for _ in 0..2 {
            let small = costs(copy(SMALL), &lexicon);
            let large = costs(copy(4 * SMALL), &lexicon);
            let slow = large.into_iter().filter(|(rule, cost)| *cost > MATTERS && *cost > small[rule] * 9);
            let slow: Vec<String> = slow.map(|(rule, cost)| format!("{shape}: {rule} took {cost:?}")).collect();
            let again = |one: &String| {
                blamed.iter().flatten().any(|old| old.split(" took").next() == one.split(" took").next())
            };
            blamed = Some(if blamed.is_none() { slow } else { slow.into_iter().filter(again).collect() });
        }
        complaints.extend(blamed.into_iter().flatten());
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
}

/// Sentences that differ in a figure only.
fn line_of_figures(size: usize) -> String {
    let sentence = |number: usize| format!("The clerk of the harbour town read report {number} on a rainy day. ");
    (0..size / sentence(0).len()).map(sentence).collect()
}

/// Words with a hyphen that stand once each, among as many others.
fn hyphened_words(size: usize) -> String {
    let letters =
        |number: usize| -> String { format!("{number:06}").bytes().map(|digit| char::from(digit + 49)).collect() };
    let sentence = |number: usize| format!("They saw a {0}-over and a {0}. ", letters(number));
    (0..size / sentence(0).len()).map(sentence).collect()
}

/// No mention of the one agrees with any of the other.
fn line_of_two_people(size: usize) -> String {
    let sentence = "Betsy DeVoss chaired the meeting. Peter Devoss, a farmer, came by tractor. ";
    sentence.repeat(size / sentence.len())
}

/// What each rule costs on this copy, and what reading it does.
fn costs(copy: String, lexicon: &Lexicon) -> BTreeMap<&'static str, Duration> {
    let shelf: Shelf = [Source::from_text("a.txt", copy)].into_iter().collect();
    let settings = Settings { timings: true, ..Settings::default() };
    let started = Instant::now();
    let timings = lint(&shelf, &Evidence::default(), lexicon, &settings).timings;
    let reading = started.elapsed().saturating_sub(timings.iter().map(|(_, cost)| *cost).sum());
    timings.into_iter().chain([("reading", reading)]).collect()
}
