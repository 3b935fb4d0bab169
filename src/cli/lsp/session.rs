//! One session with an editor: what it asks and tells, in the order of the protocol.

use super::desk::{Desk, News};
use super::document::{self, Document};
use super::inbox::Inbox;
use crate::cli::Exit;
use crate::cli::args;
use crate::lexicon::Lexicon;
use crate::lsp::actions;
use crate::lsp::diagnostics;
use crate::lsp::message::{self, Id, Incoming, Refusal};
use crate::lsp::protocol::{
    CancelParams, Client, CodeAction, CodeActionParams, DidChange, DidOpen, HoverParams, OfDocument, OpenedDocument,
    PublishDiagnostics,
};
use crate::lsp::{OpenText, uri};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

pub struct Session<'l> {
    desk: Desk<'l>,
    state: State,
    inbox: Inbox,
    messages: Vec<Vec<u8>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before `initialize`.
    Fresh,
    Open,
    /// After `shutdown`.
    Shut,
    /// After `exit`; whether `shutdown` came first.
    Over(bool),
}

impl<'l> Session<'l> {
    pub fn new(args: args::Lsp, lexicon: &'l Lexicon, inbox: Inbox) -> Self {
        let desk = Desk::new(args, Client::default(), lexicon);
        Self { desk, state: State::Fresh, inbox, messages: Vec::new() }
    }

    pub fn receive(&mut self, message: &[u8]) {
        match Incoming::read(message) {
            Ok(Incoming::Request { id, method, params }) => {
                let outcome = self.request(&id, &method, params);
                self.messages.push(message::answer(Some(&id), outcome));
            }
            Ok(Incoming::Notification { method, params }) => self.notification(&method, params),
            Ok(Incoming::Answer) => {}
            Err((id, refusal)) => self.messages.push(message::answer(id.as_ref(), Err::<(), _>(refusal))),
        }
    }

    pub fn refuse_long(&mut self, bytes: u64) {
        let refusal = Refusal::invalid_request(&format!("a message of {bytes} bytes is too long"));
        self.messages.push(message::answer(None, Err::<(), _>(refusal)));
    }

    /// Works out the findings of what has changed, and tells them.
    pub fn lint(&mut self) {
        let mut news = Vec::new();
        self.desk.lint(&mut news);
        self.tell(news);
    }

    pub fn due(&self) -> Option<Instant> {
        self.desk.due().filter(|_| self.state == State::Open)
    }

    pub fn has_more(&self) -> bool {
        self.state == State::Open && self.desk.has_more()
    }

    pub fn read_one(&mut self) {
        self.desk.read_one();
    }

    pub fn take_messages(&mut self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.messages)
    }

    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Over(_))
    }

    /// The status that the protocol asks for: an editor that leaves without `shutdown` has crashed.
    pub fn exit(&self) -> Exit {
        if matches!(self.state, State::Shut | State::Over(true)) { Exit::Clean } else { Exit::Findings }
    }

    fn request(&mut self, id: &Id, method: &str, params: Value) -> Result<Value, Refusal> {
        match (self.state, method) {
            (State::Fresh, "initialize") => return Ok(self.initialize(&params)),
            (State::Fresh, _) => return Err(Refusal::not_initialized()),
            (State::Shut | State::Over(_), _) => return Err(Refusal::invalid_request("the session is shut down")),
            (State::Open, "initialize") => return Err(Refusal::invalid_request("the session is open already")),
            (State::Open, "shutdown") => {
                self.state = State::Shut;
                return Ok(Value::Null);
            }
            (State::Open, _) => {}
        }
        if self.is_taken_back(id) {
            return Err(Refusal::cancelled());
        }
        match method {
            "textDocument/codeAction" => self.code_actions(read(params)?),
            "textDocument/hover" => self.hover(&read(params)?),
            _ => Err(Refusal::unknown_method(method)),
        }
    }

    /// Whether a message that waits takes this request back.
    fn is_taken_back(&self, id: &Id) -> bool {
        self.inbox.holds(|message| {
            // Most messages are changes; only what may be such is read.
            if memchr::memmem::find(message, b"$/cancelRequest").is_none() {
                return false;
            }
            let Ok(Incoming::Notification { method, params }) = Incoming::read(message) else { return false };
            method == "$/cancelRequest" && read::<CancelParams>(params).is_ok_and(|cancel| cancel.id == *id)
        })
    }

    fn notification(&mut self, method: &str, params: Value) {
        if method == "exit" {
            self.state = State::Over(self.state == State::Shut);
            return;
        }
        if self.state != State::Open {
            return;
        }
        let mut news = Vec::new();
        let outcome = match method {
            "initialized" => {
                self.watch_files();
                Ok(())
            }
            "textDocument/didOpen" => read(params).map(|DidOpen { text_document }| self.open(text_document, &mut news)),
            "textDocument/didChange" => read(params).map(|change| self.change(change, &mut news)),
            "textDocument/didClose" => {
                read(params).map(|of: OfDocument| self.desk.close(&of.text_document.uri, &mut news))
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => {
                self.desk.look_again(&mut news);
                Ok(())
            }
            _ => Ok(()),
        };
        if let Err(refusal) = outcome {
            news.push(News::Remark(format!("{method}: {}", refusal.message)));
        }
        self.tell(news);
    }

    fn initialize(&mut self, params: &Value) -> Value {
        self.desk.client = Client::read(params);
        self.state = State::Open;
        json!({
            "capabilities": {
                "positionEncoding": self.desk.client.encoding.name(),
                "textDocumentSync": { "openClose": true, "change": 2, "save": { "includeText": false } },
                "hoverProvider": true,
                "codeActionProvider": { "codeActionKinds": [actions::QUICK_FIX, actions::FIX_ALL] },
            },
            "serverInfo": { "name": "copydesk", "version": env!("CARGO_PKG_VERSION") },
        })
    }

    /// Asks to be told when the house's files change.
    fn watch_files(&mut self) {
        if !self.desk.client.watched_files {
            return;
        }
        let watchers: Vec<Value> = ["**/copydesk.toml", "**/.copydesk.toml", "**/*.names", "**/*.terms"]
            .into_iter()
            .map(|pattern| json!({ "globPattern": pattern }))
            .collect();
        let registration = json!({
            "id": "house",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": { "watchers": watchers },
        });
        let params = json!({ "registrations": [registration] });
        self.messages.push(message::request("house", "client/registerCapability", params));
    }

    fn open(&mut self, opened: OpenedDocument, news: &mut Vec<News>) {
        let OpenedDocument { uri, language_id, version, text } = opened;
        let path = uri::to_path(&uri);
        let name = path.as_deref().map_or(uri.clone(), |path| path.to_string_lossy().into_owned());
        let document = Document {
            version,
            text: OpenText::new(text, self.desk.client.encoding),
            format: document::format(&name, &language_id),
            real: path.map(|path| real(&path)),
            house: None,
            rooted: String::new(),
            articles: None,
            shown: Vec::new(),
            published: None,
            uri,
        };
        self.desk.open(document, news);
    }

    fn change(&mut self, change: DidChange, news: &mut Vec<News>) {
        let uri = change.text_document.uri;
        let Some(document) = self.desk.documents.get_mut(&uri) else {
            return news.push(News::Remark(format!("{uri} is changed and was never opened")));
        };
        document.version = change.text_document.version.unwrap_or(document.version + 1);
        change.content_changes.into_iter().for_each(|change| document.text.change(change));
        self.desk.change(&uri);
    }

    /// The findings of what the editor has now, so that an answer speaks of the text that it was asked about.
    fn catch_up(&mut self) -> Result<(), Refusal> {
        if !self.desk.is_quick() {
            return Err(Refusal::new(-32801, "the text has changed and its findings are not worked out yet"));
        }
        self.lint();
        Ok(())
    }

    fn hover(&mut self, params: &HoverParams) -> Result<Value, Refusal> {
        self.catch_up()?;
        let Some(document) = self.desk.documents.get(&params.text_document.uri) else { return Ok(Value::Null) };
        let found = diagnostics::at(&document.shown, params.position, &document.text);
        Ok(found.map_or(Value::Null, |shown| json!(diagnostics::hover(shown, &self.desk.client))))
    }

    fn code_actions(&mut self, params: CodeActionParams) -> Result<Value, Refusal> {
        self.catch_up()?;
        if !self.desk.client.code_actions {
            return Ok(Value::Null);
        }
        let uri = params.text_document.uri;
        let house = self.desk.house_files(&uri);
        let Desk { documents, live, client, .. } = &mut self.desk;
        let Some(document) = documents.get(&uri) else { return Ok(Value::Null) };
        let start = document.text.offset(params.range.start);
        let range = start..document.text.offset(params.range.end).max(start);
        let only = params.context.only.as_deref();
        let opened = actions::Document {
            uri: &document.uri,
            version: document.version,
            text: &document.text,
            format: document.format,
            rooted: &document.rooted,
        };
        let mut found: Vec<CodeAction> = Vec::new();
        if actions::is_wanted(actions::QUICK_FIX, only) {
            let here: Vec<_> = document.shown.iter().filter(|shown| shown.touches(&range)).take(MOST_ASKED).collect();
            found.extend(here.iter().flat_map(|shown| actions::fixes(shown, &document.shown, &opened, client)));
            for shown in here {
                found.extend(actions::let_stand(shown, &opened, house.as_ref(), live.vocabulary(), client));
                found.extend(house.as_ref().and_then(|house| actions::add_to_list(shown, house, client)));
            }
        }
        if actions::is_wanted(actions::FIX_ALL, only) {
            found.extend(actions::fix_all(&document.shown, &opened, client));
        }
        Ok(json!(found))
    }

    fn tell(&mut self, news: Vec<News>) {
        for item in news {
            self.messages.push(match &item {
                News::Findings(uri, version, findings) => {
                    let diagnostics = findings.iter().collect();
                    let params = PublishDiagnostics { uri, version: *version, diagnostics };
                    message::notification("textDocument/publishDiagnostics", params)
                }
                News::Remark(text) => message::notification("window/logMessage", json!({ "type": 2, "message": text })),
            });
        }
    }
}

/// Findings that actions are offered for when a long stretch is chosen.
const MOST_ASKED: usize = 16;

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refusal> {
    serde_json::from_value(params).map_err(|error| Refusal::invalid_params(&error))
}

/// The file itself, links followed; one that is not there yet is where its folder is.
fn real(path: &Path) -> PathBuf {
    let in_folder = || Some(fs::canonicalize(path.parent()?).ok()?.join(path.file_name()?));
    fs::canonicalize(path).ok().or_else(in_folder).unwrap_or_else(|| path.to_owned())
}
