//! Short and pet forms of given names: Jim for James, Bill for William.
//!
//! Read by `entity` when given names are compared. Table: `nicknames.tsv`.

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
