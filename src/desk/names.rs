//! The names of one article as the desk keeps them: some 35 bytes a name with its mentions and neighbours. A desk may hold a
//! hundred million of them.

use crate::archive::{push_varint, take_varint};
use crate::article::{Article, lower_case};
use crate::facts::names::{Around, NameWord, Names, Neighbour, is_glossed, is_independent};
use crate::lexicon::Flags;
use crate::source::Span;
use serde::{Deserialize, Serialize};

/// The names of one article.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct DeskNames {
    /// Hashes of the lower-case spellings, the same in every article.
    hashes: Box<[u64]>,
    traits: Box<[Traits]>,
    /// Where the rest of each name begins.
    starts: Box<[u32]>,
    /// Name by name: the printed spelling, the neighbours, the mentions.
    packed: Box<[u8]>,
}

/// What is asked of every name of a desk, in one byte.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Traits(u8);

/// One distinct name word.
#[derive(Clone, Copy, Debug)]
pub struct DeskName<'d> {
    /// How well the spelling is known, from 0 to 3 ([`Flags::level`]).
    pub level: u8,
    /// The spelling as it is first printed.
    pub printed: &'d str,
    /// Keys of the neighbours, four bytes each.
    neighbours: &'d [u8],
    /// The number of mentions, and where they stand.
    mentions: &'d [u8],
}

impl Traits {
    /// The bits beside the level.
    const VARIANT: u8 = 1 << 7;
    const NEIGHBOURS: u8 = 1 << 6;

    fn new(level: u8, variant: bool, neighbours: bool) -> Self {
        let bit = |is: bool, bit: u8| if is { bit } else { 0 };
        Self(level | bit(variant, Self::VARIANT) | bit(neighbours, Self::NEIGHBOURS))
    }

    /// How well the spelling is known, from 0 to 3 ([`Flags::level`]).
    pub fn level(self) -> u8 {
        self.0 & !(Self::VARIANT | Self::NEIGHBOURS)
    }

    /// One of several romanisations, and it stands by itself somewhere without being explained.
    pub fn is_variant(self) -> bool {
        self.0 & Self::VARIANT != 0
    }

    pub fn has_neighbours(self) -> bool {
        self.0 & Self::NEIGHBOURS != 0
    }
}

impl DeskNames {
    pub(super) fn new(article: &Article<'_>, names: &Names) -> Self {
        let words = names.words.len();
        let mut packed = Vec::with_capacity(words * 32);
        let (mut hashes, mut starts) = (Vec::with_capacity(words), Vec::with_capacity(words));
        let mut traits = Vec::with_capacity(words);
        let mut neighbours = Vec::new();
        for word in names.words.iter() {
            hashes.push(article.form_by(word.form).hash);
            starts.push(packed.len() as u32);
            traits.push(pack(article, names, word, &mut neighbours, &mut packed));
        }
        Self { hashes: hashes.into(), traits: traits.into(), starts: starts.into(), packed: packed.into() }
    }

    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// The hash of each name and what is asked of all, in their order.
    pub fn each(&self) -> impl Iterator<Item = (u64, Traits)> + '_ {
        self.hashes.iter().copied().zip(self.traits.iter().copied())
    }

    /// The name of a number below [`len`](Self::len). What was packed may have lain on a disk: it is not trusted.
    pub fn get(&self, number: usize) -> DeskName<'_> {
        let start = self.starts.get(number).map_or(usize::MAX, |&start| start as usize);
        let mut rest = self.packed.get(start..).unwrap_or_default();
        let printed = take_counted(&mut rest, 1);
        let neighbours = take_counted(&mut rest, 4);
        DeskName {
            level: self.traits.get(number).copied().unwrap_or_default().level(),
            printed: std::str::from_utf8(printed).unwrap_or_default(),
            neighbours,
            mentions: rest,
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = DeskName<'_>> {
        (0..self.len()).map(|number| self.get(number))
    }
}

impl<'d> DeskName<'d> {
    pub fn lower(&self) -> String {
        lower_case(self.printed)
    }

    /// Where it stands, in order.
    pub fn mentions(&self) -> impl Iterator<Item = Span> + use<'d> {
        let mut rest = self.mentions;
        let count = take_varint(&mut rest).unwrap_or_default();
        let mut at = 0;
        (0..count).map_while(move |_| {
            let start = take_varint(&mut rest)?.checked_add(at)?;
            at = take_varint(&mut rest)?.checked_add(start)?;
            Some(Span { start, end: at })
        })
    }

    /// Sorted, each once.
    pub fn neighbours(&self) -> impl Iterator<Item = Neighbour> + Clone + use<'d> {
        let keys = self.neighbours.as_chunks().0.iter();
        keys.map(|&key| Neighbour::of_key(u32::from_le_bytes(key)))
    }

    pub fn has_neighbours(&self) -> bool {
        !self.neighbours.is_empty()
    }
}

fn pack(
    article: &Article<'_>,
    names: &Names,
    word: &NameWord,
    neighbours: &mut Vec<Neighbour>,
    out: &mut Vec<u8>,
) -> Traits {
    let uses = names.words.uses(word);
    let mut variant = false;
    neighbours.clear();
    for &at in uses {
        neighbours.extend(Neighbour::of(article, at as usize));
        variant |= word.flags.contains(Flags::VARIANT)
            && Around::new(article, at as usize).stands_alone()
            && is_independent(article, at as usize)
            && !is_glossed(article, at as usize);
    }
    neighbours.sort_unstable();
    neighbours.dedup();
    let printed = article.form_text(word.form);
    push_varint(out, printed.len() as u32);
    out.extend_from_slice(printed.as_bytes());
    push_varint(out, neighbours.len() as u32);
    neighbours.iter().for_each(|neighbour| out.extend_from_slice(&neighbour.key().to_le_bytes()));
    push_varint(out, uses.len() as u32);
    let mut last = 0;
    for &at in uses {
        let span = article.tokens[at as usize].span;
        push_varint(out, span.start - last);
        push_varint(out, span.end - span.start);
        last = span.end;
    }
    Traits::new(word.flags.level(), variant, !neighbours.is_empty())
}

fn take<'d>(rest: &mut &'d [u8], bytes: usize) -> &'d [u8] {
    let (taken, left) = rest.split_at_checked(bytes).unwrap_or_default();
    *rest = left;
    taken
}

/// Pieces of some bytes behind their number.
fn take_counted<'d>(rest: &mut &'d [u8], bytes: usize) -> &'d [u8] {
    let pieces = take_varint(rest).unwrap_or_default() as usize;
    take(rest, pieces.saturating_mul(bytes))
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

    fn name<'d>(desk: &'d DeskNames, printed: &str) -> DeskName<'d> {
        desk.iter().find(|name| name.printed == printed).expect("stands in the copy")
    }

    fn hash(desk: &DeskNames, lower: &str) -> u64 {
        desk.hashes[desk.iter().position(|name| name.lower() == lower).expect("stands in the copy")]
    }

    #[test]
    fn a_name_keeps_its_mentions_and_each_neighbour_once() {
        let desk = desk("The OSCE Minsk Group met. Envoys of the OSCE Minsk Group left, and Minsk was quiet.");
        let minsk = name(&desk, "Minsk");
        let stands: Vec<Span> = minsk.mentions().collect();
        assert_eq!((minsk.lower().as_str(), stands.len()), ("minsk", 3));
        assert_eq!(stands[1], Span { start: 45, end: 50 });
        let sides: Vec<bool> = minsk.neighbours().map(Neighbour::left).collect();
        assert_eq!(sides, [false, true]);
    }

    #[test]
    fn titles_and_peoples_are_no_neighbours() {
        let desk = desk("They met President Barroso and French Minister Brandt there.");
        assert!(!name(&desk, "Barroso").has_neighbours());
        assert!(!name(&desk, "Brandt").has_neighbours());
    }

    #[test]
    fn one_article_hashes_a_spelling_as_another_does() {
        let (a, b) = (desk("They left Stepanakert early."), desk("STEPANAKERT SHELLED\n\nIn Stepanakert it rained."));
        assert_eq!(hash(&a, "stepanakert"), hash(&b, "stepanakert"));
    }
}
