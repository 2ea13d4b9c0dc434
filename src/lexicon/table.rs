//! The common form of all tables in `data/`: `#` head lines with origin and licence, then sorted lines of
//! tab-separated fields, the first of which is the key.

use rustc_hash::{FxHashMap, FxHashSet};

/// The entries of a table: each line's fields, comments and blank lines left out.
///
/// ```
/// let rows: Vec<Vec<&str>> = corroborate::lexicon::entries("# head\na\t1\nb\t2\n").collect();
/// assert_eq!(rows, [["a", "1"], ["b", "2"]]);
/// ```
pub fn entries(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('\t').collect())
}

/// A set of single, lower-cased words.
#[derive(Debug, Default)]
pub struct WordSet(FxHashSet<&'static str>);

impl WordSet {
    /// The first fields of `table`.
    pub fn new(table: &'static str) -> WordSet {
        WordSet(entries(table).map(|fields| fields[0]).collect())
    }

    /// Whether `word`, lower-cased, is in the set.
    pub fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

/// Phrases of one or more lower-cased words, each with a value; the longest match wins.
#[derive(Debug)]
pub struct Phrases<V> {
    by_first: FxHashMap<&'static str, Vec<(Vec<&'static str>, V)>>,
}

impl<V> Phrases<V> {
    /// Phrases split at spaces, longest first within those that share a first word.
    pub fn new(phrases: impl Iterator<Item = (&'static str, V)>) -> Phrases<V> {
        let mut by_first: FxHashMap<&'static str, Vec<(Vec<&'static str>, V)>> = FxHashMap::default();
        for (phrase, value) in phrases {
            let words: Vec<&str> = phrase.split(' ').collect();
            by_first.entry(words[0]).or_default().push((words, value));
        }
        for candidates in by_first.values_mut() {
            candidates.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Phrases { by_first }
    }

    /// The longest phrase that starts the sequence `word(0)`, `word(1)`, …: its length in words and its value.
    pub fn longest<'t>(&self, word: impl Fn(usize) -> Option<&'t str>) -> Option<(usize, &V)> {
        let candidates = self.by_first.get(word(0)?)?;
        candidates
            .iter()
            .find(|(words, _)| words.iter().enumerate().all(|(at, expected)| word(at) == Some(expected)))
            .map(|(words, value)| (words.len(), value))
    }
}
