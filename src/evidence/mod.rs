//! What is fixed before a run begins: the house's list of names, the marks of its systems, and archives. The reference
//! articles come as sources of the run.

mod house_index;
mod house_list;

pub use house_index::{HouseIndex, words};
pub use house_list::{HouseList, HouseName, ListPlace, WrongForm};

use crate::archive::Archives;
use regex::Regex;

/// Evidence from beyond the article under review.
#[derive(Default)]
pub struct Evidence {
    /// What the house says about spellings. Empty where there is no list.
    pub house: HouseIndex,
    /// What the house's own systems leave in copy, as patterns over single paragraphs.
    pub leftovers: Vec<Regex>,
    /// Classes of lines around a story that the house prints itself.
    pub house_lines: Vec<String>,
    /// How many articles of the past hold which names.
    pub archives: Archives,
}

impl Evidence {
    /// The evidence of a house's list.
    pub fn new(house: HouseList) -> Self {
        Self { house: HouseIndex::new(house), ..Self::default() }
    }
}
