//! What holds of every archive: merging is learning together, whatever the order and the number of threads; and no
//! bytes make the program panic.

use copydesk::archive::{Archive, Archives, learn, merge};
use copydesk::facts::names::Neighbour;
use copydesk::finding::Severity;
use copydesk::source::Source;
use copydesk::{Evidence, Lexicon, Settings, Shelf, lint};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

const NAMES: [&str; 12] = [
    "Stepanakert",
    "STEPANAKERT",
    "Minsk",
    "Minks",
    "Erdoğan",
    "Ğazi",
    "McLeod",
    "MCLEOD",
    "Thorvaldson",
    "Élise",
    "OSCE",
    "Group",
];

/// A short article; each is another, for its number stands in it.
fn article() -> impl Strategy<Value = String> {
    let names = prop::collection::vec(prop::sample::select(&NAMES[..]), 1..4);
    let sentences = prop::collection::vec(names, 1..6);
    (sentences, 0..40u32).prop_map(|(sentences, number)| {
        let sentence = |names: Vec<&str>| format!("They said that {} was not to be seen there.\n\n", names.join(" "));
        format!("The paper has {number} pages.\n\n{}", sentences.into_iter().map(sentence).collect::<String>())
    })
}

fn learnt(articles: &[&String], threads: usize) -> Vec<u8> {
    let sources = articles.iter().map(|text| Source::from_text("a.txt", text.as_str()));
    let shelf: Shelf = sources.collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| learn(&shelf, &LEXICON)).unwrap().archive
}

fn open(bytes: &[u8]) -> Archive {
    Archive::open("a.names", bytes.to_vec()).unwrap()
}

/// Asks an archive all that can be asked.
fn ask(archive: Archive) -> usize {
    let spellings: Vec<String> = archive.entries().map(|entry| entry.lower.to_owned()).collect();
    let again = merge(&[archive]).map_or(0, |(bytes, _)| bytes.len());
    let mut archives = Archives::default();
    archives.push(Archive::open("a.names", merge(&[]).unwrap().0).unwrap());
    again + spellings.len() + archives.near("minsk").len()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn merging_is_learning_together(articles in prop::collection::btree_set(article(), 0..24), cut in any::<u32>()) {
        let all: Vec<&String> = articles.iter().collect();
        let (mut a, mut b) = (Vec::new(), Vec::new());
        for (at, article) in all.iter().enumerate() {
            if cut >> (at % 32) & 1 == 0 { a.push(*article) } else { b.push(*article) }
        }
        let together = learnt(&all, 1);
        let (a, b) = (learnt(&a, 1), learnt(&b, 3));
        let (ab, shared) = merge(&[open(&a), open(&b)]).unwrap();
        prop_assert!(ab == together);
        prop_assert_eq!(shared, 0);
        prop_assert!(merge(&[open(&b), open(&a)]).unwrap().0 == together);
        prop_assert!(learnt(&all.into_iter().rev().collect::<Vec<_>>(), 4) == together);
    }

    #[test]
    fn all_that_is_near_is_found(articles in prop::collection::vec(article(), 1..12), word in "[a-zé]{2,12}") {
        let archive = open(&learnt(&articles.iter().collect::<Vec<_>>(), 1));
        let asked = archive.entries().map(|entry| entry.lower.to_owned()).chain([word]).collect::<Vec<_>>();
        for lower in asked.iter().flat_map(|word| edits(word)) {
            let near: BTreeSet<&str> = archive.near(&lower).into_iter().collect();
            let is_near = |other: &&str| copydesk::facts::names::likeness::likeness(&lower, other)
                .is_some_and(|likeness| likeness.is_one_edit());
            let all: BTreeSet<&str> = archive.entries().map(|entry| entry.lower).filter(is_near).collect();
            prop_assert_eq!(near, all, "{}", lower);
        }
    }

    /// A file that was cut or changed is refused.
    #[test]
    fn a_damaged_file_is_refused(at in any::<prop::sample::Index>(), bit in 0..8u32, cut in any::<bool>()) {
        let mut bytes = learnt(&[&"They met at Stepanakert. The OSCE Minsk Group met.".to_owned()], 1);
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] ^= 1 << bit }
        prop_assert!(Archive::open("a.names", bytes).is_err());
    }

    /// One whose checksum was put right again is read inside its bytes, whatever they say.
    #[test]
    fn forged_bytes_are_read_in_their_bounds(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..9)) {
        let mut bytes = learnt(&[&"They met at Stepanakert. The OSCE Minsk Group met.".to_owned()], 1);
        for (at, byte) in changes {
            let at = 32 + at.index(bytes.len() - 32);
            bytes[at] = byte;
        }
        let sum = xxhash_rust::xxh3::xxh3_64(&bytes[32..]);
        bytes[24..32].copy_from_slice(&sum.to_le_bytes());
        if let Ok(archive) = Archive::open("a.names", bytes) {
            for word in ["stepanakert", "stepanekert", "minsk", "minks", ""] {
                archive.near(word);
                archive.find(word).map(|entry| (entry.articles(), entry.printed().into_owned()));
                archive.find(word).map(|entry| entry.articles_beside(Neighbour::new(true, "osce")));
            }
            archive.holds(7);
            ask(archive);
        }
    }
}

/// Some words one edit from a word.
fn edits(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut edits = vec![word.to_owned()];
    for at in 0..letters.len() {
        let (mut without, mut other, mut more) = (letters.clone(), letters.clone(), letters.clone());
        without.remove(at);
        other[at] = 'x';
        more.insert(at, 'e');
        edits.extend([without, other, more].map(String::from_iter));
        if at > 0 {
            let mut swapped = letters.clone();
            swapped.swap(at - 1, at);
            edits.push(String::from_iter(swapped));
        }
    }
    edits
}

fn archive_of(articles: &[String]) -> Archives {
    let mut archives = Archives::default();
    archives.push(open(&learnt(&articles.iter().collect::<Vec<_>>(), 1)));
    archives
}

/// The messages that one article gets beside an archive.
fn messages(copy: &str, past: &[String]) -> Vec<String> {
    let shelf: Shelf = [Source::from_text("a.txt", copy)].into_iter().collect();
    let evidence = Evidence { archives: archive_of(past), ..Evidence::default() };
    let settings = Settings { desk: false, ..Settings::default() };
    lint(&shelf, &evidence, &LEXICON, &settings).findings.into_iter().map(|finding| finding.message).collect()
}

/// So many articles with a sentence in each.
fn past(sentence: &str, articles: usize) -> Vec<String> {
    (0..articles).map(|number| format!("{sentence} It was the paper's story number {number} of that year.\n")).collect()
}

#[test]
fn an_archive_counts_names_and_who_stands_beside_them() {
    let archives = archive_of(&past("The palace said that Emmanuel Macron had left for OSCE talks.", 4));
    assert_eq!((archives.articles("macron"), archives.articles("macrone")), (4, 0));
    assert_eq!(archives.articles_with("emmanuel", "macron"), 4);
    assert_eq!(archives.articles_with("francois", "macron"), 0);
    assert_eq!(archives.printed("macron").as_deref(), Some("Macron"));
}

#[test]
fn the_same_story_counts_once() {
    let mut articles = past("The palace said that Emmanuel Macron had left.", 2);
    articles.push(format!("Palace Is Silent\n\n{}", articles[0]));
    assert_eq!(archive_of(&articles).articles("macron"), 2);
}

#[test]
fn a_slip_in_the_archive_is_no_evidence_for_itself() {
    let mut articles = past("The palace said that Emmanuel Macron had left.", 20);
    articles.extend(past("The palace said that Emmanuel Marcon had left.", 2));
    let copy = "It was late, and Emmanuel Marcon was tired.\n";
    assert_eq!(messages(copy, &articles), ["\"Marcon\" is spelled \"Macron\" in 20 articles of a.names"]);
    articles.extend(past("At home they said that Emmanuel Marcon was a cellist.", 3));
    assert_eq!(messages(copy, &articles), [""; 0]);
}

#[test]
fn an_article_is_no_witness_for_itself() {
    let copy = "It was late, and Emmanuel Marcon was tired.\n";
    let mut articles = past("The palace said that Emmanuel Macron had left.", 3);
    articles.push(copy.to_owned());
    assert_eq!(messages(copy, &articles).len(), 1);
}

#[test]
fn a_name_of_the_archive_is_a_name() {
    let mut articles = past("A court heard that Peter Connolly was away.", 9);
    articles.extend(past("A clock was mended by Anna Connally at home.", 3));
    assert_eq!(messages("They saw Peter Connally leave.\n", &articles), [""; 0]);
}

#[test]
fn without_a_shared_neighbour_an_archive_is_silent() {
    let articles = past("A court heard that Peter Connolly was away.", 9);
    assert_eq!(messages("They saw Anna Connally leave.\n", &articles), [""; 0]);
}

#[test]
fn an_archive_turns_an_undecided_finding_round() {
    let copy = "The letter was read by Steven Warthel in the chamber.\n\nMr. Warhtel did not comment on it.\n";
    let articles = past("A long speech was made by Olga Warhtel at night.", 6);
    assert_eq!(messages(copy, &articles), ["\"Warthel\" is spelled \"Warhtel\" in 6 articles of a.names"]);
}

const STRANGER: &str = "The report was written by Cheryl Abernathy, who teaches law in Leeds. Abernathy spoke to forty \
    nurses.\n\n\"They gave up at the first sign of trouble,\" said Janet Abernathy.\n";

/// Each finding's words and severity.
fn findings(copy: &str, past: &[String]) -> Vec<(String, Severity)> {
    let shelf: Shelf = [Source::from_text("a.txt", copy)].into_iter().collect();
    let evidence = Evidence { archives: archive_of(past), ..Evidence::default() };
    let findings = lint(&shelf, &evidence, &LEXICON, &Settings::default()).findings;
    findings.into_iter().map(|one| (one.message, one.severity)).collect()
}

#[test]
fn an_archive_that_knows_one_given_name_alone_makes_a_warning() {
    let note = ("\"Janet Abernathy\" is \"Cheryl Abernathy\" elsewhere in this article".to_owned(), Severity::Note);
    assert_eq!(findings(STRANGER, &[]), std::slice::from_ref(&note));
    let mut articles = past("A lecture was given by Cheryl Abernathy in Leeds.", 12);
    let counts = "\"Cheryl Abernathy\" stands in 12 articles of a.names, \"Janet Abernathy\" in none".to_owned();
    assert_eq!(findings(STRANGER, &articles), [(counts.clone(), Severity::Warning)]);
    // The article itself was learnt too.
    articles.push(STRANGER.to_owned());
    assert_eq!(findings(STRANGER, &articles), [(counts, Severity::Warning)]);
    // One of many Abernathys.
    articles.extend(past("A clock was mended by Anna Abernathy at home.", 20));
    assert_eq!(findings(STRANGER, &articles), [note]);
}

#[test]
fn an_archive_that_knows_both_given_names_knows_two_people() {
    let mut articles = past("A lecture was given by Cheryl Abernathy in Leeds.", 12);
    articles.extend(past("A ward was shown to us by Janet Abernathy at night.", 1));
    assert_eq!(findings(STRANGER, &articles), []);
    let copy = "The plan was drawn up by chancellor Rachel Holloway over the summer, officials said.\n\n\
        On Monday chancellor Susan Holloway will present it to the unions.\n";
    assert_eq!(findings(copy, &[]).len(), 1);
    let mut articles = past("They said that chancellor Rachel Holloway was there.", 4);
    articles.extend(past("They said that chancellor Susan Holloway was not there.", 4));
    assert_eq!(findings(copy, &articles), []);
}

#[test]
fn the_name_that_an_archive_knows_is_the_right_one() {
    let articles = past("A lecture was given by Janet Abernathy in Leeds.", 12);
    let counts = "\"Janet Abernathy\" stands in 12 articles of a.names, \"Cheryl Abernathy\" in none".to_owned();
    assert_eq!(findings(STRANGER, &articles), [(counts, Severity::Warning)]);
    // Somebody who is named in full again is somebody else.
    let again = format!("{STRANGER}\nThe last word went to Cheryl Abernathy.\n");
    assert_eq!(findings(&again, &articles), []);
}

#[test]
fn many_words_find_what_is_near_as_one_does() {
    let words =
        ["stepanekert", "minks", "minsk", "thorvaldsen", "thorvaldson", "erdogan", "elise", "élisse", "grup", "a", ""];
    let articles = past("They said that Stepanakert Minsk Erdoğan Thorvaldson Élise was not there. A Groups was.", 2);
    let archives = archive_of(&articles);
    let each: Vec<(u32, &str)> =
        (0..).zip(words).flat_map(|(at, word)| archives.near(word).into_iter().map(move |near| (at, near))).collect();
    assert_eq!(each.len(), 4);
    assert_eq!(archives.near_each(&words), each);
    let alone = open(&learnt(&articles.iter().collect::<Vec<_>>(), 1));
    for (at, word) in (0..).zip(words) {
        let near: BTreeSet<&str> = alone.near(word).into_iter().collect();
        assert_eq!(near, each.iter().filter(|one| one.0 == at).map(|one| one.1).collect(), "{word}");
    }
}

#[test]
fn a_newer_older_or_foreign_file_is_told_from_a_damaged_one() {
    let mut bytes = merge(&[]).unwrap().0;
    bytes[16] = 9;
    let error = |bytes: &[u8]| Archive::open("a.names", bytes.to_vec()).unwrap_err().to_string();
    assert_eq!(error(&bytes), "an archive of format 9, and this copydesk reads format 2");
    assert_eq!(error(&bytes[..15]), "not an archive of names");
    assert_eq!(error(&bytes[..40]), "an archive of format 9, and this copydesk reads format 2");
    bytes[16] = 1;
    assert_eq!(error(&bytes), "an archive of format 1, and this copydesk reads format 2: learn it again");
    bytes[16] = 2;
    assert_eq!(error(&bytes[..40]), "a damaged archive: learn it again");
}
