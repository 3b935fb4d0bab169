//! The instructions of a pass and of its stages, counted under valgrind: the same on a busy machine as on a quiet one. What
//! they do not show is waiting for far memory; for that there is `benches/lint.rs`. `docs/performance.md` says how to run it.

#[path = "../copy/mod.rs"]
mod copy;
#[path = "../stages/mod.rs"]
#[expect(dead_code, reason = "of some stages time alone is taken")]
mod stages;

use copydesk::Lexicon;
use copydesk::archive::{Archive, Archives};
use copydesk::article::Vocabulary;
use gungraun::prelude::*;
use gungraun::{Callgrind, EventKind};
use stages::{Prepared, archive, desk, facts, reading, reporting, rules};
use std::hint::black_box;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Enough that what is done once does not matter, and few enough for a machine that is fifty times slower than it is.
const ARTICLES: u32 = 100;

/// Instructions more than at the last run, in percent, from which on a run fails. Hash tables that lie elsewhere change far
/// less.
const GROWTH: f64 = 1.0;

fn prepared() -> &'static Prepared {
    stages::use_one_thread();
    Box::leak(Box::new(Prepared::new(ARTICLES)))
}

fn files() -> Vec<Vec<u8>> {
    reading::files(&prepared().texts)
}

fn worker() -> (&'static Prepared, Vocabulary<'static>) {
    let prepared = prepared();
    let mut vocabulary = Vocabulary::new(prepared.lexicon);
    reading::articles(prepared, &mut vocabulary);
    (prepared, vocabulary)
}

fn halves() -> [Archive; 2] {
    archive::halves(prepared())
}

fn archives() -> (Archives, Vec<&'static str>) {
    let prepared = prepared();
    let mut archives = Archives::default();
    archives.push(archive::open(archive::learn(&prepared.shelf, prepared.lexicon)));
    (archives, archive::words(prepared))
}

#[library_benchmark]
fn start() -> Lexicon {
    black_box(Lexicon::new())
}

#[library_benchmark]
#[bench::all(prepared())]
fn pass(prepared: &'static Prepared) -> copydesk::Report {
    black_box(stages::pass(&prepared.shelf, prepared.lexicon))
}

#[library_benchmark]
#[bench::all(files())]
fn decode(files: Vec<Vec<u8>>) {
    reading::decode(files);
}

#[library_benchmark]
#[bench::all(worker())]
fn article((prepared, mut vocabulary): (&'static Prepared, Vocabulary<'static>)) {
    reading::articles(prepared, &mut vocabulary);
}

#[library_benchmark]
#[bench::all(prepared())]
fn all_facts(prepared: &'static Prepared) {
    facts::all(prepared);
}

#[library_benchmark]
#[bench::names("names", prepared())]
#[bench::acronyms("acronyms", prepared())]
#[bench::terms("terms", prepared())]
#[bench::figures("figures", prepared())]
#[bench::dates("dates", prepared())]
#[bench::duplicates("duplicates", prepared())]
#[bench::quotes("quotes", prepared())]
#[bench::mechanics("mechanics", prepared())]
#[bench::leftovers("leftovers", prepared())]
#[bench::source("source", prepared())]
#[bench::desk("cross", prepared())]
fn family(family: &str, prepared: &'static Prepared) {
    rules::ask(prepared, family);
}

#[library_benchmark]
#[bench::all(prepared())]
fn kept_facts(prepared: &'static Prepared) {
    black_box(desk::keep(&prepared.articles, &prepared.facts));
}

#[library_benchmark]
#[bench::all(prepared())]
fn human(prepared: &'static Prepared) {
    reporting::human(prepared);
}

#[library_benchmark]
#[bench::all(prepared())]
fn json(prepared: &'static Prepared) {
    reporting::json(prepared);
}

#[library_benchmark]
#[bench::all(prepared())]
fn learn(prepared: &'static Prepared) -> Vec<u8> {
    black_box(archive::learn(&prepared.shelf, prepared.lexicon))
}

#[library_benchmark]
#[bench::all(halves())]
fn merge(halves: [Archive; 2]) {
    archive::merge(&halves);
}

#[library_benchmark]
#[bench::all(archives())]
fn ask((archives, words): (Archives, Vec<&'static str>)) {
    archive::ask(&archives, &words);
}

library_benchmark_group!(name = whole, benchmarks = [start, pass]);
library_benchmark_group!(name = stage, benchmarks = [decode, article, all_facts, family, kept_facts, human, json]);
library_benchmark_group!(name = names, benchmarks = [learn, merge, ask]);

main!(
    config = LibraryBenchmarkConfig::default().tool(Callgrind::default().soft_limits([(EventKind::Ir, GROWTH)])),
    library_benchmark_groups = [whole, stage, names]
);
