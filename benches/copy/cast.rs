//! Who and what an article speaks of: a few people, places and bodies, which come back.

use super::chance::Chance;
use super::lists::Lists;

/// The people, places and bodies of one article.
pub struct Cast {
    people: Vec<Person>,
    places: Vec<String>,
    bodies: Vec<Body>,
}

struct Person {
    full: String,
    family: String,
    /// Whether the article has given the full name.
    introduced: bool,
}

struct Body {
    full: String,
    letters: String,
    introduced: bool,
}

impl Cast {
    pub fn new(lists: &Lists, chance: &mut Chance) -> Self {
        let places: Vec<String> = (0..3).map(|_| place(lists, chance)).collect();
        let people = (0..4 + chance.below(4)).map(|_| Person::new(lists, chance)).collect();
        let bodies = (0..2).map(|_| Body::new(&places[0], chance.one_of(lists.get("body")))).collect();
        Self { people, places, bodies }
    }

    /// A person: in full with an office at the first mention, by the family name behind it.
    pub fn person(&mut self, chance: &mut Chance) -> String {
        let at = chance.early(self.people.len());
        let person = &mut self.people[at];
        let first = !std::mem::replace(&mut person.introduced, true);
        if first { person.full.clone() } else { person.family.clone() }
    }

    /// The family name of the person that the article is about.
    pub fn family(&self) -> &str {
        &self.people[0].family
    }

    pub fn place(&self, chance: &mut Chance) -> &str {
        &self.places[chance.early(self.places.len())]
    }

    /// A body: with its letters at the first mention, and later often by these alone.
    pub fn body(&mut self, chance: &mut Chance) -> String {
        let at = chance.below(self.bodies.len());
        let body = &mut self.bodies[at];
        match (std::mem::replace(&mut body.introduced, true), chance.happens(50)) {
            (false, _) => format!("{} ({})", body.full, body.letters),
            (true, false) => body.full.clone(),
            (true, true) => body.letters.clone(),
        }
    }
}

impl Person {
    fn new(lists: &Lists, chance: &mut Chance) -> Self {
        let family = joined(lists, "name-ending", chance);
        let given = chance.one_of(lists.get("given"));
        let full = match chance.below(10) {
            0..5 => format!("{} {given} {family}", chance.one_of(lists.get("office"))),
            5 => format!("{}-year-old {given} {family}", chance.below(60) + 20),
            _ => format!("{given} {family}"),
        };
        Self { full, family, introduced: false }
    }
}

impl Body {
    fn new(place: &str, name: &str) -> Self {
        let full = format!("{place} {name}");
        let letters = full.split(' ').filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
        Self { full, letters, introduced: false }
    }
}

/// The name of somebody who is not of the cast.
pub fn stranger(lists: &Lists, chance: &mut Chance) -> String {
    format!("{} {}", chance.one_of(lists.get("given")), joined(lists, "name-ending", chance))
}

fn place(lists: &Lists, chance: &mut Chance) -> String {
    joined(lists, "place-ending", chance)
}

/// A name of two or three syllables. Those of two come back in many articles, most others in one.
fn joined(lists: &Lists, endings: &str, chance: &mut Chance) -> String {
    let (stems, endings) = (lists.get("stem"), lists.get(endings));
    if chance.happens(40) {
        return format!("{}{}", stems[chance.early(stems.len())], endings[chance.early(endings.len())]);
    }
    let (stem, middle, ending) = (chance.one_of(stems), chance.one_of(lists.get("middle")), chance.one_of(endings));
    format!("{stem}{middle}{ending}")
}
