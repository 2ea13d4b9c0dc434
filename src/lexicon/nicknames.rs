//! Short and pet forms of given names, Jim for James, and feminine forms of surnames, Ivanova for Ivanov.
//!
//! Read by `entity` when names are compared. Tables: `nicknames.tsv`, `feminine_endings.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::entries;

static FULL_NAMES: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| entries(include_str!("../../data/nicknames.tsv")).map(|fields| (fields[0], fields[1])).collect());

/// The given names that `short`, lower-cased, can stand for, split at spaces.
fn full_names(short: &str) -> impl Iterator<Item = &'static str> {
    FULL_NAMES.get(short).copied().unwrap_or("").split_ascii_whitespace()
}

/// Whether one of the two lower-cased given names is a short form of the other, or both of a third.
///
/// ```
/// use corroborate::lexicon::is_nickname;
/// assert!(is_nickname("jim", "james"));
/// assert!(is_nickname("bill", "will"));
/// assert!(!is_nickname("jim", "john"));
/// ```
pub fn is_nickname(a: &str, b: &str) -> bool {
    full_names(a).any(|full| full == b)
        || full_names(b).any(|full| full == a)
        || full_names(a).any(|full| full_names(b).any(|other| other == full))
}

static FEMININE_ENDINGS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let rows = entries(include_str!("../../data/feminine_endings.tsv"));
    rows.flat_map(|fields| fields[1].split(' ').map(move |masculine| (fields[0], masculine))).collect()
});

/// Whether one of the two lower-cased surnames or patronymics is the feminine form of the other.
///
/// ```
/// use corroborate::lexicon::is_feminine_of_other;
/// assert!(is_feminine_of_other("petrov", "petrova"));
/// assert!(is_feminine_of_other("dubinskaya", "dubinsky"));
/// assert!(!is_feminine_of_other("petrov", "petrovic"));
/// ```
pub fn is_feminine_of_other(a: &str, b: &str) -> bool {
    let is_pair = |feminine: &str, masculine: &str| {
        let stem = |ending: &str| feminine.strip_suffix(ending).filter(|stem| !stem.is_empty());
        let mut endings = FEMININE_ENDINGS.iter();
        endings.any(|(of_her, of_him)| stem(of_her).is_some_and(|stem| masculine.strip_prefix(stem) == Some(of_him)))
    };
    is_pair(a, b) || is_pair(b, a)
}
