//! `copydesk lsp`: serves an editor over standard input and output.

mod desk;
mod document;
mod house;
mod inbox;
mod places;
mod session;

use super::Exit;
use super::args;
use crate::lexicon::Lexicon;
use crate::lsp::frame::{self, Frame};
use inbox::{Inbox, Next};
use session::Session;
use std::io::{self, BufRead, BufReader, Write};
use std::time::Instant;

pub use document::sources;

/// Answers until the editor says goodbye. It is an error if it leaves without a word.
pub fn run(args: &args::Lsp, out: &mut dyn Write) -> io::Result<Exit> {
    serve(args, BufReader::new(io::stdin()), &Lexicon::new(), out)
}

/// A session whose messages come from any stream.
pub fn serve(
    args: &args::Lsp,
    stream: impl BufRead + Send + 'static,
    lexicon: &Lexicon,
    out: &mut dyn Write,
) -> io::Result<Exit> {
    let inbox = Inbox::open(stream);
    let mut session = Session::new(args.clone(), lexicon, inbox.clone());
    let mut out = out;
    loop {
        // Changes that lie there already are made before anything is worked out.
        let until = if session.has_more() { Some(Instant::now()) } else { session.due() };
        match inbox.next(until.map(|until| session.due().map_or(until, |due| due.min(until)))) {
            Next::Message(Frame::Message(message)) => session.receive(&message),
            Next::Message(Frame::TooLong(bytes)) => session.refuse_long(bytes),
            Next::Nothing if session.due().is_some_and(|due| due <= Instant::now()) => session.lint(),
            Next::Nothing => session.read_one(),
            Next::Ended(ended) => {
                ended?;
                return Ok(session.exit());
            }
        }
        for message in session.take_messages() {
            frame::write(&mut out, &message)?;
        }
        out.flush()?;
        if session.is_over() {
            return Ok(session.exit());
        }
    }
}
