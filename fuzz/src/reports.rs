//! Every format of the report: it can be written, those for machines can be read, and the findings are what a baseline of
//! them accepts.

use crate::house::LEXICON;
use copydesk::baseline::Baseline;
use copydesk::finding::Finding;
use copydesk::report::{Texts, checkstyle, github, gitlab, html, human, json, junit, rdjsonl, sarif, short};
use copydesk::{Report, Shelf};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use std::io;

type Write = fn(&mut dyn io::Write, &[Finding], &mut Texts<'_>) -> io::Result<()>;

pub fn write_all(report: &Report, shelf: &Shelf) {
    let findings = &report.findings[..];
    let written = |write: Write| {
        let mut out = Vec::new();
        write(&mut out, findings, &mut Texts::new(shelf)).expect("memory takes all");
        String::from_utf8(out).expect("a report is text")
    };
    for write in [gitlab::write as Write, sarif::write] {
        is_json(&written(write));
    }
    for write in [json::write as Write, rdjsonl::write] {
        assert_eq!(written(write).lines().map(is_json).count(), findings.len());
    }
    assert_eq!(written(short::write).lines().count(), findings.len());
    written(github::write);
    is_xml(&written(checkstyle::write));
    draw(findings, shelf);

    let mut out = Vec::new();
    junit::write(&mut out, report, &mut Texts::new(shelf)).expect("memory takes all");
    is_xml(&String::from_utf8(out).expect("a report is text"));
    let mut out = Vec::new();
    html::write(&mut out, report, &mut Texts::new(shelf), &LEXICON).expect("memory takes all");
    is_xml(&String::from_utf8(out).expect("a report is text"));

    let baseline = Baseline::of(findings, &mut Texts::new(shelf));
    let again = Baseline::read(&baseline.to_text()).expect("what was written can be read");
    let mut kept = findings.to_vec();
    let unused = again.apply(&mut kept, &mut Texts::new(shelf), &|_| true);
    assert!(kept.is_empty() && unused.is_empty(), "a baseline does not hold its own findings: {kept:?}, {unused:?}");
}

/// As terminals show findings, narrow and wide. What steers a terminal does not get there.
pub fn draw(findings: &[Finding], shelf: &Shelf) {
    for width in [20, 100] {
        let mut out = Vec::new();
        let style = human::Style { colour: width == 20, width, notes: true, rule_pages: None };
        human::write(&mut out, findings, &mut Texts::new(shelf), style).expect("memory takes all");
        let drawn = String::from_utf8(out).expect("a report is text");
        let steers = |c: char| c.is_control() && c != '\n';
        assert!(width == 20 || !drawn.contains(steers), "{drawn:?}");
    }
}

fn is_json(text: &str) {
    serde_json::from_str::<Value>(text).unwrap_or_else(|error| panic!("no JSON: {error}: {text}"));
}

fn is_xml(text: &str) {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return,
            Ok(_) => {}
            Err(error) => panic!("no XML: {error}: {text}"),
        }
    }
}
