//! What a run costs: `cargo bench`. All work is done on one thread, so throughput is per core; a run uses all of them.
//! `docs/performance.md` says how to read it.

mod copy;
mod stages;

use copy::Newsroom;
use copydesk::article::Vocabulary;
use copydesk::readers::Format;
use copydesk::{Lexicon, Shelf};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, Divan};
use stages::{Prepared, archive, desk, facts, reading, reporting, rules};
use std::sync::LazyLock;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

static PREPARED: LazyLock<Prepared> = LazyLock::new(|| Prepared::new(400));

fn main() {
    stages::use_one_thread();
    Divan::default().sample_count(30).config_with_args().main();
}

/// All that happens before the first article is read.
#[divan::bench]
fn start() -> Lexicon {
    Lexicon::new()
}

/// Whole passes over copy of several shapes: each should cost the same for each byte.
mod pass {
    use super::*;

    #[divan::bench(args = [400, 4000], sample_count = 10)]
    fn many_small_files(bencher: Bencher<'_, '_>, articles: u32) {
        run(bencher, &Newsroom::open().articles(articles));
    }

    #[divan::bench(args = [400, 4000], sample_count = 10)]
    fn one_big_file(bencher: Bencher<'_, '_>, articles: u32) {
        run(bencher, &[Newsroom::open().articles(articles).join("\n")]);
    }

    #[divan::bench(args = [400, 4000], sample_count = 10)]
    fn one_huge_line(bencher: Bencher<'_, '_>, articles: u32) {
        run(bencher, &[Newsroom::open().articles(articles).concat().replace('\n', " ")]);
    }

    /// Every sentence has a name of its own: the comparison of names must stay linear.
    #[divan::bench(args = [100_000, 1_000_000], sample_count = 1, sample_size = 1)]
    fn distinct_names(bencher: Bencher<'_, '_>, names: u32) {
        const SYLLABLES: [&str; 16] = [
            "ba", "chen", "dor", "fi", "gra", "hul", "kei", "lam", "mo", "nu", "pest", "ri", "sho", "tan", "vel", "zou",
        ];
        let name = |number: u32| (0..6).map(|at| SYLLABLES[(number >> (4 * at)) as usize % 16]).collect::<String>();
        let sentence = |number: u32| format!("It was said that M{} had left.\n", name(number));
        let numbers: Vec<u32> = (0..names).collect();
        let article = |numbers: &[u32]| numbers.iter().map(|&number| sentence(number)).collect();
        run(bencher, &numbers.chunks(2000).map(article).collect::<Vec<_>>());
    }

    fn run(bencher: Bencher<'_, '_>, texts: &[String]) {
        let (shelf, lexicon) = (stages::shelf(texts), PREPARED.lexicon);
        let bytes: usize = texts.iter().map(String::len).sum();
        bencher.counter(BytesCount::new(bytes)).bench_local(|| stages::pass(&shelf, lexicon));
    }
}

/// The stages of a pass, in their order.
mod stage {
    use super::*;

    #[divan::bench]
    fn a_decode(bencher: Bencher<'_, '_>) {
        let files = || reading::files(&PREPARED.texts);
        counted(bencher).with_inputs(files).bench_local_values(reading::decode);
    }

    #[divan::bench]
    fn a_html(bencher: Bencher<'_, '_>) {
        let pages = || reading::pages(&PREPARED.texts);
        counted(bencher).with_inputs(pages).bench_local_values(|pages| reading::extract(pages, Format::Html));
    }

    #[divan::bench]
    fn a_markdown(bencher: Bencher<'_, '_>) {
        let files = || reading::files(&PREPARED.texts);
        counted(bencher).with_inputs(files).bench_local_values(|files| reading::extract(files, Format::Markdown));
    }

    #[divan::bench]
    fn b_article(bencher: Bencher<'_, '_>) {
        let mut vocabulary = Vocabulary::new(PREPARED.lexicon);
        counted(bencher).bench_local(|| reading::articles(&PREPARED, &mut vocabulary));
    }

    #[divan::bench]
    fn c_facts(bencher: Bencher<'_, '_>) {
        counted(bencher).bench_local(|| facts::all(&PREPARED));
    }

    #[divan::bench]
    fn c_facts_names(bencher: Bencher<'_, '_>) {
        counted(bencher).bench_local(|| facts::names(&PREPARED));
    }

    #[divan::bench]
    fn c_facts_acronyms(bencher: Bencher<'_, '_>) {
        counted(bencher).bench_local(|| facts::acronyms(&PREPARED));
    }

    #[divan::bench(args = rules::families())]
    fn d_rules(bencher: Bencher<'_, '_>, family: &str) {
        counted(bencher).bench_local(|| rules::ask(&PREPARED, family));
    }

    #[divan::bench]
    fn e_desk(bencher: Bencher<'_, '_>) {
        counted(bencher).bench_local(|| desk::keep(&PREPARED.articles, &PREPARED.facts));
    }

    #[divan::bench(args = rules::of_desk())]
    fn f_desk_rules(bencher: Bencher<'_, '_>, rule: &str) {
        counted(bencher).bench_local(|| rules::ask(&PREPARED, rule));
    }

    fn counted<'a, 'b>(bencher: Bencher<'a, 'b>) -> Bencher<'a, 'b> {
        bencher.counter(BytesCount::new(PREPARED.bytes))
    }
}

/// What printing costs a finding.
mod report {
    use super::*;

    #[divan::bench(args = ["human", "json", "html"])]
    fn findings(bencher: Bencher<'_, '_>, format: &str) {
        let write = match format {
            "human" => reporting::human,
            "json" => reporting::json,
            _ => reporting::html,
        };
        bencher.counter(ItemsCount::new(PREPARED.report.findings.len())).bench_local(|| write(&PREPARED));
    }
}

mod archives {
    use super::*;
    use copydesk::archive::Archives;

    #[divan::bench]
    fn learn(bencher: Bencher<'_, '_>) {
        let shelf: &Shelf = &PREPARED.shelf;
        bencher.counter(BytesCount::new(PREPARED.bytes)).bench_local(|| archive::learn(shelf, PREPARED.lexicon));
    }

    /// Names of both archives.
    #[divan::bench]
    fn merge(bencher: Bencher<'_, '_>) {
        let halves = archive::halves(&PREPARED);
        let names: usize = halves.iter().map(copydesk::archive::Archive::len).sum();
        bencher.counter(ItemsCount::new(names)).bench_local(|| archive::merge(&halves));
    }

    /// Words that are asked for, of an archive of 4,000 articles.
    #[divan::bench(args = [100, 1000])]
    fn ask(bencher: Bencher<'_, '_>, words: usize) {
        let shelf = stages::shelf(&Newsroom::open().articles(4000));
        let mut archives = Archives::default();
        archives.push(archive::open(archive::learn(&shelf, PREPARED.lexicon)));
        let all = archive::words(&PREPARED);
        let asked = &all[..words.min(all.len())];
        bencher.counter(ItemsCount::new(asked.len())).bench_local(|| archive::ask(&archives, asked));
    }
}
