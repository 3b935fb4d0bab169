//! Bytes as the page of a rule: every mark of its examples lies on the text above it.
#![no_main]

use copydesk::rules::page;
use copydesk::source::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    page::title(text);
    page::summary(text);
    page::section(text, "Why it matters");
    let Ok(examples) = page::examples(text) else { return };
    // Bytes that are no text may be more, or less, than the page shows of them.
    if text.contains("escapes") || text.contains(['\u{FEFF}', '\0']) {
        return;
    }
    for article in examples.iter().flat_map(|example| &example.articles) {
        let Ok(source) = Source::read("a.txt", article.bytes.clone()) else { continue };
        for mark in &article.marks {
            assert!(source.text.get(mark.span.range()).is_some_and(|words| !words.is_empty()));
        }
    }
});
