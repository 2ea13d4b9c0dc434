//! What the network sees of one word by itself: keys into its tables of embeddings.

use super::super::hash;
use super::super::word::Word;

/// How many tables of embeddings a word is looked up in.
pub const N_TABLES: usize = 6;

/// The word's key in each table: form, endings of four, three and two bytes, beginning of three, shape. Never 0.
#[inline]
pub fn table_keys(word: &Word) -> [u32; N_TABLES] {
    let key = |table: u64, value: u64| (hash::mix(table, value) >> 32) as u32 | 1;
    [
        key(1, word.form),
        key(2, word.suffix(4)),
        key(3, word.suffix(3)),
        key(4, word.suffix(2)),
        key(5, word.prefix(3)),
        key(6, word.shape),
    ]
}
