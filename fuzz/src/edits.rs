//! A document and what an editor does to it.

use crate::inputs::BETWEEN;
use crate::session::{serve, stream};
use copydesk::lsp::protocol::{Change, Position, Range};
use copydesk::lsp::{OpenText, PositionEncoding};
use serde_json::{Value, json};

/// The document's kind and the encoding of positions, its text, and the steps: the parts of the input.
pub struct Editing {
    language: &'static str,
    encoding: PositionEncoding,
    text: String,
    steps: Vec<Step>,
}

enum Step {
    /// New words for a range, or a new text.
    Change(Option<Range>, String),
    Hover(Position),
    Actions(Range),
    /// Closed, and opened again as it is.
    Reopen,
}

const LANGUAGES: [&str; 3] = ["plaintext", "markdown", "html"];
const ENCODINGS: [PositionEncoding; 3] = [PositionEncoding::Utf16, PositionEncoding::Utf8, PositionEncoding::Utf32];

/// Steps behind these are not taken.
const MOST_STEPS: usize = 40;

const URI: &str = "untitled:a";

impl Editing {
    /// One byte says the kind, then comes the text; each step is a letter, the four numbers of a range, a byte each, and
    /// new words.
    pub fn of(bytes: &[u8]) -> Self {
        let (&kind, bytes) = bytes.split_first().unwrap_or((&0, &[]));
        let mut parts = bytes.split(|&byte| byte == BETWEEN);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            language: LANGUAGES[usize::from(kind) % 3],
            encoding: ENCODINGS[usize::from(kind) / 3 % 3],
            text: text(parts.next().unwrap_or_default()),
            steps: parts.take(MOST_STEPS).map(Step::of).collect(),
        }
    }

    /// The server's text is the model's after every change, and positions go there and back.
    pub fn follow_text(&self) {
        let mut open = OpenText::new(self.text.clone(), self.encoding);
        let mut model = self.text.clone();
        for step in &self.steps {
            let Step::Change(range, text) = step else { continue };
            open.change(Change { range: *range, text: text.clone() });
            change(&mut model, self.encoding, *range, text);
            assert_eq!(open.as_str(), model);
            for (at, _) in model.char_indices().chain([(model.len(), ' ')]) {
                let position = open.position(at);
                assert_eq!(position, place(&model, self.encoding, at));
                // No position stands for the middle of a line's end.
                if !(model[..at].ends_with('\r') && model[at..].starts_with('\n')) {
                    assert_eq!(open.offset(position), at);
                }
            }
        }
    }

    /// The findings of an edited document are those of the same text opened afresh, and every change that is offered can
    /// be made.
    pub fn follow_session(&self) {
        let mut messages = vec![self.initialize(), opened(&self.text, self.language)];
        let mut model = self.text.clone();
        // The text that each request is about.
        let mut asked = Vec::new();
        for step in &self.steps {
            match step {
                Step::Change(range, text) => {
                    change(&mut model, self.encoding, *range, text);
                    messages.push(told("didChange", json!({ "contentChanges": [{ "range": range, "text": text }] })));
                }
                Step::Hover(position) => {
                    messages.push(request(asked.len(), "hover", json!({ "position": position })));
                    asked.push(model.clone());
                }
                Step::Actions(range) => {
                    let params = json!({ "range": range, "context": { "diagnostics": [] } });
                    messages.push(request(asked.len(), "codeAction", params));
                    asked.push(model.clone());
                }
                Step::Reopen => {
                    messages.push(told("didClose", json!({})));
                    messages.push(opened(&model, self.language));
                }
            }
        }
        let last = asked.len();
        messages.push(request(last, "hover", json!({ "position": { "line": 0, "character": 0 } })));
        let answers = serve(stream(&messages));
        for answer in &answers {
            let text = answer["id"].as_u64().and_then(|id| asked.get(id as usize));
            for action in answer["result"].as_array().into_iter().flatten() {
                self.can_be_made(action, text.expect("an answer has its question"));
            }
        }

        let afresh = [
            self.initialize(),
            opened(&model, self.language),
            request(last, "hover", json!({ "position": { "line": 0, "character": 0 } })),
        ];
        let afresh = serve(stream(&afresh));
        // Where the machine is slow the server asks for patience.
        if let (Some(edited), Some(afresh)) = (findings(&answers, last), findings(&afresh, last)) {
            assert_eq!(edited, afresh, "of {model:?}");
        }
    }

    fn initialize(&self) -> Value {
        let capabilities = json!({
            "general": { "positionEncodings": [self.encoding.name()] },
            "textDocument": {
                "publishDiagnostics": { "relatedInformation": true, "tagSupport": { "valueSet": [1] } },
                "hover": { "contentFormat": ["markdown"] },
                "codeAction": { "codeActionLiteralSupport": {} },
            },
            "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } },
        });
        json!({ "jsonrpc": "2.0", "id": "first", "method": "initialize", "params": { "capabilities": capabilities } })
    }

    /// The edits of an action lie in the text that was asked about.
    fn can_be_made(&self, action: &Value, text: &str) {
        let changes = action["edit"]["documentChanges"].as_array().into_iter().flatten();
        for edit in changes
            .filter(|change| change["textDocument"]["uri"] == URI)
            .flat_map(|change| change["edits"].as_array().expect("a change of a document has edits"))
        {
            let range: Range = serde_json::from_value(edit["range"].clone()).expect("an edit has its range");
            assert!(range.start <= range.end);
            for position in [range.start, range.end] {
                let at = offset(text, self.encoding, position);
                assert_eq!(place(text, self.encoding, at), position, "no place of {text:?}: {action}");
            }
        }
    }
}

impl Step {
    fn of(bytes: &[u8]) -> Self {
        let number = |at: usize| u32::from(bytes.get(at).copied().unwrap_or_default());
        let position = |at: usize| Position { line: number(at), character: number(at + 1) };
        let range = Range { start: position(1), end: position(3) };
        let words = |from: usize| String::from_utf8_lossy(bytes.get(from..).unwrap_or_default()).into_owned();
        match bytes.first() {
            Some(b'h') => Self::Hover(position(1)),
            Some(b'a') => Self::Actions(range),
            Some(b'x') => Self::Reopen,
            Some(b'w') => Self::Change(None, words(1)),
            _ => Self::Change(Some(range), words(5)),
        }
    }
}

/// What the editor shows of the document when a request is answered; none if it was not.
fn findings(messages: &[Value], request: usize) -> Option<Value> {
    let answer = messages.iter().find(|message| message["id"] == request)?;
    if answer.get("error").is_some() {
        return None;
    }
    let published = messages.iter().filter(|message| message["method"] == "textDocument/publishDiagnostics");
    let mut last = published.filter(|message| message["params"]["uri"] == URI);
    Some(last.next_back().map_or(json!([]), |message| message["params"]["diagnostics"].clone()))
}

fn opened(text: &str, language: &str) -> Value {
    let document = json!({ "uri": URI, "languageId": language, "version": 1, "text": text });
    json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document } })
}

fn told(method: &str, mut params: Value) -> Value {
    params["textDocument"] = json!({ "uri": URI });
    json!({ "jsonrpc": "2.0", "method": format!("textDocument/{method}"), "params": params })
}

fn request(id: usize, method: &str, params: Value) -> Value {
    let mut request = told(method, params);
    request["id"] = json!(id);
    request
}

/// The change as the protocol has it.
fn change(text: &mut String, encoding: PositionEncoding, range: Option<Range>, new: &str) {
    let Some(Range { start, end }) = range else { return new.clone_into(text) };
    let start = offset(text, encoding, start);
    let end = offset(text, encoding, end).max(start);
    *text = [&text[..start], new, &text[end..]].concat();
}

/// The lines of a text without their ends, each with the byte that it begins at.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let (mut lines, mut start, mut at) = (Vec::new(), 0, 0);
    while at < text.len() {
        let end = if text[at..].starts_with("\r\n") { 2 } else { usize::from(text[at..].starts_with(['\r', '\n'])) };
        if end > 0 {
            lines.push((start, &text[start..at]));
            start = at + end;
        }
        at += end.max(text[at..].chars().next().map_or(1, char::len_utf8));
    }
    lines.push((start, &text[start..]));
    lines
}

fn width(encoding: PositionEncoding, c: char) -> u32 {
    (match encoding {
        PositionEncoding::Utf8 => c.len_utf8(),
        PositionEncoding::Utf16 => c.len_utf16(),
        PositionEncoding::Utf32 => 1,
    }) as u32
}

/// The byte of a position, counted character by character.
fn offset(text: &str, encoding: PositionEncoding, position: Position) -> usize {
    let Some(&(start, line)) = lines(text).get(position.line as usize) else { return text.len() };
    let mut column = 0;
    for (at, c) in line.char_indices() {
        column += width(encoding, c);
        if column > position.character {
            return start + at;
        }
    }
    start + line.len()
}

/// The position of a byte, counted character by character.
fn place(text: &str, encoding: PositionEncoding, at: usize) -> Position {
    let lines = lines(text);
    let line = lines.iter().rposition(|(start, _)| *start <= at).expect("the first line begins at 0");
    let character = text[lines[line].0..at].chars().map(|c| width(encoding, c)).sum();
    Position { line: line as u32, character }
}
