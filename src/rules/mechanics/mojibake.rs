//! `mechanics/mojibake`

use crate::article::{Article, ScrapKind};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "mechanics/mojibake",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/mechanics/mojibake.md"),
    language: Language::Any,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for scrap in article.scraps.iter().filter(|scrap| scrap.kind == ScrapKind::Encoding) {
        let broken = article.at(scrap.span);
        let shown = match broken.chars().next() {
            Some(c @ '\u{80}'..='\u{9F}') => format!("the control character U+{:04X}", u32::from(c)),
            _ => format!("\"{broken}\""),
        };
        let Some(right) = &scrap.right else {
            findings
                .add(scrap.span, format!("a character was lost here: {shown} stands for what could not be read"))
                .help("look it up in the original and type it again");
            continue;
        };
        let message = match right.as_str() {
            "" | "\u{A0}" => format!("{shown} is a space in the wrong encoding"),
            "\u{FEFF}" => format!("{shown} is a byte order mark in the wrong encoding"),
            _ => format!("{shown} is \"{right}\" in the wrong encoding"),
        };
        let safe = !article.is_quoted(scrap.span);
        findings
            .add(scrap.span, message)
            .help("type the character again, and look whether the whole text was read in the wrong encoding")
            .replace(if safe { Safety::Safe } else { Safety::Suggested }, right.as_str());
    }
}
