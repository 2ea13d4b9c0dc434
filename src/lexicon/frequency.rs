//! How rare a word is in English news and web text.
//!
//! The table is counted by `cargo run --release --example count_words`; its head names the texts.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::entries;

static TABLE: &str = include_str!("../../data/word_frequency.tsv");

static RARITY: LazyLock<FxHashMap<&'static str, f32>> = LazyLock::new(|| {
    let n_sentences = TABLE.lines().find_map(|line| line.strip_prefix("# sentences: ")?.parse().ok()).unwrap_or(1.0);
    entries(TABLE)
        .filter_map(|fields| Some((fields[0], rarity_of_count(fields.get(1)?.parse().ok()?, n_sentences))))
        .collect()
});

/// How rare `lemma` is: the natural logarithm of sentences per sentence that holds it, from about 0 ("the") to
/// `UNSEEN` for words that the table does not have.
pub fn rarity(lemma: &str) -> f64 {
    f64::from(RARITY.get(lemma).copied().unwrap_or(UNSEEN))
}

/// The rarity of a word that the table does not have.
pub const UNSEEN: f32 = 10.5;

fn rarity_of_count(count: f32, n_sentences: f32) -> f32 {
    (n_sentences / count).ln().clamp(0.0, UNSEEN)
}
