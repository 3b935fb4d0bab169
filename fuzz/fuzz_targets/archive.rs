//! Bytes as an archive of names, as they are and with their checksum put right: whatever they say, all that can be asked is
//! answered, they merge, and articles can be linted beside them.
#![no_main]

use copydesk::archive::{Archive, Archives, merge};
use copydesk::evidence::Evidence;
use copydesk::facts::names::Neighbour;
use copydesk::settings::Settings;
use copydesk_fuzz::check::check_article;
use copydesk_fuzz::house::ARTICLE;
use libfuzzer_sys::fuzz_target;
use xxhash_rust::xxh3::xxh3_64;

/// Where the sum of what stands behind it lies.
const SUM: std::ops::Range<usize> = 24..32;

fuzz_target!(|bytes: &[u8]| {
    ask(bytes);
    if bytes.len() >= SUM.end {
        let mut forged = bytes.to_vec();
        let sum = xxh3_64(&forged[SUM.end..]);
        forged[SUM].copy_from_slice(&sum.to_le_bytes());
        ask(&forged);
    }
});

fn ask(bytes: &[u8]) {
    let open = |bytes: &[u8]| Archive::open("a.names", bytes.to_vec());
    let Ok(archive) = open(bytes) else { return };
    let words = ["stepanakert", "stepanekert", "minsk", "warhtel", "é", ""];
    let spellings = archive.entries().map(|entry| entry.lower);
    for word in spellings.take(50).chain(words) {
        archive.near(word);
        let Some(entry) = archive.find(word) else { continue };
        assert_eq!(entry.lower, word);
        entry.articles();
        entry.articles_beside(Neighbour::new(true, "osce"));
        assert!(entry.forms().count() == 0 || entry.forms().any(|(form, _)| form == entry.printed()));
    }
    archive.holds(7);

    let copy = || open(bytes).expect("it was opened before");
    let Ok((merged, _)) = merge(&[copy(), copy()]) else { return };
    let merged = open(&merged).expect("what was merged is an archive");
    assert!(merged.len() <= 2 * archive.len());

    let mut archives = Archives::default();
    archives.push(archive);
    archives.push(merged);
    archives.near_each(&words);
    archives.articles_with("steven", "warthel");
    check_article(ARTICLE, &Evidence { archives, ..Evidence::default() }, &Settings::default());
}
