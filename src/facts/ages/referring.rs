//! `The 34-year-old said`: an age that stands for a name.

use super::near::Near;
use super::{Age, AgeForm, Who};
use crate::article::TokenKind;
use crate::facts::figures::Form;
use crate::facts::names::Mention;
use crate::lexicon::Flags;

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

impl Near<'_, '_> {
    /// The mention that `The 34-year-old` at a sentence's start takes up: that of the aged person who opens the
    /// sentence before, or the last aged person if nobody else stands between.
    pub(super) fn referred(&self, ages: &[Age]) -> Option<usize> {
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
}
