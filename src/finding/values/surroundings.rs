//! The words around a value, which tell what it is a value of.
//!
//! Two claims may speak of one thing and yet give values of two: how many were on board, how many were hurt. Leaves
//! the values themselves to the rules of each kind.

use crate::claim::ClaimId;
use crate::finding::Scene;
use crate::lexicon::{clause, frequency, senses};
use crate::syntax::TokenRange;

/// What stands around a value inside its claim.
pub(super) struct Surroundings<'a> {
    /// Lemmas of content words, ascending, each once.
    pub words: Vec<&'a str>,
    /// Lemmas of the two tokens before and the two after, where they belong to the claim.
    pub neighbours: [&'a str; 4],
}

impl<'a> Surroundings<'a> {
    /// Reads up to `window` tokens of the claim on either side of `own`.
    pub fn new(scene: &Scene<'a>, claim: ClaimId, own: TokenRange, window: usize) -> Surroundings<'a> {
        let claim = scene.claim(claim);
        let document = scene.coverage.readings[claim.witness].document;
        let (first, last) = (own.start as usize, own.end as usize);
        let start = first.saturating_sub(window).max(claim.tokens.start as usize);
        let end = last.saturating_add(window).min(claim.tokens.end as usize);
        let around = || (start..end).filter(|&at| !own.contains(at));
        let mut words: Vec<&str> = around().map(|at| document.lemma(at)).filter(|lemma| is_content(lemma)).collect();
        words.sort_unstable();
        words.dedup();
        let lemma = |at: Option<usize>| at.filter(|&at| claim.tokens.contains(at)).map_or("", |at| document.lemma(at));
        let neighbours =
            [lemma(first.checked_sub(2)), lemma(first.checked_sub(1)), lemma(Some(last)), lemma(Some(last + 1))];
        Surroundings { words, neighbours }
    }

    /// How many of the tokens next to both values are the same.
    pub fn same_neighbours(&self, other: &Surroundings<'_>) -> usize {
        self.neighbours.iter().zip(other.neighbours).filter(|(a, b)| !a.is_empty() && **a == *b).count()
    }

    /// The summed rarity of all words.
    pub fn rarity(&self) -> f64 {
        self.words.iter().map(|word| frequency::rarity(word)).sum()
    }

    /// The summed rarity of words that stand, as such or as a relative, around both values.
    pub fn shared_rarity(&self, other: &Surroundings<'_>) -> f64 {
        let shared = self.words.iter().filter(|word| other.words.iter().any(|there| are_one(word, there)));
        shared.map(|word| frequency::rarity(word)).sum()
    }
}

fn is_content(lemma: &str) -> bool {
    lemma.chars().any(char::is_alphanumeric) && !clause::is_stopword(lemma)
}

fn are_one(a: &str, b: &str) -> bool {
    a == b || senses::are_related(a, b)
}
