//! Typed word tables, compiled in from `data/`.
//!
//! One file per table or family of tables. Words are data: no other module holds a word list. Tables are read on
//! first use; `tests/tidy.rs` checks order, duplicates and heads of every file in `data/`.

mod name_symbols;
mod nicknames;
mod places;
mod table;

pub use name_symbols::{NameSymbol, is_common_name, is_generic_organization_word, name_symbol};
pub use nicknames::is_nickname;
pub use places::{PlaceEntry, PlaceKind, places};
pub use table::{Phrases, WordSet, entries};
