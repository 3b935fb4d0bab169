//! Acronyms and what they stand for, as people and tools are shown them.

use super::Shown;
use crate::article::range;
use crate::facts::acronyms::Fit;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Acronyms with how often they stand in the copy, then the places that explain them.
pub(super) fn write(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    let (article, acronyms) = (shown.article, &shown.facts.acronyms);
    writeln!(out, "\nacronyms (times, first place)")?;
    for acronym in acronyms.iter() {
        let uses = acronyms.uses(acronym);
        let first = article.tokens[uses[0] as usize].span;
        writeln!(out, "  {:>8}  {:>3} {}", shown.place(first), uses.len(), acronym.letters)?;
    }
    for definition in &acronyms.definitions {
        let what = match &definition.fit {
            Fit::Initials => "fits".to_owned(),
            Fit::Crossed(right) | Fit::Slip(right) => format!("does not fit, the words have {right}"),
            Fit::No => "explained, the letters are not the words' initials".to_owned(),
        };
        writeln!(out, "  {:>8}  {}: {what}", shown.place(definition.span), shown.text(definition.span))?;
    }
    Ok(())
}

/// Acronyms, each once, at its first place.
pub(super) fn json(shown: &Shown<'_>) -> Vec<Value> {
    let acronyms = &shown.facts.acronyms;
    let all = acronyms.iter().map(|acronym| {
        let uses = acronyms.uses(acronym);
        let fields = json!({
            "letters": acronym.letters, "times": uses.len(), "independent": acronym.independent,
        });
        shown.at(shown.article.tokens[uses[0] as usize].span, fields)
    });
    all.collect()
}

/// Places that explain an acronym.
pub(super) fn expansions_json(shown: &Shown<'_>) -> Vec<Value> {
    let (article, acronyms) = (shown.article, &shown.facts.acronyms);
    let definitions = acronyms.definitions.iter().map(|definition| {
        let words = &article.tokens[range(&definition.expansion)];
        let words = words.first().zip(words.last()).map(|(first, last)| article.at(first.span.to(last.span)));
        let (fit, initials) = match &definition.fit {
            Fit::Initials => ("initials", None),
            Fit::Crossed(right) => ("crossed", Some(right)),
            Fit::Slip(right) => ("slip", Some(right)),
            Fit::No => ("no", None),
        };
        let letters = &acronyms.get(definition.acronym).letters;
        let text = article.at(definition.span);
        let fields = json!({"text": text, "letters": letters, "words": words, "fit": fit, "initials": initials});
        shown.at(definition.span, fields)
    });
    definitions.collect()
}
