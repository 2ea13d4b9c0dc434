//! Given names, as a cue that a sequence of capitals is a person.
//!
//! Reads `data/given_names.txt`; leaves the decision to `mention::name`.

use std::sync::LazyLock;

use super::table::WordSet;

static GIVEN_NAMES: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/given_names.txt")));

/// Whether the lower-cased `word`, or its part before a hyphen, is a given name.
///
/// ```
/// assert!(corroborate::lexicon::is_given_name("jean-marie"));
/// assert!(!corroborate::lexicon::is_given_name("table"));
/// ```
pub fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.contains(word) || word.split_once('-').is_some_and(|(first, _)| GIVEN_NAMES.contains(first))
}
