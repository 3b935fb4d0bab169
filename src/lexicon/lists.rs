//! The hand-made lists: TOML files that stand beside the rules that read them.

use super::Flags;
use hashbrown::HashMap;
use serde::Deserialize;

/// Lists of several words and of forms that belong together. Single words became [`Flags`].
pub struct Lists {
    pub titles: Titles,
    pub places: Vec<Place>,
    pub leaders: Vec<Leader>,
    pub organisations: Vec<Organisation>,
    /// Romanisations and renamings of one name.
    pub variants: Vec<VariantGroup>,
    /// Names of things that keep an old form: chicken Kiev.
    pub fixed: Vec<String>,
    pub institutions: Institutions,
    pub people: People,
}

/// Offices and forms of address, in lower case.
#[derive(Deserialize)]
pub struct Titles {
    pub words: Vec<String>,
    pub phrases: Vec<String>,
    pub honorifics: Vec<String>,
    pub ranks: Vec<String>,
}

/// A country, region or continent and its people.
#[derive(Deserialize)]
pub struct Place {
    pub name: String,
    #[serde(default)]
    pub also: Vec<String>,
    pub adjectives: Vec<String>,
    pub people: Vec<String>,
}

/// Somebody who held an office; a missing end says "as far as the list knows, still in it".
#[derive(Deserialize)]
pub struct Leader {
    pub name: String,
    #[serde(default)]
    pub also: Vec<String>,
    pub office: String,
    pub country: String,
    pub from: i16,
    pub to: Option<i16>,
}

#[derive(Deserialize)]
pub struct Organisation {
    pub name: String,
    #[serde(default)]
    pub acronym: String,
    #[serde(default)]
    pub also: Vec<String>,
}

#[derive(Deserialize)]
pub struct VariantGroup {
    pub forms: Vec<String>,
    pub kind: String,
}

/// Nouns that head names of bodies, and nouns that look like it but are roles or plain words.
#[derive(Deserialize)]
pub struct Institutions {
    pub nouns: Vec<String>,
    pub weak: Vec<String>,
}

/// What tells people apart.
#[derive(Deserialize)]
pub struct People {
    pub relatives: Vec<String>,
    /// Words that explain a second spelling (sic, formerly, renamed).
    pub glosses: Vec<String>,
    pub not_given: Vec<String>,
    pub particles: Vec<String>,
    pub nicknames: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct Grammar {
    function: Vec<String>,
    months: Vec<String>,
    month_abbreviations: Vec<String>,
    weekdays: Vec<String>,
    weekday_abbreviations: Vec<String>,
    numbers: Vec<String>,
    scales: Vec<String>,
    title_abbreviations: Vec<String>,
    before_numbers: Vec<String>,
    other_abbreviations: Vec<String>,
    saying: Vec<String>,
}

#[derive(Deserialize)]
struct Places {
    place: Vec<Place>,
}

#[derive(Deserialize)]
struct Leaders {
    leader: Vec<Leader>,
}

#[derive(Deserialize)]
struct Organisations {
    organisation: Vec<Organisation>,
}

#[derive(Deserialize)]
struct Variants {
    fixed: Vec<String>,
    group: Vec<VariantGroup>,
}

macro_rules! built_in {
    ($path:literal) => {
        toml::from_str(include_str!(concat!("../../rules/", $path)))
            .unwrap_or_else(|error| panic!(concat!("rules/", $path, ": {}"), error))
    };
}

impl Lists {
    /// The lists, and the flags they give to single lower-case words.
    pub(super) fn built_in() -> (Self, HashMap<String, Flags>) {
        let grammar: Grammar = built_in!("lexicon/grammar.toml");
        let Places { place: places } = built_in!("names/demonyms.toml");
        let Leaders { leader: leaders } = built_in!("names/leaders.toml");
        let Organisations { organisation: organisations } = built_in!("names/organisations.toml");
        let Variants { fixed, group: variants } = built_in!("names/transliterations.toml");
        let lists = Self {
            titles: built_in!("names/titles.toml"),
            places,
            leaders,
            organisations,
            variants,
            fixed,
            institutions: built_in!("names/institutions.toml"),
            people: built_in!("names/people.toml"),
        };
        let closed = lists.closed(&grammar);
        (lists, closed)
    }

    fn closed(&self, grammar: &Grammar) -> HashMap<String, Flags> {
        let mut closed = HashMap::<String, Flags>::new();
        let mut give = |words: &[String], flags: Flags| {
            for word in words {
                *closed.entry(word.trim_end_matches('.').to_lowercase()).or_default() |= flags;
            }
        };
        give(&grammar.function, Flags::FUNCTION);
        give(&grammar.months, Flags::MONTH);
        give(&grammar.month_abbreviations, Flags::MONTH);
        give(&grammar.weekdays, Flags::WEEKDAY);
        give(&grammar.weekday_abbreviations, Flags::WEEKDAY);
        give(&grammar.numbers, Flags::NUMBER);
        give(&grammar.scales, Flags::SCALE);
        give(&grammar.title_abbreviations, Flags::TITLE_ABBREVIATION);
        give(&grammar.before_numbers, Flags::NUMBER_ABBREVIATION);
        give(&grammar.other_abbreviations, Flags::ABBREVIATION);
        give(&grammar.saying, Flags::SAYING);
        give(&self.titles.words, Flags::TITLE);
        give(&self.titles.ranks, Flags::TITLE);
        give(&self.titles.honorifics, Flags::HONORIFIC);
        give(&self.institutions.nouns, Flags::INSTITUTION);
        give(&self.people.relatives, Flags::RELATIVE);
        give(&self.people.particles, Flags::PARTICLE);
        give(&self.people.not_given, Flags::NOT_GIVEN);
        give(&self.people.glosses, Flags::GLOSS);
        for group in &self.variants {
            give(&group.forms, Flags::VARIANT);
        }
        for place in &self.places {
            give(std::slice::from_ref(&place.name), Flags::COUNTRY);
            give(&place.also, Flags::COUNTRY);
            give(&place.adjectives, Flags::DEMONYM);
            give(&place.people, Flags::DEMONYM);
        }
        closed
    }
}
