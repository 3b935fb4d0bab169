//! copydesk finds the places where a news article contradicts itself, the other articles on the desk, or the house's
//! list of names.
//!
//! ```
//! use copydesk::{Evidence, Lexicon, Settings, Shelf, lint, source::Source};
//!
//! let copy = "The delegation visited Stepanekert last week.\n\nThe streets of Stepanakert were calm.\n\n\
//!             It will stay in Stepanakert until Monday.\n";
//! let desk: Shelf = [Source::from_text("a.txt", copy)].into_iter().collect();
//! let report = lint(&desk, &Evidence::default(), &Lexicon::new(), &Settings::default());
//!
//! assert_eq!(report.findings[0].rule, "names/near-spelling");
//! assert_eq!(report.findings[0].primary.place.span.of(copy), "Stepanekert");
//! assert_eq!(report.findings[0].related[0].place.span.of(copy), "Stepanakert");
//! ```
//!
//! The modules in reading order:
//!
//! * [`source`], [`sources`]: bytes to text, and the way back from a place in the text to bytes on disk
//! * [`readers`]: the formats that are more than text
//! * [`mistake`]: what is wrong with one of the house's own files
//! * [`lexicon`]: what is known of words before any copy is read
//! * [`article`]: text to headline, paragraphs, sentences, words, quotations
//! * [`facts`]: what an article claims: names, acronyms, figures, dates
//! * [`desk`], [`evidence`]: the facts of all articles, and what is known beyond them
//! * [`finding`], [`fix`]: what a rule says, and how what it offers is made
//! * [`rules`]: the rules
//! * [`settings`], [`config`]: what a run is asked to do, and the file that says so
//! * [`lint`](mod@lint), [`suppress`]: runs them
//! * [`report`]: findings to text
//! * [`baseline`], [`changes`]: what of a report counts for a desk that lives with old findings
//! * [`lsp`]: findings as editors show them
//! * [`cli`]: the command line, the only part that touches disk and terminal

#![forbid(unsafe_code)]

pub mod archive;
pub mod article;
pub mod baseline;
pub mod changes;
pub mod cli;
pub mod config;
pub mod desk;
pub mod evidence;
pub mod facts;
pub mod finding;
pub mod fix;
pub mod lexicon;
pub mod lint;
pub mod lsp;
pub mod mistake;
pub mod readers;
pub mod report;
pub mod rules;
pub mod settings;
pub mod source;
pub mod sources;
pub mod suppress;

pub use evidence::Evidence;
pub use lexicon::Lexicon;
pub use lint::{Report, lint};
pub use settings::Settings;
pub use sources::{Shelf, Sources};
