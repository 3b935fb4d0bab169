//! Bytes as a desk of articles in plain text, the last of several a reference article, beside a house's list and an archive.
#![no_main]

use copydesk_fuzz::check::check_desk;
use copydesk_fuzz::house::evidence;
use copydesk_fuzz::inputs::parts;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| check_desk(&parts(bytes), &evidence()));
