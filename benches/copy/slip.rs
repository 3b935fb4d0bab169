//! What editors miss, so that there is something to report.

use super::chance::Chance;

/// Adds a doubled word, a quotation that is not closed, or a name that is spelled otherwise, and often two of them.
pub fn add(copy: &mut String, name: &str, chance: &mut Chance) {
    let kinds: [fn(&mut String, &str); 3] = [double_a_word, leave_a_quotation_open, misspell];
    let first = chance.below(kinds.len());
    kinds[first](copy, name);
    if chance.happens(50) {
        kinds[(first + 1) % kinds.len()](copy, name);
    }
}

fn double_a_word(copy: &mut String, _: &str) {
    if let Some(at) = copy.rfind(" the ") {
        copy.insert_str(at, " the");
    }
}

fn leave_a_quotation_open(copy: &mut String, _: &str) {
    if let Some(at) = copy.rfind('”') {
        copy.remove(at);
    }
}

/// Leaves a letter out of the last mention of a name.
fn misspell(copy: &mut String, name: &str) {
    if let Some(at) = copy.rfind(name) {
        copy.remove(at + name.len() - 2);
    }
}
