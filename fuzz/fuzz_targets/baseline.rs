//! Bytes as a baseline: what is read is written and read again, and findings can be held against it.
#![no_main]

use copydesk::baseline::Baseline;
use copydesk::report::Texts;
use copydesk_fuzz::house::article_findings;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(baseline) = Baseline::read(text) else { return };
    assert_eq!(Baseline::read(&baseline.to_text()).as_ref(), Ok(&baseline));
    let (shelf, findings) = article_findings();
    for is_there in [true, false] {
        let mut kept = findings.clone();
        let unused = baseline.apply(&mut kept, &mut Texts::new(shelf), &|_| is_there);
        let used = baseline.accepted.len() - unused.len();
        assert!(findings.len() - kept.len() <= used, "an entry stands for two findings");
    }
});
