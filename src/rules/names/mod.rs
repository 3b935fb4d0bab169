//! Names of people, bodies and places, and the titles before them.

mod case_variant;
mod demonym_mix;
mod given_name_conflict;
mod honorific_conflict;
mod house_list;
mod kin;
mod near_spelling;
mod phrase_near_spelling;
mod role_conflict;
mod spelling;
mod stranger;
mod title_near_spelling;
mod transliteration_variant;
mod two_people;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    house_list::RULE,
    near_spelling::RULE,
    phrase_near_spelling::RULE,
    given_name_conflict::RULE,
    role_conflict::RULE,
    honorific_conflict::RULE,
    title_near_spelling::RULE,
    case_variant::RULE,
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
