//! Bytes to articles.

use super::Prepared;
use copydesk::article::{Article, Vocabulary};
use copydesk::readers::{self, Format};
use copydesk::source::Source;
use std::hint::black_box;

/// UTF-8 to text.
pub fn decode(files: Vec<Vec<u8>>) {
    for bytes in files {
        black_box(Source::read("a.txt", bytes).expect("copy is text"));
    }
}

/// The copy out of a file of that format.
pub fn extract(files: Vec<Vec<u8>>, format: Format) {
    for bytes in files {
        black_box(readers::read("a", bytes, format).expect("copy is text"));
    }
}

/// The scan, and what stands on it: blocks, sentences, quotations. The vocabulary is a worker's, which has read before.
pub fn articles(prepared: &Prepared, vocabulary: &mut Vocabulary<'_>) {
    for source in prepared.sources {
        let article = Article::read(source, vocabulary);
        vocabulary.take_back(black_box(article));
    }
}

pub fn files(texts: &[String]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.clone().into_bytes()).collect()
}

/// The same copy as a simple page.
pub fn pages(texts: &[String]) -> Vec<Vec<u8>> {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('“', "&ldquo;");
    let paragraph = |text: &str| format!("<p class=\"story\">{}</p>\n", escape(text));
    let page = |text: &String| {
        let paragraphs: String = text.split("\n\n").map(paragraph).collect();
        format!("<html><head><title>Copy</title></head><body><article>{paragraphs}</article></body></html>")
    };
    texts.iter().map(|text| page(text).into_bytes()).collect()
}
