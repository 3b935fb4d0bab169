//! `quotes/style-mix`

use crate::article::{Article, Block, TokenKind};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "quotes/style-mix",
    severity: Severity::Note,
    since: "0.1.0",
    page: include_str!("../../../rules/quotes/style-mix.md"),
    language: Language::Any,
    check: Check::Article(check),
};

/// Paragraphs with a style that make it a manner of the writer's; fewer came with what was pasted.
const FEWEST: usize = 3;

/// One style of marks in the running text.
#[derive(Clone, Copy, Default)]
struct Style {
    first: Option<usize>,
    quotations: usize,
    paragraphs: usize,
    latest: Option<u32>,
}

/// Says it once an article, at the first quotation in the rarer style.
fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let mut styles = [Style::default(); 2];
    // One paragraph has both.
    let mut mixed = false;
    // The block that was looked at last, and whether it is the paper's own.
    let mut block = (None, false);
    for quotation in &article.quotations.spoken {
        if block.0 != Some(quotation.block) {
            block = (Some(quotation.block), is_own(article, &article.blocks[quotation.block as usize]));
        }
        if !block.1 {
            continue;
        }
        let open = article.tokens.partition_point(|token| token.span.start < quotation.span.start);
        let Some(mark) = open.checked_sub(1).filter(|&mark| article.tokens[mark].kind == TokenKind::Quote) else {
            continue;
        };
        let style = match article.token_text(&article.tokens[mark]) {
            "\"" => &mut styles[0],
            "“" | "”" => &mut styles[1],
            _ => continue,
        };
        style.first.get_or_insert(mark);
        style.quotations += 1;
        style.paragraphs += usize::from(style.latest.replace(quotation.block) != Some(quotation.block));
        mixed |= styles[0].latest == styles[1].latest;
    }
    if !mixed && styles.iter().any(|style| style.paragraphs < FEWEST) {
        return;
    }
    let counts = styles.map(|style| style.quotations);
    let first = styles.map(|style| style.first);
    let [Some(straight), Some(curly)] = first else { return };
    // Of equals the later one.
    let rarer = if counts[0] == counts[1] {
        straight.max(curly)
    } else if counts[0] < counts[1] {
        straight
    } else {
        curly
    };
    let usual = if rarer == straight { curly } else { straight };
    let name = |mark: usize| if mark == straight { "straight" } else { "curly" };
    let shown = |mark: usize| article.tokens[mark].span.to(article.tokens[mark + 1].span);
    let (rare, many) = (counts[usize::from(rarer != straight)], counts[usize::from(rarer == straight)]);
    findings
        .add(
            shown(rarer),
            format!("{} quotation marks stand among {} ones: {rare} against {many}", name(rarer), name(usual)),
        )
        .also(shown(usual), format!("{} here", name(usual)))
        .help("set one kind throughout");
}

/// Whether the writer's own words stand around the quotations of a paragraph: captions, posts and statements that are
/// quoted as a whole bring their own marks.
fn is_own(article: &Article<'_>, block: &Block) -> bool {
    let tokens = article.block_tokens(block);
    let post = tokens.iter().any(|token| token.kind == TokenKind::Address);
    block.kind.is_prose() && !post && tokens.iter().any(|token| token.is_word() && !token.is_quoted())
}
