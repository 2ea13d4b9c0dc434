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
        Surroundings { words }
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
