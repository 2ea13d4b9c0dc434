//! How alike the surroundings of two words are: a compact table of word vectors.
//!
//! Made by `examples/make_vectors.rs` from GloVe vectors. Words that stand in like company are often related, but also
//! often opposites or two of a kind ("Monday", "Friday"); what that proves is for the models that read it to learn.

use std::sync::LazyLock;

use multiversion::multiversion;
use rustc_hash::FxHashMap;

static FILE: &[u8] = include_bytes!("../../data/models/word_vectors.bin");

/// What the file opens with: its kind and the version of its format.
const OPENING: &[u8] = b"CRBV\x01";

struct Table {
    numbers: FxHashMap<&'static str, u32>,
    n_dimensions: usize,
    vectors: &'static [u8],
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(FILE).unwrap_or_else(Table::empty));

/// A word that the table knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KnownWord(u32);

/// The word's place in the table; `None` where the table does not have it.
pub fn known(word: &str) -> Option<KnownWord> {
    TABLE.numbers.get(word).copied().map(KnownWord)
}

/// How alike the surroundings of two words are: 1 for one word, about 0 for unrelated ones, below 0 for words that
/// avoid each other.
///
/// ```
/// use corroborate::lexicon::vectors;
/// let likeness = |a, b| vectors::likeness(vectors::known(a).unwrap(), vectors::known(b).unwrap());
/// assert!(likeness("attorney", "lawyer") > likeness("attorney", "harbour"));
/// ```
pub fn likeness(a: KnownWord, b: KnownWord) -> f64 {
    (f64::from(product(of(a), of(b))) / LENGTH_SQUARED).min(1.0)
}

/// The sum of the products of signed bytes.
#[multiversion(targets("x86_64+avx2"))]
fn product(a: &[u8], b: &[u8]) -> i32 {
    a.iter().zip(b).map(|(x, y)| i32::from(i16::from(*x as i8) * i16::from(*y as i8))).sum()
}

/// The square of a vector's length.
const LENGTH_SQUARED: f64 = 127.0 * 127.0;

/// The word's vector, of length 127.
pub fn of(word: KnownWord) -> &'static [u8] {
    let start = word.0 as usize * TABLE.n_dimensions;
    &TABLE.vectors[start..start + TABLE.n_dimensions]
}

impl Table {
    /// A table without words: a damaged file, which the tests would catch, must not stop a comparison.
    fn empty() -> Table {
        Table { numbers: FxHashMap::default(), n_dimensions: 0, vectors: &[] }
    }

    fn read(file: &'static [u8]) -> Option<Table> {
        let rest = file.strip_prefix(OPENING)?;
        let (n_words, rest) = rest.split_first_chunk::<4>()?;
        let (n_dimensions, rest) = rest.split_first_chunk::<4>()?;
        let (n_words, n_dimensions) =
            (u32::from_le_bytes(*n_words) as usize, u32::from_le_bytes(*n_dimensions) as usize);
        let (words, vectors) = rest.split_at_checked(rest.len().checked_sub(n_words * n_dimensions)?)?;
        let words = std::str::from_utf8(words).ok()?.lines();
        let numbers: FxHashMap<&str, u32> = words.zip(0..).collect();
        (numbers.len() == n_words).then_some(Table { numbers, n_dimensions, vectors })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, c: &str) {
        let word = |word| known(word).expect("a common word");
        assert!(likeness(word(a), word(b)) > likeness(word(a), word(c)), "{a} is nearer to {b} than to {c}");
    }

    #[test]
    fn like_words_are_nearer() {
        check("tussle", "scuffle", "budget");
        check("subpoena", "summon", "harvest");
        check("ballot", "vote", "glacier");
    }

    #[test]
    fn a_word_is_itself() {
        let word = known("court").expect("a common word");
        assert!(likeness(word, word) > 0.98);
    }

    #[test]
    fn other_words_are_not_in_it() {
        assert_eq!(known("qwxzt"), None);
    }

    #[test]
    fn a_damaged_file_is_no_table() {
        assert!(Table::read(b"CRBV\x01\x02\x00\x00\x00\x09\x00\x00\x00a\n").is_none());
    }
}
