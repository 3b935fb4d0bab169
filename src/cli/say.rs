//! Lines for people, on standard error.

use std::fmt::Display;
use std::io::{self, Write};

/// Says a line. If nobody listens any more, that is no error; `eprintln!` would panic.
pub fn say(line: impl Display) {
    drop(writeln!(io::stderr(), "{line}"));
}

/// Says what stands in the way of the whole run.
pub fn complain(line: impl Display) {
    say(format_args!("copydesk: {line}"));
}
