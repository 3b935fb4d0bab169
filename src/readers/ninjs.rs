//! News in JSON: IPTC ninjs 1, 2 and 3, and the articles of JSON Lines, which have the same fields under plainer names.
//!
//! Of one headline or body in several forms one is read, the richest: the others are copies of it. Descriptions are
//! captions of pictures; of a story that has a body they are left out, for they repeat it.

use super::json::{Text, Value};
use super::writer::Writer;
use crate::source::{Extract, Mark, Role};
use hashbrown::HashSet;

/// Names of what is read, in lower case, the best first; one with `*` stands for all that begin so.
const HEADLINES: [&str; 6] = ["headlines", "headline", "headline_main", "headline_*", "title", "hed"];
const BODIES: [&str; 11] = [
    "bodies",
    "body_html",
    "body_xhtml",
    "body_richtext",
    "body",
    "body_text",
    "body_main",
    "body_*",
    "text",
    "content",
    "article",
];
const DESCRIPTIONS: [&str; 6] =
    ["descriptions", "description_text", "description_*", "description", "caption", "captions"];
const BYLINES: [&str; 4] = ["byline", "by", "author", "authors"];
const DATES: [&str; 8] = [
    "date",
    "contentcreated",
    "firstcreated",
    "published",
    "datepublished",
    "published_at",
    "pubdate",
    "versioncreated",
];

/// Fields under the names that the facts of metadata know.
const FIELDS: [(&str, &[&str]); 6] = [
    ("lang", &["language", "lang", "locale"]),
    ("located", &["located", "location"]),
    ("dateline", &["dateline"]),
    ("people", &["people", "person", "persons"]),
    ("organisations", &["organisations", "organisation", "organizations"]),
    ("places", &["places", "place"]),
];

/// Types of items whose description is a caption.
const PICTURES: [&str; 5] = ["picture", "photo", "graphic", "video", "image"];

/// Items that may be associated with items.
const DEEPEST: usize = 4;

type Members<'o> = Vec<(String, Value<'o>)>;

/// Reads a ninjs document.
pub fn read(original: &str) -> Extract {
    item(
        original,
        |members| is_ninjs(members.iter().map(|(key, _)| key.as_str())),
        "this is no ninjs: it has no uri with a headline, body or description",
    )
}

/// Reads one line of JSON Lines.
pub fn read_line(original: &str) -> Extract {
    let copy = |members: &Members<'_>| {
        [&BODIES[..], &HEADLINES[..], &DESCRIPTIONS[..]].iter().any(|names| find(members, names).is_some())
    };
    item(original, |members| copy(members), "this line is no article: it has no headline and no body")
}

/// Whether the members of an object are those of a ninjs document.
pub fn is_ninjs<'k>(keys: impl Iterator<Item = &'k str>) -> bool {
    let (mut uri, mut news) = (false, false);
    for key in keys {
        let key = key.to_ascii_lowercase();
        uri |= key == "uri";
        let starts = ["headline", "bod", "description", "versioncreated", "byline", "pubstatus", "representationtype"];
        news |= starts.iter().any(|start| key.starts_with(start));
    }
    uri && news
}

fn item(original: &str, fits: impl Fn(&Members<'_>) -> bool, otherwise: &str) -> Extract {
    let mut writer = Writer::new(original, Mark::Json);
    match Value::read(original) {
        Err(broken) => {
            let help = "nothing of it was read: see whether it is whole";
            writer.trouble(broken.at, format!("this is no sound JSON: {}", broken.why), help);
        }
        Ok(value) => match value.members().map(lower_keys).filter(|members| fits(members)) {
            Some(members) => read_item(&mut writer, &members),
            None => {
                writer.trouble(value.start(), otherwise, "see `--input-format` if it is to be read otherwise");
            }
        },
    }
    writer.finish()
}

/// A story and the pictures that are associated with it, or a picture alone.
fn read_item(writer: &mut Writer<'_>, members: &Members<'_>) {
    if is_picture(members) {
        return read_picture(writer, members, 0, &mut HashSet::new());
    }
    let body = find(members, &BODIES).and_then(|value| best(&value, true));
    let description = find(members, &DESCRIPTIONS).and_then(|value| best(&value, false)).filter(|_| body.is_none());
    if let Some(headline) = find(members, &HEADLINES).and_then(|value| best(&value, false)) {
        // A body that is a page of its own begins with its headline: that beside it is another print of the same.
        let page = body.as_ref().is_some_and(|body| body.text.contains("<h1"));
        let opens = |text: &Text| text.text.trim_start().starts_with(headline.text.trim());
        if page || description.as_ref().is_some_and(opens) {
            writer.declare("headline", &headline);
        } else {
            writer.whole(&headline, Role::Headline);
        }
    }
    let bylines = find(members, &BYLINES).map(|value| texts(&value));
    bylines.into_iter().flatten().for_each(|byline| writer.whole(&byline, Role::Byline));
    write_fields(writer, members);
    if let Some(body) = &body {
        super::write_story(writer, body);
        let captions = find(members, &["captions", "caption"]).map(|value| texts(&value));
        captions.into_iter().flatten().for_each(|caption| writer.whole(&caption, Role::Caption));
    } else if let Some(description) = &description {
        writer.whole(description, Role::Lines);
    }
    read_associated(writer, members, 0, &mut HashSet::new());
}

fn is_picture(members: &Members<'_>) -> bool {
    find(members, &["type"]).and_then(|value| value.text()).is_some_and(|kind| PICTURES.contains(&kind.text.as_str()))
}

/// The caption of a picture, or its title if it has none.
/// That of one picture in several cuts is read once.
fn read_picture(writer: &mut Writer<'_>, members: &Members<'_>, depth: usize, known: &mut HashSet<String>) {
    let caption = find(members, &DESCRIPTIONS).or_else(|| find(members, &HEADLINES));
    if let Some(caption) = caption.and_then(|value| best(&value, false)).filter(|text| !known.contains(&text.text)) {
        writer.whole(&caption, Role::Caption);
        known.insert(caption.text);
    }
    read_associated(writer, members, depth, known);
}

/// The pictures among what is associated with an item. Another story is another file's business.
fn read_associated(writer: &mut Writer<'_>, members: &Members<'_>, depth: usize, known: &mut HashSet<String>) {
    let Some(items) = find(members, &["associations"]).filter(|_| depth < DEEPEST) else { return };
    let named = items.members().map(|members| members.into_iter().map(|(_, item)| item).collect());
    for item in named.or_else(|| items.items()).unwrap_or_default() {
        let members = item.members().map(lower_keys).unwrap_or_default();
        if is_picture(&members) {
            read_picture(writer, &members, depth + 1, known);
        }
    }
}

fn write_fields(writer: &mut Writer<'_>, members: &Members<'_>) {
    let date = find(members, &DATES).and_then(|value| value.text());
    if let Some(date) = date {
        writer.declare("date", &date);
    }
    for (key, names) in FIELDS {
        let values = find(members, names).map(|value| texts(&value)).unwrap_or_default();
        values.iter().for_each(|text| writer.declare(key, text));
    }
}

/// The first member that has one of the names, in the order of the names.
fn find<'o>(members: &Members<'o>, names: &[&str]) -> Option<Value<'o>> {
    names.iter().find_map(|name| {
        let fits = |key: &str| match name.strip_suffix('*') {
            Some(start) => key.starts_with(start),
            None => key == *name,
        };
        members.iter().find(|(key, _)| fits(key)).map(|(_, value)| *value)
    })
}

/// One text of a member that may hold several forms of it: `{"role", "contentType", "value"}`.
fn best(value: &Value<'_>, marked_up: bool) -> Option<Text> {
    if let Some(text) = value.text() {
        return Some(text);
    }
    let forms: Vec<Members<'_>> = value.items()?.iter().filter_map(|item| item.members().map(lower_keys)).collect();
    let says = |members: &Members<'_>, name: &str, word: &str| {
        find(members, &[name]).and_then(|value| value.text()).is_some_and(|text| text.text.contains(word))
    };
    let html = |members: &&Members<'_>| says(members, "contenttype", "html") || says(members, "role", "html");
    let main = |members: &&Members<'_>| says(members, "role", "main");
    let chosen = forms.iter().find(html).filter(|_| marked_up);
    let chosen = chosen.or_else(|| forms.iter().find(main)).or_else(|| forms.first());
    chosen.and_then(|members| find(members, &["value", "text"])?.text())
}

/// The text, or the names of all things of a member.
fn texts(value: &Value<'_>) -> Vec<Text> {
    if let Some(text) = value.text() {
        return vec![text];
    }
    let named =
        |value: &Value<'_>| value.text().or_else(|| find(&lower_keys(value.members()?), &["name", "value"])?.text());
    value.items().map_or_else(|| named(value).into_iter().collect(), |items| items.iter().filter_map(named).collect())
}

fn lower_keys(mut members: Members<'_>) -> Members<'_> {
    members.iter_mut().for_each(|(key, _)| key.make_ascii_lowercase());
    members
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    /// Each field as `key = text`, each piece as `Role: text`, each trouble as `! message`.
    fn shown(extract: &Extract) -> Vec<String> {
        let text = |span: Span| span.of(&extract.text);
        let fields = extract.fields.iter().map(|field| format!("{} = {}", field.key, text(field.value)));
        let pieces = extract.pieces.iter().map(|piece| format!("{:?}: {}", piece.role, text(piece.span)));
        let troubles = extract.troubles.iter().map(|trouble| format!("! {}", trouble.message));
        fields.chain(pieces).chain(troubles).collect()
    }

    #[test]
    fn all_three_ninjs_say_the_same() {
        let first = r#"{"uri": "a", "headline": "Talks resume", "byline": "Ann Silva", "versioncreated": "2020-11-28",
            "person": [{"name": "Olivier Faure"}], "located": "Lyon", "description_text": "No.", "body_text": "One.",
            "body_xhtml": "<p>One.</p>", "associations": {"a": {"type": "picture", "headline": "No", "description_text": "Two."}}}"#;
        let third = r#"{"uri": "a", "headlines": [{"role": "short", "value": "No"}, {"role": "main", "value": "Talks resume"}],
            "by": "Ann Silva", "versionCreated": "2020-11-28", "people": [{"name": "Olivier Faure"}], "located": "Lyon",
            "descriptions": [{"value": "No."}], "bodies": [{"contentType": "text/plain", "value": "One."},
            {"contentType": "text/html", "value": "<p>One.</p>"}], "associations": [{"type": "picture",
            "descriptions": [{"role": "caption", "value": "Two."}]}, {"type": "text", "headlines": [{"value": "No"}]}]}"#;
        let expected = [
            "date = 2020-11-28",
            "located = Lyon",
            "people = Olivier Faure",
            "Headline: Talks resume",
            "Byline: Ann Silva",
            "Paragraph: One.",
            "Caption: Two.",
        ];
        assert_eq!(shown(&read(first)), expected);
        assert_eq!(shown(&read(third)), expected);
    }

    #[test]
    fn a_headline_that_the_body_has_too_is_a_field() {
        let copy = r#"{"uri": "a", "headline": "Talks resume", "body_html": "<h1>Talks resume</h1><p>One.</p>"}"#;
        assert_eq!(shown(&read(copy)), ["headline = Talks resume", "Headline: Talks resume", "Paragraph: One."]);
    }

    #[test]
    fn a_line_of_many_has_plainer_names() {
        let line = r#"{"id": 7, "title": "Talks resume", "author": "Ann Silva", "date": "2020-11-28", "text": "One.\n\nTwo."}"#;
        let expected = ["date = 2020-11-28", "Headline: Talks resume", "Byline: Ann Silva", "Lines: One.\n\nTwo."];
        assert_eq!(shown(&read_line(line)), expected);
        assert_eq!(shown(&read_line("{\"id\": 7}")), ["! this line is no article: it has no headline and no body"]);
        assert_eq!(shown(&read_line("7")), ["! this line is no article: it has no headline and no body"]);
    }
}
