//! Bodies whose names hold a word that British and American English spell differently: the body has decided which.

use super::lists::Organisation;
use super::{Sieve, hash_word};
use hashbrown::HashMap;

/// The names that a dialect respells, by the respelled word.
#[derive(Default)]
pub struct Respellings {
    by_word: HashMap<u64, Vec<Respelling>>,
    /// The keys of `by_word`.
    sieve: Sieve,
}

/// One body's name in the spelling that it does not use itself.
pub struct Respelling {
    /// The words of the respelled name in lower case, hyphens taken apart.
    pub words: Vec<String>,
    /// The number of the respelled word.
    pub place: usize,
    /// How the body spells that word.
    pub right: &'static str,
    /// The body's name.
    pub name: String,
}

/// The words, in both spellings. Those of national departments (Defence, Labour) are not among them: another country
/// has a body of the other spelling.
const WORDS: [(&str, &str); 4] =
    [("Organization", "Organisation"), ("Program", "Programme"), ("Center", "Centre"), ("Centers", "Centres")];

impl Respellings {
    pub(super) fn new(bodies: &[Organisation]) -> Self {
        let mut all = Self::default();
        for body in bodies {
            for (american, british) in WORDS {
                for (right, wrong) in [(american, british), (british, american)] {
                    if body.name.split(' ').any(|word| word == right) {
                        all.add(body, right, wrong);
                    }
                }
            }
        }
        all
    }

    /// The names in which the word whose lower-case text has this hash is not as the body spells it.
    #[inline]
    pub fn holding(&self, hash: u64) -> &[Respelling] {
        let known = self.sieve.may_hold(hash).then(|| self.by_word.get(&hash)).flatten();
        known.map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, body: &Organisation, right: &'static str, wrong: &'static str) {
        for form in std::iter::once(&body.name).chain(&body.also) {
            let mut words: Vec<String> = form.split([' ', '-']).map(str::to_owned).collect();
            let Some(place) = words.iter().position(|word| word == right).filter(|_| words.len() > 1) else { continue };
            words[place] = wrong.to_owned();
            let words = words.iter().map(|word| word.to_lowercase()).collect();
            let name = form.clone();
            let key = hash_word(&wrong.to_lowercase());
            self.sieve.add(key);
            self.by_word.entry(key).or_default().push(Respelling { words, place, right, name });
        }
    }
}
