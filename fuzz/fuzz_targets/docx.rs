//! Bytes as a Word file, or, where they do not begin as one does, as the XML inside of one: the document, the styles and
//! the properties, so far as they are given.
#![no_main]

use copydesk::readers::Format;
use copydesk_fuzz::check::check_file;
use copydesk_fuzz::inputs::{pack, parts};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        check_file(Format::Docx, bytes);
    } else {
        check_file(Format::Docx, &pack(&parts(bytes)));
    }
});
