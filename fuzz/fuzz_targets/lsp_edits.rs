//! Bytes as a document and what an editor does to it: the server's text is that of a plain model after every change, its
//! findings are those of the same text opened afresh, and what it offers can be done.
#![no_main]

use copydesk_fuzz::edits::Editing;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let editing = Editing::of(bytes);
    editing.follow_text();
    editing.follow_session();
});
