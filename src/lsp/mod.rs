//! The language server protocol, so far as a linter of prose speaks it: messages, positions, and findings as editors
//! show them. Nothing here reads a file or waits for a message; [`cli`](crate::cli) does.
//!
//! The structures are our own: the protocol has some four hundred, and we need forty.

pub mod actions;
pub mod diagnostics;
pub mod frame;
pub mod message;
pub mod protocol;
mod stet;
mod text;
pub mod uri;

pub use text::{OpenText, PositionEncoding};
