//! The command line: the only part that touches disk and terminal.

mod args;
mod article_lines;
mod cache;
mod check;
mod configure;
mod desk_files;
mod desks;
mod exit;
mod explain;
mod facts;
#[doc(hidden)]
pub mod fuzzing;
mod git;
mod houses;
mod learn;
mod lsp;
mod manual;
mod mend;
mod mistakes;
mod open;
mod progress;
mod report_file;
mod say;
mod settings;
mod sieve;
mod statistics;
mod terminal;
mod workers;
mod write;

use args::{Cli, Command};
use clap::{CommandFactory, Parser};
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

pub use exit::Exit;

/// The command with all its options, for papers that must speak of each.
pub fn command() -> clap::Command {
    Cli::command()
}

/// Runs the command line and says how it ended.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(with_default_command(args)) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no mistakes.
            let exit = if error.use_stderr() { Exit::Usage } else { Exit::Clean };
            drop(error.print());
            return exit.into();
        }
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let ended = match cli.command {
        Command::Check(check) => check::run(&check, &mut out),
        Command::Learn(learn) => learn::run(&learn, &mut out),
        Command::Facts(facts) => facts::run(&facts, &mut out),
        Command::Explain { rule } => explain::page(&rule, &mut out),
        Command::Rules => explain::rules(&mut out),
        Command::Lsp(args) => lsp::run(&args, &mut out),
        Command::Config(config) => settings::run(&config, &mut out),
        Command::Init { folder } => settings::init(&folder),
        Command::Completions { shell } => manual::completions(shell, &mut out),
        Command::Man => manual::page(&mut out),
    };
    match ended.and_then(|exit| out.flush().map(|()| exit)) {
        Ok(exit) => exit.into(),
        // Whoever reads the pipe has seen enough (`| head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean.into(),
        Err(error) => {
            say::complain(format_args!("cannot write: {}", desk_files::reason(&error)));
            Exit::Usage.into()
        }
    }
}

/// `copydesk PATH` means `copydesk check PATH`.
fn with_default_command(args: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut args: Vec<OsString> = args.into_iter().collect();
    let first = args.get(1).and_then(|arg| arg.to_str());
    let known = ["help", "-h", "--help", "-V", "--version"];
    let is_command = |first| known.contains(&first) || args::COMMANDS.contains(&first);
    if first.is_some_and(|first| !is_command(first)) {
        args.insert(1, "check".into());
    }
    args
}
