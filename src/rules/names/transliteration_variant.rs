//! `names/transliteration-variant`

use crate::article::{Article, Token};
use crate::facts::Facts;
use crate::facts::names::{Around, are_explained, is_next_word};
use crate::finding::Severity;
use crate::fix::Safety;
use crate::lexicon::{Flags, Lexicon, Lists};
use crate::rules::{Check, Context, Findings, Language, Rule};
use hashbrown::HashMap;

pub const RULE: Rule = Rule {
    name: "names/transliteration-variant",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/names/transliteration-variant.md"),
    language: Language::English,
    check: Check::Article(check),
};

/// Mentions of one form that are compared.
const MENTIONS: usize = 64;

/// Compares the forms of one listed group that an article uses. The rarer form is noted, else the later.
fn check(article: &Article<'_>, facts: &Facts, context: &Context<'_>, findings: &mut Findings) {
    let mut groups: HashMap<u16, Vec<Vec<usize>>> = HashMap::new();
    for word in facts.names.words.iter().filter(|word| word.flags.contains(Flags::VARIANT)) {
        let uses = facts.names.words.uses(word).iter().map(|&at| at as usize);
        let uses: Vec<usize> = uses.filter(|&at| !is_fixed(article, context.lexicon, at)).take(MENTIONS).collect();
        if uses.is_empty() {
            continue;
        }
        for &group in context.lexicon.variants_of(article.lower(word.form)) {
            groups.entry(group).or_default().push(uses.clone());
        }
    }
    let mut groups: Vec<_> = groups.into_iter().filter(|(_, forms)| forms.len() >= 2).collect();
    groups.sort_by_key(|(group, _)| *group);
    for (group, mut forms) in groups {
        let lists = &context.lexicon.lists;
        let kind = lists.variants[group as usize].kind.as_str();
        // The commonest first, then the earliest.
        forms.sort_by_key(|uses| (std::cmp::Reverse(uses.len()), uses[0]));
        let Some((usual, others)) = forms.split_first() else { continue };
        for uses in others.iter().filter(|uses| !are_explained(article, uses, usual)) {
            for &at in uses {
                let same = |&&other: &&usize| is_one_name(article, lists, kind, at, other);
                let Some(&other) = usual.iter().find(same) else { continue };
                let (token, right) = (&article.tokens[at], &article.tokens[other]);
                let (form, other) = (article.token_text(token), article.token_text(right));
                findings
                    .add(token.span, format!("\"{form}\" and \"{other}\" are two forms of one name"))
                    .also(right.span, "the other form")
                    .help("use one form, or say once that they are the same")
                    .replace(Safety::Suggested, other);
            }
        }
    }
}

/// Whether two mentions name the same: they share a neighbour (Alexei and Alexey Leonov, Muslim and Moslem
/// Brotherhood), or neither is a part of a longer name (Kyiv Post). People may have a given name before them, if not two.
/// A people or thing is one wherever it stands: Muslim women, the Moslem Brotherhood.
fn is_one_name(article: &Article<'_>, lists: &Lists, kind: &str, a: usize, b: usize) -> bool {
    let (x, y) = (Around::new(article, a), Around::new(article, b));
    let title = Flags::TITLE | Flags::HONORIFIC | Flags::DEMONYM;
    let same = |x: Option<&Token>, y: Option<&Token>| {
        let name = |token: Option<&Token>| token.filter(|token| !token.is(title)).map(|token| article.lower_of(token));
        name(x).is_some() && name(x) == name(y)
    };
    let surname = |at: &Around<'_>| kind == "person" && at.right.is_none() && !at.hyphened;
    let given = |at: &Around<'_>| at.left.is_some_and(|left| !left.is(title));
    // The Luhansk People's Republic lies in Luhansk.
    let governed = |right: Option<&Token>| {
        let lower = right.map_or("", |right| article.lower_of(right));
        kind == "place" && lists.governed.iter().any(|word| word == lower)
    };
    let alone = |at: &Around<'_>| at.stands_alone() || at.left.is_none() && !at.hyphened && governed(at.right);
    let (alone_x, alone_y) = (alone(&x), alone(&y));
    same(x.left, y.left)
        || same(x.right, y.right)
        || alone_x && alone_y
        || matches!(kind, "people" | "word") && (alone_x || alone_y)
        || surname(&x) && surname(&y) && !(given(&x) && given(&y))
}

/// A dish or other thing that keeps an old form of the name: chicken Kiev, Peking duck.
fn is_fixed(article: &Article<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let tokens = &article.tokens;
    let pair = |first: usize| {
        let (Some(left), Some(right)) = (tokens.get(first), tokens.get(first + 1)) else { return false };
        let listed = |fixed: &String| {
            let (x, y) = fixed.split_once(' ').unwrap_or_default();
            article.lower_of(left) == x.to_lowercase() && article.lower_of(right) == y.to_lowercase()
        };
        is_next_word(left, right, article.text()) && lexicon.lists.fixed.iter().any(listed)
    };
    pair(at) || at > 0 && pair(at - 1)
}
