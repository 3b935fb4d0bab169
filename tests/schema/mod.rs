//! Reads a JSON schema of the drafts 4 to 7, as far as the published schemas of our formats use it: the crates that
//! read all of it bring seventy others. A keyword that it does not know is a failure and not passed over.

// No test file uses all of it.
#![allow(dead_code)]

use regex::Regex;
use serde_json::Value;
use std::fs;

pub struct Schema {
    root: Value,
    /// Whether an object may hold only what the schema names: what is read into a structure of fixed fields.
    closed: bool,
}

impl Schema {
    pub fn read(file: &str) -> Self {
        let text = fs::read_to_string(format!("tests/schemas/{file}")).unwrap();
        Self { root: serde_json::from_str(&text).unwrap(), closed: false }
    }

    pub fn of(root: Value) -> Self {
        Self { root, closed: false }
    }

    pub fn closed(self) -> Self {
        Self { closed: true, ..self }
    }

    /// Everything about `value` that the schema does not allow.
    pub fn complaints(&self, value: &Value) -> Vec<String> {
        let mut complaints = Vec::new();
        self.check(&self.root, value, "", &mut complaints);
        complaints
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, complaints: &mut Vec<String>) {
        let fields = schema.as_object().expect("a schema is an object");
        let is_closed = self.closed && fields.contains_key("properties")
            || fields.get("additionalProperties") == Some(&false.into());
        for (keyword, rule) in fields {
            let sound = match keyword.as_str() {
                "$schema" | "id" | "title" | "description" | "default" | "definitions" => true,
                "$ref" => {
                    let pointer = rule.as_str().unwrap().strip_prefix('#').expect("a reference into the schema");
                    self.check(self.root.pointer(pointer).expect("a known reference"), value, at, complaints);
                    true
                }
                "type" => match rule {
                    Value::Array(types) => types.iter().any(|rule| is_of(value, rule)),
                    rule => is_of(value, rule),
                },
                "enum" => rule.as_array().unwrap().contains(value),
                "required" => {
                    let missing = |name: &&Value| value.is_object() && value.get(name.as_str().unwrap()).is_none();
                    rule.as_array().unwrap().iter().find(missing).is_none()
                }
                "properties" => {
                    for (name, value) in value.as_object().into_iter().flatten() {
                        match rule.get(name) {
                            Some(rule) => self.check(rule, value, &format!("{at}/{name}"), complaints),
                            None if is_closed => complaints.push(format!("{at}: there is no `{name}`")),
                            None => {}
                        }
                    }
                    true
                }
                "additionalProperties" => {
                    let named = |name: &str| fields.get("properties").is_some_and(|named| named.get(name).is_some());
                    for (name, value) in value.as_object().into_iter().flatten().filter(|(name, _)| !named(name)) {
                        if rule.is_object() {
                            self.check(rule, value, &format!("{at}/{name}"), complaints);
                        }
                    }
                    // `false` is looked at with the properties.
                    rule.is_object() || rule.is_boolean()
                }
                "items" => {
                    for (number, value) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(rule, value, &format!("{at}/{number}"), complaints);
                    }
                    true
                }
                "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap()),
                "uniqueItems" => value.as_array().is_none_or(|items| {
                    rule == &Value::Bool(false)
                        || items.iter().enumerate().all(|(at, item)| !items[..at].contains(item))
                }),
                "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
                "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
                "pattern" => {
                    value.as_str().is_none_or(|text| Regex::new(rule.as_str().unwrap()).unwrap().is_match(text))
                }
                "format" => value.as_str().is_none_or(|text| is_format(rule.as_str().unwrap(), text)),
                "anyOf" => self.matching(rule, value) > 0,
                "oneOf" => self.matching(rule, value) == 1,
                other => panic!("the keyword `{other}` is not known"),
            };
            if !sound {
                complaints.push(format!("{at}: {keyword} {rule}: {value}"));
            }
        }
    }

    fn matching(&self, schemas: &Value, value: &Value) -> usize {
        let fits = |schema: &&Value| {
            let mut complaints = Vec::new();
            self.check(schema, value, "", &mut complaints);
            complaints.is_empty()
        };
        schemas.as_array().unwrap().iter().filter(fits).count()
    }
}

fn is_of(value: &Value, name: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the type `{other}` is not known"),
    }
}

fn is_format(name: &str, text: &str) -> bool {
    let uri = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte))
    };
    match name {
        "uri-reference" => uri(text),
        "uri" => uri(text) && text.contains(':'),
        other => panic!("the format `{other}` is not known"),
    }
}

#[test]
fn a_schema_refuses_what_it_does_not_allow() {
    let sarif = Schema::read("sarif-2.1.0.json");
    let refused = |text: &str| !sarif.complaints(&serde_json::from_str(text).unwrap()).is_empty();
    assert!(!refused(r#"{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"a"}}}]}"#));
    assert!(refused(r#"{"version":"2.1.0","runs":[{"tool":{"driver":{}}}]}"#));
    assert!(refused(r#"{"version":"2.0.0","runs":[]}"#));
    assert!(refused(r#"{"version":"2.1.0","runs":[],"more":1}"#));
    assert!(refused(r#"{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"a"}},"columnKind":"bytes"}]}"#));
}
