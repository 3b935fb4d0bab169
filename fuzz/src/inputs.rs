//! Bytes of the fuzzer to inputs.

use std::io::{Cursor, Write};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// What stands between the parts of an input that is several things.
pub const BETWEEN: u8 = 0x1E;

/// More parts than that are one.
const MOST: usize = 6;

/// The parts of an input.
pub fn parts(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.splitn(MOST, |&byte| byte == BETWEEN).map(<[u8]>::to_vec).collect()
}

/// A Word file of these parts: the document, the styles, the properties, what leads to the document.
pub fn pack(parts: &[Vec<u8>]) -> Vec<u8> {
    const NAMES: [&str; 4] = ["word/document.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels"];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in NAMES.iter().zip(parts) {
        zip.start_file(*name, options).expect("memory takes all");
        zip.write_all(part).expect("memory takes all");
    }
    zip.finish().expect("memory takes all").into_inner()
}
