//! One story: a headline, a byline, paragraphs of sentences, a subhead, a caption.

use super::cast::{Cast, stranger};
use super::chance::Chance;
use super::lists::Lists;
use super::slip;

/// Writes a story, with slips or without.
pub fn write(lists: &Lists, chance: &mut Chance, slips: bool) -> String {
    let cast = Cast::new(lists, chance);
    let mut desk = Desk { lists, chance, cast, told: Vec::new(), copy: String::with_capacity(6000) };
    desk.fill_from("headlines");
    desk.end_block();
    let byline = format!("By {}", stranger(lists, desk.chance));
    desk.copy += &byline;
    desk.end_block();
    if desk.chance.happens(30) {
        let dateline = format!("{} — ", desk.cast.place(desk.chance).to_uppercase());
        desk.copy += &dateline;
    }
    let paragraphs = 8 + desk.chance.below(20);
    for number in 0..paragraphs {
        match number {
            4 if desk.chance.happens(40) => {
                desk.fill_from("captions");
                desk.end_block();
            }
            9 => {
                desk.fill_from("subheads");
                desk.end_block();
            }
            _ => {}
        }
        desk.paragraph();
    }
    desk.copy.pop();
    let Desk { chance, cast, mut copy, .. } = desk;
    if slips {
        slip::add(&mut copy, cast.family(), chance);
    }
    copy
}

/// Where a story is written.
struct Desk<'a> {
    lists: &'a Lists,
    chance: &'a mut Chance,
    cast: Cast,
    /// The sentences that stand in the story: none comes twice while there are others.
    told: Vec<&'static str>,
    copy: String,
}

impl Desk<'_> {
    fn paragraph(&mut self) {
        for number in 0..1 + self.chance.below(3) {
            if number > 0 {
                self.copy.push(' ');
            }
            if self.chance.happens(20) { self.fill_from("quotations") } else { self.sentence() }
        }
        self.end_block();
    }

    /// An opener or none, a clause or two, a tail or none.
    fn sentence(&mut self) {
        let start = self.copy.len();
        if self.chance.happens(40) {
            self.fill_from("openers");
            self.copy.push(' ');
        }
        self.fill_from("clauses");
        if self.chance.happens(15) {
            self.copy += ", and ";
            self.fill_from("clauses");
        }
        if self.chance.happens(65) {
            self.fill_from("tails");
        }
        self.copy.push('.');
        let first = self.copy[start..start + 1].to_ascii_uppercase();
        if self.copy.is_char_boundary(start + 1) {
            self.copy.replace_range(start..=start, &first);
        }
    }

    /// Adds an entry of a list, with its braces filled.
    fn fill_from(&mut self, list: &str) {
        let mut rest = self.fresh(list);
        while let Some((before, slot)) = rest.split_once('{') {
            let (slot, behind) = slot.split_once('}').expect("a brace is closed");
            self.copy += before;
            let word = self.word(slot);
            // The sentences say "a" everywhere.
            if word.starts_with(['a', 'e', 'i', 'o', 'u']) && (self.copy.ends_with(" a ") || self.copy.ends_with("“a "))
            {
                self.copy.insert(self.copy.len() - 1, 'n');
            }
            self.copy += &word;
            rest = behind;
        }
        self.copy += rest;
    }

    fn fresh(&mut self, list: &str) -> &'static str {
        let list = self.lists.get(list);
        let start = self.chance.below(list.len());
        let mut from_there = list[start..].iter().chain(&list[..start]);
        let entry = from_there.find(|entry| !self.told.contains(entry)).unwrap_or(&list[start]);
        self.told.push(entry);
        entry
    }

    fn word(&mut self, slot: &str) -> String {
        let Self { lists, chance, cast, copy, .. } = self;
        match slot {
            "person" => cast.person(chance),
            "family" => cast.family().to_owned(),
            "place" => cast.place(chance).to_owned(),
            "body" => cast.body(chance),
            "count" if chance.happens(50) => chance.one_of(lists.get("number")).to_owned(),
            "count" => (chance.below(30) + 11).to_string(),
            "day" => (chance.below(28) + 1).to_string(),
            "year" => (2024 - chance.early(60)).to_string(),
            "percent" => format!("{}.{}", chance.below(40) + 1, chance.below(9) + 1),
            "figure" => format!("{},{}00", chance.early(90) + 1, chance.below(9) + 1),
            "money" => money(chance),
            "noun" | "nouns" if chance.happens(30) => {
                let (adjective, noun) = (usual(lists, "adjective", chance), usual(lists, slot, chance));
                // An adjective may stand there already.
                if copy.trim_end().ends_with(adjective) { noun.to_owned() } else { format!("{adjective} {noun}") }
            }
            list => usual(lists, list, chance).to_owned(),
        }
    }

    fn end_block(&mut self) {
        self.copy += "\n\n";
    }
}

/// A word of a list; the usual ones come first.
fn usual(lists: &Lists, list: &str, chance: &mut Chance) -> &'static str {
    let list = lists.get(list);
    list[chance.early(list.len())]
}

fn money(chance: &mut Chance) -> String {
    let figure = chance.below(400) + 2;
    match chance.below(3) {
        0 => format!("${figure} million"),
        1 => format!("€{figure} million"),
        _ => format!("{figure} million euros"),
    }
}
