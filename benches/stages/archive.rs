//! Learning an archive, merging two, and asking one.

use super::{Prepared, shelf};
use copydesk::archive::{self, Archive, Archives};
use copydesk::{Lexicon, Shelf};
use std::hint::black_box;

/// The bytes of the archive of some articles.
pub fn learn(shelf: &Shelf, lexicon: &Lexicon) -> Vec<u8> {
    archive::learn(shelf, lexicon).expect("the names fit into a file").archive
}

/// Two archives, of the first half of the articles and the second.
pub fn halves(prepared: &Prepared) -> [Archive; 2] {
    let (first, second) = prepared.texts.split_at(prepared.texts.len() / 2);
    [first, second].map(|texts| open(learn(&shelf(texts), prepared.lexicon)))
}

pub fn merge(archives: &[Archive]) {
    black_box(archive::merge(archives).expect("the names fit into a file"));
}

/// How many articles print each name word of the desk, and which words are near to it.
pub fn ask(archives: &Archives, words: &[&str]) {
    for word in words {
        black_box(archives.articles(word));
    }
    black_box(archives.near_each(words));
}

/// The distinct name words of all articles.
pub fn words(prepared: &Prepared) -> Vec<&str> {
    let articles = prepared.articles.iter().zip(&prepared.facts);
    let words = articles.flat_map(|(article, facts)| facts.names.words.iter().map(|word| article.lower(word.form)));
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}

pub fn open(bytes: Vec<u8>) -> Archive {
    Archive::open("a.names", bytes).expect("it was just made")
}
