//! Typed word tables, compiled in from `data/`.
//!
//! One file per table or family of tables. Words are data: no other module holds a word list. Tables are read on
//! first use; `tests/tidy.rs` checks order, duplicates and heads of every file in `data/`.

mod abbreviation;
mod lemma;
mod table;

pub use abbreviation::{Abbreviation, Boundaries, Follower};
pub use lemma::LemmaRules;
pub use table::{Phrases, WordSet, entries};
