//! Formats of one finding a line: the lines are made by all workers, and written in order.

use super::Texts;
use super::entry::Entry;
use super::fingerprint::{Fingerprints, digest_of};
use crate::finding::Finding;
use rayon::prelude::*;
use std::io;

/// Findings whose lines are made before they are written.
const BATCH: usize = 4096;

/// The least that one worker takes at once.
const TOGETHER: usize = 64;

/// Findings, with the texts that they speak of and a hash or a line for each.
struct Part<'f, 's, T> {
    findings: &'f [Finding],
    texts: Texts<'s>,
    each: Vec<T>,
}

/// Writes a line for each finding. `make` gets the finding with its places and its fingerprint, and leaves out the line's end.
pub(super) fn write<'f, 's: 'f>(
    out: &mut dyn io::Write,
    findings: &'f [Finding],
    texts: &Texts<'s>,
    make: impl Fn(&mut Vec<u8>, Entry<'f>, String) -> io::Result<()> + Sync,
) -> io::Result<()> {
    let mut fingerprints = Fingerprints::default();
    // A huge file has more findings than one batch, and is not read again for the next.
    let mut last = texts.anew();
    for batch in findings.chunks(BATCH) {
        let mut last_texts = Some(std::mem::replace(&mut last, texts.anew()));
        let texts_of = |findings| (findings, last_texts.take().unwrap_or_else(|| texts.anew()));
        let parts: Vec<(&[Finding], Texts<'s>)> = by_source(batch).map(texts_of).collect();
        let digested = parts.into_par_iter().map(|(findings, mut texts)| {
            let each = findings.iter().map(|finding| digest_of(finding, &mut texts)).collect();
            Part { findings, texts, each }
        });
        let digested: Vec<Part<'f, 's, u64>> = digested.collect();
        // Which of several equal findings is the first can only be told in order.
        let numbered = digested.into_iter().map(|Part { findings, texts, each }| {
            let each = each.into_iter().map(|digest| fingerprints.next_of(digest)).collect();
            Part { findings, texts, each }
        });
        let numbered: Vec<Part<'f, 's, String>> = numbered.collect();
        let made = numbered.into_par_iter().map(|Part { findings, mut texts, each }| {
            let mut lines = Vec::new();
            for (finding, fingerprint) in findings.iter().zip(each) {
                make(&mut lines, Entry::new(finding, &mut texts), fingerprint)?;
                lines.push(b'\n');
            }
            Ok((lines, texts))
        });
        for made in made.collect::<Vec<io::Result<_>>>() {
            let (lines, texts) = made?;
            out.write_all(&lines)?;
            last = texts;
        }
    }
    Ok(())
}

/// Cuts findings into parts; those of one source stay together, so that no source is read twice.
fn by_source(mut findings: &[Finding]) -> impl Iterator<Item = &[Finding]> {
    std::iter::from_fn(move || {
        let least = findings.get(..TOGETHER).unwrap_or(findings);
        let source = least.last()?.primary.place.source;
        let more = findings[least.len()..].iter().take_while(|finding| finding.primary.place.source == source).count();
        let (part, rest) = findings.split_at(least.len() + more);
        findings = rest;
        Some(part)
    })
}
