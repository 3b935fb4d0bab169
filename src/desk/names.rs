//! The names of one article as the desk keeps them: some 40 bytes a name, and 8 for each mention and neighbour.

use crate::article::Article;
use crate::facts::names::{Around, NameWord, Names, Neighbour, is_glossed, is_independent};
use crate::lexicon::Flags;
use crate::source::Span;
use std::ops::Range;

/// The names of one article.
#[derive(Debug, Default)]
pub struct DeskNames {
    pub names: Vec<DeskName>,
    /// Printed and lower-case spellings, one after the other.
    spellings: String,
    mentions: Vec<Span>,
    neighbours: Vec<Neighbour>,
}

/// One distinct name word.
#[derive(Debug)]
pub struct DeskName {
    /// A hash of the lower-case spelling, the same in every article.
    pub hash: u64,
    /// How well the spelling is known, from 0 to 3 ([`Flags::level`]).
    pub level: u8,
    /// One of several romanisations, and it stands by itself somewhere without being explained.
    pub variant: bool,
    printed: Range<u32>,
    lower: Range<u32>,
    mentions: Range<u32>,
    neighbours: Range<u32>,
    /// Mentions outside copied sentences.
    pub independent: u32,
}

/// Bytes of a name's two spellings, as a guess.
const SPELLING: usize = 18;

impl DeskNames {
    pub(super) fn new(article: &Article<'_>, names: &Names) -> Self {
        let words = names.words.len();
        let mentions = names.words.iter().map(|word| names.words.uses(word).len()).sum();
        let mut desk = Self {
            names: Vec::with_capacity(words),
            spellings: String::with_capacity(words * SPELLING),
            mentions: Vec::with_capacity(mentions),
            neighbours: Vec::with_capacity(mentions),
        };
        for word in names.words.iter() {
            desk.push(article, names, word);
        }
        desk.spellings.shrink_to_fit();
        desk.neighbours.shrink_to_fit();
        desk
    }

    /// The spelling as it is first printed.
    pub fn printed(&self, name: &DeskName) -> &str {
        &self.spellings[crate::article::range(&name.printed)]
    }

    pub fn lower(&self, name: &DeskName) -> &str {
        &self.spellings[crate::article::range(&name.lower)]
    }

    pub fn mentions(&self, name: &DeskName) -> &[Span] {
        &self.mentions[crate::article::range(&name.mentions)]
    }

    /// Sorted, each once.
    pub fn neighbours(&self, name: &DeskName) -> &[Neighbour] {
        &self.neighbours[crate::article::range(&name.neighbours)]
    }

    fn push(&mut self, article: &Article<'_>, names: &Names, word: &NameWord) {
        let uses = names.words.uses(word);
        let hash = article.form_by(word.form).hash;
        let printed = self.spell(article.form_text(word.form));
        let lower = self.spell(article.lower(word.form));
        let mentions = self.mentions.len() as u32;
        let first_neighbour = self.neighbours.len();
        let mut variant = false;
        for &at in uses {
            self.mentions.push(article.tokens[at as usize].span);
            self.neighbours.extend(Neighbour::of(article, at as usize));
            variant |= word.flags.contains(Flags::VARIANT)
                && Around::new(article, at as usize).stands_alone()
                && is_independent(article, at as usize)
                && !is_glossed(article, at as usize);
        }
        self.keep_distinct_neighbours(first_neighbour);
        self.names.push(DeskName {
            hash,
            level: word.flags.level(),
            variant,
            printed,
            lower,
            mentions: mentions..self.mentions.len() as u32,
            neighbours: first_neighbour as u32..self.neighbours.len() as u32,
            independent: word.independent,
        });
    }

    /// Sorts the neighbours from `first` on, and keeps each once.
    fn keep_distinct_neighbours(&mut self, first: usize) {
        self.neighbours[first..].sort_unstable();
        let mut kept = first;
        for at in first..self.neighbours.len() {
            if at == first || self.neighbours[at] != self.neighbours[kept - 1] {
                self.neighbours[kept] = self.neighbours[at];
                kept += 1;
            }
        }
        self.neighbours.truncate(kept);
    }

    fn spell(&mut self, text: &str) -> Range<u32> {
        let start = self.spellings.len() as u32;
        self.spellings.push_str(text);
        start..self.spellings.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Vocabulary;
    use crate::facts::Facts;
    use crate::lexicon::Lexicon;
    use crate::source::Source;

    fn desk(copy: &str) -> DeskNames {
        let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        DeskNames::new(&article, &Facts::read(&article, &lexicon).names)
    }

    fn name<'d>(desk: &'d DeskNames, printed: &str) -> &'d DeskName {
        desk.names.iter().find(|name| desk.printed(name) == printed).expect("stands in the copy")
    }

    #[test]
    fn a_name_keeps_its_mentions_and_each_neighbour_once() {
        let desk = desk("The OSCE Minsk Group met. Envoys of the OSCE Minsk Group left, and Minsk was quiet.");
        let minsk = name(&desk, "Minsk");
        assert_eq!((desk.lower(minsk), desk.mentions(minsk).len()), ("minsk", 3));
        let sides: Vec<bool> = desk.neighbours(minsk).iter().map(|neighbour| neighbour.left).collect();
        assert_eq!(sides, [false, true]);
    }

    #[test]
    fn titles_and_peoples_are_no_neighbours() {
        let desk = desk("They met President Barroso and French Minister Brandt there.");
        assert!(desk.neighbours(name(&desk, "Barroso")).is_empty());
        assert!(desk.neighbours(name(&desk, "Brandt")).is_empty());
    }

    #[test]
    fn one_article_hashes_a_spelling_as_another_does() {
        let (a, b) = (desk("They left Stepanakert early."), desk("STEPANAKERT SHELLED\n\nIn Stepanakert it rained."));
        assert_eq!(name(&a, "Stepanakert").hash, name(&b, "Stepanakert").hash);
    }
}
