//! Given names: which are forms of one, and which well-known families have several.

use super::lists::Lists;
use hashbrown::HashMap;

/// Groups of given names by their lower-case forms.
pub struct GivenNames {
    /// Numbers of the groups of near forms that hold a name.
    forms: HashMap<String, Vec<u16>>,
    /// Given names of the people of a well-known surname.
    families: HashMap<String, Vec<String>>,
}

impl GivenNames {
    pub(super) fn new(lists: &Lists) -> Self {
        let mut forms = HashMap::<String, Vec<u16>>::new();
        for (number, group) in lists.nicknames.iter().enumerate() {
            for name in group {
                forms.entry(name.to_lowercase()).or_default().push(number as u16);
            }
        }
        let lower = |names: &[String]| names.iter().map(|name| name.to_lowercase()).collect();
        let families = lists.families.iter().map(|family| (family.surname.to_lowercase(), lower(&family.given)));
        Self { forms, families: families.collect() }
    }

    /// Whether two lower-case given names are forms of one: William and Bill, Ben and Benjamin, J. and Joanne.
    pub fn are_one(&self, a: &str, b: &str) -> bool {
        let groups = |name: &str| self.forms.get(name).map_or(&[][..], Vec::as_slice);
        a == b || is_short(a, b) || is_short(b, a) || groups(a).iter().any(|group| groups(b).contains(group))
    }

    /// Whether several well-known people bear that surname.
    pub fn is_family(&self, surname: &str) -> bool {
        self.families.contains_key(surname)
    }

    /// Whether a well-known family of that surname has somebody of that given name. All in lower case.
    pub fn is_known(&self, given: &str, surname: &str) -> bool {
        self.families.get(surname).is_some_and(|family| family.iter().any(|name| name == given))
    }
}

/// An initial of `long`, or the three letters and more that begin it.
fn is_short(short: &str, long: &str) -> bool {
    match short.strip_suffix('.') {
        Some(initials) => long.starts_with(initials.split('.').next().unwrap_or_default()),
        None => short.len() >= 3 && long.starts_with(short),
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn short_forms_are_one_name() {
        let given = Lexicon::new().given;
        for (a, b) in [("william", "bill"), ("benjamin", "ben"), ("j.k.", "joanne"), ("liz", "elizabeth")] {
            assert!(given.are_one(a, b) && given.are_one(b, a), "{a} {b}");
        }
        assert!(!given.are_one("emmanuel", "francois"));
    }

    #[test]
    fn well_known_families_have_several() {
        let given = Lexicon::new().given;
        assert!(given.is_known("brigitte", "macron") && !given.is_known("francois", "macron"));
    }
}
