//! The cost of every rule is linear in the copy: four times the copy may not cost it nine times the time. Clocks are
//! rough, so only what takes long enough to matter is blamed, and only if it was slow each time.

use copydesk::source::Source;
use copydesk::{Evidence, Lexicon, Settings, Shelf, lint};
use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

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
    for (shape, copy) in [("one big file", copy.clone()), ("one huge line", copy.replace('\n', " "))] {
        let mut blamed: Option<Vec<String>> = None;
        // Twice: another process may have had the processor once.
        for _ in 0..2 {
            let small = costs(&copy, SMALL, &lexicon);
            let large = costs(&copy, 4 * SMALL, &lexicon);
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

/// What each rule costs on this much copy.
fn costs(copy: &str, size: usize, lexicon: &Lexicon) -> BTreeMap<&'static str, Duration> {
    let text = copy.repeat(size / copy.len() + 1);
    let shelf: Shelf = [Source::from_text("a.txt", text)].into_iter().collect();
    let settings = Settings { timings: true, ..Settings::default() };
    lint(&shelf, &Evidence::default(), lexicon, &settings).timings.into_iter().collect()
}
