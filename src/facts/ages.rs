//! How old the copy says people are: `Anna Kessler, 34,`, `the 34-year-old Kessler`, `The 34-year-old said`.
//!
//! An age is given to somebody only by a form that leaves no doubt who is meant; a number beside a name is an age only
//! between marks. What somebody was at another time is kept as such.

use crate::article::{Article, TokenKind};
use crate::facts::figures::{Figure, Figures, Form, Unit};
use crate::facts::line::Line;
use crate::facts::names::{Mention, MentionKind, People};
use crate::lexicon::Flags;
use crate::source::Span;

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
/// Words between `34-year-old` and the name at most.
const TO_NAME: usize = 6;
/// Words behind an age that may put it into another time.
const TIME: usize = 10;

/// People without a name, who may be the one that a bare `The 34-year-old` means.
const STRANGERS: [&str; 20] = [
    "man",
    "woman",
    "boy",
    "girl",
    "victim",
    "teenager",
    "teen",
    "child",
    "infant",
    "baby",
    "pedestrian",
    "passenger",
    "motorist",
    "cyclist",
    "suspect",
    "gunman",
    "another",
    "colleague",
    "friend",
    "partner",
];

/// Words behind a bare `The 34-year-old` that tell what the one of whom the copy speaks did.
const DOING: [&str; 28] = [
    "is", "was", "has", "had", "will", "would", "could", "can", "also", "who", "and", "may", "might", "must", "now",
    "then", "did", "does", "never", "later", "first", "made", "took", "left", "won", "lost", "went", "came",
];

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

/// A name without a given name that a list has, in front of an age.
#[derive(Clone, Copy)]
struct Unlisted {
    name: Span,
    surname: u64,
    /// The first word of a name of several.
    given: Option<u64>,
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

/// A figure with what stands around it.
struct Near<'a, 's> {
    line: Line<'a, 's>,
    figures: &'a Figures,
    people: &'a People,
    figure: &'a Figure,
}

impl Near<'_, '_> {
    fn start(&self) -> usize {
        self.figure.tokens.start as usize
    }

    fn end(&self) -> usize {
        self.figure.tokens.end as usize
    }

    /// `Anna Kessler, 34,`, `Anna Kessler (34)`, `Anna Kessler, aged 34`, `Anna Kessler, a 34-year-old lawyer`.
    fn behind(&self) -> Option<(usize, AgeForm)> {
        let (line, start, end) = (&self.line, self.start(), self.end());
        let bare = self.figure.form == Form::Plain;
        if line.is_kind(start.wrapping_sub(1), TokenKind::Open) {
            // Seeds, goals and line-ups are bracketed too, but then there is more than one.
            let alone = line.is_kind(end, TokenKind::Close) && self.bracketed() == 1 && self.figure.value > 12.0;
            return alone.then(|| self.ending_at(start - 1)).flatten().map(|at| (at, AgeForm::Bracketed));
        }
        let mut before = start;
        if !bare {
            while before > line.start() && matches!(line.lower(before - 1), "a" | "an" | "aged" | "age" | "at" | "now")
            {
                before -= 1;
            }
        } else if line.lower(before.wrapping_sub(1)) == "now" {
            before -= 1;
        }
        let comma = before.checked_sub(1).filter(|&at| line.is_kind(at, TokenKind::Comma))?;
        // "Kessler, 34, 35 and 36" are no ages, nor is "Kessler, 34 others".
        let closes = matches!(
            line.kind(end),
            None | Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Close | TokenKind::Colon | TokenKind::Dash)
        );
        let counted = line.is_kind(end + 1, TokenKind::Number);
        if bare && (!closes || counted || self.figure.in_words) {
            return None;
        }
        Some((self.ending_at(comma)?, AgeForm::Behind))
    }

    /// `the 34-year-old lawyer Anna Kessler`.
    fn before(&self) -> Option<(usize, AgeForm)> {
        if self.figure.form != Form::Age || !self.line.is_kind(self.start(), TokenKind::Number) {
            return None;
        }
        let mentions = &self.people.mentions;
        let next = mentions.partition_point(|mention| mention.tokens.start < self.figure.tokens.end);
        let mention = mentions.get(next)?;
        let name = mention.tokens.start as usize;
        let to = if mention.titles.is_empty() { name } else { name.min(mention.titles.start as usize) };
        let from = self.end();
        let adjective = |at: usize| {
            let word = self.line.lower(at);
            let acts = word.ends_with("ed") && word != "retired" || self.line.is(at, Flags::SAYING);
            self.line.joins(at) || self.line.is_kind(at, TokenKind::Word) && !self.line.is(at, Flags::FUNCTION) && !acts
        };
        // "A 34-year-old Kessler" is Kessler in her youth.
        let young = matches!(self.line.lower(self.start().wrapping_sub(1)), "a" | "an") && mention.given.is_none();
        let whole = name < self.line.end() && to.saturating_sub(from) <= TO_NAME && (from..to).all(adjective);
        // "The 34-year-old Kessler's brother" is still Kessler, "34-year-old Anna and Maria Kessler" is not.
        (whole && !young && mention.kind != MentionKind::Plural && mention.kind != MentionKind::Shared)
            .then_some((next, AgeForm::Before))
    }

    /// `Kessler is 34.`, `Kessler is 34 years old`.
    fn told(&self) -> Option<(usize, AgeForm)> {
        let line = &self.line;
        let mut is = self.start().checked_sub(1)?;
        if matches!(line.lower(is), "now" | "a") {
            is = is.checked_sub(1)?;
        }
        let ends = matches!(line.kind(self.end()), None | Some(TokenKind::Stop | TokenKind::Comma));
        let said = line.lower(is) == "is" && (self.figure.form == Form::Age || ends && !self.figure.in_words);
        said.then(|| self.ending_at(is)).flatten().map(|at| (at, AgeForm::Told))
    }

    /// The mention that `The 34-year-old` at a sentence's start takes up: that of the aged person who opens the
    /// sentence before, or the last aged person if nobody else stands between.
    fn referred(&self, ages: &[Age]) -> Option<usize> {
        let (line, start) = (&self.line, self.start());
        let opens = start == line.start() + 1 && line.lower(line.start()) == "the";
        if !opens || self.figure.form != Form::Age || !self.is_subject() {
            return None;
        }
        let article = line.article;
        let sentence = self.figure.sentence as usize;
        let previous = article.sentences.get(sentence.checked_sub(1)?)?;
        let here = article.sentences[sentence].block;
        let mentions = &self.people.mentions;
        let first = mentions.partition_point(|mention| mention.tokens.start < previous.tokens.start);
        let named = |age: &&Age| age.form != AgeForm::Referring;
        let aged = |person: u32| ages.iter().filter(named).rev().find(|age| age.who == Who::Person(person));
        let opener = mentions.get(first).filter(|mention| {
            let lead = if mention.titles.is_empty() {
                mention.tokens.start
            } else {
                mention.tokens.start.min(mention.titles.start)
            };
            lead <= previous.tokens.start + 1 && here - previous.block <= 1
        });
        let (mention, from) = match opener.and_then(|mention| aged(mention.person?)) {
            Some(_) => (first, mentions[first].tokens.end as usize),
            None => {
                let last = ages.last().filter(named)?;
                let at = self.figures.all[last.figure as usize].sentence as usize;
                let near = here - article.sentences[at].block <= 1;
                let behind = mentions.partition_point(|mention| mention.tokens.start < self.figure.tokens.start);
                let number = last.mention? as usize;
                let own = |mention: &Mention| mention.person == mentions[number].person;
                let others = mentions[number..behind].iter().any(|mention| mention.given.is_some() && !own(mention));
                (!others && near).then_some((number, mentions[number].tokens.end as usize))?
            }
        };
        // Another person without a name, or another age, may be meant.
        let stranger = (from..start).any(|at| {
            let token = &article.tokens[at];
            STRANGERS.contains(&article.lower_of(token)) || token.is(Flags::RELATIVE)
        });
        let between = self.figures.all.iter().filter(|figure| (from..start).contains(&(figure.tokens.start as usize)));
        let person = mentions[mention].person;
        let own = ages.iter().filter(|age| person.map(Who::Person) == Some(age.who));
        let own: Vec<u32> = own.map(|age| self.figures.all[age.figure as usize].tokens.start).collect();
        let another =
            between.filter(|figure| figure.form == Form::Age).any(|figure| !own.contains(&figure.tokens.start));
        (!stranger && !another).then_some(mention)
    }

    /// Whether `The 34-year-old` stands for somebody and not before a noun: `The 34-year-old killer`.
    fn is_subject(&self) -> bool {
        let (line, end) = (&self.line, self.end());
        let word = line.lower(end);
        matches!(line.kind(end), Some(TokenKind::Comma | TokenKind::Stop) | None)
            || DOING.contains(&word)
            || line.is(end, Flags::SAYING | Flags::FUNCTION)
            || word.ends_with("ed") && word.len() > 4
    }

    /// The mention whose name ends before token `at`.
    fn ending_at(&self, at: usize) -> Option<usize> {
        let mentions = &self.people.mentions;
        let behind = mentions.partition_point(|mention| (mention.tokens.start as usize) < at);
        let number = behind.checked_sub(1)?;
        let mention = &mentions[number];
        let end = mention.suffix.map_or(mention.tokens.end, |suffix| mention.tokens.end.max(suffix + 1)) as usize;
        // "Robert Downey, Jr., 54": the comma before the suffix is between.
        (end == at && mention.kind != MentionKind::Plural && end > self.line.start()).then_some(number)
    }

    /// `Sayfullo Saipov, 29,`: capitalised words before an age, of which the people know nothing.
    fn unlisted(&self) -> Option<Unlisted> {
        let (line, start, end) = (&self.line, self.start(), self.end());
        let comma = start.checked_sub(1).filter(|&at| line.is_kind(at, TokenKind::Comma))?;
        let bare = self.figure.form == Form::Plain && !self.figure.in_words && self.figure.head.is_none();
        let closes = line.is_kind(end, TokenKind::Comma) && !line.is_kind(end + 1, TokenKind::Number);
        let place = Flags::COUNTRY | Flags::CITY | Flags::INSTITUTION | Flags::MONTH | Flags::WEEKDAY | Flags::DEMONYM;
        let named = |at: usize| {
            line.is_capitalised(at) && !line.is(at, place | Flags::ALL_CAPS | Flags::FUNCTION | Flags::NUMBER)
        };
        let last = comma.checked_sub(1).filter(|&at| bare && closes && named(at) && !line.is(at, Flags::TITLE))?;
        let mut first = last;
        while named(first.wrapping_sub(1)) && !line.is(first - 1, Flags::TITLE | Flags::HONORIFIC) {
            first -= 1;
        }
        let form = |at: usize| line.token(at).and_then(|token| line.article.form(token)).map(|form| form.hash);
        let name = line.token(first)?.span.to(line.token(last)?.span);
        Some(Unlisted { name, surname: form(last)?, given: (first < last).then(|| form(first)).flatten() })
    }

    /// How many numbers stand alone in brackets in the sentence.
    fn bracketed(&self) -> usize {
        let line = &self.line;
        let figures = self.figures.of_sentence(self.figure.sentence).iter();
        figures.filter(|figure| line.is_kind((figure.tokens.start as usize).wrapping_sub(1), TokenKind::Open)).count()
    }

    /// `then-34-year-old`, `, 34 when`, `, 34 at the time`, `, 34, in 2015`.
    fn is_past(&self, form: AgeForm) -> bool {
        let (line, start, end) = (&self.line, self.start(), self.end());
        let then =
            (start.saturating_sub(3)..start).any(|at| matches!(line.lower(at), "then" | "was" | "turned" | "late"));
        let told = (end..end + TIME).position(|at| line.lower(at) == "was");
        let time = |at: usize| {
            let word = line.lower(at);
            // "Kessler, 26, was a student when": but "Kessler, 26, made headlines when" tells of now.
            matches!(word, "when" | "then") && (at < end + 2 || told.is_some_and(|was| end + was < at))
                || word == "time" && matches!(line.lower(at - 1), "the" | "that")
                || word == "in" && line.small_number(at + 1).is_some_and(|year| (1800..2200).contains(&year))
        };
        then || form != AgeForm::Referring && (end..end + TIME).any(time)
    }
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
