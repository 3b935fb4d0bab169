//! What is printed where: the numbers of the findings, the articles that are printed, and who points into whom.

use crate::finding::{Finding, Label, Severity};
use crate::source::{SourceId, Span};
use crate::sources::Sources;
use hashbrown::HashMap;
use std::ops::Range;

/// Findings that a proof explains. Nobody works through more of them on one page, and no browser likes to show them.
pub(super) const EXPLAINED: usize = 10_000;

pub(super) struct Plan<'a> {
    /// Those that are explained, in the order of their numbers.
    pub findings: &'a [Finding],
    /// How many more there are.
    pub left_out: usize,
    /// For each finding the first in its article that says the same; itself, if it is the first.
    first: Vec<usize>,
    /// Articles with findings in their order; behind them those that are only pointed at.
    pub galleys: Vec<Galley>,
    /// The folder that all of them lie in, with its last stroke: named once and left out of their paths.
    pub folder: &'a str,
}

pub(super) struct Galley {
    pub source: SourceId,
    /// The findings of this article.
    pub own: Range<usize>,
    /// Places of findings, in this article, in the order of the text.
    pub marks: Vec<Mark>,
}

/// A place of a finding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub span: Span,
    pub finding: usize,
    /// Number of the related place; none is the finding's own.
    pub related: Option<usize>,
}

impl<'a> Plan<'a> {
    pub fn new(findings: &'a [Finding], sources: &'a dyn Sources) -> Self {
        let all = findings;
        let (findings, rest) = findings.split_at(findings.len().min(EXPLAINED));
        let mut galleys: Vec<Galley> = Vec::new();
        let mut known: HashMap<SourceId, usize> = HashMap::new();
        for (number, finding) in findings.iter().enumerate() {
            let source = finding.primary.place.source;
            match galleys.last_mut() {
                Some(last) if last.source == source => last.own.end = number + 1,
                _ => {
                    known.insert(source, galleys.len());
                    galleys.push(Galley { source, own: number..number + 1, marks: Vec::new() });
                }
            }
        }
        let first = firsts(findings);
        for (number, finding) in findings.iter().enumerate() {
            let related = if first[number] == number { finding.related.as_slice() } else { &[] };
            let related = related.iter().enumerate().map(|(at, label)| (label, Some(at)));
            for (label, related) in std::iter::once((&finding.primary, None)).chain(related) {
                let source = label.place.source;
                let at = *known.entry(source).or_insert_with(|| {
                    galleys.push(Galley { source, own: 0..0, marks: Vec::new() });
                    galleys.len() - 1
                });
                galleys[at].marks.push(Mark { span: label.place.span, finding: number, related });
            }
        }
        galleys.iter_mut().for_each(|galley| galley.marks.sort_unstable());
        let printed = galleys.partition_point(|galley| !galley.own.is_empty());
        galleys[printed..].sort_by_key(|galley| galley.source);
        let spoken = galleys.iter().map(|galley| galley.source);
        let folder = common_folder(spoken.chain(all.iter().map(|one| one.primary.place.source)), sources);
        Self { findings, left_out: rest.len(), first, galleys, folder }
    }

    /// The first finding of its article that says the same of the same words, if this is not it.
    pub fn same_as(&self, finding: usize) -> Option<usize> {
        Some(self.first[finding]).filter(|&first| first != finding)
    }

    /// A source's path within the folder of all.
    pub fn path<'s>(&self, source: SourceId, sources: &'s dyn Sources) -> &'s str {
        let path = sources.name(source);
        path.strip_prefix(self.folder).unwrap_or(path)
    }

    pub fn severity(&self, mark: &Mark) -> Severity {
        self.findings[mark.finding].severity
    }

    pub fn label(&self, mark: &Mark) -> &'a Label {
        let finding = &self.findings[mark.finding];
        mark.related.map_or(&finding.primary, |at| &finding.related[at])
    }
}

impl Mark {
    /// What stands at the place and in the margin: 12 for a finding, 12a and so on for what contradicts it.
    pub fn name(&self) -> String {
        let number = self.finding + 1;
        match self.related {
            None => number.to_string(),
            Some(at) if at < 26 => format!("{number}{}", char::from(b'a' + at as u8)),
            Some(at) => format!("{number}.{}", at + 1),
        }
    }
}

fn common_folder(spoken: impl Iterator<Item = SourceId>, sources: &dyn Sources) -> &str {
    let folder = |path: &'_ str| path.rfind('/').map_or(0, |end| end + 1);
    let mut common: Option<&str> = None;
    for source in spoken {
        let path = sources.name(source);
        let path = &path[..folder(path)];
        let shared =
            common.map_or(path.len(), |common| path.bytes().zip(common.bytes()).take_while(|(a, b)| a == b).count());
        common = Some(&path[..path.as_bytes()[..shared].iter().rposition(|&byte| byte == b'/').map_or(0, |at| at + 1)]);
    }
    common.unwrap_or_default()
}

fn firsts(findings: &[Finding]) -> Vec<usize> {
    let mut known = HashMap::new();
    let mut first = |(number, finding): (usize, &'_ Finding)| {
        let evidence = finding.related.first().map(|label| label.place);
        let key = (finding.primary.place.source, finding.rule, finding.message.clone(), evidence);
        // What nothing contradicts is told apart by its place alone.
        if evidence.is_none() { number } else { *known.entry(key).or_insert(number) }
    };
    findings.iter().enumerate().map(&mut first).collect()
}
