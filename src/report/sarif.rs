//! SARIF 2.1.0, which code hosts and editors read. Only what this program has to say, as plain structures.

use super::entry::{Edit, Entry, Listed};
use super::{Located, Texts, relative, sanitise, write_json};
use crate::finding::Finding;
use crate::rules::{self, Rule, page};
use crate::source::SourceId;
use hashbrown::{HashMap, HashSet};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [R; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<R> {
    tool: Tool,
    column_kind: &'static str,
    artifacts: Vec<Artifact>,
    results: R,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [&'static str; 1],
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
struct Artifact {
    location: ArtifactLocation,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'a str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: Message,
    artifact_changes: Vec<ArtifactChange<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Content<'a>,
}

#[derive(Serialize)]
struct Content<'a> {
    text: &'a str,
}

/// Writes the findings.
///
/// # Errors
/// What the writer says.
pub fn write(out: &mut dyn io::Write, findings: &[Finding], texts: &mut Texts<'_>) -> io::Result<()> {
    let sources = texts.sources;
    let spoken: HashSet<&str> = findings.iter().map(|finding| finding.rule).collect();
    let rules: Vec<&Rule> = rules::all().filter(|rule| spoken.contains(rule.name)).collect();
    let rule_index: HashMap<&str, usize> = rules.iter().enumerate().map(|(at, rule)| (rule.name, at)).collect();
    let paths: Vec<&str> = files(findings).into_iter().map(|id| sources.name(id)).collect();
    let artifact_index: HashMap<&str, usize> = paths.iter().enumerate().map(|(at, path)| (*path, at)).collect();
    let run = Run {
        tool: Tool {
            driver: Driver {
                name: "copydesk",
                semantic_version: env!("CARGO_PKG_VERSION"),
                rules: rules.into_iter().map(descriptor).collect(),
            },
        },
        column_kind: "unicodeCodePoints",
        artifacts: paths
            .iter()
            .map(|path| Artifact { location: ArtifactLocation { uri: uri(path), index: None } })
            .collect(),
        results: Listed::new(findings, texts, |entry, fingerprint| {
            outcome(&entry, fingerprint, &rule_index, &artifact_index)
        }),
    };
    write_json(out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    out.write_all(b"\n")
}

/// The sources that findings point into, in their order.
fn files(findings: &[Finding]) -> Vec<SourceId> {
    let labels = findings.iter().flat_map(|finding| finding.related.iter().chain([&finding.primary]));
    let edits = findings.iter().flat_map(|finding| &finding.fix).flat_map(|fix| &fix.edits);
    let mut files: Vec<_> = labels.map(|label| label.place.source).chain(edits.map(|edit| edit.place.source)).collect();
    files.sort_unstable();
    files.dedup();
    files
}

fn descriptor(rule: &Rule) -> Descriptor {
    let why = page::section(rule.page, "Why it matters");
    let ignore = page::section(rule.page, "When to ignore it");
    Descriptor {
        id: rule.name,
        short_description: Message { text: rule.summary().to_owned() },
        full_description: Message { text: format!("{}\n\n{why}", rule.summary()) },
        help: Help { text: format!("{}\n\n{why}\n\nWhen to ignore it: {ignore}", rule.summary()), markdown: rule.page },
        default_configuration: Configuration { level: rule.severity.name() },
        properties: Properties { tags: [rule.family()] },
    }
}

fn outcome<'a>(
    entry: &Entry<'a>,
    fingerprint: String,
    rules: &HashMap<&str, usize>,
    artifacts: &HashMap<&str, usize>,
) -> Outcome<'a> {
    let finding = entry.finding;
    let place = |located: &Located<'_>| PhysicalLocation {
        artifact_location: artifact(located.path, artifacts),
        region: region(located),
    };
    let related = entry.related.iter().enumerate().map(|(at, located)| Location {
        id: Some(at + 1),
        physical_location: place(located),
        message: Some(Message { text: plain(located.text) }),
    });
    Outcome {
        rule_id: finding.rule,
        rule_index: rules.get(finding.rule).copied(),
        level: finding.severity.name(),
        message: Message { text: linked(entry) },
        locations: [Location { id: None, physical_location: place(&entry.primary), message: None }],
        related_locations: related.collect(),
        partial_fingerprints: BTreeMap::from([("copydesk/v1", fingerprint)]),
        fixes: fix(entry, artifacts).into_iter().collect(),
    }
}

/// The message with a link to each related place: hosts show a place only if the message leads there.
fn linked(entry: &Entry<'_>) -> String {
    let links: Vec<String> = (1..)
        .zip(&entry.related)
        .map(|(id, place)| {
            format!("[{}]({id})", if place.text.is_empty() { "see".to_owned() } else { plain(place.text) })
        })
        .collect();
    let message = plain(&entry.finding.message);
    let help = entry.finding.help.iter().map(|help| format!("\nhelp: {}", plain(help))).collect::<String>();
    if links.is_empty() { message + &help } else { format!("{message}: {}{help}", links.join(", ")) }
}

/// Words that are no link and no placeholder, whatever the copy says.
fn plain(text: &str) -> String {
    let text = sanitise(text);
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]").replace('{', "{{").replace('}', "}}")
}

fn fix<'a>(entry: &Entry<'a>, artifacts: &HashMap<&str, usize>) -> Option<Fix<'a>> {
    let safety = entry.finding.fix.as_ref()?.safety.name();
    let changes = entry.edits.chunk_by(|a, b| a.place.path == b.place.path).map(|edits| ArtifactChange {
        artifact_location: artifact(edits[0].place.path, artifacts),
        replacements: edits
            .iter()
            .map(|Edit { place, replacement }| Replacement {
                deleted_region: region(place),
                inserted_content: Content { text: replacement },
            })
            .collect(),
    });
    let description = Message { text: format!("{safety} change") };
    Some(Fix { description, artifact_changes: changes.collect() })
}

fn artifact(path: &str, artifacts: &HashMap<&str, usize>) -> ArtifactLocation {
    ArtifactLocation { uri: uri(path), index: artifacts.get(path).copied() }
}

fn region(located: &Located<'_>) -> Region {
    Region {
        start_line: located.start.line,
        start_column: located.start.column,
        end_line: located.end.line,
        end_column: located.end.column,
    }
}

/// A path as a reference: relative to wherever the program ran, unless the path is absolute.
fn uri(path: &str) -> String {
    const KEPT: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    const WITH_DRIVE: AsciiSet = KEPT.remove(b':');
    let drive = path.as_bytes().get(1) == Some(&b':') && path.starts_with(|c: char| c.is_ascii_alphabetic());
    match path {
        _ if path.starts_with('/') => format!("file://{}", utf8_percent_encode(path, &KEPT)),
        _ if drive => format!("file:///{}", utf8_percent_encode(path, &WITH_DRIVE)),
        _ => utf8_percent_encode(relative(path), &KEPT).to_string(),
    }
}
