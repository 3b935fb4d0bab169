//! Findings as editors show them: underlined, listed, and explained where the pointer rests.

use super::OpenText;
use super::protocol::{
    Client, CodeDescription, Diagnostic, Hover, Location, MarkupContent, Position, RelatedInformation,
};
use crate::finding::{Finding, Severity};
use crate::fix::Safety;
use crate::mistake::Mistake;
use crate::report::sanitise;
use crate::rules::{self, page};
use crate::source::{Place, Source};
use std::ops::Range;
use std::sync::Arc;

/// A finding of an open document with all that an editor may ask of it. Bytes are those of the document.
#[derive(Debug)]
pub struct Shown {
    pub finding: Finding,
    /// What was read of the document.
    pub source: Arc<Source>,
    pub bytes: Range<usize>,
    /// The words it speaks of.
    pub quoted: String,
    /// What would mend it, if all of it lies in the document.
    pub fix: Option<(Safety, Edits)>,
    pub diagnostic: Diagnostic,
}

/// How findings are shown.
pub struct Showing<'s> {
    pub client: &'s Client,
    /// Whether notes are more than hints.
    pub notes: bool,
    /// Where the rules' pages are to be read, as the configuration says.
    pub rule_pages: Option<&'s str>,
}

/// New words for stretches of a document.
pub type Edits = Vec<(Range<usize>, String)>;

/// The most findings that are shown of one document: editors show no more, and slow down long before.
pub const MOST: usize = 1000;

impl Shown {
    /// Works out a finding of `source`, which was read of the document `text`; `locate` knows where other places lie.
    pub fn new(
        finding: &Finding,
        source: &Arc<Source>,
        text: &OpenText,
        showing: &Showing<'_>,
        locate: &mut dyn FnMut(Place) -> Option<Location>,
    ) -> Option<Self> {
        let client = showing.client;
        let bytes = source.bytes_of(finding.primary.place.span)?;
        let related = finding.related.iter().filter_map(|label| {
            let message = if label.text.is_empty() { "see" } else { &label.text };
            Some(RelatedInformation { location: locate(label.place)?, message: sanitise(message).into_owned() })
        });
        let related: Vec<RelatedInformation> = related.collect();
        let fix = finding.fix.as_ref().and_then(|fix| {
            let edits = fix.edits.iter().map(|edit| {
                let own = edit.place.source == finding.primary.place.source;
                let bytes = source.bytes_of(edit.place.span).filter(|_| own)?;
                text.as_str().get(bytes.clone())?;
                Some((bytes, edit.replacement.clone()))
            });
            Some((fix.safety, edits.collect::<Option<Edits>>()?))
        });
        let only_cuts = fix.as_ref().is_some_and(|(_, edits)| edits.iter().all(|(_, new)| new.is_empty()));
        text.as_str().get(bytes.clone())?;
        let diagnostic = Diagnostic {
            range: text.range(bytes.clone()),
            severity: match finding.severity {
                Severity::Error => 1,
                Severity::Warning => 2,
                Severity::Note if showing.notes => 3,
                Severity::Note => 4,
            },
            code: finding.rule,
            code_description: showing
                .rule_pages
                .map(|pages| CodeDescription { href: format!("{}/{}.md", pages.trim_end_matches('/'), finding.rule) }),
            source: "copydesk",
            message: message(finding, if client.related_information { &[] } else { &related }),
            tags: if only_cuts && client.unnecessary_tag { vec![1] } else { Vec::new() },
            related_information: if client.related_information { related } else { Vec::new() },
        };
        let quoted = finding.primary.place.span.of(&source.text).to_owned();
        Some(Self { finding: finding.clone(), source: Arc::clone(source), bytes, quoted, fix, diagnostic })
    }

    /// Whether the finding's place and a stretch of the document touch.
    pub fn touches(&self, bytes: &Range<usize>) -> bool {
        self.bytes.start <= bytes.end && bytes.start <= self.bytes.end
    }
}

/// What is wrong with one of the house's own files.
pub fn of_mistake(mistake: &Mistake, text: &OpenText) -> Diagnostic {
    let parts = [&mistake.message, &mistake.label, mistake.help.as_ref().unwrap_or(&mistake.label)];
    let mut parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.dedup();
    Diagnostic {
        range: text.range(mistake.span.range()),
        severity: 1,
        code: "config",
        code_description: None,
        source: "copydesk",
        message: sanitise(&parts.join("; ")).into_owned(),
        tags: Vec::new(),
        related_information: Vec::new(),
    }
}

/// What a rule finds, and why it matters.
pub fn hover(shown: &Shown, client: &Client) -> Hover {
    let rule = rules::find(shown.finding.rule);
    let (summary, text) = rule.map(|rule| (rule.summary(), rule.page)).unwrap_or_default();
    let section = |heading: &str| page::section(text, heading).to_owned();
    let name = shown.finding.rule;
    let (why, ignore) = (section("Why it matters"), section("When to ignore it"));
    let message = sanitise(&shown.finding.message);
    let (kind, value) = if client.markdown {
        let message = plain_in_markdown(&message);
        let value = format!(
            "**{name}**: {message}\n\n{summary}\n\n**Why it matters.** {why}\n\n**When to ignore it.** {ignore}\n"
        );
        ("markdown", value)
    } else {
        ("plaintext", format!("{name}: {message}\n\n{summary}\n\n{why}\n\nWhen to ignore it: {ignore}\n"))
    };
    Hover { contents: MarkupContent { kind, value }, range: shown.diagnostic.range }
}

/// The heaviest finding at a position; of several, the one of fewest words.
pub fn at<'s>(shown: &'s [Shown], position: Position, text: &OpenText) -> Option<&'s Shown> {
    let offset = text.offset(position);
    let here = shown.iter().filter(|shown| shown.touches(&(offset..offset)));
    here.min_by_key(|shown| (std::cmp::Reverse(shown.finding.severity), shown.bytes.len()))
}

/// The message, what is to be seen at the place, and what to do.
fn message(finding: &Finding, related: &[RelatedInformation]) -> String {
    let mut message = sanitise(&finding.message).into_owned();
    for place in related {
        let Position { line, character } = place.location.range.start;
        message += &format!("\n{}: line {}, column {}", place.message, line + 1, character + 1);
    }
    if let Some(help) = &finding.help {
        message += &format!("\nhelp: {}", sanitise(help));
    }
    message
}

/// Copy is a stranger's text: it must not become a link or an image.
fn plain_in_markdown(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() && !"\"'.,:;?-/()".contains(c) {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
