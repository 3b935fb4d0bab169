//! What a run is asked to do: which rules, at which severities, and which findings are accepted.

use crate::finding::Severity;
use crate::rules::Rule;

/// The settings of a run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Rules or families to run; empty means all.
    pub only: Vec<String>,
    /// Rules or families not to run.
    pub ignore: Vec<String>,
    /// Severities by rule or family, the later the stronger; `None` switches off.
    pub severities: Vec<(String, Option<Severity>)>,
    /// Whether to compare the articles of the desk with one another. Reference articles and archives are evidence all
    /// the same.
    pub desk: bool,
    /// Findings that the desk lets stand.
    pub stets: Vec<Stet>,
    /// Whether to measure what each rule costs.
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
            desk: true,
            stets: Vec::new(),
            timings: false,
        }
    }
}

impl Settings {
    /// The severity at which a rule reports; `None` if it does not run.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        let named = |names: &[String]| names.iter().any(|name| rule.is_named(name));
        if !self.only.is_empty() && !named(&self.only) || named(&self.ignore) {
            return None;
        }
        let set = self.severities.iter().filter(|(name, _)| rule.is_named(name));
        // A rule's own line is stronger than its family's, and a rule that was asked for by name is not off.
        match set.max_by_key(|(name, _)| name.contains('/')) {
            None => Some(rule.severity),
            Some(&(_, None)) if !self.only.is_empty() => Some(rule.severity),
            Some(&(_, severity)) => severity,
        }
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
