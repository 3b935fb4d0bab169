use super::{Mention, People};
use crate::article::Article;
use crate::article::Vocabulary;
use crate::lexicon::Lexicon;
use crate::source::Source;

/// The people of a piece of copy, as `titles | name | surname`.
fn people(copy: &str) -> Vec<String> {
    let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
    let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
    let people = People::read(&article, &lexicon);
    let show = |person: &Mention| {
        let titles: Vec<&str> = article.tokens[crate::article::range(&person.titles)]
            .iter()
            .map(|token| article.token_text(token))
            .collect();
        let surname = article.token_text(&article.tokens[person.surname as usize]);
        format!("{} | {} | {surname}", titles.join(" "), article.at(person.span))
    };
    people.mentions.iter().map(show).collect()
}

#[test]
fn titles_stand_before_a_name() {
    assert_eq!(people("They saw former president Anna Kessler leave."), ["president | Anna Kessler | Kessler"]);
    assert_eq!(
        people("They saw Police Commissioner Alan Thorsby leave."),
        ["Police Commissioner | Alan Thorsby | Thorsby"]
    );
}

#[test]
fn particles_and_initials_belong_to_a_name() {
    assert_eq!(people("We met Vincent van Gogh there."), [" | Vincent van Gogh | Gogh"]);
    assert_eq!(people("We met J. Robert Oppenheimer there."), [" | J. Robert Oppenheimer | Oppenheimer"]);
}

#[test]
fn a_son_bears_the_surname() {
    assert_eq!(people("We met Robert Downey Jr. there."), [" | Robert Downey | Downey"]);
    assert_eq!(people("We met Henry Ford II there."), [" | Henry Ford | Ford"]);
}

#[test]
fn a_nickname_may_stand_in_quotation_marks() {
    assert_eq!(people("We met Donald “Shorty” Shea there."), [" | Donald “Shorty” Shea | Shea"]);
}

#[test]
fn a_family_name_may_stand_first() {
    assert_eq!(people("They saw Xi Jinping leave."), [" | Xi Jinping | Xi"]);
    assert_eq!(people("They saw Kim Jong-un leave."), [" | Kim Jong-un | Kim"]);
    assert_eq!(people("They saw Kim Novak leave."), [" | Kim Novak | Novak"]);
}

#[test]
fn places_and_bodies_are_nobody() {
    assert!(people("The White House and North Dakota sued Harvard University in April.").is_empty());
}

/// Each person of a piece of copy with the mentions that are that person's.
fn grouped(copy: &str) -> Vec<String> {
    let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
    let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
    let people = People::read(&article, &lexicon);
    let show = |number: u32| {
        let own = people.mentions.iter().filter(|mention| mention.person == Some(number));
        own.map(|mention| article.at(mention.span)).collect::<Vec<_>>().join(", ")
    };
    (0..people.all.len() as u32).map(show).collect()
}

#[test]
fn short_forms_and_initials_are_one_person() {
    assert_eq!(grouped("We met Joanne Rowling. They read J.K. Rowling."), ["Joanne Rowling, J.K. Rowling"]);
    assert_eq!(grouped("We met Bob Dole. They saw Robert Dole and Dole."), ["Bob Dole, Robert Dole, Dole"]);
}

#[test]
fn a_surname_of_two_words_may_be_shortened() {
    let copy = "We met Enrique Peña Nieto. They saw Peña Nieto there, and Peña left.";
    assert_eq!(grouped(copy), ["Enrique Peña Nieto, Peña Nieto, Peña"]);
}

#[test]
fn father_and_son_are_two() {
    let copy = "They met George H.W. Bush and then George W. Bush there.";
    assert_eq!(grouped(copy), ["George H.W. Bush", "George W. Bush"]);
    assert_eq!(grouped("They met Mario Cuomo. His son Andrew Cuomo came."), ["Mario Cuomo", "Andrew Cuomo"]);
}

#[test]
fn a_surname_that_several_bear_is_nobodys() {
    let copy = "We met Bill and Hillary Clinton. They saw Clinton and the Clintons.";
    assert_eq!(grouped(copy), ["Bill", "Hillary Clinton"]);
}
