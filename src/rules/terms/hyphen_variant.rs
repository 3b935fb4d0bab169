//! `terms/hyphen-variant`

use super::forms::{Mention, PlainCopy, usual};
use super::hyphens::{closed_forms, hyphens, is_behind_hyphen, is_glued_hyphen, join};
use crate::article::Article;
use crate::facts::Facts;
use crate::facts::names::is_next_word;
use crate::finding::Severity;
use crate::lexicon::{Compounds, Flags, Sieve, hash_word};
use crate::rules::wording::times;
use crate::rules::{Check, Context, Findings, Language, Rule};
use hashbrown::HashMap;

pub const RULE: Rule = Rule {
    name: "terms/hyphen-variant",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/terms/hyphen-variant.md"),
    language: Language::English,
    check: Check::Article(check),
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    /// `ceasefire`
    Closed,
    /// `cease-fire`
    Hyphened,
    /// `cease fire`
    Open,
}

/// Letters of the shortest closed form.
const SHORTEST: usize = 5;

/// Mentions of one word that are compared.
const MENTIONS: usize = 64;

/// One word that stands with a hyphen, or that a list has as two words.
struct Word<'l> {
    mentions: Vec<Mention<Join>>,
    /// Its two words, where they may stand apart.
    open: Option<(&'l str, &'l str)>,
    /// They may not where it stands with a hyphen.
    never_open: bool,
    /// Stands in another form, too, or may do so.
    varies: bool,
}

fn check(article: &Article<'_>, _: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let compounds = &context.lexicon.compounds;
    if !may_vary(article, compounds) {
        return;
    }
    let mut words = Words::default();
    words.read_hyphened(article, compounds);
    for form in article.forms() {
        let listed = form.flags.contains(Flags::SPELLED_TWICE) && compounds.open(form.hash).is_some();
        if listed {
            words.add(&mut article.lower_text(form).to_owned(), compounds);
        }
        if let Some(word) = words.closed(form.hash) {
            words.all[word].varies = true;
        }
    }
    words.all.iter_mut().for_each(|word| word.varies |= word.never_open);
    if words.all.iter().any(|word| word.varies) {
        words.read_others(article);
        let plain = PlainCopy::new(article);
        for word in words.all.iter_mut().filter(|word| word.varies) {
            word.mentions.retain(|mention| plain.holds(mention.token));
            word.mentions.sort_by_key(|mention| mention.token);
            report(article, word, findings);
        }
    }
}

/// Whether any word stands with a hyphen and without, or as one word and, perhaps, as two: in most articles none does.
fn may_vary(article: &Article<'_>, compounds: &Compounds) -> bool {
    let mut closed = String::new();
    let mut keys: Vec<u64> = Vec::new();
    for at in hyphens(article) {
        join(article, at, &mut closed);
        keys.extend(closed_forms(&mut closed));
    }
    if keys.iter().any(|&key| compounds.is_never_open(key)) {
        return true;
    }
    let listed = article.forms_with(Flags::SPELLED_TWICE).filter_map(|(_, form)| compounds.open(form.hash));
    keys.extend(listed.map(|(first, _)| hash_word(first)));
    keys.sort_unstable();
    let sieve: Sieve = keys.iter().copied().collect();
    article.forms().iter().any(|form| sieve.may_hold(form.hash) && keys.binary_search(&form.hash).is_ok())
}

fn report(article: &Article<'_>, word: &Word<'_>, findings: &mut Findings) {
    let Some(usual) = usual(article, &word.mentions) else { return };
    let right: Vec<&Mention<Join>> = word.mentions.iter().filter(|one| one.form == usual).collect();
    for one in word.mentions.iter().filter(|one| one.form != usual) {
        // Health-care workers are in health care: a hyphen joins what stands before a noun.
        let attributive = !word.never_open && one.form != Join::Closed && usual != Join::Closed;
        if attributive {
            continue;
        }
        let (printed, other) = (article.at(one.span), article.at(right[0].span));
        let message = format!("\"{}\" and \"{}\" are one word", printed.to_lowercase(), other.to_lowercase());
        findings
            .add(one.span, message)
            .also(right[0].span, format!("printed this way {} in this article", times(right.len())))
            .help("print it one way throughout");
    }
}

/// The words that may stand in two forms, by their closed form. Singular and plural are one word.
#[derive(Default)]
struct Words<'l> {
    all: Vec<Word<'l>>,
    by_closed: HashMap<u64, usize>,
    /// The keys of `by_closed`.
    sieve: Sieve,
}

impl<'l> Words<'l> {
    /// The number of the word with this closed form, if it was added.
    fn closed(&self, hash: u64) -> Option<usize> {
        self.sieve.may_hold(hash).then(|| self.by_closed.get(&hash).copied()).flatten()
    }

    /// The number of the word with this closed form.
    fn add(&mut self, closed: &mut String, compounds: &'l Compounds) -> usize {
        let keys @ [key, _] = closed_forms(closed);
        if let Some(&word) = self.by_closed.get(&key) {
            return word;
        }
        let number = self.all.len();
        for key in keys {
            self.by_closed.insert(key, number);
            self.sieve.add(key);
        }
        let (open, never_open) = (compounds.open(key), compounds.is_never_open(key));
        self.all.push(Word { mentions: Vec::new(), open, never_open, varies: false });
        number
    }

    fn push(&mut self, article: &Article<'_>, word: usize, first: usize, last: usize, form: Join) {
        let mentions = &mut self.all[word].mentions;
        if mentions.len() < MENTIONS {
            let span = article.tokens[first].span.to(article.tokens[last].span);
            mentions.push(Mention { token: first, span, form });
        }
    }

    /// Adds the words of two parts with a hyphen between them.
    fn read_hyphened(&mut self, article: &Article<'_>, compounds: &'l Compounds) {
        let mut closed = String::new();
        for at in hyphens(article) {
            let first = join(article, at, &mut closed);
            let short = closed.len() < SHORTEST || closed.len() - first < 2;
            // "No-no" is said twice; who re-signs does not resign.
            if !short && closed[..first] != closed[first..] && !compounds.is_distinct(&closed) {
                let word = self.add(&mut closed, compounds);
                self.push(article, word, at - 1, at + 1, Join::Hyphened);
            }
        }
    }

    /// Adds the mentions as one word and as two.
    fn read_others(&mut self, article: &Article<'_>) {
        // A handful: the list is short.
        let open: Vec<(usize, u64, &str)> = self
            .all
            .iter()
            .enumerate()
            .filter(|(_, word)| word.varies)
            .filter_map(|(number, word)| word.open.map(|(first, second)| (number, hash_word(first), second)))
            .collect();
        let mut asked = self.sieve;
        open.iter().for_each(|&(_, first, _)| asked.add(first));
        for (at, token) in article.mentions_in(&asked) {
            let Some(form) = article.form(token) else { continue };
            if is_behind_hyphen(article, at) || article.tokens.get(at + 1).is_some_and(is_glued_hyphen) {
                continue;
            }
            if let Some(word) = self.closed(form.hash) {
                self.push(article, word, at, at, Join::Closed);
            }
            for &(word, _, second) in open.iter().filter(|&&(_, first, _)| first == form.hash) {
                let Some(next) = article.tokens.get(at + 1).filter(|next| !next.is_capitalised()) else { continue };
                let same = article.lower_of(next).trim_end_matches('s') == second.trim_end_matches('s');
                if same && is_next_word(token, next, article.text()) {
                    self.push(article, word, at, at + 1, Join::Open);
                }
            }
        }
    }
}
