//! What an article betrays of the text it was made from: runs of its own words, whole quotations, slips of the pen.
//!
//! Made once per article; `origin` sets the prints of two articles against each other.

use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

use crate::lexicon::frequency;
use crate::mention::Reading;
use crate::text::Span;

/// Words in a shingle: five words in a row rarely recur between texts written apart, quotations left out.
const SHINGLE_WORDS: usize = 5;

/// Words from which a quotation, cut at the same words, is more than a catchword that everybody repeats.
const QUOTATION_WORDS: usize = 6;

/// Letters from which a word that nobody knows is a slip rather than a rare word.
const SLIP_LETTERS: usize = 7;

/// The prints of one article; each list is hashed, sorted, and without repeats.
#[derive(Clone, Debug, Default)]
pub(super) struct Prints {
    /// Five words in a row of its own prose.
    pub shingles: Vec<u64>,
    /// Direct quotations, cut as they are.
    pub quotations: Vec<u64>,
    /// Misspelt words.
    pub slips: Vec<u64>,
}

impl Prints {
    pub(super) fn new(reading: Reading<'_>) -> Prints {
        let mut spans: Vec<Span> = Vec::new();
        for quote in reading.mentions.quotes.iter().filter(|quote| quote.direct) {
            spans.extend(&quote.content);
        }
        spans.sort_unstable_by_key(|span| span.start());
        let mut walk = Walk::default();
        let mut next_quote = 0;
        let document = reading.document;
        for (at, token) in document.tokens().iter().enumerate() {
            while spans.get(next_quote).is_some_and(|span| span.end() <= token.span.start()) {
                next_quote += 1;
                walk.end_quotation();
            }
            if reading.article.is_boilerplate(token.span) {
                walk.window.clear();
                continue;
            }
            let word = document.norm(at);
            if !word.chars().any(char::is_alphanumeric) {
                continue;
            }
            match spans.get(next_quote).is_some_and(|span| span.overlaps(token.span)) {
                true => walk.quoted(word),
                false => walk.told(word),
            }
            if is_slip(word, document.lemma(at)) {
                walk.slips.insert(hash(word));
            }
        }
        walk.end_quotation();
        Prints { shingles: sorted(walk.shingles), quotations: sorted(walk.quotations), slips: sorted(walk.slips) }
    }
}

/// The way through an article's words, and what was met.
#[derive(Default)]
struct Walk<'a> {
    window: Vec<&'a str>,
    quotation: FxHasher,
    n_quoted: usize,
    shingles: FxHashSet<u64>,
    quotations: FxHashSet<u64>,
    slips: FxHashSet<u64>,
}

impl<'a> Walk<'a> {
    fn told(&mut self, word: &'a str) {
        if self.window.len() == SHINGLE_WORDS {
            self.window.remove(0);
        }
        self.window.push(word);
        if self.window.len() == SHINGLE_WORDS {
            self.shingles.insert(hash(&self.window));
        }
    }

    fn quoted(&mut self, word: &str) {
        self.window.clear();
        self.n_quoted += 1;
        word.hash(&mut self.quotation);
    }

    fn end_quotation(&mut self) {
        if self.n_quoted >= QUOTATION_WORDS {
            self.quotations.insert(self.quotation.finish());
        }
        self.quotation = FxHasher::default();
        self.n_quoted = 0;
    }
}

/// Whether a word is a known one with a letter too many or too few, or with two letters exchanged.
fn is_slip(word: &str, lemma: &str) -> bool {
    let may_be = word.len() >= SLIP_LETTERS && word.bytes().all(|byte| byte.is_ascii_lowercase());
    may_be && !is_known(word) && !is_known(lemma) && neighbours(word).any(|other| is_known(&other))
}

fn is_known(word: &str) -> bool {
    frequency::rarity(word) < f64::from(frequency::UNSEEN)
}

/// The words that a slip makes into `word`, which is of ASCII letters.
fn neighbours(word: &str) -> impl Iterator<Item = String> + '_ {
    let without = (0..word.len()).map(|at| [&word[..at], &word[at + 1..]].concat());
    let exchanged =
        (1..word.len()).map(|at| [&word[..at - 1], &word[at..=at], &word[at - 1..at], &word[at + 1..]].concat());
    let with = (0..=word.len())
        .flat_map(|at| ('a'..='z').map(move |letter| (at, letter)))
        .map(|(at, letter)| format!("{}{letter}{}", &word[..at], &word[at..]));
    without.chain(exchanged).chain(with)
}

fn hash<T: Hash + ?Sized>(key: &T) -> u64 {
    let mut hasher = FxHasher::default();
    key.hash(&mut hasher);
    hasher.finish()
}

fn sorted(hashes: FxHashSet<u64>) -> Vec<u64> {
    let mut hashes: Vec<u64> = hashes.into_iter().collect();
    hashes.sort_unstable();
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_too_many_too_few_or_exchanged_is_a_slip() {
        let check = |word: &str, expected: bool| assert_eq!(is_slip(word, word), expected, "{word}");
        check("goverment", true);
        check("governmment", true);
        check("governemnt", true);
        check("government", false);
        check("zyxwvuts", false);
        check("teh", false);
    }
}
