//! Where rules put their findings. The sink stamps the rule's name and severity, so that no rule can misname itself.

use super::Rule;
use crate::finding::{Finding, Label, Severity};
use crate::fix::{Edit, Fix, Safety};
use crate::source::{Place, SourceId, Span};
use std::borrow::Cow;

/// Collects the findings of one rule.
pub struct Findings {
    rule: &'static str,
    severity: Severity,
    /// The article under review; desk rules name places instead of spans.
    source: SourceId,
    findings: Vec<Found>,
}

/// A finding, and whether it stands by itself.
pub(crate) struct Found {
    pub finding: Finding,
    /// What it tells besides its labels where an article rule speaks of the same place.
    pub aside: Option<Cow<'static, str>>,
    /// Only to be said where an article rule speaks of the same place.
    pub joins: bool,
    /// Mentions of the right spelling in the same article: an article rule that took one of them for the slip is
    /// turned round.
    pub against: Vec<Place>,
}

/// A finding that was just added, to be told more about.
pub struct Added<'f> {
    finding: &'f mut Finding,
    aside: &'f mut Option<Cow<'static, str>>,
    joins: &'f mut bool,
    against: &'f mut Vec<Place>,
    source: SourceId,
}

impl Findings {
    pub fn new(rule: &'static Rule, severity: Severity, source: SourceId) -> Self {
        Self { rule: rule.name, severity, source, findings: Vec::new() }
    }

    pub(crate) fn into_vec(self) -> Vec<Found> {
        self.findings
    }

    /// Reports `span` of the article under review. Rare, so that what leads here is put out of the way of what mostly runs.
    #[cold]
    #[inline(never)]
    pub fn add(&mut self, span: Span, message: impl Into<String>) -> Added<'_> {
        self.add_at(Place { source: self.source, span }, message)
    }

    /// Reports a place of any article.
    #[cold]
    #[inline(never)]
    pub fn add_at(&mut self, place: Place, message: impl Into<String>) -> Added<'_> {
        let finding = Finding {
            rule: self.rule,
            severity: self.severity,
            message: message.into(),
            primary: Label { place, text: Cow::default() },
            related: Vec::new(),
            help: None,
            fix: None,
            undecided: false,
        };
        self.findings.push(Found { finding, aside: None, joins: false, against: Vec::new() });
        let Found { finding, aside, joins, against } = self.findings.last_mut().expect("one was just pushed");
        Added { finding, aside, joins, against, source: place.source }
    }
}

impl Added<'_> {
    /// Says something about the primary place itself.
    pub fn label(self, text: impl Into<Cow<'static, str>>) -> Self {
        self.finding.primary.text = text.into();
        self
    }

    /// Points at a place of the same article that contradicts the finding's.
    pub fn also(self, span: Span, text: impl Into<Cow<'static, str>>) -> Self {
        let source = self.source;
        self.also_at(Place { source, span }, text)
    }

    /// Points at a place of any article.
    pub fn also_at(self, place: Place, text: impl Into<Cow<'static, str>>) -> Self {
        self.finding.related.push(Label { place, text: text.into() });
        self
    }

    /// Says what to do.
    pub fn help(self, text: impl Into<Cow<'static, str>>) -> Self {
        self.finding.help = Some(text.into());
        self
    }

    /// Says that nothing in the article tells which of the two places is wrong.
    pub fn undecided(self) -> Self {
        self.finding.undecided = true;
        self
    }

    /// Lowers this finding to a note: the evidence is weaker than the rule's usual.
    pub fn as_note(self) -> Self {
        self.finding.severity = Severity::Note;
        self
    }

    /// For desk rules: this is too little for a finding of its own. It settles a case that an article rule has already
    /// made of the same place, or of one of the mentions `against` it, and is dropped where there is none.
    pub fn only_beside_another(self, against: Vec<Place>) -> Self {
        *self.joins = true;
        *self.against = against;
        self
    }

    /// For desk rules: evidence that no label can show, for the help of an article rule's finding at the same place.
    pub fn aside(self, text: impl Into<Cow<'static, str>>) -> Self {
        *self.aside = Some(text.into());
        self
    }

    /// Lowers an error to a warning.
    pub fn as_warning(self) -> Self {
        self.finding.severity = self.finding.severity.min(Severity::Warning);
        self
    }

    /// Offers to replace the primary place.
    pub fn replace(self, safety: Safety, replacement: impl Into<String>) -> Self {
        let span = self.finding.primary.place.span;
        self.edit(span, safety, replacement)
    }

    /// Offers to replace another span of the article: the label shows a part of what goes, or one word of two.
    pub fn edit(self, span: Span, safety: Safety, replacement: impl Into<String>) -> Self {
        let edit = Edit { place: Place { source: self.source, span }, replacement: replacement.into() };
        self.finding.fix = Some(Fix { safety, edits: vec![edit] });
        self
    }

    /// Takes another span of the article out with what is replaced: all of it goes, or none.
    pub fn with_deleted(self, span: Span) -> Self {
        let edit = Edit { place: Place { source: self.source, span }, replacement: String::new() };
        self.finding.fix.iter_mut().for_each(|fix| fix.edits.push(edit.clone()));
        self
    }
}
