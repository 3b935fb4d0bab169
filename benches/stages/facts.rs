//! What articles claim. Figures and dates are read together and have no stage of their own: they are what all facts cost
//! beyond names and acronyms.

use super::Prepared;
use copydesk::facts::Facts;
use copydesk::facts::acronyms::Acronyms;
use copydesk::facts::names::Names;
use std::hint::black_box;

pub fn all(prepared: &Prepared) {
    for article in &prepared.articles {
        black_box(Facts::read(article, prepared.lexicon));
    }
}

pub fn names(prepared: &Prepared) {
    for article in &prepared.articles {
        black_box(Names::read(article, prepared.lexicon));
    }
}

pub fn acronyms(prepared: &Prepared) {
    for article in &prepared.articles {
        black_box(Acronyms::read(article, prepared.lexicon));
    }
}
