//! `copydesk.toml` to [`Config`]. Reading goes on past a mistake, so that all of them are shown at once.
//!
//! No file is opened here: paths stay as they are written, and whoever reads the disk resolves them.

mod advice;
mod keys;
mod read;
mod schema;
mod start;
#[cfg(test)]
mod tests;
mod written;

pub use keys::{KEYS, Key, OVERRIDE_KEYS, STET_KEYS, Takes};
pub use schema::schema;
pub use start::start;
pub use written::quoted;

use crate::finding::Severity;
use crate::settings::{FailOn, Override, Stet};
use crate::source::Span;
use ignore::gitignore::Gitignore;
use regex::Regex;

/// The names under which a folder's configuration is looked for, the first before the second.
pub const FILE_NAMES: [&str; 2] = ["copydesk.toml", ".copydesk.toml"];

/// What a configuration file asks for.
#[derive(Clone, Debug)]
pub struct Config {
    /// Severities by rule or family in the order of strength; `ignore` is `off` for each of its entries.
    pub severities: Vec<(String, Option<Severity>)>,
    /// Where each of `severities` stands.
    pub severity_spans: Vec<Span>,
    /// Other severities for some paths, in the order of strength, each with the places of its severities.
    pub overrides: Vec<(Override, Vec<Span>)>,
    /// Files with the house's names.
    pub names: Vec<Entry>,
    /// Files with the house's terms.
    pub terms: Vec<Entry>,
    /// Reference articles.
    pub against: Vec<Entry>,
    /// What a walk takes for articles, instead of the usual endings; matched as `exclude` is.
    pub files: Option<Gitignore>,
    /// Files that a walk passes over; matched against paths relative to the configuration's folder.
    pub exclude: Gitignore,
    /// What the house's own systems leave in copy.
    pub leftovers: Vec<Regex>,
    /// Classes of lines around a story that the house prints itself.
    pub house_lines: Vec<String>,
    pub fail_on: Option<FailOn>,
    pub notes: Option<bool>,
    /// Whether articles are compared with one another.
    pub desk: Option<bool>,
    /// Where the rules' pages are to be read.
    pub rule_pages: Option<String>,
    /// Accepted findings, each with the place of its table's head.
    pub stets: Vec<(Stet, Span)>,
    /// The keys of the file.
    pub given: Vec<Given>,
}

/// A key of the file with its value in one line of TOML, and where that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub key: &'static str,
    pub value: String,
    pub span: Span,
}

/// A string of the file and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub text: String,
    pub span: Span,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            severities: Vec::new(),
            severity_spans: Vec::new(),
            overrides: Vec::new(),
            names: Vec::new(),
            terms: Vec::new(),
            against: Vec::new(),
            files: None,
            exclude: Gitignore::empty(),
            leftovers: Vec::new(),
            house_lines: Vec::new(),
            fail_on: None,
            notes: None,
            desk: None,
            rule_pages: None,
            stets: Vec::new(),
            given: Vec::new(),
        }
    }
}
