//! Bytes as what git prints of changes, and as two versions of a file: the patch of the two makes the one of the other, and
//! git's reader reads of it which lines changed.
#![no_main]

use copydesk::changes::Changed;
use copydesk::cli::fuzzing::{binaries, hunks};
use copydesk::fix::diff;
use copydesk_fuzz::inputs::parts;
use copydesk_fuzz::patch::patched;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for changed in hunks(bytes).values() {
        let _ = changed.touches(1..2);
        drop(changed.then(b"1\n2\n3\n", b"1\n3\nfour\n"));
    }
    binaries(bytes);

    let parts = parts(bytes);
    let [before, after] = [0, 1].map(|at| parts.get(at).map_or(&[][..], Vec::as_slice));
    let name = String::from_utf8_lossy(parts.get(2).map_or(b"a.txt", Vec::as_slice));
    let mut patch = Vec::new();
    diff::write(&mut patch, &name, before, after).expect("memory takes all");
    assert_eq!(patch.is_empty(), before == after);
    assert_eq!(patched(before, &patch), after, "the patch makes another file");
    let changed = Changed::nothing().then(before, after);
    let Changed::Lines(lines) = &changed else { panic!("lines can be told apart") };
    assert!(lines.iter().all(|range| range.start >= 1 && range.start < range.end));
    assert!(lines.windows(2).all(|pair| pair[0].end <= pair[1].start));
});
