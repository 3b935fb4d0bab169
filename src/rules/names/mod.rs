//! Names of people, bodies and places, and the titles before them.

mod case_mentions;
mod case_variant;
mod demonym_mix;
mod diacritics_variant;
mod given_name_conflict;
mod honorific_conflict;
mod house_list;
mod hyphen_variant;
mod inner_capitals;
mod kin;
mod known_given;
mod near_spelling;
mod one_name;
mod one_person;
mod phrase_near_spelling;
mod role_conflict;
mod spelling;
mod stranger;
mod title_near_spelling;
mod transliteration_variant;
mod two_people;

use super::Rule;
use super::wording::times;

pub(super) const RULES: &[Rule] = &[
    house_list::RULE,
    near_spelling::RULE,
    phrase_near_spelling::RULE,
    given_name_conflict::RULE,
    role_conflict::RULE,
    honorific_conflict::RULE,
    title_near_spelling::RULE,
    case_variant::RULE,
    diacritics_variant::RULE,
    hyphen_variant::RULE,
    transliteration_variant::RULE,
    demonym_mix::RULE,
];

#[cfg(test)]
mod tests {
    use crate::evidence::HouseList;
    use crate::fix::Safety;
    use crate::source::Source;
    use crate::{Evidence, Lexicon, Settings, Shelf, lint};

    /// The fixes of one article: the rule, how safe it is, and the replacement.
    fn fixes(copy: &str, names: &str) -> Vec<(&'static str, Safety, String)> {
        let desk: Shelf = [Source::from_text("a.txt", copy)].into_iter().collect();
        let evidence = Evidence::new(HouseList::read("house.names", names).0);
        let findings = lint(&desk, &evidence, &Lexicon::new(), &Settings::default()).findings;
        let fixes = findings.into_iter().filter_map(|finding| Some((finding.rule, finding.fix?)));
        fixes.map(|(rule, fix)| (rule, fix.safety, fix.edits[0].replacement.clone())).collect()
    }

    #[test]
    fn a_clear_majority_makes_a_fix_safe() {
        let copy = "Stepanakert was quiet. In Stepanakert it rained. Stepanakert slept. He left Stepanekert at noon.";
        assert_eq!(fixes(copy, ""), [("names/near-spelling", Safety::Safe, "Stepanakert".to_owned())]);
    }

    #[test]
    fn where_nothing_decides_nothing_is_put_in_its_place() {
        assert_eq!(fixes("Stepanakert was quiet. He left Stepanekert at noon.", ""), []);
    }

    #[test]
    fn what_somebody_said_is_never_changed_unasked() {
        let copy = "Stepanakert was quiet. In Stepanakert it rained. \"I left Stepanekert at noon,\" he said.";
        assert_eq!(fixes(copy, "")[0].1, Safety::Suggested);
        assert_eq!(fixes("\"I left the Minks Group,\" he said.", "Minks Group -> Minsk Group")[0].1, Safety::Suggested);
        assert_eq!(fixes("\"I send e-mail,\" he said.", "e-mail -> email"), []);
    }

    #[test]
    fn what_is_marked_as_wrong_stays() {
        assert_eq!(fixes("He praised the Minks Group [sic] on Monday.", "Minks Group -> Minsk Group"), []);
        assert_eq!(fixes("Stepanakert was quiet. The note read Stepanekert [sic] in red.", ""), []);
    }

    #[test]
    fn the_houses_word_is_enough() {
        let fix = |copy, names| fixes(copy, names).remove(0);
        let name = ("names/house-list", Safety::Safe, "Minsk Group".to_owned());
        assert_eq!(fix("He praised the Minks Group.", "Minks Group -> Minsk Group"), name);
        let term = ("terms/preferred", Safety::Safe, "Email".to_owned());
        assert_eq!(fix("E-mail came in the morning.", "e-mail -> email"), term);
        // A capital inside a sentence may be a name's.
        assert_eq!(fix("He wrote for E-mail Weekly.", "e-mail -> email").1, Safety::Suggested);
    }

    #[test]
    fn a_list_alone_only_suggests() {
        let copy = "It goes before the Untied Nations Security Council on Thursday.";
        assert_eq!(fixes(copy, ""), [("names/phrase-near-spelling", Safety::Suggested, "United".to_owned())]);
        assert_eq!(fixes("Crowds waited for Presidnet Okafor.", "")[0].1, Safety::Suggested);
    }
}
