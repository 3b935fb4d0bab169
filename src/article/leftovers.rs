//! What is no part of the story: lines of the page around it, handles of those who uploaded it, fields of the system
//! it was written in.

use super::{Article, Block, Token, TokenKind};
use crate::lexicon::{Flags, PagePhrase, PagePhrases, PlaceInBlock};
use crate::source::{Role, Span};

/// One such piece.
#[derive(Clone, Debug)]
pub struct Leftover {
    pub span: Span,
    pub block: u32,
    pub kind: LeftoverKind,
    /// Whether the block is nothing else.
    pub whole: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftoverKind {
    /// A line of the page; the number is that of its class in the list of phrases.
    Boilerplate(u16),
    /// A bare handle or e-mail address that no sentence holds.
    Handle,
    /// A field's name and its date, in figures and glued before the text: `date 2020-09-27`.
    DateField,
    /// A field's name with its value: `slug: talks-yerevan`.
    Field,
}

impl Leftover {
    /// Whether its whole block is no part of the story.
    pub(super) fn takes_block(&self) -> bool {
        self.whole || matches!(self.kind, LeftoverKind::Boilerplate(_))
    }
}

/// Names of fields that carry a date.
const DATE_FIELDS: [&str; 8] =
    ["date", "published", "pubdate", "posted", "updated", "modified", "created", "timestamp"];

/// Names of fields that no story's line begins with. Source, author, date and opinion are left out: charts, credits
/// and headlines use them.
const FIELDS: [&str; 18] = [
    "slug",
    "keywords",
    "keyword",
    "tags",
    "tag",
    "categories",
    "permalink",
    "hed",
    "dek",
    "metadata",
    "wordcount",
    "filename",
    "subhed",
    "byline",
    "dateline",
    "headline",
    "subhead",
    "standfirst",
];

/// Words of the longest line that is a field.
const LONGEST_FIELD: usize = 40;

pub(super) fn find(article: &Article<'_>, phrases: &PagePhrases) -> Vec<Leftover> {
    let blocks = article.blocks.iter().enumerate();
    blocks.filter_map(|(number, block)| of_block(article, number as u32, block, phrases)).collect()
}

fn of_block(article: &Article<'_>, number: u32, block: &Block, phrases: &PagePhrases) -> Option<Leftover> {
    let tokens = article.block_tokens(block);
    let found = |span: Span, kind| Some(Leftover { span, block: number, kind, whole: span == block.span });
    if let Some(span) = handle(article, tokens) {
        return found(span, LeftoverKind::Handle);
    }
    if let Some(span) = date_field(article, tokens) {
        return found(span, LeftoverKind::DateField);
    }
    if is_field(article, tokens) {
        return found(block.span, LeftoverKind::Field);
    }
    // A headline may begin with "Watch:".
    let headline = number == 0 || block.copy_of == Some(0) || block.role == Role::Headline;
    let class = boilerplate(article, block, headline, phrases)?;
    found(block.span, LeftoverKind::Boilerplate(class))
}

/// `(@name)` at a block's beginning, or a block that is only a handle or an e-mail address.
fn handle(article: &Article<'_>, tokens: &[Token]) -> Option<Span> {
    let (open, address, close) = match tokens {
        [address] => (address, address, address),
        [open, address, close, ..] if open.kind == TokenKind::Open && close.kind == TokenKind::Close => {
            (open, address, close)
        }
        _ => return None,
    };
    let text = article.token_text(address);
    let named =
        address.kind == TokenKind::Address && (text.starts_with('@') || text.contains('@') && !text.contains('/'));
    named.then(|| open.span.to(close.span))
}

/// `date 2020-09-27` with text behind it; the word `date` may also stand on a line of its own with it.
fn date_field(article: &Article<'_>, tokens: &[Token]) -> Option<Span> {
    let first = tokens.first()?;
    if !DATE_FIELDS.contains(&article.lower_of(first)) {
        return None;
    }
    let colon = tokens.get(1).filter(|token| token.kind == TokenKind::Colon);
    let date = &tokens[1 + usize::from(colon.is_some())..];
    let end = iso_date(article, date)?;
    let alone = date.len() == end;
    // "Published: 2020-09-27" on its own line is how many papers date a story.
    (!alone || colon.is_none() && article.lower_of(first) == "date").then(|| first.span.to(date[end - 1].span))
}

/// How many of the tokens an ISO date takes, if one stands at their beginning.
fn iso_date(article: &Article<'_>, tokens: &[Token]) -> Option<usize> {
    let [year, dash, month, dash_again, day, ..] = tokens else { return None };
    let digits = |token: &Token, count: usize| {
        token.kind == TokenKind::Number
            && token.span.len() >= count
            && article.token_text(token).bytes().take(count).all(|byte| byte.is_ascii_digit())
    };
    let dashes = [dash, dash_again].iter().all(|token| token.kind == TokenKind::Hyphen && token.is_glued());
    let whole = digits(year, 4) && year.span.len() == 4 && digits(month, 2) && month.span.len() == 2 && digits(day, 2);
    (dashes && whole).then_some(5)
}

/// `slug: ...`, `filed under: ...`, `post_id: ...`
fn is_field(article: &Article<'_>, tokens: &[Token]) -> bool {
    let Some(colon) = tokens.iter().take(6).position(|token| token.kind == TokenKind::Colon) else { return false };
    if tokens.iter().filter(|token| is_counted(token)).count() > LONGEST_FIELD {
        return false;
    }
    match &tokens[..colon] {
        [name] => name.is_word() && FIELDS.contains(&article.lower_of(name)),
        [filed, under] => article.lower_of(filed) == "filed" && article.lower_of(under) == "under",
        [name, line, ..] => {
            name.is_word()
                && line.is_glued()
                && article.token_text(line) == "_"
                && tokens[..colon].iter().skip(1).all(Token::is_glued)
        }
        [] => false,
    }
}

/// The class of the block's first phrase; a headline must be the phrase and nothing else.
fn boilerplate(article: &Article<'_>, block: &Block, headline: bool, phrases: &PagePhrases) -> Option<u16> {
    let tokens = article.block_tokens(block);
    let length = article.block_words(block) + article.block_marks(block).filter(|(_, mark)| is_counted(mark)).count();
    let start = tokens.iter().position(is_counted)?;
    let first = &tokens[start];
    let key = if first.kind == TokenKind::Number { PagePhrase::FIGURE } else { article.lower_of(first) };
    let fits = |phrase: &PagePhrase, at: usize| {
        let class = phrases.class(phrase.class);
        if length > usize::from(class.most) {
            return None;
        }
        let end = at + end_of(phrase, &tokens[at..], article)?;
        if class.bare && article.ends_with_stop(block) {
            return None;
        }
        let ends = !tokens[end..].iter().any(is_counted);
        let whole = at == start && ends;
        let fits = match phrase.place {
            PlaceInBlock::Whole => whole,
            PlaceInBlock::Start => !headline || whole,
            PlaceInBlock::End => ends && !headline,
            PlaceInBlock::Anywhere => !headline,
        };
        fits.then_some(phrase.class)
    };
    if let Some(class) = phrases.opening_with(key).iter().find_map(|phrase| fits(phrase, start)) {
        return Some(class);
    }
    article
        .flagged(block, Flags::FURNITURE)
        .flat_map(|(at, token)| phrases.beginning_with(article.lower_of(token)).iter().map(move |p| (at, p)))
        .find_map(|(at, phrase)| fits(phrase, at))
}

/// How many of the tokens the phrase takes, if it stands at their beginning.
fn end_of(phrase: &PagePhrase, tokens: &[Token], article: &Article<'_>) -> Option<usize> {
    let mut at = 0;
    for word in &phrase.words {
        let colon = word == PagePhrase::COLON;
        at += tokens[at..].iter().position(|token| is_counted(token) || colon && token.kind == TokenKind::Colon)?;
        let token = &tokens[at];
        let fits = match token.kind {
            TokenKind::Number => word == PagePhrase::FIGURE,
            TokenKind::Colon => colon,
            TokenKind::Address => word == PagePhrase::ADDRESS,
            _ => word == PagePhrase::ANY || article.lower_of(token) == word,
        };
        if !fits {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Whether a token counts in a phrase: words, figures and addresses do, marks do not.
fn is_counted(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;
    use crate::article::{BlockKind, Vocabulary};
    use crate::source::Source;

    fn kinds(text: &str) -> Vec<BlockKind> {
        let (source, lexicon) = (Source::from_text("a.txt", text), Lexicon::new());
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        article.blocks.iter().map(|block| block.kind).collect()
    }

    #[test]
    fn credits_and_labels_are_no_part_of_the_story() {
        let text = "Talks resume\n\nThe talks resumed.\n\nAdvertisement\n\nNobody spoke.\n\n(Reporting by A. Bell)\n";
        let page = BlockKind::Boilerplate;
        assert_eq!(kinds(text), [BlockKind::Headline, BlockKind::Body, page, BlockKind::Body, page]);
    }

    #[test]
    fn a_field_glued_to_the_lede_leaves_the_story_in_place() {
        let kinds = kinds("date 2021-03-04 The talks resumed in the morning.\n\nNobody spoke.\n");
        assert_eq!(kinds, [BlockKind::Body, BlockKind::Body]);
    }

    #[test]
    fn a_headline_may_begin_as_a_link_does_and_stand_twice() {
        let kinds = kinds("Watch: Roof flies\n\nWatch: Roof flies\n\nThe roof flew off.\n\nNobody was hurt.\n");
        assert_eq!(kinds[..2], [BlockKind::Headline, BlockKind::Headline]);
    }
}
