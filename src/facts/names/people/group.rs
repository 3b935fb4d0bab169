//! Mentions to families and people.

use super::{Family, Mention, MentionKind, People, Person};
use crate::article::Article;
use crate::facts::names::around::is_initial;
use crate::facts::names::likeness::{Likeness, likeness};
use crate::facts::names::words::is_independent;
use crate::lexicon::{Flags, Lexicon, hash_word};
use std::ops::Range;

/// Sorts mentions by surname. A surname without a full name, title or form of address is any word: it is dropped.
pub(super) fn group(article: &Article<'_>, lexicon: &Lexicon, mut mentions: Vec<Mention>) -> People {
    let mut keys: Vec<(u64, u32)> = Vec::with_capacity(mentions.len());
    let mut full: Vec<u64> = Vec::new();
    for (number, mention) in mentions.iter().enumerate() {
        let key = key(article, mention);
        keys.push((key, number as u32));
        if mention.given.is_some() {
            full.push(key);
        }
    }
    full.sort_unstable();
    let second = second_surnames(article, &mentions, &keys);
    for (key, _) in &mut keys {
        if full.binary_search(key).is_err()
            && let Ok(at) = second.binary_search_by_key(key, |&(short, _)| short)
        {
            *key = second[at].1;
        }
    }
    keys.sort_unstable();
    keep_people(&mut mentions, &mut keys);
    let mut people = People::default();
    for family in keys.chunk_by(|a, b| a.0 == b.0) {
        add_family(article, lexicon, &mut people, &mut mentions, family);
    }
    people.families.sort_by_key(|family| people.order[family.mentions.start as usize]);
    people.mentions = mentions;
    people
}

/// Drops the surnames that are only words, and numbers the mentions anew.
fn keep_people(mentions: &mut Vec<Mention>, keys: &mut Vec<(u64, u32)>) {
    let bare = |at: u32| matches!(mentions[at as usize].kind, MentionKind::Surname | MentionKind::Plural);
    let mut numbers: Vec<Option<u32>> = vec![None; mentions.len()];
    for family in keys.chunk_by(|a, b| a.0 == b.0) {
        if !family.iter().all(|&(_, at)| bare(at)) {
            family.iter().for_each(|&(_, at)| numbers[at as usize] = Some(0));
        }
    }
    for (new, number) in numbers.iter_mut().flatten().enumerate() {
        *number = new as u32;
    }
    let mut kept = numbers.iter();
    mentions.retain(|_| kept.next().is_some_and(Option::is_some));
    keys.retain_mut(|(_, at)| numbers[*at as usize].map(|new| *at = new).is_some());
}

fn add_family(
    article: &Article<'_>,
    lexicon: &Lexicon,
    people: &mut People,
    mentions: &mut [Mention],
    family: &[(u64, u32)],
) {
    let (first_person, start) = (people.all.len() as u32, people.order.len() as u32);
    for &(_, at) in family {
        people.order.push(at);
        let mention = &mentions[at as usize];
        if mention.given.is_none() {
            continue;
        }
        let members = &people.all[first_person as usize..];
        let same = |person: &Person| {
            // A wrong name must not swallow another: all of the person's mentions are compared by the first.
            is_same(article, lexicon, &mentions[person.first as usize], mention)
        };
        let number = members.iter().position(same).unwrap_or_else(|| {
            people.all.push(Person { first: at, independent: 0 });
            people.all.len() - 1 - first_person as usize
        });
        let number = first_person + number as u32;
        let independent = is_independent(article, mention.surname as usize);
        people.all[number as usize].independent += u32::from(independent);
        mentions[at as usize].person = Some(number);
    }
    let members = first_person..people.all.len() as u32;
    for &(_, at) in family {
        let mention = &mut mentions[at as usize];
        if members.len() == 1 && mention.kind != MentionKind::Plural {
            mention.person = Some(first_person);
        }
    }
    people.families.push(Family { people: members, mentions: start..people.order.len() as u32 });
}

/// The surname's hash. "The Clintons" are filed under Clinton.
fn key(article: &Article<'_>, mention: &Mention) -> u64 {
    let token = &article.tokens[mention.surname as usize];
    match (mention.kind, article.form(token)) {
        (MentionKind::Plural, _) => hash_word(article.lower_of(token).trim_end_matches("es").trim_end_matches('s')),
        (_, Some(form)) => form.hash,
        (_, None) => 0,
    }
}

/// The first of two surnames, by which somebody may be called alone (Enrique Peña Nieto, Peña), and the key of the last.
fn second_surnames(article: &Article<'_>, mentions: &[Mention], keys: &[(u64, u32)]) -> Vec<(u64, u64)> {
    let mut second = Vec::new();
    for (mention, &(key, _)) in mentions.iter().zip(keys) {
        let (Some(given), Some(before)) = (mention.given, mention.surname.checked_sub(1)) else { continue };
        let token = &article.tokens[before as usize];
        let surname = token.is_capitalised() && !token.is(Flags::GIVEN_NAME) && !is_initial(token);
        if let Some(form) = article.form(token).filter(|_| before > given && surname) {
            second.push((form.hash, key));
        }
    }
    second.sort_unstable();
    second.dedup_by_key(|&mut (short, _)| short);
    second
}

/// Whether two full names of one surname are one person's: equal or near given names, short forms, initials, a middle
/// name for the first. Father and son, and George W. and George H.W., are two.
fn is_same(article: &Article<'_>, lexicon: &Lexicon, a: &Mention, b: &Mention) -> bool {
    let suffix = |mention: &Mention| mention.suffix.map(|at| article.lower_of(&article.tokens[at as usize]));
    if let (Some(x), Some(y)) = (suffix(a), suffix(b))
        && x != y
    {
        return false;
    }
    let (of_a, of_b) = (given_names(article, a), given_names(article, b));
    let words = |names: Range<usize>| article.tokens[names].iter().filter(|token| token.is_capitalised());
    let initial =
        |names: Range<usize>| words(names).skip(1).find(|token| is_initial(token)).map(|token| article.lower_of(token));
    let is_one = |x: &str, y: &str| lexicon.given.are_one(x, y);
    let is_near = |x: &str, y: &str| x.len().min(y.len()) > 3 && likeness(x, y).is_some_and(Likeness::is_one_edit);
    let lower =
        |names: Range<usize>| words(names).filter(|token| !is_initial(token)).map(|token| article.lower_of(token));
    let first = |names: Range<usize>| words(names).next().map_or("", |token| article.lower_of(token));
    if let (Some(x), Some(y)) = (initial(of_a.clone()), initial(of_b.clone()))
        && x != y
    {
        return false;
    }
    let (x, y) = (first(of_a.clone()), first(of_b.clone()));
    is_one(x, y) || is_near(x, y) || lower(of_a).any(|x| lower(of_b.clone()).any(|y| is_one(x, y)))
}

/// The tokens of a full name's given names.
fn given_names(article: &Article<'_>, mention: &Mention) -> Range<usize> {
    let given = mention.given.unwrap_or(mention.surname) as usize;
    let surname = mention.surname as usize;
    if given > surname {
        return given..mention.tokens.end as usize;
    }
    if mention.kind == MentionKind::Shared {
        return given..given + 1;
    }
    // Particles begin the surname.
    let particle =
        (given..surname).find(|&at| article.tokens[at].is(Flags::PARTICLE) && !article.tokens[at].is_capitalised());
    given..particle.unwrap_or(surname)
}
