//! Front matter: the fields above the copy, between `---` (YAML-like) or `+++` (TOML) lines.

use super::Span;

/// The declared fields of an article; empty where there is no front matter.
#[derive(Clone, Debug, Default)]
pub struct FrontMatter {
    pub fields: Vec<Field>,
    /// Byte at which the copy begins.
    pub end: u32,
}

/// One declared field. Keys are in lower case; the span is that of the value without quotation marks.
#[derive(Clone, Debug)]
pub struct Field {
    pub key: String,
    pub value: Span,
}

impl FrontMatter {
    /// Reads the fields at the top of a text. Only flat `key: value` and `key = value` lines are understood; nested
    /// values, lists and multi-line strings are passed over.
    pub(crate) fn read(text: &str) -> Self {
        let fence = match text.lines().next().map(str::trim_end) {
            Some("---") => "---",
            Some("+++") => "+++",
            _ => return Self::default(),
        };
        let separator = if fence == "---" { ':' } else { '=' };
        let mut fields = Vec::new();
        let mut start = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let end = start + line.len();
            if number > 0 && line.trim_end() == fence {
                return Self { fields, end: end as u32 };
            }
            if number > 0
                && let Some(field) = field(line, start, separator)
            {
                fields.push(field);
            }
            start = end;
        }
        // A fence that never closes is a line of the copy.
        Self::default()
    }

    /// The span of the first field with one of these keys.
    pub fn get(&self, keys: &[&str]) -> Option<Span> {
        self.fields.iter().find(|field| keys.contains(&field.key.as_str())).map(|field| field.value)
    }
}

fn field(line: &str, start: usize, separator: char) -> Option<Field> {
    let (key, value) = line.split_once(separator)?;
    let named = !key.is_empty() && key.trim_end().chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if !named {
        return None;
    }
    let offset = start + line.len() - value.len();
    let left = value.len() - value.trim_start().len();
    let trimmed = value.trim();
    let quoted = trimmed.len() >= 2
        && (trimmed.starts_with('"') && trimmed.ends_with('"') || trimmed.starts_with('\'') && trimmed.ends_with('\''));
    let inset = usize::from(quoted);
    let value = Span::new(offset + left + inset, offset + left + trimmed.len() - inset);
    Some(Field { key: key.trim_end().to_lowercase(), value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value<'t>(text: &'t str, key: &str) -> Option<&'t str> {
        FrontMatter::read(text).get(&[key]).map(|span| span.of(text))
    }

    #[test]
    fn yaml_like_fields_are_read_without_their_quotation_marks() {
        let text = "---\ntitle: \"Senate: a resolution\"\ndate: 2020-11-28\n---\nCopy.\n";
        assert_eq!(value(text, "title"), Some("Senate: a resolution"));
        assert_eq!(value(text, "date"), Some("2020-11-28"));
        assert_eq!(&text[FrontMatter::read(text).end as usize..], "Copy.\n");
    }

    #[test]
    fn toml_fields_are_read() {
        assert_eq!(value("+++\ndate = 2020-11-28\n+++\nCopy.\n", "date"), Some("2020-11-28"));
    }

    #[test]
    fn a_rule_of_dashes_that_never_closes_is_copy() {
        assert_eq!(FrontMatter::read("---\ntitle: A\n\nCopy.\n").end, 0);
    }
}
