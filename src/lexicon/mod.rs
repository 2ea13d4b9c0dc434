//! Typed word tables, compiled in from `data/`.
//!
//! One file per table or family of tables. Words are data: no other module holds a word list. Tables are read on
//! first use; `tests/tidy.rs` checks order, duplicates and heads of every file in `data/`.

mod countries;
mod given_names;
mod ordinary;
mod organizations;
mod table;
mod titles;

pub use countries::{Country, country, demonym, us_state, us_state_by_abbreviation};
pub use given_names::is_given_name;
pub use ordinary::{
    is_abbreviation, is_inner_possessive, is_name_particle, is_name_suffix, is_ordinary, is_person_abbreviation,
    is_person_suffix, is_saying, opens_sentences,
};
pub use organizations::{NameHead, Naming, known_name, name_head};
pub use table::{Phrases, WordSet, entries};
pub use titles::{Hold, Title, TitleKind, office, title};
