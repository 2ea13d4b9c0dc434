//! Words for the same thing or deed: shared roots and shared frequent senses, derived from WordNet.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::entries;

/// What is known of a word's relatives.
#[derive(Debug)]
pub struct Senses {
    /// The first word of the family of one root ("agree" for "agreement"), where there is a family.
    pub root: Option<&'static str>,
    /// Numbers of the frequent senses that the word shares with others.
    pub shared: Vec<u32>,
}

static SENSES: LazyLock<FxHashMap<&'static str, Senses>> = LazyLock::new(|| {
    entries(include_str!("../../data/senses.tsv"))
        .filter_map(|fields| {
            let root = Some(*fields.get(1)?).filter(|root| *root != "-");
            let shared = fields.get(2)?.split(' ').filter_map(|number| number.parse().ok()).collect();
            Some((fields[0], Senses { root, shared }))
        })
        .collect()
});

/// The relatives of `lemma`, if the table has it.
pub fn of(lemma: &str) -> Option<&'static Senses> {
    SENSES.get(lemma)
}

/// Whether two lemmas share a root or a frequent sense.
pub fn are_related(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (of(a), of(b)) else { return false };
    (a.root.is_some() && a.root == b.root) || a.shared.iter().any(|sense| b.shared.contains(sense))
}
