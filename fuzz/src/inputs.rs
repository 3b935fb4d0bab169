//! Bytes of the fuzzer to inputs.

use std::io::{Cursor, Write};
use xxhash_rust::xxh3::xxh3_64;
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

/// A cache file that says of itself that it is whole: where the input's footer says that the index begins there is one, and
/// all checksums are right.
pub fn cache_file(bytes: &[u8]) -> Vec<u8> {
    const FOOTER: usize = 8 + 8 + 8 + 16;
    const ENTRY: usize = 29;
    let mut file = bytes.to_vec();
    let Some(end) = file.len().checked_sub(FOOTER).filter(|&end| end > 0) else { return file };
    let number = |file: &[u8], at: usize| file[at..].first_chunk().map_or(0, |&bytes| u64::from_le_bytes(bytes)) as usize;
    let room = number(&file, end) % end;
    let start = end - (end - room) / ENTRY * ENTRY;
    for entry in (start..end).step_by(ENTRY) {
        let (offset, length) = (number(&file, entry + 16), number(&file, entry + 24) & 0xFFFF_FFFF);
        let Some(record) = offset.checked_add(8).and_then(|from| file.get(from..from.checked_add(length)?)) else { continue };
        let sum = xxh3_64(record);
        file[offset..offset + 8].copy_from_slice(&sum.to_le_bytes());
    }
    let sum = xxh3_64(&file[start..end]);
    let footer = [start, (end - start) / ENTRY, sum as usize].map(|number| (number as u64).to_le_bytes()).concat();
    file[end..end + footer.len()].copy_from_slice(&footer);
    file[end + footer.len()..].copy_from_slice(b"copydesk-cache-1");
    file
}
