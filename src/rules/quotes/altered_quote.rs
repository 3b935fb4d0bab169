//! `quotes/altered-quote`

use super::align::align;
use super::quoted_sentences::{Quoted, QuotedSentences, Word};
use crate::article::{Article, Token, TokenKind};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::lexicon::{Flags, drop_singles};
use crate::rules::wording::quoted;
use crate::rules::{Check, Context, Findings, Language, Rule};
use crate::source::Span;
use hashbrown::HashSet;

pub const RULE: Rule = Rule {
    name: "quotes/altered-quote",
    severity: Severity::Warning,
    since: "0.1.0",
    page: include_str!("../../../rules/quotes/altered-quote.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// The words in which two sentences differ, with the two around them that they share.
struct Difference {
    before: Span,
    now: Span,
    /// None where the shorter one is a part of the longer one.
    edits: usize,
}

/// Sentences that are looked at with the same three words in a row, and pairs that are compared in one article.
const SAME: usize = 4;
const PAIRS: usize = 256;
/// Words that differ at most.
const MOST: usize = 3;

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let all = QuotedSentences::read(article);
    let differ = |(earlier, later)| Some((later, difference(article, all.words(earlier), all.words(later))?));
    let compared: Vec<(usize, Difference)> = alike(&all).into_iter().filter_map(differ).collect();
    // What was quoted in the same words before is told once, where it was altered.
    let mut told: HashSet<usize> =
        compared.iter().filter(|(_, difference)| difference.edits == 0).map(|&(later, _)| later).collect();
    for (later, Difference { before, now, edits }) in compared {
        if !told.insert(later) {
            continue;
        }
        let added = findings
            .add(now, format!("quoted as {} here and as {} before", quoted(article, now), quoted(article, before)))
            .also(before, "quoted this way here")
            .help("quote the words as they were said");
        // Two people may say nearly the same.
        if edits > 1 {
            added.as_note();
        }
    }
}

/// Pairs of sentences of different speeches that share rows of three words, the earlier one first.
fn alike(quoted: &QuotedSentences) -> Vec<(usize, usize)> {
    let sentences = &quoted.all;
    if sentences.len() < 2 {
        return Vec::new();
    }
    let row = |words: &[Word]| {
        words.iter().fold(0_u64, |row, word| (row.rotate_left(21) ^ word.0).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    };
    let mut rows: Vec<(u64, u32)> = Vec::with_capacity(sentences.iter().map(|one| one.words.len()).sum());
    for number in 0..sentences.len() {
        rows.extend(quoted.words(number).windows(3).map(|words| (row(words), number as u32)));
    }
    drop_singles(&mut rows);
    rows.sort_unstable();
    let mut shared: Vec<(usize, usize)> = Vec::new();
    for same in rows.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        let numbers = || same.iter().map(|&(_, number)| number as usize).take(SAME);
        for (at, later) in numbers().enumerate() {
            let &Quoted { speech, compared, .. } = &sentences[later];
            let apart = |one: &Quoted| one.speech != speech && (compared.is_none() || one.compared != compared);
            let apart = numbers().take(at).filter(|&one| apart(&sentences[one]));
            shared.extend(apart.map(|one| (one, later)));
        }
    }
    shared.sort_unstable();
    let often = shared.chunk_by(|a, b| a == b).filter(|pair| pair.len() > 1);
    often.map(|pair| pair[0]).take(PAIRS).collect()
}

/// Where the two differ, if the shorter one stands in the longer one, but for a few words inside.
fn difference(article: &Article<'_>, first: &[Word], second: &[Word]) -> Option<Difference> {
    let turned = second.len() < first.len();
    let (short, long) = if turned { (second, first) } else { (first, second) };
    let pairs = align(short, long)?;
    let (start, end) = (*pairs.first()?, *pairs.last()?);
    // A part of a sentence may be quoted; its first and last words must stand in the whole.
    if start.0 != 0 || end.0 + 1 != short.len() {
        return None;
    }
    let kept = pairs.len();
    let edits = (short.len() - kept).max(end.1 + 1 - start.1 - kept);
    if edits > MOST || edits * 4 > short.len() {
        return None;
    }
    let gaps = || pairs.windows(2).filter(|two| two[1].0 > two[0].0 + 1 || two[1].1 > two[0].1 + 1);
    let changed = |words: &[Word]| words.iter().all(|&(_, at)| may_change(&article.tokens[at]));
    let plain = gaps().all(|two| changed(&short[two[0].0 + 1..two[1].0]) && changed(&long[two[0].1 + 1..two[1].1]));
    let (from, to) = gaps().next().zip(gaps().next_back()).map_or((start, end), |(first, last)| (first[0], last[1]));
    let span = |words: &[Word], from: usize, to: usize| {
        article.tokens[words[from].1].span.to(article.tokens[words[to].1].span)
    };
    let (a, b) = (span(short, from.0, to.0), span(long, from.1, to.1));
    let (before, now) = if turned { (b, a) } else { (a, b) };
    plain.then_some(Difference { before, now, edits })
}

/// Another figure or name makes another sentence.
fn may_change(token: &Token) -> bool {
    token.kind == TokenKind::Word && !token.is_capitalised() && !token.is(Flags::NUMBER)
}
