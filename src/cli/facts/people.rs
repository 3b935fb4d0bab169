//! The people of an article with all their mentions, for people and for tools.

use super::Shown;
use crate::article::range;
use crate::facts::ages::Age;
use crate::facts::names::{Mention, MentionKind};
use crate::report::sanitise;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Each person with all mentions, families in the order of the text. What may be of several stands last in its family.
pub(super) fn write(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    let people = &shown.facts.names.people;
    writeln!(out, "\npeople (place, mention, how)")?;
    for family in &people.families {
        for (number, person) in family.people.clone().zip(people.members(family)) {
            let first = &people.mentions[person.first as usize];
            let mut name = shown.text(first.span);
            if first.kind == MentionKind::Shared {
                name += &format!(" {}", shown.text(shown.article.tokens[first.surname as usize].span));
            }
            mentions(out, shown, &name, people.of(family).filter(|mention| mention.person == Some(number)))?;
        }
        let open = people.of(family).filter(|mention| mention.person.is_none());
        let heading = if family.people.len() > 1 { "one of these" } else { "no full name" };
        mentions(out, shown, heading, open)?;
    }
    Ok(())
}

fn mentions<'m>(
    out: &mut dyn Write,
    shown: &Shown<'_>,
    heading: &str,
    mentions: impl Iterator<Item = &'m Mention> + Clone,
) -> io::Result<()> {
    if mentions.clone().next().is_some() {
        writeln!(out, "  {heading}")?;
    }
    for mention in mentions {
        let titles = titles(shown, mention).map(|word| format!("[{}] ", sanitise(word))).collect::<String>();
        let mut how = mention.kind.name().to_owned();
        if mention.introduced {
            how += ", introduced";
        }
        for age in ages(shown, mention) {
            how += &format!(", {}: {}{}", age.years, age.form.name(), if age.past { ", at another time" } else { "" });
        }
        for (office, current) in offices(shown, mention) {
            let held = if current { "office" } else { "not held or not now" };
            how += &format!(", {held}: {}", sanitise(office));
        }
        writeln!(out, "  {:>8}    {titles}{} ({how})", shown.place(mention.span), shown.text(mention.span))?;
    }
    Ok(())
}

/// Mentions in the order of the text, each with the number of its person.
pub(super) fn json(shown: &Shown<'_>) -> Vec<Value> {
    let mentions = shown.facts.names.people.mentions.iter();
    let one = |mention: &Mention| {
        let offices = offices(shown, mention).map(|(text, current)| json!({"text": text, "current": current}));
        let fields = json!({
            "text": shown.article.at(mention.span), "titles": titles(shown, mention).collect::<Vec<_>>(),
            "kind": mention.kind.name(), "person": mention.person, "introduced": mention.introduced,
            "ages": ages(shown, mention).map(|age| json!({"years": age.years, "form": age.form.name(), "past": age.past}))
                .collect::<Vec<_>>(),
            "offices": offices.collect::<Vec<_>>(),
        });
        shown.at(mention.span, fields)
    };
    mentions.map(one).collect()
}

fn titles<'s>(shown: &Shown<'s>, mention: &Mention) -> impl Iterator<Item = &'s str> {
    let article = shown.article;
    article.tokens[range(&mention.titles)].iter().map(|token| article.token_text(token))
}

fn offices<'s>(shown: &Shown<'s>, mention: &Mention) -> impl Iterator<Item = (&'s str, bool)> {
    let (article, people) = (shown.article, &shown.facts.names.people);
    let span = mention.span;
    let own = people.offices.iter().filter(move |office| people.mentions[office.mention as usize].span == span);
    own.map(|office| (article.at(office.span), office.current))
}

fn ages<'s>(shown: &Shown<'s>, mention: &Mention) -> impl Iterator<Item = &'s Age> {
    let (facts, span) = (shown.facts, mention.span);
    facts.ages.iter().filter(move |age| age.mention.is_some() && age.name == span)
}
