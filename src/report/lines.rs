//! Formats of one finding a line: the lines are made by all workers, and written in order.

use super::Texts;
use super::entry::Entry;
use super::fingerprint::{Fingerprints, digest_of, first_of};
use crate::finding::Finding;
use rayon::prelude::*;
use std::io;

/// Findings whose lines are made before they are written.
const BATCH: usize = 4096;

/// The least that one worker takes at once. It holds the sources of these in memory, and no others.
const TOGETHER: usize = 64;

/// The lines of some findings.
struct Part<'f, 's> {
    findings: &'f [Finding],
    lines: Vec<u8>,
    /// Of each finding what its fingerprint is made of, and where its line ends.
    each: Vec<(u64, usize)>,
    /// The texts of the last part: a huge file has more findings than one batch, and is not read again for the next.
    texts: Option<Texts<'s>>,
}

/// Writes a line for each finding. `make` gets the finding with its places and its fingerprint, and leaves out the line's end.
pub(super) fn write<'f, 's: 'f>(
    out: &mut dyn io::Write,
    findings: &'f [Finding],
    texts: &Texts<'s>,
    make: impl Fn(&mut Vec<u8>, Entry<'f>, String) -> io::Result<()> + Sync,
) -> io::Result<()> {
    let mut fingerprints = Fingerprints::default();
    let mut last = texts.anew();
    for batch in findings.chunks(BATCH) {
        let mut last_texts = Some(std::mem::replace(&mut last, texts.anew()));
        let parts: Vec<(&'f [Finding], Texts<'s>)> =
            by_source(batch).map(|part| (part, last_texts.take().unwrap_or_else(|| texts.anew()))).collect();
        let made = parts.into_par_iter().map(|(findings, mut texts)| {
            let (mut lines, mut each) = (Vec::new(), Vec::with_capacity(findings.len()));
            for finding in findings {
                let digest = digest_of(finding, &mut texts);
                make(&mut lines, Entry::new(finding, &mut texts), first_of(digest))?;
                lines.push(b'\n');
                each.push((digest, lines.len()));
            }
            let is_last = findings.as_ptr_range().end == batch.as_ptr_range().end;
            Ok(Part { findings, lines, each, texts: is_last.then_some(texts) })
        });
        for part in made.collect::<Vec<io::Result<Part<'f, 's>>>>() {
            let Part { findings, lines, each, texts } = part?;
            last = texts.unwrap_or(last);
            let (mut written, mut start) = (0, 0);
            for (finding, (digest, end)) in findings.iter().zip(each) {
                // Which of several equal findings is the first can only be told in order: the others' lines are made again.
                if let Some(fingerprint) = fingerprints.again(digest) {
                    out.write_all(&lines[written..start])?;
                    let mut line = Vec::with_capacity(end - start);
                    make(&mut line, Entry::new(finding, &mut last), fingerprint)?;
                    line.push(b'\n');
                    out.write_all(&line)?;
                    written = end;
                }
                start = end;
            }
            out.write_all(&lines[written..])?;
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
