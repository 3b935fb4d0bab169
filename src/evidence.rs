//! What is fixed before a run begins: the house's list of names and the reference articles.

/// Evidence from beyond the article under review.
#[derive(Debug, Default)]
pub struct Evidence {}
