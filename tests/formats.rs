//! Each format holds what its readers ask for: published schemas, XML that parses, fingerprints that are unique and
//! stable, and a proof whose links lead somewhere. `SNAPSHOTS=overwrite cargo test --test formats` rewrites what they look
//! like; `UPDATE=1` the proof's policy.

mod schema;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use copydesk::report::{Texts, checkstyle, github, gitlab, html, json, junit, rdjsonl, sarif};
use copydesk::source::Source;
use copydesk::{Evidence, Lexicon, Report, Settings, Shelf, lint};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use schema::Schema;
use serde_json::Value;
use sha2::{Digest, Sha256};
use snapbox::{assert_data_eq, file};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

const TALKS: &str = "Ministers meet in Yerevan\n\nBy Lorna Whitfield\n\nMinisters meet in Yerevan\n\n\
    The délégation visited Stepanekert on Monday and met officials there. The talks ended without a a statement.\n\n\
    “We will go on,” said the minister. \"Nobody has walked out.\"\n\n\
    The streets of Stepanakert were calm. Stepanakert had been without power for days.\n";
const POWER: &str = "Power returns to Stepanakert\n\nLight came back to Stepanakert late on Tuesday after four days.\n";
const FIRE: &str = "Fire at the harbour\n\nThe fire began on the pier on Sunday night, and nobody was hurt.\n";

/// What these tests look at: a new rule does not change them.
const RULES: [&str; 5] = [
    "names/near-spelling",
    "cross/name-spelling",
    "duplicates/repeated-line",
    "duplicates/repeated-word",
    "quotes/style-mix",
];

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

struct Desk {
    shelf: Shelf,
    report: Report,
}

impl Desk {
    /// A small desk: an error, two warnings and a note, one of them held against another article.
    fn small() -> Self {
        Self::new(&[("./desk/fire.txt", FIRE), ("./desk/power.txt", POWER), ("./desk/talks.txt", TALKS)])
    }

    fn new(articles: &[(&str, &str)]) -> Self {
        let shelf: Shelf = articles.iter().map(|(name, text)| Source::from_text(*name, *text)).collect();
        let settings = Settings { only: RULES.map(str::to_owned).to_vec(), ..Settings::default() };
        let report = lint(&shelf, &Evidence::default(), &LEXICON, &settings);
        Self { shelf, report }
    }

    fn write(&self, format: &str) -> String {
        let (mut out, mut texts, findings) = (Vec::new(), Texts::new(&self.shelf), &self.report.findings);
        match format {
            "json" => json::write(&mut out, findings, &mut texts),
            "sarif" => sarif::write(&mut out, findings, &mut texts),
            "github" => github::write(&mut out, findings, &mut texts),
            "gitlab" => gitlab::write(&mut out, findings, &mut texts),
            "rdjsonl" => rdjsonl::write(&mut out, findings, &mut texts),
            "checkstyle" => checkstyle::write(&mut out, findings, &mut texts),
            "junit" => junit::write(&mut out, &self.report, &mut texts),
            "html" => html::write(&mut out, &self.report, &mut texts, &LEXICON),
            other => panic!("no format {other}"),
        }
        .unwrap();
        String::from_utf8(out).unwrap()
    }
}

const FORMATS: [&str; 8] = ["json", "sarif", "github", "gitlab", "rdjsonl", "checkstyle", "junit", "html"];

/// Copy that would like to be more than copy.
fn hostile() -> Desk {
    let line = "Min</script><script>alert(1)</script>ister ]]>--> &lt; \u{1b}[31m \u{202E}meets\u{0}\u{FFFF} 'a' \"b\"";
    let order = "::error file=a.txt::pwned %0A::error::pwned [link](https://example.org) {0} ##[error]pwned";
    let copy = format!("{line}\n\n{line}\n\n{order}\n\n{order}\n\nThe talks ended without a a statement.\n");
    Desk::new(&[("<desk>/a,b:c%0A\"&\n::error::x.txt", &copy)])
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn sarif_looks_like_this() {
    let mut log = parsed(&Desk::small().write("sarif"));
    // The rules' pages have tests of their own.
    for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap() {
        rule["help"] = "...".into();
        rule["fullDescription"] = "...".into();
    }
    log["runs"][0]["tool"]["driver"]["semanticVersion"] = "...".into();
    assert_data_eq!(serde_json::to_string_pretty(&log).unwrap() + "\n", file!["formats/sarif.json"].raw());
}

#[test]
fn sarif_is_what_its_schema_asks_for() {
    let schema = Schema::read("sarif-2.1.0.json");
    for desk in [Desk::small(), hostile(), Desk::new(&[("a.txt", FIRE)])] {
        assert_eq!(schema.complaints(&parsed(&desk.write("sarif"))), Vec::<String>::new());
    }
}

#[test]
fn sarif_links_its_messages_to_related_places_and_its_results_to_rules_and_files() {
    let log = parsed(&Desk::small().write("sarif"));
    let run = &log["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["markdown"].as_str().unwrap().contains("## When to ignore it"));
        for location in
            result["locations"].as_array().unwrap().iter().chain(result["relatedLocations"].as_array().unwrap())
        {
            let at = &location["physicalLocation"]["artifactLocation"];
            assert_eq!(run["artifacts"][at["index"].as_u64().unwrap() as usize]["location"]["uri"], at["uri"]);
            if let Some(id) = location["id"].as_u64() {
                assert!(result["message"]["text"].as_str().unwrap().contains(&format!("]({id})")));
            }
        }
    }
}

#[test]
fn copy_makes_no_link_of_its_own_in_sarif() {
    let log = parsed(&hostile().write("sarif"));
    for result in log["runs"][0]["results"].as_array().unwrap() {
        assert!(!result["message"]["text"].as_str().unwrap().contains("[link]("));
    }
}

#[test]
fn github_looks_like_this() {
    assert_data_eq!(Desk::small().write("github"), file!["formats/github.txt"].raw());
}

#[test]
fn github_gets_the_heaviest_first_and_one_line_for_the_rest() {
    let copy: String = (0..14).map(|at| format!("The {at} talks ended without a a statement.\n\n")).collect();
    let said = Desk::new(&[("a.txt", &copy), ("b.txt", TALKS)]).write("github");
    let kinds: Vec<&str> = said.lines().map(|line| line.split(' ').next().unwrap()).collect();
    let mut expected = vec!["::error"; 10];
    expected.extend(["::warning", "::warning", "::notice", "::notice"]);
    assert_eq!(kinds, expected);
    assert_eq!(said.lines().last(), Some("::notice title=copydesk::not shown here: 5 errors"));
}

#[test]
fn copy_gives_github_no_commands() {
    let desk = hostile();
    let said = desk.write("github");
    assert_eq!(said.lines().count(), desk.report.findings.len());
    assert!(said.lines().all(|line| {
        ["::error file=%3Cdesk", "::warning file=<desk>/", "::error file=<desk>/"]
            .iter()
            .any(|command| line.starts_with(command))
    }));
    assert!(!said.contains(['\r', '\u{1b}', '\u{202E}', '\0']));
    // What reads like an escaped line end in the copy is escaped once more.
    assert!(said.contains("%250A::error::pwned"));
    assert!(said.contains("a%2Cb%3Ac%250A"));
}

#[test]
fn gitlab_looks_like_this() {
    assert_data_eq!(Desk::small().write("gitlab"), file!["formats/gitlab.json"].raw());
}

#[test]
fn gitlab_gets_what_it_asks_for() {
    for desk in [Desk::small(), hostile(), Desk::new(&[("a.txt", FIRE)])] {
        let issues = parsed(&desk.write("gitlab"));
        let issues = issues.as_array().unwrap();
        assert_eq!(issues.len(), desk.report.findings.len());
        for issue in issues {
            assert!(issue["description"].is_string() && issue["check_name"].is_string());
            assert!(["info", "minor", "major", "critical", "blocker"].contains(&issue["severity"].as_str().unwrap()));
            assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() > 0);
            assert!(!issue["location"]["path"].as_str().unwrap().starts_with("./"));
        }
    }
}

#[test]
fn fingerprints_are_unique_and_survive_edits_elsewhere() {
    let prints = |copy: &str| -> Vec<String> {
        let issues = parsed(&Desk::new(&[("a.txt", copy)]).write("gitlab"));
        let print = |issue: &Value| issue["fingerprint"].as_str().unwrap().to_owned();
        issues.as_array().unwrap().iter().map(print).collect()
    };
    // Full ties, too.
    let twice = prints("He said a a word. He said a a word.\n\nHe said a a word.\n");
    assert!(twice.len() >= 3);
    assert_eq!(twice.iter().collect::<BTreeSet<_>>().len(), twice.len());
    let before = prints(TALKS);
    let after = prints(&TALKS.replace("By Lorna", "By Ingrid Solberg and Lorna"));
    assert_eq!(before, after);
}

#[test]
fn lines_that_many_workers_make_say_what_one_says_in_the_same_order() {
    // More than one batch, equal findings within a file and across its parts, and a file of many between small ones.
    let equal = "The talks ended without a a statement.\n\n".repeat(3000);
    let small: String = (0..40).map(|number| format!("Talk {number} ended without a a statement.\n\n")).collect();
    let names: Vec<String> = (0..70).map(|number| format!("{number:02}.txt")).collect();
    let copy = |at: usize| if at == 35 { equal.as_str() } else { small.as_str() };
    let desk = Desk::new(&names.iter().enumerate().map(|(at, name)| (name.as_str(), copy(at))).collect::<Vec<_>>());
    let lines: Vec<Value> = desk.write("json").lines().map(parsed).collect();
    let one_by_one = parsed(&desk.write("gitlab"));
    let one_by_one = one_by_one.as_array().unwrap();
    assert!(lines.len() > 5000, "{}", lines.len());
    assert_eq!(lines.len(), one_by_one.len());
    for (line, other) in lines.iter().zip(one_by_one) {
        assert_eq!(line["fingerprint"], other["fingerprint"]);
        assert_eq!(line["path"], other["location"]["path"]);
    }
    let distinct: BTreeSet<&str> = lines.iter().map(|line| line["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(distinct.len(), lines.len());
}

#[test]
fn rdjsonl_looks_like_this() {
    assert_data_eq!(Desk::small().write("rdjsonl"), file!["formats/rdjsonl.jsonl"].raw());
}

#[test]
fn rdjsonl_is_the_json_form_of_its_proto() {
    let schema = Schema::read("reviewdog-diagnostic.json").closed();
    for desk in [Desk::small(), hostile()] {
        for line in desk.write("rdjsonl").lines() {
            assert_eq!(schema.complaints(&parsed(line)), Vec::<String>::new());
        }
    }
}

#[test]
fn the_columns_of_rdjsonl_count_bytes_and_its_suggestions_mend() {
    let mut mended = 0;
    for line in Desk::small().write("rdjsonl").lines().map(parsed) {
        for suggestion in line["suggestions"].as_array().into_iter().flatten() {
            let (start, end) = (&suggestion["range"]["start"], &suggestion["range"]["end"]);
            let number = |position: &Value, name: &str| position[name].as_u64().unwrap() as usize;
            let lines: Vec<&str> = TALKS.split_inclusive('\n').collect();
            let byte = |position: &Value| {
                let before: usize = lines[..number(position, "line") - 1].iter().map(|line| line.len()).sum();
                before + number(position, "column") - 1
            };
            let mut copy = TALKS.to_owned();
            copy.replace_range(byte(start)..byte(end), suggestion["text"].as_str().unwrap());
            let left = Desk::new(&[("./desk/power.txt", POWER), ("./desk/talks.txt", &copy)]);
            assert!(!left.report.findings.iter().any(|finding| line["code"]["value"] == finding.rule));
            mended += 1;
        }
    }
    assert_eq!(mended, 3);
}

#[test]
fn checkstyle_looks_like_this() {
    assert_data_eq!(Desk::small().write("checkstyle"), file!["formats/checkstyle.xml"].raw());
}

#[test]
fn junit_looks_like_this() {
    assert_data_eq!(Desk::small().write("junit"), file!["formats/junit.xml"].raw());
}

/// An element's name and attributes.
type Element = (String, BTreeMap<String, String>);

/// The elements of a document in order. Fails on anything that is not well-formed.
fn elements(text: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut elements = Vec::new();
    let mut open = 0;
    let read = |start: &BytesStart<'_>| {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).unwrap();
            (attribute.key.as_ref().to_owned(), value.into_owned())
        });
        (start.name().as_ref().to_owned(), attributes.collect())
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                open += 1;
                elements.push(read(&start));
            }
            Event::Empty(start) => elements.push(read(&start)),
            Event::End(_) => open -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0, "an element is not closed");
    elements
}

/// Whether XML 1.0 can hold every character.
fn is_xml(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..))
}

#[test]
fn xml_reads_back_as_it_was_meant() {
    for desk in [Desk::small(), hostile()] {
        let checkstyle = desk.write("checkstyle");
        assert!(is_xml(&checkstyle));
        let errors: Vec<_> = elements(&checkstyle).into_iter().filter(|(name, _)| name == "error").collect();
        for (finding, (_, error)) in desk.report.findings.iter().zip(&errors) {
            let message = copydesk::report::sanitise(&finding.message).replace('\u{FFFF}', "\u{FFFD}");
            assert!(error["message"].starts_with(&message), "{error:?}");
        }
        assert_eq!(errors.len(), desk.report.findings.len());

        let junit = desk.write("junit");
        assert!(is_xml(&junit));
        let elements = elements(&junit);
        let count = |wanted: &str| elements.iter().filter(|(name, _)| name == wanted).count();
        let (root, suites) = (&elements[0].1, count("testsuite"));
        assert_eq!(root["tests"], count("testcase").to_string());
        assert_eq!(root["failures"], count("failure").to_string());
        assert_eq!(suites, desk.report.articles);
    }
}

/// A proof as XML: it is written so that it is both.
fn proof(desk: &Desk) -> (String, Vec<Element>) {
    let page = desk.write("html");
    assert!(is_xml(&page));
    let elements = elements(page.split_once('\n').unwrap().1);
    (page, elements)
}

#[test]
fn a_proof_looks_like_this() {
    let page = Desk::small().write("html");
    let (_, body) = page.split_once("<body>\n").unwrap();
    let (body, _) = body.split_once("<section class=\"guide\"").unwrap();
    assert_data_eq!(body, file!["formats/proof.html"].raw());
}

#[test]
fn every_link_of_a_proof_leads_somewhere() {
    for desk in [Desk::small(), hostile(), Desk::new(&[("a.txt", FIRE)])] {
        let (_, elements) = proof(&desk);
        let ids: Vec<&String> = elements.iter().filter_map(|(_, attributes)| attributes.get("id")).collect();
        let known: BTreeSet<&str> = ids.iter().map(|id| id.as_str()).collect();
        assert_eq!(ids.len(), known.len(), "an id stands twice");
        for (name, attributes) in elements.iter().filter(|(_, attributes)| attributes.contains_key("href")) {
            let target = attributes["href"].strip_prefix('#').expect("a link within the page");
            assert!(name == "a" && known.contains(target), "{target}");
        }
        for number in 1..=desk.report.findings.len() {
            assert!(known.contains(format!("n{number}").as_str()), "finding {number} has no note");
            assert!(known.contains(format!("p{number}").as_str()), "finding {number} has no place");
        }
    }
}

#[test]
fn a_file_that_changed_since_it_was_linted_is_still_reported() {
    for now in ["", "é", "\n\n", "ééé ééé ééééé.\n\néé éééé é é é éééé é é ééé é é éé.\n", &POWER.repeat(9)]
    {
        let Desk { report, .. } = Desk::small();
        let findings = report.findings.len();
        let texts = [("./desk/fire.txt", now), ("./desk/power.txt", now), ("./desk/talks.txt", now)];
        let desk =
            Desk { shelf: texts.map(|(name, text)| Source::from_text(name, text)).into_iter().collect(), report };
        FORMATS.iter().for_each(|format| assert!(!desk.write(format).is_empty(), "{format}"));
        let (_, elements) = proof(&desk);
        let known: BTreeSet<&String> = elements.iter().filter_map(|(_, attributes)| attributes.get("id")).collect();
        for number in 1..=findings {
            assert!(known.contains(&format!("n{number}")) && known.contains(&format!("p{number}")), "{number}: {now}");
        }
    }
}

#[test]
fn a_proof_prints_articles_that_have_findings_and_of_others_what_is_pointed_at() {
    let page = Desk::small().write("html");
    assert!(page.contains("The streets of "));
    assert!(page.contains("Power returns to "));
    assert!(!page.contains("Light came back to "));
    assert!(!page.contains("Fire at the harbour"));
}

#[test]
fn copy_stays_copy_in_a_proof() {
    let (page, elements) = proof(&hostile());
    assert_eq!(elements.iter().filter(|(name, _)| name == "script").count(), 1);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("<span class=\"char\">U+202E</span>"));
    assert!(!page.contains(['\u{1b}', '\u{202E}', '\0']));
    let events = elements.iter().flat_map(|(_, attributes)| attributes.keys()).filter(|name| name.starts_with("on"));
    assert_eq!(events.count(), 0);
}

#[test]
fn a_proof_asks_nothing_of_a_network() {
    let (page, elements) = proof(&Desk::small());
    let loading = ["src", "srcset", "action", "style", "background", "poster"];
    assert!(elements.iter().all(|(_, attributes)| loading.iter().all(|name| !attributes.contains_key(*name))));
    assert!(elements.iter().all(|(name, _)| name != "link" && name != "img" && name != "iframe"));
    assert!(!page.contains("url(") && !page.contains("@import") && !page.contains("http:") && !page.contains("https:"));
}

#[test]
fn the_policy_of_a_proof_lets_its_own_style_and_script_run() {
    let hash =
        |file: &str| BASE64_STANDARD.encode(Sha256::digest(fs::read(format!("src/report/html/{file}")).unwrap()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'\n",
        hash("style.css"),
        hash("script.js")
    );
    if std::env::var_os("UPDATE").is_some() {
        fs::write("src/report/html/policy.txt", policy).unwrap();
    } else {
        let old = fs::read_to_string("src/report/html/policy.txt").unwrap();
        assert_eq!(old, policy, "the policy is old: UPDATE=1 cargo test --test formats");
    }
}

#[test]
fn marks_that_overlap_and_reach_over_paragraphs_keep_the_copy_whole() {
    let copy = "He said a a word, a a word.\n\nHe said a a word, a a word.\n\nHe said a a word, a a word.\n";
    let page = Desk::new(&[("a.txt", copy)]).write("html");
    let (_, galley) = page.split_once("<main").unwrap();
    let printed = galley.split("<p class=\"piece").skip(1).map(|piece| {
        let piece = piece.split_once("</span>").unwrap().1.split("</p>").next().unwrap();
        // The numbers of findings are links; the words are not.
        let words = piece.split("<a ").map(|part| part.split_once("</a>").map_or(part, |(_, behind)| behind));
        let words: String = words.collect();
        words.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect::<String>()
    });
    assert_eq!(printed.collect::<Vec<_>>(), ["He said a a word, a a word."; 3]);
}

#[test]
fn what_four_times_the_findings_cost_is_no_more_than_some_four_times_as_much() {
    const MATTERS: Duration = Duration::from_millis(150);
    let desk = |findings: usize| {
        let copy: String =
            (0..findings).map(|at| format!("In case {at} the talks ended without a a word.\n\n")).collect();
        Desk::new(&[("a.txt", &copy)])
    };
    let (small, large) = (desk(1500), desk(6000));
    assert!(large.report.findings.len() >= 6000);
    for format in FORMATS {
        let cost = |desk: &Desk| {
            let once = || {
                let started = Instant::now();
                desk.write(format);
                started.elapsed()
            };
            // Another process may have had the processor.
            (0..2).map(|_| once()).min().unwrap()
        };
        let (little, much) = (cost(&small), cost(&large));
        assert!(much < MATTERS || much < little * 9, "{format}: {little:?}, then {much:?}");
    }
}
