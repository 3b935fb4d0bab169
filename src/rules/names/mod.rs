//! Names of people, bodies and places, and the titles before them.

mod case_mentions;
mod case_variant;
mod demonym_mix;
mod diacritics_variant;
mod given_name_conflict;
mod house_list;
mod hyphen_variant;
mod inner_capitals;
mod near_spelling;
mod one_name;
mod phrase_near_spelling;
mod spelling;
mod title_near_spelling;
mod transliteration_variant;
mod two_people;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    house_list::RULE,
    near_spelling::RULE,
    phrase_near_spelling::RULE,
    given_name_conflict::RULE,
    title_near_spelling::RULE,
    case_variant::RULE,
    diacritics_variant::RULE,
    hyphen_variant::RULE,
    transliteration_variant::RULE,
    demonym_mix::RULE,
];

/// `once`, `twice`, `3 times`.
fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}
