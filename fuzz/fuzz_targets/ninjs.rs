//! Bytes as ninjs.
#![no_main]

use copydesk::readers::Format;
use copydesk_fuzz::check::check_file;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| check_file(Format::Ninjs, bytes));
