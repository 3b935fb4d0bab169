//! The copy of the benches looks like news: else what they measure would say nothing of it.

#[path = "../benches/copy/mod.rs"]
mod copy;

use copy::Newsroom;
use copydesk::source::Source;
use copydesk::{Evidence, Lexicon, Settings, Shelf, lint};
use std::collections::HashSet;

#[test]
fn the_same_number_gives_the_same_article_and_another_another() {
    let newsroom = Newsroom::open();
    assert_eq!(newsroom.article(7), Newsroom::open().article(7));
    let articles: HashSet<String> = newsroom.articles(200).into_iter().collect();
    assert_eq!(articles.len(), 200);
}

#[test]
fn an_article_has_some_four_thousand_bytes() {
    let articles = Newsroom::open().articles(200);
    let sum: usize = articles.iter().map(String::len).sum();
    holds("bytes of an article", sum as f64 / 200.0, 3500.0, 4800.0);
}

#[test]
fn sentences_have_some_twenty_words() {
    let copy = Newsroom::open().articles(200).concat();
    let ends = copy.matches('.').count();
    let points = copy.as_bytes().windows(2).filter(|pair| pair[0] == b'.' && pair[1].is_ascii_digit()).count();
    holds("words of a sentence", words(&copy).count() as f64 / (ends - points) as f64, 16.0, 23.0);
}

#[test]
fn one_word_in_seven_or_so_has_a_capital() {
    let copy = Newsroom::open().articles(200).concat();
    let capitals = words(&copy).filter(|word| word.starts_with(char::is_uppercase)).count();
    holds("share of capitals", capitals as f64 / words(&copy).count() as f64, 0.12, 0.19);
}

#[test]
fn four_thousand_bytes_have_some_three_hundred_and_forty_distinct_words() {
    let long = Newsroom::open().articles(400).into_iter().filter(|copy| copy.len() > 4100);
    let distinct = |copy: &String| {
        let start = String::from_utf8_lossy(&copy.as_bytes()[..4000]);
        words(&start).map(str::to_lowercase).collect::<HashSet<_>>().len()
    };
    let counts: Vec<usize> = long.map(|copy| distinct(&copy)).collect();
    let mean = counts.iter().sum::<usize>() as f64 / counts.len() as f64;
    holds("distinct words", mean, 310.0, 370.0);
}

#[test]
fn only_its_slips_are_found() {
    let articles = Newsroom::open().articles(200);
    let desk: Shelf = articles.iter().map(|copy| Source::from_text("a.txt", copy.as_str())).collect();
    let settings = Settings { desk: false, ..Settings::default() };
    let findings = lint(&desk, &Evidence::default(), &Lexicon::new(), &settings).findings;
    let has_slips = |number: u32| number % 4 == 3;
    let (found, other): (Vec<_>, Vec<_>) =
        findings.iter().partition(|finding| has_slips(finding.primary.place.source.0));
    holds("findings on an article with slips", found.len() as f64 / 50.0, 0.7, 3.0);
    holds("findings on any other", other.len() as f64 / 150.0, 0.0, 0.2);
}

fn words(copy: &str) -> impl Iterator<Item = &str> {
    copy.split(|c: char| !(c.is_alphabetic() || c == '-' || c == '’')).filter(|word| !word.is_empty())
}

fn holds(what: &str, value: f64, least: f64, most: f64) {
    assert!((least..=most).contains(&value), "{what}: {value}");
}
