//! A folder of its own for one test, and the program run in it.

// No test file uses all of it.
#![allow(dead_code)]

use snapbox::cmd::{Command, OutputAssert};
use std::fs;
use std::path::PathBuf;

/// A folder of its own for one test, with the program to be run in it.
pub struct Desk(pub PathBuf);

impl Desk {
    pub fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub fn with(self, file: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Runs `check` with one rule only, so that a new rule does not change these tests.
    pub fn check(&self, args: &[&str]) -> OutputAssert {
        self.run(&[&["check", "--rule", "duplicates/repeated-line"], args].concat())
    }

    pub fn run(&self, args: &[&str]) -> OutputAssert {
        self.command(args).assert()
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let clean = ["NO_COLOR", "CLICOLOR_FORCE"];
        // A backslash is what it is: json is full of them.
        let compare = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV).normalize_paths(false);
        let command = Command::new(snapbox::cmd::cargo_bin!("copydesk")).with_assert(compare);
        let command = command.current_dir(&self.0).args(args);
        clean.into_iter().fold(command, Command::env_remove)
    }

    pub fn files(&self) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}
