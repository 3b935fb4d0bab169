//! What must hold of any input. The targets in `fuzz_targets` take bytes for something; what becomes of it is looked at here.

pub mod check;
pub mod edits;
pub mod house;
pub mod inputs;
pub mod patch;
mod places;
pub mod reports;
pub mod session;
