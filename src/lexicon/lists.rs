//! The hand-made lists of several words: TOML files that stand beside the rules that read them. `build.rs` shares these
//! types: it reads the files when copydesk is built, so that a run only unpacks them.

use serde::{Deserialize, Serialize};

/// Lists of several words and of forms that belong together. Single words became flags.
#[derive(Serialize, Deserialize)]
pub struct Lists {
    pub titles: Titles,
    pub places: Vec<Place>,
    pub leaders: Vec<Leader>,
    pub organisations: Vec<Organisation>,
    /// Romanisations and renamings of one name.
    pub variants: Vec<VariantGroup>,
    /// Names of things that keep an old form: chicken Kiev.
    pub fixed: Vec<String>,
    /// What governs a place and bears its name in either form, in lower case: republic, region.
    pub governed: Vec<String>,
    /// Given names and their short forms; the full name stands first.
    pub nicknames: Vec<Vec<String>>,
    pub families: Vec<Family>,
    pub honorifics: Honorifics,
    pub offices: Vec<OfficeGroup>,
    pub doubled: Doubled,
    pub changes: Changes,
    pub acronyms: AcronymLists,
    /// Lines that a web page or an agency puts around a story.
    pub page: Vec<PhraseClass>,
    pub placeholders: PlaceholderLists,
    pub units: Vec<UnitEntry>,
    pub figures: FigureLists,
    pub sums: SumLists,
    pub spellings: SpellingLists,
    pub compounds: CompoundLists,
    /// Letters of the longest abbreviation that is printed with a dot.
    pub longest_abbreviation: usize,
}

impl Lists {
    /// All names of the listed bodies.
    pub fn bodies(&self) -> impl Iterator<Item = &String> {
        self.organisations.iter().flat_map(|body| std::iter::once(&body.name).chain(&body.also))
    }

    /// All names of the listed leaders.
    pub fn leaders(&self) -> impl Iterator<Item = &String> {
        self.leaders.iter().flat_map(|leader| std::iter::once(&leader.name).chain(&leader.also))
    }
}

/// Offices and forms of address, in lower case.
#[derive(Serialize, Deserialize)]
pub struct Titles {
    pub words: Vec<String>,
    pub phrases: Vec<String>,
    pub honorifics: Vec<String>,
    pub ranks: Vec<String>,
}

/// A country, region or continent and its people.
#[derive(Serialize, Deserialize)]
pub struct Place {
    pub name: String,
    #[serde(default)]
    pub also: Vec<String>,
    pub adjectives: Vec<String>,
    pub people: Vec<String>,
}

/// Somebody who held an office; a missing end says "as far as the list knows, still in it".
#[derive(Serialize, Deserialize)]
pub struct Leader {
    pub name: String,
    #[serde(default)]
    pub also: Vec<String>,
    pub office: String,
    pub country: String,
    pub from: i16,
    pub to: Option<i16>,
}

#[derive(Serialize, Deserialize)]
pub struct Organisation {
    pub name: String,
    #[serde(default)]
    pub acronym: String,
    #[serde(default)]
    pub also: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub struct VariantGroup {
    pub forms: Vec<String>,
    pub kind: String,
}

/// A surname that several well-known people of one family bear.
#[derive(Serialize, Deserialize)]
pub struct Family {
    pub surname: String,
    pub given: Vec<String>,
}

/// Offices of which one person holds one at a time, each with its forms.
#[derive(Serialize, Deserialize)]
pub struct OfficeGroup {
    pub offices: Vec<Vec<String>>,
}

/// Forms of address by what they say of the person.
#[derive(Serialize, Deserialize)]
pub struct Honorifics {
    pub men: Vec<String>,
    pub women: Vec<String>,
}

/// Acronyms that need no word of explanation, and those whose letters rightly go otherwise than their English words.
#[derive(Serialize, Deserialize)]
pub struct AcronymLists {
    pub known: Vec<String>,
    pub crossed: Vec<String>,
}

/// Words that stand twice in sound English.
#[derive(Serialize, Deserialize)]
pub struct Doubled {
    pub silent: Vec<String>,
    pub particles: Vec<String>,
    pub phrasal: Vec<String>,
    pub clause_openers: Vec<String>,
    pub clause_verbs: Vec<String>,
}

/// Words whose exchange makes another statement of a sentence, in lower case.
#[derive(Serialize, Deserialize)]
pub struct Changes {
    /// Words of one set tell one thing from another.
    pub sets: Vec<Vec<String>>,
    /// Words that one of two statements may have more than the other.
    pub turns: Vec<String>,
}

/// What one class of lines on a page is called, what it looks like, and whether it is reported.
#[derive(Serialize, Deserialize)]
pub struct PhraseClass {
    pub name: String,
    pub report: Report,
    /// Words of the longest block that is looked at.
    #[serde(default = "usual_length")]
    pub most: u16,
    /// Only blocks that end without a stop.
    #[serde(default)]
    pub bare: bool,
    /// Reported as a note: a label or control that every proof shows, and that says nothing of its own.
    #[serde(default)]
    pub note: bool,
    /// Phrases that are the whole block.
    #[serde(default)]
    pub line: Vec<String>,
    #[serde(default)]
    pub start: Vec<String>,
    #[serde(default)]
    pub end: Vec<String>,
    #[serde(default)]
    pub holds: Vec<String>,
}

/// How often a class is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Report {
    /// One finding a block.
    Each,
    /// One finding an article.
    Once,
    Never,
}

fn usual_length() -> u16 {
    60
}

/// What holds the place of text to come: `rules/leftovers/placeholder.toml`.
#[derive(Serialize, Deserialize)]
pub struct PlaceholderLists {
    pub marks: Vec<String>,
    pub brackets: Vec<String>,
    pub capitals: Vec<String>,
    pub lines: Vec<String>,
    pub desk: Vec<String>,
    pub filler: Vec<String>,
}

/// A unit as `rules/figures/units.toml` describes it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UnitEntry {
    pub name: String,
    pub dimension: Dimension,
    /// What one of it is in the dimension's base unit; several where the name is used of several units, none where
    /// nothing fixed converts it (money) or the name leaves open what it is (a degree).
    #[serde(default)]
    pub factors: Vec<f64>,
    /// How a computed value is printed.
    #[serde(default)]
    pub symbol: String,
    /// The printed value where the base unit is zero: 32 degrees Fahrenheit.
    #[serde(default)]
    pub zero: f64,
    /// The base unit is the factor divided by the printed value: litres per 100 kilometres.
    #[serde(default)]
    pub inverse: bool,
    /// Words behind the figure.
    #[serde(default)]
    pub words: Vec<String>,
    /// What may be glued to the digits only.
    #[serde(default)]
    pub suffixes: Vec<String>,
    /// Signs and codes in front of the figure.
    #[serde(default)]
    pub before: Vec<String>,
}

/// What a unit measures. Only units of one dimension can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dimension {
    Length,
    Area,
    Mass,
    Volume,
    Time,
    Speed,
    Economy,
    Temperature,
    Data,
    Power,
    Frequency,
    Money,
}

/// The words of `rules/figures/words.toml`.
#[derive(Serialize, Deserialize)]
pub struct FigureLists {
    pub labels: Vec<String>,
    pub hedges: HedgeLists,
    pub nouns: CountedNouns,
    pub changes: ChangeLists,
}

/// Words of change.
#[derive(Serialize, Deserialize)]
pub struct ChangeLists {
    pub rises: Vec<String>,
    pub falls: Vec<String>,
    pub told_anew: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub struct HedgeLists {
    pub about: Vec<String>,
    pub more: Vec<String>,
    pub less: Vec<String>,
    pub least: Vec<String>,
    pub most: Vec<String>,
    pub nearly: Vec<String>,
    pub over: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub struct CountedNouns {
    pub plurals: Vec<String>,
    pub not_plurals: Vec<String>,
    pub verbs: Vec<String>,
    pub members: Vec<String>,
    pub sizes: Vec<String>,
    pub lasting: Vec<String>,
}

/// The words of `rules/figures/sums.toml`.
#[derive(Default, Serialize, Deserialize)]
pub struct SumLists {
    pub open: Vec<String>,
    pub more: Vec<String>,
    pub rates: Vec<String>,
    pub statistics: Vec<String>,
    pub tallies: Vec<String>,
    pub contrasts: Vec<String>,
    pub changes: Vec<String>,
    pub polls: Vec<String>,
    pub opinions: Vec<String>,
    pub closings: Vec<String>,
    pub wholes: Wholes,
}

#[derive(Default, Serialize, Deserialize)]
pub struct Wholes {
    pub never: Vec<String>,
    pub singular: Vec<String>,
}

/// Words of two spellings, as `rules/terms/spellings.toml` has them: `color colors | colour colours`.
#[derive(Default, Serialize, Deserialize)]
pub struct SpellingLists {
    pub weak: Vec<String>,
    pub usual: Vec<String>,
}

/// The compounds of `rules/terms/compounds.toml`, in lower case.
#[derive(Default, Serialize, Deserialize)]
pub struct CompoundLists {
    pub nouns: Vec<String>,
    pub never_open: Vec<String>,
    pub distinct: Vec<String>,
}

impl HedgeLists {
    /// All phrases.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        [&self.about, &self.more, &self.less, &self.least, &self.most, &self.nearly, &self.over].into_iter().flatten()
    }
}
