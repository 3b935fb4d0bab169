//! What the desk keeps of articles when their texts are dropped.

use copydesk::article::Article;
use copydesk::desk::{DeskArticle, DeskFacts};
use copydesk::facts::Facts;
use copydesk::source::SourceId;

pub fn keep(articles: &[Article<'_>], facts: &[Facts]) -> DeskFacts {
    let numbered = articles.iter().zip(facts).enumerate();
    let kept = numbered.map(|(at, (article, facts))| DeskArticle::new(SourceId(at as u32), article, facts));
    DeskFacts { articles: kept.collect(), together: true, ..DeskFacts::default() }
}
