//! Sessions of the language server without a process.

use crate::house::{LEXICON, WORKER};
use copydesk::cli::fuzzing;
use copydesk::lsp::frame::{self, Frame};
use serde_json::Value;
use std::io::Cursor;

/// All that the server answers to a stream.
pub fn serve(stream: Vec<u8>) -> Vec<Value> {
    let mut out = Vec::new();
    // How a session ends is the editor's business.
    drop(WORKER.install(|| fuzzing::serve(Cursor::new(stream), &LEXICON, &mut out)));
    let (mut rest, mut messages) = (&out[..], Vec::new());
    while let Some(frame) = frame::read(&mut rest).expect("the server writes whole messages") {
        let Frame::Message(message) = frame else { panic!("the server writes a message that is too long") };
        let message: Value = serde_json::from_slice(&message).expect("the server writes JSON");
        assert_eq!(message["jsonrpc"], "2.0");
        messages.push(message);
    }
    messages
}

/// The messages as an editor sends them.
pub fn stream<'m>(messages: impl IntoIterator<Item = &'m Value>) -> Vec<u8> {
    let mut stream = Vec::new();
    for message in messages {
        frame::write(&mut stream, message.to_string().as_bytes()).expect("memory takes all");
    }
    stream
}
