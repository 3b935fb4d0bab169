//! JSON-RPC: what is asked, what is told, and what is answered.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

/// A message as it came.
#[derive(Debug)]
pub enum Incoming {
    Request {
        id: Id,
        method: String,
        params: Value,
    },
    Notification {
        method: String,
        params: Value,
    },
    /// An answer to something that we asked.
    Answer,
}

/// What names a request.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Id {
    Number(i64),
    Text(String),
}

/// Why a request is not answered. The numbers are the protocol's.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub struct Refusal {
    pub code: i32,
    pub message: String,
}

#[derive(Deserialize)]
struct Envelope<'m> {
    #[serde(borrow, default)]
    id: Option<&'m RawValue>,
    #[serde(default)]
    method: Option<String>,
    #[serde(default)]
    params: Value,
}

#[derive(Serialize)]
struct Answer<'a, T> {
    jsonrpc: &'static str,
    id: Option<&'a Id>,
    #[serde(flatten)]
    outcome: Outcome<T>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Outcome<T> {
    Result(T),
    Error(Refusal),
}

#[derive(Serialize)]
struct Told<'a, T> {
    jsonrpc: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    method: &'a str,
    params: T,
}

const VERSION: &str = "2.0";

impl Incoming {
    /// Reads a message.
    ///
    /// # Errors
    /// The id to answer, if one can be read, and why the message is none.
    pub fn read(bytes: &[u8]) -> Result<Self, (Option<Id>, Refusal)> {
        let no_json = |error: serde_json::Error| (None, Refusal::new(-32700, format!("this is no JSON: {error}")));
        let no_message = || (None, Refusal::invalid_request("this is no message"));
        // A list would do for a structure.
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Err(serde_json::from_slice::<IgnoredAny>(bytes).map_or_else(no_json, |_| no_message()));
        }
        let envelope: Envelope<'_> = serde_json::from_slice(bytes)
            .map_err(|error| if error.is_data() { no_message() } else { no_json(error) })?;
        // `"id": null` is no id.
        let id = envelope.id.filter(|id| id.get() != "null");
        let parsed = id.map(|id| serde_json::from_str::<Id>(id.get())).transpose();
        let Ok(id) = parsed else {
            return Err((None, Refusal::invalid_request("an id is a number or a string")));
        };
        match (id, envelope.method) {
            (Some(id), Some(method)) => Ok(Self::Request { id, method, params: envelope.params }),
            (None, Some(method)) => Ok(Self::Notification { method, params: envelope.params }),
            (Some(_), None) => Ok(Self::Answer),
            (None, None) => Err((None, Refusal::invalid_request("neither a method nor an id"))),
        }
    }
}

impl Refusal {
    pub fn new(code: i32, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    pub fn invalid_request(message: &str) -> Self {
        Self::new(-32600, message)
    }

    pub fn unknown_method(method: &str) -> Self {
        Self::new(-32601, format!("there is no method {method}"))
    }

    pub fn invalid_params(error: &serde_json::Error) -> Self {
        Self::new(-32602, error.to_string())
    }

    pub fn not_initialized() -> Self {
        Self::new(-32002, "not initialized")
    }

    pub fn cancelled() -> Self {
        Self::new(-32800, "cancelled")
    }
}

/// The answer to a request; without an id, to something that could not be read.
pub fn answer(id: Option<&Id>, outcome: Result<impl Serialize, Refusal>) -> Vec<u8> {
    let outcome = match outcome {
        Ok(result) => Outcome::Result(result),
        Err(refusal) => Outcome::Error(refusal),
    };
    json(&Answer { jsonrpc: VERSION, id, outcome })
}

/// Something that wants no answer.
pub fn notification(method: &str, params: impl Serialize) -> Vec<u8> {
    json(&Told { jsonrpc: VERSION, id: None, method, params })
}

/// Something that we ask of the editor.
pub fn request(id: &str, method: &str, params: impl Serialize) -> Vec<u8> {
    json(&Told { jsonrpc: VERSION, id: Some(id), method, params })
}

fn json(message: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(message).expect("our structures have string keys and write to memory")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(message: &str) -> i32 {
        Incoming::read(message.as_bytes()).unwrap_err().1.code
    }

    #[test]
    fn an_id_tells_a_request_from_a_notification() {
        let request = Incoming::read(br#"{"jsonrpc":"2.0","id":"a","method":"m","params":[1]}"#).unwrap();
        assert!(matches!(request, Incoming::Request { id: Id::Text(id), .. } if id == "a"));
        let told = Incoming::read(br#"{"jsonrpc":"2.0","id":null,"method":"m"}"#).unwrap();
        assert!(matches!(told, Incoming::Notification { method, params: Value::Null } if method == "m"));
        assert!(matches!(Incoming::read(br#"{"id":7,"result":null}"#), Ok(Incoming::Answer)));
    }

    #[test]
    fn what_is_no_json_and_what_is_no_message_are_told_apart() {
        assert_eq!(code("{"), -32700);
        assert_eq!(code("\u{1}"), -32700);
        assert_eq!(code("[1]"), -32600);
        assert_eq!(code("{}"), -32600);
        assert_eq!(code(r#"{"id":1.5,"method":"m"}"#), -32600);
        assert_eq!(code(r#"{"id":1,"method":7}"#), -32600);
    }

    #[test]
    fn an_answer_holds_its_result_or_its_error() {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let id = Id::Number(1);
        assert_eq!(text(answer(Some(&id), Ok(()))), r#"{"jsonrpc":"2.0","id":1,"result":null}"#);
        let refused = answer(None, Err::<(), _>(Refusal::new(-1, "no")));
        assert_eq!(text(refused), r#"{"jsonrpc":"2.0","id":null,"error":{"code":-1,"message":"no"}}"#);
    }
}
