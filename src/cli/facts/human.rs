//! Facts for people: one section a kind of fact, one fact a line, each with its line and column.

use super::{Shown, acronyms, people};
use crate::facts::dates::Date;
use crate::facts::figures::{Figure, Form, Unit};
use crate::report::{sanitise, sanitise_first};
use crate::source::Span;
use std::io::{self, Write};

/// Characters of a paragraph that are shown.
const EXCERPT: usize = 72;

pub(super) fn write(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    overview(out, shown)?;
    paragraphs(out, shown)?;
    people::write(out, shown)?;
    names(out, shown)?;
    acronyms::write(out, shown)?;
    figures(out, shown)?;
    dates(out, shown)?;
    quotations(out, shown)
}

fn overview(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    let article = shown.article;
    writeln!(out, "{}", sanitise_first(&article.source.name))?;
    let language = if article.english { "English" } else { "not English" };
    let (words, sentences) = (article.word_count(), article.sentences.len());
    writeln!(out, "  {words} words, {sentences} sentences, {} paragraphs, {language}", article.blocks.len())?;
    for field in &article.front_matter.fields {
        writeln!(out, "  front matter: {} = {}", sanitise(&field.key), sanitise(article.at(field.value)))?;
    }
    match &shown.facts.declared {
        Some(declared) => writeln!(
            out,
            "  dated {} by its {} ({} \"{}\")",
            declared.date,
            declared.by.name(),
            shown.place(declared.span),
            shown.text(declared.span)
        )?,
        None => writeln!(out, "  undated: nothing in the copy declares a day")?,
    }
    if let Some(dateline) = &article.dateline {
        writeln!(out, "  filed from {} (\"{}\")", shown.text(dateline.place), shown.text(dateline.span))?;
    }
    Ok(())
}

fn paragraphs(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    writeln!(out, "\nparagraphs (line, kind, sentences)")?;
    for block in &shown.article.blocks {
        let line = shown.lines.position(block.span.start).line;
        let sentences = block.sentences.len();
        let text = excerpt(&shown.text(block.span));
        let copy = if block.copy_of.is_some() { " (stands above too)" } else { "" };
        writeln!(out, "  {line:>5}  {:12} {sentences:>3}  {text}{copy}", block.kind.name())?;
    }
    Ok(())
}

/// The words that are names, with how often they stand in the copy.
fn names(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    let article = shown.article;
    let names = &shown.facts.names;
    writeln!(out, "\nname words (times, first place)")?;
    for word in names.words.iter() {
        let first = names.words.first(article, word).span;
        let times = names.words.uses(word).len();
        writeln!(out, "  {:>8}  {times:>3} {}", shown.place(first), shown.text(first))?;
    }
    Ok(())
}

fn figures(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    let figures = &shown.facts.figures;
    writeln!(out, "\nfigures")?;
    for figure in &figures.all {
        let (hedge, text, what) = (hedge(shown, figure), shown.text(figure.span), describe(shown, figure));
        writeln!(out, "  {:>8}  {hedge}{text} = {what}", shown.place(figure.span))?;
    }
    for range in &figures.ranges {
        writeln!(out, "  {:>8}  {}: range ({})", shown.place(range.span), shown.text(range.span), range.kind.name())?;
    }
    relations(out, shown)?;
    for conversion in &figures.conversions {
        let (from, to) = (conversion.from.span(&figures.all), conversion.to.span(&figures.all));
        writeln!(out, "  {:>8}  {}: converted to {}", shown.place(from), shown.text(from), shown.text(to))?;
    }
    for change in &figures.changes {
        let text = |at: u32| shown.text(figures.all[at as usize].span);
        let by = change.by.span(&figures.all);
        let (from, to) = (text(change.from), text(change.to));
        writeln!(out, "  {:>8}  {}: change from {from} to {to}", shown.place(by), shown.text(by))?;
    }
    for ordinal in &figures.ordinals {
        writeln!(out, "  {:>8}  {}: place {}", shown.place(ordinal.span), shown.text(ordinal.span), ordinal.value)?;
    }
    for other in &figures.others {
        writeln!(
            out,
            "  {:>8}  {}: no figure ({})",
            shown.place(other.span),
            shown.text(other.span),
            other.class.name()
        )?;
    }
    Ok(())
}

/// What the figures of a sentence say of one another.
fn relations(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    let figures = &shown.facts.figures;
    let at = |number: u32| figures.all[number as usize].span;
    let list = |spans: Vec<Span>| spans.into_iter().map(|span| shown.text(span)).collect::<Vec<_>>().join(", ");
    for sum in &figures.sums {
        let (total, parts) = (at(sum.total), list(sum.parts.iter().map(|part| part.span).collect()));
        writeln!(out, "  {:>8}  {}: total ({}) of {parts}", shown.place(total), shown.text(total), sum.cover.name())?;
    }
    for part in &figures.parts {
        let percent = part.percent.map_or_else(String::new, |number| format!(", {}", shown.text(at(number))));
        let (span, whole) = (at(part.part), shown.text(at(part.whole)));
        writeln!(out, "  {:>8}  {}: part of {whole}{percent}", shown.place(span), shown.text(span))?;
    }
    for excess in &figures.excesses {
        let (span, whole) = (at(excess.percent), shown.text(excess.whole));
        writeln!(out, "  {:>8}  {}: more than all of {whole}", shown.place(span), shown.text(span))?;
    }
    for shares in &figures.shares {
        let spans: Vec<Span> = shares.figures.iter().map(|&number| at(number)).collect();
        writeln!(out, "  {:>8}  {}: shares ({})", shown.place(spans[0]), list(spans), shares.claim.name())?;
    }
    for vote in &figures.votes {
        let body = shown.text(at(vote.body));
        writeln!(out, "  {:>8}  {}: vote of {body} body", shown.place(vote.span), shown.text(vote.span))?;
    }
    for listing in &figures.listings {
        let (count, names) = (at(listing.count), list(listing.items.clone()));
        writeln!(out, "  {:>8}  {}: announces {names}", shown.place(count), shown.text(count))?;
    }
    Ok(())
}

fn hedge(shown: &Shown<'_>, figure: &Figure) -> String {
    figure.hedge.map_or_else(String::new, |hedge| format!("[{}] ", shown.text(hedge.span)))
}

/// `130000 percent of voters (joined)`.
fn describe(shown: &Shown<'_>, figure: &Figure) -> String {
    let article = shown.article;
    let mut what = format!("{}", figure.value);
    match figure.unit {
        Unit::None => {}
        Unit::Percent => what += " %",
        Unit::Points => what += " percentage points",
        Unit::Of(unit) => what += &format!(" {}", shown.lexicon.units.get(unit).name),
    }
    if figure.form != Form::Plain {
        what += &format!(", {}", figure.form.name());
    }
    let token = |at: u32| sanitise(article.token_text(&article.tokens[at as usize]));
    if let Some(head) = figure.head {
        what += &format!(", of what: {}", token(head));
    }
    if let Some(host) = figure.host {
        what += &format!(", size of: {}", token(host));
    }
    for (set, word) in [(figure.borrowed, "unit or scale from the range"), (figure.quoted, "quoted")] {
        if set {
            what += &format!(", {word}");
        }
    }
    what
}

fn dates(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    writeln!(out, "\ndates")?;
    for date in &shown.facts.dates.all {
        writeln!(out, "  {:>8}  {} = {}", shown.place(date.span), shown.text(date.span), describe_date(date))?;
    }
    for range in &shown.facts.dates.year_ranges {
        writeln!(out, "  {:>8}  {} = {} to {}", shown.place(range.span), shown.text(range.span), range.from, range.to)?;
    }
    bound_to_dates(out, shown)
}

/// Days, lengths of time and ages that are bound to dates.
fn bound_to_dates(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    let (dates, figures) = (&shown.facts.dates, &shown.facts.figures.all);
    let date = |number: u32| shown.text(dates.all[number as usize].span);
    for period in &dates.periods {
        let (place, text) = (shown.place(period.span), shown.text(period.span));
        writeln!(out, "  {place:>8}  {text}: {} to {} ({})", period.first.first, period.last.last, period.link.name())?;
    }
    for day in &dates.relative {
        writeln!(out, "  {:>8}  {}: beside {}", shown.place(day.span), shown.text(day.span), date(day.date))?;
    }
    for duration in &dates.durations {
        let figure = &figures[duration.figure as usize];
        let (place, text) = (shown.place(figure.span), shown.text(figure.span));
        writeln!(out, "  {place:>8}  {text}: length of {}", shown.text(duration.ends))?;
    }
    for anniversary in &dates.anniversaries {
        let marked = anniversary.marked.map(|marked| format!(", marked {}", date(marked))).unwrap_or_default();
        let (place, text) = (shown.place(anniversary.span), shown.text(anniversary.span));
        writeln!(out, "  {place:>8}  {text}: since {}{marked}", date(anniversary.origin))?;
    }
    for age in &dates.ages {
        let figure = &figures[age.figure as usize];
        let (place, text) = (shown.place(figure.span), shown.text(figure.span));
        writeln!(out, "  {place:>8}  {text}: age of who was {}", shown.text(age.born))?;
    }
    for event in &dates.events {
        writeln!(out, "  {:>8}  {}: on {}", shown.place(event.span), shown.text(event.span), date(event.date))?;
    }
    Ok(())
}

/// `2020-09-27, a Sunday`, `month 9, day 31, no such day`.
fn describe_date(date: &Date) -> String {
    let part =
        |number: Option<i16>, width: usize| number.map_or("?".repeat(width), |number| format!("{number:0width$}"));
    let mut what =
        format!("{}-{}-{}", part(date.year, 4), part(date.month.map(i16::from), 2), part(date.day.map(i16::from), 2));
    if let Some(last) = date.last_day {
        what += &format!(" to {last:02}");
    }
    if let Some(weekday) = date.weekday {
        what += &format!(", printed as a {:?}", weekday.weekday);
    }
    if let Some(civil) = date.civil() {
        what += &format!(", a {:?}", civil.weekday());
    }
    if date.is_impossible() {
        what += ", no such day";
    }
    what
}

fn quotations(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    writeln!(out, "\nquotations")?;
    let quotations = &shown.article.quotations;
    for quotation in &quotations.spoken {
        let runs_on = if quotation.runs_on { " (runs on)" } else { "" };
        let text = excerpt(&shown.text(quotation.span));
        writeln!(out, "  {:>8}  {text}{runs_on}", shown.place(quotation.span))?;
    }
    for loose in &quotations.loose {
        let span = shown.article.tokens[loose.token as usize].span;
        let kind = if loose.opens { "opens and does not close" } else { "closes what did not open" };
        writeln!(out, "  {:>8}  {} {kind}", shown.place(span), shown.text(span))?;
    }
    Ok(())
}

impl Shown<'_> {
    /// `line:column`.
    pub(super) fn place(&self, span: Span) -> String {
        let position = self.lines.position(span.start);
        format!("{}:{}", position.line, position.column)
    }

    /// The text of a span, made harmless for a terminal.
    pub(super) fn text(&self, span: Span) -> String {
        sanitise(self.article.at(span)).replace('\n', " ")
    }
}

fn excerpt(text: &str) -> String {
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
