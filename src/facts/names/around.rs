//! What stands around a name: its neighbours within the name, a given name or title before it, an explanation nearby.

use crate::article::{Article, Token, TokenKind, range};
use crate::lexicon::Flags;

/// The surroundings of one mention.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The capitalised word before, within the same name: directly, or with particles between (`Ursula von der _`).
    pub left: Option<&'a Token>,
    /// The capitalised word behind, within the same name.
    pub right: Option<&'a Token>,
    /// A hyphen joins it to the word before or behind.
    pub hyphened: bool,
}

/// Characters (bytes) within which an explanation of a second spelling is looked for.
const GLOSS_REACH: u32 = 70;

impl<'a> Around<'a> {
    pub fn new(article: &'a Article<'_>, at: usize) -> Self {
        let tokens = &article.tokens;
        let left = neighbour(article, at, Side::Left);
        let left = left.or_else(|| {
            // Across a hyphen: Nagorno-Karabakh.
            let hyphen = at.checked_sub(2).filter(|_| is_inner_hyphen(tokens, at - 1));
            hyphen.and_then(|left| tokens.get(left)).filter(|token| is_name_part(token))
        });
        let left = left.or_else(|| before_nickname(tokens, at));
        let right = neighbour(article, at, Side::Right);
        let right = right.or_else(|| {
            let hyphen = is_inner_hyphen(tokens, at + 1);
            tokens.get(at + 2).filter(|token| hyphen && is_name_part(token))
        });
        let hyphened = at > 0 && is_inner_hyphen(tokens, at - 1) || is_inner_hyphen(tokens, at + 1);
        Self { left, right, hyphened }
    }

    /// A given name stands before the mention.
    pub fn given_name(&self) -> Option<&'a Token> {
        self.left.filter(|token| is_given_name(token))
    }

    /// A title or form of address stands before the mention.
    pub fn title(&self) -> Option<&'a Token> {
        self.left.filter(|token| token.is(Flags::TITLE | Flags::HONORIFIC | Flags::TITLE_ABBREVIATION))
    }

    /// The mention is not a part of a longer name, where another form of it may be right (Kyiv Post). A title or people
    /// before it makes none.
    pub fn stands_alone(&self) -> bool {
        !self.hyphened
            && self.right.is_none()
            && self.left.is_none_or(|left| left.is(Flags::TITLE | Flags::HONORIFIC | Flags::DEMONYM))
    }
}

/// Whether a word is a given name where it stands before a surname: listed as one, and not a title, compass point,
/// people or month.
pub(crate) fn is_given_name(token: &Token) -> bool {
    let other = Flags::NOT_GIVEN | Flags::TITLE | Flags::HONORIFIC | Flags::TITLE_ABBREVIATION | Flags::DEMONYM;
    let other = other | Flags::COUNTRY | Flags::INSTITUTION | Flags::MONTH | Flags::WEEKDAY | Flags::FUNCTION;
    token.is_capitalised() && !token.is(other) && (token.is(Flags::GIVEN_NAME) || is_initial(token))
}

pub(crate) fn is_initial(token: &Token) -> bool {
    token.is(Flags::INITIALS) && token.span.len() <= 4
}

/// Whether the copy explains a second spelling near token `at`: `sic`, `formerly`, `also known as`, `not X`.
pub(crate) fn is_glossed(article: &Article<'_>, at: usize) -> bool {
    let span = article.tokens[at].span;
    if at > 0 && article.lower_of(&article.tokens[at - 1]) == "not" {
        return true;
    }
    // A paragraph explains itself.
    let block = range(&article.block_of(at).tokens);
    let near =
        |token: &&Token| token.span.end + GLOSS_REACH >= span.start && token.span.start <= span.end + GLOSS_REACH;
    let first = at - article.tokens[block.start..at].iter().rev().take_while(near).count();
    let last = at + article.tokens[at + 1..block.end].iter().take_while(near).count();
    (first..=last).filter(|&other| other != at).any(|at| explains(article, at))
}

/// "Known as", "known locally as", "formerly Bombay": the brightest man I have ever known explains nothing, and who was
/// formerly a minister bears the same name still.
fn explains(article: &Article<'_>, at: usize) -> bool {
    let behind = |words: usize| article.tokens[at + 1..].iter().take(words);
    let token = &article.tokens[at];
    match article.lower_of(token) {
        "known" => behind(4).any(|token| article.lower_of(token) == "as"),
        "formerly" => behind(2)
            .any(|token| token.is_capitalised() || matches!(article.lower_of(token), "known" | "called" | "named")),
        _ => token.is(Flags::GLOSS),
    }
}

/// Whether a noun says what the name is of: the news agency Irna is not Iran.
pub(crate) fn is_presented(article: &Article<'_>, at: usize) -> bool {
    at.checked_sub(1).map(|before| &article.tokens[before]).is_some_and(|token| {
        let other = Flags::CAPITALISED | Flags::FUNCTION | Flags::TITLE | Flags::SAYING;
        token.is(Flags::WORD) && !token.is(other)
    })
}

/// Whether the copy explains one of two forms of a name: the two stand close together beside an explanation (`Shushi, known
/// as Shusha`), or a `sic` stands behind a mention. Mentions are token numbers in order.
pub(crate) fn are_explained(article: &Article<'_>, a: &[usize], b: &[usize]) -> bool {
    let start = |at: usize| article.tokens[at].span.start;
    let sic = |&at: &usize| article.tokens[at + 1..].iter().take(3).any(|token| article.lower_of(token) == "sic");
    let beside = |&x: &usize| {
        let from = b.partition_point(|&y| start(y) + 2 * GLOSS_REACH < start(x));
        let near = b[from..].iter().take_while(|&&y| start(y) <= start(x) + 2 * GLOSS_REACH);
        near.into_iter().any(|&y| is_glossed(article, x) || is_glossed(article, y))
    };
    a.iter().any(beside) || a.iter().chain(b).any(sic)
}

/// Whether token `at` stands in a sentence of another language: the dictionary knows few of its small words.
pub(crate) fn is_foreign_copy(article: &Article<'_>, at: usize) -> bool {
    let tokens = article.sentence_tokens(article.sentence_of(at)).iter();
    let (mut small, mut known) = (0, 0);
    for token in tokens.filter(|token| token.is_word() && !token.is_capitalised()).take(40) {
        small += 1;
        known += usize::from(token.is(Flags::WORD));
    }
    small >= 4 && known * 4 < small * 3
}

/// One space and nothing else stands between two tokens of one name.
pub(crate) fn is_next_word(left: &Token, right: &Token, text: &str) -> bool {
    right.span.start == left.span.end + 1 && text.as_bytes()[left.span.end as usize] == b' '
}

/// The `length` words of one name of which token `at` is number `place`: single spaces or inner hyphens between them.
pub(crate) fn name_around<'a>(
    article: &'a Article<'_>,
    at: usize,
    place: usize,
    length: usize,
) -> Option<Vec<&'a Token>> {
    let tokens = &article.tokens;
    let step = |from: usize, back: bool| {
        let next = |at: usize| if back { at.checked_sub(1) } else { Some(at + 1) };
        let near = next(from)?;
        let far = next(near)?;
        let (left, right) = if back { (near, from) } else { (from, near) };
        if tokens.get(left.max(right)).is_some() && is_next_word(&tokens[left], &tokens[right], article.text()) {
            return Some(near);
        }
        let hyphen = tokens.get(near)?.kind == TokenKind::Hyphen;
        let glued = tokens.get(near.max(from))?.is_glued() && tokens.get(far.max(near))?.is_glued();
        (hyphen && glued).then_some(far)
    };
    let mut numbers = vec![at];
    for _ in 0..place {
        numbers.insert(0, step(numbers[0], true)?);
    }
    for _ in place + 1..length {
        numbers.push(step(*numbers.last()?, false)?);
    }
    Some(numbers.into_iter().map(|number| &tokens[number]).collect())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Particles that may stand between two words of a name (`von der`, `de la`).
const PARTICLES: usize = 3;

fn neighbour<'a>(article: &'a Article<'_>, at: usize, side: Side) -> Option<&'a Token> {
    let tokens = &article.tokens;
    let mut from = at;
    for _ in 0..=PARTICLES {
        let next = if side == Side::Left { from.checked_sub(1)? } else { from + 1 };
        let token = tokens.get(next)?;
        let (left, right) = if side == Side::Left { (token, &tokens[from]) } else { (&tokens[from], token) };
        if !is_next_word(left, right, article.text()) {
            return None;
        }
        // "Al Qaida" begins a sentence as "al Qaida" stands in it, and Mohammed Bin Salman is bin Salman; Los Angeles
        // and Le Pen are names of two words.
        let article_of_arabic = || matches!(article.lower_of(token), "al" | "el" | "bin" | "ibn");
        if !token.is(Flags::PARTICLE) || token.is_capitalised() && !article_of_arabic() {
            return is_name_part(token).then_some(token);
        }
        from = next;
    }
    None
}

/// The given name before a nickname in quotation marks: William "Mo" Cowan.
fn before_nickname(tokens: &[Token], at: usize) -> Option<&Token> {
    let [given, open, nickname, close] = tokens.get(at.checked_sub(4)?..at)? else { return None };
    let quoted = open.kind == TokenKind::Quote && close.kind == TokenKind::Quote && nickname.is_capitalised();
    (quoted && nickname.is_glued() && close.is_glued() && !open.is_glued() && is_given_name(given)).then_some(given)
}

fn is_name_part(token: &Token) -> bool {
    token.is_capitalised() && !token.is(Flags::FUNCTION | Flags::MONTH | Flags::WEEKDAY)
}

fn is_inner_hyphen(tokens: &[Token], at: usize) -> bool {
    let glued_behind = tokens.get(at + 1).is_some_and(Token::is_glued);
    tokens.get(at).is_some_and(|token| token.kind == TokenKind::Hyphen && token.is_glued() && glued_behind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Vocabulary;
    use crate::lexicon::Lexicon;
    use crate::source::Source;

    /// Reads `copy` and looks at the token that prints `word`.
    fn at<T>(copy: &str, word: &str, look: impl Fn(&Article<'_>, usize) -> T) -> T {
        let (source, lexicon) = (Source::from_text("a.txt", copy), Lexicon::new());
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        let at = article.tokens.iter().position(|token| article.token_text(token) == word).expect("stands in the copy");
        look(&article, at)
    }

    fn neighbours(copy: &str, word: &str) -> (Option<String>, Option<String>) {
        at(copy, word, |article, at| {
            let around = Around::new(article, at);
            let text = |token: Option<&Token>| token.map(|token| article.token_text(token).to_owned());
            (text(around.left), text(around.right))
        })
    }

    #[test]
    fn particles_stand_between_the_words_of_a_name() {
        let copy = "The talks with Ursula von der Leyen went on.";
        assert_eq!(neighbours(copy, "Leyen").0.as_deref(), Some("Ursula"));
        assert_eq!(neighbours(copy, "Ursula").1.as_deref(), Some("Leyen"));
    }

    #[test]
    fn a_nickname_stands_within_a_name() {
        assert_eq!(neighbours("They saw William \"Mo\" Hartwell there.", "Hartwell").0.as_deref(), Some("William"));
        assert_eq!(neighbours("They heard William. \"Mo,\" Hartwell said.", "Hartwell").0, None);
    }

    #[test]
    fn a_paragraph_explains_its_own_names() {
        assert!(at("Mumbai, formerly Bombay, was quiet.", "Mumbai", is_glossed));
        assert!(!at("Okafor was formerly the defense minister.", "Okafor", is_glossed));
        assert!(!at("They bought the renamed company.\n\nOkafor sold it.", "Okafor", is_glossed));
    }

    #[test]
    fn a_comma_or_a_small_word_ends_a_name() {
        assert_eq!(neighbours("They met in Paris, France and Spain too.", "Paris"), (None, None));
        assert_eq!(neighbours("They met in Paris, France and Spain too.", "Spain"), (None, None));
    }

    #[test]
    fn a_hyphen_joins_but_no_name_stands_alone_behind_it() {
        let copy = "Fighting in Nagorno-Karabakh went on.";
        assert_eq!(neighbours(copy, "Karabakh").0.as_deref(), Some("Nagorno"));
        assert!(!at(copy, "Karabakh", |article, at| Around::new(article, at).stands_alone()));
    }

    #[test]
    fn an_article_of_arabic_leaves_a_name_alone() {
        assert!(at("Al Qaida said so on Friday.", "Qaida", |article, at| Around::new(article, at).stands_alone()));
        assert!(!at("The Kyiv Post said so.", "Kyiv", |article, at| Around::new(article, at).stands_alone()));
    }

    #[test]
    fn only_known_as_explains_a_name() {
        assert!(at("The town of Shushi, known locally as Shusha, fell.", "Shushi", is_glossed));
        assert!(!at("The best man I have ever known, said Shushi.", "Shushi", is_glossed));
    }

    #[test]
    fn a_sentence_of_another_language_is_told_by_its_small_words() {
        assert!(at("Mes pensées vont aux familles des Parisiens touchés par ce drame.", "Parisiens", is_foreign_copy));
        assert!(!at("My thoughts go to the families of the Parisians.", "Parisians", is_foreign_copy));
    }
}
