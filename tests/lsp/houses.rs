//! Documents go by their nearest configuration, and by what it says of their paths.

use super::client::{Client, folder, uri};
use super::{ODD, SLIP, WITNESS, codes};
use serde_json::Value;
use std::fs;

#[test]
fn an_override_sets_the_severity_of_its_paths() {
    let overrides = "desk = false\n\n[[override]]\npaths = [\"*.wire.txt\"]\nseverity = { names = \"error\" }\n\n\
                     [[override]]\npaths = [\"opinion.txt\"]\nignore = [\"names\"]\n";
    let desk = folder("override", &[("copydesk.toml", overrides)]);
    let mut client = Client::open(&[], &desk);
    let mut severities = |name: &str| -> Vec<Value> {
        let findings = client.open_document(&uri(&desk.join(name)), "plaintext", SLIP);
        findings.iter().map(|finding| finding["severity"].clone()).collect()
    };
    assert_eq!(severities("a.txt"), [2]);
    assert_eq!(severities("a.wire.txt"), [1]);
    assert_eq!(severities("opinion.txt"), [] as [Value; 0]);
}

#[test]
fn an_override_holds_for_what_only_the_desk_knows() {
    let overrides = "[[override]]\npaths = [\"a.txt\"]\nseverity = { cross = \"error\" }\n\n\
                     [[override]]\npaths = [\"opinion.txt\"]\nignore = [\"cross\"]\n";
    for (name, severities) in [("a.txt", &[1][..]), ("b.txt", &[2]), ("opinion.txt", &[])] {
        let desk = folder("override-desk", &[("copydesk.toml", overrides)]);
        let mut client = Client::open(&[], &desk);
        client.open_document(&uri(&desk.join("y.txt")), "plaintext", WITNESS);
        client.open_document(&uri(&desk.join("z.txt")), "plaintext", &WITNESS.replace("long", "brief"));
        let findings = client.open_document(&uri(&desk.join(name)), "plaintext", ODD);
        let found: Vec<Value> = findings.iter().map(|finding| finding["severity"].clone()).collect();
        assert_eq!(found, severities, "{name}");
    }
}

#[test]
fn each_document_goes_by_its_nearest_configuration() {
    let desk = folder("nearest", &[("copydesk.toml", "ignore = [\"names\"]\n")]);
    let sport = desk.join("sport");
    fs::create_dir(&sport).unwrap();
    fs::write(sport.join("copydesk.toml"), "").unwrap();
    let mut client = Client::open(&[], &desk);
    assert_eq!(client.open_document(&uri(&desk.join("a.txt")), "plaintext", SLIP), [] as [Value; 0]);
    let findings = client.open_document(&uri(&sport.join("a.txt")), "plaintext", SLIP);
    assert_eq!(codes(&findings), ["names/near-spelling"]);
}

#[test]
fn documents_of_two_configurations_are_not_compared() {
    let desk = folder("two-houses", &[("copydesk.toml", "")]);
    let sport = desk.join("sport");
    fs::create_dir(&sport).unwrap();
    fs::write(sport.join("copydesk.toml"), "").unwrap();
    let mut client = Client::open(&[], &desk);
    client.open_document(&uri(&sport.join("y.txt")), "plaintext", WITNESS);
    client.open_document(&uri(&sport.join("z.txt")), "plaintext", &WITNESS.replace("long", "brief"));
    assert_eq!(client.open_document(&uri(&desk.join("a.txt")), "plaintext", ODD), [] as [Value; 0]);
    let findings = client.open_document(&uri(&sport.join("a.txt")), "plaintext", ODD);
    assert_eq!(codes(&findings), ["cross/name-spelling"]);
}

#[test]
fn articles_are_what_the_configuration_searches_for() {
    let desk = folder("files", &[("copydesk.toml", "files = [\"README.md\", \"*.story\"]\ndesk = false\n")]);
    let mut client = Client::open(&[], &desk);
    for (name, count) in [("a.story", 1), ("README.md", 1), ("a.txt", 0)] {
        let findings = client.open_document(&uri(&desk.join(name)), "plaintext", SLIP);
        assert_eq!(findings.len(), count, "{name}");
    }
}

#[test]
fn a_name_goes_to_the_list_of_a_configuration_above_the_folder_of_the_program() {
    let desk = folder("list-above", &[("copydesk.toml", "names = [\"ours.names\"]\n"), ("ours.names", "Shushi\n")]);
    let below = desk.join("sport");
    fs::create_dir(&below).unwrap();
    let mut client = Client::open(&[], &below);
    let a = uri(&below.join("a.txt"));
    let findings = client.open_document(&a, "plaintext", SLIP);
    let actions = client.actions(&a, &findings[0]["range"], serde_json::json!({ "diagnostics": [] }));
    let add = super::titled(&actions, "Add \"Stepanekert\" to ours.names");
    assert_eq!(super::applied("Shushi\n", add, &uri(&desk.join("ours.names"))), "Shushi\nStepanekert\n");
}
