//! Typed word tables, compiled in from `data/`.
//!
//! One file per table or family of tables. Words are data: no other module holds a word list. Tables are read on
//! first use; `tests/tidy.rs` checks order, duplicates and heads of every file in `data/`.

/// Words of the newsroom: agencies, outlets, bylines, furniture.
pub mod newsroom;
pub mod reporting;
mod abbreviation;
mod table;
pub mod wording;

pub mod clause;
pub mod frequency;
pub mod senses;

pub use abbreviation::{Abbreviation, Boundaries, Follower};
pub use table::{Phrases, WordSet, entries};
