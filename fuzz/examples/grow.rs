//! Repeats what lies in the corpora until it is long, and longer, and names the inputs whose cost grows faster than they do:
//! `cargo run --release --example grow [target]...`. The fuzzers' own inputs are too short to be slow. Reads the processor
//! time of its thread from Linux.

use copydesk::cli::fuzzing::articles;
use copydesk::readers::Format;
use copydesk::source::Source;
use copydesk::{Evidence, Settings, Shelf, lint};
use copydesk_fuzz::check::name_of;
use copydesk_fuzz::house::{LEXICON, WORKER};
use std::fs;
use std::path::Path;
use std::time::Duration;

const SHORT: usize = 32 << 10;

/// How many times longer the long input is, and how many times the cost it may have.
const LONGER: usize = 8;
const DEARER: u32 = 20;

/// What takes less is not looked at.
const MATTERS: Duration = Duration::from_millis(400);

fn main() -> std::io::Result<()> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let formats = [
        ("text", Format::Text),
        ("markdown", Format::Markdown),
        ("html", Format::Html),
        ("jsonl", Format::Jsonl),
        ("wire", Format::Xml),
    ];
    for (target, format) in
        formats.into_iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|one| one == name))
    {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
        let (mut inputs, mut dearest) = (0, Duration::ZERO);
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let unit = fs::read(&path)?;
            if unit.is_empty() {
                continue;
            }
            let cost = |length: usize| WORKER.install(|| cost(&unit.repeat(length / unit.len() + 1), format));
            let long = cost(SHORT * LONGER);
            inputs += 1;
            dearest = dearest.max(long);
            if long > MATTERS && long > cost(SHORT) * DEARER {
                println!(
                    "{}: {:?} at {} KB, {long:?} at {} KB",
                    path.display(),
                    cost(SHORT),
                    SHORT >> 10,
                    SHORT * LONGER >> 10
                );
            }
        }
        println!("{target}: {inputs} inputs, the dearest takes {dearest:?}");
    }
    Ok(())
}

/// What it costs to read and lint a file.
fn cost(bytes: &[u8], format: Format) -> Duration {
    let started = spent();
    let sources = articles(name_of(format), bytes.to_vec(), format);
    let shelf: Shelf = sources.iter().map(|source| Source::clone(source)).collect();
    lint(&shelf, &Evidence::default(), &LEXICON, &Settings::default());
    spent() - started
}

/// The processor time of this thread.
fn spent() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux counts what a thread costs");
    Duration::from_nanos(told.split(' ').next().and_then(|spent| spent.parse().ok()).expect("a number"))
}
