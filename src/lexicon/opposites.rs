//! What turns the sense of a sentence: words of opposite meaning, and modal verbs of different force.
//!
//! Reads `data/antonyms.tsv` and `data/modals.tsv`. For `compare::quote`; negations are in `clause`.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::entries;
use super::wording::stem;

static ANTONYMS: LazyLock<FxHashMap<Cow<'static, str>, Vec<Cow<'static, str>>>> = LazyLock::new(|| {
    let mut antonyms: FxHashMap<Cow<'static, str>, Vec<Cow<'static, str>>> = FxHashMap::default();
    for fields in entries(include_str!("../../data/antonyms.tsv")) {
        let others = fields.get(1).into_iter().flat_map(|others| others.split(' ')).map(stem);
        antonyms.entry(stem(fields[0])).or_default().extend(others);
    }
    antonyms
});

static MODALS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = entries(include_str!("../../data/modals.tsv"));
    rows.filter_map(|fields| Some((fields[0], *fields.get(1)?))).collect()
});

/// Whether words of these stems (see `wording::stem`) mean the opposite of each other.
///
/// ```
/// use corroborate::lexicon::{opposites::are_opposite, wording::stem};
/// assert!(are_opposite(&stem("increased"), &stem("decrease")));
/// assert!(!are_opposite(&stem("increased"), &stem("grow")));
/// ```
pub fn are_opposite(a: &str, b: &str) -> bool {
    a != b && ANTONYMS.get(a).is_some_and(|others| others.iter().any(|other| other == b))
}

/// The force that `word`, lower-cased, gives a statement as a modal verb: "might" is "may", "would" is "will".
pub fn modal_force(word: &str) -> Option<&'static str> {
    MODALS.get(word).copied()
}
