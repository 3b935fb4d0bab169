//! Bytes as all that an editor sends: a session ends, and what it answers are messages.
#![no_main]

use copydesk::lsp::uri;
use copydesk_fuzz::session::serve;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    serve(bytes.to_vec());
    let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    if let Some(path) = std::str::from_utf8(line).ok().and_then(uri::to_path) {
        let address = uri::of_path(&path);
        assert_eq!(uri::to_path(&address), Some(path), "{address}");
    }
});
