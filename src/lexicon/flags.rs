//! What is known of one spelling, as a set of bits.

bitflags::bitflags! {
    /// Shape, lists and closed classes of one spelling.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Flags: u64 {
        /// Begins with a capital letter.
        const CAPITALISED = 1;
        /// Two letters or more, all capitals.
        const ALL_CAPS = 1 << 1;
        /// Capitals and small letters mixed behind the first (WikiLeaks, McDonald, MAUs).
        const INNER_CAPITAL = 1 << 2;
        const NON_ASCII = 1 << 3;
        /// Letters beside digits.
        const DIGITS = 1 << 4;
        /// An initial or initials: `W.`, `U.S.`.
        const INITIALS = 1 << 5;
        /// Letters that look like those of another script, where they are taken for them.
        const LOOK_ALIKE = 1 << 6;
        /// An invisible character between its letters.
        const HIDDEN = 1 << 7;

        /// The article prints the word in another letter case as well. Known of an article's forms and tokens only.
        const TWO_CASES = 1 << 27;

        /// SCOWL lists it in lower case.
        const WORD = 1 << 8;
        /// SCOWL lists it with a capital.
        const NAME = 1 << 9;
        const GIVEN_NAME = 1 << 10;
        /// One of the 20,000 commonest surnames of the list.
        const SURNAME = 1 << 11;
        /// One of the rarer surnames: weak knowledge, slips of common names are among them.
        const RARE_SURNAME = 1 << 12;
        const CITY = 1 << 13;
        /// In lower case it is printed otherwise: it has capitals, curly apostrophes or invisible characters.
        const RESPELLED = 1 << 14;

        const FUNCTION = 1 << 16;
        /// the, a, an.
        const ARTICLE = 1 << 15;
        const MONTH = 1 << 17;
        const WEEKDAY = 1 << 18;
        const NUMBER = 1 << 19;
        const SCALE = 1 << 20;
        /// Written with a dot, stands before a name: never ends a sentence.
        const TITLE_ABBREVIATION = 1 << 21;
        /// Written with a dot, stands before a number.
        const NUMBER_ABBREVIATION = 1 << 22;
        /// Written with a dot, may end a sentence.
        const ABBREVIATION = 1 << 23;
        const SAYING = 1 << 24;
        /// third, twentieth.
        const ORDINAL = 1 << 25;

        /// An office or rank as a single word (president, general), or a word of an office of several words.
        const TITLE = 1 << 32;
        /// Mr, Dr, Sheikh.
        const HONORIFIC = 1 << 33;
        /// What somebody does, and no title: striker, tycoon.
        const ROLE = 1 << 28;
        /// A family name that may stand before given names: Xi, Kim.
        const FAMILY_FIRST = 1 << 29;
        /// A country, region or continent.
        const COUNTRY = 1 << 34;
        /// An adjective or noun of a people: French, Frenchmen.
        const DEMONYM = 1 << 35;
        /// A noun that heads names of bodies: Party, Ministry.
        const INSTITUTION = 1 << 36;
        const RELATIVE = 1 << 37;
        const PARTICLE = 1 << 38;
        /// Capitalised before a surname, but not a given name: North, Real, House.
        const NOT_GIVEN = 1 << 39;
        /// Explains a second spelling: sic, formerly, renamed.
        const GLOSS = 1 << 40;
        /// One edit away from a word of a listed office, body or leader's name, and not such a word itself.
        const NEAR_TITLE = 1 << 41;
        const NEAR_BODY = 1 << 42;
        const NEAR_LEADER = 1 << 43;
        /// A word of a listed office, body or leader's name.
        const IN_PHRASE = 1 << 45;
        /// A list has it in capitals: NATO, DNA. Set on the spelling in capitals only.
        const ACRONYM = 1 << 46;
        /// The acronym of a listed body. Set on the spelling in capitals only.
        const BODY_ACRONYM = 1 << 30;
        /// One of several romanisations of a name.
        const VARIANT = 1 << 44;
        /// First word of a unit behind a figure: kilometres, square, dollars.
        const UNIT = 1 << 48;
        /// A number behind it is a name: page, Section.
        const LABEL = 1 << 49;
        /// Last word of a hedge in front of a figure: about, than (more than).
        const HEDGE = 1 << 50;
        /// A list has another spelling of it: adviser, organise; or prints it as two words, too: healthcare.
        const SPELLED_TWICE = 1 << 51;
        /// A part or a multiple of one: half, quarter, thirds, twice.
        const PORTION = 1 << 59;
        /// A verb that tells what a picture shows: speaks, waves.
        const POSE = 1 << 60;
        /// A word of a picture's credit: photo, Reuters.
        const CREDIT = 1 << 58;
        /// The first word of a phrase that pages add to a story: read, contributed.
        const FURNITURE = 1 << 61;
        /// The first word of what holds the place of text to come: TK, insert.
        const PLACEHOLDER = 1 << 62;
    }
}

impl Flags {
    /// Any abbreviation that takes a dot.
    pub const DOTTED: Flags = Flags::TITLE_ABBREVIATION.union(Flags::NUMBER_ABBREVIATION).union(Flags::ABBREVIATION);

    /// Near a listed office, body or leader.
    pub const NEAR: Flags = Flags::NEAR_TITLE.union(Flags::NEAR_BODY).union(Flags::NEAR_LEADER);

    /// Any word that may begin a figure or a date.
    pub const COUNTING: Flags =
        Flags::NUMBER.union(Flags::SCALE).union(Flags::ORDINAL).union(Flags::PORTION).union(Flags::MONTH);

    /// Flags of few words, by which rules ask for the distinct words of an article.
    pub const NOTABLE: Flags = Flags::TWO_CASES
        .union(Flags::SPELLED_TWICE)
        .union(Flags::PLACEHOLDER)
        .union(Flags::LOOK_ALIKE)
        .union(Flags::HIDDEN);

    /// The [level](Flags::level) of a word that a dictionary has.
    pub const DICTIONARY: u8 = 3;

    /// How well a spelling is known as such: 3 a dictionary has it, 2 a list of common names, 1 a list of rare
    /// surnames, 0 nothing. Measured: a slip is rarely in a dictionary, but often somebody's rare surname.
    pub fn level(self) -> u8 {
        if self.intersects(Flags::WORD | Flags::NAME) {
            Self::DICTIONARY
        } else if self.intersects(Flags::GIVEN_NAME | Flags::SURNAME | Flags::CITY) {
            2
        } else {
            u8::from(self.contains(Flags::RARE_SURNAME))
        }
    }
}

/// What a spelling shows by itself.
pub(super) fn shape(word: &str) -> Flags {
    let mut flags = Flags::empty();
    let (mut letters, mut capitals, mut seen_lower) = (0, 0, false);
    for (at, c) in word.chars().enumerate() {
        if c.is_alphabetic() {
            letters += 1;
            if c.is_uppercase() {
                capitals += 1;
                flags.set(Flags::CAPITALISED, at == 0 || flags.contains(Flags::CAPITALISED));
                flags.set(Flags::INNER_CAPITAL, seen_lower || flags.contains(Flags::INNER_CAPITAL));
            } else {
                seen_lower = true;
            }
        } else if c.is_numeric() {
            flags |= Flags::DIGITS;
        } else if c == '.' {
            flags |= Flags::INITIALS;
        }
    }
    flags.set(Flags::ALL_CAPS, letters >= 2 && letters == capitals);
    // MAUs, DSPs
    flags.set(Flags::INNER_CAPITAL, flags.contains(Flags::INNER_CAPITAL) || capitals >= 2 && capitals < letters);
    flags.set(Flags::NON_ASCII, !word.is_ascii());
    flags
}
