//! Fixes as bytes of the files that they change, and those of them that can be made together.

use super::{Edit, Fix, Safety};
use crate::source::{Source, SourceId};
use std::collections::BTreeMap;
use std::ops::Range;

/// A fix, worked out for the files as they lie on disk. It is made wholly or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    pub safety: Safety,
    pub changes: Vec<Change>,
}

/// Puts bytes in the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub source: SourceId,
    /// Where in the source's file.
    pub bytes: Range<usize>,
    pub with: Vec<u8>,
}

/// What can be made of some patches at once.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    pub patches: Vec<Patch>,
    /// Patches that would change what a chosen one changes.
    pub left: usize,
}

impl Change {
    /// An edit of a source that was read from this file. None where the words to be replaced do not lie there as they
    /// were read (broken bytes, a container, a file that changed), or where the file's encoding cannot hold the new ones.
    pub fn of(edit: &Edit, source: &Source, file: &[u8]) -> Option<Self> {
        let span = edit.place.span;
        let words = source.text.get(span.range())?;
        let bytes = source.bytes_of(span)?;
        if !source.can_edit(span, &edit.replacement) || file.get(bytes.clone())? != source.encode(words)? {
            return None;
        }
        let with = source.encode(&source.with_line_ends(&edit.replacement))?;
        Some(Self { source: edit.place.source, bytes, with })
    }
}

impl Fix {
    /// The fix as a patch, if each of its edits can be made. `change` works out one of them.
    pub fn patch(&self, change: impl FnMut(&Edit) -> Option<Change>) -> Option<Patch> {
        let changes: Option<Vec<Change>> = self.edits.iter().map(change).collect();
        Some(Patch { safety: self.safety, changes: changes.filter(|changes| !changes.is_empty())? })
    }
}

/// Chooses patches that do not meddle with one another: the first by place, and of two at one place the safe one. What is
/// left may be made once the files were read again. Equal patches are one.
pub fn choose(mut patches: Vec<Patch>) -> Chosen {
    for patch in &mut patches {
        patch.changes.sort_by_key(place);
    }
    patches.sort_by(|a, b| a.changes.iter().map(whole).cmp(b.changes.iter().map(whole)).then(risk(a).cmp(&risk(b))));
    patches.dedup_by(|a, b| a.changes == b.changes);
    patches.sort_by_key(|patch| {
        let (source, start, end) = place(&patch.changes[0]);
        (source, start, risk(patch), end)
    });
    let mut chosen = Chosen::default();
    let mut taken = Taken::default();
    for patch in patches {
        let alone = patch.changes.windows(2).all(|pair| !collide(&pair[0], &pair[1]));
        if alone && patch.changes.iter().all(|change| taken.is_free(change)) {
            patch.changes.iter().for_each(|change| taken.take(change));
            chosen.patches.push(patch);
        } else {
            chosen.left += 1;
        }
    }
    chosen
}

/// A file with changes made that do not overlap.
pub fn apply(file: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut changes: Vec<&Change> = changes.iter().collect();
    changes.sort_by_key(|change| (change.bytes.start, change.bytes.end));
    let mut made = Vec::with_capacity(file.len());
    let mut at = 0;
    for change in changes {
        debug_assert!(at <= change.bytes.start, "changes overlap");
        made.extend_from_slice(&file[at..change.bytes.start]);
        made.extend_from_slice(&change.with);
        at = change.bytes.end;
    }
    made.extend_from_slice(&file[at..]);
    made
}

fn place(change: &Change) -> (SourceId, usize, usize) {
    (change.source, change.bytes.start, change.bytes.end)
}

fn whole(change: &Change) -> ((SourceId, usize, usize), &[u8]) {
    (place(change), &change.with)
}

/// Safe patches come first.
fn risk(patch: &Patch) -> bool {
    patch.safety != Safety::Safe
}

/// Two changes, in order, of one place: they overlap, or nothing says which of the two comes first.
fn collide(first: &Change, second: &Change) -> bool {
    let (a, b) = (&first.bytes, &second.bytes);
    first.source == second.source && (a.start == b.start || b.start < a.end)
}

/// Bytes that chosen patches change: the end by the start.
#[derive(Default)]
struct Taken(BTreeMap<(SourceId, usize), usize>);

impl Taken {
    fn is_free(&self, change: &Change) -> bool {
        let (from, end) = ((change.source, change.bytes.start), change.bytes.end);
        let before = self.0.range(..=from).next_back().filter(|((source, _), _)| *source == from.0);
        let behind = self.0.range(from..).next().filter(|((source, _), _)| *source == from.0);
        before.is_none_or(|(&(_, start), &stop)| start != from.1 && stop <= from.1)
            && behind.is_none_or(|(&(_, start), _)| start != from.1 && start >= end)
    }

    fn take(&mut self, change: &Change) {
        self.0.insert((change.source, change.bytes.start), change.bytes.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn change(bytes: Range<usize>, with: &str) -> Change {
        Change { source: SourceId(0), bytes, with: with.into() }
    }

    fn patch(safety: Safety, changes: &[Change]) -> Patch {
        Patch { safety, changes: changes.to_vec() }
    }

    /// What becomes of `0123456789`, and how many patches were left.
    fn made(patches: &[Patch]) -> (String, usize) {
        let chosen = choose(patches.to_vec());
        let changes: Vec<Change> = chosen.patches.into_iter().flat_map(|patch| patch.changes).collect();
        (String::from_utf8(apply(b"0123456789", &changes)).unwrap(), chosen.left)
    }

    #[test]
    fn the_first_of_two_overlapping_fixes_is_made() {
        let (a, b) = (patch(Safety::Safe, &[change(4..7, "b")]), patch(Safety::Safe, &[change(2..5, "a")]));
        assert_eq!(made(&[a, b]), ("01a56789".to_owned(), 1));
    }

    #[test]
    fn at_one_place_the_safe_fix_is_made() {
        let (a, b) = (patch(Safety::Suggested, &[change(2..3, "a")]), patch(Safety::Safe, &[change(2..5, "b")]));
        assert_eq!(made(&[a, b]), ("01b56789".to_owned(), 1));
    }

    #[test]
    fn neighbours_are_both_made() {
        let (a, b) = (patch(Safety::Safe, &[change(2..4, "a")]), patch(Safety::Safe, &[change(4..6, "")]));
        assert_eq!(made(&[a, b]), ("01a6789".to_owned(), 0));
    }

    #[test]
    fn two_insertions_at_one_place_are_one_too_many() {
        let (a, b) = (patch(Safety::Safe, &[change(2..2, "a")]), patch(Safety::Safe, &[change(2..2, "b")]));
        assert_eq!(made(&[a, b]), ("01a23456789".to_owned(), 1));
    }

    #[test]
    fn a_fix_that_two_rules_offer_is_made_once_and_none_is_left() {
        let a = patch(Safety::Safe, &[change(2..4, "a")]);
        let b = patch(Safety::Suggested, &[change(2..4, "a")]);
        assert_eq!(made(&[b, a]), ("01a456789".to_owned(), 0));
    }

    #[test]
    fn a_fix_whose_own_edits_overlap_is_never_made() {
        let a = patch(Safety::Safe, &[change(2..4, "a"), change(3..5, "b")]);
        assert_eq!(made(&[a]), ("0123456789".to_owned(), 1));
    }

    #[test]
    fn of_a_fix_of_several_edits_all_are_made_or_none() {
        let a = patch(Safety::Safe, &[change(1..2, "a"), change(8..9, "a")]);
        let b = patch(Safety::Safe, &[change(3..4, "b"), change(8..10, "b")]);
        assert_eq!(made(&[b, a]), ("0a234567a9".to_owned(), 1));
    }

    const LENGTH: usize = 60;

    /// Patches of one to four edits of two sources, each edit with bytes of its own.
    fn patches() -> impl Strategy<Value = Vec<Patch>> {
        let change = (0u32..2, 0..LENGTH, 0..8usize);
        let patch = (any::<bool>(), prop::collection::vec(change, 1..5));
        prop::collection::vec(patch, 1..20).prop_map(|patches| {
            let number = patches.into_iter().enumerate();
            number
                .map(|(number, (safe, changes))| Patch {
                    safety: if safe { Safety::Safe } else { Safety::Suggested },
                    changes: changes
                        .into_iter()
                        .map(|(source, start, length)| Change {
                            source: SourceId(source),
                            bytes: start..(start + length).min(LENGTH),
                            with: vec![b'A' + number as u8; 2],
                        })
                        .collect(),
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn overlapping_fixes_are_never_half_made(patches in patches()) {
            let chosen = choose(patches.clone());
            let changes: Vec<Change> = chosen.patches.iter().flat_map(|patch| patch.changes.clone()).collect();
            let file = vec![b'.'; LENGTH];
            let mended: Vec<Vec<u8>> = (0..2).map(|source| {
                let of_source: Vec<Change> =
                    changes.iter().filter(|change| change.source == SourceId(source)).cloned().collect();
                apply(&file, &of_source)
            }).collect();
            for (number, patch) in patches.iter().enumerate() {
                let letter = b'A' + number as u8;
                let printed = mended.iter().flatten().filter(|&&byte| byte == letter).count();
                // Every edit of a patch that was made stands there whole; of one that was left stands nothing.
                prop_assert!(printed == 0 || printed == 2 * patch.changes.len());
            }
            // What no chosen edit names stays, byte for byte.
            for source in 0..2 {
                let of_source = || changes.iter().filter(|change| change.source == SourceId(source));
                let gone: usize = of_source().map(|change| change.bytes.len()).sum();
                let kept = mended[source as usize].iter().filter(|&&byte| byte == b'.').count();
                prop_assert_eq!(kept, LENGTH - gone);
            }
        }

        #[test]
        fn the_choice_does_not_hang_on_the_order_of_the_findings(patches in patches()) {
            let mut turned = patches.clone();
            turned.reverse();
            prop_assert_eq!(choose(patches), choose(turned));
        }
    }
}
