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
    pub institutions: Institutions,
    pub people: People,
    pub doubled: Doubled,
    /// Lines that a web page or an agency puts around a story.
    pub page: Vec<PhraseClass>,
    pub units: Vec<UnitEntry>,
    pub figures: FigureLists,
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

/// Nouns that head names of bodies, and nouns that look like it but are roles or plain words.
#[derive(Serialize, Deserialize)]
pub struct Institutions {
    pub nouns: Vec<String>,
    pub weak: Vec<String>,
}

/// What tells people apart.
#[derive(Serialize, Deserialize)]
pub struct People {
    pub relatives: Vec<String>,
    /// Words that explain a second spelling (sic, formerly, renamed).
    pub glosses: Vec<String>,
    pub not_given: Vec<String>,
    pub particles: Vec<String>,
    pub nicknames: Vec<Vec<String>>,
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

/// A unit as `rules/figures/units.toml` describes it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UnitEntry {
    pub name: String,
    pub dimension: Dimension,
    /// What one of it is in the dimension's base unit; several where the name is used of several units, none where
    /// a factor alone does not convert (temperatures, money).
    #[serde(default)]
    pub factors: Vec<f64>,
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

impl HedgeLists {
    /// All phrases.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        [&self.about, &self.more, &self.less, &self.least, &self.most, &self.nearly, &self.over].into_iter().flatten()
    }
}
