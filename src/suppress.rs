//! Accepted findings: comments in the copy and `[[stet]]` tables of the configuration.

use crate::article::StetMark;
use crate::finding::{Finding, Label, Severity};
use crate::lint::Report;
use crate::rules::{Rule, UNUSED_STET};
use crate::settings::{Settings, Stet};
use crate::source::{Place, Source, SourceId};
use crate::sources::Sources;
use hashbrown::HashMap;
use std::sync::Arc;

/// Takes out what the desk lets stand, and notes comments that let nothing stand.
pub(crate) fn apply(
    report: &mut Report,
    sources: &dyn Sources,
    marks: &HashMap<SourceId, Vec<StetMark>>,
    settings: &Settings,
    active: &[(&'static Rule, Severity)],
) {
    if marks.is_empty() && settings.stets.is_empty() {
        return;
    }
    let before = report.findings.len();
    let mut used: HashMap<(SourceId, usize), bool> = HashMap::new();
    let mut used_stets = vec![false; settings.stets.len()];
    let mut texts: HashMap<SourceId, Option<Arc<Source>>> = HashMap::new();
    let covering: HashMap<SourceId, Covering<'_>> =
        marks.iter().map(|(&source, marks)| (source, Covering::new(marks))).collect();
    report.findings.retain(|finding| {
        let source = finding.primary.place.source;
        let mark = covering.get(&source).and_then(|covering| covering.first(finding));
        if let Some(at) = mark {
            used.insert((source, at), true);
            return false;
        }
        let stood = settings.stets.iter().position(|stet| {
            names(&stet.rule, finding.rule)
                && stet.is_for(sources.rooted(source))
                && stet.text.as_ref().is_none_or(|text| {
                    let source = texts.entry(source).or_insert_with(|| sources.source(source).ok());
                    source.as_ref().is_some_and(|source| quoted(finding, source) == text)
                })
        });
        if let Some(at) = stood {
            used_stets[at] = true;
        }
        stood.is_none()
    });
    report.let_stand = before - report.findings.len();
    note_unused(report, sources, marks, &used, settings, active);
    let unused = settings.stets.iter().enumerate().filter(|&(at, stet)| {
        let ran = active.iter().any(|(rule, _)| rule.is_named(&stet.rule));
        !used_stets[at] && ran && (stet.path.is_none() || was_read(report, sources, stet))
    });
    report.unused_stets = unused.map(|(at, _)| at).collect();
}

/// Whether an article under review has a stet's path: a hook's batch does not see all of them.
fn was_read(report: &Report, sources: &dyn Sources, stet: &Stet) -> bool {
    let mut ids = (0..sources.count() as u32).map(SourceId).filter(|&id| !sources.is_reference(id));
    ids.any(|id| stet.is_for(sources.rooted(id)) && report.unread.iter().all(|(unread, _)| *unread != id))
}

fn note_unused(
    report: &mut Report,
    sources: &dyn Sources,
    marks: &HashMap<SourceId, Vec<StetMark>>,
    used: &HashMap<(SourceId, usize), bool>,
    settings: &Settings,
    active: &[(&'static Rule, Severity)],
) {
    let Some(&(rule, _)) = active.iter().find(|(rule, _)| rule.name == UNUSED_STET) else { return };
    // Nobody is going to change a reference article.
    for (&source, marks) in marks.iter().filter(|(source, _)| !sources.is_reference(**source)) {
        let path = sources.rooted(source);
        let Some(severity) = settings.severity_at(rule, path) else { continue };
        for (at, mark) in marks.iter().enumerate() {
            // A rule that did not run cannot say that its comment is needless.
            let runs = |rule: &Rule| rule.is_named(&mark.rule) && settings.severity_at(rule, path).is_some();
            let ran = active.iter().any(|(rule, _)| runs(rule));
            if used.contains_key(&(source, at)) || !ran {
                continue;
            }
            report.findings.push(Finding {
                rule: rule.name,
                severity,
                message: format!("this comment lets nothing stand: no finding of {} here", mark.rule),
                primary: Label { place: Place { source, span: mark.span }, text: "".into() },
                related: Vec::new(),
                help: Some("remove the comment".into()),
                fix: None,
                undecided: false,
            });
        }
    }
}

/// The comments of one article by where the text that they speak of begins.
struct Covering<'m> {
    marks: &'m [StetMark],
    /// Their numbers in that order.
    order: Vec<usize>,
    /// How far each or any before it reaches.
    reach: Vec<u32>,
}

impl<'m> Covering<'m> {
    fn new(marks: &'m [StetMark]) -> Self {
        let mut order: Vec<usize> = (0..marks.len()).collect();
        order.sort_by_key(|&at| marks[at].covers.start);
        let reach = order.iter().scan(0, |reach: &mut u32, &at| {
            *reach = marks[at].covers.end.max(*reach);
            Some(*reach)
        });
        Self { marks, reach: reach.collect(), order }
    }

    /// The first comment that lets a finding stand.
    fn first(&self, finding: &Finding) -> Option<usize> {
        let span = finding.primary.place.span;
        let behind = self.order.partition_point(|&at| self.marks[at].covers.start < span.end);
        let near = (0..behind).rev().take_while(|&at| self.reach[at] > span.start).map(|at| self.order[at]);
        near.filter(|&at| covers(&self.marks[at], finding)).min()
    }
}

fn covers(mark: &StetMark, finding: &Finding) -> bool {
    names(&mark.rule, finding.rule) && finding.primary.place.span.overlaps(mark.covers)
}

fn names(selector: &str, rule: &str) -> bool {
    selector == rule || rule.split_once('/').is_some_and(|(family, _)| family == selector)
}

fn quoted<'s>(finding: &Finding, source: &'s Source) -> &'s str {
    finding.primary.place.span.of(&source.text)
}
