//! What a run costs: `cargo bench`. Throughput is per core; a run uses all of them.

use copydesk::report::{Texts, human, json};
use copydesk::source::Source;
use copydesk::{Evidence, Lexicon, Report, Settings, Shelf, lint};
use divan::Bencher;
use divan::counter::BytesCount;
use std::fs;
use std::sync::LazyLock;

fn main() {
    divan::main();
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// All that happens before the first article is read.
#[divan::bench]
fn start() -> Lexicon {
    Lexicon::new()
}

#[divan::bench]
fn seeds(bencher: Bencher<'_, '_>) {
    bench(bencher, &seed_articles());
}

/// The same copy as in `one_big_file`: the two should cost the same.
#[divan::bench(args = [300, 3000])]
fn many_small_files(bencher: Bencher<'_, '_>, articles: u32) {
    bench(bencher, &(0..articles).map(invented_article).collect::<Vec<_>>());
}

#[divan::bench(args = [300, 3000])]
fn one_big_file(bencher: Bencher<'_, '_>, articles: u32) {
    bench(bencher, &[(0..articles).map(invented_article).collect::<String>()]);
}

/// The same copy without a line end.
#[divan::bench(args = [300, 3000])]
fn one_huge_line(bencher: Bencher<'_, '_>, articles: u32) {
    bench(bencher, &[(0..articles).map(invented_article).collect::<String>().replace('\n', " ")]);
}

/// Copy in which every sentence has a name of its own: the comparison of names must stay linear.
#[divan::bench(args = [100_000, 1_000_000], sample_count = 1, sample_size = 1)]
fn distinct_names(bencher: Bencher<'_, '_>, names: u32) {
    const SYLLABLES: [&str; 16] =
        ["ba", "chen", "dor", "fi", "gra", "hul", "kei", "lam", "mo", "nu", "pest", "ri", "sho", "tan", "vel", "zou"];
    let name = |number: u32| (0..6).map(|at| SYLLABLES[(number >> (4 * at)) as usize % 16]).collect::<String>();
    let sentence = |number: u32| format!("It was said that M{} had left.\n", name(number));
    let numbers: Vec<u32> = (0..names).collect();
    bench(bencher, &numbers.chunks(2000).map(|some| some.iter().map(|&at| sentence(at)).collect()).collect::<Vec<_>>());
}

#[divan::bench]
fn print_human(bencher: Bencher<'_, '_>) {
    let (desk, style) =
        (desk(&seed_articles()), human::Style { colour: false, width: 100, notes: true, rule_pages: None });
    let report = run(&desk);
    bencher.bench_local(|| human::write(&mut std::io::sink(), &report.findings, &mut Texts::new(&desk), style));
}

#[divan::bench]
fn print_json(bencher: Bencher<'_, '_>) {
    let desk = desk(&seed_articles());
    let report = run(&desk);
    bencher.bench_local(|| json::write(&mut std::io::sink(), &report.findings, &mut Texts::new(&desk)));
}

fn bench(bencher: Bencher<'_, '_>, articles: &[String]) {
    let bytes: usize = articles.iter().map(String::len).sum();
    let desk = desk(articles);
    let one_core = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    bencher.counter(BytesCount::new(bytes)).bench_local(|| one_core.install(|| run(&desk)));
}

fn run(desk: &Shelf) -> Report {
    lint(desk, &Evidence::default(), &LEXICON, &Settings::default())
}

fn desk(articles: &[String]) -> Shelf {
    articles.iter().enumerate().map(|(at, text)| Source::from_text(format!("{at}.txt"), text.as_str())).collect()
}

fn seed_articles() -> Vec<String> {
    let mut paths: Vec<_> =
        fs::read_dir("seeds").expect("seeds").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("a seed is UTF-8")).collect()
}

/// Some 3,000 bytes of copy with names, figures, dates and quotations; another for each number, the same every time.
fn invented_article(number: u32) -> String {
    const PEOPLE: [&str; 8] = [
        "Mayor Ellen Whitcombe",
        "Councillor Dev Ramaswamy",
        "Judge Oona Farrelly",
        "Tomas Lindqvist",
        "Minister Akua Boateng",
        "Prof. Ilse Brandt",
        "Capt. Rhys Morgan",
        "Senator Paula Iriarte",
    ];
    const PLACES: [&str; 8] =
        ["Harwick", "Port Selby", "Dunmore", "Kaltbrunn", "San Arrio", "Veldhoven", "Upper Tarn", "Marlow Bay"];
    const SENTENCES: [&str; 10] = [
        "{person} told reporters in {place} on Tuesday that the new bridge would cost {figure} million euros.",
        "The council of {place} voted {count} to 4 in favour after a debate of nearly three hours.",
        "“We owe the people of {place} an answer,” said {person}, “and they will have it by the end of the year.”",
        "Police said {count} people were taken to hospital, two of them with serious injuries.",
        "The report, published in May {year}, found that rents had risen by {count}.5 percent since {year}.",
        "{person} did not respond to a request for comment, and a spokesman for the ministry declined to speak.",
        "The company employs about {count},200 workers at its plant near {place}, most of them on fixed contracts.",
        "A hearing before {person} is scheduled for Nov. {count} at the district court.",
        "Residents have complained for years about noise, traffic and the smell from the harbour.",
        "It was the {count}th time since {year} that the river had burst its banks.",
    ];
    let mut state = u64::from(number) * 0x9E37_79B9_7F4A_7C15 + 1;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut article = format!("{} looks back on a year of change\n\n", PLACES[next(PLACES.len())]);
    for _ in 0..9 {
        for at in 0..3 {
            let sentence = SENTENCES[next(SENTENCES.len())]
                .replace("{person}", PEOPLE[next(PEOPLE.len())])
                .replace("{place}", PLACES[next(PLACES.len())])
                .replace("{figure}", &(next(900) + 20).to_string())
                .replace("{count}", &(next(20) + 5).to_string())
                .replace("{year}", &(next(40) + 1980).to_string());
            article += if at > 0 { " " } else { "" };
            article += &sentence;
        }
        article += "\n\n";
    }
    article
}
