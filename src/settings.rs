//! What a run is asked to do: which rules, at which severities, and which findings are accepted.

use crate::finding::Severity;
use crate::rules::Rule;
use ignore::gitignore::Gitignore;
use std::path::Path;

/// The settings of a run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Rules or families to run; empty means all.
    pub only: Vec<String>,
    /// Rules or families not to run.
    pub ignore: Vec<String>,
    /// Severities by rule or family, the later the stronger; `None` switches off.
    pub severities: Vec<(String, Option<Severity>)>,
    /// Other severities for some paths, the later the stronger.
    pub overrides: Vec<Override>,
    /// Whether to compare the articles of the desk with one another. Reference articles and archives are evidence all
    /// the same.
    pub desk: bool,
    /// Findings that the desk lets stand.
    pub stets: Vec<Stet>,
    /// Whether to measure what each stage and each rule costs.
    pub timings: bool,
}

/// One accepted finding of the configuration. Fields that are missing match everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stet {
    /// A rule or family.
    pub rule: String,
    /// The end of an article's path.
    pub path: Option<String>,
    /// The quoted text of the finding.
    pub text: Option<String>,
    pub reason: Option<String>,
}

/// Severities that hold for some paths only.
#[derive(Clone, Debug)]
pub struct Override {
    /// Matched against paths from the configuration's folder.
    pub paths: Gitignore,
    /// As [`Settings::severities`].
    pub severities: Vec<(String, Option<Severity>)>,
}

/// What decides the severity of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The rule itself.
    Rule,
    /// The rules chosen or ignored for this run.
    Chosen,
    /// One of the severities, by its number.
    Severity(usize),
    /// One of the overrides, and one of its severities.
    Override(usize, usize),
}

/// The lowest severity that fails a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FailOn {
    Error,
    #[default]
    Warning,
    Note,
    Never,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            only: Vec::new(),
            ignore: Vec::new(),
            severities: Vec::new(),
            overrides: Vec::new(),
            desk: true,
            stets: Vec::new(),
            timings: false,
        }
    }
}

impl Settings {
    /// The severity at which a rule reports where no path is known; `None` if it does not run.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        self.decide(rule, None).0
    }

    /// The severity at which a rule reports on an article, by its path from the configuration's folder.
    pub fn severity_at(&self, rule: &Rule, path: &str) -> Option<Severity> {
        self.decide(rule, Some(path)).0
    }

    /// The severity of a rule for a path, and what decides it.
    pub fn decide(&self, rule: &Rule, path: Option<&str>) -> (Option<Severity>, Origin) {
        let named = |names: &[String]| names.iter().any(|name| rule.is_named(name));
        if !self.only.is_empty() && !named(&self.only) || named(&self.ignore) {
            return (None, Origin::Chosen);
        }
        let over =
            self.overrides.iter().enumerate().rev().filter(|(_, over)| path.is_some_and(|path| over.is_for(path)));
        let mut over = over.filter_map(|(at, over)| {
            strongest(&over.severities, rule).map(|(line, severity)| (severity, Origin::Override(at, line)))
        });
        let set = over
            .next()
            .or_else(|| strongest(&self.severities, rule).map(|(line, severity)| (severity, Origin::Severity(line))));
        match set {
            None => (Some(rule.severity), Origin::Rule),
            // A rule that was asked for by name is not off.
            Some((None, _)) if !self.only.is_empty() => (Some(rule.severity), Origin::Chosen),
            Some(set) => set,
        }
    }
}

impl Override {
    /// Whether it holds for a path from the configuration's folder. Nothing outside of that is any of its business.
    pub fn is_for(&self, path: &str) -> bool {
        is_below(path) && self.paths.matched_path_or_any_parents(path, false).is_ignore()
    }
}

/// Whether a path leads down from the folder that it starts at.
fn is_below(path: &str) -> bool {
    !Path::new(path).has_root() && !path.starts_with("../")
}

/// The line that decides, and what it says: a rule's own is stronger than its family's, and a later one than an earlier.
fn strongest(severities: &[(String, Option<Severity>)], rule: &Rule) -> Option<(usize, Option<Severity>)> {
    let set = severities.iter().enumerate().filter(|(_, (name, _))| rule.is_named(name));
    set.max_by_key(|(_, (name, _))| name.contains('/')).map(|(at, &(_, severity))| (at, severity))
}

impl Stet {
    /// Whether it may let something stand in an article, by its path from the configuration's folder.
    pub fn is_for(&self, path: &str) -> bool {
        self.path
            .as_ref()
            .is_none_or(|end| path == end || path.strip_suffix(end.as_str()).is_some_and(|front| front.ends_with('/')))
    }
}

impl FailOn {
    pub const ALL: [FailOn; 4] = [FailOn::Error, FailOn::Warning, FailOn::Note, FailOn::Never];

    pub fn name(self) -> &'static str {
        match self {
            FailOn::Error => "error",
            FailOn::Warning => "warning",
            FailOn::Note => "note",
            FailOn::Never => "never",
        }
    }

    /// Whether a finding of this severity fails the run.
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            FailOn::Error => severity >= Severity::Error,
            FailOn::Warning => severity >= Severity::Warning,
            FailOn::Note => true,
            FailOn::Never => false,
        }
    }
}
