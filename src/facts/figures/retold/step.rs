//! How much of the copy around two figures is in step, outward from them.

use super::echo::same_word;
use crate::article::{Article, Token, TokenKind};
use crate::facts::figures::{Figure, Form};
use crate::facts::line::Line;
use crate::lexicon::Flags;

/// The weight of a word in step.
pub(super) const WORD: u16 = 10;
const FUNCTION: u16 = 3;

/// Tokens around a figure that are read.
const WINDOW: usize = 14;

/// The words around all figures of an article.
pub(super) struct Rows<'a, 's> {
    article: &'a Article<'s>,
    rows: Vec<Row>,
}

/// The words around a figure by their tokens, nearest first.
struct Row {
    before: Vec<u32>,
    behind: Vec<u32>,
}

impl Row {
    fn new(article: &Article<'_>, figure: &Figure) -> Self {
        let line = Line::new(article, &article.sentences[figure.sentence as usize]);
        let told = |at: &usize| matches!(line.kind(*at), Some(TokenKind::Word | TokenKind::Number));
        let lead = figure.lead(article);
        // "2,812-piece" and "2,812 pieces".
        let end = match figure.form {
            Form::Joined(noun) if figure.unit.is_none() => noun as usize,
            _ => figure.tokens.end as usize,
        };
        let before = (lead.saturating_sub(WINDOW).max(line.start())..lead).rev();
        let behind = end..(end + WINDOW).min(line.end());
        Self {
            before: before.filter(told).map(|at| at as u32).collect(),
            behind: behind.filter(told).map(|at| at as u32).collect(),
        }
    }
}

impl<'a, 's> Rows<'a, 's> {
    pub fn new(article: &'a Article<'s>, figures: &[Figure]) -> Self {
        Self { article, rows: figures.iter().map(|figure| Row::new(article, figure)).collect() }
    }

    /// The weight of the words in step before and behind two figures.
    pub fn steps(&self, one: u32, other: u32) -> (u16, u16) {
        let (one, other) = (&self.rows[one as usize], &self.rows[other as usize]);
        (self.in_step(&one.before, &other.before), self.in_step(&one.behind, &other.behind))
    }

    /// The same word, whatever its ending: kill, kills, killed.
    pub fn is_same(&self, one: &Token, other: &Token) -> bool {
        let lower = |token: &Token| match token.form {
            Some(form) => self.article.lower(form),
            None => self.article.token_text(token),
        };
        let (x, y) = (lower(one), lower(other));
        x == y || one.is_word() && other.is_word() && same_word(x, y)
    }

    /// Walks two rows of words side by side; each may have one word that the other has not.
    fn in_step(&self, one: &[u32], other: &[u32]) -> u16 {
        let tokens = &self.article.tokens;
        let same = |at: usize, beside: usize| match (one.get(at), other.get(beside)) {
            (Some(&at), Some(&beside)) => self.is_same(&tokens[at as usize], &tokens[beside as usize]),
            _ => false,
        };
        let (mut at, mut beside, mut weight) = (0, 0, 0);
        let (mut skip, mut twin_skip) = (true, true);
        while at < one.len() && beside < other.len() {
            if same(at, beside) {
                weight += self.weight(&tokens[one[at] as usize]);
                (at, beside) = (at + 1, beside + 1);
            } else if skip && same(at + 1, beside) {
                (skip, at) = (false, at + 1);
            } else if twin_skip && same(at, beside + 1) {
                (twin_skip, beside) = (false, beside + 1);
            } else if skip && twin_skip && same(at + 1, beside + 1) {
                (skip, twin_skip, at, beside) = (false, false, at + 1, beside + 1);
            } else {
                break;
            }
        }
        weight
    }

    /// Units and scales are in step wherever figures stand.
    fn weight(&self, token: &Token) -> u16 {
        if token.is(Flags::UNIT | Flags::SCALE) || self.article.lower_of(token) == "percent" {
            0
        } else if token.is(Flags::FUNCTION) {
            FUNCTION
        } else {
            WORD
        }
    }
}
