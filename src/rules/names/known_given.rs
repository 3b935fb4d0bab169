//! What archives say of two given names before one surname.

use super::given_name_conflict::Case;
use crate::archive::content_hash;
use crate::facts::Facts;
use crate::facts::names::Mention;
use crate::rules::Context;

/// The answer of archives to two full names, in articles.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// Too little to tell.
    Neither,
    /// So often the first, never the second.
    First(u32),
    /// So often the second, never the first.
    Second(u32),
    /// There are two people.
    Both,
    /// Both, but the first so seldom that it may be the same slip.
    FirstSeldom,
}

/// Articles that make a name known. One may hold the very slip that is asked about.
const KNOWN: u32 = 2;

/// Who stands so many times as often makes a slip of the other.
const OUTNUMBERED: u32 = 10;

/// Asks the archives of the run. What they learnt from this very article is not counted.
pub(super) fn known(case: &Case<'_, '_>, facts: &Facts, context: &Context<'_>, names: [&Mention; 2]) -> Known {
    let archives = &context.evidence.archives;
    if archives.is_empty() {
        return Known::Neither;
    }
    let own = archives.holding(content_hash(case.article, &facts.names.words));
    let with = |mention| archives.articles_with(case.given(mention), case.surname()).saturating_sub(own);
    // There are many Smiths, and two of them in one article are two.
    let is_theirs = |articles: u32| {
        articles >= KNOWN && articles >= archives.articles(case.surname()).saturating_sub(own).div_ceil(2)
    };
    match names.map(with) {
        [0, second] if is_theirs(second) => Known::Second(second),
        [first, 0] if is_theirs(first) => Known::First(first),
        [0, _] | [_, 0] => Known::Neither,
        [first, second] if first <= second / OUTNUMBERED => Known::FirstSeldom,
        _ => Known::Both,
    }
}
