//! What the terminal can do.

use super::args::{Check, House, When};
use crate::report::human::Style;
use std::io::{self, IsTerminal};

/// Columns to draw in where no terminal says how many it has.
const WIDTH: usize = 100;

/// Where a picture goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    Out,
    Error,
    File,
}

/// Whether to link rules to their pages on standard output.
pub fn hyperlinks(args: &Check) -> bool {
    match args.hyperlinks {
        When::Always => true,
        When::Never => false,
        When::Auto => supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
    }
}

/// How to draw on a stream. What is written to a file gets colours only if they are asked for.
pub fn style(args: &House, stream: Stream, notes: bool) -> Style<'static> {
    let terminal = match stream {
        Stream::Out => io::stdout().is_terminal(),
        Stream::Error => io::stderr().is_terminal(),
        Stream::File => false,
    };
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let forced = std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    let colour = match args.color {
        When::Always => true,
        When::Never => false,
        When::Auto => !set("NO_COLOR") && (forced && stream != Stream::File || terminal && !dumb),
    };
    let columns = || match stream {
        Stream::Out => terminal_size::terminal_size_of(io::stdout()),
        Stream::Error => terminal_size::terminal_size_of(io::stderr()),
        Stream::File => None,
    };
    let width = match args.width {
        0 => columns().map_or(WIDTH, |(columns, _)| usize::from(columns.0)),
        width => width,
    };
    Style { colour, width, notes, rule_pages: None }
}
