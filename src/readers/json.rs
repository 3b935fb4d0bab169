//! Values of JSON with their places. serde_json checks the document and cuts it into the raw text of values, which say
//! where they stand; only strings that are copy are unescaped.

use crate::source::ByteMap;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// A value as it is written.
#[derive(Clone, Copy)]
pub struct Value<'o> {
    original: &'o str,
    raw: &'o str,
}

/// A string with the way back to its document.
pub struct Text {
    pub text: String,
    pub map: ByteMap,
}

/// What is wrong with a document, and at which byte.
pub struct Broken {
    pub at: usize,
    pub why: String,
}

impl<'o> Value<'o> {
    /// Reads a document. Objects and arrays in it are looked into when they are asked for, so no depth is too deep.
    pub fn read(original: &'o str) -> Result<Self, Broken> {
        match serde_json::from_str::<&RawValue>(original) {
            Ok(raw) => Ok(Self { original, raw: raw.get() }),
            Err(error) => {
                let lines = original.split_inclusive('\n').take(error.line().saturating_sub(1));
                let at = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
                let at = if error.is_eof() { original.len() } else { at };
                let said = error.to_string();
                let why = said.split_once(" at line ").map_or(said.as_str(), |(why, _)| why).to_owned();
                Err(Broken { at, why })
            }
        }
    }

    /// The byte at which the value begins.
    pub fn start(&self) -> usize {
        self.raw.as_ptr() as usize - self.original.as_ptr() as usize
    }

    /// The members of an object, in their order.
    pub fn members(&self) -> Option<Vec<(String, Value<'o>)>> {
        let Members(members) = serde_json::from_str(self.raw).ok()?;
        Some(members.into_iter().map(|(key, value)| (key, self.inner(value))).collect())
    }

    pub fn items(&self) -> Option<Vec<Value<'o>>> {
        let items: Vec<&'o RawValue> = serde_json::from_str(self.raw).ok()?;
        Some(items.into_iter().map(|item| self.inner(item)).collect())
    }

    pub fn text(&self) -> Option<Text> {
        let inner = self.raw.strip_prefix('"')?.strip_suffix('"')?;
        Some(unescape(inner, self.start() + 1))
    }

    /// A string or a number, as text.
    pub fn scalar(&self) -> Option<String> {
        let number = || self.raw.starts_with(|c: char| c == '-' || c.is_ascii_digit()).then(|| self.raw.to_owned());
        self.text().map(|text| text.text).or_else(number)
    }

    fn inner(&self, raw: &'o RawValue) -> Value<'o> {
        Value { original: self.original, raw: raw.get() }
    }
}

fn unescape(raw: &str, start: usize) -> Text {
    let (mut text, mut map) = (String::with_capacity(raw.len()), ByteMap::default());
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'\\', &raw.as_bytes()[from..]).map(|at| from + at) {
        if from < at {
            map.push(text.len(), start + from, 1, 1);
            text.push_str(&raw[from..at]);
        }
        let (c, length) = escaped(&raw[at..]);
        map.push(text.len(), start + at, c.len_utf8(), length);
        text.push(c);
        from = at + length;
    }
    map.push(text.len(), start + from, 1, 1);
    text.push_str(&raw[from..]);
    Text { text, map }
}

/// The character that an escape stands for, and the escape's length. Half of a pair stands for nothing.
fn escaped(raw: &str) -> (char, usize) {
    let unit = |at: usize| raw.get(at..at + 4).and_then(|digits| u16::from_str_radix(digits, 16).ok());
    let c = match raw.as_bytes().get(1) {
        Some(b'n') => '\n',
        Some(b't') => '\t',
        Some(b'r') => '\r',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{C}',
        Some(b'u') => {
            let (first, second) = (unit(2), unit(8).filter(|_| raw.get(6..8) == Some("\\u")));
            let units = [first, second].into_iter().map_while(|unit| unit);
            return match char::decode_utf16(units).next() {
                Some(Ok(c)) => (c, if c.len_utf16() == 2 { 12 } else { 6 }),
                _ => (char::REPLACEMENT_CHARACTER, 6.min(raw.len())),
            };
        }
        Some(&other) => char::from(other),
        None => return (char::REPLACEMENT_CHARACTER, 1),
    };
    (c, 2)
}

/// An object's members as they are written.
struct Members<'o>(Vec<(String, &'o RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn strings_know_where_their_letters_stand() {
        let document = r#" {"a": ["Caf\u00e9 \ud83c\udf89\n\"é\" \ud83c."]} "#;
        let members = Value::read(document).ok().unwrap().members().unwrap();
        let text = members[0].1.items().unwrap()[0].text().unwrap();
        assert_eq!(text.text, "Café 🎉\n\"é\" \u{FFFD}.");
        let written = |part: &str| {
            let at = text.text.find(part).unwrap();
            &document[text.map.range(Span::new(at, at + part.len()))]
        };
        assert_eq!(written("Caf"), "Caf");
        assert_eq!(written("Café"), r"Caf\u00e9");
        assert_eq!(written("🎉"), r"\ud83c\udf89");
        assert_eq!(written("\"é\""), r#"\"é\""#);
        assert_eq!(written("."), ".");
    }

    #[test]
    fn a_broken_document_says_where() {
        let broken = Value::read("{\n \"a\": 1,\n \"b\" 2}").err().unwrap();
        assert_eq!((broken.at, broken.why.as_str()), (16, "expected `:`"));
        assert!(Value::read(&"[".repeat(100_000)).is_err());
        assert!(Value::read(&format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000))).is_ok());
    }
}
