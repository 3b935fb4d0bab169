//! Letters that look like letters of another script, and characters that nobody sees.

/// The scripts whose letters are taken for Latin ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Latin,
    Cyrillic,
    Greek,
    Armenian,
}

/// A word some of whose letters only look like its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disguise {
    /// The word in letters of one script.
    pub right: String,
    /// The first wrong letter, and the letter that it looks like.
    pub letter: char,
    pub twin: char,
    /// How many letters are wrong.
    pub letters: usize,
    /// All letters are of one script and look like Latin ones: a word of that script, unless the copy says otherwise.
    pub whole: bool,
}

/// Letters that are drawn like Latin ones in every typeface. Not `к`, `т` or `Я`, which are only somewhat like: a logo
/// that plays with them (`KoЯn`) deceives nobody.
const TWINS: [(Script, &str, &str); 3] = [
    (Script::Cyrillic, "асеорхуіјѕһԁԛԝАВЕКМНОРСТХІЈЅԌ", "aceopxyijshdqwABEKMHOPCTXIJSG"),
    (Script::Greek, "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX"),
    (Script::Armenian, "օսհցյՏԼՕ", "ouhgjSLO"),
];

/// Greek letters that are drawn nearly like Latin ones. They stand in names of science (NFκB, TNFα), so they count only
/// between small Latin letters.
const NEAR_TWINS: (&str, &str) = ("αικνρυ", "aikvpu");

/// Letters of the shortest word of another script in which a Latin letter is the wrong one: `Aβ` is a name of science.
const FOREIGN_WORD: usize = 3;

impl Script {
    pub fn of(c: char) -> Option<Self> {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Some(Script::Latin),
            '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Some(Script::Greek),
            '\u{400}'..='\u{52F}' => Some(Script::Cyrillic),
            '\u{530}'..='\u{58F}' => Some(Script::Armenian),
            _ => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Script::Latin => "Latin",
            Script::Cyrillic => "Cyrillic",
            Script::Greek => "Greek",
            Script::Armenian => "Armenian",
        }
    }
}

/// Characters without a glyph of their own: zero-width spaces and joiners, marks of direction, soft hyphens.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    )
}

/// What such a character, or another one that no reader sees, is called.
pub fn name_of_invisible(c: char) -> &'static str {
    match c {
        '\u{AD}' => "a soft hyphen",
        '\u{200B}' => "a zero-width space",
        '\u{200C}' | '\u{200D}' => "a zero-width joiner",
        '\u{2060}' => "a word joiner",
        '\u{FEFF}' => "a byte order mark",
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "a mark of direction",
        '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}' => "a break of line or page",
        '\u{FFFC}' => "the place of an object that was not copied",
        _ => "a control character",
    }
}

/// The first invisible character between two letters of a script that needs none there. Persian and the scripts of India
/// do need joiners; a soft hyphen is the page's, and shows where a word may be broken.
pub fn hidden(word: &str) -> Option<char> {
    let mut before = None;
    let mut found = None;
    for c in word.chars() {
        if is_invisible(c) {
            if c != '\u{AD}' && before.is_some() {
                found = found.or(Some(c));
            }
        } else {
            before = Script::of(c);
            if found.is_some() && before.is_some() {
                return found;
            }
            found = None;
        }
    }
    None
}

/// Reads a word's letters. Nothing for a word of one script, for a word with letters that have no twin (αSyn, Δt) and for
/// one that mixes scripts openly.
pub fn disguise(word: &str) -> Option<Disguise> {
    let letters: Vec<char> = word.chars().collect();
    let script = |c: &char| Script::of(*c);
    let latin = letters.iter().filter(|c| script(c) == Some(Script::Latin)).count();
    let foreign = letters.iter().filter_map(script).find(|&script| script != Script::Latin)?;
    let others = letters.iter().filter_map(script).filter(|&script| script != Script::Latin).count();
    let known = letters.iter().all(|c| !c.is_alphabetic() || script(c).is_some());
    let to_latin = |at: usize| latin_twin(letters[at]).or_else(|| near_twin(&letters, at));
    let is_latin = |c: &char| script(c) == Some(Script::Latin);
    let disguised = (0..letters.len()).filter(|&at| script(&letters[at]).is_some() && !is_latin(&letters[at]));
    let all_disguised = known && disguised.clone().all(|at| to_latin(at).is_some());
    let all_twins = letters.iter().filter(|c| is_latin(c)).all(|c| twin_in(foreign, *c).is_some());
    if all_disguised && (others <= latin || latin == 0 || !all_twins) {
        let at = disguised.clone().next()?;
        let right = (0..letters.len()).map(|at| to_latin(at).unwrap_or(letters[at])).collect();
        let (letter, twin) = (letters[at], to_latin(at)?);
        return Some(Disguise { right, letter, twin, letters: others, whole: latin == 0 });
    }
    if known && latin > 0 && all_twins && others >= FOREIGN_WORD && others > latin {
        let letter = *letters.iter().find(|c| is_latin(c))?;
        let own = |c: &char| if is_latin(c) { twin_in(foreign, *c).unwrap_or(*c) } else { *c };
        let right = letters.iter().map(own).collect();
        return Some(Disguise { right, letter, twin: twin_in(foreign, letter)?, letters: latin, whole: false });
    }
    None
}

/// The Latin letter that is drawn as this one is.
fn latin_twin(c: char) -> Option<char> {
    let of = |&(_, from, to): &(Script, &str, &str)| twin(from, to, c);
    TWINS.iter().find_map(of)
}

/// The letter of a script that is drawn as a Latin letter is.
fn twin_in(script: Script, latin: char) -> Option<char> {
    TWINS.iter().filter(|(of, ..)| *of == script).find_map(|(_, from, to)| twin(to, from, latin))
}

fn near_twin(letters: &[char], at: usize) -> Option<char> {
    let small = |at: usize| letters.get(at).is_some_and(char::is_ascii_lowercase);
    let between = at > 0 && small(at - 1) && small(at + 1);
    between.then(|| twin(NEAR_TWINS.0, NEAR_TWINS.1, letters[at])).flatten()
}

fn twin(from: &str, to: &str, c: char) -> Option<char> {
    let at = from.chars().position(|one| one == c)?;
    to.chars().nth(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right(word: &str) -> Option<String> {
        disguise(word).map(|disguise| disguise.right)
    }

    #[test]
    fn look_alikes_are_read_as_the_script_of_the_rest() {
        assert_eq!(right("St\u{435}panakert").as_deref(), Some("Stepanakert"));
        assert_eq!(right("\u{410}bedin").as_deref(), Some("Abedin"));
        assert_eq!(right("\u{391}b\u{435}din").as_deref(), Some("Abedin"));
        assert_eq!(right("\u{43E}f").as_deref(), Some("of"));
        assert_eq!(right("M\u{43E}\u{441}\u{43A}\u{432}\u{430}").as_deref(), Some("\u{41C}осква"));
        assert_eq!(right("St\u{3B1}lin").as_deref(), Some("Stalin"));
    }

    #[test]
    fn names_of_science_and_logos_stay() {
        for word in ["µm", "Δt", "TNFα", "NFκB", "Aβ", "Ωmega", "KoЯn", "Mир", "Stepanakert", "Москва", "Erdoğan"]
        {
            assert_eq!(right(word), None, "{word}");
        }
    }

    #[test]
    fn a_word_may_be_of_look_alikes_only() {
        assert!(disguise("\u{441}\u{43E}\u{440}").is_some_and(|word| word.whole && word.right == "cop"));
    }

    #[test]
    fn only_some_scripts_hide_nothing_between_letters() {
        assert_eq!(hidden("Step\u{200B}anakert"), Some('\u{200B}'));
        assert_eq!(hidden("Stepanakert\u{200B}"), None);
        assert_eq!(hidden("Stepana\u{AD}kert"), None);
        assert_eq!(hidden("می\u{200C}خواهم"), None);
    }

    #[test]
    fn twins_come_in_pairs() {
        for (script, from, to) in TWINS {
            assert_eq!(from.chars().count(), to.chars().count());
            assert!(from.chars().all(|c| Script::of(c) == Some(script)) && to.is_ascii());
        }
        assert_eq!(NEAR_TWINS.0.chars().count(), NEAR_TWINS.1.chars().count());
    }
}
