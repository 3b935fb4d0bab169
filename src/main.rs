//! The `copydesk` command. All it does stands in [`copydesk::cli`].

#![forbid(unsafe_code)]

use std::process::ExitCode;

/// Reading articles takes and gives back many small pieces of memory: this allocator saves a tenth of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    copydesk::cli::run(std::env::args_os())
}
