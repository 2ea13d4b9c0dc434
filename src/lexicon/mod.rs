//! Typed word tables, compiled in from `data/`.
//!
//! One file per table or family of tables. Words are data: no other module holds a word list. Tables are read on
//! first use; `tests/tidy.rs` checks order, duplicates and heads of every file in `data/`.

mod abbreviation;
pub mod attribution;
pub mod calendar;
pub mod clause;
mod countries;
pub mod credence;
pub mod description;
pub mod frequency;
pub mod gazetteer;
mod given_names;
mod lemma;
mod lemma_case;
mod name_symbols;
pub mod newsroom;
mod nicknames;
mod numbers;
pub mod opposites;
mod ordinary;
mod organizations;
mod places;
pub mod reference;
pub mod reporting;
pub mod romanisation;
pub mod senses;
pub mod stages;
mod table;
mod titles;
mod units;
pub mod vectors;
pub mod verbs;
mod weights;
pub mod wording;

pub use abbreviation::{Abbreviation, Boundaries, Follower};
pub use countries::{
    Country, country, demonym, governed_from, is_governing_deed, is_governing_noun, us_state, us_state_by_abbreviation,
    us_state_capital,
};
pub use given_names::{Gender, gender_of_given_name, is_given_name};
pub use lemma::LemmaRules;
pub use lemma_case::cased_lemma;
pub use name_symbols::{NameSymbol, are_distinct_names, is_common_name, is_generic_organization_word, name_symbol};
pub use nicknames::{is_feminine_of_other, is_nickname};
pub use numbers::{
    Bound, Coverage, NumberWord, TollDirection, bounds_after, bounds_before, ends_counted, fate, is_change_verb,
    is_measure_follower, is_number_label, is_range_verb, is_rank_label, is_score_cue, is_street_word, number_idioms,
    number_word, scopes_after, scopes_before, toll_direction, vague_counts,
};
pub use ordinary::{
    is_abbreviation, is_inner_possessive, is_name_particle, is_name_suffix, is_ordinary, is_person_abbreviation,
    is_person_suffix, is_saying, opens_sentences,
};
pub use organizations::{NameHead, Naming, known_name, name_head};
pub use places::{PlaceEntry, PlaceKind, place_label, places};
pub use table::{Phrases, WordSet, entries};
pub use titles::{
    Hold, Title, TitleKind, classes_go_together, is_office_of_many, office, party_by_letter, tenure, title,
};
pub use units::{Unit, UnitForm, currencies, unit_named, units};
pub use weights::{BIAS, Weights};
