//! How old the copy says people are: `Anna Kessler, 34,`, `the 34-year-old Kessler`, `The 34-year-old said`.
//!
//! An age is given to somebody only by a form that leaves no doubt who is meant; a number beside a name is an age only
//! between marks. What somebody was at another time is kept as such.

mod near;
mod referring;

use crate::article::Article;
use crate::facts::figures::{Figure, Figures, Form, Unit};
use crate::facts::line::Line;
use crate::facts::names::People;
use crate::source::Span;
use near::{Near, Unlisted};

/// An age beside the mention it belongs to.
#[derive(Clone, Debug)]
pub struct Age {
    /// Number of the figure in [`Figures::all`].
    pub figure: u32,
    pub who: Who,
    /// Number of the mention in [`People::mentions`], for those who stand there; for [`AgeForm::Referring`] the one
    /// that is referred to.
    pub mention: Option<u32>,
    /// The name beside the age, or the one that is referred to.
    pub name: Span,
    pub years: u32,
    pub form: AgeForm,
    /// At another time than the story's: `when he was`, `at the time`, `in 2015`.
    pub past: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Number of the person in [`People::all`].
    Person(u32),
    /// Somebody whose given name no list has (Sayfullo Saipov, 29,), by the hash of the surname. One full name at least
    /// stands beside an age.
    Unlisted(u64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgeForm {
    /// `Anna Kessler, 34,`, `Kessler, aged 34`, `Kessler, a 34-year-old lawyer`.
    Behind,
    /// `Anna Kessler (34)`.
    Bracketed,
    /// `the 34-year-old lawyer Anna Kessler`.
    Before,
    /// `Kessler is 34`.
    Told,
    /// `The 34-year-old said`.
    Referring,
}

/// The oldest age of a person.
const OLDEST: f64 = 120.0;
pub(super) fn read(article: &Article<'_>, figures: &Figures, people: &People) -> Vec<Age> {
    let mut ages: Vec<Age> = Vec::new();
    let mut unlisted: Vec<Unlisted> = Vec::new();
    for (number, figure) in figures.all.iter().enumerate().filter(|(_, figure)| may_be_age(figure)) {
        let line = Line::new(article, &article.sentences[figure.sentence as usize]);
        let near = Near { line, figures, people, figure };
        let found = near.behind().or_else(|| near.before()).or_else(|| near.told());
        let found = found.or_else(|| Some((near.referred(&ages)?, AgeForm::Referring)));
        let (mention, who, name, form) = match found {
            Some((number, form)) => {
                let mention = &people.mentions[number];
                let Some(person) = mention.person else { continue };
                (Some(number as u32), Who::Person(person), mention.span, form)
            }
            None => {
                let Some(person) = near.unlisted() else { continue };
                unlisted.push(person);
                (None, Who::Unlisted(person.surname), person.name, AgeForm::Behind)
            }
        };
        let past = near.is_past(form);
        ages.push(Age { figure: number as u32, who, mention, name, years: figure.value as u32, form, past });
    }
    ages.retain(|age| match age.who {
        Who::Person(_) => true,
        Who::Unlisted(surname) => is_somebody(&unlisted, surname),
    });
    ages
}

/// Whether a surname is printed with one given name beside an age: with none it may be any word, with two it is two
/// people's.
fn is_somebody(unlisted: &[Unlisted], surname: u64) -> bool {
    let mut given = unlisted.iter().filter(|person| person.surname == surname).filter_map(|person| person.given);
    given.next().is_some_and(|first| given.all(|other| other == first))
}

impl AgeForm {
    pub fn name(self) -> &'static str {
        match self {
            AgeForm::Behind => "behind the name",
            AgeForm::Bracketed => "in brackets",
            AgeForm::Before => "before the name",
            AgeForm::Told => "told",
            AgeForm::Referring => "instead of the name",
        }
    }
}

fn may_be_age(figure: &Figure) -> bool {
    let years = figure.form == Form::Age || figure.form == Form::Plain && figure.unit == Unit::None;
    years
        && figure.decimals == 0
        && figure.scale == 1.0
        && figure.hedge.is_none()
        && !figure.quoted
        && (1.0..=OLDEST).contains(&figure.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Vocabulary;
    use crate::facts::Facts;
    use crate::lexicon::Lexicon;
    use crate::source::Source;

    /// Each age as `years name form`, with `past` behind one of another time.
    fn ages(copy: &str) -> Vec<String> {
        let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        let facts = Facts::read(&article, &lexicon);
        let show = |age: &Age| {
            let name = article.at(age.name);
            format!("{} {name} {}{}", age.years, age.form.name(), if age.past { " past" } else { "" })
        };
        facts.ages.iter().map(show).collect()
    }

    #[test]
    fn an_age_stands_behind_a_name_between_marks() {
        assert_eq!(ages("Anna Kessler, 34, said no."), ["34 Anna Kessler behind the name"]);
        assert_eq!(ages("Anna Kessler, aged 34, said no."), ["34 Anna Kessler behind the name"]);
        assert_eq!(ages("They met Anna Kessler (34) there."), ["34 Anna Kessler in brackets"]);
        assert_eq!(ages("They met Anna Kessler, a 34-year-old lawyer."), ["34 Anna Kessler behind the name"]);
    }

    #[test]
    fn counts_and_lists_are_no_ages() {
        assert!(ages("They met Anna Kessler, 34 others and a dog.").is_empty());
        assert!(ages("Anna Kessler (34) and Robert Haller (12) were given votes.").is_empty());
    }

    #[test]
    fn an_age_stands_before_a_name() {
        assert_eq!(ages("They met the 34-year-old tax lawyer Anna Kessler."), ["34 Anna Kessler before the name"]);
        assert!(ages("They met the 34-year-old son of Anna Kessler.").is_empty());
    }

    #[test]
    fn an_age_may_belong_to_another_time() {
        assert_eq!(ages("Anna Kessler, 34 at the time, said no."), Vec::<String>::new());
        assert_eq!(ages("Anna Kessler, 34, said no when asked."), ["34 Anna Kessler behind the name"]);
        assert_eq!(ages("Anna Kessler, 34, was a nurse when it burnt."), ["34 Anna Kessler behind the name past"]);
    }

    #[test]
    fn a_name_that_no_list_has_may_have_an_age() {
        let copy = "Zazlu Vortimek, 34, sang. Vortimek, 35, said so.";
        assert_eq!(ages(copy), ["34 Zazlu Vortimek behind the name", "35 Vortimek behind the name"]);
        assert!(ages("They met Vortimek, 35, there.").is_empty());
    }

    #[test]
    fn an_age_may_stand_for_the_name() {
        let copy = "Anna Kessler, 34, is a lawyer. The 34-year-old said no.";
        assert_eq!(ages(copy), ["34 Anna Kessler behind the name", "34 Anna Kessler instead of the name"]);
        assert_eq!(ages("Anna Kessler, 34, met a man. The 52-year-old said no.").len(), 1);
        assert_eq!(ages("Anna Kessler, 34, is a lawyer. The 52-year-old killer said no.").len(), 1);
    }
}
