//! Values as TOML writes them, in one line.

use toml::de::DeValue;

/// A string as TOML writes it.
pub fn quoted(text: &str) -> String {
    // What JSON escapes, TOML escapes alike, but for one character that JSON leaves.
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}

/// A value as TOML in one line.
pub(super) fn one_line(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => quoted(text),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(values) => {
            let values: Vec<_> = values.iter().map(|value| one_line(value.get_ref())).collect();
            format!("[{}]", values.join(", "))
        }
        DeValue::Table(table) => {
            let lines =
                table.iter().map(|(key, value)| format!("{} = {}", quoted(key.get_ref()), one_line(value.get_ref())));
            format!("{{ {} }}", lines.collect::<Vec<_>>().join(", "))
        }
    }
}
