//! Whether two mentions may be of one name, as far as the words beside them show.

use crate::article::{Article, Token};
use crate::lexicon::Flags;

/// The capitalised words before and behind a mention, within the same name.
pub(super) type Sides<'a> = (Option<&'a Token>, Option<&'a Token>);

/// What the words beside two mentions say of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// Another word stands beside each: José Mourinho, Jose Rizal.
    Conflict,
    /// Nothing stands beside one of them.
    Open,
    /// The same word stands beside both.
    Shared,
}

/// Compares what stands beside two mentions. Titles say nothing: a thousand people are President.
pub(super) fn agreement(article: &Article<'_>, a: Sides<'_>, b: Sides<'_>) -> Agreement {
    let (left, right) = (compare(article, a.0, b.0), compare(article, a.1, b.1));
    if left == Agreement::Conflict || right == Agreement::Conflict {
        Agreement::Conflict
    } else if left == Agreement::Shared || right == Agreement::Shared {
        Agreement::Shared
    } else {
        Agreement::Open
    }
}

fn compare(article: &Article<'_>, a: Option<&Token>, b: Option<&Token>) -> Agreement {
    let title = Flags::TITLE | Flags::HONORIFIC | Flags::TITLE_ABBREVIATION | Flags::DEMONYM | Flags::COUNTRY;
    let name = |token: Option<&Token>| token.filter(|token| !token.is(title)).map(|token| article.lower_of(token));
    match (name(a), name(b)) {
        (Some(a), Some(b)) if a == b => Agreement::Shared,
        (Some(_), Some(_)) => Agreement::Conflict,
        _ => Agreement::Open,
    }
}
