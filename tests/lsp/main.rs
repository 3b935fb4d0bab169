//! Sessions with the real program, as an editor has them.

mod client;
mod houses;
mod text;

use client::{Client, capabilities, folder, uri};
use serde_json::{Value, json};
use std::fs;
use std::time::Instant;
use text::{applied, position, range, range_of, words};

const SLIP: &str = "The delegation visited Stepanekert last week.\n\nThe streets of Stepanakert were calm.\n\n\
                    It will stay in Stepanakert until Monday.\n\nIn Stepanakert it rained.\n";

fn codes(findings: &[Value]) -> Vec<&str> {
    findings.iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().unwrap()).collect()
}

fn titled<'a>(actions: &'a [Value], beginning: &str) -> &'a Value {
    let found = actions.iter().find(|action| action["title"].as_str().unwrap().starts_with(beginning));
    found.unwrap_or_else(|| panic!("no action `{beginning}` among {:?}", titles(actions)))
}

#[test]
fn a_finding_points_at_both_places() {
    let desk = folder("both-places", &[]);
    let mut client = Client::open(&["--isolated"], &desk);
    let a = uri(&desk.join("a.txt"));
    let findings = client.open_document(&a, "plaintext", SLIP);
    assert_eq!(codes(&findings), ["names/near-spelling"]);
    let finding = &findings[0];
    assert_eq!(words(SLIP, &finding["range"]), "Stepanekert");
    assert_eq!((&finding["severity"], &finding["source"]), (&json!(2), &json!("copydesk")));
    let related = &finding["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], a);
    assert_eq!(words(SLIP, &related["location"]["range"]), "Stepanakert");
    assert_eq!(client.close(), Some(0));
}

#[test]
fn columns_are_units_of_utf_16_behind_emoji_and_combining_marks() {
    let text =
        SLIP.replace("The delegation", "🎉 The delegation 👩‍👦 of the Cafe\u{301}").replace("\n\nThe", "\r\n\r\n🎉 The");
    let desk = folder("utf-16", &[]);
    let mut client = Client::open(&["--isolated"], &desk);
    let findings = client.open_document(&uri(&desk.join("a.txt")), "plaintext", &text);
    assert_eq!(findings[0]["range"], range_of(&text, "Stepanekert"));
    assert_eq!(findings[0]["range"]["start"], json!({ "line": 0, "character": 45 }));
    assert_eq!(findings[0]["relatedInformation"][0]["location"]["range"], range_of(&text, "Stepanakert"));
}

#[test]
fn the_encoding_of_positions_is_agreed_on() {
    let text = SLIP.replace("The delegation", "é 🎉 The delegation");
    for (encoding, character) in [("utf-8", 31), ("utf-16", 28), ("utf-32", 27)] {
        let desk = folder("encodings", &[]);
        let mut capabilities = capabilities();
        capabilities["general"] = json!({ "positionEncodings": [encoding, "utf-16"] });
        let mut client = Client::open_as(&["--isolated"], &desk, capabilities);
        let findings = client.open_document(&uri(&desk.join("a.txt")), "plaintext", &text);
        assert_eq!(findings[0]["range"]["start"]["character"], character, "{encoding}");
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

#[test]
fn after_a_thousand_edits_the_program_has_the_text_that_the_editor_has() {
    const PIECES: [&str; 16] = [
        "the the ",
        "TK ",
        "🎉",
        "e\u{301}",
        "\r\n",
        "\n\n",
        "\r",
        "Stepanekert ",
        "Stepanakert ",
        " ,",
        "👩‍👦 ",
        "(",
        "été ",
        "[INSERT QUOTE] ",
        "12 people, ",
        "",
    ];
    let desk = folder("thousand-edits", &[]);
    let mut client = Client::open(&["--isolated", "--no-desk"], &desk);
    let (a, b) = (uri(&desk.join("a.txt")), uri(&desk.join("b.txt")));
    client.open_document(&a, "plaintext", SLIP);
    let mut text: Vec<char> = SLIP.chars().collect();
    let mut dice = Dice(1);
    let mut version = 1;
    let mut compared = 0;
    for round in 0..200 {
        let mut changes = Vec::new();
        for _ in 0..5 {
            let from = dice.below(text.len() + 1);
            let to = (from + dice.below(6)).min(text.len());
            let piece = PIECES[dice.below(PIECES.len())];
            // No editor puts its cursor between the two characters of a line end.
            let splits = |at: usize| at > 0 && text[at - 1] == '\r' && text.get(at) == Some(&'\n');
            let (from, to) = (from - usize::from(splits(from)), to + usize::from(splits(to)));
            changes.push(json!({ "range": range(&text, from, to), "text": piece }));
            text.splice(from..to, piece.chars());
        }
        version += 1;
        client.change(&a, version, json!(changes));
        if round % 20 != 19 {
            continue;
        }
        let changed = client.findings(&a, version);
        let whole: String = text.iter().collect();
        let mut opened = client.open_document(&b, "plaintext", &whole);
        client.tell("textDocument/didClose", json!({ "textDocument": { "uri": b } }));
        for finding in &mut opened {
            let related = finding.get_mut("relatedInformation").and_then(Value::as_array_mut);
            related.into_iter().flatten().for_each(|place| place["location"]["uri"] = json!(a));
        }
        assert_eq!(changed, opened, "after {} edits of {whole:?}", (round + 1) * 5);
        compared += opened.len();
    }
    assert!(compared > 100, "{compared} findings are too few to tell the texts apart");
    assert_eq!(client.close(), Some(0));
}

/// `cargo test --release --test lsp -- --ignored --nocapture`
#[cfg(target_os = "linux")]
#[test]
#[ignore = "takes minutes; its times say something on a quiet machine only"]
fn a_hundred_thousand_edits_neither_slow_nor_swell_the_program() {
    let desk = folder("soak", &[]);
    let mut client = Client::open(&["--isolated"], &desk);
    let a = uri(&desk.join("a.txt"));
    let paragraph = "The delegation of the Minsk Group visited Stepanakert last week, its leader Mr. Ohanyan said. ";
    let text = format!("{SLIP}\n{}\n", format!("{}\n\n", paragraph.repeat(4)).repeat(8));
    client.open_document(&a, "plaintext", &text);
    let mut dice = Dice(7);
    let (mut spent, mut tenths) = (Vec::new(), Vec::new());
    for version in 2..=100_001 {
        // A letter is typed, then taken back.
        let at = json!({ "line": 8 + 2 * dice.below(8), "character": 40 });
        let after = json!({ "line": at["line"], "character": 41 });
        let (range, piece) = if version % 2 == 0 { ([&at, &at], "x") } else { ([&at, &after], "") };
        let began = Instant::now();
        client.change(&a, version, json!([{ "range": { "start": range[0], "end": range[1] }, "text": piece }]));
        client.findings(&a, version);
        spent.push(began.elapsed());
        if spent.len() == 10_000 {
            spent.sort_unstable();
            let memory = client.memory();
            println!(
                "median {:?}, 99 in 100 {:?}, at most {:?}, {memory} kB",
                spent[5_000], spent[9_900], spent[9_999]
            );
            tenths.push((spent[5_000], memory));
            spent.clear();
        }
    }
    // The second tenth, and not the first: caches fill.
    assert!(tenths[9].0 < tenths[1].0 * 2, "{tenths:?}");
    assert!(tenths[9].1 < tenths[1].1 + tenths[1].1 / 4, "{tenths:?}");
    assert_eq!(client.close(), Some(0));
}

#[test]
fn a_change_without_a_range_is_a_new_text() {
    let desk = folder("new-text", &[]);
    let mut client = Client::open(&["--isolated"], &desk);
    let a = uri(&desk.join("a.txt"));
    client.open_document(&a, "plaintext", "All is well in the capital.\n");
    client.change(&a, 2, json!([{ "text": SLIP }]));
    assert_eq!(client.findings(&a, 2).len(), 1);
}

#[test]
fn a_safe_fix_is_preferred_and_mends_the_finding() {
    let desk = folder("fix", &[]);
    let mut client = Client::open(&["--isolated"], &desk);
    let a = uri(&desk.join("a.txt"));
    let findings = client.open_document(&a, "plaintext", SLIP);
    let actions = client.actions(&a, &findings[0]["range"], json!({ "diagnostics": [] }));
    let fix = titled(&actions, "Change \"Stepanekert\" to \"Stepanakert\"");
    assert_eq!((&fix["kind"], &fix["isPreferred"]), (&json!("quickfix"), &json!(true)));
    assert_eq!(fix["diagnostics"][0], findings[0]);
    assert_eq!(fix["edit"]["documentChanges"][0]["textDocument"]["version"], 1);
    let mended = applied(SLIP, fix, &a);
    client.change(&a, 2, json!([{ "text": mended }]));
    assert_eq!(client.findings(&a, 2), [] as [Value; 0]);
    assert_eq!(client.actions(&a, &findings[0]["range"], json!({ "diagnostics": [] })), [] as [Value; 0]);
}

#[test]
fn all_safe_fixes_are_one_action_of_the_source() {
    let text = "He left the Minks Group. 🎉 Then he joined the Minks Group again.\n";
    let list = ("house.names", "Minks Group -> Minsk Group\n");
    let desk = folder("fix-all", &[("copydesk.toml", "names = [\"house.names\"]\n"), list]);
    let mut client = Client::open(&[], &desk);
    let a = uri(&desk.join("a.txt"));
    client.open_document(&a, "plaintext", text);
    let top = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } });
    for only in ["source.fixAll.copydesk", "source.fixAll", "source"] {
        let actions = client.actions(&a, &top, json!({ "diagnostics": [], "only": [only] }));
        assert_eq!(titles(&actions), ["Apply all safe fixes of copydesk (2)"], "{only}");
        let mended = applied(text, &actions[0], &a);
        assert_eq!(mended, text.replace("Minks", "Minsk"));
    }
    assert_eq!(client.actions(&a, &top, json!({ "diagnostics": [], "only": ["refactor"] })), [] as [Value; 0]);
}

#[test]
fn in_copy_with_comments_a_finding_is_let_stand_by_a_comment() {
    let markdown = "# Talks\n\n".to_owned() + &SLIP.replace("visited", "*visited*");
    let html = SLIP.lines().filter(|line| !line.is_empty()).map(|line| format!("<p>{line}</p>\n")).collect::<String>();
    // Put behind the closing tag the comment would speak of another paragraph.
    let one_line = html.replace('\n', "");
    for (name, text) in [("a.md", markdown), ("a.html", html), ("one-line.html", one_line)] {
        let desk = folder("stet-comment", &[]);
        let mut client = Client::open(&["--isolated"], &desk);
        let a = uri(&desk.join(name));
        let findings = client.open_document(&a, "", &text);
        assert_eq!(codes(&findings), ["names/near-spelling"], "{name}");
        let actions = client.actions(&a, &findings[0]["range"], json!({ "diagnostics": [] }));
        let stet = applied(&text, titled(&actions, "Let it stand (names/near-spelling)"), &a);
        assert!(stet.contains("<!-- copydesk: stet names/near-spelling -->"), "{stet}");
        client.change(&a, 2, json!([{ "text": stet }]));
        assert_eq!(client.findings(&a, 2), [] as [Value; 0], "{stet}");
    }
}

#[test]
fn in_plain_copy_a_finding_is_let_stand_in_the_configuration() {
    let desk = folder("stet-table", &[("copydesk.toml", "notes = true")]);
    let (a, config) = (uri(&desk.join("a.txt")), desk.join("copydesk.toml"));
    let mut client = Client::open(&[], &desk);
    let findings = client.open_document(&a, "plaintext", SLIP);
    let actions = client.actions(&a, &findings[0]["range"], json!({ "diagnostics": [] }));
    let stet = titled(&actions, "Let it stand, in copydesk.toml");
    fs::write(&config, applied("notes = true", stet, &uri(&config))).unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert_eq!(client.findings(&a, 1), [] as [Value; 0], "{}", fs::read_to_string(&config).unwrap());
}

#[test]
fn where_there_is_no_configuration_one_is_made() {
    let desk = folder("stet-new", &[]);
    let (a, config) = (uri(&desk.join("a.txt")), uri(&desk.join("copydesk.toml")));
    let mut client = Client::open(&[], &desk);
    let findings = client.open_document(&a, "plaintext", SLIP);
    let actions = client.actions(&a, &findings[0]["range"], json!({ "diagnostics": [] }));
    let stet = titled(&actions, "Let it stand, in copydesk.toml");
    assert_eq!(stet["edit"]["documentChanges"][0]["kind"], "create");
    let table = applied("", stet, &config);
    fs::write(desk.join("copydesk.toml"), &table).unwrap();
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": config } }));
    assert_eq!(client.findings(&a, 1), [] as [Value; 0], "{table}");
}

#[test]
fn a_name_is_added_to_the_houses_list() {
    let desk = folder("list", &[("copydesk.toml", "names = [\"ours.names\"]\n"), ("ours.names", "# ours\nShushi")]);
    let (a, list) = (uri(&desk.join("a.txt")), desk.join("ours.names"));
    let mut client = Client::open(&[], &desk);
    let findings = client.open_document(&a, "plaintext", SLIP);
    let actions = client.actions(&a, &findings[0]["range"], json!({ "diagnostics": [] }));
    let added = applied("# ours\nShushi", titled(&actions, "Add \"Stepanekert\" to ours.names"), &uri(&list));
    assert_eq!(added, "# ours\nShushi\nStepanekert\n");
    fs::write(&list, added).unwrap();
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri(&list) } }));
    assert!(!codes(&client.findings(&a, 1)).contains(&"names/near-spelling"));
}

#[test]
fn where_there_is_no_list_one_is_made_and_named() {
    let desk = folder("list-new", &[("copydesk.toml", "[severity]\nnames = \"error\"\n")]);
    let (a, config) = (uri(&desk.join("a.txt")), desk.join("copydesk.toml"));
    let mut client = Client::open(&[], &desk);
    let findings = client.open_document(&a, "plaintext", SLIP);
    assert_eq!(findings[0]["severity"], 1);
    let actions = client.actions(&a, &findings[0]["range"], json!({ "diagnostics": [] }));
    let add = titled(&actions, "Add \"Stepanekert\" to house.names");
    fs::write(desk.join("house.names"), applied("", add, &uri(&desk.join("house.names")))).unwrap();
    fs::write(&config, applied("[severity]\nnames = \"error\"\n", add, &uri(&config))).unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert!(!codes(&client.findings(&a, 1)).contains(&"names/near-spelling"));
}

#[test]
fn the_pointer_on_a_finding_shows_what_its_rule_finds_and_why() {
    let desk = folder("hover", &[]);
    let mut client = Client::open(&["--isolated"], &desk);
    let a = uri(&desk.join("a.txt"));
    let findings = client.open_document(&a, "plaintext", SLIP);
    let mut ask = |line: u32, character: u32| {
        let position = json!({ "line": line, "character": character });
        client.ask("textDocument/hover", json!({ "textDocument": { "uri": a }, "position": position })).unwrap()
    };
    let hover = ask(0, 25);
    assert_eq!(hover["range"], findings[0]["range"]);
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("A name is spelled two ways in one article.") && text.contains("Why it matters"), "{text}");
    assert_eq!(ask(0, 3), Value::Null);
    assert_eq!(ask(99, 99), Value::Null);
}

const WITNESS: &str = "A speech by Steven Warthel was long.\n";
const ODD: &str = "The letter was read by Steven Warhtel in the chamber.\n";

#[test]
fn open_documents_are_compared_with_one_another() {
    let desk = folder("open-desk", &[]);
    let mut client = Client::open(&[], &desk);
    let (a, b, c) = (uri(&desk.join("a.txt")), uri(&desk.join("b.txt")), uri(&desk.join("c.txt")));
    assert_eq!(client.open_document(&a, "plaintext", ODD), [] as [Value; 0]);
    client.open_document(&b, "plaintext", WITNESS);
    client.open_document(&c, "plaintext", &WITNESS.replace("long", "brief and to the point"));
    let findings = client.findings(&a, 1);
    assert_eq!(codes(&findings), ["cross/name-spelling"]);
    assert_eq!(findings[0]["relatedInformation"][0]["location"]["uri"], b);
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": b } }));
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": c } }));
    assert_eq!(client.findings(&a, 1), [] as [Value; 0]);
}

#[test]
fn the_files_beside_a_document_are_evidence_as_they_were_saved() {
    let desk = folder("folder", &[("b.txt", WITNESS), ("c.txt", &WITNESS.replace("long", "brief and to the point"))]);
    let mut client = Client::open(&[], &desk);
    let a = uri(&desk.join("a.txt"));
    client.open_document(&a, "plaintext", ODD);
    let findings = client.findings(&a, 1);
    assert_eq!(codes(&findings), ["cross/name-spelling"]);
    let related = &findings[0]["relatedInformation"][0]["location"];
    assert_eq!(related["uri"], uri(&desk.join("b.txt")));
    assert_eq!(words(WITNESS, &related["range"]), "Warthel");
    fs::remove_file(desk.join("b.txt")).unwrap();
    fs::remove_file(desk.join("c.txt")).unwrap();
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": a } }));
    assert_eq!(client.findings(&a, 1), [] as [Value; 0]);
}

#[test]
fn without_the_desk_nothing_is_compared() {
    let desk = folder("no-desk", &[("b.txt", WITNESS), ("c.txt", &WITNESS.replace("long", "brief and to the point"))]);
    let mut client = Client::open(&["--no-desk"], &desk);
    let a = uri(&desk.join("a.txt"));
    assert_eq!(client.open_document(&a, "plaintext", ODD), [] as [Value; 0]);
    client.change(&a, 2, json!([{ "text": format!("{ODD} ") }]));
    assert_eq!(client.findings(&a, 2), [] as [Value; 0]);
}

#[test]
fn papers_excluded_files_and_data_are_no_articles() {
    let desk = folder("no-articles", &[("copydesk.toml", "exclude = [\"drafts.txt\"]\n")]);
    let mut client = Client::open(&[], &desk);
    let json = format!("{{\"body\": {}}}", json!(SLIP));
    for (name, text) in
        [("README.md", SLIP), ("drafts.txt", SLIP), ("package.json", &json), ("nul.txt", "a\0b the the")]
    {
        assert_eq!(client.open_document(&uri(&desk.join(name)), "", text), [] as [Value; 0], "{name}");
    }
    assert_eq!(client.open_document("untitled:Untitled-1", "plaintext", SLIP).len(), 1);
    assert_eq!(client.close(), Some(0));
}

#[test]
fn mistakes_in_the_configuration_are_shown_where_they_stand() {
    let desk = folder("mistakes", &[("copydesk.toml", "ingore = []\n")]);
    let (a, config) = (uri(&desk.join("a.txt")), uri(&desk.join("copydesk.toml")));
    let mut client = Client::open(&[], &desk);
    assert_eq!(client.open_document(&a, "plaintext", SLIP), [] as [Value; 0]);
    let told = |message: &Value| message["params"]["uri"] == config;
    let mistake = client.wait(told)["params"]["diagnostics"][0].clone();
    assert_eq!(words("ingore = []\n", &mistake["range"]), "ingore");
    assert!(mistake["message"].as_str().unwrap().contains("did you mean `ignore`?"));
    fs::write(desk.join("copydesk.toml"), "ignore = []\n").unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert_eq!(client.findings(&a, 1).len(), 1);
    assert_eq!(client.wait(told)["params"]["diagnostics"], json!([]));
}

#[test]
fn a_session_has_its_order() {
    let desk = folder("order", &[]);
    let mut client = Client::start(&["--stdio"], &desk);
    assert_eq!(client.ask("textDocument/hover", json!({})), Err(-32002));
    client.tell("textDocument/didOpen", json!({ "textDocument": {} }));
    client.ask("initialize", json!({ "capabilities": {} })).unwrap();
    assert_eq!(client.ask("initialize", json!({ "capabilities": {} })), Err(-32600));
    assert_eq!(client.ask("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(client.ask("textDocument/hover", json!({})), Err(-32600));
    client.tell("exit", Value::Null);
    assert_eq!(client.end(), Some(0));

    let mut client = Client::open(&[], &desk);
    client.tell("exit", Value::Null);
    assert_eq!(client.end(), Some(1), "an editor that leaves without `shutdown` has crashed");
    assert_eq!(Client::open(&[], &desk).end(), Some(1), "so has one whose pipe ends");
}

#[test]
fn what_cannot_be_understood_is_refused_and_the_session_goes_on() {
    let desk = folder("nonsense", &[]);
    let mut client = Client::open(&["--isolated"], &desk);
    let a = uri(&desk.join("a.txt"));
    for (message, code) in
        [("{", -32700), ("\u{fffd}", -32700), ("[]", -32600), ("{\"id\":1.5,\"method\":\"x\"}", -32600)]
    {
        client.send(message.as_bytes());
        assert_eq!(
            client.wait(|message| message["id"] == Value::Null && message.get("error").is_some())["error"]["code"],
            code
        );
    }
    assert_eq!(client.ask("workspace/nonsense", json!({})), Err(-32601));
    assert_eq!(client.ask("$/nonsense", json!({})), Err(-32601));
    assert_eq!(client.ask("textDocument/hover", json!({ "position": "here" })), Err(-32602));
    assert_eq!(client.ask("textDocument/hover", json!(null)), Err(-32602));
    client.tell("$/nonsense", json!([1]));
    client.tell("textDocument/didChange", json!({ "textDocument": 7 }));
    client.change("file:///never/opened.txt", 7, json!([{ "text": "" }]));
    client.send(br#"{"jsonrpc":"2.0","id":"house","result":null}"#);
    let findings = client.open_document(&a, "plaintext", SLIP);
    assert_eq!(findings.len(), 1);
    // Positions that the text does not have.
    let far = json!({ "line": u32::MAX, "character": u32::MAX });
    client.change(
        &a,
        2,
        json!([{ "range": { "start": far, "end": { "line": 0, "character": 0 } }, "text": "\nThe the end." }]),
    );
    assert_eq!(codes(&client.findings(&a, 2)), ["names/near-spelling", "duplicates/repeated-word"]);
    assert_eq!(client.close(), Some(0));
}

#[test]
fn a_stream_that_is_no_protocol_ends_the_program_with_an_error() {
    let desk = folder("no-protocol", &[]);
    let mut client = Client::start(&[], &desk);
    client.send_raw(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_eq!(client.end(), Some(2));
}

#[test]
fn a_request_that_is_taken_back_in_time_is_not_answered() {
    let desk = folder("cancel", &[]);
    let mut client = Client::open(&["--isolated"], &desk);
    let a = uri(&desk.join("a.txt"));
    client.open_document(&a, "plaintext", "All is well in the capital.\n");
    // The program works on this while the rest comes in.
    client.change(&a, 2, json!([{ "text": SLIP.repeat(2000) }]));
    let position = json!({ "line": 0, "character": 25 });
    let hover = json!({ "textDocument": { "uri": a }, "position": position });
    let first = client.put("textDocument/hover", hover.clone());
    let second = client.put("textDocument/hover", hover);
    client.tell("$/cancelRequest", json!({ "id": second }));
    drop(client.answer(first));
    assert_eq!(client.answer(second), Err(-32800));
}

#[test]
fn a_plain_editor_gets_the_other_places_in_the_message() {
    let desk = folder("plain", &[]);
    let mut client = Client::open_as(&["--isolated"], &desk, json!({}));
    let a = uri(&desk.join("a.txt"));
    let findings = client.open_document(&a, "plaintext", SLIP);
    assert!(findings[0]["message"].as_str().unwrap().contains(": line 3, column 16"), "{}", findings[0]["message"]);
    assert_eq!(findings[0].get("relatedInformation"), None);
    let range =
        json!({ "textDocument": { "uri": a }, "range": findings[0]["range"], "context": { "diagnostics": [] } });
    assert_eq!(client.ask("textDocument/codeAction", range), Ok(Value::Null));
}

#[test]
fn a_text_without_findings_says_so() {
    let desk = folder("clean", &[]);
    let mut client = Client::open(&["--isolated"], &desk);
    let a = uri(&desk.join("a.txt"));
    assert_eq!(client.open_document(&a, "plaintext", ""), [] as [Value; 0]);
    let text: Vec<char> = Vec::new();
    let end = position(&text, 0);
    client.change(&a, 2, json!([{ "range": { "start": end, "end": end }, "text": SLIP }]));
    assert_eq!(client.findings(&a, 2).len(), 1);
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": a } }));
    let closed =
        client.wait(|message| message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == a);
    assert_eq!(closed["params"]["diagnostics"], json!([]));
}
