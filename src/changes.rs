//! Findings on lines that changed: what a desk asks for that takes one story at a time.

use crate::finding::{Finding, Label};
use crate::report::Texts;
use crate::source::SourceId;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::ops::Range;

/// Which lines of a file changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is new, or its lines cannot be told apart.
    All,
    /// These, from 1, in order.
    Lines(Vec<Range<usize>>),
}

/// Keeps the findings that have one of their places, primary or related, on a changed line, and says how many have none.
pub fn keep<'c>(
    findings: &mut Vec<Finding>,
    texts: &mut Texts<'_>,
    changed: &dyn Fn(SourceId) -> &'c Changed,
) -> usize {
    let before = findings.len();
    findings.retain(|finding| {
        let mut is_new = |label: &Label| match changed(label.place.source) {
            Changed::All => true,
            Changed::Lines(lines) if lines.is_empty() => false,
            lines => {
                let place = texts.locate(label);
                // A place that ends where a line begins has nothing on that line.
                let last = if place.end.column == 1 { place.end.line.saturating_sub(1) } else { place.end.line };
                lines.touches(place.start.line..last.max(place.start.line) + 1)
            }
        };
        std::iter::once(&finding.primary).chain(&finding.related).any(&mut is_new)
    });
    before - findings.len()
}

impl Changed {
    pub fn nothing() -> Self {
        Self::Lines(Vec::new())
    }

    /// Whether any of these lines changed.
    pub fn touches(&self, lines: Range<usize>) -> bool {
        match self {
            Self::All => true,
            Self::Lines(changed) => {
                let behind = changed.partition_point(|range| range.end <= lines.start);
                changed.get(behind).is_some_and(|range| range.start < lines.end)
            }
        }
    }

    /// The same of a file that was rewritten since: its lines moved, and what was rewritten changed as well.
    pub fn then(&self, before: &[u8], after: &[u8]) -> Self {
        if *self == Self::All {
            return Self::All;
        }
        let lines = |file| -> Vec<&[u8]> { <[u8]>::split_inclusive(file, |&byte| byte == b'\n').collect() };
        let mut changed: Vec<Range<usize>> = Vec::new();
        for change in capture_diff_slices(Algorithm::Myers, &lines(before), &lines(after)) {
            let (tag, was, is) = change.as_tag_tuple();
            if tag != DiffTag::Equal {
                changed.push(is.start + 1..is.end + 1);
                continue;
            }
            let Self::Lines(known) = self else { continue };
            let first = known.partition_point(|range| range.end <= was.start + 1);
            for range in known[first..].iter().take_while(|range| range.start < was.end + 1) {
                let (start, end) = (range.start.max(was.start + 1), range.end.min(was.end + 1));
                changed.push(start - was.start + is.start..end - was.start + is.start);
            }
        }
        changed.retain(|range| !range.is_empty());
        Self::Lines(changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_of_lines_is_touched_at_either_end_and_not_beside() {
        let changed = Changed::Lines(vec![3..5, 9..10]);
        let touched: Vec<usize> = (1..12).filter(|&line| changed.touches(line..line + 1)).collect();
        assert_eq!(touched, [3, 4, 9]);
        assert!(changed.touches(1..4) && !changed.touches(5..9) && !Changed::nothing().touches(1..100));
    }

    #[test]
    fn changed_lines_move_with_what_was_rewritten_above() {
        let (before, after) = (b"1\n2\n3\n4\n5\n6\n", b"1\n3\n4\nfive\n6\n");
        let changed = Changed::Lines(vec![3..4, 6..7]);
        // The third line is the second now, the fifth was rewritten, the sixth is the fifth.
        assert_eq!(changed.then(before, after), Changed::Lines(vec![2..3, 4..5, 5..6]));
        assert_eq!(changed.then(before, before), changed);
        assert_eq!(Changed::All.then(before, after), Changed::All);
    }
}
