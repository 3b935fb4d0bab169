//! The day an article says it is from. Nothing is guessed: the first full date of the copy is off by more than a week
//! in four articles of ten, so an article that declares no day has none.

use super::calendar::month_of;
use super::{Date, Dates, Precision};
use crate::article::{Article, Block, BlockKind};
use crate::source::Span;
use jiff::civil;

/// A declared day.
#[derive(Clone, Debug)]
pub struct Declared {
    pub date: civil::Date,
    /// The text that declares it.
    pub span: Span,
    pub by: DeclaredBy,
}

/// Where a day is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeclaredBy {
    FrontMatter,
    /// A line that is only a date.
    DateLine,
    /// A line at the top that is a field of a content system: `date 2020-09-27`.
    Metadata,
    /// The dateline of the story.
    Dateline,
}

/// Blocks from the top in which a line that is only a date declares the article's day.
const TOP: usize = 12;

impl Declared {
    pub(in crate::facts) fn find(article: &Article<'_>, dates: &Dates) -> Option<Self> {
        front_matter(article)
            .or_else(|| metadata(article, dates))
            .or_else(|| dateline(article, dates))
            .or_else(|| date_line(article, dates))
    }
}

impl DeclaredBy {
    pub fn name(self) -> &'static str {
        match self {
            DeclaredBy::FrontMatter => "front matter",
            DeclaredBy::DateLine => "date line",
            DeclaredBy::Metadata => "metadata line",
            DeclaredBy::Dateline => "dateline",
        }
    }
}

fn front_matter(article: &Article<'_>) -> Option<Declared> {
    let span =
        article.front_matter.get(&["date", "published", "publishdate", "pubdate", "publish_date", "published_at"])?;
    let date = day_in_words(article.at(span))?;
    Some(Declared { date, span, by: DeclaredBy::FrontMatter })
}

/// The field `date` before the copy. It may have run into the first paragraph, so only its beginning is asked.
fn metadata(article: &Article<'_>, dates: &Dates) -> Option<Declared> {
    let block = article.blocks.first()?;
    let tokens = article.block_tokens(block);
    let key = article.lower_of(tokens.first()?);
    if !matches!(key, "date" | "published" | "pubdate" | "updated" | "posted") {
        return None;
    }
    let date = dates.all.iter().find(|date| date.tokens.start <= block.tokens.start + 3)?;
    declare(date, DeclaredBy::Metadata)
}

fn dateline(article: &Article<'_>, dates: &Dates) -> Option<Declared> {
    let dateline = article.dateline.as_ref()?;
    let date = within(dates, dateline.span).next()?;
    declare(date, DeclaredBy::Dateline)
}

/// A line that is only a date, near the top; of a first publication and an update the first printed.
fn date_line(article: &Article<'_>, dates: &Dates) -> Option<Declared> {
    let lines = article.blocks.iter().take(TOP).filter(|block| block.kind == BlockKind::DateLine);
    lines.flat_map(|block: &Block| within(dates, block.span)).find_map(|date| declare(date, DeclaredBy::DateLine))
}

fn within(dates: &Dates, span: Span) -> impl Iterator<Item = &Date> {
    dates.all.iter().filter(move |date| span.contains(date.span))
}

fn declare(date: &Date, by: DeclaredBy) -> Option<Declared> {
    let full = date.precision() == Precision::Day && date.last_day.is_none();
    Some(Declared { date: date.civil().filter(|_| full)?, span: date.span, by })
}

/// A date in a field of the front matter, which is no copy and has no tokens: `2020-09-27T10:00`, `20200927T1000`,
/// `27 September 2020`, `September 27, 2020`.
fn day_in_words(field: &str) -> Option<civil::Date> {
    if let Some(day) = [10, 8].iter().find_map(|&length| field.get(..length)?.parse().ok()) {
        return Some(day);
    }
    let (mut year, mut month, mut day) = (None, None, None);
    for word in field.split([' ', ',', '.']).filter(|word| !word.is_empty()) {
        let lower = word.to_lowercase();
        let digits = lower.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
        match (digits.parse::<i16>(), month_of(&lower)) {
            (Ok(number), _) if number > 999 => year = year.or(Some(number)),
            (Ok(number), _) => day = day.or(i8::try_from(number).ok()),
            (Err(_), Some(named)) => month = month.or(i8::try_from(named).ok()),
            _ => {}
        }
    }
    civil::Date::new(year?, month?, day?).ok()
}
