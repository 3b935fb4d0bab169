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

/// Writes a line for each finding. `make` gets the finding with its places, and leaves out the line's end.
pub(super) fn write<'f, 's: 'f>(
    out: &mut dyn io::Write,
    findings: &'f [Finding],
    texts: &Texts<'s>,
    make: impl Fn(&mut Vec<u8>, Entry<'f>) -> io::Result<()> + Sync,
) -> io::Result<()> {
    let lines = |findings: &'f [Finding], texts: &mut Texts<'s>| {
        let mut lines = Vec::new();
        for finding in findings {
            make(&mut lines, Entry::new(finding, texts))?;
            lines.push(b'\n');
        }
        Ok(lines)
    };
    by_all_workers(findings, texts, lines, |_, lines, _| out.write_all(&lines))
}

/// The same; `make` gets the finding's fingerprint, too.
pub(super) fn write_with_fingerprints<'f, 's: 'f>(
    out: &mut dyn io::Write,
    findings: &'f [Finding],
    texts: &Texts<'s>,
    make: impl Fn(&mut Vec<u8>, Entry<'f>, String) -> io::Result<()> + Sync,
) -> io::Result<()> {
    let line = |finding: &'f Finding, fingerprint: String, texts: &mut Texts<'s>| {
        let mut line = Vec::new();
        make(&mut line, Entry::new(finding, texts), fingerprint)?;
        line.push(b'\n');
        io::Result::Ok(line)
    };
    let lines = |findings: &'f [Finding], texts: &mut Texts<'s>| {
        let numbered = findings.iter().map(|finding| {
            let digest = digest_of(finding, texts);
            Ok((digest, line(finding, first_of(digest), texts)?))
        });
        numbered.collect::<io::Result<Vec<(u64, Vec<u8>)>>>()
    };
    let mut fingerprints = Fingerprints::default();
    by_all_workers(findings, texts, lines, |findings, lines, texts| {
        for (finding, (digest, first)) in findings.iter().zip(lines) {
            // Which of several equal findings is the first can only be told in order: the others' lines are made again.
            match fingerprints.again(digest) {
                None => out.write_all(&first)?,
                Some(fingerprint) => out.write_all(&line(finding, fingerprint, texts)?)?,
            }
        }
        Ok(())
    })
}

/// Has all workers make something of parts of the findings, and hands it on in order.
fn by_all_workers<'f, 's, T: Send>(
    findings: &'f [Finding],
    texts: &Texts<'s>,
    make: impl Fn(&'f [Finding], &mut Texts<'s>) -> io::Result<T> + Sync,
    mut hand_on: impl FnMut(&'f [Finding], T, &mut Texts<'s>) -> io::Result<()>,
) -> io::Result<()> {
    // The texts of the last part: a huge file has more findings than one batch, and is not read again for the next.
    let mut last = texts.anew();
    for batch in findings.chunks(BATCH) {
        let parts: Vec<&'f [Finding]> = by_source(batch).collect();
        let mut of_parts: Vec<Texts<'s>> = parts.iter().skip(1).map(|_| texts.anew()).collect();
        of_parts.insert(0, last);
        let end = parts.len() - 1;
        let made = parts.into_par_iter().zip(of_parts).enumerate().map(|(at, (part, mut texts))| {
            let made = make(part, &mut texts)?;
            Ok((part, made, (at == end).then_some(texts)))
        });
        last = texts.anew();
        for made in made.collect::<Vec<io::Result<_>>>() {
            let (part, made, texts) = made?;
            last = texts.unwrap_or(last);
            hand_on(part, made, &mut last)?;
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
