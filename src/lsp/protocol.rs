//! The structures of the protocol that we speak, named as it names them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    pub line: u32,
    pub character: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    pub start: Position,
    pub end: Position,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    pub uri: String,
    pub range: Range,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DidOpen {
    pub text_document: OpenedDocument,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenedDocument {
    pub uri: String,
    #[serde(default)]
    pub language_id: String,
    #[serde(default)]
    pub version: i32,
    pub text: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DidChange {
    pub text_document: DocumentName,
    pub content_changes: Vec<Change>,
}

/// A change of a document; without a range, all of its new text.
#[derive(Debug, Deserialize)]
pub struct Change {
    #[serde(default)]
    pub range: Option<Range>,
    pub text: String,
}

/// The parameters of all that speaks of one document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfDocument {
    pub text_document: DocumentName,
}

#[derive(Debug, Deserialize)]
pub struct DocumentName {
    pub uri: String,
    #[serde(default)]
    pub version: Option<i32>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HoverParams {
    pub text_document: DocumentName,
    pub position: Position,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeActionParams {
    pub text_document: DocumentName,
    pub range: Range,
    #[serde(default)]
    pub context: CodeActionContext,
}

#[derive(Debug, Default, Deserialize)]
pub struct CodeActionContext {
    #[serde(default)]
    pub only: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
pub struct CancelParams {
    pub id: super::message::Id,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    pub range: Range,
    /// 1 error, 2 warning, 3 information, 4 hint.
    pub severity: u8,
    pub code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_description: Option<CodeDescription>,
    pub source: &'static str,
    pub message: String,
    /// 1 unnecessary: editors draw it pale.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_information: Vec<RelatedInformation>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeDescription {
    pub href: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RelatedInformation {
    pub location: Location,
    pub message: String,
}

#[derive(Serialize)]
pub struct PublishDiagnostics<'a> {
    pub uri: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i32>,
    pub diagnostics: Vec<&'a Diagnostic>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeAction {
    pub title: String,
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_preferred: bool,
    pub edit: Value,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TextEdit {
    pub range: Range,
    pub new_text: String,
}

#[derive(Serialize)]
pub struct Hover {
    pub contents: MarkupContent,
    pub range: Range,
}

#[derive(Serialize)]
pub struct MarkupContent {
    pub kind: &'static str,
    pub value: String,
}

/// What the editor can show.
#[derive(Clone, Debug, Default)]
pub struct Client {
    pub encoding: super::PositionEncoding,
    pub related_information: bool,
    pub unnecessary_tag: bool,
    pub markdown: bool,
    /// Code actions that hold their edit; an editor without them gets none.
    pub code_actions: bool,
    pub document_changes: bool,
    pub create_files: bool,
    pub watched_files: bool,
    /// The folder that is open, for texts that lie on no disk.
    pub root: Option<String>,
}

impl Client {
    /// Reads the parameters of `initialize`. What is missing or of another kind is not supported.
    pub fn read(params: &Value) -> Self {
        let at = |pointer: &str| params.pointer(&format!("/capabilities/{pointer}"));
        let flag = |pointer: &str| at(pointer).and_then(Value::as_bool).unwrap_or_default();
        let list = |pointer: &str| at(pointer).and_then(Value::as_array).into_iter().flatten();
        let names = |pointer: &str| list(pointer).filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>();
        let root = params.pointer("/workspaceFolders/0/uri").or_else(|| params.get("rootUri"));
        Self {
            encoding: super::PositionEncoding::agree(&names("general/positionEncodings")),
            related_information: flag("textDocument/publishDiagnostics/relatedInformation"),
            unnecessary_tag: list("textDocument/publishDiagnostics/tagSupport/valueSet")
                .any(|tag| tag.as_u64() == Some(1)),
            markdown: names("textDocument/hover/contentFormat").iter().any(|format| format == "markdown"),
            code_actions: at("textDocument/codeAction/codeActionLiteralSupport").is_some(),
            document_changes: flag("workspace/workspaceEdit/documentChanges"),
            create_files: names("workspace/workspaceEdit/resourceOperations").iter().any(|kind| kind == "create"),
            watched_files: flag("workspace/didChangeWatchedFiles/dynamicRegistration"),
            root: root.and_then(Value::as_str).map(str::to_owned),
        }
    }
}
