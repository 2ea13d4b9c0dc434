//! Given names, as a cue that a sequence of capitals is a person, and that the person is "he" or "she".
//!
//! Reads `data/given_names.txt` and `data/given_name_genders.tsv`; leaves the decision to `mention::name` and
//! `mention::quote`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::{WordSet, entries};

static GIVEN_NAMES: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/given_names.txt")));

static GENDERS: LazyLock<FxHashMap<&'static str, Gender>> = LazyLock::new(|| {
    let gender = |letter: &str| if letter == "m" { Gender::Male } else { Gender::Female };
    let rows = entries(include_str!("../../data/given_name_genders.tsv"));
    rows.filter_map(|fields| Some((fields[0], gender(fields.get(1)?)))).collect()
});

/// What a title or a given name tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "Mr.", "Robert".
    Male,
    /// "Ms.", "Nancy".
    Female,
}

/// Whether the lower-cased `word`, or its part before a hyphen, is a given name.
///
/// ```
/// assert!(corroborate::lexicon::is_given_name("jean-marie"));
/// assert!(!corroborate::lexicon::is_given_name("table"));
/// ```
pub fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.contains(word) || word.split_once('-').is_some_and(|(first, _)| GIVEN_NAMES.contains(first))
}

/// Whose name the lower-cased `word` is nearly always; `None` for names of both, and unknown ones.
///
/// ```
/// use corroborate::lexicon::{Gender, gender_of_given_name};
/// assert_eq!(gender_of_given_name("nancy"), Some(Gender::Female));
/// assert_eq!(gender_of_given_name("jessie"), None);
/// ```
pub fn gender_of_given_name(word: &str) -> Option<Gender> {
    GENDERS.get(word).copied()
}
