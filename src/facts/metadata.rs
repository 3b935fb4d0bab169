//! Where the fields above the copy and the copy itself do not say the same: the place, the headline, the author, the
//! day.
//!
//! A field that merely says something else is no contradiction: a title for search engines, a country where the dateline
//! has a town. What counts is a word that is off, and two towns or two days that exclude one another.

use super::dates::{Dates, Declared, DeclaredBy};
use super::names::likeness::{fold_accent, likeness};
use crate::article::{Article, BlockKind};
use crate::lexicon::Flags;
use crate::source::Span;
use jiff::ToSpan;
use jiff::civil;

/// A field and a piece of the copy that contradict one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The field's name, in lower case.
    pub key: String,
    /// The word or value in the field, and that in the copy.
    pub field: Span,
    pub copy: Span,
    pub kind: MismatchKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MismatchKind {
    /// A town that is not the dateline's.
    Place,
    /// A word that the headline has otherwise.
    Headline,
    /// A name that the byline spells otherwise.
    Author,
    /// A day that the dateline contradicts.
    Day,
    /// A person, body or place that the copy spells otherwise.
    Name,
}

/// Days that a story may be filed before the day it declares, and after it (zones, and desks at midnight).
const FILED_BEFORE: i64 = 7;
const FILED_AFTER: i64 = 1;

/// Letters of the shortest name that is compared by its letters: with the byline, and with all of the copy.
const SHORTEST: usize = 4;
const SHORTEST_ANYWHERE: usize = 5;

pub(super) fn find(article: &Article<'_>, dates: &Dates, declared: Option<&Declared>) -> Vec<Mismatch> {
    let mut found = Vec::new();
    for field in &article.front_matter.fields {
        let kind = match field.key.as_str() {
            "located" | "location" | "place" | "city" | "dateline" => MismatchKind::Place,
            "title" | "headline" | "hed" => MismatchKind::Headline,
            "author" | "by" | "byline" => MismatchKind::Author,
            "people" | "organisations" | "places" => MismatchKind::Name,
            _ => continue,
        };
        let pair = match kind {
            MismatchKind::Place => place(article, field.value),
            MismatchKind::Headline => headline(article, field.value),
            MismatchKind::Name => name(article, field.value),
            _ => author(article, field.value),
        };
        found.extend(pair.map(|(field_word, copy)| Mismatch { key: field.key.clone(), field: field_word, copy, kind }));
    }
    let by_field = declared.filter(|declared| declared.by == DeclaredBy::FrontMatter);
    if let Some((declared, copy)) = by_field.and_then(|declared| Some((declared, day(article, dates, declared.date)?)))
    {
        let (key, field, kind) = ("date".to_owned(), declared.span, MismatchKind::Day);
        found.push(Mismatch { key, field, copy, kind });
    }
    found
}

/// `located: Grossetto, Italy` above `GROSSETO, Italy (AP) --`.
fn place(article: &Article<'_>, value: Span) -> Option<(Span, Span)> {
    let town = part(article, value);
    let filed = part(article, article.dateline.as_ref()?.place);
    let (a, b) = (folded(article.at(town)), folded(article.at(filed)));
    if a == b || a.contains(&b) || b.contains(&a) {
        return None;
    }
    // Without its country a field may name the country alone.
    let is_town = article.at(value).contains(',');
    (is_town || likeness(&a, &b).is_some()).then_some((town, filed))
}

/// A headline with the same words but for one.
fn headline(article: &Article<'_>, value: Span) -> Option<(Span, Span)> {
    let block = article.blocks.iter().find(|block| block.kind == BlockKind::Headline)?;
    let (field, copy) = (words(article, value), words(article, block.span));
    if field.len() != copy.len() || field.len() < 3 {
        return None;
    }
    let mut differ = field.iter().zip(&copy).filter(|(a, b)| folded(article.at(**a)) != folded(article.at(**b)));
    let (&a, &b) = differ.next()?;
    differ.next().is_none().then_some((a, b))
}

/// A name in the field that is off by a letter from one in the byline.
fn author(article: &Article<'_>, value: Span) -> Option<(Span, Span)> {
    let block = article.blocks.iter().find(|block| block.kind == BlockKind::Byline)?;
    let (field, copy) = (words(article, value), words(article, block.span));
    let known: Vec<String> = copy.iter().map(|&word| folded(article.at(word))).collect();
    let named: Vec<String> = field.iter().map(|&word| folded(article.at(word))).collect();
    let off = |a: &str, b: &str| a.len() >= SHORTEST && likeness(a, b).is_some_and(|like| like.is_one_edit());
    field.iter().zip(&named).filter(|(_, name)| !known.contains(name)).find_map(|(&word, name)| {
        let other = known.iter().position(|known| off(name, known) && !named.contains(known))?;
        Some((word, copy[other]))
    })
}

/// A name whose other words the copy has, and one only off by a letter. Where a letter more or less stands at the end, that
/// is a people, a plural or another word; and what another field spells so is another name.
fn name(article: &Article<'_>, value: Span) -> Option<(Span, Span)> {
    let field = words(article, value);
    let prints = |word: &str| article.forms().iter().any(|form| article.lower_text(form) == word);
    let mut missing = field.iter().filter(|&&word| !prints(&folded(article.at(word))));
    let (&word, None) = (missing.next()?, missing.next()) else { return None };
    let name = folded(article.at(word));
    let declared = |other: &str| {
        let fields = article.front_matter.fields.iter();
        fields.flat_map(|field| words(article, field.value)).any(|word| folded(article.at(word)) == other)
    };
    let off = |other: &str| {
        name.chars().next() == other.chars().next()
            && !name.starts_with(other)
            && !other.starts_with(&*name)
            && likeness(&name, other).is_some_and(|like| like.is_one_edit())
    };
    let is_name = name.chars().count() >= SHORTEST_ANYWHERE && article.at(word).starts_with(char::is_uppercase);
    let mut forms = article.forms().iter().filter(|form| is_name && form.flags.contains(Flags::CAPITALISED));
    let form = forms.find(|form| {
        let other = folded(article.at(form.first));
        other.chars().count() >= SHORTEST_ANYWHERE && off(&other) && !declared(&other)
    })?;
    Some((word, form.first))
}

/// The day of the dateline, if a story of the declared day cannot have been filed on it.
fn day(article: &Article<'_>, dates: &Dates, declared: civil::Date) -> Option<Span> {
    let dateline = article.dateline.as_ref()?;
    let date = dates.days().find(|date| dateline.span.contains(date.span))?;
    let filed = civil::Date::new(date.year.unwrap_or(declared.year()), date.month?, date.day?).ok()?;
    let (first, last) =
        (declared.checked_sub(FILED_BEFORE.days()).ok()?, declared.checked_add(FILED_AFTER.days()).ok()?);
    // Without a year a dateline of December under a day of January is last year's.
    let turn = date.year.is_none() && declared.month() == 1 && filed.month() == 12;
    (!turn && !(first..=last).contains(&filed)).then_some(date.span)
}

/// The part before the first comma.
fn part(article: &Article<'_>, span: Span) -> Span {
    let text = article.at(span);
    let end = text.find([',', '(']).unwrap_or(text.len());
    Span::new(span.start as usize, span.start as usize + text[..end].trim_end().len())
}

/// Words and figures, with the apostrophes and hyphens inside them.
fn words(article: &Article<'_>, span: Span) -> Vec<Span> {
    let text = article.at(span);
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || start.is_some() && matches!(c, '\'' | '’' | '-' | '.' | ',');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = text[from..at].trim_end_matches(|c: char| !c.is_alphanumeric());
                words.push(Span::new(span.start as usize + from, span.start as usize + from + word.len()));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn folded(text: &str) -> String {
    let plain = text.chars().map(|c| if c == '’' { '\'' } else { c });
    plain.flat_map(char::to_lowercase).map(fold_accent).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Vocabulary;
    use crate::facts::Facts;
    use crate::lexicon::Lexicon;
    use crate::source::Source;

    /// Each mismatch as `field / copy`.
    fn mismatches(copy: &str) -> Vec<String> {
        let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        let facts = Facts::read(&article, &lexicon);
        let show = |found: &Mismatch| format!("{} / {}", article.at(found.field), article.at(found.copy));
        facts.metadata.iter().map(show).collect()
    }

    #[test]
    fn a_town_is_compared_with_the_datelines() {
        let copy = |field: &str| {
            format!("---\nlocated: {field}\n---\n\nGROSSETO, Italy (AP) -- The trial has begun in a theater.\n")
        };
        assert_eq!(mismatches(&copy("Grossetto, Italy")), ["Grossetto / GROSSETO"]);
        assert_eq!(mismatches(&copy("Rome, Italy")), ["Rome / GROSSETO"]);
        assert!(mismatches(&copy("Grosseto, Italy")).is_empty());
        assert!(mismatches(&copy("Italy")).is_empty());
    }

    #[test]
    fn a_headline_is_off_by_one_word_or_another_headline() {
        let copy = |field: &str| {
            format!("---\ntitle: {field}\n---\n\nCaptain on trial for wreck\n\nThe trial has begun in a theater.\n")
        };
        assert_eq!(mismatches(&copy("Captian on trial for wreck")), ["Captian / Captain"]);
        assert!(mismatches(&copy("CAPTAIN ON TRIAL FOR WRECK")).is_empty());
        assert!(mismatches(&copy("The wreck: what we know")).is_empty());
    }

    #[test]
    fn an_author_is_off_by_a_letter_or_another_author() {
        let copy = |field: &str| {
            format!(
                "---\nauthor: {field}\n---\n\nCaptain on trial\n\nBy Maria Kessler\n\nThe trial has begun in a theater.\n"
            )
        };
        assert_eq!(mismatches(&copy("Maria Kesler")), ["Kesler / Kessler"]);
        assert!(mismatches(&copy("Maria Kessler")).is_empty());
        assert!(mismatches(&copy("Staff")).is_empty());
    }

    #[test]
    fn a_name_is_off_by_a_letter_from_that_in_the_copy() {
        let copy = |key: &str, name: &str| {
            format!(
                "---\n{key}: {name}\n---\n\nGROSSETO, Italy (AP) -- Captain Francesco Schettino stands trial in Tuscany.\n"
            )
        };
        assert_eq!(mismatches(&copy("places", "Grossetto")), ["Grossetto / GROSSETO"]);
        assert_eq!(mismatches(&copy("people", "Francesco Schetino")), ["Schetino / Schettino"]);
        for (key, name) in [
            ("people", "Francesco Schettino"),
            ("people", "Maria Schetino"),
            ("places", "Tuscan"),
            ("places", "Florence"),
            ("organisations", "The Italian Navy"),
        ] {
            assert!(mismatches(&copy(key, name)).is_empty(), "{name}");
        }
    }

    #[test]
    fn a_story_is_filed_near_its_day() {
        let copy = |date: &str| {
            format!("---\ndate: 2020-11-28\n---\n\nPARIS, {date} (AP) -- The trial has begun in a theater.\n")
        };
        assert_eq!(mismatches(&copy("Oct. 28")), ["2020-11-28 / Oct. 28"]);
        assert!(mismatches(&copy("Nov. 27")).is_empty());
        assert!(mismatches(&copy("Nov. 29")).is_empty());
    }
}
