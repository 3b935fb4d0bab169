//! Phrases of several words that tell what a block of a page is, found by their first word.

use super::lists::PhraseClass;
use hashbrown::HashMap;

/// The classes that are reported, by the names under which a house says that it prints such lines itself.
pub const PAGE_CLASSES: [&str; 8] = [
    "comment policy",
    "newsletter call",
    "share call",
    "page label",
    "picture or video control",
    "call to other stories",
    "age line of a site",
    "cookie or terms notice",
];

/// All phrases of all classes.
pub struct PagePhrases {
    pub classes: Vec<PhraseClass>,
    /// Those that stand at a block's beginning.
    opening: HashMap<String, Vec<PagePhrase>>,
    /// Those that may stand anywhere in it; their first words carry [`super::Flags::FURNITURE`].
    inner: HashMap<String, Vec<PagePhrase>>,
}

/// Words in lower case; [`PagePhrase::FIGURE`] is any figure, [`PagePhrase::ANY`] any word,
/// [`PagePhrase::COLON`] a colon, [`PagePhrase::ADDRESS`] any address or handle.
pub struct PagePhrase {
    pub class: u16,
    pub place: PlaceInBlock,
    pub words: Vec<String>,
}

/// What of a block a phrase must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceInBlock {
    Whole,
    Start,
    End,
    Anywhere,
}

impl PagePhrase {
    pub const FIGURE: &str = "#";
    pub const ANY: &str = "*";
    pub const COLON: &str = ":";
    /// A web or e-mail address or a handle.
    pub const ADDRESS: &str = "@";
}

impl PagePhrases {
    pub(super) fn new(classes: Vec<PhraseClass>) -> Self {
        let mut opening = HashMap::<String, Vec<PagePhrase>>::new();
        let mut inner = HashMap::<String, Vec<PagePhrase>>::new();
        for (number, class) in classes.iter().enumerate() {
            let places = [
                (PlaceInBlock::Whole, &class.line),
                (PlaceInBlock::Start, &class.start),
                (PlaceInBlock::End, &class.end),
                (PlaceInBlock::Anywhere, &class.holds),
            ];
            for (place, phrase) in places.into_iter().flat_map(|(place, list)| list.iter().map(move |p| (place, p))) {
                let words: Vec<String> = phrase.split([' ', '-']).map(str::to_owned).collect();
                let map = match place {
                    PlaceInBlock::Whole | PlaceInBlock::Start => &mut opening,
                    PlaceInBlock::End | PlaceInBlock::Anywhere => &mut inner,
                };
                map.entry(words[0].clone()).or_default().push(PagePhrase { class: number as u16, place, words });
            }
        }
        Self { classes, opening, inner }
    }

    /// The phrases that begin with `word` and stand at a block's beginning.
    pub fn opening_with(&self, word: &str) -> &[PagePhrase] {
        self.opening.get(word).map_or(&[], Vec::as_slice)
    }

    /// The phrases that begin with `word` and may stand anywhere in a block.
    pub fn beginning_with(&self, word: &str) -> &[PagePhrase] {
        self.inner.get(word).map_or(&[], Vec::as_slice)
    }

    /// The class of that number.
    pub fn class(&self, number: u16) -> &PhraseClass {
        &self.classes[usize::from(number)]
    }
}

#[cfg(test)]
mod tests {
    use super::PAGE_CLASSES;
    use crate::Lexicon;
    use crate::lexicon::Report;

    #[test]
    fn a_house_can_name_every_class_that_is_reported() {
        let page = Lexicon::new().page;
        let reported = page.classes.iter().filter(|class| class.report != Report::Never);
        assert!(reported.map(|class| class.name.as_str()).eq(PAGE_CLASSES));
    }
}
