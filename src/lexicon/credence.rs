//! Words that tell how far a statement is believed: "hoax", "rumour", "reportedly", "plans", "confirmed".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::entries;

/// How a word takes what is stated beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Credence {
    /// As untrue: "hoax".
    Refute,
    /// As uncertain: "rumour".
    Doubt,
    /// As somebody's word: "reportedly".
    Report,
    /// As not done yet: "plan".
    Plan,
    /// As certain: "confirmed".
    Confirm,
}

impl Credence {
    /// All, in their fixed order.
    pub const ALL: [Credence; 5] =
        [Credence::Refute, Credence::Doubt, Credence::Report, Credence::Plan, Credence::Confirm];

    /// The name that the table has for it.
    pub fn name(self) -> &'static str {
        match self {
            Credence::Refute => "refute",
            Credence::Doubt => "doubt",
            Credence::Report => "report",
            Credence::Plan => "plan",
            Credence::Confirm => "confirm",
        }
    }
}

static WORDS: LazyLock<FxHashMap<&'static str, Credence>> = LazyLock::new(|| {
    let rows = entries(include_str!("../../data/credence_words.tsv"));
    rows.filter_map(|fields| {
        let credence = Credence::ALL.into_iter().find(|credence| Some(&credence.name()) == fields.get(1))?;
        Some((fields[0], credence))
    })
    .collect()
});

/// How `word`, a lemma or a lower-cased form, takes what is stated beside it.
///
/// ```
/// use corroborate::lexicon::credence::{Credence, of};
/// assert_eq!(of("hoax"), Some(Credence::Refute));
/// assert_eq!(of("harbour"), None);
/// ```
pub fn of(word: &str) -> Option<Credence> {
    WORDS.get(word).copied()
}
