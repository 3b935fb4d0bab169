//! `leftovers/markup`

use crate::article::{Article, ScrapKind};
use crate::facts::Facts;
use crate::finding::Severity;
use crate::fix::Safety;
use crate::rules::wording::quoted;
use crate::rules::{Check, Context, Findings, Language, Rule};

pub const RULE: Rule = Rule {
    name: "leftovers/markup",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("../../../rules/leftovers/markup.md"),
    language: Language::Any,
    check: Check::Article(check),
};

fn check(article: &Article<'_>, _: &Facts, _: &Context<'_>, findings: &mut Findings) {
    for scrap in &article.scraps {
        let (what, help) = match scrap.kind {
            ScrapKind::Tag => ("a tag of HTML", "delete it: the page shows it as it stands"),
            ScrapKind::Attribute => ("an attribute of a link or tag", "delete it with what is left of its tag"),
            ScrapKind::Entity => ("an entity of HTML", "type the character that it stands for"),
            ScrapKind::Shortcode => ("a code of the editorial system", "delete it, or put the code where it works"),
            ScrapKind::Markdown => ("a mark of Markdown", "delete the marks and keep the words"),
            ScrapKind::Encoding | ScrapKind::Invisible | ScrapKind::Spaces => continue,
        };
        let added = findings.add(scrap.span, format!("{what} stands in the copy: {}", quoted(article, scrap.span)));
        let added = added.help(help);
        if let Some(right) = &scrap.right {
            // Only of an entity is it known what stands for it.
            let safe = scrap.kind == ScrapKind::Entity && !article.is_quoted(scrap.span);
            added.replace(if safe { Safety::Safe } else { Safety::Suggested }, right.as_str());
        }
    }
}
