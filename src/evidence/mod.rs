//! What is fixed before a run begins: the house's list of names and the reference articles.

mod house_index;
mod house_list;

pub use house_index::{HouseIndex, words};
pub use house_list::{HouseList, HouseName, ListPlace, WrongForm};

/// Evidence from beyond the article under review.
#[derive(Default)]
pub struct Evidence {
    /// What the house says about spellings. Empty where there is no list.
    pub house: HouseIndex,
}

impl Evidence {
    /// The evidence of a house's list.
    pub fn new(house: HouseList) -> Self {
        Self { house: HouseIndex::new(house) }
    }
}
