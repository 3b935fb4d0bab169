//! Bytes as `copydesk.toml`: its mistakes lie in it and can be shown, and an article can be linted with what is right of it.
#![no_main]

use copydesk::config::{Config, quoted};
use copydesk::evidence::Evidence;
use copydesk::settings::Settings;
use copydesk_fuzz::check::check_article;
use copydesk_fuzz::house::{ARTICLE, show_mistakes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (config, mistakes) = Config::read(text);
    show_mistakes(text, &mistakes);
    let (names, mistakes) = Config::read(&format!("names = [{}]\n", quoted(text)));
    assert!(mistakes.is_empty() && names.names[0].text == text, "a string does not come back from its quotes");

    let settings = Settings {
        severities: config.severities,
        overrides: config.overrides.into_iter().map(|(over, _)| over).collect(),
        desk: config.desk.unwrap_or(true),
        stets: config.stets.into_iter().map(|(stet, _)| stet).collect(),
        ..Settings::default()
    };
    let evidence = Evidence { leftovers: config.leftovers, house_lines: config.house_lines, ..Evidence::default() };
    check_article(ARTICLE, &evidence, &settings);
});
