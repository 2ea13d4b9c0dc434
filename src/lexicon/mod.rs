//! Typed word tables, compiled in from `data/`.
//!
//! One file per table or family of tables. Words are data: no other module holds a word list. Tables are read on
//! first use; `tests/tidy.rs` checks order, duplicates and heads of every file in `data/`.

/// Words of the newsroom: agencies, outlets, bylines, furniture.
pub mod newsroom;
pub mod calendar;
mod numbers;
mod table;
mod units;
pub mod reporting;
mod table;
pub mod wording;

pub mod clause;
pub mod frequency;
pub mod senses;

mod abbreviation;
mod table;

pub use abbreviation::{Abbreviation, Boundaries, Follower};
pub use numbers::{
    Bound, NumberWord, bounds_after, bounds_before, ends_counted, is_change_verb, is_number_label, is_score_cue,
    is_street_word, number_idioms, number_word, vague_counts,
};
mod name_symbols;
mod nicknames;
mod places;
mod table;

pub use name_symbols::{NameSymbol, is_common_name, is_generic_organization_word, name_symbol};
pub use nicknames::is_nickname;
pub use places::{PlaceEntry, PlaceKind, places};
pub use table::{Phrases, WordSet, entries};
pub use units::{Unit, UnitForm, currencies, unit_named, units};
