//! Copy for measurements that looks like news and that nobody has printed: the lengths of sentences and paragraphs, the share
//! of capitals, and how many distinct words an article has are those of real copy (`tests/invented_copy.rs`). The same number
//! gives the same article.

mod cast;
mod chance;
mod lists;
mod slip;
mod story;

use chance::Chance;
use lists::Lists;

/// Makes articles.
pub struct Newsroom {
    lists: Lists,
}

impl Newsroom {
    pub fn open() -> Self {
        Self { lists: Lists::read() }
    }

    /// The article of that number: some 4,000 bytes. Each fourth has slips.
    pub fn article(&self, number: u32) -> String {
        story::write(&self.lists, &mut Chance::new(u64::from(number) + 1), number % 4 == 3)
    }

    pub fn articles(&self, count: u32) -> Vec<String> {
        (0..count).map(|number| self.article(number)).collect()
    }
}
