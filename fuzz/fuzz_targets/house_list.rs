//! Bytes as a house's list: its mistakes lie in it and can be shown, and copy that holds its forms can be linted with it.
#![no_main]

use copydesk::evidence::{Evidence, HouseList};
use copydesk::settings::Settings;
use copydesk_fuzz::check::check_article;
use copydesk_fuzz::house::{ARTICLE, show_mistakes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (list, mistakes) = HouseList::read("house.names", text);
    show_mistakes(text, &mistakes);
    let copy = format!("{ARTICLE}\n{}", text.replace("->", "and"));
    check_article(&copy, &Evidence::new(list), &Settings::default());
});
