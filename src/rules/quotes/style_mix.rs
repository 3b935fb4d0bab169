//! `quotes/style-mix`

use crate::article::{Article, Token, TokenKind};
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

/// Says it once an article, at the first quotation in the rarer style.
fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    let mut first: [Option<usize>; 2] = [None; 2];
    let mut counts = [0_usize; 2];
    // The block that was looked at last, and whether it is the paper's own.
    let mut block = (None, false);
    for quotation in &article.quotations.spoken {
        // Captions and embedded posts bring their own marks.
        if block.0 != Some(quotation.block) {
            let read = &article.blocks[quotation.block as usize];
            let address = |token: &Token| token.kind == TokenKind::Address;
            let own = read.kind.is_prose() && !article.block_tokens(read).iter().any(address);
            block = (Some(quotation.block), own);
        }
        if !block.1 {
            continue;
        }
        let open = article.tokens.partition_point(|token| token.span.start < quotation.span.start);
        let Some(mark) = open.checked_sub(1).filter(|&mark| article.tokens[mark].kind == TokenKind::Quote) else {
            continue;
        };
        let style = match article.token_text(&article.tokens[mark]) {
            "\"" => 0,
            "“" | "”" => 1,
            _ => continue,
        };
        counts[style] += 1;
        first[style].get_or_insert(mark);
    }
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
