//! Listed names and offices of several words, found by any of their words.

use hashbrown::HashMap;

/// Lower-case phrases by the words they hold.
#[derive(Default)]
pub struct Phrases {
    phrases: Vec<Phrase>,
    by_word: HashMap<String, Vec<(u32, u32)>>,
}

/// A listed name or office.
pub struct Phrase {
    /// As listed.
    pub text: String,
    /// Its words in lower case, hyphens taken apart.
    pub words: Vec<String>,
}

impl Phrases {
    pub(super) fn add(&mut self, text: &str) {
        let words: Vec<String> = text.to_lowercase().split([' ', '-']).map(str::to_owned).collect();
        if words.len() < 2 {
            return;
        }
        let number = self.phrases.len() as u32;
        for (at, word) in words.iter().enumerate() {
            self.by_word.entry(word.clone()).or_default().push((number, at as u32));
        }
        self.phrases.push(Phrase { text: text.to_owned(), words });
    }

    /// The phrases that hold a lower-case word, each with the word's number in it.
    pub fn holding(&self, word: &str) -> impl Iterator<Item = (&Phrase, usize)> {
        let places = self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        places.iter().map(|&(phrase, at)| (&self.phrases[phrase as usize], at as usize))
    }

    /// Whether these lower-case words are a phrase.
    pub fn is_listed(&self, words: &[&str]) -> bool {
        words.first().is_some_and(|first| self.holding(first).any(|(phrase, at)| at == 0 && phrase.words == words))
    }
}
