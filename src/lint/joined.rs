//! What the desk rules say beside what the article rules say: of one place there is one finding.

use crate::finding::{Finding, Label};
use crate::rules::Found;
use crate::source::Place;
use hashbrown::{HashMap, HashSet};

/// Adds what only the desk knows. Where an article rule speaks of the same place already, the desk makes no second
/// finding but adds its evidence; where that rule took the place for the right one of two, the desk turns it round.
pub(super) fn add(findings: &mut Vec<Finding>, found: Vec<Found>) {
    let mut primary: HashMap<Place, usize> = HashMap::new();
    let mut contradicted: HashMap<Place, Vec<usize>> = HashMap::new();
    for (at, finding) in findings.iter().enumerate().filter(|(_, finding)| speaks_of_names(finding)) {
        primary.entry(finding.primary.place).or_insert(at);
        if let ([other], true) = (finding.related.as_slice(), finding.undecided) {
            contradicted.entry(other.place).or_default().push(at);
        }
    }
    // First mentions of spellings that proved to be right, and findings that accused further mentions of them.
    let (mut acquitted, mut dropped) = (HashSet::new(), HashSet::new());
    for Found { finding, aside, joins, against } in found {
        let place = finding.primary.place;
        if let Some(&at) = primary.get(&place) {
            // Only evidence for the same spelling: another article's McKeon says nothing of McLeon and McLeod.
            if replacement(&findings[at]) == replacement(&finding) {
                if findings[at].help.is_none() {
                    findings[at].help = aside;
                }
                let known = &mut findings[at].related;
                known.extend(finding.related.into_iter().filter(|label| label.place.source != place.source));
            }
            continue;
        }
        let accusers = contradicted.get(&place).map_or(&[][..], Vec::as_slice);
        let mut accusers = accusers.iter().filter(|&&at| against.contains(&findings[at].primary.place));
        if let Some(&first) = accusers.next() {
            dropped.extend(accusers.copied());
            acquitted.extend(against.first().copied());
            turn_round(&mut findings[first], finding);
        } else if joins {
            if against.first().is_some_and(|first| acquitted.contains(first)) {
                findings.push(finding);
            }
        } else if !against.iter().any(|place| primary.contains_key(place)) {
            // An article rule that has reasons of its own to take the other spelling for the slip is not contradicted.
            findings.push(finding);
        }
    }
    let mut at = 0..;
    findings.retain(|_| at.next().is_none_or(|at| !dropped.contains(&at)));
}

/// The places of which article rules say that a name is wrong there.
pub(super) fn questioned(findings: &[Finding]) -> HashSet<Place> {
    findings.iter().filter(|finding| speaks_of_names(finding)).map(|finding| finding.primary.place).collect()
}

fn speaks_of_names(finding: &Finding) -> bool {
    finding.rule.starts_with("names/")
}

/// Two spellings stood one against one; other articles say that the first of them is the wrong one.
fn turn_round(undecided: &mut Finding, desk: Finding) {
    undecided.undecided = false;
    let other = std::mem::replace(&mut undecided.primary, desk.primary);
    undecided.message = desk.message;
    undecided.fix = desk.fix;
    undecided.related.truncate(1);
    undecided.related[0] = Label { place: other.place, text: "also spelled this way here".into() };
    undecided.related.extend(desk.related);
}

/// What a finding would have at its place, in lower case.
fn replacement(finding: &Finding) -> Option<String> {
    finding.fix.as_ref()?.edits.first().map(|edit| edit.replacement.to_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::evidence::Evidence;
    use crate::finding::{Finding, Label};
    use crate::lexicon::Lexicon;
    use crate::lint::lint;
    use crate::settings::Settings;
    use crate::source::Source;
    use crate::sources::Shelf;

    /// Each finding as `rule: words -> first related words; labels in other articles`.
    fn findings(copy: &[&str]) -> Vec<String> {
        let shelf: Shelf = copy.iter().map(|text| Source::from_text("a.txt", *text)).collect();
        let report = lint(&shelf, &Evidence::default(), &Lexicon::new(), &Settings::default());
        let words = |label: &Label| label.place.span.of(copy[label.place.source.0 as usize]).to_owned();
        let show = |finding: &Finding| {
            let elsewhere = finding.related.iter().filter(|label| label.place.source != finding.primary.place.source);
            let (wrong, other) = (words(&finding.primary), words(&finding.related[0]));
            format!("{}: {wrong} -> {other}; {}", finding.rule, elsewhere.count())
        };
        report.findings.iter().map(show).collect()
    }

    const UNDECIDED: &str =
        "The letter was read by Steven Warthel in the chamber.\n\nMr. Warhtel did not comment on it.\n";

    #[test]
    fn one_against_one_the_later_is_flagged() {
        assert_eq!(findings(&[UNDECIDED]), ["names/near-spelling: Warhtel -> Warthel; 0"]);
    }

    #[test]
    fn the_desk_adds_its_evidence_to_a_finding() {
        let witness = "A speech by Steven Warthel was long.\n";
        assert_eq!(findings(&[UNDECIDED, witness]), ["names/near-spelling: Warhtel -> Warthel; 1"]);
    }

    #[test]
    fn the_desk_turns_an_undecided_finding_round() {
        let witness = "A speech by Steven Warhtel was long.\n";
        assert_eq!(findings(&[UNDECIDED, witness]), ["names/near-spelling: Warthel -> Warhtel; 1"]);
    }

    #[test]
    fn every_mention_of_the_wrong_spelling_stays_flagged_when_turned_round() {
        let copy = "The letter was read by Steven Warthel.\n\nMr. Warhtel did not comment on it, and Warhtel left.\n\n\
                    It was late when Mr. Warthel went home.\n";
        let witness = "A speech by Steven Warhtel was long.\n";
        let expected = ["names/near-spelling: Warthel -> Warhtel; 1", "cross/name-spelling: Warthel -> Warhtel; 1"];
        assert_eq!(findings(&[copy, witness]), expected);
    }

    #[test]
    fn a_third_spelling_elsewhere_is_no_evidence() {
        let third = "A speech by Steven Warthes was long.\n";
        assert_eq!(findings(&[UNDECIDED, third])[0], "names/near-spelling: Warhtel -> Warthel; 0");
    }
}
