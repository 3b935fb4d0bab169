//! What would mend a finding, and how fixes are made: chosen, worked out as bytes, shown as a patch. Nothing is written
//! here.

pub mod diff;
mod patch;
mod plan;

pub use patch::{Change, Chosen, Patch, apply, choose};
pub use plan::{Plan, plan};

use crate::source::Place;
use serde::{Deserialize, Serialize};

/// Changes that belong together: all are made or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub safety: Safety,
    pub edits: Vec<Edit>,
}

/// Replaces the text of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub place: Place,
    pub replacement: String,
}

/// Whether a fix may be made unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Safety {
    /// The evidence says which side is wrong.
    Safe,
    /// An editor has to agree.
    Suggested,
}

impl Safety {
    pub fn name(self) -> &'static str {
        match self {
            Safety::Safe => "safe",
            Safety::Suggested => "suggested",
        }
    }
}
