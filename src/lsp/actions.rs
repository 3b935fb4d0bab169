//! What an editor may do about a finding: mend it, let it stand, or teach the house's list.

use super::diagnostics::{Edits, Shown};
use super::protocol::{Client, CodeAction, Position, Range, TextEdit};
use super::{OpenText, stet};
use crate::article::Vocabulary;
use crate::fix::Safety;
use crate::readers::Format;
use crate::report::sanitise;
use serde_json::{Value, json};
use std::ops;

/// A document, as its actions need it.
pub struct Document<'d> {
    pub uri: &'d str,
    pub version: i32,
    pub text: &'d OpenText,
    pub format: Format,
    /// Its path from the configuration's folder, by which a stet knows it.
    pub rooted: &'d str,
}

/// The house's files, where an action may write into them.
pub struct HouseFiles {
    pub config: HouseFile,
    /// The list of names; none is named in the configuration if `is_listed` is false.
    pub names: HouseFile,
    pub is_listed: bool,
}

/// One of the house's files as it is now.
pub struct HouseFile {
    pub uri: String,
    pub name: String,
    /// None if there is no such file yet.
    pub text: Option<OpenText>,
}

pub const QUICK_FIX: &str = "quickfix";
pub const FIX_ALL: &str = "source.fixAll.copydesk";

/// Families whose findings an entry of the house's list may settle.
const OF_NAMES: [&str; 3] = ["names/", "terms/", "cross/name-spelling"];

/// Whether actions of a kind are asked for.
pub fn is_wanted(kind: &str, only: Option<&[String]>) -> bool {
    let within =
        |wanted: &String| kind.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    only.is_none_or(|only| only.iter().any(within))
}

/// The changes that would mend a finding: this one, and all that are its like.
pub fn fixes(shown: &Shown, all: &[Shown], document: &Document<'_>, client: &Client) -> Vec<CodeAction> {
    let Some((safety, edits)) = &shown.fix else { return Vec::new() };
    let Some((bytes, new)) = edits.first() else { return Vec::new() };
    let title = title(&document.text.as_str()[bytes.clone()], new);
    let mut actions = vec![CodeAction {
        title: title.clone(),
        kind: QUICK_FIX,
        diagnostics: vec![shown.diagnostic.clone()],
        is_preferred: *safety == Safety::Safe,
        edit: in_document(edits.iter(), document, client),
    }];
    let is_like = |other: &&Shown| {
        let same = |(_, edits): &(Safety, Edits)| edits.iter().all(|(_, other)| other == new);
        other.finding.rule == shown.finding.rule && other.quoted == shown.quoted && other.fix.as_ref().is_some_and(same)
    };
    let alike: Vec<&Shown> = all.iter().filter(is_like).collect();
    let together = apart(alike.iter().copied());
    if together.len() > 1 {
        actions.push(CodeAction {
            title: format!("{title} ({} times)", together.len()),
            kind: QUICK_FIX,
            diagnostics: alike.iter().map(|shown| shown.diagnostic.clone()).collect(),
            is_preferred: false,
            edit: in_document(together.into_iter(), document, client),
        });
    }
    actions
}

/// All safe fixes of a document that do not overlap.
pub fn fix_all(all: &[Shown], document: &Document<'_>, client: &Client) -> Option<CodeAction> {
    let is_safe = |shown: &&Shown| shown.fix.as_ref().is_some_and(|(safety, _)| *safety == Safety::Safe);
    let edits = apart(all.iter().filter(is_safe));
    let number = edits.len();
    (number > 0).then(|| CodeAction {
        title: format!("Apply all safe fixes of copydesk ({number})"),
        kind: FIX_ALL,
        diagnostics: Vec::new(),
        is_preferred: false,
        edit: in_document(edits.into_iter(), document, client),
    })
}

/// Lets a finding stand: by a comment where the copy may hold one, else by a table of the configuration.
pub fn let_stand(
    shown: &Shown,
    document: &Document<'_>,
    house: Option<&HouseFiles>,
    vocabulary: &mut Vocabulary<'_>,
    client: &Client,
) -> Option<CodeAction> {
    let rule = shown.finding.rule;
    let comment = stet::in_copy(document.text.as_str(), document.format, shown, vocabulary);
    let (title, edit) = match comment {
        Some((at, comment)) => {
            (format!("Let it stand ({rule})"), in_document([(at..at, comment)].iter(), document, client))
        }
        None => {
            let house = house?;
            let table = stet::table(rule, document.rooted, &shown.quoted);
            let edit = in_house(&[(&house.config, Where::End, table)], client)?;
            (format!("Let it stand, in {} ({rule})", house.config.name), edit)
        }
    };
    let diagnostics = vec![shown.diagnostic.clone()];
    Some(CodeAction { title, kind: QUICK_FIX, diagnostics, is_preferred: false, edit })
}

/// Adds the words of a finding to the house's list, as they are printed.
pub fn add_to_list(shown: &Shown, house: &HouseFiles, client: &Client) -> Option<CodeAction> {
    let name = shown.quoted.split_whitespace().collect::<Vec<_>>().join(" ");
    let sound = name.chars().any(char::is_alphabetic) && !name.contains(['#', '=']) && !name.contains("->");
    if !sound || !OF_NAMES.iter().any(|family| shown.finding.rule.starts_with(family)) {
        return None;
    }
    let mut additions = vec![(&house.names, Where::End, format!("{name}\n"))];
    if !house.is_listed {
        // A key without a list behind it, or one that cannot be read.
        let begun = |text: &OpenText| {
            let mut keys = text.as_str().lines().take_while(|line| !line.trim_start().starts_with('['));
            keys.any(|line| line.trim_start().starts_with("names"))
        };
        if house.config.text.as_ref().is_some_and(begun) {
            return None;
        }
        // Before the first table: behind it the key would be the table's.
        additions.push((&house.config, Where::Top, format!("names = [{}]\n", json!(house.names.name))));
    }
    Some(CodeAction {
        title: format!("Add {} to {}", cited(&name), house.names.name),
        kind: QUICK_FIX,
        diagnostics: vec![shown.diagnostic.clone()],
        is_preferred: false,
        edit: in_house(&additions, client)?,
    })
}

/// The edits of fixes, each taken as a whole or not at all, so that none overlap.
fn apart<'s>(fixes: impl Iterator<Item = &'s Shown>) -> Vec<&'s (ops::Range<usize>, String)> {
    let mut taken: Vec<&(ops::Range<usize>, String)> = Vec::new();
    let meet = |a: &ops::Range<usize>, b: &ops::Range<usize>| a.start < b.end && b.start < a.end || a.start == b.start;
    for (_, edits) in fixes.filter_map(|shown| shown.fix.as_ref()) {
        if !edits.iter().any(|(new, _)| taken.iter().any(|(old, _)| meet(old, new))) {
            taken.extend(edits);
        }
    }
    taken
}

fn in_document<'e>(
    edits: impl Iterator<Item = &'e (ops::Range<usize>, String)>,
    document: &Document<'_>,
    client: &Client,
) -> Value {
    let edit = |(bytes, new): &(ops::Range<usize>, String)| TextEdit {
        range: document.text.range(bytes.clone()),
        new_text: new.clone(),
    };
    let edits: Vec<TextEdit> = edits.map(edit).collect();
    if client.document_changes {
        let named = json!({ "uri": document.uri, "version": document.version });
        json!({ "documentChanges": [{ "textDocument": named, "edits": edits }] })
    } else {
        json!({ "changes": { document.uri: edits } })
    }
}

enum Where {
    Top,
    End,
}

/// Additions to the house's files; none if a file would have to be made and the editor makes none.
fn in_house(additions: &[(&HouseFile, Where, String)], client: &Client) -> Option<Value> {
    let (mut changes, mut plain) = (Vec::new(), serde_json::Map::new());
    for (file, place, addition) in additions {
        let (at, addition) = match (&file.text, place) {
            (Some(text), Where::End) => {
                let line_end = if text.as_str().contains("\r\n") { "\r\n" } else { "\n" };
                let open = !text.as_str().is_empty() && !text.as_str().ends_with(['\n', '\r']);
                let addition = addition.replace('\n', line_end);
                let gap = if addition.starts_with('[') && !text.as_str().is_empty() { line_end } else { "" };
                (text.position(text.as_str().len()), format!("{}{gap}{addition}", if open { line_end } else { "" }))
            }
            (_, _) => (Position { line: 0, character: 0 }, addition.clone()),
        };
        let edits = json!([TextEdit { range: Range { start: at, end: at }, new_text: addition }]);
        if file.text.is_none() {
            if !(client.document_changes && client.create_files) {
                return None;
            }
            changes.push(json!({ "kind": "create", "uri": file.uri, "options": { "ignoreIfExists": true } }));
        }
        plain.insert(file.uri.clone(), edits.clone());
        changes.push(json!({ "textDocument": { "uri": file.uri, "version": null }, "edits": edits }));
    }
    Some(if client.document_changes { json!({ "documentChanges": changes }) } else { json!({ "changes": plain }) })
}

fn title(old: &str, new: &str) -> String {
    match (old.trim(), new.trim()) {
        (old, "") => format!("Take out {}", cited(old)),
        ("", new) => format!("Put in {}", cited(new)),
        (old, new) => format!("Change {} to {}", cited(old), cited(new)),
    }
}

/// Words of the copy in a title.
fn cited(words: &str) -> String {
    const LONGEST: usize = 60;
    let words = sanitise(words).split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("\"{} …\"", words[..end].trim_end()),
        None => format!("\"{words}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_wanted_if_it_or_what_it_belongs_to_is_named() {
        let only = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert!(is_wanted(FIX_ALL, None));
        assert!(is_wanted(FIX_ALL, Some(&only(&["source"]))));
        assert!(is_wanted(FIX_ALL, Some(&only(&["refactor", "source.fixAll"]))));
        assert!(!is_wanted(FIX_ALL, Some(&only(&["source.fix", "quickfix"]))));
        assert!(!is_wanted(QUICK_FIX, Some(&[])));
    }

    #[test]
    fn titles_say_what_is_changed() {
        assert_eq!(title("Stepanekert", "Stepanakert"), "Change \"Stepanekert\" to \"Stepanakert\"");
        assert_eq!(title("the ", ""), "Take out \"the\"");
        assert_eq!(title("", "."), "Put in \".\"");
        assert_eq!(title(&"a ".repeat(99), "b").chars().count(), 77);
    }
}
