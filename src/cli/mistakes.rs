//! Draws mistakes in the house's files as the findings of the copy are drawn, on standard error.

use super::say::say;
use crate::finding::{Finding, Label, Severity};
use crate::mistake::Mistake;
use crate::report::{Texts, human};
use crate::source::{Place, Source, SourceId, Span};
use crate::sources::Shelf;

/// Draws what is wrong with one file. `kind` stands where a finding has its rule.
pub fn draw(file: &Source, kind: &'static str, severity: Severity, mistakes: &[Mistake], style: human::Style<'_>) {
    let shelf: Shelf = [file.clone()].into_iter().collect();
    let label =
        |span: Span, text: &str| Label { place: Place { source: SourceId(0), span }, text: text.to_owned().into() };
    let findings: Vec<Finding> = mistakes
        .iter()
        .map(|mistake| Finding {
            rule: kind,
            severity,
            message: mistake.message.clone(),
            primary: label(mistake.span, &mistake.label),
            related: mistake.also.iter().map(|(span, text)| label(*span, text)).collect(),
            help: mistake.help.clone().map(Into::into),
            fix: None,
            undecided: false,
        })
        .collect();
    let mut drawn = Vec::new();
    // Writing to memory does not fail.
    drop(human::write(&mut drawn, &findings, &mut Texts::new(&shelf), style));
    say(String::from_utf8_lossy(&drawn).trim_end());
}
