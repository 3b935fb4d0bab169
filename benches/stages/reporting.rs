//! Findings to text.

use super::Prepared;
use copydesk::report::{Texts, html, human, json};
use std::io::sink;

pub fn human(prepared: &Prepared) {
    let style = human::Style { colour: false, width: 100, notes: true, rule_pages: None };
    let texts = &mut Texts::new(&prepared.shelf);
    human::write(&mut sink(), &prepared.report.findings, texts, style).expect("a sink takes all");
}

pub fn json(prepared: &Prepared) {
    json::write(&mut sink(), &prepared.report.findings, &mut Texts::new(&prepared.shelf)).expect("a sink takes all");
}

pub fn html(prepared: &Prepared) {
    let texts = &mut Texts::new(&prepared.shelf);
    html::write(&mut sink(), &prepared.report, texts, prepared.lexicon).expect("a sink takes all");
}
