//! The `copydesk` command. All it does stands in [`copydesk::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    copydesk::cli::run(std::env::args_os())
}
