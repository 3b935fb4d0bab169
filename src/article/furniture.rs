//! Names the blocks of the page: headline, byline, captions, subheads. What nothing speaks for is body text.

use super::{Article, Block, BlockKind, Marks, Token, TokenKind, date_line};
use crate::lexicon::Flags;
use crate::source::Role;

/// Words of the longest headline, caption without a final stop, byline and subhead.
const HEADLINE: usize = 30;
const BARE_CAPTION: usize = 25;
const BYLINE: usize = 15;
const SUBHEAD: usize = 12;
/// Words of the longest caption with a credit.
const CREDITED_CAPTION: usize = 120;
/// Words of a picture's credit behind its caption, and tokens in which a caption says what somebody does.
const CREDIT: usize = 6;
const POSE_WITHIN: usize = 24;
/// Sentences of a caption with its credit behind it.
const CREDITED_SENTENCES: usize = 4;
/// Words of the longest line that calls elsewhere.
const LONGEST_CALL: usize = 80;

pub(super) fn name_blocks(article: &mut Article<'_>) {
    let declared = |block: &Block| BlockKind::of(block.role);
    let mut kinds: Vec<BlockKind> =
        article.blocks.iter().map(|block| declared(block).unwrap_or_else(|| by_form(article, block))).collect();
    for leftover in article.leftovers.iter().filter(|leftover| leftover.takes_block()) {
        kinds[leftover.block as usize] = BlockKind::Boilerplate;
    }
    let told = article.blocks.iter().any(|block| block.role == Role::Headline);
    let first = kinds.iter().position(|&kind| kind == BlockKind::Body).filter(|_| !told);
    let headline = first.filter(|&at| {
        let block = &article.blocks[at];
        let more = declared(block).is_none() && kinds[at + 1..].contains(&BlockKind::Body);
        more && words(article, block) <= HEADLINE && !ends_with_full_stop(article, block)
    });
    if let Some(at) = headline {
        kinds[at] = BlockKind::Headline;
        // The same line again near the top is a second headline.
        for (kind, block) in kinds.iter_mut().zip(&article.blocks).skip(at + 1).take(5) {
            if block.copy_of == Some(at as u32) {
                *kind = BlockKind::Headline;
            }
        }
    }
    let mut in_story = false;
    for (kind, block) in kinds.iter_mut().zip(&article.blocks) {
        if *kind != BlockKind::Body || declared(block).is_some() || article.ends_with_stop(block) {
            in_story |= *kind == BlockKind::Body;
            continue;
        }
        let length = words(article, block);
        let open = article
            .block_tokens(block)
            .last()
            .is_some_and(|last| matches!(last.kind, TokenKind::Colon | TokenKind::Comma | TokenKind::Dash));
        if !in_story && length <= BARE_CAPTION {
            *kind = BlockKind::Caption;
        } else if in_story && length <= SUBHEAD && !open {
            *kind = BlockKind::Subhead;
        } else {
            in_story = true;
        }
    }
    for (block, kind) in article.blocks.iter_mut().zip(kinds) {
        block.kind = kind;
    }
}

/// What a block shows by itself.
fn by_form(article: &Article<'_>, block: &Block) -> BlockKind {
    let tokens = article.block_tokens(block);
    let text = article.text();
    if date_line::is_date_line(tokens, |token| article.lower_of(token), text) {
        return BlockKind::DateLine;
    }
    let Some(first) = tokens.first() else { return BlockKind::Body };
    let length = words(article, block);
    let by = match article.lower_of(first) {
        "by" => Some(0),
        "analysis" | "story" | "written" | "posted" | "words" | "text" => Some(1),
        _ => None,
    };
    let named = |at: usize| tokens.get(at).is_some_and(|token| article.lower_of(token) == "by");
    if by.is_some_and(|at| named(at) && tokens.get(at + 1).is_some_and(Token::is_capitalised))
        && length <= BYLINE
        && !article.ends_with_stop(block)
    {
        return BlockKind::Byline;
    }
    if is_list_item(tokens, text) {
        return BlockKind::ListItem;
    }
    if length <= LONGEST_CALL && is_call(article, block) {
        return BlockKind::Boilerplate;
    }
    if length <= CREDITED_CAPTION
        && (has_credit(article, block) || ends_with_credit(article, block) || shows_a_picture(article, tokens))
    {
        return BlockKind::Caption;
    }
    BlockKind::Body
}

/// A line that leads to another page or names those who helped, by its form: `Mayor in court:City asks for help`,
/// `(Reporting by ...; Editing by ...)`. Those known by their words are found as leftovers.
fn is_call(article: &Article<'_>, block: &Block) -> bool {
    let tokens = article.block_tokens(block);
    let credited = tokens.get(1).map_or("", |token| article.lower_of(token));
    if tokens[0].kind == TokenKind::Open && matches!(credited, "reporting" | "additional" | "editing" | "writing") {
        return true;
    }
    // A label and a headline with no space between them.
    let label = tokens.iter().take(9).position(|token| token.kind == TokenKind::Colon);
    let headline = label.and_then(|at| tokens.get(at + 1));
    label.is_some_and(|at| at > 0)
        && headline.is_some_and(|next| next.is_glued() && next.is_capitalised())
        && !article.ends_with_stop(block)
}

/// A short last piece without a stop, all in capitals: `... on May 5, 2020. ABC News`.
fn ends_with_credit(article: &Article<'_>, block: &Block) -> bool {
    let sentences = article.block_sentences(block);
    let [.., before, credit] = sentences else { return false };
    if sentences.len() > CREDITED_SENTENCES || article.ends_with_stop(block) {
        return false;
    }
    let tokens = article.sentence_tokens(credit);
    let named = tokens.iter().filter(|token| token.is_capitalised()).count();
    let stopped = article.sentence_tokens(before).last().is_some_and(|last| {
        last.kind == TokenKind::Stop && article.token_text(last) == "." || last.marks.contains(Marks::DOTTED)
    });
    let label = tokens.last().is_some_and(|last| last.kind == TokenKind::Colon);
    stopped
        && !label
        && (1..=CREDIT).contains(&named)
        && tokens.iter().all(|token| match token.kind {
            TokenKind::Word => {
                token.is_capitalised() || matches!(article.lower_of(token), "via" | "for" | "by" | "of" | "the")
            }
            TokenKind::Possessive | TokenKind::Symbol | TokenKind::Hyphen | TokenKind::Open | TokenKind::Close => true,
            TokenKind::Colon | TokenKind::Comma => true,
            _ => false,
        })
}

/// `The mayor, left, shakes hands ... on Monday, May 4, 2020.`, `In this May 4, 2020 photo ...`, `FILE - ...`
///
/// A present tense alone does not do: schedules and features have it too. A date in full or a place in the picture
/// must stand beside it.
fn shows_a_picture(article: &Article<'_>, tokens: &[Token]) -> bool {
    let lower = |at: usize| tokens.get(at).map_or("", |token| article.lower_of(token));
    let mark = |at: usize| tokens.get(at).map(|token| token.kind);
    // Most blocks show nothing that a picture's could, and are not read further.
    let first = matches!(lower(0), "in" | "from" | "this" | "file");
    let posed = tokens.iter().take(POSE_WITHIN).skip(1).any(|token| token.is(Flags::POSE));
    let said = |token: &Token| token.is(Flags::SAYING) || token.kind == TokenKind::Quote;
    if !first && !posed && !ends_with_date(article, tokens) || tokens.iter().any(said) {
        return false;
    }
    if matches!(lower(0), "in" | "from") && (1..10).any(|at| matches!(lower(at), "photo" | "photograph" | "image")) {
        return lower(1) == "this" || lower(1) == "a" || lower(1) == "an";
    }
    if lower(0) == "this" && matches!(lower(1), "image" | "photo") || lower(0) == "file" && lower(1) == "photo" {
        return true;
    }
    if ends_with_date(article, tokens) {
        return true;
    }
    let mut poses = (1..tokens.len().min(POSE_WITHIN)).filter(|&at| tokens[at].is(Flags::POSE));
    let pose = poses.find(|&at| {
        let behind_subject = tokens[at - 1].is_capitalised() || tokens[at - 1].kind == TokenKind::Comma;
        let shown = !matches!(lower(at), "is" | "are") || matches!(lower(at + 1), "seen" | "pictured" | "shown");
        !tokens[at].is(Flags::CAPITALISED) && behind_subject && shown
    });
    let Some(pose) = pose else { return false };
    let placed = (1..tokens.len() - 1).any(|at| {
        let side = matches!(lower(at), "left" | "right" | "center" | "centre" | "l" | "r");
        side && matches!(mark(at - 1), Some(TokenKind::Comma | TokenKind::Open))
            && matches!(mark(at + 1), Some(TokenKind::Comma | TokenKind::Close))
    });
    let dated = tokens[pose..].iter().any(|token| {
        let text = article.token_text(token);
        token.kind == TokenKind::Number && text.len() == 4 && (text.starts_with("20") || text.starts_with("19"))
    }) && tokens[pose..].iter().any(|token| token.is(Flags::MONTH) && token.is_capitalised());
    let one_sentence = tokens.iter().filter(|token| token.kind == TokenKind::Stop).count() <= 2;
    one_sentence && (placed || dated)
}

fn is_list_item(tokens: &[Token], text: &str) -> bool {
    let (Some(first), Some(second)) = (tokens.first(), tokens.get(1)) else { return false };
    match first.kind {
        TokenKind::Symbol => matches!(first.span.of(text), "•" | "·" | "*" | "▪" | "●" | "◦" | "■" | "►"),
        TokenKind::Hyphen | TokenKind::Dash => !second.is_glued(),
        TokenKind::Number => second.is_glued() && matches!(second.span.of(text), "." | ")") && first.span.len() <= 2,
        _ => false,
    }
}

/// Whether a picture's credit stands in the block: `(AP Photo/Name)`, `REUTERS/Name`, `Getty Images`, `Photo: Name`.
fn has_credit(article: &Article<'_>, block: &Block) -> bool {
    // Nearly no block has one of the words that are looked for below; `credits` in furniture.toml lists them all.
    if !block.flags.intersects(Flags::CREDIT) {
        return false;
    }
    let (text, tokens) = (article.text(), article.block_tokens(block));
    let lower = |at: usize| tokens.get(at).map_or("", |token| article.lower_of(token));
    let mark = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let capitals = article.index.capitals_of(block).iter().map(|&at| (at - block.tokens.start) as usize);
    capitals.chain([0]).any(|at| {
        let token = &tokens[at];
        match lower(at) {
            _ if !token.is_capitalised() && at > 0 => false,
            "photo" | "photos" | "photograph" | "pictured" | "picture" | "image" if token.is_capitalised() => {
                mark(at + 1) == ":"
                    || at == 0 && mark(1) == "/"
                    || matches!(lower(at + 1), "by" | "copyright" | "caption" | "courtesy")
                    || at > 0 && lower(at - 1) == "ap"
                    || lower(at.wrapping_sub(1)) == "file" && !mark(at + 1).is_empty()
            }
            "getty" => lower(at + 1) == "images",
            "reuters" | "afp" | "epa" | "ap" | "pool" => {
                // Not "a Reuters/Ipsos poll": a credit stands outside sentences.
                let small = |at: usize| tokens.get(at).is_some_and(|token| token.is_word() && !token.is_capitalised());
                let before = at > 0 && small(at - 1) && !matches!(lower(at - 1), "via" | "by" | "for");
                let slash = mark(at + 1) == "/" && !small(at + 3) || at > 0 && mark(at - 1) == "/";
                slash && !before
            }
            "file" => at == 0 && matches!(mark(1), "-" | "–" | "—"),
            "credit" => mark(at + 1) == ":",
            _ => false,
        }
    })
}

/// `The bridge at dawn on Tuesday, May 4, 2020`: a line without a stop that ends with a full date.
fn ends_with_date(article: &Article<'_>, tokens: &[Token]) -> bool {
    let [.., month, day, comma, year] = tokens else { return false };
    let tweet = || tokens.iter().any(|token| token.kind == TokenKind::Address);
    let number = |token: &Token, bytes| token.kind == TokenKind::Number && article.token_text(token).len() <= bytes;
    tokens.len() >= 10
        && month.is(Flags::MONTH)
        && number(day, 2)
        && comma.kind == TokenKind::Comma
        && number(year, 4)
        && !tweet()
}

/// Words and figures of a block.
fn words(article: &Article<'_>, block: &Block) -> usize {
    article.block_words(block) + article.block_marks(block).filter(|(_, mark)| mark.kind == TokenKind::Number).count()
}

fn ends_with_full_stop(article: &Article<'_>, block: &Block) -> bool {
    let last = article
        .block_tokens(block)
        .iter()
        .rev()
        .find(|token| !matches!(token.kind, TokenKind::Quote | TokenKind::Close));
    last.is_some_and(|token| token.kind == TokenKind::Stop && article.token_text(token) == ".")
}

#[cfg(test)]
mod tests {
    use crate::Lexicon;
    use crate::article::{Article, BlockKind, Vocabulary};
    use crate::source::Source;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

    /// The kind of a line that stands between two paragraphs of a story.
    fn kind(line: &str) -> BlockKind {
        let copy = format!(
            "Harbour bridge shut\n\nThe bridge was closed on Monday.\n\n{line}\n\nCars must take the ferry, the mayor said."
        );
        let source = Source::from_text("a.txt", copy);
        let article = Article::read(&source, &mut Vocabulary::new(&LEXICON));
        assert_eq!(article.blocks[0].kind, BlockKind::Headline);
        article.blocks[2].kind
    }

    #[test]
    fn captions_show_a_picture() {
        for line in [
            "The bridge at dawn. (AP Photo/Ann Silva)",
            "Mayor Ann Silva speaks to reporters in Lisbon on Tuesday, May 4, 2021.",
            "Mayor Ann Silva, left, shakes hands with the minister.",
            "In this May 4, 2021 photo, cars wait before the bridge.",
            "Cars wait before the bridge in Lisbon. Associated Press",
            "The bridge over the river as it was seen from the old town on Tuesday, May 4, 2021",
            "Small firms wait for visitors to come back. Photo: iStock",
        ] {
            assert_eq!(kind(line), BlockKind::Caption, "{line}");
        }
    }

    #[test]
    fn calls_and_credits_are_no_part_of_the_story() {
        for line in [
            "READ MORE: Five bridges that fell",
            "More:Mayor asks for a new bridge",
            "Bridge trouble:City to inspect all piers by the end of the year",
            "Advertisement",
            "Ann Silva contributed to this report.",
            "(Reporting by Ann Silva; Editing by Jo Roe)",
            "Sign up for our newsletter",
        ] {
            assert_eq!(kind(line), BlockKind::Boilerplate, "{line}");
        }
    }

    #[test]
    fn lines_without_a_stop_are_subheads() {
        assert_eq!(kind("The Senate's Resolution"), BlockKind::Subhead);
        assert_eq!(kind("By Ann Silva, City Desk"), BlockKind::Byline);
        assert_eq!(kind("Analysis by Ann Silva"), BlockKind::Byline);
        assert_eq!(kind("• The ferry runs every hour"), BlockKind::ListItem);
        assert_eq!(kind("Updated May 4, 2021, 10:30 a.m. ET"), BlockKind::DateLine);
    }

    #[test]
    fn the_story_stays_the_story() {
        for line in [
            "Advertisement spending fell by half last year.",
            "More from the region will follow, the ministry promised when it was asked about the plan for the bridge.",
            "The mayor said that the photo was taken in May 2021.",
            "The minister speaks on Monday at the harbour.",
            "The mayor leads among likely voters, according to a Reuters/Ipsos poll.",
            "“The city speaks with one voice,” she said on May 4, 2021.",
            "The paper reported that the envoy was summoned to the ministry on Thursday",
        ] {
            assert_eq!(kind(line), BlockKind::Body, "{line}");
        }
    }
}
