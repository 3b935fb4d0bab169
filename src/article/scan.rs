//! The one scan: bytes to tokens.

use super::letters::end_of_letters;
use super::sentences::may_end;
use super::vocabulary::ArticleWords;
use super::{Block, Form, FormId, Index, range};
use crate::lexicon::{Flags, is_invisible};
use crate::source::Span;

/// A word, number or mark. Spaces are not tokens: they are the gaps between spans.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub span: Span,
    /// The spelling, for words.
    pub form: Option<FormId>,
    /// The form's flags, copied here because nearly every question begins with them.
    pub flags: Flags,
    pub kind: TokenKind,
    pub marks: Marks,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes (`don't`, `O'Brien`); initials keep their dots (`U.S.`, `W.`).
    Word,
    /// Digits with inner separators and glued letters: `130,000`, `27.09.2020`, `10:30`, `28th`, `20km`.
    Number,
    /// A possessive ending behind a word: `'s`, `’s`.
    Possessive,
    /// `.` `!` `?` `…` and runs of them.
    Stop,
    Comma,
    /// `:` or `;`.
    Colon,
    /// `–` `—` `--`.
    Dash,
    /// `-`.
    Hyphen,
    /// A double quotation mark of any kind.
    Quote,
    /// A single mark that stands outside a word: quotation mark or apostrophe.
    Single,
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    /// A web address, e-mail address, handle or tag, as one piece.
    Address,
    /// Anything else: `%`, `$`, `&`, `/`, `*`.
    Symbol,
}

bitflags::bitflags! {
    /// What is known of one occurrence.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Marks: u8 {
        /// No space before it.
        const GLUED = 1;
        /// Inside quotation marks.
        const QUOTED = 1 << 1;
        /// First word of a sentence.
        const SENTENCE_START = 1 << 2;
        /// The span of an abbreviation or initial ends with its dot.
        const DOTTED = 1 << 3;
    }
}

impl Token {
    #[inline]
    pub fn is(&self, flags: Flags) -> bool {
        self.flags.intersects(flags)
    }

    #[inline]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    #[inline]
    pub fn is_capitalised(&self) -> bool {
        self.is_word() && self.flags.contains(Flags::CAPITALISED)
    }

    #[inline]
    pub fn is_glued(&self) -> bool {
        self.marks.contains(Marks::GLUED)
    }

    #[inline]
    pub fn is_quoted(&self) -> bool {
        self.marks.contains(Marks::QUOTED)
    }

    #[inline]
    pub fn starts_sentence(&self) -> bool {
        self.marks.contains(Marks::SENTENCE_START)
    }
}

/// Cuts one block of text into tokens.
pub(super) fn scan(text: &str, block: &mut Block, words: &mut ArticleWords<'_, '_>, tokens: &mut Vec<Token>) {
    let (at, end) = (block.span.start as usize, block.span.end as usize);
    let mut scanner = Scanner { text, bytes: &text.as_bytes()[..end], at, end };
    let (first, mut last_end) = (tokens.len(), usize::MAX);
    while let Some((kind, start)) = scanner.next() {
        let span = Span::new(start, scanner.at);
        let mut token = Token { span, form: None, flags: Flags::empty(), kind, marks: Marks::empty() };
        token.marks.set(Marks::GLUED, start == last_end);
        if kind == TokenKind::Word {
            let form = words.add(span);
            token.form = Some(form);
            if scanner.bytes[scanner.at - 1] == b'.' {
                token.marks |= Marks::DOTTED;
            } else if scanner.bytes.get(scanner.at) == Some(&b'.') && words.may_be_abbreviated(span) {
                let flags = words.flags(form);
                if flags.intersects(Flags::DOTTED) && scanner.dot_of_abbreviation(flags) {
                    token.span.end += 1;
                    token.marks |= Marks::DOTTED;
                }
            }
        }
        last_end = scanner.at;
        tokens.push(token);
    }
    block.tokens = first as u32..tokens.len() as u32;
}

/// Writes what is known of the words beside the tokens of a block, and where they stand into the index.
pub(super) fn enter(block: &mut Block, forms: &[Form], tokens: &mut [Token], index: &mut Index) {
    let before = index.ends();
    // Of the word right before.
    let (mut last, mut last_flags) = (None, Flags::empty());
    for (number, token) in (block.tokens.start..).zip(&mut tokens[range(&block.tokens)]) {
        match token.form {
            None => {
                (last, last_flags) = (None, Flags::empty());
                index.marks.push(number);
                if matches!(token.kind, TokenKind::Number | TokenKind::Symbol) {
                    index.figures.push(number);
                }
            }
            Some(form) => {
                let flags = forms[form.index()].flags;
                token.flags = flags;
                block.flags |= flags;
                if flags.intersects(Flags::CAPITALISED | Flags::INNER_CAPITAL) {
                    index.capitals.push(number);
                }
                if flags.intersects(Flags::COUNTING) {
                    index.figures.push(number);
                }
                let cased = (flags & last_flags).contains(Flags::TWO_CASES);
                if last == Some(form)
                    || cased && last.is_some_and(|last| forms[last.index()].hash == forms[form.index()].hash)
                {
                    index.again.push(number);
                }
                if last_flags.contains(Flags::ARTICLE) && flags.contains(Flags::FUNCTION) {
                    index.behind_articles.push(number);
                }
                (last, last_flags) = (Some(form), flags);
            }
        }
        if may_end(token) {
            index.stops.push(number);
        }
    }
    block.indexed = index.since(&before);
}

struct Scanner<'t> {
    text: &'t str,
    /// The bytes of the text up to the block's end.
    bytes: &'t [u8],
    at: usize,
    end: usize,
}

impl Scanner<'_> {
    /// The next token's kind and start; `self.at` is then its end.
    fn next(&mut self) -> Option<(TokenKind, usize)> {
        while self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        let start = self.at;
        if self.bytes.get(start)?.is_ascii_alphabetic() {
            // Nearly all of nearly every word, and what mostly stands behind it.
            self.at = end_of_letters(self.bytes, start);
            let whole = matches!(self.bytes.get(self.at), Some(b' ' | b',') | None);
            return Some((if whole { TokenKind::Word } else { self.word(start) }, start));
        }
        while let Some(c) = self.peek(self.at).filter(|&c| is_space(c)) {
            self.at += c.len_utf8();
        }
        let start = self.at;
        let c = self.peek(start)?;
        self.at += c.len_utf8();
        let kind = match c {
            _ if c.is_ascii_digit() => self.number(),
            _ if is_letter(c) => self.word(start),
            '.' | '!' | '?' | '…' => self.run(|c| matches!(c, '.' | '!' | '?' | '…'), TokenKind::Stop),
            ',' => TokenKind::Comma,
            ':' | ';' => TokenKind::Colon,
            '-' => self.run(|c| c == '-', TokenKind::Hyphen),
            '–' | '—' | '―' => TokenKind::Dash,
            '\u{2010}' | '\u{2011}' => TokenKind::Hyphen,
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' => TokenKind::Quote,
            '\'' | '’' | '‘' | '`' | '‚' | '′' => self.single(c, start),
            '(' | '[' | '{' => TokenKind::Open,
            ')' | ']' | '}' => TokenKind::Close,
            '@' | '#' => self.handle(start),
            _ => TokenKind::Symbol,
        };
        let dashes = kind == TokenKind::Hyphen && self.at - start > 1 && c == '-';
        Some((if dashes { TokenKind::Dash } else { kind }, start))
    }

    #[inline]
    fn peek(&self, at: usize) -> Option<char> {
        if at >= self.end {
            return None;
        }
        match self.bytes[at] {
            byte if byte.is_ascii() => Some(char::from(byte)),
            _ => self.text[at..self.end].chars().next(),
        }
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn run(&mut self, more: impl Fn(char) -> bool, kind: TokenKind) -> TokenKind {
        while let Some(c) = self.peek(self.at).filter(|&c| more(c)) {
            self.at += c.len_utf8();
        }
        kind
    }

    /// Digits, separators between digits, and letters glued behind.
    fn number(&mut self) -> TokenKind {
        while let Some(c) = self.peek(self.at) {
            let next_is_digit = || self.peek(self.at + 1).is_some_and(|c| c.is_ascii_digit());
            if c.is_ascii_digit() || is_letter(c) || (matches!(c, ',' | '.' | ':') && next_is_digit()) {
                self.at += c.len_utf8();
            } else {
                break;
            }
        }
        TokenKind::Number
    }

    /// The word that began at `start`, from where the scanner stands.
    #[inline(never)]
    fn word(&mut self, start: usize) -> TokenKind {
        loop {
            self.at = end_of_letters(self.bytes, self.at);
            match self.peek(self.at) {
                None => break,
                Some(c) if is_letter(c) || c.is_ascii_digit() || is_invisible(c) => self.at += c.len_utf8(),
                Some(c @ ('\'' | '’')) => {
                    let behind = self.at + c.len_utf8();
                    if !self.peek(behind).is_some_and(is_letter) || self.is_possessive(behind) {
                        break;
                    }
                    self.at = behind;
                }
                Some('.') if self.initials(start) => {}
                Some('.') if self.domain(start) => return TokenKind::Address,
                Some('@') if self.peek(self.at + 1).is_some_and(is_letter) => return self.address(),
                Some(':')
                    if self.text[start..self.end].starts_with("http")
                        && self.text[self.at..self.end].starts_with("://") =>
                {
                    return self.address();
                }
                _ => break,
            }
        }
        TokenKind::Word
    }

    /// At the letter behind an apostrophe: is it an `s` with the word's end behind it?
    fn is_possessive(&self, at: usize) -> bool {
        matches!(self.peek(at), Some('s' | 'S'))
            && !self.peek(at + 1).is_some_and(|c| is_letter(c) || c.is_ascii_digit() || matches!(c, '\'' | '’'))
    }

    /// At a dot: `U.S.` and `J.` before a name are one word. Takes the dot if so.
    fn initials(&mut self, start: usize) -> bool {
        let last = self.before(self.at);
        let alone = |at: usize| self.before(at).is_none_or(|c| !is_letter(c) || c == '.');
        let single =
            last.is_some_and(|c| is_letter(c) && (self.at - c.len_utf8() == start || alone(self.at - c.len_utf8())));
        if !single {
            return false;
        }
        let began = self.text[start..self.at].contains('.');
        let next = self.peek(self.at + 1);
        let more = next.is_some_and(is_letter)
            && !self.peek(self.at + 1 + next.map_or(0, char::len_utf8)).is_some_and(is_letter);
        let initial = last.is_some_and(|c| c.is_uppercase() && c != 'I')
            && next == Some(' ')
            && self.peek(self.at + 2).is_some_and(char::is_uppercase)
            && self.before(start).is_none_or(|c| matches!(c, ' ' | '\n' | '(' | '"' | '“'));
        if !(began || more || initial) {
            return false;
        }
        self.at += 1;
        true
    }

    /// At a dot between letters: `NEWS.ru`, `amazon.com`. A capital behind the dot is a lost space instead.
    fn domain(&mut self, start: usize) -> bool {
        let behind = &self.bytes[self.at + 1..self.end];
        let length = behind.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        if self.at - start < 2
            || !(2..=4).contains(&length)
            || behind.get(length).is_some_and(u8::is_ascii_alphanumeric)
        {
            return false;
        }
        self.address();
        true
    }

    /// Up to the next space, closing mark or final punctuation.
    fn address(&mut self) -> TokenKind {
        while let Some(c) = self
            .peek(self.at)
            .filter(|&c| !is_space(c) && !matches!(c, '"' | '”' | '“' | ')' | ']' | '>' | '<' | '’' | ','))
        {
            self.at += c.len_utf8();
        }
        while matches!(self.bytes[self.at - 1], b'.' | b'!' | b'?' | b':' | b';') {
            self.at -= 1;
        }
        TokenKind::Address
    }

    /// `@name` and `#tag`; a bare mark is a symbol.
    fn handle(&mut self, start: usize) -> TokenKind {
        let glued = self.before(start).is_some_and(|c| is_letter(c) || c.is_ascii_digit());
        let body = self.at;
        while let Some(c) = self.peek(self.at).filter(|&c| is_letter(c) || c.is_ascii_digit() || c == '_') {
            self.at += c.len_utf8();
        }
        if glued || self.at == body {
            self.at = body;
            return TokenKind::Symbol;
        }
        TokenKind::Address
    }

    /// A single mark: a possessive `'s` behind a word, a doubled mark that stands for a double one, or itself.
    fn single(&mut self, c: char, start: usize) -> TokenKind {
        if matches!(c, '\'' | '’')
            && self.is_possessive(self.at)
            && self.before(start).is_some_and(|c| is_letter(c) || matches!(c, '.' | ')'))
        {
            self.at += 1;
            return TokenKind::Possessive;
        }
        let next = self.peek(self.at);
        if next == Some(c) && matches!(c, '\'' | '’' | '‘' | '`') || c == '‘' && next == Some('’') {
            self.at += next.map_or(0, char::len_utf8);
            return TokenKind::Quote;
        }
        TokenKind::Single
    }

    /// Whether the dot here belongs to the abbreviation just read: it does unless it ends the paragraph, and before
    /// a capital only if the abbreviation stands before names or could not end a sentence.
    fn dot_of_abbreviation(&mut self, flags: Flags) -> bool {
        if self.peek(self.at) != Some('.') || self.peek(self.at + 1).is_none() {
            return false;
        }
        let number_behind =
            self.peek(self.at + 1) == Some(' ') && self.peek(self.at + 2).is_some_and(|c| c.is_ascii_digit());
        if !flags.intersects(Flags::TITLE_ABBREVIATION | Flags::ABBREVIATION) && !number_behind {
            return false;
        }
        // Every abbreviation here is also an ordinary word in lower case ("no.", "art.", "ill.", "miss.").
        let ordinary = !flags.contains(Flags::CAPITALISED) && flags.contains(Flags::WORD | Flags::FUNCTION);
        if ordinary && !number_behind {
            return false;
        }
        self.at += 1;
        true
    }
}

pub(super) fn is_space(c: char) -> bool {
    if c.is_ascii_graphic() {
        return false;
    }
    c.is_whitespace() || is_invisible(c) || c.is_control()
}

fn is_letter(c: char) -> bool {
    // Nearly all others in copy are dashes and quotation marks.
    const PUNCTUATION: std::ops::RangeInclusive<char> = '\u{2000}'..='\u{206F}';
    c.is_ascii_alphabetic() || (!c.is_ascii() && !PUNCTUATION.contains(&c) && (c.is_alphabetic() || is_combining(c)))
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}
