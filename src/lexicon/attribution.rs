//! Learned weights of the model that tells which phrases are somebody's words or thoughts.
//!
//! Read from `data/attribution_weights.tsv`, which `examples/train_attribution.rs` writes. The features live in
//! `mention::quote::attribution`.

use std::hash::Hasher;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHasher};

use super::entries;

/// Weights of features that are named by a few words.
#[derive(Clone, Debug, Default)]
pub struct NamedWeights {
    /// By the hash of the name, so that looking one up writes no name.
    of_names: FxHashMap<u64, f32>,
}

impl NamedWeights {
    /// Reads lines of name and weight.
    ///
    /// ```
    /// use corroborate::lexicon::attribution::NamedWeights;
    /// let weights = NamedWeights::new("# head\nlemma say\t1.5\n");
    /// assert_eq!((weights.of(&["lemma", "say"]), weights.of(&["lemma", "eat"])), (1.5, 0.0));
    /// ```
    pub fn new(table: &str) -> NamedWeights {
        let row = |fields: Vec<&str>| Some((hash(fields[0].split(' ')), fields.get(1)?.parse().ok()?));
        NamedWeights { of_names: entries(table).filter_map(row).collect() }
    }

    /// The weight of the feature whose name has these parts; 0 for one that is not in the table.
    pub fn of(&self, parts: &[&str]) -> f32 {
        let words = parts.iter().flat_map(|part| part.split(' '));
        self.of_names.get(&hash(words)).copied().unwrap_or(0.0)
    }
}

fn hash<'w>(words: impl Iterator<Item = &'w str>) -> u64 {
    let mut hasher = FxHasher::default();
    for word in words {
        hasher.write(word.as_bytes());
        hasher.write_u8(b' ');
    }
    hasher.finish()
}

/// The weights that the program uses.
pub fn weights() -> &'static NamedWeights {
    static WEIGHTS: LazyLock<NamedWeights> =
        LazyLock::new(|| NamedWeights::new(include_str!("../../data/attribution_weights.tsv")));
    &WEIGHTS
}
