//! Facts for tools: one JSON object an article. Fields are only ever added.
//!
//! ```text
//! {"path", "language": "en"|"other", "words", "sentences",
//!  "front_matter": [{PLACE, "key", "value"}],
//!  "declared": null|{PLACE, "date": "yyyy-mm-dd", "by": "front matter"|"metadata line"|"dateline"|"date line"},
//!  "dateline": null|{PLACE, "place"},
//!  "paragraphs": [{PLACE, "kind", "sentences", "copy_of": null|number of the paragraph it repeats}],
//!  "quotations": [{PLACE, "runs_on"}],
//!  "people": [{PLACE, "text", "titles": [words], "kind", "person": null|number, equal for one person's mentions,
//!              "introduced", "ages": [{"years", "form", "past": true if at another time}], "offices": [{"text", "current"}]}],
//!  "names": [{PLACE of the first mention, "text", "times", "independent": mentions that are no copies}],
//!  "acronyms": [{PLACE of the first use, "letters", "times", "independent": uses that are no copies}],
//!  "expansions": [{PLACE of words and acronym, "text", "letters", "words": null|text,
//!                  "fit": "initials"|"crossed"|"slip"|"no", "initials": null|letters that the words have instead}],
//!  "figures": [{PLACE, "text", "value", "scale", "decimals", "in_words", "unit": null|"percent"|"percentage point"|name,
//!               "dimension": null|name, "form", "hedge": null|name, "head": null|word, "size_of": null|word,
//!               "borrowed", "quoted", "sentence"}],
//!  "ranges": [{PLACE, "kind", "low": number of a figure, "high": number of a figure}],
//!  "sums": [{PLACE, "total": number of a figure, "parts": [number of a figure, or null for "one"], "uncounted", "cover"}],
//!  "retold": [{PLACE of the first figure, "first", "second": numbers of figures, "before", "behind": weights of words
//!              in step, "apart": null|reason, "slip", "peers": values of the unit, "same_head", "digits",
//!              "shared": words that both sentences have, "words": of the shorter one, "companion", "known"}],
//!  "conversions": [{PLACE of the first measure, "from": text, "to": text}],
//!  "changes": [{PLACE, "text", "from": number of a figure, "to": number of a figure}],
//!  "ordinals": [{PLACE, "text", "value"}],
//!  "not_figures": [{PLACE, "text", "class"}],
//!  "dates": [{PLACE, "text", "precision", "form", "year", "month", "day", "last_day", "weekday": null|name,
//!             "date": null|"yyyy-mm-dd", "impossible", "quoted"}],
//!  "year_ranges": [{PLACE, "text", "from", "to", "short"}],
//!  "periods": [{PLACE, "text", "from": number of a date, "to": number of a date, "link"}],
//!  "relative_days": [{PLACE, "text", "date": number of a date}],
//!  "durations": [{PLACE of the two dates, "figure": number of a figure, "least", "most": in its unit}],
//!  "anniversaries": [{PLACE, "text", "years", "origin": number of a date, "marked": null|number of a date}],
//!  "ages": [{PLACE of the birth, "figure": number of a figure, "age", "birth": number of a date}],
//!  "events": [{PLACE, "text", "date": number of a date}]}
//! ```
//! PLACE is `line, column, byte_start, byte_end`: lines and columns count from 1, columns in Unicode scalar values;
//! bytes count from 0 in the file as it lies on disk. Numbers of paragraphs, sentences, figures and dates count from 0.

use super::{Shown, acronyms, people};
use crate::facts::figures::{Apart, Retold, Unit};
use crate::report::write_json;
use crate::source::Span;
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{self, Write};

#[derive(Serialize)]
struct Document<'a> {
    path: &'a str,
    language: &'a str,
    words: usize,
    sentences: usize,
    front_matter: Vec<Value>,
    declared: Option<Value>,
    dateline: Option<Value>,
    paragraphs: Vec<Value>,
    quotations: Vec<Value>,
    people: Vec<Value>,
    names: Vec<Value>,
    acronyms: Vec<Value>,
    expansions: Vec<Value>,
    figures: Vec<Value>,
    ranges: Vec<Value>,
    sums: Vec<Value>,
    retold: Vec<Value>,
    conversions: Vec<Value>,
    changes: Vec<Value>,
    ordinals: Vec<Value>,
    not_figures: Vec<Value>,
    dates: Vec<Value>,
    year_ranges: Vec<Value>,
    periods: Vec<Value>,
    relative_days: Vec<Value>,
    durations: Vec<Value>,
    anniversaries: Vec<Value>,
    ages: Vec<Value>,
    events: Vec<Value>,
}

pub(super) fn write(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    let article = shown.article;
    let document = Document {
        path: &article.source.name,
        language: if article.english { "en" } else { "other" },
        words: article.word_count(),
        sentences: article.sentences.len(),
        front_matter: front_matter(shown),
        declared: shown.facts.declared.as_ref().map(|declared| {
            shown.at(declared.span, json!({"date": declared.date.to_string(), "by": declared.by.name()}))
        }),
        dateline: article
            .dateline
            .as_ref()
            .map(|dateline| shown.at(dateline.span, json!({"place": article.at(dateline.place)}))),
        paragraphs: paragraphs(shown),
        quotations: quotations(shown),
        people: people::json(shown),
        names: names(shown),
        acronyms: acronyms::json(shown),
        expansions: acronyms::expansions_json(shown),
        figures: figures(shown),
        ranges: ranges(shown),
        sums: sums(shown),
        retold: retold(shown),
        conversions: conversions(shown),
        changes: changes(shown),
        ordinals: ordinals(shown),
        not_figures: not_figures(shown),
        dates: dates(shown),
        year_ranges: year_ranges(shown),
        periods: bound(shown, &shown.facts.dates.periods, |period| {
            let fields = json!({"from": period.from, "to": period.to, "link": period.link.name()});
            (period.span, fields)
        }),
        relative_days: bound(shown, &shown.facts.dates.relative, |day| (day.span, json!({"date": day.date}))),
        durations: bound(shown, &shown.facts.dates.durations, |duration| {
            let (least, most) = (duration.elapsed.low, duration.elapsed.high);
            (duration.ends, json!({"figure": duration.figure, "least": least, "most": most}))
        }),
        anniversaries: bound(shown, &shown.facts.dates.anniversaries, |day| {
            (day.span, json!({"years": day.years, "origin": day.origin, "marked": day.marked}))
        }),
        ages: bound(shown, &shown.facts.dates.ages, |age| {
            (age.born, json!({"figure": age.figure, "age": age.age, "birth": age.birth}))
        }),
        events: bound(shown, &shown.facts.dates.events, |event| (event.span, json!({"date": event.date}))),
    };
    write_json(out, &document)?;
    out.write_all(b"\n")
}

fn front_matter(shown: &Shown<'_>) -> Vec<Value> {
    let fields = shown.article.front_matter.fields.iter();
    fields
        .map(|field| shown.at(field.value, json!({"key": field.key, "value": shown.article.at(field.value)})))
        .collect()
}

fn paragraphs(shown: &Shown<'_>) -> Vec<Value> {
    let blocks = shown.article.blocks.iter();
    blocks
        .map(|block| {
            let fields =
                json!({"kind": block.kind.name(), "sentences": block.sentences.len(), "copy_of": block.copy_of});
            shown.at(block.span, fields)
        })
        .collect()
}

fn quotations(shown: &Shown<'_>) -> Vec<Value> {
    let spoken = shown.article.quotations.spoken.iter();
    spoken.map(|quotation| shown.at(quotation.span, json!({"runs_on": quotation.runs_on}))).collect()
}

/// Words that are names, each once, at its first place.
fn names(shown: &Shown<'_>) -> Vec<Value> {
    let names = &shown.facts.names.words;
    let words = names.iter().map(|word| {
        let first = names.first(shown.article, word).span;
        let fields = json!({
            "text": shown.article.at(first), "times": names.uses(word).len(), "independent": word.independent,
        });
        shown.at(first, fields)
    });
    words.collect()
}

fn figures(shown: &Shown<'_>) -> Vec<Value> {
    let article = shown.article;
    let word = |token: Option<u32>| token.map(|at| article.token_text(&article.tokens[at as usize]));
    let figures = shown.facts.figures.all.iter();
    figures
        .map(|figure| {
            let (unit, dimension) = match figure.unit {
                Unit::None => (None, None),
                Unit::Percent => (Some("percent"), None),
                Unit::Points => (Some("percentage point"), None),
                Unit::Of(unit) => {
                    let unit = shown.lexicon.units.get(unit);
                    (Some(unit.name.as_str()), Some(unit.dimension.name()))
                }
            };
            let fields = json!({
                "text": article.at(figure.span), "value": figure.value, "scale": figure.scale,
                "decimals": figure.decimals, "in_words": figure.in_words, "unit": unit, "dimension": dimension,
                "form": figure.form.name(), "hedge": figure.hedge.map(|hedge| hedge.kind.name()),
                "head": word(figure.head), "size_of": word(figure.host), "borrowed": figure.borrowed,
                "quoted": figure.quoted, "sentence": figure.sentence,
            });
            shown.at(figure.span, fields)
        })
        .collect()
}

fn ranges(shown: &Shown<'_>) -> Vec<Value> {
    let ranges = shown.facts.figures.ranges.iter();
    ranges
        .map(|range| shown.at(range.span, json!({"kind": range.kind.name(), "low": range.low, "high": range.high})))
        .collect()
}

/// What the figures of a sentence say of one another; figures by their number in `figures`.
fn sums(shown: &Shown<'_>) -> Vec<Value> {
    let figures = &shown.facts.figures;
    let sum = |sum: &crate::facts::figures::Sum| {
        let parts: Vec<Option<u32>> = sum.parts.iter().map(|part| part.figure).collect();
        let fields = json!({
            "total": sum.total, "parts": parts, "uncounted": sum.uncounted, "cover": sum.cover.name(),
        });
        shown.at(figures.all[sum.total as usize].span, fields)
    };
    figures.sums.iter().map(sum).collect()
}

fn retold(shown: &Shown<'_>) -> Vec<Value> {
    let figures = &shown.facts.figures;
    let one = |pair: &Retold| {
        let fields = json!({
            "first": pair.first, "second": pair.second, "before": pair.before, "behind": pair.behind,
            "apart": pair.apart.map(Apart::name), "slip": pair.slip.name(), "peers": pair.peers,
            "same_head": pair.same_head, "digits": pair.digits,
            "shared": pair.echo.shared, "words": pair.echo.words, "companion": pair.echo.companion,
            "known": pair.echo.known,
        });
        shown.at(figures.all[pair.first as usize].span, fields)
    };
    figures.retold.iter().map(one).collect()
}

fn conversions(shown: &Shown<'_>) -> Vec<Value> {
    let figures = &shown.facts.figures;
    let conversions = figures.conversions.iter();
    conversions
        .map(|conversion| {
            let (from, to) = (conversion.from.span(&figures.all), conversion.to.span(&figures.all));
            shown.at(from, json!({"from": shown.article.at(from), "to": shown.article.at(to)}))
        })
        .collect()
}

fn changes(shown: &Shown<'_>) -> Vec<Value> {
    let figures = &shown.facts.figures;
    let changes = figures.changes.iter();
    changes
        .map(|change| {
            let by = change.by.span(&figures.all);
            shown.at(by, json!({"text": shown.article.at(by), "from": change.from, "to": change.to}))
        })
        .collect()
}

fn ordinals(shown: &Shown<'_>) -> Vec<Value> {
    let ordinals = shown.facts.figures.ordinals.iter();
    ordinals
        .map(|ordinal| shown.at(ordinal.span, json!({"text": shown.article.at(ordinal.span), "value": ordinal.value})))
        .collect()
}

fn not_figures(shown: &Shown<'_>) -> Vec<Value> {
    let others = shown.facts.figures.others.iter();
    others
        .map(|other| shown.at(other.span, json!({"text": shown.article.at(other.span), "class": other.class.name()})))
        .collect()
}

fn dates(shown: &Shown<'_>) -> Vec<Value> {
    let dates = shown.facts.dates.all.iter();
    dates
        .map(|date| {
            let weekday = date.weekday.map(|weekday| format!("{:?}", weekday.weekday));
            let fields = json!({
                "text": shown.article.at(date.span), "precision": date.precision().name(), "form": date.form.name(),
                "year": date.year, "month": date.month, "day": date.day, "last_day": date.last_day,
                "weekday": weekday, "date": date.civil().map(|day| day.to_string()),
                "impossible": date.is_impossible(), "quoted": date.quoted,
            });
            shown.at(date.span, fields)
        })
        .collect()
}

fn year_ranges(shown: &Shown<'_>) -> Vec<Value> {
    let ranges = shown.facts.dates.year_ranges.iter();
    ranges
        .map(|range| {
            let text = shown.article.at(range.span);
            shown.at(range.span, json!({"text": text, "from": range.from, "to": range.to, "short": range.short}))
        })
        .collect()
}

/// What is bound to dates: its text and fields.
fn bound<T>(shown: &Shown<'_>, facts: &[T], show: impl Fn(&T) -> (Span, Value)) -> Vec<Value> {
    let with_text = |fact| {
        let (span, mut fields) = show(fact);
        fields["text"] = shown.article.at(span).into();
        shown.at(span, fields)
    };
    facts.iter().map(with_text).collect()
}

impl Shown<'_> {
    /// The fields with the place in front of them.
    pub(super) fn at(&self, span: Span, fields: Value) -> Value {
        let position = self.lines.of(span).0;
        let bytes = self.article.source.bytes_of(span);
        let mut object = json!({
            "line": position.line, "column": position.column,
            "byte_start": bytes.as_ref().map(|bytes| bytes.start), "byte_end": bytes.as_ref().map(|bytes| bytes.end),
        });
        if let (Value::Object(all), Value::Object(fields)) = (&mut object, fields) {
            all.extend(fields);
        }
        object
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Vocabulary};
    use crate::facts::Facts;
    use crate::lexicon::Lexicon;
    use crate::source::Source;

    #[test]
    fn places_are_bytes_on_disk_and_columns_in_characters() {
        let copy =
            "\u{FEFF}Café prices\n\nIn São Paulo about 2.5 million people pay on Friday, June 5, 2020, they said.\n";
        let source = Source::read("a.txt", copy.as_bytes().to_vec()).unwrap();
        let lexicon = Lexicon::new();
        let article = Article::read(&source, &mut Vocabulary::new(&lexicon));
        let facts = Facts::read(&article, &lexicon);
        let shown = Shown { article: &article, facts: &facts, lexicon: &lexicon, lines: source.lines() };
        let mut out = Vec::new();
        write(&mut out, &shown).unwrap();

        let document: Value = serde_json::from_slice(&out).unwrap();
        let figure = &document["figures"][0];
        let bytes = |at: &Value| at.as_u64().unwrap() as usize;
        assert_eq!(&copy[bytes(&figure["byte_start"])..bytes(&figure["byte_end"])], "2.5 million");
        assert_eq!((figure["line"].as_u64(), figure["column"].as_u64()), (Some(3), Some(20)));
        assert_eq!(figure["value"].as_f64(), Some(2_500_000.0));
        assert_eq!(figure["hedge"], "about");
        assert_eq!(figure["head"], "people");
        assert_eq!(document["dates"][0]["date"], "2020-06-05");
        assert_eq!(document["declared"], Value::Null);
    }
}
