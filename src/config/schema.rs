//! The JSON schema of `copydesk.toml`, for editors that complete and check it as it is typed.

use super::keys::{KEYS, Key, SEVERITIES, Takes};
use crate::rules;
use serde_json::{Map, Value, json};

/// The schema, made from the list of keys and the rules.
pub fn schema() -> Value {
    let mut schema = table(&KEYS, &[]);
    let selectors: Vec<&str> = selectors().collect();
    let severities: Map<String, Value> =
        selectors.iter().map(|name| ((*name).to_owned(), json!({ "$ref": "#/definitions/severity" }))).collect();
    let head = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "copydesk.toml",
        "description": "The configuration of copydesk, the source-consistency linter for news articles",
        "definitions": {
            "rule": { "description": "a rule or family", "enum": selectors },
            "severity": { "enum": SEVERITIES },
            "severities": { "type": "object", "properties": severities, "additionalProperties": false },
        },
    });
    let fields = schema.as_object_mut().expect("a table is an object");
    fields.extend(head.as_object().cloned().unwrap_or_default());
    schema
}

fn table(keys: &[Key], required: &[&str]) -> Value {
    let properties: Map<String, Value> = keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false, "required": required })
}

fn property(key: &Key) -> Value {
    let list = |items: Value| json!({ "type": "array", "items": items });
    let mut property = match &key.takes {
        Takes::Rules => list(json!({ "$ref": "#/definitions/rule" })),
        Takes::Rule => json!({ "$ref": "#/definitions/rule" }),
        Takes::Severities => json!({ "$ref": "#/definitions/severities" }),
        Takes::Strings | Takes::Patterns | Takes::Regexes => list(json!({ "type": "string" })),
        Takes::SomeOf(words) => list(json!({ "enum": words })),
        Takes::OneOf(words) => json!({ "enum": words }),
        Takes::Text => json!({ "type": "string" }),
        Takes::Flag => json!({ "type": "boolean" }),
        Takes::Tables(keys, required) => list(table(keys, required)),
    };
    let fields = property.as_object_mut().expect("a property is an object");
    fields.insert("description".to_owned(), key.about.into());
    property
}

/// Rules and families, each once.
fn selectors() -> impl Iterator<Item = &'static str> {
    let mut last = "";
    rules::all().flat_map(move |rule| {
        let family = (rule.family() != last).then_some(rule.family());
        last = rule.family();
        family.into_iter().chain([rule.name])
    })
}
