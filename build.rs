//! Packs the word lists of `rules/` so that a run need not parse them: one table from each spelling to its flags,
//! and the lists of several words in a compact form.

#[path = "src/lexicon/deletions.rs"]
#[allow(dead_code)]
mod deletions;
#[path = "src/lexicon/flags.rs"]
#[allow(dead_code)]
mod flags;
#[path = "src/lexicon/key_table.rs"]
#[allow(dead_code)]
mod key_table;
#[path = "src/lexicon/lists.rs"]
#[allow(dead_code)]
mod lists;
#[path = "src/lexicon/near.rs"]
#[allow(dead_code)]
mod near;
#[path = "src/lexicon/table.rs"]
#[allow(dead_code)]
mod table;

use flags::Flags;
use lists::{Family, Leader, Lists, OfficeGroup, Organisation, PhraseClass, Place, UnitEntry, VariantGroup};
use serde::{Deserialize, de::DeserializeOwned};
use std::collections::BTreeMap;
use std::{env, fs, path::Path};

/// The lists of single words and what each says of a word.
const WORD_LISTS: [(&str, Flags); 5] = [
    ("words.txt", Flags::WORD),
    ("given-names.txt", Flags::GIVEN_NAME),
    ("surnames.txt", Flags::SURNAME),
    ("surnames-rare.txt", Flags::RARE_SURNAME),
    ("cities.txt", Flags::CITY),
];

#[derive(Deserialize)]
struct Grammar {
    function: Vec<String>,
    articles: Vec<String>,
    months: Vec<String>,
    month_abbreviations: Vec<String>,
    weekdays: Vec<String>,
    weekday_abbreviations: Vec<String>,
    numbers: Vec<String>,
    scales: Vec<String>,
    ordinals: Vec<String>,
    portions: Vec<String>,
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
struct Nicknames {
    groups: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct Families {
    family: Vec<Family>,
}

#[derive(Deserialize)]
struct Offices {
    group: Vec<OfficeGroup>,
}

#[derive(Deserialize)]
struct Organisations {
    organisation: Vec<Organisation>,
}

#[derive(Deserialize)]
struct Units {
    unit: Vec<UnitEntry>,
}

#[derive(Deserialize)]
struct Variants {
    fixed: Vec<String>,
    governed: Vec<String>,
    group: Vec<VariantGroup>,
}

#[derive(Deserialize)]
struct Page {
    class: Vec<PhraseClass>,
}

/// Words by which the reader tells a page's furniture from the story, in lower case.
#[derive(Deserialize)]
struct Furniture {
    poses: Vec<String>,
    credits: Vec<String>,
}

/// Nouns that head names of bodies.
#[derive(Deserialize)]
struct Institutions {
    nouns: Vec<String>,
}

/// What tells people apart, in lower case.
#[derive(Deserialize)]
struct People {
    relatives: Vec<String>,
    /// Words that explain a second spelling (sic, formerly, renamed).
    glosses: Vec<String>,
    not_given: Vec<String>,
    particles: Vec<String>,
    /// What somebody is, in small letters before the name (bass player, tycoon).
    roles: Vec<String>,
    /// Family names that stand before the given name (Xi, Kim).
    family_first: Vec<String>,
}

/// The lists that do nothing but give words their flags: a run does not carry them.
struct Classes {
    grammar: Grammar,
    furniture: Furniture,
    institutions: Institutions,
    people: People,
}

impl Grammar {
    /// What is printed with a dot.
    fn abbreviations(&self) -> impl Iterator<Item = &String> {
        self.title_abbreviations.iter().chain(&self.before_numbers).chain(&self.other_abbreviations)
    }
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let classes = Classes {
        grammar: read("lexicon/grammar.toml"),
        furniture: read("lexicon/furniture.toml"),
        institutions: read("names/institutions.toml"),
        people: read("names/people.toml"),
    };
    let abbreviations = classes.grammar.abbreviations();
    let Variants { fixed, governed, group: variants } = read("names/transliterations.toml");
    let lists = Lists {
        titles: read("names/titles.toml"),
        places: read::<Places>("names/demonyms.toml").place,
        leaders: read::<Leaders>("names/leaders.toml").leader,
        organisations: read::<Organisations>("names/organisations.toml").organisation,
        variants,
        fixed,
        governed,
        nicknames: read::<Nicknames>("names/nicknames.toml").groups,
        families: read::<Families>("names/families.toml").family,
        honorifics: read("names/honorifics.toml"),
        offices: read::<Offices>("names/offices.toml").group,
        acronyms: read("acronyms/known.toml"),
        doubled: read("duplicates/repeated-word.toml"),
        changes: read("duplicates/near-sentence.toml"),
        page: read::<Page>("leftovers/boilerplate.toml").class,
        placeholders: read("leftovers/placeholder.toml"),
        units: read::<Units>("figures/units.toml").unit,
        figures: read("figures/words.toml"),
        sums: read("figures/sums.toml"),
        spellings: read("terms/spellings.toml"),
        compounds: read("terms/compounds.toml"),
        longest_abbreviation: abbreviations.map(|word| word.trim_end_matches('.').len()).max().unwrap_or(0),
    };
    let mut words = listed_words();
    mark_acronyms(&mut words, &lists);
    give_classes(&mut words, &classes, &lists);
    mark_near_words(&mut words, &lists);

    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let write = |name: &str, bytes: Vec<u8>| fs::write(Path::new(&out).join(name), bytes).expect("OUT_DIR is writable");
    let words: Vec<(&str, Flags)> = words.iter().map(|(word, flags)| (word.as_str(), *flags)).collect();
    write("words.bin", table::pack(words.into_iter()));
    write("lists.bin", postcard::to_stdvec(&lists).expect("memory does not fail"));
}

/// Reads a list of `rules/`; a mistake in one fails the build with its name.
fn read<T: DeserializeOwned>(path: &str) -> T {
    toml::from_str(&text(path)).unwrap_or_else(|error| panic!("rules/{path}: {error}"))
}

fn text(path: &str) -> String {
    let path = Path::new("rules").join(path);
    println!("cargo::rerun-if-changed={}", path.display());
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The words of the plain lists, in their case. An entry of several words gives each of them.
fn listed_words() -> BTreeMap<String, Flags> {
    let mut words = BTreeMap::<String, Flags>::new();
    for (name, flags) in WORD_LISTS {
        for entry in text(&format!("lexicon/{name}")).lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            for word in entry.split([' ', '-']).filter(|word| !word.is_empty()) {
                let capital = word.chars().next().is_some_and(char::is_uppercase);
                let flags = if flags == Flags::WORD && capital { Flags::NAME } else { flags };
                *words.entry(word.replace('\u{2019}', "'")).or_default() |= flags;
            }
        }
    }
    words
}

/// Marks what stands in capitals in the dictionary or in the list of acronyms.
fn mark_acronyms(words: &mut BTreeMap<String, Flags>, lists: &Lists) {
    let capitals = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    for (_, flags) in words.iter_mut().filter(|(word, flags)| capitals(word) && flags.contains(Flags::NAME)) {
        *flags |= Flags::ACRONYM;
    }
    for word in &lists.acronyms.known {
        *words.entry(word.clone()).or_default() |= Flags::ACRONYM;
    }
    for body in lists.organisations.iter().filter(|body| !body.acronym.is_empty()) {
        *words.entry(body.acronym.clone()).or_default() |= Flags::BODY_ACRONYM;
    }
}

/// Marks the closed classes, on words in lower case.
fn give_classes(words: &mut BTreeMap<String, Flags>, classes: &Classes, lists: &Lists) {
    let Classes { grammar, furniture, institutions, people } = classes;
    let mut give = |entries: &[String], flags: Flags| {
        for entry in entries {
            *words.entry(entry.trim_end_matches('.').to_lowercase()).or_default() |= flags;
        }
    };
    give(&grammar.function, Flags::FUNCTION);
    give(&grammar.articles, Flags::ARTICLE);
    give(&grammar.months, Flags::MONTH);
    give(&grammar.month_abbreviations, Flags::MONTH);
    give(&grammar.weekdays, Flags::WEEKDAY);
    give(&grammar.weekday_abbreviations, Flags::WEEKDAY);
    give(&grammar.numbers, Flags::NUMBER);
    give(&grammar.scales, Flags::SCALE);
    give(&grammar.ordinals, Flags::ORDINAL);
    give(&grammar.portions, Flags::PORTION);
    give(&grammar.title_abbreviations, Flags::TITLE_ABBREVIATION);
    give(&grammar.before_numbers, Flags::NUMBER_ABBREVIATION);
    give(&grammar.other_abbreviations, Flags::ABBREVIATION);
    give(&grammar.saying, Flags::SAYING);
    give(&lists.titles.words, Flags::TITLE);
    give(&lists.titles.ranks, Flags::TITLE);
    give(&lists.titles.honorifics, Flags::HONORIFIC);
    give(&institutions.nouns, Flags::INSTITUTION);
    give(&people.relatives, Flags::RELATIVE);
    give(&people.roles, Flags::ROLE);
    give(&people.family_first, Flags::FAMILY_FIRST);
    give(&people.particles, Flags::PARTICLE);
    give(&people.not_given, Flags::NOT_GIVEN);
    give(&people.glosses, Flags::GLOSS);
    for phrase in lists.titles.phrases.iter().chain(lists.bodies()).chain(lists.leaders()) {
        phrase.split([' ', '-']).for_each(|word| give(&[word.to_owned()], Flags::IN_PHRASE));
    }
    for group in &lists.variants {
        give(&group.forms, Flags::VARIANT);
    }
    give(&furniture.poses, Flags::POSE);
    give(&furniture.credits, Flags::CREDIT);
    // Phrases that open a block are looked up by its first word; only those inside need a mark to be found.
    for phrase in lists.page.iter().flat_map(|class| class.end.iter().chain(&class.holds)) {
        let first = phrase.split([' ', '-']).next().unwrap_or_default();
        give(&[first.to_owned()], Flags::FURNITURE);
    }
    let lists::PlaceholderLists { marks, brackets, capitals, lines, desk, filler } = &lists.placeholders;
    for phrase in [marks, brackets, capitals, lines, desk, filler].into_iter().flatten() {
        give(&[phrase.split(' ').next().unwrap_or_default().to_owned()], Flags::PLACEHOLDER);
    }
    for phrase in lists.units.iter().flat_map(|unit| &unit.words) {
        give(&[phrase.split(' ').next().unwrap_or_default().to_owned()], Flags::UNIT);
    }
    give(&lists.figures.labels, Flags::LABEL);
    for phrase in lists.figures.hedges.all() {
        give(&[phrase.rsplit(' ').next().unwrap_or_default().to_owned()], Flags::HEDGE);
    }
    for family in lists.spellings.weak.iter().chain(&lists.spellings.usual) {
        let words = family.split_whitespace().filter(|word| *word != "|");
        words.for_each(|word| give(&[word.to_owned()], Flags::SPELLED_TWICE));
    }
    for compound in lists.compounds.nouns.iter().chain(&lists.compounds.never_open) {
        let closed = compound.replace(' ', "");
        give(&[format!("{closed}s"), closed], Flags::SPELLED_TWICE);
    }
    for place in &lists.places {
        give(std::slice::from_ref(&place.name), Flags::COUNTRY);
        give(&place.also, Flags::COUNTRY);
        give(&place.adjectives, Flags::DEMONYM);
        give(&place.people, Flags::DEMONYM);
    }
}

/// Marks what lies one edit from a word of an office, body or leader.
fn mark_near_words(words: &mut BTreeMap<String, Flags>, lists: &Lists) {
    let near = near::NearIndex::new(lists);
    for (word, flags) in words {
        *flags |= near.classes(&word.to_lowercase());
    }
}
