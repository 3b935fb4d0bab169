//! What holds of every finding on any copy: its bytes are its words, it does not hang on the other files of the run,
//! and no input makes the program panic. The copy is cut from the seeds and disturbed at random.

#[path = "positions/marked_up.rs"]
mod marked_up;

use copydesk::finding::Finding;
use copydesk::report::{Texts, human, json, short};
use copydesk::source::{Source, SourceId};
use copydesk::{Evidence, Lexicon, Report, Settings, Shelf, Sources, lint};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

static SEEDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let paths = fs::read_dir("seeds").unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
});

/// What careless hands and converters put into copy.
const DISTURBANCES: [&str; 14] = [
    "🎉",
    "e\u{301}",
    "\u{200B}",
    "\u{AD}",
    "\u{202E}",
    "\n",
    "\n\n",
    "\"",
    "”",
    "the the ",
    "Erdoğan ",
    "\u{0}",
    "@handle ",
    "\u{FFFD}",
];

#[derive(Clone, Copy, Debug)]
enum Form {
    Plain,
    Marked,
    Utf16Le,
    Utf16Be,
}

/// Paragraphs of all seeds in any order, some twice, some disturbed.
fn copy() -> impl Strategy<Value = String> {
    let paragraph = (any::<Index>(), prop::option::of((any::<Index>(), any::<Index>())));
    (any::<bool>(), prop::collection::vec(paragraph, 1..12)).prop_map(|(front_matter, picks)| {
        let all: Vec<&str> = SEEDS.iter().flat_map(|seed| seed.lines()).filter(|line| !line.is_empty()).collect();
        let mut copy = if front_matter { "---\ntitle: A day of talks\n---\n".to_owned() } else { String::new() };
        for (pick, disturbance) in picks {
            let mut paragraph = pick.get(&all).to_string();
            if let Some((at, what)) = disturbance {
                let places: Vec<usize> = paragraph.char_indices().map(|(at, _)| at).collect();
                paragraph.insert_str(*at.get(&places), DISTURBANCES[what.index(DISTURBANCES.len())]);
            }
            copy += &paragraph;
            copy += "\n\n";
        }
        copy
    })
}

fn form() -> impl Strategy<Value = (Form, bool)> {
    (prop::sample::select(vec![Form::Plain, Form::Marked, Form::Utf16Le, Form::Utf16Be]), any::<bool>())
}

fn encode(text: &str, (form, crlf): (Form, bool)) -> Vec<u8> {
    let text = if crlf { text.replace('\n', "\r\n") } else { text.to_owned() };
    let units = || "\u{FEFF}".encode_utf16().chain(text.encode_utf16());
    match form {
        Form::Plain => text.into_bytes(),
        Form::Marked => format!("\u{FEFF}{text}").into_bytes(),
        Form::Utf16Le => units().flat_map(u16::to_le_bytes).collect(),
        Form::Utf16Be => units().flat_map(u16::to_be_bytes).collect(),
    }
}

fn decode(bytes: &[u8], form: Form) -> String {
    let units = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16(&units).expect("a span cuts no character")
    };
    match form {
        Form::Plain | Form::Marked => String::from_utf8(bytes.to_vec()).expect("a span cuts no character"),
        Form::Utf16Le => units(u16::from_le_bytes),
        Form::Utf16Be => units(u16::from_be_bytes),
    }
}

fn run(shelf: &Shelf) -> Report {
    lint(shelf, &Evidence::default(), &LEXICON, &Settings::default())
}

/// Every format, to nowhere.
fn print(shelf: &Shelf, findings: &[Finding]) {
    let (mut texts, mut out) = (Texts::new(shelf), std::io::sink());
    json::write(&mut out, findings, &mut texts).unwrap();
    short::write(&mut out, findings, &mut texts).unwrap();
    for width in [20, 100] {
        human::write(
            &mut out,
            findings,
            &mut texts,
            human::Style { colour: true, width, notes: true, rule_pages: None },
        )
        .unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_bytes_of_every_label_are_its_words(copy in copy(), form in form()) {
        let bytes = encode(&copy, form);
        let Ok(source) = Source::read("a.txt", bytes.clone()) else { return Ok(()) };
        let shelf: Shelf = [source].into_iter().collect();
        let source = shelf.source(SourceId(0)).unwrap();
        let report = run(&shelf);
        for finding in &report.findings {
            for label in finding.related.iter().chain([&finding.primary]) {
                let span = label.place.span;
                let words = source.text.get(span.range()).expect("a span lies in its text");
                prop_assert_eq!(&decode(&bytes[source.bytes_of(span).unwrap()], form.0), words, "{}", finding.rule);
            }
        }
        print(&shelf, &report.findings);
    }

    /// What only the desk knows is said by `cross/*`. The desk may add its evidence to an article's own finding, and
    /// turn an undecided one round (then the other spelling's mentions are the wrong ones), but no contradiction comes
    /// or goes.
    #[test]
    fn an_articles_findings_do_not_hang_on_other_articles(one in copy(), other in copy()) {
        let alone: Shelf = [Source::from_text("a.txt", one.as_str())].into_iter().collect();
        let sources = [Source::from_text("a.txt", one.as_str()), Source::from_text("b.txt", other.as_str())];
        let together: Shelf = sources.into_iter().collect();
        let own = |report: Report| -> Vec<Finding> {
            let findings = report.findings.into_iter();
            findings.filter(|f| f.primary.place.source == SourceId(0) && !f.rule.starts_with("cross/")).collect()
        };
        let contradictions = |findings: &[Finding]| -> BTreeSet<(&str, BTreeSet<String>)> {
            let words = |finding: &Finding| {
                let labels = finding.related.iter().chain([&finding.primary]).map(|label| label.place);
                let own = labels.filter(|at| at.source == SourceId(0));
                own.map(|at| at.span.of(&one).to_lowercase()).collect()
            };
            findings.iter().map(|finding| (finding.rule, words(finding))).collect()
        };
        prop_assert_eq!(contradictions(&own(run(&alone))), contradictions(&own(run(&together))));
        let no_desk = |shelf| lint(shelf, &Evidence::default(), &LEXICON, &Settings { desk: false, ..Settings::default() });
        prop_assert_eq!(own(no_desk(&alone)), own(no_desk(&together)));
    }

    /// Neither their number nor their order.
    #[test]
    fn an_articles_findings_do_not_hang_on_its_place_among_others(copies in prop::collection::vec(copy(), 1..6), turn in any::<Index>()) {
        let settings = Settings { desk: false, ..Settings::default() };
        let found = |copies: &[String]| -> Vec<String> {
            let shelf: Shelf = copies.iter().map(|copy| Source::from_text("a.txt", copy.as_str())).collect();
            let findings = lint(&shelf, &Evidence::default(), &LEXICON, &settings).findings;
            let mut texts = Texts::new(&shelf);
            (0..copies.len() as u32).map(|at| {
                let own: Vec<_> = findings.iter().filter(|f| f.primary.place.source == SourceId(at)).cloned().collect();
                let mut out = Vec::new();
                json::write(&mut out, &own, &mut texts).unwrap();
                String::from_utf8(out).unwrap()
            }).collect()
        };
        let together = found(&copies);
        let alone: Vec<String> = copies.iter().flat_map(|copy| found(std::slice::from_ref(copy))).collect();
        prop_assert_eq!(&together, &alone);
        let mut turned = copies.clone();
        turned.rotate_left(turn.index(copies.len()));
        turned.reverse();
        let mut again = found(&turned);
        again.reverse();
        again.rotate_right(turn.index(copies.len()));
        prop_assert_eq!(again, together);
    }

    #[test]
    fn the_number_of_threads_changes_nothing(copies in prop::collection::vec(copy(), 1..6)) {
        let shelf: Shelf =
            copies.iter().enumerate().map(|(at, copy)| Source::from_text(format!("{at}.txt"), copy.as_str())).collect();
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| run(&shelf)).findings
        };
        prop_assert_eq!(with(1), with(4));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(source) = Source::read("a.txt", bytes) {
            let shelf: Shelf = [source].into_iter().collect();
            print(&shelf, &run(&shelf).findings);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in r#"([A-Z][a-z]{1,6}[ .,'’"“”\n-]{0,2}|[0-9]{1,6}[%.,: ]?|\PC|@[a-z]|\n|[a-z]+ ){0,80}"#) {
        let shelf: Shelf = [Source::from_text("a.txt", text)].into_iter().collect();
        print(&shelf, &run(&shelf).findings);
    }

    #[test]
    fn any_beginning_of_an_article_can_be_linted(seed in any::<Index>(), end in any::<Index>()) {
        let seed = seed.get(&SEEDS);
        let bytes = seed.as_bytes()[..end.index(seed.len() + 1)].to_vec();
        let shelf: Shelf = [Source::read("a.txt", bytes).unwrap()].into_iter().collect();
        print(&shelf, &run(&shelf).findings);
    }
}
