//! Lemmas with capitals that only the treebank tells: "American" the adjective, "TV" the noun.
//!
//! Learned by `examples/train`; where a word is not in the table, its form and place decide (`syntax::case`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::entries;

static LEMMAS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| entries(include_str!("../../data/lemma_case.tsv")).map(|fields| (fields[0], fields[1])).collect());

/// The lemma with its capitals, for a key as "adj:american"; `None` where the table does not have it.
pub fn cased_lemma(key: &str) -> Option<&'static str> {
    LEMMAS.get(key).copied()
}
