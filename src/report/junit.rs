//! JUnit's XML: an article is a suite, a finding a case. What is clean is a case that passed.

use super::Texts;
use super::entry::Entry;
use super::xml::{clean, close, document, open};
use crate::finding::{Finding, Severity};
use crate::lint::Report;
use crate::source::SourceId;
use crate::sources::ReadError;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use std::io;

type Xml<'x> = Writer<&'x mut dyn io::Write>;

/// Writes a suite for every article of the run. Errors and warnings are failures; a note is said in a case that passed.
///
/// # Errors
/// What the writer says.
pub fn write(out: &mut dyn io::Write, report: &Report, texts: &mut Texts<'_>) -> io::Result<()> {
    let sources = texts.sources;
    let mut xml = document(out)?;
    let failures = failures(&report.findings);
    let errors = report.unread.iter().filter(|(_, error)| is_error(error)).count();
    let articles = (0..sources.count() as u32).map(SourceId).filter(|&id| !sources.is_reference(id));
    let clean_ones = report.articles - report.findings.chunk_by(of_one_article).count();
    let counts = counts(report.findings.len() + report.unread.len() + clean_ones, failures, errors);
    open(&mut xml, "testsuites", &with_name("copydesk", &counts))?;
    let (mut findings, mut unread) = (report.findings.as_slice(), report.unread.as_slice());
    for id in articles {
        let here = findings.iter().take_while(|finding| finding.primary.place.source == id).count();
        let (these, rest) = findings.split_at(here);
        findings = rest;
        let error = unread.first().filter(|(source, _)| *source == id).map(|(_, error)| error);
        if error.is_some() {
            unread = &unread[1..];
        }
        suite(&mut xml, sources.name(id), these, error, texts)?;
    }
    close(&mut xml, "testsuites")?;
    xml.into_inner().write_all(b"\n")
}

fn of_one_article(a: &Finding, b: &Finding) -> bool {
    a.primary.place.source == b.primary.place.source
}

/// A file that cannot be read is an error; one that is no text is no article.
fn is_error(error: &ReadError) -> bool {
    matches!(error, ReadError::Unreadable(_))
}

fn failures(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity > Severity::Note).count()
}

/// Cases, failures, errors, as attributes.
fn counts(tests: usize, failures: usize, errors: usize) -> [(&'static str, String); 3] {
    [("tests", tests.to_string()), ("failures", failures.to_string()), ("errors", errors.to_string())]
}

fn with_name<'n>(name: &'n str, counts: &'n [(&'static str, String); 3]) -> Vec<(&'n str, &'n str)> {
    let counts = counts.iter().map(|(what, number)| (*what, number.as_str()));
    std::iter::once(("name", name)).chain(counts).collect()
}

fn suite(
    xml: &mut Xml<'_>,
    path: &str,
    findings: &[Finding],
    error: Option<&ReadError>,
    texts: &mut Texts<'_>,
) -> io::Result<()> {
    let path = clean(path);
    let counts = counts(findings.len().max(1), failures(findings), usize::from(error.is_some_and(is_error)));
    open(xml, "testsuite", &with_name(&path, &counts))?;
    for finding in findings {
        case(xml, &path, &Entry::new(finding, texts))?;
    }
    if let Some(error) = error {
        open(xml, "testcase", &[("name", "can be read"), ("classname", &path)])?;
        let element = if is_error(error) { "error" } else { "skipped" };
        xml.create_element(element).with_attribute(("message", &*clean(&error.to_string()))).write_empty()?;
        close(xml, "testcase")?;
    } else if findings.is_empty() {
        xml.create_element("testcase")
            .with_attributes([("name", "no findings"), ("classname", &path)])
            .write_empty()?;
    }
    close(xml, "testsuite")
}

fn case(xml: &mut Xml<'_>, path: &str, entry: &Entry<'_>) -> io::Result<()> {
    let finding = entry.finding;
    let at = entry.primary.start;
    let name = format!("{} at {}:{}", finding.rule, at.line, at.column);
    let message = clean(&finding.message);
    open(xml, "testcase", &[("name", &name), ("classname", path)])?;
    let lines: Vec<_> = entry.lines().iter().map(|line| clean(line).into_owned()).collect();
    let said = format!("{path}:{}:{}: {}: {}", at.line, at.column, finding.severity, lines.join("\n"));
    let (element, attributes) = match finding.severity {
        Severity::Note => ("system-out", vec![]),
        severity => ("failure", vec![("message", &*message), ("type", severity.name())]),
    };
    xml.create_element(element).with_attributes(attributes).write_text_content(BytesText::new(&said))?;
    close(xml, "testcase")
}
